import JaripKit
import JaripTesting
import Testing

/// Known answers: functions of centres, of which a is open from January, b from March, c from May.
@Suite struct CentreFunctions {
  private func run(_ model: String, rest: String = "") throws -> FullRun {
    try FormulaScenario(
      model: model, inputs: "x: {value: {a: 4, b: 10, c: 1}}", end: "2000-06",
      centres:
        "{a: {group: south}, b: {group: north, opens: 2000-03}, c: {group: south, opens: 2000-05}}",
      rest: rest
    ).run()
  }

  @Test func `reductions take the open centres`() throws {
    let run = try run(
      """
      sum: total(x)
      mean: average(x)
      top: largest(x)
      low: smallest(x)
      big: count(x >= 4)
      each: total(1)
      """)
    let table = """
      sum 4 4 14 14 15 15
      mean 4 4 7 7 5 5
      top 4 4 10 10 10 10
      low 4 4 4 4 1 1
      big 1 1 2 2 2 2
      each 1 1 2 2 3 3
      """
    for row in HandTable.rows(table) {
      #expect(HandTable.differences(try run.months(row.name), from: row) == [])
    }
  }

  @Test func `a share is a part of the total over open centres, and 0 for those not open`() throws {
    let run = try run("part: share(x)")
    let expected = [
      "a": "1 1 4/14 4/14 4/15 4/15", "b": "0 0 10/14 10/14 10/15 10/15", "c": "0 0 0 0 1/15 1/15",
    ]
    for (place, words) in expected {
      let row = HandTable.rows("part \(words)")[0]
      #expect(HandTable.differences(try run.months("part", of: place), from: row) == [])
    }
  }

  @Test func `groups and centres are told apart`() throws {
    let run = try run("south: in_group(south)\nb_only: is(b)")
    #expect(try ["a", "b", "c"].map { try run.value("south", of: $0, month: 0) } == [1, 0, 1])
    #expect(try ["a", "b", "c"].map { try run.value("b_only", of: $0, month: 0) } == [0, 1, 0])
  }

  @Test func `while no centre is open sums and counts are 0 and the others undefined`() throws {
    let scenario = FormulaScenario(
      model: """
        sum: total(x)
        number: count(x > 0)
        mean: average(x)
        top: largest(x)
        low: smallest(x)
        part: share(x)
        """, inputs: "x: {value: {a: 4, b: 10}}", end: "2000-03",
      centres: "{a: {opens: 2000-02}, b: {opens: 2000-03}}")
    let run = try scenario.run()
    #expect(try run.months("sum") == [0, 4, 14])
    #expect(try run.months("number") == [0, 1, 2])
    for name in ["mean", "top", "low"] {
      #expect(try run.value(name, month: 0).isNaN, "\(name)")
      #expect(try !run.value(name, month: 1).isNaN, "\(name)")
    }
    #expect(try run.value("part", of: "a", month: 0).isNaN)
  }

  @Test func `a line's name is what the centre is charged, 0 while it is not open`() throws {
    let run = try run(
      "seen: rent\nall: total(rent)",
      rest: "costs: {rent: {amount: x * won}}")
    #expect(try run.months("seen", of: "b") == [0, 0, 10, 10, 10, 10])
    #expect(try run.months("all") == [4, 4, 14, 14, 15, 15])
    // A quantity runs on before the opening.
    #expect(try run.months("x", of: "b") == [10, 10, 10, 10, 10, 10])
  }

  @Test func `a quantity with a unit is summed over open centres, and a pure number is not`() throws
  {
    let run = try run("money_of: x * won")
    #expect(try run.months("money_of") == [4, 4, 14, 14, 15, 15])
    #expect(throws: FullRun.Missing.self) { try run.months("x") }
  }
}
