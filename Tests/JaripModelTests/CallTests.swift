import JaripKit
import Testing

@Suite struct `Arguments of calls` {
  /// The parameters of the draw in a formula, in the order of the family.
  private func parameters(_ formula: String) throws -> [Double?] {
    let model = try resolved("model:\n  x: |\n    \(formula)")
    let draw = try #require(model.draws.first)
    let terms =
      switch draw.source {
      case .distribution(_, let terms): terms
      case .process(_, let terms): terms
      }
    return terms.map { if case .number(let value)? = $0?.kind { value } else { nil } }
  }

  @Test(arguments: [
    "pert(1, 2, 4)", "pert(low: 1, mode: 2, high: 4)", "pert(high: 4, low: 1, mode: 2)",
    "pert(1, 2, high: 4)", "pert(1, high: 4, mode: 2)",
  ])
  func `arguments are bound by place, by name, or first by place and then by name`(formula: String)
    throws
  {
    #expect(try parameters(formula) == [1, 2, 4])
  }

  @Test(arguments: [
    ("metalog(2, 5, 12)", [2, 5, 12, nil, nil]), ("metalog(2, 5, 12, 0)", [2, 5, 12, 0, nil]),
    ("metalog(2, 5, 12, high: 50)", [2, 5, 12, nil, 50]), ("ou(3, 1, 2)", [3, 1, 2, nil]),
    ("ou(start: 4, volatility: 2, level: 3, reversion: 1)", [3, 1, 2, 4]),
    ("normal(p95: 4, p5: 1)", [1, 4]), ("lognormal(p5: 1, p95: 4)", [1, 4]), ("1 to 4", [1, 4]),
    ("choice(0.25: 1, 0.75: 4)", [0.25, 1, 0.75, 4]),
  ])
  func `what is optional may be left out, also in the middle`(formula: String, expected: [Double?])
    throws
  {
    #expect(try parameters(formula) == expected)
  }

  @Test func `percentiles make another family than mean and sd`() throws {
    func family(_ formula: String) throws -> DistributionFamily? {
      let model = try resolved("model:\n  x: |\n    \(formula)")
      if case .distribution(let family, _)? = model.draws.first?.source { return family }
      return nil
    }
    #expect(try family("normal(1, 4)") == .normal)
    #expect(try family("normal(mean: 1, sd: 4)") == .normal)
    #expect(try family("normal(p5: 1, p95: 4)") == .normalPercentiles)
    #expect(try family("lognormal(p5: 1, p95: 4)") == .lognormalPercentiles)
    #expect(try family("1 to 4") == .interval)
  }

  @Test(arguments: [
    ("abs()", "'abs' lacks its argument 'x'"),
    ("abs(1, 2)", "'abs' takes 1 argument, and 2 stand here"),
    ("clamp(1, 2)", "'clamp' lacks its argument 'high'"),
    ("pert(1, high: 4)", "'pert' lacks its argument 'mode'"),
    ("min(1)", "'min' takes at least 2 arguments, and 1 stands here"),
    ("min()", "'min' takes at least 2 arguments, and 0 stand here"),
    ("season(1, 2)", "'season' takes 12 arguments, and 2 stand here"),
    ("pert(low: 1, mod: 2, high: 4)", "'pert' has no parameter 'mod'"),
    ("pert(1, 2, low: 4)", "'low' is given twice"),
    ("pert(low: 1, 2, 4)", "An argument without a name stands behind one with a name"),
    ("min(a: 1, b: 2)", "The arguments of 'min' have no names"),
    ("uniform(0.5: 1, 2)", "A weight stands in 'choice' only"),
    ("choice(1, 2)", "'choice' takes pairs of weight and value"),
    ("choice()", "'choice' takes pairs of weight and value"),
    ("normal(p5: 1)", "'normal' lacks its argument 'p95'"),
    ("normal(p5: 1, sd: 2)", "'normal' has no parameter 'sd'"),
    ("delay(1, 0)", "'delay' takes a whole number of months from 1 to 1200"),
    ("delay(1, 1.5)", "'delay' takes a whole number of months from 1 to 1200"),
    ("trailing_sum(1, 1201)", "'trailing_sum' takes a whole number of months from 1 to 1200"),
    ("trailing_sum(1, 1 [year])", "'trailing_sum' takes a whole number of months from 1 to 1200"),
    ("trailing_mean(1, oss)", "'trailing_mean' takes a whole number of months from 1 to 1200"),
    ("months_since(3)", "'months_since' takes a month"),
    ("ramp(1998-01, date)", "'ramp' takes a month"),
    (
      "ramp(1998-01, 1998-01)",
      "'ramp' reaches 1 in 1998-01, which is not after 1998-01, where it leaves 0"
    ),
    ("pulse(1998-02, 1998-01)", "'pulse' ends in 1998-01, before it starts in 1998-02"),
    ("is(1)", "'is' takes the name of a centre"),
    ("empirical(fees, fee)", "'empirical' takes a file in quotes and the name of a column"),
  ])
  func `wrong arguments are named`(formula: String, message: String) {
    #expect(briefly("model:\n  x: |\n    \(formula)") == ["wrong-arguments: \(message)"])
  }

  @Test(arguments: [
    ("pert(low: 1, mod: 2, high: 4)", "'mode'; pert(low, mode, high)"),
    ("pert(low: 1, mode: 2, max: 4)", "pert(low, mode, high), as in pert(0.05, 0.12, 0.25)"),
    ("mini(1, 2)", "'min'"), ("unifrom(1, 2)", "'uniform'"), ("is(kpd)", "'kpc'"),
    ("in_group(x)", "one of capital, regional"), ("in_group(reginal)", "'regional'"),
    ("sum_of_lines(operation)", "'operating'"),
    ("reserve(overdraft)", "one of opening, interest, overdraft_rate"),
    ("sum_of_lines(grants, education)", "there is none in this scenario"),
  ])
  func `the message says what to write`(formula: String, suggestion: String) {
    let found = messages("model:\n  x: |\n    \(formula)")
    #expect(found.contains("\n  try: \(suggestion)\n"), "\(found)")
  }

  @Test func `a window may be an input that is a whole number, and nothing that varies`() throws {
    func window(_ lag: String) -> String {
      briefly("inputs: {lag: \(lag)}\nmodel: {x: \"trailing_sum(date_x, lag)\", date_x: 1}").first
        ?? ""
    }
    #expect(window("12") == "no messages")
    #expect(window("{value: 12, unit: month}") == "no messages")
    #expect(window("{value: \"choice(0.5: 2, 0.5: 3)\", each: centre}") == "no messages")
    for varying in [
      "1.5", "{value: 1, unit: year}", "{value: {kpc: 1, others: 2}}", "1 to 3",
      "{value: 3, actual: {1997-09: 4}}", "{value: 3, unit: seat}",
      "{value: \"choice(0.5: 2, 0.5: 3)\", each: month}", "{value: \"choice(0.5: 2.5, 0.5: 3)\"}",
    ] {
      #expect(window(varying).hasPrefix("wrong-arguments: "), "\(varying): \(window(varying))")
    }
    let model = try resolved(
      "inputs: {lag: 3}\nmodel: {x: \"delay(y, lag)\", y: 1}")
    guard case .formula(let formula)? = model.quantities["x"]?.value,
      case .delay(_, let months, _) = formula.term.kind
    else {
      Issue.record("Not a delay")
      return
    }
    #expect(months == 3)
  }
}
