import JaripKit
import Testing

@testable import JaripReport

@Suite struct PageTests {
  @Test func `columns stand under each other in Korean too`() {
    var table = TextTable([
      .init("센터", alignment: .left), .init("자립"), .init("OSS"),
    ])
    table.add(["한국생산성본부", "6%", "51"])
    table.add(["KPC", "12%", "7"])
    var page = Page()
    table.write(to: &page)
    let lines = page.text().split(separator: "\n")
    #expect(
      lines == ["  센터            자립  OSS", "  한국생산성본부    6%   51", "  KPC              12%    7"])
    #expect(Set(lines.map(\.displayWidth)).count == 1)
  }

  @Test func `a table that is too wide cuts its flexible column by width, not by letters`() {
    var table = TextTable([.init("name", alignment: .left, isFlexible: true), .init("x")])
    table.width = 20
    table.add(["가나다라마바사아자차카타파하", "12345"])
    var page = Page()
    table.write(to: &page)
    #expect(page.text().split(separator: "\n").allSatisfy { $0.displayWidth <= 20 })
    #expect(page.text().contains("가나다라마…"))
  }

  @Test func `control characters never reach the terminal`() {
    var page = Page()
    page.add("a\u{1B}[31mb\u{7}\u{9B}c\r\nd\u{202E}e")
    #expect(page.text() == "a[31mbc  de\n")
    #expect("one\u{1B}\ntwo\tthree".printableLines == "one\ntwo\tthree")
  }

  @Test func `colour is there only when asked for`() {
    var page = Page()
    page.add("bold", .strong)
    #expect(page.text() == "bold\n")
    #expect(page.text(colour: true) == "\u{1B}[1mbold\u{1B}[0m\n")
  }

  @Test func `the particle fits the last sound`() {
    #expect(Words.particle("센터", "은", "는") == "는")
    #expect(Words.particle("대전", "은", "는") == "은")
    #expect(Words.particle("KPC", "은", "는") == "은(는)")
  }

  @Test func `no line is wider than a hundred columns`() throws {
    for language in Language.allCases {
      let pages = [
        RunText(Fixture.projection, in: language).page,
        CompareText(Fixture.projection, in: language).page,
        DescribeText(Fixture.projection.plan, in: language).page,
      ]
      for page in pages {
        for line in page.text().split(separator: "\n") where line.displayWidth > 100 {
          Issue.record("\(line.displayWidth) columns: \(line)")
        }
      }
    }
  }
}
