import JaripKit
import JaripTesting
import Testing

/// Laws: for which trials, centres, months and calls a draw is a new one.
@Suite struct DrawAxes {
  private func run(_ inputs: String, model: String = "", trials: Int = 4) throws -> FullRun {
    try FormulaScenario(
      model: model, inputs: inputs, end: "2000-06", centres: "{a: {}, b: {}, c: {opens: 2000-04}}"
    ).run(trials: trials)
  }

  /// By place, then month, the draws of trial 0.
  private func table(_ run: FullRun, _ name: String) throws -> [[Double]] {
    try ["a", "b", "c"].map { try run.months(name, of: $0) }
  }

  @Test func `a distribution is drawn once per trial`() throws {
    let run = try run("x: {value: \"normal(0, 1)\"}")
    #expect(Set(try run.months("x")).count == 1)
    #expect(Set(try run.trials("x", month: 0)).count == 4)
  }

  @Test func `each centre, each month, and both draw for each of them`() throws {
    let run = try run(
      """
      x: {value: "normal(0, 1)", each: centre}
      y: {value: "normal(0, 1)", each: month}
      z: {value: "normal(0, 1)", each: [centre, month]}
      """)
    let x = try table(run, "x")
    #expect(Set(x.joined()).count == 3 && x.allSatisfy { Set($0).count == 1 })
    #expect(Set(try run.months("y")).count == 6)
    #expect(Set(try table(run, "z").joined()).count == 18)
  }

  @Test func `each stands on a model quantity too`() throws {
    let run = try run("", model: "x: {value: \"2 * normal(0, 1)\", each: centre}")
    #expect(Set(try table(run, "x").joined()).count == 3)
  }

  @Test func `one whose arguments vary by centre or month is drawn for each of them`() throws {
    let run = try run(
      """
      where: {value: {a: 0, b: 0.0, c: 0}}
      when: {schedule: {2000-01: 0, 2000-03: 0}}
      """,
      model: "x: \"normal(where, 1)\"\ny: \"normal(when, 1)\"\nz: \"normal(where + when, 1)\"")
    #expect(Set(try table(run, "x").joined()).count == 3)
    #expect(Set(try run.months("y")).count == 6)
    #expect(Set(try table(run, "z").joined()).count == 18)
  }

  @Test func `a distribution given per centre draws what each centre draws`() throws {
    let each = try run("x: {value: \"uniform(2, 3)\", each: centre}")
    let given = try run("x: {value: {a: \"uniform(2, 3)\", b: \"uniform(2, 3)\", c: 7}}")
    for id in ["a", "b"] {
      #expect(try each.months("x", of: id, trial: 3) == given.months("x", of: id, trial: 3))
    }
    #expect(try given.months("x", of: "c") == [7, 7, 7, 7, 7, 7])
  }

  @Test func `two calls in one quantity are two draws, and one quantity used twice is one`() throws
  {
    let run = try run(
      "x: {value: \"normal(0, 1)\"}",
      model: "twice: \"normal(0, 1) - normal(0, 1)\"\nsame: x - x\nother: \"normal(0, 1)\"")
    for trial in 0..<4 {
      #expect(try run.value("twice", month: 0, trial: trial) != 0)
      #expect(try run.value("same", month: 0, trial: trial) == 0)
      #expect(
        try run.value("x", month: 0, trial: trial) != run.value("other", month: 0, trial: trial))
    }
  }

  @Test func `a draw does not depend on the family or the parameters`() throws {
    let one = try run("x: {value: \"normal(0, 1)\", each: centre}")
    let two = try run("x: {value: \"normal(5, 2)\", each: centre}")
    let uniform = try run("x: {value: \"uniform(0, 1)\", each: centre}")
    for trial in 0..<4 {
      let score = try one.value("x", of: "b", month: 0, trial: trial)
      #expect(try two.value("x", of: "b", month: 0, trial: trial) == 5 + 2 * score)
      let probability = try uniform.value("x", of: "b", month: 0, trial: trial)
      #expect(normalQuantile(probability) == score)
    }
  }

  /// Independence of neighbours in every direction; 4 standard errors of 600 pairs.
  @Test func `draws of neighbouring trials, months, centres and names are independent`() throws {
    let trials = 600
    let run = try FormulaScenario(
      model: "",
      inputs: """
        x1: {value: "normal(0, 1)", each: [centre, month]}
        x2: {value: "normal(0, 1)", each: [centre, month]}
        """, end: "2000-02", centres: "{a1: {}, a2: {}}"
    ).run(trials: trials)
    let base = try run.trials("x1", of: "a1", month: 0)
    let others = [
      Array(base.dropFirst()) + [0], try run.trials("x1", of: "a1", month: 1),
      try run.trials("x1", of: "a2", month: 0), try run.trials("x2", of: "a1", month: 0),
    ]
    let sample = Sample(base)
    for other in others {
      let found = sample.correlation(with: Sample(other))
      #expect(abs(found) < 4 * sample.correlationError(0), "\(found)")
    }
  }
}
