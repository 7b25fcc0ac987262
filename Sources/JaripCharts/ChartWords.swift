import JaripLanguage

/// All words that charts write themselves, in one language: each message is a function of what it says.
struct ChartWords {
  let language: ChartLanguage

  init(_ language: ChartLanguage) { self.language = language }

  func pick(_ english: String, _ korean: String) -> String {
    language == .en ? english : korean
  }

  // MARK: Time

  /// `Aug 2004`, `2004년 8월`.
  func month(_ month: Month) -> String {
    pick(
      "\(Self.months[month.monthOfYear - 1]) \(month.year)", "\(month.year)년 \(month.monthOfYear)월")
  }
  /// Shorter in Korean.
  func axisMonth(_ month: Month) -> String {
    pick(self.month(month), "\(month.year).\(month.monthOfYear)")
  }
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  var facts: String { pick("facts", "실적") }
  var forecast: String { pick("forecast", "전망") }
  func grantEnds(_ month: Month) -> String {
    pick("grant ends, \(self.month(month))", "지원 종료, \(self.month(month))")
  }

  // MARK: Statistics

  func below(_ count: Int) -> String { pick("\(count) in 100 below", "\(count)%는 이 값 이하") }
  /// - Parameter name: the alternative's, empty where there is one only.
  func median(of name: String) -> String {
    name.isEmpty ? pick("median", "중앙값") : pick("median, \(name)", "중앙값, \(name)")
  }
  /// Of a forecast on which all trials agree.
  func certain(_ name: String) -> String { name.isEmpty ? forecast : "\(forecast), \(name)" }
  func label(of other: FanChart.Median) -> String {
    other.isCertain ? certain(other.name) : median(of: other.name)
  }
  func upTo(_ value: String) -> String { pick("up to \(value)", "최대 \(value)") }
  func downTo(_ value: String) -> String { pick("down to \(value)", "최저 \(value)") }
  var mean: String { pick("mean", "평균") }
  var meanAndInterval: String { pick("mean and 80% of trials", "평균과 시행의 80%") }
  func withInterval(_ measure: String) -> String {
    pick("\(measure), mean and 80% of trials", "\(measure), 평균과 시행의 80%")
  }
  var middleAndInterval: String { pick("median (80% of trials)", "중앙값(시행의 80%)") }
  func middleAndInterval(_ quantiles: Quantiles?, _ style: NumberStyle) -> String {
    guard let quantiles else { return notDefined }
    let middle = text(quantiles.p50, style)
    if quantiles.p10 == quantiles.p90 { return middle }
    let interval = interval(quantiles.p10, quantiles.p90, style)
    return pick("\(middle) (\(interval))", "\(middle)(\(interval))")
  }
  func meanAndInterval(_ value: MeanInterval, _ style: NumberStyle) -> String {
    let mean = text(value.mean, style)
    if value.isCertain { return mean }
    let interval = interval(value.p10, value.p90, style)
    // What prints alike is said once.
    return interval == mean ? mean : "\(mean) (\(interval))"
  }
  /// `+1.9 points (80%: +0.8 to +3.2)`.
  func difference(_ value: MeanInterval?, _ style: NumberStyle) -> String {
    guard let value else { return notDefined }
    let mean = text(value.mean, style) + unit(style)
    if value.isCertain { return mean }
    let interval = interval(value.p10, value.p90, style)
    if interval + unit(style) == mean { return mean }
    return pick("\(mean) (80%: \(interval))", "\(mean) (80% 구간 \(interval))")
  }
  func unitHead(_ style: NumberStyle) -> String {
    let unit = unit(style).drop { $0 == " " }
    return unit.isEmpty ? "" : ", \(unit)"
  }
  var notDefined: String { pick("not defined", "정의되지 않음") }
  var rankCorrelation: String { pick("rank correlation", "순위상관") }

  // MARK: Outcomes

