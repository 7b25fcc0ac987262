import JaripKit
import JaripTesting
import Testing

/// Diagnostics: what a run says when a value may not be what it is.
@Suite struct Failures {
  /// Two centres, b opens in March; `alarm` is 0 except for 1 in April.
  static func scenario(_ rest: String, inputs: String = "") -> String {
    """
    jarip: 1
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2000-06, fiscal_year: january}
    centres: {a: {}, b: {opens: 2000-03}}
    inputs:
      won: {value: 1, unit: KRW million/month}
      alarm: {schedule: {2000-01: 0, 2000-04: 1, 2000-05: 0}}
      people: {schedule: {2000-01: {a: 4, b: 4}, 2000-04: {a: 4, b: 0}}, unit: person}
      luck: {value: "uniform(0, 1)"}
      \(inputs)
    \(rest)
    """
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var rest: String
    var code: String
    var quantity: String
    var centre: String?
    var month: String
    var message: String
    var why: String?
    var testDescription: String { message }
  }

  static let cases: [Case] = [
    Case(
      rest: """
        model: {per_head: "4 [person] * won / people"}
        costs: {rent: {amount: per_head}}
        """,
      code: "undefined-line", quantity: "per_head", centre: "b", month: "2000-04",
      message: "'rent' is undefined for b in 2000-04, trial 1",
      why:
        "it arose in '4 [person] * won / people' of 'per_head': won is 1 KRW million/month, people is 0 person."
    ),
    Case(
      rest: "costs: {rent: {amount: won / (1 - alarm)}}",
      code: "undefined-line", quantity: "rent", centre: "a", month: "2000-04",
      message: "'rent' is undefined for a in 2000-04, trial 1",
      why: "it arose in 'won / (1 - alarm)': won is 1 KRW million/month, alarm is 1."),
    // Looking for where this one arose once went round in circles until the stack was full.
    Case(
      rest: """
        costs: {rent: {amount: won / (1 - alarm), sharing: {overlap: 0.5}}}
        share: all
        """,
      code: "undefined-line", quantity: "rent", centre: "a", month: "2000-04",
      message: "'rent' is undefined for a in 2000-04, trial 1",
      why: "it arose in 'won / (1 - alarm)': won is 1 KRW million/month, alarm is 1."),
    Case(
      rest: """
        model: {stock: {start: 1, next: stock + log(1 - alarm)}}
        costs: {rent: {amount: stock * won}}
        """,
      code: "undefined-stock", quantity: "stock", centre: nil, month: "2000-04",
      message: "'stock' is undefined in 2000-04, trial 1",
      why: "it arose in 'log(1 - alarm)': alarm is 1."),
    Case(
      rest: """
        model: {stock: {start: "log(people / 4 [person] - 1)", next: stock}}
        costs: {rent: {amount: stock * won}}
        """,
      code: "undefined-stock", quantity: "stock", centre: "a", month: "2000-01",
      message: "'stock' is undefined for a in 2000-01, trial 1",
      why: "it arose in 'log(people / 4 [person] - 1)': people is 4 person."),
    Case(
      rest: """
        model: {wide: "normal(1, 1 - 2 * alarm)"}
        costs: {rent: {amount: "max(0, wide) * won"}}
        """,
      code: "bad-parameter", quantity: "wide", centre: nil, month: "2000-04",
      message: "'wide' cannot be drawn in 2000-04, trial 1: sd is -1; it must not be negative",
      why: "the parameters of 'normal' are mean 1, sd -1."),
    Case(
      rest: """
        model: {odds: "bernoulli(people / 2 [person])"}
        costs: {rent: {amount: odds * won}}
        """,
      code: "bad-parameter", quantity: "odds", centre: "a", month: "2000-01",
      message:
        "'odds' cannot be drawn for a in 2000-01, trial 1: p is 2; it must be between 0 and 1",
      why: "the parameters of 'bernoulli' are p 2."),
    Case(
      rest: """
        model: {path: "gbm(start: 1, growth: 0, volatility: log(1 - alarm))"}
        costs: {rent: {amount: path * won}}
        """,
      code: "bad-parameter", quantity: "path", centre: nil, month: "2000-04",
      message: "'path' cannot be drawn in 2000-04, trial 1: volatility is undefined",
      why: "it arose in 'log(1 - alarm)': alarm is 1."),
    Case(
      rest: """
        model: {weather: "regime(enter: 0.1, stay: 1 + alarm)"}
        costs: {rent: {amount: weather * won}}
        """,
      code: "bad-parameter", quantity: "weather", centre: nil, month: "2000-04",
      message:
        "'weather' cannot be drawn in 2000-04, trial 1: stay is 2; it must be between 0 and 1",
      why: "the parameters of 'regime' are enter 0.1, stay 2."),
    Case(
      rest: "costs: {rent: {amount: won - 3 * won * alarm}}",
      code: "negative-line", quantity: "rent", centre: "a", month: "2000-04",
      message: "'rent' is -2 KRW million/month for a in 2000-04, trial 1",
      why: "won is 1 KRW million/month, alarm is 1."),
    Case(
      rest: "revenue: {fees: {amount: won - 3 * won * alarm}}",
      code: "negative-line", quantity: "fees", centre: "a", month: "2000-04",
      message: "'fees' is -2 KRW million/month for a in 2000-04, trial 1",
      why: "won is 1 KRW million/month, alarm is 1."),
    Case(
      rest: """
        costs: {rent: {amount: won, sharing: {adoption: 1 + alarm}}}
        share: all
        """,
      code: "out-of-range", quantity: "rent.adoption", centre: "a", month: "2000-04",
      message: "'adoption' of 'rent' is 2 for a in 2000-04, trial 1; it must be between 0 and 1",
      why: "alarm is 1."),
    Case(
      rest: """
        costs: {rent: {amount: won, sharing: {overlap: -alarm}}}
        share: all
        """,
      code: "out-of-range", quantity: "rent.overlap", centre: nil, month: "2000-04",
      message: "'overlap' of 'rent' is -1 in 2000-04, trial 1; it must be between 0 and 1",
      why: "alarm is 1."),
    Case(
      rest: """
        costs: {rent: {amount: won, sharing: {fixed: 3 * won * alarm}}}
        share: all
        """,
      code: "out-of-range", quantity: "rent.fixed", centre: "a", month: "2000-04",
      message:
        "'fixed' of 'rent' is 3 KRW million/month for a in 2000-04, trial 1; the line is only 1 KRW million/month",
      why: "won is 1 KRW million/month, alarm is 1."),
    Case(
      rest: """
        costs: {rent: {amount: won, sharing: {fixed: -won * alarm}}}
        share: all
        """,
      code: "out-of-range", quantity: "rent.fixed", centre: "a", month: "2000-04",
      message:
        "'fixed' of 'rent' is -1 KRW million/month for a in 2000-04, trial 1; it must not be negative",
      why: "won is 1 KRW million/month, alarm is 1."),
    Case(
      rest: """
        costs: {rent: {amount: 2 * won}}
        grants: {core: {award: log(1 - alarm) * won}}
        """,
      code: "undefined-grant", quantity: "core.award", centre: "a", month: "2000-04",
      message: "'core' is undefined for a in 2000-04, trial 1",
      why: "it arose in 'log(1 - alarm)' of 'core.award': alarm is 1."),
  ]

