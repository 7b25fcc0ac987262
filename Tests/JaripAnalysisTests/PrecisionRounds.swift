import JaripKit
import JaripTesting
import Testing

@Suite struct PrecisionRounds {
  private func simulator(_ luck: String = "uniform(0, 1)") throws -> Simulator {
    try Simulator(
      ScenarioText.load(
        """
        jarip: 1
        money: KRW million
        timeline: {start: 2000-01, end: 2001-12}
        centres: {a: {}, b: {}}
        inputs:
          won: {value: 1, unit: KRW million/month}
          luck: {value: "\(luck)", each: centre}
        revenue: {fees: "if(luck < 0.3, 2, 0.5) * won"}
        costs: {work: won}
        independence: {test: oss >= 1, sustained: 2, from: 2000-01}
        alternatives:
          base: {}
          luckier: {revenue: {fees: "if(luck < 0.35, 2, 0.5) * won"}}
        """))
  }

  private func run(
    _ simulator: Simulator, until precision: Precision?, trials: Int = 1,
    sampling: Sampling = .random
  ) throws -> Projection {
    let settings = RunSettings(trials: trials, seed: 4, sampling: sampling, compares: true)
    return try simulator.run(settings, until: precision) { _, _ in }
  }

  /// The largest error is that of a probability near a half, 1 - 0.7^2 = 0.51: 0.0079 at 4,000 trials.
  @Test func `a run doubles its trials until the error is below, and is the run of as many trials`()
    throws
  {
    let simulator = try simulator()
    let found = try run(simulator, until: Precision(0.008))
    #expect(found.trials == 4000)
    #expect(Precision.largestError(of: found) <= 0.008)
    let half = try run(simulator, until: nil, trials: 2000)
    #expect(Precision.largestError(of: half) > 0.008)
    let whole = try run(simulator, until: nil, trials: 4000)
    #expect(RunBits(found).bits == RunBits(whole).bits)
  }

  /// Each of the two centres' luck is on the sequence, so the rounds that random trials need are not needed: 0.0079
  /// at 4,000 of them.
  @Test func `on Sobol's sequence the error is that of the parts, and fewer trials do`() throws {
    let simulator = try simulator()
    let found = try run(simulator, until: Precision(0.008), sampling: .sobol)
    #expect(found.trials < 4000)
    let whole = try run(simulator, until: nil, trials: found.trials, sampling: .sobol)
    #expect(RunBits(found).bits == RunBits(whole).bits)
    let shares = (0..<2).map { alternative in
      found.errorFromParts { $0.independentCentres[alternative].counts[23][0] }!
    }
    #expect(Precision.largestError(of: found) >= shares.max()!)
    let never = try self.simulator("uniform(0.5, 1)")
    let rare = try run(never, until: Precision(0.0008), sampling: .sobol)
    #expect(rare.trials == 2000, "as at random: parts that agree do not say how rare it is")
  }

  @Test func `a Latin hypercube is refused`() throws {
    let error = #expect(throws: DiagnosticList.self) {
      try run(simulator(), until: Precision(0.01), sampling: .lhs)
    }
    #expect(error?.diagnostics.map(\.code) == ["precision-of-lhs"])
  }

  @Test func `the error is that of the probability, and of the paired difference`() throws {
    let projection = try run(simulator(), until: nil, trials: 2000)
    let share = 1 - Double(projection.independentCentres[0].counts[23][0]) / 2000
    let expected = (share * (1 - share) / 2000).squareRoot()
    #expect(abs(Precision.largestError(of: projection) / expected - 1) < 0.005)
  }

  @Test func `what never happens is not taken as sure, and what has no chance needs no rounds`()
    throws
  {
    // Nothing seen in 1,000 trials: an error of 0.001; in 2,000: 0.0005, and 0.0007 of the difference.
    let never = try run(simulator("uniform(0.5, 1)"), until: Precision(0.0008))
    #expect(never.trials == 2000)
    #expect(try run(simulator("0.9"), until: Precision(0.01)).trials == 1)
  }
}