  var independent: String { pick("independent", "자립") }
  var dependent: String { pick("still dependent", "의존 지속") }
  var closed: String { pick("closed", "폐쇄") }
  /// A value and what it counts.
  func counted(_ value: String, _ outcome: String) -> String {
    pick("\(value) \(outcome)", "\(outcome) \(value)")
  }
  var independentShort: String { pick("indep.", "자립") }
  var closedShort: String { pick("closed", "폐쇄") }
  var notOpen: String { pick("not open", "개소 전") }
  var centres: String { pick("centres", "센터 수") }
  var ofHundredTrials: String { pick("of 100 trials", "시행 100번 가운데") }
  func centreNumber(_ value: Double) -> String {
    let number = text(value, .plain(value == value.rounded() ? 0 : 1))
    return pick(number, "\(number)곳")
  }
  func outOfHundred(_ share: Double) -> String {
    pick("\(perHundred(share)) in 100", "100번 중 \(perHundred(share))번")
  }
  /// Whole trials of a hundred; 0 and 100 only for none and all.
  func perHundred(_ share: Double) -> String {
    if share <= 0 || share >= 1 { return share <= 0 ? "0" : "100" }
    if share < 0.01 { return "<1" }
    return share > 0.99 ? ">99" : text(share * 100, .plain())
  }

  // MARK: Heads

  var month: String { pick("Month", "월") }
  var centre: String { pick("Centre", "센터") }
  var share: String { pick("share of trials", "시행 비율") }
  func standsAlone(by date: Month) -> String {
    pick("stands alone by \(month(date))", "\(month(date))까지 자립")
  }
  func stripHead(_ measure: String, _ date: Month, isRandom: Bool) -> String {
    guard isRandom else { return "\(measure), \(month(date))" }
    return pick(
      "\(measure), \(month(date)): median, 50% and 80% of trials",
      "\(measure), \(month(date)): 중앙값, 시행의 50%·80%")
  }
  func stripDots(_ date: Month) -> String {
    pick("of 100 trials, alone by \(month(date))", "시행 100번 중 자립, \(month(date))까지")
  }
  var coversItsCost: String { pick("100%: covers its own cost", "100%: 비용을 스스로 감당") }
  var betterIn: String { pick("better in", "나은 경우") }
  var note: String { pick("note", "비고") }
  var betterOffIn: String { pick("better off in", "이득인 경우") }
  var ofItsCost: String { pick("of its cost", "비용 대비") }
  var term: String { pick("Term", "항목") }
  var input: String { pick("Input", "입력") }
  var atLow: String { pick("at its low end", "낮은 끝에서") }
  var atHigh: String { pick("at its high end", "높은 끝에서") }
  var rangeTried: String { pick("80 of 100 trials", "시행의 80%") }
  func tornadoHead(_ measure: String) -> String {
    pick(
      "\(measure); pale: input at its low end, dark: at its high end",
      "\(measure). 옅은 막대: 입력이 낮은 끝, 짙은 막대: 높은 끝")
  }
  var observation: String { pick("Observation", "관측") }
  var use: String { pick("use", "용도") }
  var fit: String { pick("fit", "적합") }
  var test: String { pick("test", "검증") }
  var fact: String { pick("fact", "실적") }
  var source: String { pick("source", "출처") }
  var insideInterval: String { pick("inside the 80%", "80% 구간 안") }
  var yes: String { pick("yes", "예") }
  var no: String { pick("no", "아니오") }
  var calibrationHead: String {
    pick(
      "50% and 80% of trials, and the fact, relative to the forecast's median",
      "시행의 50%·80%와 실적, 전망 중앙값 대비")
  }
  var medianIsZero: String { pick("the forecast's median is 0", "전망 중앙값이 0") }
  /// Where the labels at the edge have no room for words.
  func fanNote(_ name: String, _ other: String?) -> String {
    let dashed = other.map { pick(" Dashed: \(median(of: $0)).", " 점선: \(median(of: $0)).") } ?? ""
    return pick(
      "Bands hold 50, 80 and 90 of 100 trials, month by month. Line: \(median(of: name)).\(dashed)",
      "띠는 달마다 시행 100번 중 50번·80번·90번을 담는다. 실선: \(median(of: name)).\(dashed)")
  }
}
