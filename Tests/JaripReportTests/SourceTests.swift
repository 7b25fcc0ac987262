import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

/// Sources are read in the language asked for.
@Suite struct SourceTests {
  private static let text = Fixture.text.replacing(
    "source: survey", with: "source: {en: survey of 1999, ko: 1999년 조사}"
  ).replacing("source: \"a guess, \\\"rough\\\"\"", with: "source: assumption")

  private static func projection() throws -> Projection {
    try Simulator(ScenarioText.load(text)).run(RunSettings(trials: 40, seed: 5, threads: 2))
  }

  @Test(arguments: [(Language.en, "survey of 1999", "assumption"), (.ko, "1999년 조사", "가정")])
  func `the description and the workbook have the language asked for`(
    language: Language, source: String, mark: String
  ) throws {
    let words = Words(language)
    let quantities = try Self.projection().plan.scenario.alternatives[0].quantities.values
    let sources = quantities.filter { $0.section == .inputs }.map { words.source($0.notes.source) }
    #expect(Set(sources) == [source, mark, nil])
    let page = DescribeText(try Self.projection().plan, in: language).page.text()
    #expect(page.contains(source))
    for other in ["survey of 1999", "1999년 조사"] where other != source {
      #expect(!page.contains(other))
    }
  }

  @Test func `a document has one text, the English one, and marks as the file has them`() throws {
    let json = ResultDocument(try Self.projection()).json
    let text = json.document
    #expect(text.contains("\"source\": \"survey of 1999\""))
    #expect(text.contains("\"source\": \"assumption\""))
    #expect(!text.contains("1999년 조사"))
  }

  @Test func `a text in one language, an empty one and none`() {
    let korean = Words(.ko)
    #expect(korean.source(LocalText(["en": "price list"])) == "price list")
    #expect(korean.source(LocalText(["": "price list"])) == "price list")
    #expect(korean.source(LocalText(["ko": "가격표", "en": "price list"])) == "가격표")
    #expect(korean.source(LocalText(["": ""])) == nil)
    #expect(korean.source(LocalText()) == nil)
    // Only what stands for all languages is a mark.
    #expect(korean.source(LocalText(["en": "data"])) == "data")
    #expect(korean.source(LocalText(["": "data"])) == "자료")
  }

  @Test func `a schedule of straight lines says so in the language asked for`() throws {
    let rising = """

      inputs:
        rising: {schedule: {2000-01: 0, 2001-01: 1}, interpolate: linear}
        stepped: {schedule: {2000-01: 0, 2001-01: 1}}
      """
    let scenario = try ScenarioText.load(
      BookFixture.network(of: 1).replacing(
        /inputs: .*/, with: ""
      ).replacing("\nrevenue: {fees: income}", with: "") + rising)
    let quantities = scenario.alternatives[0].quantities
    let (first, second) = (try #require(quantities["rising"]), try #require(quantities["stepped"]))
    #expect(Words(.en).value(of: first) == "{2000-01: 0, 2001-01: 1}, linear")
    #expect(Words(.ko).value(of: first) == "{2000-01: 0, 2001-01: 1}, 직선")
    #expect(Words(.ko).value(of: second) == "{2000-01: 0, 2001-01: 1}")
  }

  @Test(arguments: [
    ("month", "개월"), ("person/month", "명/월"), ("month/person", "개월/명"), ("monthly", "monthly"),
    ("square_foot", "제곱피트"), ("USD thousand/square_foot/year", "천달러/제곱피트/년"),
  ]) func `units in Korean`(unit: String, korean: String) {
    #expect(Words(.ko).unit(unit) == korean)
    #expect(Words(.en).unit(unit) == unit)
  }
}