  @Test(arguments: cases)
  func `the run stops and says`(_ expected: Case) throws {
    let failure = try #require(
      #expect(throws: RunFailure.self) { try FullRun(Self.scenario(expected.rest)) })
    #expect(failure.diagnostic.code == expected.code)
    #expect(failure.quantity == expected.quantity)
    #expect(failure.centre == expected.centre)
    #expect(failure.month?.description == expected.month)
    #expect(failure.trial == 1)
    #expect(failure.diagnostic.message == expected.message)
    #expect(failure.diagnostic.why == expected.why)
    #expect(failure.diagnostic.place?.file.name == "test.yaml")
    #expect(failure.alternative == "base")
  }

  @Test(arguments: [
    // Not open yet, or in a branch that is not taken.
    "costs: {rent: {amount: \"if(is(b), if(date < 2000-03, -won, won), won)\"}}",
    "costs: {rent: {amount: \"if(is(b), if(date < 2000-03, log(0) * won, won), won)\"}}",
    // Rounding: a billionth of the largest term, at least a billionth.
    "costs: {rent: {amount: 0.0000000005 * won - 0.000000001 * won}}",
    "costs: {rent: {amount: 10000000 * won - 10000000.005 * won}}",
    // What is not shared has no adoption.
    "costs: {rent: {amount: won, sharing: {adoption: 3, overlap: 7, fixed: 9 * won}}}",
  ])
  func `the run goes on with`(rest: String) throws {
    _ = try FullRun(Self.scenario(rest))
  }

  @Test(arguments: [
    "costs: {rent: {amount: 0.0000000005 * won - 0.000000002 * won}}",
    "costs: {rent: {amount: 10000000 * won - 10000000.02 * won}}",
  ])
  func `a line below 0 by more than rounding stops it:`(rest: String) throws {
    let failure = #expect(throws: RunFailure.self) { try FullRun(Self.scenario(rest)) }
    #expect(failure?.diagnostic.code == "negative-line")
  }
}
