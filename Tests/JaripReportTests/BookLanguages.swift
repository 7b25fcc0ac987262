import Foundation
import FoundationXML
import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

/// Both editions of a page say the same numbers, each in its own units: `KRW 3.7 billion`, `37억원`.
@Suite struct BookLanguages {
  @Test func `files speak the languages that the program does`() {
    #expect(LocalText.languages == Language.allCases.map(\.rawValue))
  }

  @Test func `both languages have the same numbers`() throws {
    #expect(try differences(html(BookFixture.study), of: BookFixture.study) == [])
  }

  @Test func `the Korean network has the same numbers in both languages`() throws {
    let path = ScenarioText.projectFolder.appendingPathComponent("scenarios/ecrc/base.yaml").path
    let scenario = try ScenarioLoader(reservedNames: FunctionEntry.reservedNames).load(path: path)
    let study = try BookStudy(
      Simulator(scenario), RunSettings(trials: 60, seed: 5, threads: 2))
    let found = try differences(html(study), of: study)
    #expect(found == [])
  }

  @Test(arguments: [
    ("5.7%p", "5.8%p"), ("1,200만원", "1,300만원"), ("1.1억원", "1.1만원"), ("△22%", "22%"),
  ]) func `another number in one language is found out`(_ right: String, _ wrong: String) throws {
    let html = html(BookFixture.study)
    let changed = html.replacing(right, with: wrong, maxReplacements: 1)
    #expect(changed != html)
    #expect(try differences(changed, of: BookFixture.study).count == 1)
  }

  private func html(_ study: BookStudy) -> String { Book(study, in: [.en, .ko]).html }

  private func differences(_ html: String, of study: BookStudy) throws -> [String] {
    let page = try BookPage(html)
    let sources = Self.sources(study.projection.plan.scenario)
    let english = try Self.texts(#require(page.edition(.en)), without: sources)
    let korean = try Self.texts(#require(page.edition(.ko)), without: sources)
    #expect(english.count == korean.count)
    return zip(english, korean).compactMap { english, korean in
      if english == korean { return nil }
      let (first, second) = (Self.numbers(english), Self.numbers(korean))
      // Where one is printed to fewer digits it is rounded further.
      let isSame =
        first.count == second.count
        && zip(first, second).allSatisfy { abs($0.value - $1.value) <= max($0.half, $1.half) }
      return isSame ? nil : "\(english) \(first)\n\(korean) \(second)"
    }
  }

  /// Sentences, the heads of tables, and their rows without what is the file's: titles in the first column, `Ten`,
  /// `10개`, and sources, `September 1999`, `1999년 9월`.
  private static func texts(_ edition: XMLElement, without sources: Set<String>) -> [String] {
    BookPage.texts(of: edition).dropFirst()
      + edition.all("table").flatMap { $0.all("caption") + $0.all("thead") }.map(\.spaced)
      + edition.all("tr").map { row in
        row.all("td").filter { !sources.contains(Self.plain($0)) }.map(\.spaced)
          .joined(separator: " ")
      }
  }

  /// Without the word joiners that keep a Korean particle with its bracket.
  private static func plain(_ cell: XMLElement) -> String {
    (cell.stringValue ?? "").replacing("\u{2060}", with: "")
  }

  private static func sources(_ scenario: Scenario) -> Set<String> {
    let notes =
      scenario.alternatives.flatMap { $0.quantities.values.map(\.notes) }
      + scenario.observations.map(\.notes) + scenario.events.map(\.notes)
      + scenario.references.map(\.notes)
    return Set(notes.flatMap { $0.source.texts.values })
  }

  /// The numbers of a text in an order that both languages have, without those that one of them has as words.
  private static func numbers(_ text: String) -> [PrintedNumber] {
    let plain =
      text
      // An English interval of money has its scale once, before it.
      .replacing(/(million|billion) \((\S+) to (\S+)\)/) {
        "\($0.1) (\($0.2) \($0.1) to \($0.3) \($0.1))"
      }
      // In English: a third, a tenth, none.
      .replacing(/(^|[^\d,.])(?:3|10)분의 1/) { "\($0.1)" }.replacing(" 중 0번", with: "")
      // In Korean: 열 건 중 여덟 건.
      .replacing("About 8 of 10", with: "").replacing("zero", with: "0")
    return PrintedNumber.all(in: plain, isScaled: true).compactMap { $0 }
      // 80 of 100 trials are 80% of them.
      .filter { $0.value != 100 }.sorted { $0.value < $1.value }
  }
}
