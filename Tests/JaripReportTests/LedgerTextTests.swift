import Foundation
import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

/// What `forecast`, `ledger` and `score` print and write.
@Suite struct LedgerTextTests {
  /// Two forecasts, the second of which was written down when the year 2001 had ended.
  private static let chain: LedgerChain = {
    func date(_ month: Int) -> Date {
      Date(timeIntervalSince1970: 946_684_800 + 2_629_746 * Double(month))
    }
    let forecast = FrozenForecast(Fixture.projection)
    let first = LedgerEntry(forecast, after: nil, issued: date(3), asOf: nil)
    let second = LedgerEntry(forecast, after: first, issued: date(26), asOf: Month("2001-01"))
    return try! LedgerChain([first, second])
  }()

  private static func scores() throws -> LedgerScores {
    let facts = """
      alternative,centre,quantity,period,value
      shared,harbour,course_fees,2001,171
      shared,harbour,course_fees,2002,150
      shared,network,oss,2002,0.97
      shared,valley,textbooks,2002,27.5
      shared,harbour,independent_by,2002-12,1
      shared,valley,independent_by,2002-12,0
      shared,network,oss,2000,0.4
      shared,harbour,closed_by,2003-06,1
      """
    return try LedgerScores(
      chain.scorable(), Facts(SourceFile(name: "facts.csv", text: facts)), asOf: Month("2003-01")!)
  }

  private func check(_ text: String, _ name: String) {
    let head = "fixture, seed 5, 300 trials, format 1\n"
    if let difference = Golden.difference(head + text, name) { Issue.record("\(difference)") }
  }

  @Test(arguments: Language.allCases)
  func `score answers first, then goes into detail`(language: Language) throws {
    let page = ScoreText(
      try Self.scores(), of: Self.chain, ledger: "f.sqlite", in: language
    ).page.text().replacing(/[0-9a-f]{64}/, with: "HASH")
    check(page, "score-\(language).txt")
    #expect(page.split(separator: "\n").allSatisfy { $0.displayWidth <= 100 })
  }

  @Test(arguments: Language.allCases)
  func `forecast says what was written down and what to keep`(language: Language) throws {
    let page = try ForecastText(Self.chain.entries[1], ledger: "f.sqlite", in: language).page.text()
    #expect(page.contains(Self.chain.head))
    check(page.replacing(/[0-9a-f]{64}/, with: "HASH"), "forecast-\(language).txt")
  }

  @Test func `the table of scores has a row for each forecast of each fact that is due`() throws {
    let csv = ScoreTable(try Self.scores(), of: Self.chain).csv
    check(csv.replacing(/[0-9a-f]{64}/, with: "HASH"), "score.csv.txt")
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 1 + 2 * 6 + 1)
    let widths = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
    #expect(widths == [ScoreTable.header.count])
  }

  /// Row by row against the table of results, which is made another way from the same run.
  @Test func `a forecast keeps the numbers of the results`() throws {
    let figures = try FrozenForecast(Fixture.projection).readFigures(name: "test")
    let rows = ResultTable(Fixture.projection).rows
    var compared = 0
    for row in rows {
      let key = FrozenFigure.Key(
        alternative: row.alternative, centre: row.centre, quantity: row.quantity,
        period: row.period)
      let found = figures.filter { $0.key == key }
      // 2003 is cut at June; the month of independence is said date by date; six months in a row from June 2003 on are
      // beyond the timeline.
      let isLate = row.period == "2003-06" && row.quantity.hasPrefix("independent_")
      guard row.period != "2003", row.quantity != "independence_month", !isLate else {
        #expect(found.isEmpty)
        continue
      }
      #expect(found.count == 1)
      compared += 1
      switch found[0].statement {
      case .probability(let probability):
        #expect(probability == row.mean && row.frequency != nil)
      case .quantiles(let quantiles):
        #expect(quantiles.values.map(Optional.some) == row.quantiles)
        #expect(quantiles.probabilities == ReportConstants.quantiles.map(\.probability))
      case .none: #expect(row.quantiles.allSatisfy { $0 == nil } && row.mean == nil)
      }
    }
    #expect(compared == figures.count && compared > 200)
    let fees = figures.first { $0.key.quantity == "course_fees" && $0.key.period == "2002" }
    #expect(fees?.unit == "KRW million" && fees?.ends == Month("2002-12"))
    let learners = figures.first { $0.key.quantity == "learners" && $0.key.period == "2002-03" }
    #expect(learners?.ends == Month("2002-03"))
  }

  @Test func `figures that no jarip has written are told`() {
    let good = FrozenForecast(Fixture.projection).figures
    for bad in ["nothing", good + "a,b\n", good.replacing("2001-12", with: "2001-13")] {
      #expect(throws: Diagnostic.self) {
        _ = try FrozenForecast(manifest: "", figures: bad).readFigures(name: "test")
      }
    }
  }
}
