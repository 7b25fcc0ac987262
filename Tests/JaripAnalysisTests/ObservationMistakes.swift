import JaripKit
import JaripTesting
import Testing

/// Observations that no forecast can be held against say why.
@Suite struct ObservationMistakes {
  private static let mistakes: [(String, String, String)] = [
    (
      "of: size, over: 2000-01..2000-12, value: 1, unit: person", "no-network-value",
      "try: total(size)"
    ),
    (
      "of: total(size), over: 2000-01..2000-12, value: 1", "unit-mismatch",
      "'total(size)' is person/month, and the fact 'o' is a pure number"
    ),
    (
      "of: total(size), over: 2000-01..2000-12, value: 1, unit: KRW million", "unit-mismatch",
      "try: unit: person"
    ),
    (
      "of: hall, over: 2000-01..2000-12, value: 1, unit: person", "bad-observation",
      "try: at: 2000-12"
    ),
    (
      "of: total(size), over: 2000-01..2000-12, value: 1, unit: person/month", "bad-observation",
      "is over 12 months"
    ),
    ("of: \"normal(1, 2)\", at: 2000-01, value: 1", "bad-observation", "draws at random"),
    (
      "of: total(size), centre: a, at: 2000-01, value: 1, unit: person", "bad-observation",
      "is of all centres"
    ),
    (
      "of: size(a), centre: b, at: 2000-01, value: 1, unit: person", "bad-observation",
      "say two things"
    ),
    ("of: oss(hall), at: 2000-01, value: 1", "unknown-centre", "There is no centre 'hall'"),
    ("of: total(sizes), at: 2000-01, value: 1", "unknown-name", "try: 'size'"),
  ]

  private func message(_ observation: String) -> String {
    let text = """
      jarip: 1
      money: KRW million
      units: [person]
      timeline: {start: 2000-01, end: 2001-12}
      centres: {a: {}, b: {}}
      inputs:
        size: {value: {a: 10, b: 20}, unit: person/month}
        hall: {value: 40, unit: person}
        luck: {value: "normal(0, 1)"}
      revenue: {fees: {amount: "size * luck ^ 2 * 1 [KRW million/person]"}}
      observations:
        o: {\(observation)}
      """
    do {
      _ = try Validation(ScenarioText.load(text), RunSettings(trials: 10))
      return "no message"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: Self.mistakes)
  func `a mistake is told with its place`(observation: String, code: String, part: String) {
    let message = message(observation)
    #expect(message.contains(code) && message.contains(part), "\(message)")
    #expect(message.contains("test.yaml:12:"), "\(message)")
  }
}
