import JaripKit
import JaripTesting
import Testing

/// What the two ways of sampling do to a whole run.
@Suite struct SamplingOfRuns {
  private static let text = """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-12, fiscal_year: january}
    centres: {a: {}, b: {}}
    inputs:
      won: {value: 1, unit: KRW million/month}
      once: {value: "uniform(0, 1)"}
      other: {value: "uniform(0, 1)"}
      own: {value: "uniform(0, 1)", each: centre}
      monthly: {value: "uniform(0, 1)", each: month}
      both: {value: "uniform(0, 1)", each: [centre, month]}
      joint: {value: "uniform(0, 1)", each: centre, common: 0.5}
    correlations: [{between: [once, other], rank: 0.7}]
    model: {seldom: "if(own < 0.3, own, undefined)"}
    revenue: {fees: (0.6 + once * own) * won}
    costs: {staff: "won * (0.5 + other * own)"}
    independence: {test: oss >= 1, sustained: 2, from: 2000-03}
    """

  private func run(_ sampling: Sampling, trials: Int = 400, seed: UInt64 = 3) throws -> FullRun {
    try FullRun(Self.text, trials: trials, seed: seed, sampling: sampling)
  }

  private func isStratified(_ values: [Double]) -> Bool {
    (0..<TrialParts.count).allSatisfy { part in
      let own = stride(from: part, to: values.count, by: TrialParts.count).map { values[$0] }
      return own.map { Int($0 * Double(own.count)) }.sorted() == Array(own.indices)
    }
  }

  @Test func `a Latin hypercube stratifies every draw, for each month and centre by itself`() throws
  {
    let run = try run(.lhs)
    for month in [0, 7, 11] {
      #expect(isStratified(try run.trials("once", month: month)))
      #expect(isStratified(try run.trials("monthly", month: month)))
      for place in ["a", "b"] {
        #expect(isStratified(try run.trials("own", of: place, month: month)))
        #expect(isStratified(try run.trials("both", of: place, month: month)))
      }
    }
    // A correlated draw is made of several; the copula acts on them, and the rank correlation stays.
    let (x, y) = (try run.trials("once", month: 0), try run.trials("other", month: 0))
    #expect(!isStratified(y))
    let rank = 12 * zip(x, y).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / 400
    // The error of a rank correlation of 0.7 at 400 random trials is 0.028.
    #expect((rank - 0.7).magnitude < 4 * 0.028, "\(rank)")
  }

  /// 512 trials: 32 points a part, all of them a net.
  @Test func `Sobol's sequence takes what is drawn once a trial, and the rest is random`() throws {
    let (sobol, random) = (try run(.sobol, trials: 512), try run(.random, trials: 512))
    #expect(
      sobol.projection.sampling.sequence.map(\.description)
        == ["joint", "once", "other", "joint of a", "joint of b", "own of a", "own of b"])
    #expect(isStratified(try sobol.trials("once", month: 3)))
    #expect(isStratified(try sobol.trials("own", of: "b", month: 3)))
    for name in ["once", "own", "joint"] {
      let place = name == "once" ? "network" : "a"
      #expect(
        try sobol.trials(name, of: place, month: 0) != random.trials(name, of: place, month: 0))
    }
    for month in [0, 11] {
      #expect(try sobol.trials("monthly", month: month) == random.trials("monthly", month: month))
      #expect(
        try sobol.trials("both", of: "a", month: month)
          == random.trials("both", of: "a", month: month))
    }
  }

  @Test(arguments: [Sampling.lhs, .sobol], [5, 400, 1003])
  func `errors are those of the parts`(sampling: Sampling, trials: Int) throws {
    let run = try run(sampling, trials: trials)
    for (name, place) in [("oss", "a"), ("oss", "network"), ("seldom", "b"), ("fees", "b")] {
      // A fee of the year is twelve of the month, and so is its error.
      let isSum = name == "fees"
      let values = try run.trials(name, of: place, month: 11)
      let parts = (0..<TrialParts.count).map { part in
        var moments = Moments()
        for trial in stride(from: part, to: trials, by: TrialParts.count)
        where !values[trial].isNaN { moments.merge(Moments(count: 1, mean: values[trial])) }
        return moments
      }
      let expected = TrialParts.standardError(parts).map { $0 * (isSum ? 12 : 1) }
      let found = try run.year(name, of: place, 0).standardError
      #expect((found == nil) == (expected == nil))
      guard let found, let expected else { continue }
      #expect((found / expected - 1).magnitude < 1e-9, "\(name): \(found), \(expected)")
    }
    let alone = (0..<TrialParts.count).map { part -> Moments in
      var moments = Moments()
      for trial in stride(from: part, to: trials, by: TrialParts.count) {
        let values = (2..<4).map { run.projection.values(output(run), row: 0, month: $0)![trial] }
        moments.merge(Moments(count: 1, mean: values.allSatisfy { $0 >= 1 } ? 1 : 0))
      }
      return moments
    }
    let found = run.projection.errorFromParts { $0.counts[0].independent[0][2] }
    // A running mean and a quotient differ in their last bits.
    #expect((found! / TrialParts.standardError(alone)! - 1).magnitude < 1e-9)
  }

  private func output(_ run: FullRun) -> Int {
    run.plan.outputs.firstIndex { $0.name == "oss" && $0.scope == .centre }!
  }

  /// The squares of the errors shown by 60 runs, and of those made, from the mean of a run of 60 times as many
  /// trials. 60 runs know the latter to sqrt(2 / 60) = 18 %, the former to 5 %.
  @Test(arguments: [Sampling.lhs, .sobol])
  func `a probability is as uncertain as its error says`(sampling: Sampling) throws {
    let simulator = try Simulator(ScenarioText.load(Self.text))
    var shares: [Double] = []
    var shown = 0.0
    for seed in 0..<60 {
      let projection = try simulator.run(
        RunSettings(trials: 400, seed: UInt64(seed), sampling: sampling))
      shares.append(Double(projection.outcomes[0].independent[0][2]) / 400)
      let error = try #require(projection.errorFromParts { $0.counts[0].independent[0][2] })
      shown += error * error / 60
    }
    let mean = shares.reduce(0, +) / 60
    let found = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
    #expect(
      (shown / found - 1).magnitude < 4 * 0.19, "\(shown.squareRoot()), \(found.squareRoot())")
    #expect(found < mean * (1 - mean) / 400, "less than at random")
  }

  @Test func `alternatives that are not run keep the places of their draws`() throws {
    let file =
      Self.text + """

        alternatives:
          base: {}
          sure: {inputs: {once: {value: 0.5}, added: {value: "uniform(0, 1)"}}, correlations: []}
        """
    let both = try ScenarioText.load(file)
    for name in ["base", "sure"] {
      var one = both
      one.restrict(to: [name])
      let (all, alone) = (
        try FullRun(both, trials: 40, sampling: .sobol),
        try FullRun(one, trials: 40, sampling: .sobol)
      )
      #expect(alone.projection.sampling.sequence == all.projection.sampling.sequence)
      for quantity in ["oss", "other", "own"] {
        let place = quantity == "other" ? "network" : "b"
        #expect(
          try all.trials(quantity, of: place, month: 11, in: name)
            == alone.trials(quantity, of: place, month: 11, in: name))
      }
    }
  }
}
