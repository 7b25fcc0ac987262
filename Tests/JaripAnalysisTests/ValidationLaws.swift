import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripKit

/// Observations as forecasts, and what counts in the verdict.
@Suite struct ValidationLaws {
  /// - Parameter actual: of `learners`.
  private func text(_ observations: String, actual: String = "", more: String = "") -> String {
    """
    jarip: 1
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2002-12, fiscal_year: january, now: 2001-01}
    centres: {a: {opens: 2000-01}, b: {opens: 2000-01}, c: {opens: 2001-01}}
    inputs:
      size: {value: {a: 10, b: 20, c: 5}, unit: person/month}
      pull: {value: "uniform(0.8, 1.2)"}
      hall: {value: 40, unit: person}
      fee: {value: 0.5, unit: KRW million/person}
      luck: {value: "normal(0, 1)", each: [centre, month]}
    model:
      learners: {value: size * pull, unit: person/month\(actual.isEmpty ? "" : ", actual: \(actual)")}
      ratio: luck / pull
    revenue: {fees: {amount: learners * fee}}
    costs: {staff: {amount: "12 [KRW million/month]"}}
    report: {yearly: [learners], monthly: [ratio]}
    observations: {\(observations)}
    \(more)
    """
  }

  private func validation(
    _ observations: String, actual: String = "", more: String = "", asOf origin: String? = nil,
    trials: Int = 500, seed: UInt64 = 3
  ) throws -> Validation {
    try Validation(
      ScenarioText.load(text(observations, actual: actual, more: more)),
      RunSettings(trials: trials, seed: seed, threads: 2), asOf: origin.flatMap { Month($0) })
  }

  private func isNear(_ found: Double?, _ expected: Double, _ slack: Double = 1e-9) -> Bool {
    found.map { abs($0 - expected) <= slack * max(1, abs(expected)) } ?? false
  }

  // MARK: What is observed

