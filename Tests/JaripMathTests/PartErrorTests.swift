import JaripMath
import Testing

/// Errors found from the parts of a run, and what the two ways of sampling do to a mean.
@Suite struct PartErrorTests {
  /// (1 + a)(1 + b)(1 + c) with a, b, c uniform from -1/2 to 1/2: mean 1, variance (1 + 1/12)^3 - 1, of which 3/12
  /// are additive.
  private func values(_ plan: SamplingPlan, trials: Int) -> [Double] {
    let columns = Self.names.map { uniforms(plan, $0, trials: trials) }
    return (0..<trials).map { trial in
      columns.reduce(1) { $0 * (0.5 + $1[trial]) }
    }
  }

  private static let names = ["a", "b", "c"].map { DrawName(owner: $0, call: 0) }
  static let interaction = 1.0 / 48 + 1.0 / 1728

  private func plan(_ layout: SamplingPlan.Layout, _ trials: Int, seed: UInt64) -> SamplingPlan {
    switch layout {
    case .random: SamplingPlan(seed: seed)
    case .latinHypercube: .latinHypercube(trials: trials, seed: seed)
    case .sobol: .sobol(draws: Self.names, trials: trials, seed: seed)
    case .middle: .middle
    }
  }

  private func parts(_ values: [Double]) -> [Moments] {
    var parts = [Moments](repeating: Moments(), count: TrialParts.count)
    TrialParts.moments(values, count: values.count, into: &parts)
    return parts
  }

  /// Mean of the square of the error of the mean, and of the square of the error that the parts show.
  private func squares(_ layout: SamplingPlan.Layout, trials: Int, seeds: Int) -> (
    found: Double, shown: Double
  ) {
    var sums = (found: 0.0, shown: 0.0)
    for seed in 0..<seeds {
      let values = self.values(plan(layout, trials, seed: UInt64(seed)), trials: trials)
      let mean = values.reduce(0, +) / Double(trials)
      let error = TrialParts.standardError(parts(values))!
      sums.found += (mean - 1) * (mean - 1)
      sums.shown += error * error
    }
    return (sums.found / Double(seeds), sums.shown / Double(seeds))
  }

  /// 300 seeds know a variance to sqrt(2 / 300) = 8 %, and the square of the error shown to sqrt(2 / 15 / 300) = 2 %:
  /// a third is four standard errors.
  @Test(arguments: [SamplingPlan.Layout.random, .latinHypercube, .sobol], [1000, 1024])
  func `the error shown is the error made`(layout: SamplingPlan.Layout, trials: Int) {
    let (found, shown) = squares(layout, trials: trials, seeds: 300)
    #expect((shown / found - 1).magnitude < 0.33, "\(shown.squareRoot()), \(found.squareRoot())")
  }

  /// What is left of the variance is that of the interactions; 300 seeds know it to 8 %. McKay, Beckman and Conover
  /// (1979); Stein (1987), Large sample properties of simulations using Latin hypercube sampling, Technometrics 29.
  @Test func `a Latin hypercube takes the additive part from the variance`() {
    let found = squares(.latinHypercube, trials: 1600, seeds: 300).found
    #expect((found / (Self.interaction / 1600) - 1).magnitude < 0.33)
  }

  /// A smooth function's error falls like n^-1.5 on a scrambled net, like n^-0.5 at random: with 16 times as many
  /// points to a 64th and a quarter. The ratio of two roots of 100 squares is known to some 10 %, so a factor of two
  /// leaves room for the sequence's own unevenness.
  @Test func `on Sobol's sequence the error falls faster than with trials at random`() {
    func ratio(_ layout: SamplingPlan.Layout) -> Double {
      (squares(layout, trials: 16 * 32, seeds: 100).found
        / squares(layout, trials: 16 * 512, seeds: 100).found).squareRoot()
    }
    let random = ratio(.random)
    #expect(random > 2 && random < 8, "\(random)")
    let sobol = ratio(.sobol)
    #expect(sobol > 32 && sobol < 128, "\(sobol)")
  }

  @Test func `parts of one value have the error of independent trials`() {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    var moments = Moments()
    for value in values { moments.merge(Moments(count: 1, mean: value)) }
    let expected = moments.standardDeviation! / Double(values.count).squareRoot()
    #expect((TrialParts.standardError(parts(values))! / expected - 1).magnitude < 1e-15)
    #expect(TrialParts.standardError(parts([3])) == nil)
    #expect(TrialParts.standardError(parts([.nan, .nan, 3])) == nil)
  }

  @Test func `what is the same in all parts has no error, to the last bit`() {
    for count in [16, 17, 63, 64, 1000] {
      let found = parts([Double](repeating: 0.1, count: count))
      #expect(found.allSatisfy { $0.mean == 0.1 && $0.squaredDeviations == 0 })
      #expect(TrialParts.standardError(found) == 0)
      #expect((0..<16).map { TrialParts.size($0, of: count) } == found.map(\.count))
    }
  }

  @Test func `undefined trials count nowhere, and a part without any has no mean`() {
    var values = (0..<100).map { Double($0 * $0) }
    for trial in stride(from: 3, to: 100, by: 16) { values[trial] = .nan }
    values[20] = .nan
    for (part, (found, all)) in zip(parts(values), byPart(values)).enumerated() {
      let defined = all.filter { !$0.isNaN }
      #expect(found.count == defined.count)
      guard !defined.isEmpty else {
        #expect(part == 3 && found == Moments())
        continue
      }
      let mean = defined.reduce(0, +) / Double(defined.count)
      #expect((found.mean - mean).magnitude <= 1e-12 * mean)
    }
  }

  /// Means 1 and 3 of 2 and 1 values: mean 5/3, and the root of 2/1 · ((2/3)² (2/3)² + (1/3)² (4/3)²) = 8/9.
  @Test func `a part counts by its size`() {
    let found = TrialParts.standardError([
      Moments(count: 2, mean: 1), Moments(), Moments(count: 1, mean: 3),
    ])
    #expect((found! - 8.0 / 9).magnitude < 1e-15)
  }
}
