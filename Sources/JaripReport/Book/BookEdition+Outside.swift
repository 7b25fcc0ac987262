import JaripLanguage
import JaripScenario

/// What others reached, beside what is forecast.
struct OutsideView {
  var title: String
  var source: String?
  /// What it is of: a title, else a formula.
  var of: String
  var isFormula: Bool
  var at: Month
  var mean: Double
  /// 80 of 100 cases lie between, if they are as a normal distribution.
  var low, high: Double
  /// Of the same measure; nothing where it is no result of the run.
  var forecast: (low: Double, middle: Double, high: Double)?
  var isRatio: Bool
}

extension BookEdition {
  var outsideViews: [OutsideView] {
    scenario.references.map { reference in
      // The quantile 0.9 of the standard normal distribution.
      let half = 1.2815515655446004 * reference.standardDeviation
      let found = result(reference.of.text, at: reference.at)
      var forecast: (low: Double, middle: Double, high: Double)?
      if let statistics = found?.statistics, let low = statistics.p10,
        let middle = statistics.median, let high = statistics.p90
      {
        forecast = (low, middle, high)
      }
      let name = found?.name ?? title(ofQuantity: reference.of.text)
      return OutsideView(
        title: words.title(reference.notes.title, else: reference.name),
        source: words.source(reference.notes.source), of: name ?? reference.of.text,
        isFormula: name == nil,
        at: reference.at,
        mean: reference.mean, low: reference.mean - half, high: reference.mean + half,
        forecast: forecast, isRatio: found?.isRatio ?? false)
    }
  }

  private func title(ofQuantity name: String) -> String? {
    figures.model.quantities[name] == nil ? nil : figures.title(of: name, words)
  }

  /// The result that a formula such as `oss(network)` or `oss(kpc)` names.
  private func result(
    _ formula: String, at month: Month
  ) -> (name: String, statistics: Statistics?, isRatio: Bool)? {
    let parts = formula.filter { !$0.isWhitespace }.split(separator: "(", maxSplits: 1)
    guard parts.count == 2, parts[1].last == ")" else { return nil }
    let (quantity, place) = (String(parts[0]), parts[1].dropLast())
    let row: FigureRow
    if place == "network" {
      row = .network
    } else if let centre = scenario.centres.firstIndex(where: { $0.id == place }) {
      row = .centre(centre)
    } else {
      return nil
    }
    guard let unit = figures.unit(quantity, row) else { return nil }
    let title = "\(figures.title(of: quantity, words)), \(name(row))"
    let statistics = figures.monthly(quantity, row, month: month - timeline.start)
    return (title, statistics, unit.dimension.isPure && unit.text.isEmpty)
  }

  /// Nothing where the scenario names no reference.
  var outside: Html? {
    let views = outsideViews
    guard !views.isEmpty else { return nil }
    let rows = views.map { view in
      func text(_ value: Double) -> String {
        view.isRatio ? words.percent(value) : words.amount(NumberText.sensible(value))
      }
      func interval(_ middle: Double, _ low: Double, _ high: Double) -> String {
        low == high ? text(middle) : "\(text(middle))\n\(text(low)) ~ \(text(high))"
      }
      let own =
        view.forecast.map { interval($0.middle, $0.low, $0.high) } ?? NumberText.missing
      return [
        view.title, view.of, words.shortMonth(view.at),
        interval(view.mean, view.low, view.high), own,
        view.source ?? words.noSource,
      ]
    }
    return section(
      "outside", class: "wide views-section", kicker: words.outsideKicker,
      heading: words.outsideHeading(views[0]),
      [
        table(
          words.outsideCaption, words.outsideHeader, rows, class: "views",
          textColumns: [1, 2, 5], formulas: Set(views.filter(\.isFormula).map(\.of)))
      ])
  }
}
