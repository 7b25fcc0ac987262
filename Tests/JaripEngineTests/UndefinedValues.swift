import JaripKit
import JaripTesting
import Testing

/// Known answers: each sentence of SPEC 5 on undefined values, truth and refused arithmetic.
@Suite struct UndefinedValues {
  private func value(_ formula: String) throws -> Double {
    try FormulaScenario(
      model: "u: log(nothing)\ny: {value: \"\(formula)\"}", end: "2000-01"
    ).run().value("y", month: 0)
  }

  @Test(arguments: [
    "1 / 0", "0 / 0", "1 / nothing", "log(0)", "log(-1)", "log(nothing)", "sqrt(-0.5)",
    "exp(1000)", "10 ^ 200 * 10 ^ 200", "0 ^ (-1)", "(-8) ^ 0.5", "undefined",
    "-10 ^ 300 * 10 ^ 10",
  ])
  func `division by zero, logarithms and roots of nothing and overflow give an undefined value:`(
    formula: String
  ) throws {
    #expect(try value(formula.hasPrefix("-10") ? "(0 - 10 ^ 300) * 10 ^ 10" : formula).isNaN)
  }

  @Test(arguments: [
    "u + 1", "u * 0", "u - u", "u / u", "u ^ 0", "-u", "abs(u)", "floor(u)", "round(u)",
    "min(1, u)", "max(u, 1)", "clamp(u, 0, 1)", "exp(u)", "logistic(u)", "not u", "u and 1",
    "u and 0", "0 and u", "u or 1", "1 or u", "u or 0", "total(u)", "previous(u, u)",
    "trailing_sum(u, 3)", "cumulative(u)", "if(u, 1, 2)",
  ])
  func `it passes through arithmetic and logic:`(formula: String) throws {
    #expect(try value(formula).isNaN)
  }

  @Test(arguments: [
    "u < 1", "u <= 1", "u > 1", "u >= 1", "u == 1", "u != 1", "u == u", "u != u", "1 < u",
    "count(u > 0)", "count(not (u > 0) and u < 1)",
  ])
  func `every comparison with it is false:`(formula: String) throws {
    #expect(try value(formula) == 0)
  }

  @Test(arguments: [
    ("if(1, 2, u)", 2.0), ("if(0, u, 3)", 3), ("if(nothing == 0, 5, 1 / nothing)", 5),
    ("if(u == u, u, 7)", 7), ("if(1, 2, log(nothing - 1)) + 1", 3),
  ])
  func `the branch of if that is not taken never counts:`(formula: String, expected: Double) throws
  {
    #expect(try value(formula) == expected)
  }

  @Test(arguments: [
    ("if(2, 1, 0)", 1.0), ("if(-0.5, 1, 0)", 1), ("if(0, 1, 0)", 0), ("not 3", 0), ("not 0", 1),
    ("2 and 3", 1), ("0 or 0.1", 1), ("1 and 0", 0), ("3 > 2", 1), ("3 < 2", 0),
  ])
  func `booleans are 1 and 0, and any number but 0 counts as true:`(
    formula: String, expected: Double
  ) throws {
    #expect(try value(formula) == expected)
  }

  @Test(arguments: [
    ("round(2.5)", 3.0), ("round(-2.5)", -3), ("round(-2.4)", -2), ("floor(-0.5)", -1),
    ("ceil(0.2)", 1), ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("clamp(7, 0, 5)", 5),
    ("clamp(-7, 0, 5)", 0), ("clamp(3, 0, 5)", 3), ("abs(-4)", 4), ("sqrt(6.25)", 2.5),
    ("2 ^ 10", 1024), ("(-2) ^ 3", -8), ("log(exp(2))", 2), ("logistic(0)", 0.5),
    ("1 - 2 - 3", -4), ("8 / 4 / 2", 1), ("1 + 2 * 3", 7), ("10 - 4 + 3", 9),
  ])
  func `arithmetic is as readers expect:`(formula: String, expected: Double) throws {
    #expect(abs(try value(formula) - expected) < 1e-15 * max(1, abs(expected)))
  }

  /// The engine took equal constants for one, and so −0 for 0 or 0 for −0, whichever stood first.
  @Test(arguments: [true, false])
  func `a zero keeps its sign, whichever stands first`(isMinusFirst: Bool) throws {
    let lines = ["minus: -(floor(half))", "plus: floor(half)"]
    let run = try FormulaScenario(
      model: (isMinusFirst ? lines : lines.reversed()).joined(separator: "\n"),
      inputs: "half: {value: 0.5}", end: "2000-01"
    ).run()
    #expect(try run.value("minus", month: 0).bitPattern == (-0.0).bitPattern)
    #expect(try run.value("plus", month: 0).bitPattern == (0.0).bitPattern)
  }

  @Test func `statistics of a measure are over the trials in which it is defined`() throws {
    let run = try FormulaScenario(
      model: "y: 1 / part\nalways: undefined",
      inputs: "part: {value: \"choice(0.5: 0, 0.5: 4)\"}", end: "2000-01"
    ).run(trials: 40)
    let values = try run.trials("y", month: 0)
    let defined = values.filter { !$0.isNaN }
    #expect(defined.count > 5 && defined.count < 35)
    let summary = try run.year("y", 0)
    #expect(summary.count == defined.count && summary.trialCount == 40)
    #expect(summary.mean == 0.25 && summary.standardDeviation == 0 && summary.quantile(0.5) == 0.25)
    let never = try run.year("always", 0)
    #expect(never.count == 0 && never.mean == nil && never.standardDeviation == nil)
    #expect(never.quantile(0.5) == nil && never.standardError == nil)
  }

  @Test func `an undefined value among others that no line needs stops nothing`() throws {
    let run = try FormulaScenario(
      model: "bad: 1 / nothing\nworse: {value: \"trailing_mean(bad, 2)\"}\ngood: if(bad > 0, 1, 2)",
      end: "2000-03", rest: "costs: {rent: {amount: good * won}}"
    ).run()
    #expect(try run.months("rent", of: "a") == [2, 2, 2])
    #expect(try run.months("worse").allSatisfy(\.isNaN))
  }

  /// The draw's parameter is out of range and a line would be undefined, but only in a branch not taken.
  @Test func `a draw or a line in a branch that is not taken stops nothing`() throws {
    let run = try FormulaScenario(
      model: """
        risky: "if(nothing > 0, normal(0, -1), 5)"
        chain: "if(nothing > 0, normal(0, log(nothing)) * won, won)"
        """, end: "2000-02",
      rest: "costs: {rent: {amount: \"if(nothing > 0, risky / nothing * won, chain)\"}}"
    ).run(trials: 3)
    #expect(try run.trials("risky", month: 1) == [5, 5, 5])
    #expect(try run.trials("rent", of: "a", month: 1) == [1, 1, 1])
  }

  @Test func `a sum that first overflows is undefined from then on`() throws {
    let run = try FormulaScenario(
      model: "x: 10 ^ 308\nsum: cumulative(x)\nwindow: \"trailing_sum(x, 2)\"", end: "2000-04"
    ).run()
    #expect(try run.months("sum").map(\.isNaN) == [false, true, true, true])
    #expect(try run.months("window").map(\.isNaN) == [false, true, true, true])
  }
}
