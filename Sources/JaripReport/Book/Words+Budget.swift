import JaripLanguage

/// Words of the book's budget.
extension Words {
  var pastYears: String { pick("Before now", "현재 이전") }
  var forecastYears: String { pick("Forecast", "전망") }
  var grantedYears: String { pick("Forecast with the grant", "전망: 지원 기간") }
  var yearsAfterGrant: String { pick("After the grant", "지원 종료 뒤") }
  func statementHead(isRandom: Bool) -> String {
    isRandom
      ? pick(
        "Median, and below it P10 ~ P90", "중앙값, 아래는 P10 ~ P90")
      : pick("Line", "항목")
  }
  func showLines(_ group: String) -> String {
    pick("Show the lines of \(group)", "\(group) 항목 펼치기")
  }
  func statementOf(_ name: String) -> String {
    pick("Statement of \(name)", "\(name) 운영성과표")
  }
  func statementCaption(
    _ name: String, alternative: String?, _ year: String, _ unit: String
  ) -> String {
    let which = alternative.map { ", \($0)" } ?? ""
    return pick(
      "Statement of activities, \(name)\(which), by fiscal year (\(year)), \(unit)",
      "운영성과표, \(name)\(which), 회계연도별(\(year)), \(unit)")
  }
  func fiscalYear(from first: Int, to last: Int) -> String {
    let names = [first, last].map { Month(year: 2000, month: $0) }
    return pick(
      names.map { month($0).split(separator: " ")[0] }.joined(separator: " to "),
      "\(first)월~\(last)월")
  }
  var mediansNote: String {
    pick(
      "Medians of lines do not add up to the median of a total; means do, and the workbook has them. Cash from year to year is shown as means.",
      "항목의 중앙값을 더해도 합계의 중앙값이 되지 않는다. 평균은 더해지며 엑셀 파일에 있다. 현금의 증감은 평균이다.")
  }
  /// What a reader of English statements need not be told.
  var triangleNote: String? {
    language == .ko ? "금액, 비율, 개월수가 음수이면 △를 붙이고, 차이는 +와 −로 적는다." : nil
  }
  var closedLinesNote: String {
    pick(
      "Closed centres have no lines: totals shrink as centres close.",
      "폐쇄된 센터에는 항목이 없어, 센터가 닫히면 합계가 줄어든다.")
  }
  var linesInWorkbook: String {
    pick(
      "With so many centres only totals of each stand here; the workbook has all lines.",
      "센터가 많아 센터별로는 합계만 싣는다. 모든 항목은 엑셀 파일에 있다.")
  }
  /// - Parameter amount: with what 80 of 100 trials lie between.
  func resultHeading(_ amount: String, isSurplus: Bool, year: String, isAlone: Bool) -> String {
    let when =
      isAlone
      ? pick("In \(year), the first year without the grant,", "지원 없는 첫해(\(year)년도) 자체수입은")
      : pick("In \(year)", "\(year)년도 자체수입은")
    return isSurplus
      ? pick(
        "\(when) earned revenue exceeds operating cost by \(amount)", "\(when) 운영비용보다 \(amount) 많다")
      : pick(
        "\(when) earned revenue falls short of operating cost by \(amount)",
        "\(when) 운영비용보다 \(amount) 적다")
  }
  var closingMean: String {
    isRandom ? pick("Cash at the end, mean", "기말현금, 평균") : pick("Cash at the end", "기말현금")
  }
  func centresCaption(_ year: String, _ unit: String, isAlone: Bool) -> String {
    guard isRandom else {
      return isAlone
        ? pick(
          "Each centre in its first year without the grant, \(year), \(unit)",
          "지원 없는 첫해(\(year)년도)의 센터별 전망, \(unit)")
        : pick("Each centre in \(year), \(unit)", "\(year)년도 센터별 전망, \(unit)")
    }
    return isAlone
      ? pick(
        "Each centre in its first year without the grant, \(year), \(unit): median and P10 ~ P90",
        "지원 없는 첫해(\(year)년도)의 센터별 전망, \(unit): 중앙값과 P10 ~ P90")
      : pick(
        "Each centre in \(year), \(unit): median and P10 ~ P90",
        "\(year)년도 센터별 전망, \(unit): 중앙값과 P10 ~ P90")
  }
}