  @Test func `an observation is what the run itself reports of the same thing`() throws {
    let observations = """
      year: {of: total(learners), over: 2001-01..2001-12, value: 400, unit: person},
      one: {of: learners, centre: b, over: 2001-01..2001-12, value: 240, unit: person},
      rate: {of: learners(b), at: 2001-12, value: 20, unit: person/month},
      month: {of: learners, centre: b, at: 2001-12, value: 20, unit: person},
      own: {of: oss(network), at: 2001-12, value: 0.5},
      same: {of: oss, centre: network, at: 2001-12, value: 0.5},
      line: {of: fees, over: 2001-01..2001-12, value: 200, unit: KRW million},
      at_b: {of: fees, centre: b, over: 2001-01..2001-12, value: 0.12, unit: KRW billion}
      """
    let found = try validation(observations)
    let simulator = try Simulator(ScenarioText.load(text(observations)))
    let projection = try simulator.run(RunSettings(trials: 500, seed: 3))
    func summary(_ name: String, _ scope: Scope, _ row: Int) throws -> Summary {
      let output = try #require(
        projection.plan.outputs.firstIndex { $0.name == name && $0.scope == scope })
      return projection.yearly(output, row: row, year: 1)
    }
    let expected: [(Summary, Double)] = [
      (try summary("learners", .network, 0), 1), (try summary("learners", .centre, 1), 1),
      (try summary("learners", .centre, 1), 1.0 / 12),
      (try summary("learners", .centre, 1), 1.0 / 12),
      (try summary("oss", .network, 0), 1), (try summary("oss", .network, 0), 1),
      (try summary("fees", .network, 0), 1), (try summary("fees", .centre, 1), 0.001),
    ]
    for (row, (summary, scale)) in zip(found.forecasts, expected) {
      let forecast = try #require(row.forecast)
      for p in [0.05, 0.5, 0.9] {
        let value = try #require(summary.quantile(p))
        #expect(
          isNear(forecast.quantile(p), value * scale), "\(row.observation.name) \(p): \(value)")
      }
    }
  }

  @Test func `the error of an observation widens its forecast by its variance`() throws {
    let found = try validation(
      """
      plain: {of: total(learners), over: 2001-01..2001-12, value: 400, unit: person},
      noisy: {of: total(learners), over: 2001-01..2001-12, value: 400, error: 60, unit: person},
      sure: {of: hall, at: 2001-12, value: 40, error: 3, unit: person}
      """, trials: 4000)
    let samples = try found.forecasts.map { Sample(try #require($0.forecast).values) }
    let (plain, noisy, sure) = (samples[0], samples[1], samples[2])
    // 35 · 12 · 0.4/√12 of the uniform factor.
    let model = 420 * 0.4 / 12.0.squareRoot()
    #expect(
      abs(plain.standardDeviation - model) < 4 * plain.standardDeviationError)
    #expect(
      abs(noisy.standardDeviation - (model * model + 3600).squareRoot())
        < 4 * noisy.standardDeviationError)
    #expect(abs(noisy.mean - 420) < 4 * noisy.meanError)
    #expect(abs(sure.standardDeviation - 3) < 4 * sure.standardDeviationError)
  }

  @Test func `a forecast is the same whatever else is observed, and on any threads`() throws {
    let one = "a: {of: total(learners), at: 2001-12, value: 30, error: 2, unit: person}"
    let alone = try validation(one).forecasts[0].forecast
    let beside = try validation(
      "z: {of: hall, at: 2000-01, value: 1, error: 5, unit: person},\n" + one
    )
    .forecasts[1].forecast
    #expect((alone == beside) && alone != nil)
    let scenario = try ScenarioText.load(text(one))
    let other = try Validation(scenario, RunSettings(trials: 500, seed: 3, blockSize: 7))
    #expect(other.forecasts[0].forecast == alone)
    let seeds = try validation(one, seed: 4).forecasts[0].forecast
    #expect(seeds != alone)
  }

  @Test func `a model without chance is drawn as often as its observation has an error`() throws {
    let scenario = try ScenarioText.load(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-12}
      centres: {a: {}}
      revenue: {fees: {amount: "3 [KRW million/month]"}}
      observations:
        off: {of: fees, over: 2000-01..2000-12, value: 37, unit: KRW million, use: test}
        right: {of: fees, over: 2000-01..2000-12, value: 36, unit: KRW million, use: test}
        noisy: {of: fees, over: 2000-01..2000-12, value: 36, error: 2, unit: KRW million, use: test}
      """)
    let found = try Validation(scenario, RunSettings(trials: 100))
    let (off, right, noisy) = (found.forecasts[0], found.forecasts[1], found.forecasts[2])
    #expect(off.forecast?.hasNoSpread == true && off.pit == nil && isNear(off.crps, 1))
    #expect(off.isInside(0.9) == false && right.isInside(0.5) == true)
    #expect(noisy.forecast?.values.count == 10_000 && isNear(noisy.pit, 0.5, 0.05))
  }

  @Test func `what is not defined is no forecast, or is told`() throws {
    let found = try validation(
      """
      never: {of: total(log(-1 - 0 * luck)), at: 2001-01, value: 1, use: test},
      half: {of: total(log(pull - 1)), at: 2001-01, value: 1, use: test}
      """)
    #expect(found.forecasts[0].forecast == nil && found.forecasts[0].crps == nil)
    let half = try #require(found.forecasts[1].forecast)
    #expect(half.undefined > 150 && half.undefined + half.values.count == 500)
    #expect(found.summary.testFacts == 2 && found.summary.scored == 1)
    let none = try validation(
      "never: {of: total(log(-1 - 0 * luck)), at: 2001-01, value: 1, use: test}")
    #expect(none.summary.verdict == .noForecasts)
  }

  // MARK: Calibration

  /// 72 facts that do not hang together, each from one trial of the model with another seed. Each count is outside the limits
  /// of its binomial in 1 of 1,000 seeds; the distance of the places from a uniform (Kolmogorov) too.
  @Test func `facts drawn from the model lie where its forecasts say`() throws {
    func observations(_ values: [Double]) -> String {
      (0..<72).map { index in
        let (month, centre) = (Month("2000-01")! + index / 2, index % 2 == 0 ? "a" : "b")
        return
          "o\(index): {of: ratio, centre: \(centre), at: \(month), value: \(values[index]), error: 0.3, use: test}"
      }.joined(separator: ",\n")
    }
    let truth = try validation(
      observations(Array(repeating: 1, count: 72)), trials: 1, seed: 900)
    let facts = try truth.forecasts.map { try #require($0.forecast).values[0] }
    let found = try validation(observations(facts), trials: 1000, seed: 901)
    for coverage in found.summary.coverage {
      let expected = 72 * coverage.share
      let deviation = (expected * (1 - coverage.share)).squareRoot()
      #expect(
        abs(Double(coverage.inside) - expected) < 3.3 * deviation + 0.5,
        "\(coverage.inside) of 72 in \(coverage.share)")
    }
    let places = try found.forecasts.map { try #require($0.pit) }.sorted()
    #expect(distanceFromUniform(places) * 72.0.squareRoot() < 1.95)
  }

  /// Counts have ties: the randomised place is uniform all the same, and the middle one is not.
  @Test func `the randomised place of tied facts is uniform`() throws {
    func counts(_ seed: UInt64, _ name: String, _ count: Int) -> [Double] {
      let key = DrawKey(seed: seed, quantity: name, call: 0)
      return (0..<count).map { trial in
        let u = uniform(key: key, trial: trial, month: noMonth, centre: 0)
        return u < 0.3 ? 0 : u < 0.8 ? 1 : 2
      }
    }
    let facts = counts(5, "facts", 400)
    let key = DrawKey(seed: 5, quantity: "places", call: 0)
    // Each fact has a sample of its own, so that the places are independent.
    let places = facts.enumerated().map { index, fact in
      EnsembleForecast(counts(6, "sample\(index)", 50))!.pit(
        of: fact, uniform: uniform(key: key, trial: index, month: noMonth, centre: 0))
    }.sorted()
    #expect(distanceFromUniform(places) * 20 < 1.95)
    let middles = facts.enumerated().map { index, fact in
      EnsembleForecast(counts(6, "sample\(index)", 50))!.pit(of: fact)
    }.sorted()
    #expect(distanceFromUniform(middles) * 20 > 1.95)
  }

  private func distanceFromUniform(_ ascending: [Double]) -> Double {
    let count = Double(ascending.count)
    return ascending.enumerated().reduce(0) { largest, entry in
      max(
        largest, entry.element - Double(entry.offset) / count,
        Double(entry.offset + 1) / count - entry.element)
    }
  }

  // MARK: As of

  private static let facts = """
    y0: {of: total(learners), over: 2000-01..2000-12, value: VALUE0, unit: person},
    y1: {of: total(learners), over: 2001-01..2001-12, value: VALUE1, unit: person},
    y2: {of: total(learners), over: 2002-01..2002-12, value: 450, unit: person, use: test}
    """

  private func facts(_ first: Double, _ second: Double) -> String {
    Self.facts.replacing("VALUE0", with: "\(first)").replacing("VALUE1", with: "\(second)")
  }

  @Test func `a hidden fact changes no number of an earlier origin`() throws {
    func found(_ later: Int, _ origin: String) throws -> Validation {
      try validation(
        facts(360, Double(400 + later)), actual: "{2000-05: 22, 2001-03: \(later)}", asOf: origin)
    }
    let (one, other) = (try found(7, "2001-03"), try found(90, "2001-03"))
    for (first, second) in zip(one.forecasts, other.forecasts) {
      #expect(first.forecast == second.forecast)
    }
    // Of y1 the fact itself is another; that of y2 has no change from a fact that was hidden.
    #expect(one.forecasts[2].references.isEmpty && other.forecasts[2].references.isEmpty)
    #expect(one.forecasts[2].crps == other.forecasts[2].crps)
    // A month later it is known, and the forecast of its year is another.
    let (known, changed) = (try found(7, "2001-04"), try found(90, "2001-04"))
    #expect(known.forecasts[1].forecast != changed.forecasts[1].forecast)
  }

  @Test func `the origin decides what is a test, and now is the origin`() throws {
    let found = try validation(
      facts(360, 400) + ", since: {of: pull * 0 + months_since(now), at: 2001-05, value: 3}",
      asOf: "2001-03")
    #expect(found.forecasts.map(\.use) == [.fit, .test, .test, .test])
    #expect(found.forecasts.map(\.mayBeKnown) == [false, true, false, true])
    #expect(found.summary.mayBeKnown == 2 && found.summary.testFacts == 3)
    #expect(found.forecasts[3].forecast?.mean == 2)
    let file = try validation(facts(360, 400))
    #expect(file.forecasts.map(\.use) == [.fit, .fit, .test] && file.summary.mayBeKnown == 0)
  }

  @Test func `an origin outside the timeline is refused`() {
    #expect(throws: DiagnosticList.self) { try validation(facts(1, 1), asOf: "2003-01") }
    #expect(throws: DiagnosticList.self) { try validation("") }
    // Observations outside it are refused by the reader of the file.
    #expect(throws: DiagnosticList.self) {
      try validation("late: {of: hall, at: 2009-01, value: 1, unit: person}")
    }
  }

  // MARK: References and the verdict

  /// Year 1 has three centres and year 0 two: 400 · 36/24 is 600. Growth of 400/300 once more is 533.3.
  @Test func `reference forecasts are as worked by hand`() throws {
    let found = try validation(
      facts(300, 400),
      more: "references: {peers: {of: total(learners), at: 2002-06, mean: 30, sd: 4}}")
    func kinds(_ row: Int) -> [ReferenceForecast.Kind] {
      found.forecasts[row].references.map(\.kind)
    }
    #expect(kinds(0) == [])
    #expect(kinds(1) == [.noChange, .noChangePerCentre])
    #expect(found.forecasts[1].references.map(\.value) == [300, 450])
    #expect(kinds(2) == [.noChange, .growthRepeated])
    #expect(isNear(found.forecasts[2].references[1].value, 1600.0 / 3))
    #expect(found.forecasts[2].references[0].crps(of: 450) == 50)
    #expect(found.views[0].forecast?.values.count == 500)
    let month = try validation(
      "june: {of: \"total( learners )\", at: 2002-06, value: 33, unit: person/month, use: test}",
      more: "references: {peers: {of: total(learners), at: 2002-06, mean: 30, sd: 4}}")
    let reference = try #require(month.forecasts[0].references.first)
    #expect(reference.kind == .stated("peers") && reference.value == 30)
    #expect(reference.crps(of: 33) == Scores.crps(ofNormal: 30, standardDeviation: 4, fact: 33))
  }

  @Test func `no reference knows a test fact that the model did not know`() throws {
    let observations = """
      y0: {of: total(learners), over: 2000-01..2000-12, value: 300, unit: person, use: test},
      y1: {of: total(learners), over: 2001-01..2001-12, value: 400, unit: person, use: test},
      y2: {of: total(learners), over: 2002-01..2002-12, value: 450, unit: person, use: test}
      """
    // `now` is January 2001: y0 is over, y1 is not.
    let found = try validation(observations).forecasts.map(\.references.count)
    #expect(found == [0, 2, 0])
    #expect(
      try validation(observations, asOf: "2002-01").forecasts.map(\.references.count) == [0, 2, 2])
  }

  @Test func `references of one title are one forecaster`() throws {
    let found = try validation(
      """
      june: {of: total(learners), at: 2002-06, value: 33, unit: person/month, use: test},
      hall: {of: hall, at: 2002-06, value: 41, unit: person, use: test}
      """,
      more: """
        references:
          one: {of: total(learners), at: 2002-06, mean: 30, sd: 4, title: the chamber}
          two: {of: hall, at: 2002-06, mean: 44, sd: 0, title: the chamber}
          own: {of: oss(network), at: 2002-06, mean: 1, sd: 0, title: elsewhere}
        """)
    #expect(found.summary.comparisons.map(\.kind) == [.stated("one")])
    #expect(found.summary.comparisons[0].pairs == 2)
    #expect(found.views.map(\.reference.name) == ["own"])
  }

  @Test func `fitted facts count in nothing`() throws {
    let found = try validation(
      """
      y0: {of: total(learners), over: 2000-01..2000-12, value: 1, unit: person},
      y1: {of: total(learners), over: 2001-01..2001-12, value: 99999, unit: person}
      """)
    #expect(found.summary.verdict == .noTestFacts && found.summary.scored == 0)
    #expect(found.summary.coverage.allSatisfy { $0.facts == 0 && $0.limits == 0...1 })
    #expect(found.summary.comparisons.isEmpty && found.summary.meanRelativeScore == nil)
  }

  /// Facts with a forecast of 10 ± 1 for certain, against no change of 10 or of 20.
  private func summary(
    wins: Int, losses: Int, kinds: [ReferenceForecast.Kind] = [.noChange], fitted: Int = 0
  ) throws -> ValidationSummary {
    let scenario = try ScenarioText.load(text(facts(1, 1)))
    let forecasts = (0..<wins + losses).map { index in
      let isWin = index < wins
      var observation = scenario.observations[2]
      observation.value = isWin ? 10 : 20
      observation.use = index < fitted ? .fit : .test
      return ObservedForecast(
        observation: observation, use: .test, forecast: EnsembleForecast([9, 10, 11]),
        references: kinds.map { ReferenceForecast(kind: $0, value: 20, standardDeviation: 0) })
    }
    return ValidationSummary(forecasts, seed: 1)
  }

  @Test func `few facts decide nothing, and more do`() throws {
    #expect(try summary(wins: 5, losses: 0).verdict == .undecided)
    #expect(try summary(wins: 6, losses: 0).verdict == .better)
    #expect(try summary(wins: 5, losses: 2).verdict == .undecided)
    #expect(try summary(wins: 0, losses: 6).verdict == .worse)
    #expect(
      try summary(wins: 9, losses: 1).comparisons[0].signTest == SignTest(better: 9, worse: 1))
    // To be worse than one of two references is chance more often: six are then not enough.
    #expect(
      try summary(wins: 0, losses: 6, kinds: [.noChange, .growthRepeated]).verdict == .undecided)
    #expect(
      try summary(wins: 6, losses: 0, kinds: [.noChange, .growthRepeated]).verdict == .better)
    #expect(try summary(wins: 3, losses: 0, kinds: []).verdict == .noReferences)
  }

  @Test
  func `facts that the file was fitted to may show that a model is worse, not that it is better`()
    throws
  {
    #expect(try summary(wins: 9, losses: 0, fitted: 1).verdict == .known)
    #expect(try summary(wins: 0, losses: 9, fitted: 9).verdict == .worse)
    #expect(try summary(wins: 3, losses: 0, fitted: 3).verdict == .undecided)
  }

  @Test func `coverage and bias are as worked by hand`() throws {
    let found = try summary(wins: 3, losses: 1)
    #expect(found.coverage.map(\.inside) == [3, 3, 3] && found.coverage[0].facts == 4)
    #expect(found.coverage[0].limits == WilsonInterval.limits(3, of: 4))
    // Three times (10 − 10)/10, once (10 − 20)/20.
    #expect(isNear(found.bias, -0.125))
  }
}
