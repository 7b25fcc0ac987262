import JaripKit
import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripReport

/// What `run` prints given the facts.
@Suite struct ConditionedTests {
  private static let text = """
    jarip: 1
    title: {en: Two schools, ko: 두 학교}
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2002-12, fiscal_year: january, now: 2001-01}
    centres: {harbour: {opens: 2000-01}, valley: {opens: 2000-01}}
    inputs:
      size: {value: {harbour: 30, valley: 20}, unit: person/month}
      pull: {value: "uniform(0.8, 1.2)"}
      hall: {value: 40, unit: person}
    model: {learners: {value: size * pull, unit: person/month}, odd: "log(pull - 0.9)"}
    revenue: {fees: {amount: "learners * 0.5 [KRW million/person]"}}
    costs: {staff: {amount: "12 [KRW million/month]"}}
    grants: {core: {award: "2 [KRW million/month]", ends: 2001-06}}
    observations:
      trained: {title: {en: "Trained, 2000", ko: 2000년 교육생}, of: total(learners), over: 2000-01..2000-12, value: 630, error: "5%", unit: person}
      later: {of: total(learners), over: 2001-01..2001-12, value: 700, error: "2%", unit: person, use: test}
      places: {of: hall, at: 2001-06, value: 41, error: 1, unit: person}
      rooms: {of: hall, at: 2001-06, value: 80, error: 10, unit: person}
      odd: {of: odd, at: 2001-06, value: -2, error: 1}
    """

  private static func run() throws -> ConditionedRun {
    var settings = RunSettings(trials: 2000, seed: 5, threads: 2)
    settings.monthly = ["oss"]
    return try ConditionedRun(Simulator(ScenarioText.load(text)), settings)
  }

  @Test(arguments: Language.allCases)
  func `the facts, and results with and without them, stand beside one another`(
    language: Language
  ) throws {
    let text = ConditionedText(try Self.run(), in: language).page(withComparison: false).text()
    let head = "two schools, seed 5, 2000 trials, format 1\n"
    if let difference = Golden.difference(head + text, "conditioned-\(language).txt") {
      Issue.record("\(difference)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 100 })
  }

  @Test func `a document tells what it is given, and counts no trials`() throws {
    let run = try Self.run()
    let json = ResultDocument(run.conditioned, conditioning: run.conditioning).json.document
    #expect(json.contains("\"what\": \"observations\""))
    #expect(json.contains("\"alternative\": \"base|observations\"") && !json.contains("\"count\""))
    let plain = ResultDocument(run.unconditioned).json.document
    #expect(!plain.contains("\"given\"") && !plain.contains("|observations"))
    #expect(plain.contains("\"count\""))
  }
}
