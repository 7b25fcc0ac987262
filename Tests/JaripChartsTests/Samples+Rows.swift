import JaripCharts
import JaripLanguage

/// Charts in rows.
extension Samples {
  func frequency(_ share: Double?) -> String {
    guard let share else { return pick("not open", "개소 전") }
    if share == 0 { return pick("none of 10,000", "10,000번 중 0번") }
    if share == 1 { return pick("all 10,000", "10,000번 모두") }
    let (count, total) =
      share < 0.0095 ? (Int(share * 1000 + 0.5), "1,000") : (min(99, Int(share * 100 + 0.5)), "100")
    return pick("\(count) in \(total)", "\(total)번 중 \(count)번")
  }

  func strip(count: Int = 10) -> StripChart {
    let shares: [Double?] = [0.34, 0.06, 0.004, 0, 1, nil, 0.995, 0.5, 0.0096, 0.12]
    return StripChart(
      title: pick("Centres on their own", "센터별 자립"), date: Month("2003-08")!,
      measure: pick("Self-sufficiency (OSS)", "운영자립도"),
      rows: (0..<count).map { index in
        let share = shares[index % 10]
        let name = count > 10 ? "\(centres[index % 10]) \(index + 1)" : centres[index % 10]
        let middle = [0.55, 0.41, 0.3, 0.12, 1.1, 0, 0.9, 0.5, 0.35, 0.44][index % 10]
        return StripChart.Row(
          name: name, share: share, frequency: frequency(share),
          quantiles: share == nil
            ? nil : Self.quantiles(middle, index % 10 == 8 ? 0 : 0.8))
      })
  }

  var hostile: StripChart {
    var chart = strip(count: 1)
    chart.rows[0].name = "<script>alert(\"1\")</script>\u{202E}&amp;\u{1}'"
    chart.title = "</title><script>"
    return chart
  }

  var differences: DifferenceChart {
    func better(_ count: String) -> String { pick("\(count) in 100", "100번 중 \(count)번") }
    let rest = pick("equal in the rest", "나머지는 같음")
    return DifferenceChart(
      title: pick("What sharing changes", "공동사업이 바꾸는 것"),
      order: pick("shared less each on its own", "공동사업 − 중복투자"),
      rows: [
        .init(
          measure: pick("Self-sufficiency of the network", "네트워크 운영자립도"),
          difference: Self.interval(0.023, 0.004, 0.041), style: .points(), better: better("97")),
        .init(
          measure: pick("Cost in fiscal year 2002/03", "2002/03년도 비용"),
          difference: Self.interval(-310, -480, -150),
          style: .change(unit: pick(" KRW million", "백만원")), better: better("99")),
        .init(
          measure: pick("Centres closed by Aug 2003", "2003년 8월까지 폐쇄 센터"),
          difference: Self.interval(-0.42, -1, 0), style: .change(2, unit: pick(" of ten", "곳")),
          better: better("33"), note: rest),
        .init(
          measure: pick("Centres independent by Aug 2003", "2003년 8월까지 자립 센터"),
          difference: Self.interval(0.03, 0, 0), style: .change(2, unit: pick(" of ten", "곳")),
          better: better("3"), note: rest),
        .init(
          measure: pick("Centres open", "운영 센터"), difference: Self.interval(0, 0, 0),
          style: .change(), note: pick("identical in all trials", "모든 시행에서 같음")),
        .init(
          measure: pick("Rent", "임차료"), difference: Self.interval(12.5, 12.5, 12.5),
          style: .change(1)),
        .init(
          measure: pick("Subsidy dependence", "보조금의존지수"), difference: nil, style: .points()),
      ])
  }

  func gains(count: Int = 10) -> GainChart {
    GainChart(
      title: pick("Who gains from sharing", "누가 이득을 보는가"),
      measure: pick("net saving, KRW million a year", "순절감액, 연 백만원"), style: .change(1),
      rows: (0..<count).map { index in
        let mean = [24.5, 31, -6, 18.2, 12, 0.4, 27, 0, 9, 40][index % 10]
        let name = count > 10 ? "\(centres[index % 10]) \(index + 1)" : centres[index % 10]
        return GainChart.Row(
          name: name,
          saving: index % 10 == 7 ? nil : Self.interval(mean, mean - 11, mean + 15),
          shareOfCost: index % 10 == 7 ? nil : mean / Double(300 + 90 * (index % 10)),
          better: frequency(mean < 0 ? 0.22 : 0.99))
      })
  }

