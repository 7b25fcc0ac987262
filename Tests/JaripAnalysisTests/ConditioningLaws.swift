import Glibc
import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripEngine
@testable import JaripKit

/// Trials that count by how likely they make the facts.
@Suite struct ConditioningLaws {
  /// Learners are normal with mean 50 and standard deviation 8, and `odd` is undefined in half the trials.
  private func text(_ observations: String) -> String {
    """
    jarip: 1
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2003-12, fiscal_year: january}
    centres: {a: {opens: 2000-01}, b: {opens: 2000-01}}
    inputs:
      size: {value: "normal(50, 8)", unit: person/month}
      hall: {value: 40, unit: person}
      fee: {value: "lognormal(0.5, 0.1)", unit: KRW million/person}
      luck: {value: "uniform(-1, 1)", each: [centre, month]}
      coin: {value: "uniform(-1, 1)"}
    model: {odd: "size * log(coin)", never: log(0 - hall / hall)}
    revenue: {fees: {amount: size * fee * (1 + luck / 10)}}
    costs: {staff: {amount: "25 [KRW million/month]"}}
    reserves: {opening: "100 [KRW million]"}
    alternatives: {alone: {}, dear: {inputs: {fee: "lognormal(0.6, 0.1)"}}}
    independence: {test: oss >= 1, sustained: 6, from: 2000-06}
    report: {yearly: [size]}
    observations: {\(observations)}
    """
  }

  /// 12 · 56, with an error of 12 · 5.
  private static let fact =
    "taught: {of: size, centre: a, over: 2001-01..2001-12, value: 672, error: 60, unit: person}"

  private func settings(
    trials: Int = 20_000, sampling: Sampling = .random, threads: Int = 2, blockSize: Int? = nil
  ) -> RunSettings {
    RunSettings(
      trials: trials, seed: 11, sampling: sampling, threads: threads, blockSize: blockSize,
      compares: true)
  }

  private func run(_ observations: String, _ settings: RunSettings) throws -> ConditionedRun {
    try ConditionedRun(Simulator(ScenarioText.load(text(observations))), settings)
  }

