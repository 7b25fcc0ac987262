import JaripLanguage
import JaripScenario

/// Words of the board's book; `**` stands around what is printed bold.
extension Words {
  var board: String { pick("board book", "이사회 보고서") }
  func asOf(_ month: Month) -> String {
    pick("as of \(self.month(month))", "\(self.month(month)) 기준")
  }
  var languageName: String { pick("English", "한국어") }
  var languageGroup: String { pick("Language", "언어") }
  var figuresBehind: String { pick("Figures behind this chart", "이 그림의 수치") }
  var howToRead: String { pick("How to read it", "읽는 법") }
  func nothingToDraw(_ title: String) -> String {
    pick("\(title): there is nothing to draw.", "\(title): 그릴 것이 없다.")
  }

  /// `6 in 100`, `none of 10,000`; `100번 중 6번`.
  func shortFrequency(_ frequency: Frequency, outOf denominator: Int? = nil) -> String {
    let trials = NumberText.grouped(frequency.trials)
    if frequency.isNone { return pick("none of \(trials)", "\(trials)번 중 0번") }
    if frequency.isAll { return pick("all \(trials)", "\(trials)번 모두") }
    // Few trials, or few that have it: as they are.
    if denominator == nil && frequency.count < 5
      || frequency.trials
        < max(
          ReportConstants.wordedTrials, (denominator ?? frequency.denominator) + 1)
    {
      return pick("\(frequency.count) of \(trials)", "\(trials)번 중 \(frequency.count)번")
    }
    let denominator = denominator ?? frequency.denominator
    let total = NumberText.grouped(denominator)
    switch frequency.rounded(outOf: denominator) {
    case .about(let count):
      let count = NumberText.grouped(count)
      return pick("\(count) in \(total)", "\(total)번 중 \(count)번")
    case .fewerThan(let count):
      return pick("fewer than \(count) in \(total)", "\(total)번 중 \(count)번 미만")
    case .over(let count):
      let count = NumberText.grouped(count)
      return pick("over \(count) in \(total)", "\(total)번 중 \(count)번 초과")
    }
  }

  /// `below 1 in 3,300`, `above 3,299 in 3,300`; nothing for what some trials have and some have not.
  func bound(_ frequency: Frequency) -> String? {
    guard frequency.isNone || frequency.isAll, frequency.ruleOfThree > 1 else { return nil }
    let n = NumberText.grouped(frequency.ruleOfThree)
    if frequency.isNone { return pick("below 1 in \(n)", "\(n)분의 1 미만") }
    let above = NumberText.grouped(frequency.ruleOfThree - 1)
    return pick("above \(above) in \(n)", "\(n)분의 \(above) 초과")
  }

  /// `28 to 63%`, `28~63%`.
  func percentInterval(_ low: Double, _ high: Double) -> String {
    let ends = [low, high].map { statementNumber($0 * 100, digits: 0) }
    if ends[0] == ends[1] { return ends[0] + "%" }
    return pick("\(ends[0]) to \(ends[1])%", "\(ends[0])~\(ends[1])%")
  }

  func percent(_ share: Double) -> String { statementNumber(share * 100, digits: 0) + "%" }

  /// An item of a statement (money, a share, months of cash): below zero it has a triangle in Korean. Differences,
  /// which have a plus above zero, correlations and inputs have a minus sign.
  func statementNumber(_ value: Double, digits: Int) -> String {
    amount(NumberText.decimal(value, digits: digits))
  }

  func amount(_ text: String) -> String {
    language == .ko && text.hasPrefix(NumberText.minus) ? "△" + text.dropFirst() : text
  }

  func quoted(_ name: String) -> String { pick("“\(name)”", "‘\(name)’") }

  /// The topic of a Korean sentence with its particle.
  func topic(_ name: String) -> String { name + Self.particle(name, "은", "는") }
  func subject(_ name: String) -> String { name + Self.particle(name, "이", "가") }

  public func written(_ paths: [String]) -> String {
    pick("Written: ", "저장함: ") + paths.joined(separator: ", ")
  }

  // MARK: Sections

  var answerKicker: String { pick("The answer", "결론") }
  var pathKicker: String { pick("The path to independence", "자립 경로") }
  var fanKicker: String { pick("Self-sufficiency and cash", "운영자립도와 현금") }
  func sharingKicker(hasPools: Bool) -> String {
    hasPools
      ? pick("Shared or duplicated", "공동사업과 중복투자") : pick("Alternatives compared", "대안 비교")
  }
  var budgetKicker: String { pick("The projected budget", "예산 전망") }
  var driversKicker: String { pick("What drives the result", "결과를 좌우하는 것") }
  var outsideKicker: String { pick("The outside view", "외부의 선례") }
  var registerKicker: String { pick("Assumption register", "가정 목록") }
  var methodKicker: String { pick("Method and reproducibility", "방법과 재현") }

  // MARK: Statement

  var resultHeading: String { pick("Result", "운영 결과") }
  var cashHeading: String { pick("Cash from year to year (means)", "현금의 증감(평균)") }
  var ratioHeading: String { pick("Ratios", "비율") }
  var openingCash: String { pick("Cash at the beginning", "기초현금") }
  var surplusOfYear: String { pick("Surplus or deficit", "수지차") }
  var noncashBack: String { pick("Cost without payment, added back", "현금 지출 없는 비용 가산") }
  var capitalSpent: String { pick("Capital expenditure", "자본지출") }
  var cashTiming: String {
    pick("Opening reserves and cash that comes later", "개시 적립금과 수납 시차")
  }
}
