import JaripKit
import JaripTesting
import Testing

/// Known answers: a model entry named like a standard measure takes its place, and what is built on it follows.
@Suite struct OverriddenMeasures {
  private func run(_ model: String) throws -> FullRun {
    try FullRun(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-03, fiscal_year: january}
      centres: {a: {}, b: {}}
      inputs: {won: {value: 1, unit: KRW million/month}}
      model: {\(model)}
      revenue:
        fees: {amount: 3 * won}
        gifts: {amount: 2 * won, earned: false}
      costs: {staff: {amount: 4 * won}}
      """)
  }

  @Test func `earned with half of the gifts counts in every ratio`() throws {
    let run = try run("earned: sum_of_lines(earned) + 0.5 * other_funding")
    #expect(try run.months("earned", of: "a") == [4, 4, 4])
    #expect(try run.months("earned") == [8, 8, 8], "the network's row takes the sums")
    #expect(try run.months("oss", of: "a") == [1, 1, 1])
    #expect(try run.months("oss") == [1, 1, 1])
    #expect(try run.months("gap") == [0, 0, 0])
    #expect(try run.months("sdi") == [0, 0, 0])
    // Cash is built on the lines, not on what is called earned.
    #expect(try run.months("cash", of: "a") == [1, 2, 3])
  }

  @Test func `the standard test of independence reads the planner's own measure`() throws {
    let run = try run("oss: \"if(date >= 2000-02, 2, 0)\", reserve_months: months_open + 5")
    #expect(try run.months("oss", of: "b") == [0, 2, 2])
    #expect(try run.months("reserve_months", of: "b") == [5, 6, 7])
    #expect(try run.months("reserve_months") == [5, 6, 7])
  }

  @Test func `interest of the planner's own runs through cash`() throws {
    let run = try run("interest: 0.5 * won")
    #expect(try run.months("cash", of: "a") == [1.5, 3, 4.5])
    #expect(try run.months("surplus", of: "a") == [1.5, 1.5, 1.5])
  }
}
