import JaripKit
import Testing

@Suite struct `Bare numbers` {
  /// The canonical value of an entry `x` of `inputs` or `model`.
  private func value(_ entry: String, _ section: String = "inputs") throws -> Double? {
    try plan("\(section):\n  x: \(entry)\nreport: {yearly: [x]}").constant("x")
  }

  @Test(arguments: [
    ("5", 5), ("{value: 5}", 5), ("{value: 5, unit: KRW thousand}", 0.005),
    ("{value: -5, unit: KRW thousand}", -0.005), ("{value: 0, unit: KRW thousand}", 0),
    ("{value: 8, unit: \"%\"}", 0.08), ("{value: 24, unit: KRW million/year}", 2),
    ("{value: 3, unit: person/quarter}", 1), ("{value: 36, unit: 1/year}", 3),
    ("{value: \"if(1 > 0, 5, 3)\", unit: KRW thousand}", 0.005),
    ("{value: \"min(5, 3)\", unit: KRW thousand}", 0.003),
  ])
  func `a number of an input is in its stated unit`(entry: String, canonical: Double) throws {
    #expect(try value(entry) == canonical)
  }

  @Test(arguments: [
    ("{value: 5 + 3, unit: \"%\"}", 0.08), ("{value: 5 + 3, unit: KRW thousand}", 0.008),
    ("{value: 2 * 50, unit: KRW thousand}", 0.1), ("{value: sqrt(25), unit: \"%\"}", 0.05),
    ("{value: sqrt(25), unit: KRW thousand}", 0.005),
    ("{value: \"max(5, 3) + 1\", unit: \"%\"}", 0.06),
    ("{value: \"min(500, 300)\", unit: \"%\"}", 3), ("{value: -(5 + 3), unit: \"%\"}", -0.08),
    ("{value: 3 > 2, unit: seat}", 1),
  ])
  func `so is what is reckoned from bare numbers alone`(entry: String, canonical: Double) throws {
    #expect(try value(entry) == canonical)
  }

  @Test(arguments: [
    ("{value: \"5 [KRW million]\", unit: KRW thousand}", 5),
    ("{value: \"50 [%]\", unit: \"%\"}", 0.5), ("{value: \"1 [year]\", unit: month}", 12),
    ("{value: \"2 [KRW thousand] * 3\", unit: KRW}", 0.006), ("0.08 [%]", 0.0008),
  ])
  func `a literal with its own unit is in that unit`(entry: String, canonical: Double) throws {
    #expect(try value(entry, "model") == canonical)
  }

  @Test(arguments: [
    ("{value: 5, unit: KRW thousand}", 0.005), ("{value: 2 * 5, unit: KRW thousand}", 0.01),
    ("{value: \"max(5, 3)\", unit: KRW thousand}", 0.005), ("{value: 8, unit: \"%\"}", 0.08),
  ])
  func `a number of a model quantity is in its stated unit`(entry: String, canonical: Double) throws
  {
    #expect(try value(entry, "model") == canonical)
  }

  @Test func `what uses a quantity keeps the unit of the quantity`() throws {
    let built = try plan(
      """
      inputs:
        rate: {value: 8, unit: "%"}
        double: {value: rate * 2, unit: "%"}
        fee: {value: 50, unit: KRW thousand/person}
        twice: {value: fee * 2, unit: KRW/person}
      report: {yearly: [double, twice]}
      """)
    #expect(try built.constant("double") == 0.16)
    #expect(try built.constant("twice") == 0.1)
  }

  @Test func `parameters of draws and processes are in the stated unit, shapes are not`() throws {
    let model = try resolved(
      """
      inputs:
        cost: {value: "pert(1, 2, high: 4000)", unit: KRW thousand}
        wage: {value: 1.6 to 2.9, unit: KRW billion}
        wait: {value: "gamma(2, 3)", unit: year}
        price: {value: "gbm(start: 5, growth: 0.03, volatility: 0.1)", unit: KRW thousand}
        noise: {value: "choice(0.25: 1, 0.75: 2)", unit: "%"}
      """)
    func parameters(_ name: String) throws -> [Double] {
      let draw = try #require(model.draws.first { $0.owner == name })
      let terms =
        switch draw.source {
        case .distribution(_, let terms): terms
        case .process(_, let terms): terms
        }
      return terms.compactMap { if case .number(let value)? = $0?.kind { value } else { nil } }
    }
    #expect(try parameters("cost") == [0.001, 0.002, 4])
    #expect(try parameters("wage") == [1600, 2900])
    #expect(try parameters("wait") == [2, 36])
    #expect(try parameters("price") == [0.005, 0.03, 0.1])
    #expect(try parameters("noise") == [0.25, 0.01, 0.75, 0.02])
  }

  @Test func `schedules, curves and actual values are in the stated unit`() throws {
    let model = try resolved(
      """
      inputs:
        award: {schedule: {1997-10: 500, 1997-12: 700}, interpolate: linear, unit: KRW thousand/month}
        price: {curve: {0: 1000, 1: 2000}, unit: KRW thousand}
        fee:
          value: 9
          unit: KRW thousand
          actual: {1997-09: 8, 1997-10: {kpc: 7, others: 6}}
      """)
    guard case .schedule(let values)? = model.quantities["award"]?.value,
      case .curve(let points)? = model.quantities["price"]?.value
    else {
      Issue.record("Not read as a schedule and a curve")
      return
    }
    #expect(values.prefix(5) == [[0.5], [0.5], [0.6], [0.7], [0.7]])
    #expect(points.map(\.y) == [1, 2])
    #expect(points.map(\.x) == [0, 1])
    #expect(model.quantities["fee"]?.actual == [0: [0.008], 1: [0.007, 0.006]])
  }

  @Test(arguments: ["0.06", "\"0.06 [1/year]\"", "\"6 [%/year]\"", "\"0.005 [1/month]\""])
  func `a yearly rate is a pure number, or has the unit of a rate`(rate: String) throws {
    let built = try plan(
      """
      inputs: {price: {value: "gbm(1, 2 * rate, 0)"}}
      model: {rate: \(rate)}
      reserves: {interest: \(rate)}
      report: {yearly: [price]}
      """)
    let constants = built.nodes.compactMap { node -> Double? in
      if case .constant(let value) = node.operation { value } else { nil }
    }
    // A month's part of six per cent, of the reserves, and of twice as much, of the process.
    for expected in [0.005, 0.01] {
      #expect(constants.contains { abs($0 - expected) < 1e-14 }, "\(constants)")
    }
  }

  @Test(arguments: [
    ("inputs: {ratio: 2, fee: {value: ratio, unit: KRW million}}", "a pure number"),
    ("inputs: {a: 1, b: 2, fee: {value: \"pert(a, b, 9)\", unit: KRW million}}", nil),
    ("model: {ratio: 2, fee: {value: ratio * 2, unit: person}}", "a pure number"),
    ("inputs: {seats: {value: 2, unit: seat}, fee: {value: seats, unit: person}}", "seat"),
  ])
  func `a pure quantity does not turn into money by being stated so`(body: String, found: String?) {
    let problem = briefly(body).first ?? ""
    #expect(problem.hasPrefix("unit-mismatch: "), "\(problem)")
    if let found { #expect(problem.hasSuffix("and its formula gives \(found)"), "\(problem)") }
  }
}
