import JaripKit
import JaripTesting
import Testing

/// Known answers: `sum_of_lines` of one programme.
@Suite struct ProgrammeSums {
  static let scenario = """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-03}
    centres: {a: {}, b: {opens: 2000-02}}
    inputs: {won: {value: 1, unit: KRW million/month}}
    revenue:
      fees: {programme: teaching, amount: 8 * won}
      gift: {programme: teaching, amount: 2 * won, earned: false}
      rent_in: {programme: rooms, amount: won}
    costs:
      books: {programme: teaching, amount: 4 * won}
      talks: {programme: teaching, amount: 3 * won}
      desks: {programme: teaching, amount: 5 * won, basis: capital}
      office: {programme: rooms, amount: "0.1 * sum_of_lines(operating, teaching)"}
    model:
      income: "sum_of_lines(earned, teaching)"
      spent: "sum_of_lines(operating, teaching)"
      bought: "sum_of_lines(capital, teaching)"
      none: "sum_of_lines(noncash, rooms)"
      both: sum_of_lines(operating)
    report: {monthly: [income, spent, bought, none, both]}
    """

  @Test func `only lines of the kind and the programme are added`() throws {
    let run = try FullRun(Self.scenario)
    #expect(try run.months("income", of: "a") == [8, 8, 8])
    #expect(try run.months("spent", of: "b") == [0, 7, 7])
    #expect(try run.months("bought") == [5, 10, 10])
    #expect(try run.months("none", of: "a") == [0, 0, 0])
    #expect(try run.months("office", of: "a").allSatisfy { abs($0 - 0.7) < 1e-15 })
    #expect(try run.months("both", of: "a").allSatisfy { abs($0 - 7.7) < 1e-14 })
    #expect(try EvaluatorComparison(run).differences == [])
  }
}
