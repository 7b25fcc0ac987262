import Foundation
import FoundationXML
import JaripKit
import Testing

@testable import JaripReport

/// Numbers of the page against those of the table of results, which is written by other code.
@Suite struct BookNumbers {
  private let page: BookPage
  private let table: ResultTable

  init() throws {
    page = try BookPage(Book(BookFixture.study, in: Language.allCases).html)
    table = ResultTable(BookFixture.study.projection, includesDifferences: true)
  }

  private func row(
    _ quantity: String, _ period: String, _ centre: String = "network",
    _ alternative: String = "shared"
  ) -> ResultTable.Row? {
    table.rows.first {
      $0.alternative == alternative && $0.centre == centre && $0.quantity == quantity
        && $0.period == period
    }
  }

  /// Numbers as they are read, with how far rounding may have moved each.
  private func numbers(_ text: String) -> [(value: Double, half: Double)] {
    text.split { !$0.isNumber && $0 != "." && $0 != "," && $0 != "−" }.map { word in
      let text = word.replacing(",", with: "").replacing("−", with: "-")
      let decimals = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 }
      return (Double(text) ?? .nan, 0.5 * pow(10, -Double(decimals ?? 0)))
    }
  }

  @Test func `every number of a statement is that of the table of results`() throws {
    let labels = [
      "Course fees": "course_fees", "Core grant": "core", "Interest": "interest",
      "Staff": "staff", "Textbooks": "textbooks", "Computers": "computers",
      "Earned revenue": "earned", "Operating cost": "operating_cost",
      "Operating result before subsidy": "operating_result", "Cash at the end": "cash",
      "Months of cash": "reserve_months", "Operational self-sufficiency": "oss",
      "Earned-income ratio": "earned_income_ratio",
    ]
    let edition = try #require(page.edition(.en))
    var compared = 0
    for (name, centre) in [
      ("Network", "network"), ("Harbour centre", "harbour"), ("Valley centre", "valley"),
    ] {
      let statement = try #require(edition.table("Statement of activities, \(name)"))
      let years = try #require(statement.rows.dropFirst().first).dropFirst()
      #expect(Array(years) == ["2000", "2001", "2002", "2003"])
      for line in statement.all("tr") {
        let cells = (line.children ?? []).compactMap { $0 as? XMLElement }
        guard let quantity = cells.first?.stringValue.flatMap({ labels[$0] }) else { continue }
        for (year, cell) in zip(years, cells.dropFirst()) {
          let found = try #require(row(quantity, year, centre))
          let factor = ["oss", "earned_income_ratio"].contains(quantity) ? 100.0 : 1
          let expected = [3, 1, 5].map { (found.quantiles[$0] ?? .nan) * factor }
          let ends = cell.all("small").first?.stringValue
          let shown = numbers(cell.children?.first?.stringValue ?? "") + numbers(ends ?? "")
          let place = "\(name), \(quantity), \(year): \(cell.stringValue ?? "")"
          if found.quantiles[3] == nil {
            #expect(cell.stringValue == "–", "\(place)")
          } else if ends == nil {
            // One number stands for all three, which round to it.
            #expect(shown.count == 1, "\(place)")
            #expect(
              expected.allSatisfy { abs($0 - shown[0].value) <= shown[0].half + 1e-9 }, "\(place)")
          } else {
            #expect(shown.count == 3, "\(place)")
            #expect(
              zip(shown, expected).allSatisfy { abs($0.value - $1) <= $0.half + 1e-9 }, "\(place)")
          }
          compared += 1
        }
      }
    }
    #expect(compared == 3 * 4 * labels.count)
  }

  @Test func `both languages have the same numbers`() throws {
    func numbers(_ language: Language, _ table: String) throws -> [[String]] {
      let found = try #require(page.edition(language)?.table(table))
      return found.rows.dropFirst(2).map { cells in
        cells.dropFirst().map { $0.replacing("△", with: "−") }
      }
    }
    #expect(
      try numbers(.en, "Statement of activities, Network")
        == numbers(.ko, "운영성과표, 네트워크"))
    #expect(
      try numbers(.en, "Statement of activities, Valley centre")
        == numbers(.ko, "운영성과표, 골짜기 센터"))
  }

  @Test func `probabilities are those of the table of results`() throws {
    let errors = try #require(page.edition(.en)?.table("How far these numbers would move"))
    for (name, centre) in [("Harbour centre", "harbour"), ("Valley centre", "valley")] {
      let cells = try #require(
        errors.rows.first { $0.first == "\(name) stands alone by Dec 2002" })
      let found = try #require(row("independent_by", "2002-12", centre))
      let shown = try #require(cells[1].split(separator: "%").first.flatMap { Double($0) })
      let error = try #require(found.standardError)
      #expect(abs(shown / 100 - found.mean!) <= error / 2)
    }
  }

  @Test func `forecasts of facts and events are those of validate`() throws {
    let validation = try #require(BookFixture.study.validation)
    let edition = try #require(page.edition(.en))
    let table = try #require(edition.table("Forecasts and facts"))
    #expect(table.rows.count == 3)
    for (line, row) in zip(table.rows.dropFirst(), validation.forecasts) {
      #expect(line[0] == row.observation.notes.title.text(in: "en"))
      #expect(line[1] == (row.isTest ? "test" : "fit"))
      let forecast = try #require(row.forecast)
      let expected = [0.1, 0.25, 0.5, 0.75, 0.9].map(forecast.quantile) + [row.fact]
      for (text, value) in zip(line[2...7], expected) {
        let found = try #require(numbers(text).first)
        #expect(abs(found.value - value) <= found.half * 1.001, "\(text), \(value)")
      }
    }
    let events = try #require(edition.table("Dated events: 1"))
    let event = validation.events[0]
    let found = numbers(events.rows[1][3])[0]
    #expect(abs(found.value - 100 * event.probability) <= found.half, "\(events.rows[1])")
    // The model of the book is its alternative, and its trials are those of the run.
    let independent = try #require(row("independent_by", "2002-12", "harbour"))
    #expect(event.probability == independent.mean)
  }

  @Test func `the counts of centres add up to all trials`() throws {
    let counts = try #require(page.edition(.en)?.table("How many centres stand alone"))
    let cells = try #require(counts.rows.last).dropFirst().compactMap { Int($0) }
    #expect(cells.count == 3)
    #expect(cells.reduce(0, +) == 300)
    let mean = cells.enumerated().reduce(0) { $0 + Double($1.offset * $1.element) } / 300
    #expect(abs(mean - row("independent_centres", "2002-12")!.mean!) < 1e-12)
  }

  @Test func `savings of the centres add up to that of the network`() throws {
    let savings = ["harbour", "valley"].map { row("saving", "2002", $0)!.mean! }
    let figures = Figures(BookFixture.study.projection, alternative: 1)
    let saved = try #require(figures.pool("textbooks.saving", year: 2)?.mean)
    let gross = try #require(figures.pool("total.gross_saving", year: 2)?.mean)
    let secretariat = try #require(figures.pool("total.secretariat", year: 2)?.mean)
    #expect(abs(savings.reduce(0, +) - saved) < 1e-9)
    #expect(abs(gross - secretariat - saved) < 1e-9)
  }
}
