import JaripLanguage

/// Words of the workbook.
extension Words {
  // MARK: Sheets

  var answerSheet: String { pick("Answer", "결론") }
  func budgetSheet(_ name: String) -> String { pick("Budget \(name)", "예산 \(name)") }
  var sharingSheet: String { pick("Sharing", "공동사업") }
  var driversSheet: String { pick("Drivers", "결과를 좌우하는 것") }
  var assumptionsSheet: String { pick("Assumptions", "가정 목록") }
  var methodSheet: String { pick("Method", "방법과 재현") }

  // MARK: Heads

  var dateHead: String { pick("Date", "시점") }
  var alternativeHead: String { pick("Alternative", "대안") }
  var nameHead: String { pick("Name in files", "파일의 이름") }
  var unitHead: String { pick("Unit", "단위") }
  var lineHead: String { pick("Line", "항목") }
  var inputHead: String { pick("Input", "입력") }
  var valueHead: String { pick("Value", "값") }
  var sourceHead: String { pick("Source", "출처") }
  var evidenceTitle: String { pick("Evidence", "근거") }
  var fileHead: String { pick("File", "파일") }
  var fileLineHead: String { pick("Line", "줄") }
  var rangeLow: String { pick("Lever from", "조정 하한") }
  var rangeHigh: String { pick("Lever to", "조정 상한") }
  var groupHead: String { pick("Group", "집단") }
  var splitHead: String { pick("Split", "배분 방식") }
  var membersHead: String { pick("Members", "구성원") }
  var figureHead: String { pick("Figure", "수치") }
  var variesHead: String { pick("Stands for", "대표 방식") }
  var trialsHead: String { pick("Trials", "시행") }
  var seedHead: String { pick("Seed", "시드") }
  var samplingHead: String { pick("Sampling", "추출 방식") }
  var fiscalYearHead: String { pick("Fiscal year", "회계연도") }
  var moneyHead: String { pick("Money in", "금액 단위") }
  var pointsUnit: String { pick("% points", "%p") }
  var monthsUnit: String { pick("months", "개월") }

  var answerHeads: [String] {
    language == .en
      ? [
        "Stands alone", "Monte Carlo error", "95% from", "95% to", "Closed", "OSS P10",
        "OSS median", "OSS P90",
      ]
      : [
        "자립 확률", "몬테카를로 오차", "95% 하한", "95% 상한", "폐쇄 확률", "운영자립도 P10", "운영자립도 중앙값",
        "운영자립도 P90",
      ]
  }
  var meanAndEnds: [String] {
    language == .en ? ["mean", "P10", "P90"] : ["평균", "P10", "P90"]
  }
  func differenceHeads(_ order: String) -> [String] {
    language == .en
      ? [
        "First alternative, mean", "This alternative, mean", "Difference, mean",
        "Monte Carlo error", "Difference, P10", "Difference, P90", "Trials better",
        "Trials equal", "Trials worse",
      ]
      : [
        "첫 대안 평균", "이 대안 평균", "차이 평균", "몬테카를로 오차", "차이 P10", "차이 P90", "나은 시행", "같은 시행",
        "못한 시행",
      ]
  }
  var gainHeads: [String] {
    language == .en
      ? ["Own operating cost, mean", "Share of own cost", "Trials with a gain"]
      : ["자기 운영비용 평균", "비용 대비", "이득인 시행"]
  }
  var coalitionHeads: [String] {
    language == .en
      ? [
        "Inside the network", "On its own", "Difference, mean", "Difference, P10",
        "Difference, P90", "Trials better alone",
      ]
      : ["전체 공동", "자기들끼리", "차이 평균", "차이 P10", "차이 P90", "따로가 나은 시행"]
  }
  var driverHeads: [String] {
    let results = [pick("OSS", "운영자립도"), pick("Independent centres", "자립 센터 수")]
    let columns =
      language == .en
      ? [
        "rank correlation", "its error", "share of variance", "its error", "at lowest tenth",
        "at highest tenth",
      ]
      : ["순위상관", "순위상관 오차", "분산 기여", "분산 기여 오차", "하위 10분의 1", "상위 10분의 1"]
    return ["P10", "P90"] + results.flatMap { result in columns.map { "\(result): \($0)" } }
  }
  var errorSheetHeads: [String] {
    language == .en
      ? ["Value", "Monte Carlo error", "95% from", "95% to"]
      : ["값", "몬테카를로 오차", "95% 하한", "95% 상한"]
  }
  func strongestOf(_ tested: Int) -> String {
    let count = NumberText.grouped(tested)
    return pick("Strongest of \(count) groups", "\(count)개 집단 중 최강")
  }
  var averageOfCentres: String { pick("average of centres", "센터 평균") }
  var averageOfMonths: String { pick("average of months", "월평균") }
  var averageOfBoth: String { pick("average of centres and months", "센터와 월의 평균") }

