import JaripKit
import JaripTesting
import Testing

@testable import JaripAnalysis

/// Scores against closed forms and published values.
@Suite struct ScoreKnownAnswers {
  private static let size = 4000

  private func uniforms(_ name: String, _ count: Int = size, seed: UInt64 = 11) -> [Double] {
    let key = DrawKey(seed: seed, quantity: name, call: 0)
    return (0..<count).map { uniform(key: key, trial: $0, month: noMonth, centre: 0) }
  }

  private func normals(_ name: String, _ count: Int = size, seed: UInt64 = 11) -> [Double] {
    uniforms(name, count, seed: seed).map(normalQuantile)
  }

  /// Of N(0, 1): z (2 Φ(z) − 1) + 2 φ(z) − 1/√π; at its middle (√2 − 1)/√π = 0.23369.
  @Test func `the score of a normal forecast has its closed form`() {
    #expect(
      abs(Scores.crps(ofNormal: 5, standardDeviation: 2, fact: 5) - 2 * 0.233_694_977) < 1e-8)
    #expect(Scores.crps(ofNormal: 3, standardDeviation: 0, fact: 5) == 2)
    // Far away it is the distance less sd/√π.
    let far = Scores.crps(ofNormal: 0, standardDeviation: 1, fact: 40)
    #expect(abs(far - (40 - 0.564_189_583_5)) < 1e-9)
  }

  /// The error is that of the mean of forty samples of 500.
  @Test(arguments: [-2.0, 0, 0.7, 3])
  func `a large normal sample has the score of the distribution`(fact: Double) {
    let batches = (0..<40).map { batch in
      EnsembleForecast(normals("x\(batch)", 500))!.crps(of: fact)
    }
    let found = Sample(batches)
    let expected = Scores.crps(ofNormal: 0, standardDeviation: 1, fact: fact)
    #expect(
      abs(found.mean - expected) < 4 * found.meanError,
      "\(found.mean) ± \(found.meanError), expected \(expected)")
  }

  /// Of U(0, 1) at y inside: y² − y + 1/3; outside |distance| + 1/3.
  @Test(arguments: [
    (0.0, 0.333_333_333), (0.5, 0.083_333_333), (0.25, 0.145_833_333), (1.5, 0.833_333_333),
  ])
  func `a large uniform sample has the score of the distribution`(fact: Double, expected: Double) {
    let found = Sample(
      (0..<40).map { EnsembleForecast(uniforms("u\($0)", 500))!.crps(of: fact) })
    #expect(abs(found.mean - expected) < 4 * found.meanError, "\(found.mean), \(expected)")
  }

  /// By the definition, over all pairs.
  @Test func `the fair score is that of its definition`() {
    let values = normals("pairs", 37).map { 100 + 3 * $0 }
    let (count, fact) = (Double(values.count), 101.3)
    var pairs = 0.0
    for x in values { for other in values { pairs += abs(x - other) } }
    let distance = values.reduce(0) { $0 + abs($1 - fact) } / count
    let expected = distance - pairs / (2 * count * (count - 1))
    #expect(abs(EnsembleForecast(values)!.crps(of: fact) - expected) < 1e-12)
    #expect(EnsembleForecast([4])!.crps(of: 1) == 3)
    #expect(EnsembleForecast([0.1, 0.1, 0.1])!.crps(of: 0.1) == 0)
  }

  /// The expectation of the CRPS of N(0, 1) over its own facts is 1/√π, for two members as for fifty. The common form,
  /// which divides by M², would be 1.5 times as large for two.
  @Test(arguments: [2, 3, 10, 50])
  func `the fair score has no bias in small samples`(members: Int) {
    let draws = normals("members\(members)", 6000 * (members + 1))
    let scores = (0..<6000).map { round in
      let start = round * (members + 1)
      return EnsembleForecast(Array(draws[start..<start + members]))!.crps(
        of: draws[start + members])
    }
    let found = Sample(scores)
    #expect(abs(found.mean - 0.564_189_583_5) < 4 * found.meanError, "\(found.mean)")
  }

  @Test func `the place of a fact is as counted by hand`() {
    let forecast = EnsembleForecast([4, 1, 2, 2, 3])!
    #expect(forecast.values == [1, 2, 2, 3, 4])
    #expect(forecast.pit(of: 0) == 0.5 / 6)
    #expect(forecast.pit(of: 5) == 5.5 / 6)
    #expect(forecast.pit(of: 2.5) == 3.5 / 6)
    #expect(forecast.pit(of: 2) == 2.5 / 6)
    #expect(forecast.pit(of: 2, uniform: 0) == 1.0 / 6)
    #expect(forecast.pit(of: 2, uniform: 1) == 4.0 / 6)
    #expect(EnsembleForecast([7])!.pit(of: 7) == 0.5)
  }

  @Test func `undefined members are left out and counted`() {
    let forecast = EnsembleForecast([.nan, 3, .infinity, 1])!
    #expect(forecast.values == [1, 3] && forecast.undefined == 2 && forecast.mean == 2)
    #expect(EnsembleForecast([.nan, .nan]) == nil)
  }

  @Test func `intervals are lower empirical quantiles`() {
    let forecast = EnsembleForecast((1...100).map(Double.init))!
    #expect(forecast.interval(holding: 0.5) == 25...75)
    #expect(forecast.interval(holding: 0.8) == 10...90)
    #expect(forecast.interval(holding: 0.9) == 5...95)
  }

  @Test func `pinball, interval, Brier and log scores have their closed forms`() {
    #expect(Scores.pinball(0.9, forecast: 10, fact: 12) == 1.8)
    #expect(abs(Scores.pinball(0.9, forecast: 10, fact: 8) - 0.2) < 1e-15)
    #expect(Scores.pinball(0.5, forecast: 10, fact: 7) == 1.5)
    #expect(Scores.interval(2...5, holding: 0.5, fact: 3) == 3)
    #expect(Scores.interval(2...5, holding: 0.5, fact: 6) == 7)
    #expect(abs(Scores.interval(2...5, holding: 0.8, fact: 1) - 13) < 1e-12)
    #expect(Scores.brier(0.5, happened: true) == 0.25)
    #expect(Scores.brier(0, happened: false) == 0 && Scores.brier(0, happened: true) == 1)
    #expect(abs(Scores.logarithmic(0.5, happened: false) - 0.693_147_180_56) < 1e-10)
    #expect(abs(Scores.logarithmic(0, happened: true) - 4.605_170_185_99) < 1e-10)
    #expect(Scores.logarithmic(1, happened: true) == Scores.logarithmic(0.99, happened: true))
  }

  /// CRPS = 2 ∫ pinball over q; here of the five values 1 … 5, by the midpoints
  /// of 5,000 steps, which fall on no jump of the quantile function, against the plain (not fair) form of the sample.
  @Test func `twice the integral of the pinball loss is the score`() {
    let forecast = EnsembleForecast([1, 2, 3, 4, 5])!
    let steps = 5000
    for fact in [-1.0, 2.2, 3, 6.5] {
      let integral = (0..<steps).reduce(0.0) { sum, step in
        let q = (Double(step) + 0.5) / Double(steps)
        return sum + Scores.pinball(q, forecast: forecast.quantile(q), fact: fact)
      }
      let plain = (1...5).reduce(0.0) { $0 + abs(Double($1) - fact) } / 5 - 40.0 / 50
      #expect(abs(2 * integral / Double(steps) - plain) < 1e-9)
    }
  }

  @Test func `skill is 0 against itself and 1 without loss`() {
    #expect(Scores.skill(3.7, against: 3.7) == 0)
    #expect(Scores.skill(0, against: 0) == 0)
    #expect(Scores.skill(0, against: 2) == 1)
    #expect(Scores.skill(3, against: 2) == -0.5)
    #expect(Scores.skill(1, against: 0) == nil)
  }

  private static let signTests: [(Int, Int, Double)] = [
    (6, 0, 0.031_25), (10, 0, 2.0 / 1024), (9, 1, 22.0 / 1024), (2, 10, 158.0 / 4096),
    (8, 1, 20.0 / 512), (5, 5, 1), (0, 0, 1), (5, 0, 0.0625), (1, 0, 1),
  ]

  /// Binomial tails by hand: 2 · 1/64; 2 · 11/1024; 2 · (1 + 12 + 66)/4096; 2 · 10/512.
  @Test(arguments: Self.signTests)
  func `the sign test is that of the binomial`(better: Int, worse: Int, expected: Double) {
    let found = SignTest(better: better, worse: worse, ties: 3).pValue
    #expect(abs(found - expected) < 1e-12, "\(found)")
  }

  @Test func `a sign test of many pairs is that of the normal curve`() {
    // 2,000 pairs, 1,055 better: z = (945.5 − 1000)/√500 with the correction for continuity.
    let found = SignTest(better: 1055, worse: 945).pValue
    #expect(abs(found - 2 * normalCdf((945.5 - 1000) / 500.0.squareRoot())) < 2e-4)
    #expect(SignTest(differences: [-1, -2, 0, 4]) == SignTest(better: 2, worse: 1, ties: 1))
  }

  /// All in one direction: only the two tosses of all signs alike are as far. Fisher's data on Darwin's maize (1935, section
  /// 21; differences in eighths of an inch): 1,726 of 32,768.
  @Test func `the permutation test gives Fisher's count`() {
    #expect(PermutationTest(differences: [-1, -2, -3]).pValue == 0.25)
    #expect(PermutationTest(differences: [0, 0]).pValue == 1)
    let maize: [Double] = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    let test = PermutationTest(differences: maize)
    #expect(test.isExact && test.pValue == 1726.0 / 32768)
  }

  /// Twenty equal differences: the count of heads is binomial; P(|X − 10| >= 6) = 0.011818.
  @Test func `tosses of many pairs agree with the binomial`() {
    let test = PermutationTest(
      differences: Array(repeating: 1.0, count: 16) + Array(repeating: -1.0, count: 4))
    let error = (0.011_818 * 0.988_182 / 9999).squareRoot()
    #expect(!test.isExact && abs(test.pValue - 0.011_818) < 4 * error + 1e-4, "\(test.pValue)")
  }

  /// Most trials at a cap, one of them off by the last bit, and the fact at the cap.
  @Test func `rounding does not put a fact beside the trials that equal it`() throws {
    let cap = 61.3 * 12
    let forecast = try #require(
      EnsembleForecast([600, 650, 700] + [cap.nextDown, cap, cap.nextUp]))
    #expect(forecast.pit(of: cap) == (3 + 0.5 * 4) / 7)
    #expect(forecast.interval(holding: 0.5).holds(cap))
    #expect(!forecast.interval(holding: 0.5).holds(cap * 1.001))
    let kept = QuantileForecast(probabilities: [0.1, 0.5, 0.9], values: [600, 735.3, 735.3])
    #expect(kept.place(of: cap) == 0.1...1 && kept.isInside(0.8, cap) == true)
    #expect(kept.isInside(0.8, 737) == false && kept.place(of: 650) == 0.1...0.5)
  }
}
