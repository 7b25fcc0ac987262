import JaripKit
import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripReport

/// What `validate` prints and writes.
@Suite struct ValidateTests {
  private static let text = """
    jarip: 1
    title: {en: Two schools, ko: 두 학교}
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2002-12, fiscal_year: january, now: 2001-01}
    centres: {harbour: {opens: 2000-01}, valley: {opens: 2001-01}}
    inputs:
      size: {value: {harbour: 10, valley: 20}, unit: person/month}
      pull: {value: "uniform(0.8, 1.2)"}
      hall: {value: 40, unit: person}
    model: {learners: {value: size * pull, unit: person/month}, odd: "log(pull - 1)", never: "log(-pull)"}
    revenue: {fees: {amount: "learners * 0.5 [KRW million/person]"}}
    costs: {staff: {amount: "12 [KRW million/month]"}}
    observations:
      trained_2000: {title: {en: "Trained, 2000", ko: 2000년 교육생}, of: total(learners), over: 2000-01..2000-12, value: 118, error: "2%", unit: person, source: annual report}
      trained_2001: {title: {en: "Trained, 2001", ko: 2001년 교육생}, of: total(learners), over: 2001-01..2001-12, value: 371, error: "2%", unit: person, use: test, source: annual report}
      places: {of: hall, at: 2001-06, value: 41, unit: person, use: test}
      odd: {of: odd, at: 2001-06, value: -3, use: test}
      never: {of: never, at: 2001-06, value: 1, use: test}
    references:
      peers: {title: {en: Schools elsewhere, ko: 다른 학교}, of: oss(network), at: 2002-08, mean: 0.36, sd: 0.12, source: a survey}
    """

  private static func validations(_ origins: [String?]) throws -> [Validation] {
    let scenario = try ScenarioText.load(text)
    return try origins.map {
      try Validation(
        scenario, RunSettings(trials: 300, seed: 5, threads: 2), asOf: $0.flatMap { Month($0) })
    }
  }

  private func check(_ text: String, _ name: String) {
    let head = "two schools, seed 5, 300 trials, format 1\n"
    if let difference = Golden.difference(head + text, name) { Issue.record("\(difference)") }
  }

  @Test(arguments: Language.allCases)
  func `validate prints the verdict first, then facts and references`(language: Language) throws {
    let page = ValidateText(try Self.validations([nil, "2001-01"]), in: language).page
    check(page.text(), "validate-\(language).txt")
    #expect(page.text().split(separator: "\n").allSatisfy { $0.displayWidth <= 100 })
  }

  @Test func `the table has a row for each fact and forecast`() throws {
    let csv = ValidateTable(try Self.validations([nil])).csv
    check(csv, "validate.csv.txt")
    let lines = csv.split(separator: "\n")
    // Five of the model; of trained_2001 no change, and no change per centre.
    #expect(lines.count == 1 + 5 + 2)
    let widths = Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
    #expect(widths == [ValidateTable.header.count])
  }

  @Test func `the document has the table's numbers and the verdict`() throws {
    check(ValidateDocument(try Self.validations(["2001-01"])).json.document, "validate.json.txt")
  }

  private static let events = """
    jarip: 1
    title: {en: Two schools, ko: 두 학교}
    money: KRW million
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
    centres: {harbour: {title: {en: Harbour, ko: 항구}}, valley: {title: {en: Valley, ko: 계곡}}}
    inputs:
      pull: {value: "uniform(0.8, 1.2)"}
      rate: {value: {harbour: 10, valley: 5}, unit: KRW million/month}
    revenue: {fees: {amount: rate * pull}}
    costs: {staff: {amount: "10 [KRW million/month]"}}
    reserves: {opening: "0.5 [KRW million]", closes_after: 3}
    independence: {test: oss >= 1, sustained: 3, from: 2000-01}
    events:
      harbour_alone: {independent: harbour, by: 2001-06, happened: true, expected: 0.2, use: test, source: annual report}
      valley_closed: {closed: valley, by: 2001-06, happened: true, use: test}
      network_alone: {title: {en: The two as one, ko: 두 곳 전체}, independent: network, by: 2001-06, happened: false}
    """

  @Test func `events have probabilities and scores of their own`() throws {
    let found = [
      try Validation(
        ScenarioText.load(Self.events), RunSettings(trials: 300, seed: 5, threads: 2))
    ]
    for language in Language.allCases {
      check(ValidateText(found, in: language).page.text(), "validate-events-\(language).txt")
    }
    let table = ValidateTable(found).csv
    check(table, "validate-events.csv.txt")
    let widths = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).count
    }
    #expect(widths == Array(repeating: ValidateTable.header.count, count: 5))
    let json = ValidateDocument(found).json.document
    #expect(json.contains("\"log_score\"") && json.contains("\"reliability\""))
  }

  @Test func `the chart has a row for each fact`() throws {
    let chart = ValidateChart(try Self.validations([nil])[0], in: .en)
    let rows = chart.chart.figures(in: .en).rows
    #expect(rows.map { $0[0] } == ["Trained, 2000", "Trained, 2001", "places", "odd", "never"])
    #expect(rows.map { $0[7] } == ["118", "371", "41", "\u{2212}3", "1"])
    #expect(chart.svg?.hasPrefix("<svg ") == true)
  }
}
