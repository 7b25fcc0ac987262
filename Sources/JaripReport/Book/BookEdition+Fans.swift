import JaripCharts
import JaripLanguage

/// Self-sufficiency and cash of the network, month by month.
extension BookEdition {
  var fans: Html {
    let oss = figures.monthly("oss", .network, month: figures.answerDate)
    return section(
      "fans", kicker: words.fanKicker,
      heading: words.fanHeading(
        whole, date: date, median: oss?.median.map(words.percent),
        overdrawn: figures.overdrawn(.network, month: figures.answerDate), isRandom: isRandom),
      [
        figure(
          "oss", fan("oss", words.ossFanTitle(whole), .percent()),
          subtitle: words.ossFanSubtitle(isOne: onlyCentre != nil)),
        figure(
          "cash",
          fan(
            "cash", words.cashFanTitle(whole), .plain(cashDigits, unit: moneySuffix),
            unit: moneyUnit),
          subtitle: words.cashFanSubtitle(moneyUnit, isOne: onlyCentre != nil)),
      ], aside: fanNotes)
  }

  /// The network, or its only centre, as sentences name it.
  private var whole: String {
    onlyCentre ?? words.pick("the network", "네트워크")
  }

  /// Three figures of the largest amount: a chart's labels are no accounts.
  private var cashDigits: Int {
    let ends = (0..<timeline.monthCount).flatMap { month -> [Double] in
      let found = figures.monthly("cash", .network, month: month)
      return [found?.quantiles.first, found?.quantiles.last].compactMap { $0 ?? nil }
    }
    var (largest, digits) = (ends.map { abs($0) }.max() ?? 0, 2)
    while largest >= 10 { (largest, digits) = (largest / 10, digits - 1) }
    return min(moneyDigits, digits)
  }

  private func fan(
    _ name: String, _ title: String, _ style: NumberStyle, unit: String = ""
  ) -> FanChart {
    let months = 0..<timeline.monthCount
    let found = months.map { figures.monthly(name, .network, month: $0) }
    let quantiles = found.map { $0.flatMap { Quantiles($0.quantiles) } }
    // What all trials agree on in a month before now is known; a model's account of the past is not.
    let facts = months.map { month -> Double? in
      guard let last = figures.lastFact, month <= last, let quantiles = quantiles[month],
        quantiles.p05 == quantiles.p95
      else { return nil }
      return quantiles.p50
    }
    let known = facts.prefix { $0 != nil }
    return FanChart(
      title: title, timeline: timeline, quantiles: quantiles, facts: Array(known),
      lastPast: figures.lastFact.map { timeline.month(at: $0) },
      name: first == nil ? nil : alternativeName,
      other: first.map { first in
        .init(
          name: first.alternativeName(words) ?? "",
          values: months.map { first.monthly(name, .network, month: $0)?.median },
          isCertain: !isRandom)
      },
      grantEnd: figures.grantEnd.map { timeline.month(at: $0) }, style: style, unit: unit)
  }

  private var fanNotes: [String] {
    guard isRandom else { return [words.certainFanNote] }
    var notes = [words.fanNote(hasFacts: figures.lastFact != nil)]
    if let inside = study.pathsInside, inside.trials >= ReportConstants.wordedTrials {
      notes.append(words.insideNote(inside, date: date))
    }
    if figures.hasClosing {
      let closed = scenario.centres.indices.reduce(0.0) {
        $0 + figures.closed(.centre($1), month: figures.answerDate).probability
      }
      notes.append(
        words.survivorsNote(
          open: NumberText.decimal(Double(scenario.centres.count) - closed, digits: 1),
          count: scenario.centres.count, date: date))
    }
    return notes
  }
}
