import JaripAnalysis
import JaripCharts
import JaripLanguage

/// What moves the result: every drawn input held against self-sufficiency and independence, in the same run.
extension BookEdition {
  /// Nothing where nothing is random.
  var drivers: Html? {
    guard let sensitivity = study.sensitivity, !sensitivity.drivers.isEmpty else { return nil }
    let shown = Array(sensitivity.drivers.prefix(BookConstants.drivers))
    let chart = tornado(shown)
    return section(
      "drivers", kicker: words.driversKicker, heading: driversHeading(sensitivity),
      [
        figure("tornado", chart, subtitle: words.tornadoSubtitle),
        table(
          words.driversCaption(
            date, trials: sensitivity.trials, shown: shown.count, of: sensitivity.drivers.count),
          words.driversHeader, shown.map(driverRow), class: "drivers"),
      ],
      aside: words.driverNotes(
        areCorrelated: !scenario.alternatives[study.alternative].correlations.isEmpty,
        leavesOut: shown.count > chart.figures(in: chartLanguage).rows.count))
  }

  private func driversHeading(_ sensitivity: Sensitivity) -> String {
    guard let driver = sensitivity.drivers.first, let effect = driver.selfSufficiency,
      effect.isSignificant
    else { return words.noDriverHeading }
    return words.driversHeading(
      figures.title(of: driver.name, words), share: words.percent(effect.varianceShare),
      isMore: effect.rankCorrelation > 0)
  }

  private func tornado(_ drivers: [Sensitivity.Driver]) -> TornadoChart {
    let centre = figures.monthly("oss", .network, month: figures.answerDate)?.mean ?? 0
    return TornadoChart(
      title: words.tornadoTitle, measure: words.networkOss(date, of: onlyCentre), style: .percent(),
      centre: centre,
      bars: drivers.filter { $0.selfSufficiency?.isSignificant ?? false }.map { driver in
        .init(
          input: figures.title(of: driver.name, words), atLow: driver.selfSufficiency?.atLow,
          atHigh: driver.selfSufficiency?.atHigh, range: range(driver),
          rankCorrelation: driver.selfSufficiency?.rankCorrelation)
      })
  }

  /// What 80 of 100 trials have of the input, in its unit.
  private func range(_ driver: Sensitivity.Driver, unitBelow: Bool = false) -> String {
    let unit = figures.model.quantities[driver.name]?.unit ?? driver.unit
    let ends = [driver.low, driver.high].map { NumberText.sensible(unit.stated($0), digits: 3) }
    let name = words.unit(unit.text)
    guard unitBelow, !name.isEmpty else { return words.range(ends[0], ends[1], unit: name) }
    return words.range(ends[0], ends[1], unit: "") + "\n" + name
  }

  private func driverRow(_ driver: Sensitivity.Driver) -> [String] {
    func cells(_ effect: Sensitivity.Effect?) -> [String] {
      guard let effect else { return [NumberText.missing, NumberText.missing] }
      let share = effect.varianceShare
      return [
        NumberText.signed(effect.rankCorrelation, digits: 2),
        share < BookConstants.smallShare ? words.small : words.percent(share),
      ]
    }
    var title = figures.title(of: driver.name, words)
    if driver.isAverageOverCentres || driver.isAverageOverMonths { title += " *" }
    return [title, range(driver, unitBelow: true)] + cells(driver.selfSufficiency)
      + cells(driver.independence)
  }
}
