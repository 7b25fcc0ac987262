import JaripCharts
import JaripLanguage

/// Charts of made-up numbers, with the words of one language.
struct Samples {
  let language: ChartLanguage

  func pick(_ english: String, _ korean: String) -> String {
    language == .en ? english : korean
  }

  let timeline = Timeline(
    start: Month("1996-09")!, end: Month("2006-08")!, fiscalYearStart: 9, now: Month("1998-09")!)

  /// Spread around a middle value: the middle times 0.4 to 1.9.
  static func quantiles(_ middle: Double, _ spread: Double = 1) -> Quantiles {
    Quantiles([-0.6, -0.5, -0.25, 0, 0.3, 0.7, 0.9].map { middle + abs(middle) * $0 * spread })!
  }

  static func interval(_ mean: Double, _ low: Double, _ high: Double) -> MeanInterval {
    MeanInterval(mean: mean, p10: low, p90: high)!
  }

  /// Rises slowly, then towards `level`.
  static func path(_ month: Int, level: Double) -> Double {
    let time = Double(max(0, month - 18)) / 30
    return level * time * time / (1 + time * time)
  }

  var centres: [String] {
    language == .en
      ? [
        "Harbour", "Valley", "North Bridge", "Old Town", "Lakeside & Hills", "Coal Fields",
        "Institute of Applied Ceramics", "Airport", "Saltmarsh", "East End",
      ]
      : [
        "항구", "골짜기", "북교", "구시가", "호수와 언덕", "탄광 지역", "응용세라믹연구소", "공항", "염습지",
        "동쪽 끝",
      ]
  }

  // MARK: Fans

  var fan: FanChart {
    let facts = (0..<24).map { Self.path($0, level: 0.6) }
    return FanChart(
      title: pick("Self-sufficiency of the network", "네트워크 운영자립도"), timeline: timeline,
      quantiles: (0..<120).map { month in
        month < 24
          ? nil
          : Self.quantiles(
            Self.path(month, level: 0.6), Double(month - 23) / (month < 60 ? 60 : 90))
      },
      facts: facts, name: pick("shared", "공동사업"),
      other: .init(
        name: pick("each on its own", "중복투자"),
        values: (0..<120).map { Self.path($0, level: 0.52) }),
      grantEnd: Month("2001-08"), style: .percent())
  }

  /// Falls below zero when the grant is gone.
  var cash: FanChart {
    let values = (0..<120).map { month -> Double in
      month < 60 ? 200 + Double(month) * 12 : 920 - Double(month - 60) * 40
    }
    return FanChart(
      title: pick("Cash of the network", "네트워크 현금"), timeline: timeline,
      quantiles: values.enumerated().map { month, value in
        let spread = Double(max(0, month - 23)) * 9
        return Quantiles([-1.5, -1.2, -0.5, 0, 0.6, 1.4, 1.9].map { value + $0 * spread })
      },
      facts: Array(values.prefix(24)), grantEnd: Month("2001-08"), style: .plain(),
      unit: pick("KRW million", "백만원"))
  }

  /// No facts, no second alternative, two years in which the measure is undefined.
  var gaps: FanChart {
    var chart = fan
    chart.facts = []
    chart.other = nil
    chart.name = nil
    chart.grantEnd = nil
    chart.quantiles = (0..<120).map { month in
      (70..<94).contains(month) && month != 80 || month > 112
        ? nil : Self.quantiles(Self.path(month + 12, level: 0.6), 0.8)
    }
    return chart
  }

  /// No randomness: a line.
  var certain: FanChart {
    var chart = fan
    chart.other = nil
    chart.name = nil
    chart.quantiles = (0..<120).map { Self.quantiles(Self.path($0, level: 1.1), 0) }
    return chart
  }

  /// One wild month leaves the axis.
  var wild: FanChart {
    var chart = cash
    chart.quantiles[90] = Quantiles([-90_000, -200, -100, 0, 50, 100, 123_456])
    return chart
  }

  /// Short, known to the end.
  var known: FanChart {
    FanChart(
      title: pick("Cash, all known", "현금, 모두 실적"),
      timeline: Timeline(start: Month("2000-11")!, end: Month("2001-04")!), quantiles: [],
      facts: [5, 7, nil, 4, -2, -3], style: .plain(1), unit: pick("KRW million", "백만원"))
  }

  // MARK: Outcomes

  static func shares(_ month: Int, _ strength: Double) -> OutcomeShares {
    let time = Double(month) / 60
    return OutcomeShares(
      independent: strength * time / (1 + time),
      closed: (1 - strength) * max(0, time - 0.12) / (0.4 + time))
  }

  private func strength(_ centre: Int) -> Double { [0.3, 0.02, 0.2, 0.1, 0, 0.5][centre % 6] }

  var outcome: OutcomeChart {
    OutcomeChart(
      title: pick("What becomes of the ten centres", "열 개 센터의 앞날"), start: Month("2001-08")!,
      shares: (0...60).map { month in
        .sum((0..<10).map { $0 == 3 && month < 20 ? nil : Self.shares(month, strength($0)) })
      }, centreCount: 10)
  }

  /// Shares of trials; the centre opens late; nothing ever closes.
  var lateOutcome: OutcomeChart {
    OutcomeChart(
      title: pick("One centre", "센터 하나"), start: Month("2001-08")!,
      shares: (0...30).map { month in
        month < 10
          ? nil : OutcomeShares(independent: Double(month - 10) / 2000, closed: 0)
      })
  }

  var grid: OutcomeGrid {
    OutcomeGrid(
      title: pick("Each centre", "센터별"), start: Month("2001-08")!,
      panels: centres.enumerated().map { index, name in
        .init(
          name: name,
          shares: (0...60).map { month in
            switch index {
            case 7: nil
            case 8: OutcomeShares(independent: 0, closed: 1)
            case 9: OutcomeShares(independent: 1, closed: 0)
            default: index == 3 && month < 20 ? nil : Self.shares(month, strength(index))
            }
          })
      })
  }

  /// Those that a golden file also shows narrow.
  let narrow = [
    "fan", "outcome", "outcome-grid", "strip", "difference", "gain", "waterfall", "tornado",
    "calibration",
  ]

  /// By the name of its golden file.
  var all: [(name: String, chart: any Chart)] {
    [
      ("fan", fan), ("fan-cash", cash), ("fan-gaps", gaps), ("fan-certain", certain),
      ("fan-wild", wild), ("fan-known", known), ("outcome", outcome),
      ("outcome-late", lateOutcome), ("outcome-grid", grid), ("strip", strip()),
      ("strip-one", strip(count: 1)), ("strip-hostile", hostile), ("difference", differences),
      ("gain", gains()), ("waterfall", waterfall), ("waterfall-loss", loss),
      ("waterfall-single", single), ("tornado", tornado), ("calibration", calibration),
    ]
  }
}