  // MARK: Budget

  var meanBlock: String { pick("Mean of all trials", "전체 시행의 평균") }
  func era(_ era: BookEdition.Era, _ edition: BookEdition) -> String {
    switch era {
    case .fact: pastYears
    case .granted: edition.figures.grantEnd == nil ? forecastYears : grantedYears
    case .after: yearsAfterGrant
    }
  }

  // MARK: Notes

  var answerSheetNote: String {
    pick(
      "Stands alone: share of trials in which the test has been met by the date. Monte Carlo error: one standard error, from the number of trials alone; limits by Wilson’s method. OSS: earned revenue over operating cost of the last 12 months.",
      "자립 확률: 그 시점까지 기준을 채운 시행의 비율. 몬테카를로 오차: 시행 횟수에서만 생기는 표준오차, 한계는 윌슨 방식. 운영자립도: 최근 12개월 자체수입 ÷ 운영비용."
    )
  }
  var formulasNote: String {
    pick(
      "Sums of means are formulas; a total that the scenario defines in a way of its own is a number.",
      "평균의 합계는 수식이다. 시나리오가 따로 정의한 합계는 숫자로 적는다.")
  }
  var ratioMeansNote: String {
    pick(
      "Ratios and months of cash are means over all trials and so are numbers, not formulas: the mean of a ratio is not the ratio of the means above.",
      "비율과 가용개월수는 전체 시행의 평균이므로 수식이 아니라 숫자이다. 비율의 평균은 위 평균들의 비율과 다르다.")
  }
  var quantilesNote: String {
    pick(
      "P10, P50 and P90 of lines do not add up to those of a total: each number is of its own distribution. Cash from year to year has means only.",
      "항목의 P10·P50·P90을 더해도 합계의 분위수가 되지 않는다. 숫자마다 자기 분포의 값이다. 현금의 증감에는 평균만 있다.")
  }
  var differencesSheetNote: String {
    pick(
      "Differences are taken trial by trial on the same draws. Lower cost, gap and subsidy dependence count as better.",
      "차이는 같은 난수로 시행마다 구한다. 비용, 부족액, 보조금의존지수는 낮을수록 낫다.")
  }
  var driverSheetNotes: [String] {
    [
      pick(
        "P10 to P90: what 80 of 100 trials have of the input. At lowest and highest tenth: mean of the result in the trials with the lowest and highest values of the input.",
        "P10~P90: 시행의 80%가 갖는 입력의 범위. 하위·상위 10분의 1: 입력이 가장 낮은 시행과 가장 높은 시행에서 결과의 평균."),
      pick(
        "Share of variance: how much of the variation of the result the input explains by itself; it is an estimate, and may be below zero by its error. Shares need not add up to 100%.",
        "분산 기여: 그 입력 혼자서 설명하는 결과 변동의 몫. 추정값이어서 오차만큼 0 아래로 내려갈 수 있고, 더해서 100%가 되지 않을 수 있다."),
    ]
  }
}