  private func message(_ observations: String, trials: Int = 20_000) -> String {
    do {
      _ = try run(observations, settings(trials: trials))
      return ""
    } catch let error as DiagnosticList {
      return error.diagnostics.map(\.description).joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  private func summary(_ projection: Projection, _ name: String = "size", year: Int = 1) throws
    -> Summary
  {
    let output = try #require(
      projection.plan.outputs.firstIndex {
        $0.name == name && $0.alternative == 0 && $0.scope == .network
      })
    return projection.yearly(output, row: 0, year: year)
  }

  // MARK: Against closed forms

  /// Of a normal quantity with prior variance s² and an observation y with error e the posterior has precision
  /// 1/s² + 1/e² and mean (m/s² + y/e²) / precision. Errors by the delta method: of f, √Σ c² (f − f̄)² / Σ c.
  @Test(arguments: [Sampling.random, .lhs, .sobol])
  func `a normal quantity has the posterior of the conjugate normal`(sampling: Sampling) throws {
    let (m, s, y, e) = (12 * 50.0, 12 * 8.0, 672.0, 60.0)
    let precision = 1 / (s * s) + 1 / (e * e)
    let mean = (m / (s * s) + y / (e * e)) / precision
    let deviation = 1 / precision.squareRoot()
    let simulator = try Simulator(ScenarioText.load(text(Self.fact)))
    let settings = settings(sampling: sampling)
    let found = try ConditionedRun(simulator, settings)
    let weights = found.conditioning.weights
    let plan = try simulator.plan(settings, columns: .facts)
    let values = try FactValues(
      simulator, plan, settings, observations: simulator.scenario.observations
    ) { $1.columnLimit = settings.trials }.values(of: simulator.scenario.observations[0])
    func error(_ f: (Double) -> Double) -> Double {
      let pairs = zip(weights.counts, values.map(f))
      let centre = pairs.reduce(0) { $0 + Double($1.0) * $1.1 } / Double(weights.total)
      return pairs.reduce(0) {
        $0 + Double($1.0 * $1.0) * ($1.1 - centre) * ($1.1 - centre)
      }.squareRoot() / Double(weights.total)
    }
    let conditioned = try summary(found.conditioned)
    let meanError = error { $0 }
    #expect(abs(try #require(conditioned.mean) - mean) < 4 * meanError)
    let shown = try #require(conditioned.standardError)
    // 18 % for the sixteen parts; the other ways of sampling are better than the delta method knows.
    #expect(shown < 1.75 * meanError && (sampling != .random || shown > 0.4 * meanError))
    let deviationError = error { ($0 - mean) * ($0 - mean) } / (2 * deviation)
    #expect(
      abs(try #require(conditioned.standardDeviation) - deviation) < 4 * deviationError)
    for (p, z) in [(0.1, -1.2815515655446004), (0.5, 0), (0.9, 1.2815515655446004)] {
      let quantile = mean + z * deviation
      let density = Glibc.exp(-z * z / 2) / (2 * Double.pi).squareRoot() / deviation
      let quantileError = error { $0 <= quantile ? 1 : 0 } / density
      #expect(
        abs(try #require(conditioned.quantile(p)) - quantile)
          < 4 * quantileError + 0.001 * quantile, "p \(p)")
    }
    let fact = found.conditioning.facts[0]
    #expect(abs(fact.conditioned.mean - mean) < 4 * meanError)
    #expect(abs(fact.unconditioned.mean - m) < 4 * s / Double(settings.trials).squareRoot())
    #expect(fact.hasSpread && fact.isReached && fact.undefinedTrials == 0)
  }

  /// With the fact at the mean, E[w]² / E[w²] = e √(e² + 2 s²) / (e² + s²): 0.775 for e = 60, s = 96.
  @Test func `trials are worth what the closed form of a normal likelihood says`() throws {
    let (s, e) = (96.0, 60.0)
    let found = try run(Self.fact.replacing("672", with: "600"), settings()).conditioning
    let expected = e * (e * e + 2 * s * s).squareRoot() / (e * e + s * s)
    let share = found.weights.effectiveTrials / 20_000
    #expect(abs(share - expected) < 0.01, "\(share), not \(expected)")
    #expect(found.facts[0].effectiveTrials == found.weights.effectiveTrials)
  }

  @Test func `weights are the normalised product of normal densities`() throws {
    let observations =
      Self.fact
      + ", paid: {of: fees, centre: b, at: 2002-03, value: 24, error: 9, unit: KRW million}"
    let simulator = try Simulator(ScenarioText.load(text(observations)))
    let settings = settings(trials: 3000)
    let plan = try simulator.plan(settings, columns: .facts)
    let facts = simulator.scenario.observations
    let values = try FactValues(simulator, plan, settings, observations: facts) { _, _ in }
    let columns = facts.map { values.values(of: $0) }
    let likelihoods = (0..<3000).map { trial in
      zip(facts, columns).reduce(1) { product, fact in
        let z = (fact.1[trial] - fact.0.value) / fact.0.error!
        return product * Glibc.exp(-z * z / 2)
      }
    }
    let unit = 256 * 3000 / likelihoods.reduce(0, +)
    let weights = try Conditioning(simulator, plan, settings).weights
    #expect(
      zip(weights.counts, likelihoods).allSatisfy { abs(Double($0) - $1 * unit) < 1.001 })
  }

  // MARK: Laws

  /// Trials do not change when more follow, so those of weight 0 leave the run of the others.
  @Test func `a run in which only the first trials count is the run of these`() throws {
    let simulator = try Simulator(ScenarioText.load(text("")))
    let short = try simulator.run(settings(trials: 1024))
    var weighted = settings(trials: 2048)
    weighted.weights = TrialWeights(
      logarithms: (0..<2048).map { $0 < 1024 ? -3 : -.infinity })
    let long = try simulator.run(weighted)
    #expect(long.totalCount == 512 * 1024 && long.effectiveTrials == 1024)
    let scale = 512
    for (one, other) in zip(short.outcomes, long.outcomes) {
      #expect(one.independent.map { $0.map { $0 * scale } } == other.independent)
      #expect(one.closed.map { $0.map { $0 * scale } } == other.closed)
      #expect(one.month.map { $0.map { $0 * scale } } == other.month)
    }
    for (one, other) in zip(short.independentCentres, long.independentCentres) {
      #expect(one.counts.map { $0.map { $0 * scale } } == other.counts)
    }
    for (one, other) in zip(short.outcomeChanges, long.outcomeChanges) {
      #expect(one.gained.map { $0.map { $0 * scale } } == other.gained)
      #expect(one.countSquares.map { $0 * scale } == other.countSquares)
    }
    for index in short.plan.outputs.indices {
      let (one, other) = (
        short.yearly(index, row: 0, year: 2), long.yearly(index, row: 0, year: 2)
      )
      let name = short.plan.outputs[index].name
      for p in [0.05, 0.5, 0.95] { #expect(one.quantile(p) == other.quantile(p), "\(name) \(p)") }
      let slack = 1e-12 * max(1, abs(one.mean ?? 0))
      #expect(abs((one.mean ?? 0) - (other.mean ?? 0)) < slack, "\(name)")
    }
    let compared = try #require(short.comparedOutputs.first)
    let (one, other) = (
      try #require(short.difference(compared, row: 0, year: 2)).signs,
      try #require(long.difference(compared, row: 0, year: 2)).signs
    )
    #expect(
      other
        == Signs(below: one.below * scale, equal: one.equal * scale, above: one.above * scale))
  }

  @Test func `equal weights give the run as it is`() throws {
    let plain = try Simulator(ScenarioText.load(text(""))).run(settings(trials: 2000))
    let found = try run(
      "hall: {of: hall, at: 2001-12, value: 40, error: 4, unit: person}", settings(trials: 2000))
    #expect(found.conditioning.weights.counts.allSatisfy { $0 == 256 })
    #expect(!found.conditioning.facts[0].hasSpread)
    #expect(found.conditioned.effectiveTrials == 2000)
    #expect(RunBits(found.unconditioned).differences(from: RunBits(plain), onlyCommon: true) == [])
    for index in plain.outcomes.indices {
      #expect(
        plain.outcomes[index].independent.map { $0.map { $0 * 256 } }
          == found.conditioned.outcomes[index].independent)
    }
    for year in 0..<4 {
      let (one, other) = (
        try summary(plain, "cash", year: year), try summary(found.conditioned, "cash", year: year)
      )
      for p in [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] {
        #expect(one.quantile(p) == other.quantile(p))
      }
    }
  }

