import JaripLanguage

@testable import JaripCharts

/// Charts of random values, names and lengths: sensible ones, and ones that no scenario should have.
struct RandomCharts {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Of either sign, from thousandths to millions; sometimes zero.
  mutating func value() -> Double {
    if chance(0.1) { return 0 }
    var size = 0.001
    for _ in 0..<whole(0...9) { size *= 10 }
    return (uniform() - 0.4) * size
  }

  mutating func quantiles() -> Quantiles? {
    if chance(0.1) { return nil }
    let middle = value()
    if chance(0.15) { return Quantiles(Array(repeating: middle, count: 7)) }
    let spread = abs(middle) * uniform() * 3
    return Quantiles((0..<7).map { _ in middle + (uniform() - 0.5) * spread }.sorted())
  }

  mutating func interval() -> MeanInterval? {
    guard let quantiles = quantiles() else { return nil }
    return MeanInterval(
      mean: chance(0.1) ? quantiles.p95 : quantiles.p50, p10: quantiles.p10, p90: quantiles.p90)
  }

  mutating func name() -> String {
    let words = ["North", "Centre", "of", "Wonju", "Institute", "한국", "교육개발원", "센터", "W", "<b>&"]
    let name = (0..<whole(1...6)).map { _ in words[whole(0...9)] }
    return chance(0.1) ? name.joined() : name.joined(separator: " ")
  }

  mutating func style() -> NumberStyle {
    [.plain(whole(0...2)), .percent(whole(0...1)), .change(1, unit: " KRW million"), .points()][
      whole(0...3)]
  }

  mutating func fan() -> FanChart {
    let start = Month(year: 1990, month: whole(1...12))
    let count = whole(1...200)
    let timeline = Timeline(start: start, end: start + (count - 1), fiscalYearStart: whole(1...12))
    let known = chance(0.3) ? 0 : whole(0...count)
    let level = value()
    return FanChart(
      title: name(), timeline: timeline,
      quantiles: (0..<count).map { _ in
        chance(0.02)
          ? quantiles() : Samples.quantiles(level * (0.5 + uniform()), chance(0.1) ? 0 : uniform())
      },
      facts: (0..<known).map { _ in chance(0.05) ? nil : level * uniform() },
      name: chance(0.5) ? name() : nil,
      other: chance(0.5)
        ? .init(name: name(), values: (0..<count).map { _ in level * uniform() }) : nil,
      grantEnd: chance(0.8) ? start + whole(0...count) : nil,
      style: chance(0.5) ? .percent() : .plain(whole(0...1)), unit: chance(0.5) ? name() : "")
  }

  mutating func shares() -> OutcomeShares? {
    if chance(0.1) { return nil }
    let (first, second) = (uniform(), uniform())
    return OutcomeShares(
      independent: chance(0.2) ? 0 : min(first, second),
      closed: chance(0.2) ? 0 : 1 - max(first, second))
  }

  mutating func outcome() -> OutcomeChart {
    let count = chance(0.5) ? whole(1...200) : nil
    let months = whole(1...100)
    return OutcomeChart(
      title: name(), start: Month(year: 2001, month: 8),
      shares: (0..<months).map { _ in
        guard let count else { return shares() }
        return .sum((0..<count).map { _ in shares() })
      }, centreCount: count)
  }

  mutating func grid() -> OutcomeGrid {
    let months = whole(1...80)
    return OutcomeGrid(
      title: name(), start: Month(year: 2001, month: 8),
      panels: (0..<whole(1...30)).map { _ in
        .init(name: name(), shares: (0..<(chance(0.2) ? 1 : months)).map { _ in shares() })
      })
  }

  mutating func strip(count: Int) -> StripChart {
    StripChart(
      title: name(), date: Month(year: 2004, month: 8), measure: name(),
      rows: (0..<count).map { _ in
        let share = chance(0.1) ? nil : chance(0.2) ? 0 : chance(0.1) ? 1 : uniform()
        return .init(
          name: name(), share: share, frequency: chance(0.2) ? name() : "12 in 1,000",
          quantiles: chance(0.3) ? quantiles() : Samples.quantiles(uniform(), uniform()))
      })
  }

  mutating func differences() -> DifferenceChart {
    DifferenceChart(
      title: name(), order: name(),
      rows: (0..<whole(1...8)).map { _ in
        .init(
          measure: name(), difference: interval(), style: style(),
          better: chance(0.8) ? "over 99 in 100" : "",
          note: chance(0.3) ? "identical in all trials" : "")
      })
  }

  mutating func gains(count: Int) -> GainChart {
    GainChart(
      title: name(), measure: name(), style: .change(1),
      rows: (0..<count).map { _ in
        .init(
          name: name(), saving: interval(), shareOfCost: chance(0.1) ? nil : value(),
          better: "98 in 100")
      })
  }

  mutating func waterfall() -> WaterfallChart {
    func term(_ sign: Double, _ charts: inout RandomCharts) -> WaterfallChart.Term {
      let value = charts.value()
      let spread = abs(value) * charts.uniform()
      let mean = charts.chance(0.8) ? sign * abs(value) : value
      return .init(
        name: charts.name(),
        value: Samples.interval(mean, mean - spread, mean + spread * charts.uniform()))
    }
    return WaterfallChart(
      title: name(), unit: name(), style: .change(whole(0...1)),
      gains: (0..<whole(0...8)).map { _ in term(1, &self) }, gross: term(1, &self),
      costs: (0..<whole(0...4)).map { _ in term(-1, &self) }, net: term(1, &self))
  }

  mutating func tornado() -> TornadoChart {
    let centre = value()
    return TornadoChart(
      title: name(), measure: name(), style: .percent(whole(0...1)), centre: centre,
      bars: (0..<whole(1...20)).map { _ in
        .init(
          input: name(), atLow: chance(0.1) ? nil : centre * (1 - uniform()),
          atHigh: chance(0.2) ? centre : centre * (0.8 + uniform()), range: "5 to 25%")
      })
  }

  mutating func calibration() -> CalibrationChart {
    CalibrationChart(
      title: name(),
      rows: (0..<whole(1...15)).map { _ in
        let middle = value()
        return .init(
          observation: name(),
          forecast: chance(0.1) ? quantiles() : Samples.quantiles(middle, uniform()),
          fact: middle * (0.2 + 1.5 * uniform()), style: .plain(whole(0...1)), isFit: chance(0.3))
      }, coverage: chance(0.5) ? name() : "")
  }

  mutating func all() -> [any Chart] {
    [
      fan(), outcome(), grid(), strip(count: whole(1...12)), differences(),
      gains(count: whole(1...30)), waterfall(), tornado(), calibration(),
    ]
  }
}
