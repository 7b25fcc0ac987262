import Foundation
import FoundationXML
import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

@Suite struct BookTests {
  private static let sections = [
    "answer", "path", "fans", "sharing", "budget", "drivers", "outside", "facts",
    "register", "method",
  ]

  @Test func `the page has every section in both languages, each id once`() throws {
    let page = try BookPage(Book(BookFixture.study, in: Language.allCases).html)
    let ids = page.elements("section").compactMap { $0["id"] }
    #expect(ids == ["en", "ko"].flatMap { language in Self.sections.map { "\(language)-\($0)" } })
    func all(_ element: XMLElement) -> [String] {
      [element["id"]].compactMap { $0 }
        + (element.children ?? []).compactMap { $0 as? XMLElement }.flatMap(all)
    }
    let every = all(page.root)
    #expect(Set(every).count == every.count)
    // What a label points at is there.
    for section in page.elements("section") {
      #expect(every.contains(section["aria-labelledby"] ?? ""))
    }
  }

  @Test func `the page asks for nothing from outside`() {
    let html = Book(BookFixture.study, in: Language.allCases).html
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    #expect(html.replacing("&#39;", with: "'").contains(policy))
    // The only address is the name of SVG's namespace.
    let rest = html.replacing("http://www.w3.org/2000/svg", with: "")
    for word in ["http:", "https:", "src=", "href=", "url(http", "@import"] {
      #expect(!rest.contains(word), "\(word)")
    }
  }

  @Test func `a book in one language has no script and no other language`() throws {
    let html = Book(BookFixture.study, in: [.en]).html
    #expect(!html.contains("<script"))
    let korean = html.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    // Sources are as the file has them.
    #expect(html.contains("조사"))
    #expect(korean)
    let page = try BookPage(html)
    #expect(page.elements("section").count == Self.sections.count)
  }

