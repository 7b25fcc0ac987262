import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripKit

/// Dated events: the probability that the trials give them, and their scores.
@Suite struct EventLaws {
  /// Centre a earns uniform(0.8, 1.2) times its cost in every month, b never enough.
  private func validation(_ events: String, asOf origin: String? = nil, trials: Int = 4000) throws
    -> Validation
  {
    try Validation(
      ScenarioText.load(
        """
        jarip: 1
        money: KRW million
        timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
        centres: {a: {}, b: {}}
        inputs:
          pull: {value: "uniform(0.8, 1.2)"}
          rate: {value: {a: 10, b: 5}, unit: KRW million/month}
        revenue: {fees: {amount: rate * pull}}
        costs: {staff: {amount: "10 [KRW million/month]"}}
        reserves: {opening: "0.5 [KRW million]", closes_after: 3}
        independence: {test: oss >= 1, sustained: 3, from: 2000-01}
        events: {\(events)}
        """), RunSettings(trials: trials, seed: 4), asOf: origin.flatMap { Month($0) })
  }

  /// P(pull >= 1) is a half; b has lost its cash by February and closes three months later.
  @Test func `probabilities are those of the closed form`() throws {
    let found = try validation(
      """
      alone: {independent: a, by: 2001-10, happened: true},
      never: {independent: b, by: 2001-10, happened: false},
      closed: {closed: b, by: 2001-10, happened: true}
      """
    ).events.map(\.probability)
    #expect(found[1] == 0 && found[2] == 1)
    #expect(abs(found[0] - 0.5) < 4 * (0.25 / 4000).squareRoot())
  }

  @Test func `an event says what a check says of the same outcome`() throws {
    let scenario = try ScenarioText.load(
      "jarip: 1\nextends: []\n" + """
        money: KRW million
        timeline: {start: 2000-01, end: 2000-12}
        centres: {a: {}}
        inputs: {pull: {value: "uniform(0, 2)"}}
        revenue: {fees: {amount: "pull * 1 [KRW million/month]"}}
        costs: {staff: {amount: "1.5 [KRW million/month]"}}
        independence: {test: oss >= 1, sustained: 2, from: 2000-01}
        events: {a: {independent: network, by: 2000-08, happened: false}}
        checks: [{that: "P(independent(network) by 2000-08) <= 1"}]
        """)
    let settings = RunSettings(trials: 700, seed: 9)
    let event = try Validation(scenario, settings).events[0]
    let check = try Checks(scenario).results(Simulator(scenario).run(settings))[0]
    #expect(event.probability == check.value)
    #expect(event.probability > 0.1 && event.probability < 0.4)
  }

  @Test func `an event that no trial could have is refused`() throws {
    // Three months in a row: the last that can begin begins in October 2001.
    _ = try validation("last: {independent: a, by: 2001-10, happened: true}", trials: 10)
    _ = try validation("closed: {closed: a, by: 2001-12, happened: true}", trials: 10)
    do {
      _ = try validation("late: {independent: a, by: 2001-11, happened: true}")
      Issue.record("It was not refused")
    } catch let list as DiagnosticList {
      #expect(list.diagnostics.map(\.code) == ["event-beyond-horizon"])
      #expect(list.diagnostics[0].suggestion == "timeline.end: 2002-01 or later")
    }
  }

  @Test func `the origin decides which events are tests`() throws {
    let events = """
      before: {independent: a, by: 2000-06, happened: true},
      after: {independent: a, by: 2001-01, happened: true},
      kept: {independent: a, by: 2001-06, happened: true, use: test}
      """
    let file = try validation(events)
    #expect(file.events.map(\.use) == [.fit, .fit, .test] && file.eventSummary.tests == 1)
    let found = try validation(events, asOf: "2001-01")
    #expect(found.events.map(\.use) == [.fit, .test, .test])
    #expect(found.eventSummary.tests == 2 && found.eventSummary.mayBeKnown == 1)
  }

  private func event(
    _ probability: Double, _ happened: Bool, expected: Double? = nil,
    use: Observation.Use = .test
  ) throws -> EventForecast {
    let event = DatedEvent(
      name: "e", outcome: .closed, centre: nil, by: try #require(Month("2000-01")),
      happened: happened, expected: expected, use: use, notes: Notes(),
      place: SourcePlace(file: SourceFile(name: "x", text: ""), line: 1, column: 1))
    return EventForecast(event: event, use: use, probability: probability)
  }

  /// Brier 0.01, 0.04, 0.25, 1 of which the mean is 0.325; logs 0.10536, 0.22314, 0.69315 and, held at 0.99, 4.60517.
  @Test func `scores and bins are as worked by hand`() throws {
    let summary = EventSummary([
      try event(0.9, true), try event(0.2, false), try event(0.5, true), try event(1, false),
      try event(0.7, false, use: .fit),
    ])
    #expect(summary.tests == 4 && summary.happened == 2 && summary.compared == 0)
    #expect(abs(summary.brier! - 0.325) < 1e-12)
    #expect(
      abs(summary.logarithmic! - (0.105_360_5 + 0.223_143_6 + 0.693_147_2 + 4.605_170_2) / 4) < 1e-6
    )
    #expect(summary.bins.map(\.range) == [0.2...0.4, 0.4...0.6, 0.8...0.95, 0.95...1])
    #expect(summary.bins.map(\.happened) == [0, 1, 1, 0])
    #expect(summary.bins[3].meanProbability == 1 && summary.skill == nil)
    let none = EventSummary([try event(0.7, false, use: .fit)])
    #expect(none.brier == nil && none.bins.isEmpty)
  }

  /// 0.09 against 0.25 and 0.16 against 0.04: 1 − 0.25/0.29.
  @Test func `skill is against the probabilities that were given`() throws {
    let summary = EventSummary([
      try event(0.7, true, expected: 0.5), try event(0.4, false, expected: 0.2),
      try event(0.9, true),
    ])
    #expect(summary.compared == 2 && abs(summary.skill! - (1 - 0.25 / 0.29)) < 1e-12)
    #expect(summary.signTest == SignTest(better: 1, worse: 1))
    let itself = EventSummary([try event(0.3, true, expected: 0.3)])
    #expect(itself.skill == 0)
  }
}
