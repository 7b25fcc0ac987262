import Foundation
import FoundationXML
import JaripKit
import Testing

@testable import JaripReport

/// Numbers of the English page against those of the table of results and of the analyses, which are written by other
/// code.
@Suite struct BookNumbers {
  private let edition: XMLElement
  private let results: BookResults

  init() throws {
    edition = try Self.edition(Book(BookFixture.study, in: [.en]).html)
    results = try BookResults()
  }

  private static func edition(_ html: String) throws -> XMLElement {
    try #require(try BookPage(html).edition(.en))
  }

  @Test func `every number of a table is that of the results`() throws {
    let tables = edition.all("table").map(BookPage.lines)
    let claims = try results.tableClaims()
    #expect(tables.count == claims.count)
    for (lines, claims) in zip(tables, claims) {
      #expect(Claim.problems(lines, claims) == [])
    }
  }

  @Test func `every number of a sentence is that of the results`() throws {
    let problems = try Claim.problems(
      BookPage.sentences(of: edition), results.sentenceClaims())
    #expect(problems == [])
  }

  @Test func `every number drawn is one of the table behind the drawing`() throws {
    // Of the one fact that is a test, inside the intervals of 50, 80 and 90: the limits of 0 of 1 and of 1 of 1 by
    // Wilson are 0 to z²/(1 + z²) and 1/(1 + z²) to 1.
    let coverage = Claim(
      "Inside 50% intervals", [50, 0, 1, 95, 0, 79.35], [80, 1, 1, 95, 20.65, 100],
      [90, 1, 1, 95, 20.65, 100])
    for figure in edition.all("figure") {
      let lines = try BookPage.lines(of: #require(figure.all("table").first))
      let known = lines.flatMap { $0.numbers + PrintedNumber.all(in: $0.place) }
      // The lines of nothing and of all, and the trials that an interval holds.
      let values = known.compactMap { $0?.value } + [0, 100, 80]
      for drawing in figure.all("svg") {
        let text = drawing.all("text").filter { $0["class"] != "ax" }.map(\.spaced)
          .joined(separator: " ")
        let end = text.firstRange(of: "Inside")?.lowerBound ?? text.endIndex
        for number in PrintedNumber.all(in: String(text[..<end])).compactMap({ $0 }) {
          #expect(values.contains { number.stands(for: $0) }, "\(lines[0].place): \(number)")
        }
        guard end < text.endIndex else { continue }
        let rest = PrintedLine(
          place: String(text[end...]), numbers: PrintedNumber.all(in: String(text[end...])))
        #expect(Claim.problems([rest], [coverage]) == [])
      }
    }
  }

  @Test func `a page with one other number is found out`() throws {
    let html = Book(BookFixture.study, in: [.en]).html
    func problems(_ right: String, _ wrong: String) throws -> [String] {
      let changed = try Self.edition(html.replacing(right, with: wrong, maxReplacements: 1))
      return try Claim.problems(BookPage.sentences(of: changed), results.sentenceClaims())
        + zip(changed.all("table").map(BookPage.lines), results.tableClaims())
        .flatMap { Claim.problems($0, $1) }
    }
    #expect(try problems("by 5.7 points", "by 5.7 points") == [])
    #expect(try problems("by 5.7 points", "by 5.8 points").count == 1)
    #expect(try problems("<td>91.33%</td>", "<td>91.34%</td>").count == 1)
    #expect(try problems("seed 5", "seed 6").count == 1)
  }

  @Test func `no number can be off by its last digit`() throws {
    let sentences = try (BookPage.sentences(of: edition), results.sentenceClaims())
    let tables = try zip(edition.all("table").map(BookPage.lines), results.tableClaims())
    var changed = 0
    for (lines, claims) in tables + [sentences] {
      for (line, claim) in zip(lines, claims) {
        for (index, number) in line.numbers.enumerated() {
          guard let number else { continue }
          var other = line
          other.numbers[index] = number.moved
          #expect(Claim.problems([other], [claim]).count == 1, "\(line.place): \(number)")
          changed += 1
        }
      }
    }
    #expect(changed > 900)
  }

  @Test func `inputs stand where the register says`() throws {
    let register = try #require(edition.table("The 3 inputs"))
    let places = register.all("tbody").flatMap { $0.all("code") }.compactMap(\.stringValue)
    let lines = BookFixture.text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = ["learners", "fee", "in_common"].map { name in
      "test.yaml:\(lines.firstIndex { $0.hasPrefix("  \(name): {") }! + 1)"
    }
    #expect(places == expected)
  }

  @Test func `savings of the centres add up to that of the network`() throws {
    let savings = try ["harbour", "valley"].map { try results.row("saving", "2002", $0).mean! }
    let figures = Figures(BookFixture.study.projection, alternative: 1)
    let saved = try #require(figures.pool("textbooks.saving", year: 2)?.mean)
    let gross = try #require(figures.pool("total.gross_saving", year: 2)?.mean)
    let secretariat = try #require(figures.pool("total.secretariat", year: 2)?.mean)
    #expect(abs(savings.reduce(0, +) - saved) < 1e-9)
    #expect(abs(gross - secretariat - saved) < 1e-9)
  }
}