  private func terms(_ terms: [(String, String, Double, Double, Double)]) -> [WaterfallChart.Term] {
    terms.map {
      .init(name: pick($0.0, $0.1), value: Self.interval($0.2, $0.3, $0.4))
    }
  }

  var waterfall: WaterfallChart {
    WaterfallChart(
      title: pick("Where the saving comes from", "절감액의 출처"),
      unit: pick("KRW million a year", "연 백만원"), style: .change(),
      gains: terms([
        ("Library", "자료실", 62, 41, 90), ("Shared course material", "공동교재", 155, 80, 240),
        ("Advertising", "홍보", 98, 70, 141), ("Hall hire", "강당 대여", 0, -6, 6),
      ]),
      gross: terms([("Saved in all", "총절감액", 315, 230, 410)])[0],
      costs: terms([
        ("Meetings of the ten centres every month", "월례 센터 협의회", -14, -20, -9),
        ("Joint office", "사무국", -140, -190, -100),
      ]),
      net: terms([("What remains", "순절감액", 161, 52, 270)])[0])
  }

  /// Sharing loses: the bars go below zero.
  var loss: WaterfallChart {
    var chart = waterfall
    chart.gains = Array(chart.gains.prefix(1))
    chart.gross = chart.gains[0]
    chart.net.value = Self.interval(-92, -92, -92)
    return chart
  }

  /// One gain and no cost: no sum in between.
  var single: WaterfallChart {
    var chart = waterfall
    chart.gains = Array(chart.gains.prefix(1))
    chart.costs = []
    chart.net = .init(name: chart.net.name, value: chart.gains[0].value)
    return chart
  }

  var tornado: TornadoChart {
    let inputs: [(String, String, Double?, Double?, String, String)] = [
      ("Demand for courses", "수강 수요", 0.31, 0.55, "60 to 140%", "60~140%"),
      ("Private rivals", "민간 경쟁", 0.47, 0.35, "0 to 20% a year", "연 0~20%"),
      ("Advice that becomes a contract", "상담의 계약 전환율", 0.38, 0.46, "5 to 25%", "5~25%"),
      ("Wage growth", "임금 상승률", 0.43, 0.40, "4 to 9% a year", "연 4~9%"),
      ("Class size", "학급 규모", 0.434, 0.455, "10 to 30", "10~30명"),
      ("Price of paper", "종이 값", 0.42, 0.42, "1 to 5", "1~5"),
      ("Opening month", "개소 월", nil, 0.4, "1 to 6", "1~6"),
    ]
    return TornadoChart(
      title: pick("What drives the result", "결과를 좌우하는 것"),
      measure: pick("network OSS, Aug 2003", "네트워크 운영자립도, 2003년 8월"), style: .percent(),
      centre: 0.42,
      bars: inputs.map {
        .init(
          input: pick($0.0, $0.1), atLow: $0.2, atHigh: $0.3, range: pick($0.4, $0.5),
          rankCorrelation: $0.2.map { 4 * (0.42 - $0) })
      })
  }

  var calibration: CalibrationChart {
    let rows: [(String, String, Double, Double, Double, Bool)] = [
      ("Learners, year 2, network", "수강생, 2차년도 네트워크", 12_000, 0.2, 12_650, true),
      ("Learners, Harbour", "수강생, 항구", 1_400, 0.5, 1_510, false),
      ("Firms advised, Valley", "지도 기업, 골짜기", 40, 0.7, 8, false),
      ("Firms advised, Harbour", "지도 기업, 항구", 30, 0.9, 71, false),
      ("Contracts", "계약", 12, 0, 12, true),
      ("Patents", "특허", 0, 0, 2, false),
      ("Grant paid, 1997/98", "정부출연금, 1997/98", 2_400, 0.05, 2_380, false),
    ]
    return CalibrationChart(
      title: pick("Forecasts against facts", "전망과 실적"),
      rows: rows.map {
        .init(
          observation: pick($0.0, $0.1), forecast: Self.quantiles($0.2, $0.3), fact: $0.4,
          style: .plain(), isFit: $0.5, source: pick("annual report", "연차보고서"))
      },
      coverage: pick(
        "2 of 5 facts kept for testing lie inside; so few facts agree with any coverage from 12 to 77%.",
        "검증용 실제 5건 중 2건이 구간 안이다. 이만한 수로는 포함률 12~77%와 모두 어긋나지 않는다."))
  }
}