  @Test func `the Korean edition is Korean`() throws {
    // The fixture's own: a file name, and a test that no words are made for.
    let allowed = LatinWords.names.union(["test", "oss", "and", "reserve", "months"])
    let found = try LatinWords.found(in: Book(BookFixture.study, in: [.ko]).html, besides: allowed)
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `the English edition is English`() throws {
    let page = try BookPage(Book(BookFixture.study, in: [.en]).html)
    let edition = try #require(page.edition(.en))
    let text = edition.stringValue ?? ""
    let korean = text.split(whereSeparator: \.isWhitespace).filter {
      $0.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    }
    #expect(korean.allSatisfy { $0.contains("조사") || $0.contains("추정") }, "\(korean)")
  }

  @Test func `titles are text, whatever stands in them`() throws {
    let hostile = BookFixture.network(of: 2)
      .replacing(
        "jarip: 1", with: "jarip: 1\ntitle: \"<script>alert(1)</script>&amp;\\\" onload='x' **b\""
      )
      .replacing("centre_1: {", with: "centre_1: {title: \"<img src=x onerror=alert(1)>**\", ")
    let html = Book(try BookFixture.make(hostile, trials: 50), in: Language.allCases).html
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<img"))
    let page = try BookPage(html)
    #expect(page.elements("script").count == 1)
    let mast = page.elements("header").first?.stringValue ?? ""
    #expect(mast.contains("<script>alert(1)</script>&amp;\" onload='x' **b"))
  }

  @Test func `a book of two hundred centres stays under ten megabytes`() throws {
    let study = try BookFixture.make(BookFixture.network(of: 200), trials: 20)
    let html = Book(study, in: Language.allCases).html
    #expect(html.utf8.count < 10_000_000)
    let page = try BookPage(html)
    #expect(page.edition(.en)?.all("details").count { $0["class"] == "centre totals" } == 200)
  }

  @Test func `a scenario without chance has a book`() throws {
    let text = BookFixture.network(of: 2).replacing("uniform(2, 12)", with: "8")
    let page = try BookPage(Book(try BookFixture.make(text, trials: 1), in: [.en]).html)
    let heading = page.elements("h1").first?.stringValue ?? ""
    #expect(heading.hasPrefix("None of the 2 centres stands alone by December 2022."), "\(heading)")
    #expect(!page.html.contains("±"))
    #expect(!page.html.contains("in 100"))
    let edition = try #require(page.edition(.en))
    let drawn = edition.all("svg").flatMap { $0.all("text") }.map(\.spaced)
    let tables = edition.all(["table"], outside: ["details"]).map(\.spaced)
    for word in ["median", "mean", "all 1", "trials", "average", "P10", "80% of"] {
      let found = (BookPage.texts(of: edition) + drawn + tables).filter { $0.contains(word) }
      #expect(found.isEmpty, "\(word): \(found)")
    }
  }

  @Test func `one centre, one alternative and nothing shared have a book`() throws {
    let text = """
      jarip: 1
      money: USD
      timeline: {start: 2020-01, end: 2021-12}
      centres: {solo: {title: Solo}}
      inputs: {income: {value: "uniform(50, 200)", unit: USD/month}}
      revenue: {fees: income}
      costs: {staff: "100 [USD/month]"}
      independence: {test: oss >= 1, sustained: 3, from: 2020-06}
      """
    let page = try BookPage(
      Book(try BookFixture.make(text, trials: 400), in: Language.allCases).html)
    let ids = page.elements("section").compactMap { $0["id"] }
    #expect(
      ids.prefix(6) == [
        "en-answer", "en-path", "en-fans", "en-budget", "en-drivers", "en-register",
      ])
    #expect(
      page.elements("h1").first?.stringValue?.hasPrefix("Solo is likely to stand alone") ?? false)
  }

  @Test func `one centre is no network`() throws {
    let text = BookFixture.network(of: 1).replacing(
      "centre_1: {", with: "centre_1: {title: {en: Solo, ko: 홀로}, ")
    let page = try BookPage(
      Book(try BookFixture.make(text, trials: 300), in: Language.allCases).html)
    for (language, words) in [
      (Language.en, ["etwork", "all centres", "1 centres", "by centre", "sharing saves"]),
      (.ko, ["네트워크", "모든 센터", "센터별", "절감액"]),
    ] {
      let edition = try #require(page.edition(language)?.stringValue)
      for word in words { #expect(!edition.contains(word), "\(word)") }
    }
  }

  @Test func `Korean particles fit what they follow`() throws {
    let page = try BookPage(Book(BookFixture.study, in: [.ko]).html)
    let text = try #require(page.edition(.ko)?.stringValue).replacing("\u{2060}", with: "")
    // 수요 ends in a vowel, and so does 퍼센트.
    #expect(text.contains("‘유료 수요’가 나쁜 3분의 1"))
    #expect(text.contains("%는 다른 곳의") && !text.contains("%은"))
  }

  @Test func `who saves nothing does not lose`() throws {
    let text = BookFixture.network(of: 2).replacing("overlap: 0.5", with: "overlap: 0")
    let page = try BookPage(Book(try BookFixture.make(text, trials: 100), in: [.en]).html)
    let headings = page.elements("h2").compactMap(\.stringValue)
    #expect(headings.contains { $0.hasSuffix("0 of 2 centres gain in over 90 of 100 trials") })
  }

  @Test func `a group of most centres is named by who is not in it`() throws {
    let study = try BookFixture.make(BookFixture.network(of: 5), trials: 100)
    let page = try BookPage(Book(study, in: Language.allCases).html)
    for table in page.elements("table").filter({ $0["class"] == "core" }) {
      for name in table.rows.dropFirst().compactMap(\.first) {
        #expect(name.split(separator: "centre_").count <= 3, "\(name)")
      }
    }
  }

  @Test func `no drawing on paper is higher than its page`() throws {
    let study = try BookFixture.make(BookFixture.network(of: 60), trials: 20)
    let page = try BookPage(Book(study, in: [.en]).printed)
    let heights = page.elements("svg").compactMap { $0["height"].flatMap(Double.init) }
    #expect(heights.count > 10 && heights.allSatisfy { $0 <= BookConstants.paper })
  }

  @Test func `a unit breaks behind its slash, and a long value over pages`() throws {
    let text = BookFixture.network(of: 2).replacing(
      "inputs: {", with: "inputs: {index: {schedule: {\(Self.months)}, unit: EUR thousand/month}, ")
    let html = Book(try BookFixture.make(text, trials: 20), in: [.en]).html
    #expect(html.contains("EUR thousand/<wbr/>month"))
    #expect(html.contains("<tr class=\"long\"><th scope=\"row\">index</th>"))
  }

  private static let months = (1...12).map { "2020-\($0 < 10 ? "0" : "")\($0): 1.\($0)" }
    .joined(separator: ", ")

  @Test func `a measure that is never defined is a dash`() throws {
    let text = BookFixture.network(of: 2).replacing(
      "revenue: {fees: income}", with: "revenue: {fees: 0 * income}")
    let page = try BookPage(Book(try BookFixture.make(text, trials: 50), in: [.en]).html)
    let statement = try #require(page.edition(.en)?.table("Statement of activities, Network"))
    let index = try #require(statement.rows.first { $0.first == "Subsidy dependence index" })
    #expect(index.dropFirst() == ["–", "–", "–"])
  }

  @Test func `no centre that closes is 0, not 0.00`() throws {
    // No trial of the fixture closes a centre; the table below the heading has said 0 all along.
    let page = try BookPage(Book(BookFixture.study, in: [.en]).html)
    let headings = page.elements("h2").compactMap(\.stringValue)
    #expect(headings.contains { $0.hasSuffix("; 0 have closed on average") })
  }

  @Test func `the one page has the answer, the differences and the method`() throws {
    let book = Book(BookStudy(Fixture.projection), in: [.en], extent: .onePage)
    let ids = try BookPage(book.html).elements("section").compactMap { $0["id"] }
    #expect(ids == ["en-answer", "en-sharing", "en-method"])
  }

  @Test func `the same run gives the same page`() throws {
    let again = try BookFixture.make(BookFixture.text, trials: 300)
    let isSame =
      Book(again, in: Language.allCases).html == Book(BookFixture.study, in: Language.allCases).html
    #expect(isSame)
  }
}