  @Test(arguments: [(2, nil), (2, 7), (1, 2), (2, 64)] as [(Int, Int?)])
  func `threads and blocks change no bit`(threads: Int, blockSize: Int?) throws {
    let one = try run(Self.fact, settings(trials: 1500, threads: 1)).conditioned
    let other = try run(
      Self.fact, settings(trials: 1500, threads: threads, blockSize: blockSize)
    ).conditioned
    #expect(RunBits(one).differences(from: RunBits(other)).prefix(5) == [])
  }

  @Test func `a fact that was kept for testing changes no byte`() throws {
    func csv(_ observations: String) throws -> String {
      ResultTable(
        try run(observations, settings(trials: 1500)).conditioned, includesDifferences: true
      ).csv
    }
    let alone = try csv(Self.fact)
    let test = "kept: {of: oss(network), at: 2002-12, value: 3, error: 0.01, use: test}"
    #expect(try csv("\(Self.fact), \(test)") == alone)
    #expect(
      try csv(
        "\(Self.fact), \(test.replacing("test}", with: "fit}").replacing("0.01", with: "0.9"))")
        != alone)
  }

  @Test func `a trial in which the fact's value is undefined does not count`() throws {
    let found = try run(
      "odd: {of: odd, centre: a, at: 2001-12, value: -30, error: 90, unit: person/month}",
      settings(trials: 3000))
    let fact = found.conditioning.facts[0]
    // An even chance: 1500 ± 27.
    #expect(abs(fact.undefinedTrials - 1500) < 110)
    #expect(found.conditioning.weights.counts.count { $0 > 0 } <= 3000 - fact.undefinedTrials)
    #expect(fact.conditioned.count == found.conditioning.weights.total)
  }

  @Test func `a conditioned probability claims no more than its trials are worth`() throws {
    let found = try run(Self.fact.replacing("error: 60", with: "error: 3"), settings()).conditioned
    let worth = try #require(found.effectiveTrials)
    #expect(worth > 200 && worth < 2000)
    let none = WilsonInterval.limits(0, of: found.totalCount, worth: worth)
    #expect(none == WilsonInterval.limits(0, of: worth))
  }

  // MARK: Refusals

  @Test func `too few trials that agree are refused with what would help`() {
    #expect(
      message(
        Self.fact.replacing("672, error: 60", with: "760, error: 5") + ", "
          + "hall: {of: hall, at: 2001-12, value: 40, error: 4, unit: person}", trials: 2000) == """
          test.yaml:19:16: error[too-few-effective-trials]: Given the observations, 2000 trials are worth 49, fewer than 200
            19 | observations: {taught: {of: size, centre: a, over: 2001-01..2001-12, value: 760, error: 5, unit: person}, hall: {of: hall, at: 2001-12, value: 40, error: 4, uni
               |                ^
            why: what narrows most: 'taught' (worth 49 alone).
            try: --trials 10000, or a wider error, which also says how far off the model may be
          """)
    // Where none narrows, there are too few trials in the first place.
    #expect(
      message("hall: {of: hall, at: 2001-12, value: 40, error: 4, unit: person}", trials: 50) == """
        test.yaml:19:16: error[too-few-effective-trials]: Given the observations, 50 trials are worth 50, fewer than 200
          19 | observations: {hall: {of: hall, at: 2001-12, value: 40, error: 4, unit: person}}
             |                ^
          try: --trials 1000, or a wider error, which also says how far off the model may be
        """)
    // The largest of 2000 values lies some 3.4 standard deviations, 330, above 600.
    #expect(
      message(Self.fact.replacing("672, error: 60", with: "1900, error: 5"), trials: 2000) == """
        test.yaml:19:16: error[too-few-effective-trials]: Given the observations, 2000 trials are worth 1, fewer than 200
          19 | observations: {taught: {of: size, centre: a, over: 2001-01..2001-12, value: 1900, error: 5, unit: person}}
             |                ^
          why: what narrows most: 'taught' (worth 1 alone). no trial comes within 3 errors of 'taught'.
          try: a wider error, which also says how far off the model may be, or wider inputs
        """)
  }

  @Test func `facts that cannot condition are refused`() {
    #expect(
      message("") == """
        test.yaml:1:1: error[no-fit-observations]: The scenario has no observations with 'use: fit'
          1 | jarip: 1
            | ^
          why: trials are held against these; facts with 'use: test' are kept for jarip validate.
          try: observations: {trained: {of: total(trainees), over: 1998-09..1999-08, value: 13741, error: "2%", unit: person}}
        """)
    #expect(
      message(Self.fact.replacing("unit", with: "use: test, unit")).contains("no-fit-observations"))
    #expect(
      message(Self.fact.replacing("error: 60, ", with: "")) == """
        test.yaml:19:16: error[exact-observation]: The fact 'taught' has no error
          19 | observations: {taught: {of: size, centre: a, over: 2001-01..2001-12, value: 672, unit: person}}
             |                ^
          why: a trial counts by how likely it makes the fact, and an exact fact has probability 0 in every trial.
          try: error: "2%", or use: test
        """)
    #expect(
      message("never: {of: never, centre: a, at: 2001-12, value: 1, error: 1}", trials: 100) == """
        test.yaml:19:16: error[no-trial-counts]: The value of 'never' is undefined in all trials
          19 | observations: {never: {of: never, centre: a, at: 2001-12, value: 1, error: 1}}
             |                ^
          why: a trial in which the model has no value for a fact does not count.
          try: use: test
        """)
  }
}
