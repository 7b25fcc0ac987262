import Glibc
import JaripMath
import Testing

/// Trials that count unequally, as whole numbers.
@Suite struct TrialWeightTests {
  /// Logarithms of weights that fall by ten orders of magnitude.
  private func logarithms(_ count: Int) -> [Double] {
    var generator = TestGenerator(seed: 4)
    return (0..<count).map { _ in -Double.random(in: 0..<23, using: &generator) }
  }

  @Test(arguments: [1, 15, 1000, 4097])
  func `counts are the weights in units of 256 a trial, and none is lost`(count: Int) throws {
    let logarithms = logarithms(count)
    let found = try #require(TrialWeights(logarithms: logarithms))
    let weights = logarithms.map { Glibc.exp($0) }
    let unit = Double(256 * count) / weights.reduce(0, +)
    #expect(found.total == 256 * count && found.counts.reduce(0, +) == found.total)
    #expect(found.partTotals.reduce(0, +) == found.total)
    var (exact, counted) = (0.0, 0)
    for trial in 0..<count {
      #expect(abs(Double(found.counts[trial]) - weights[trial] * unit) < 1.001)
      exact += weights[trial] * unit
      counted += found.counts[trial]
      // The sum up to any trial too, so that many small weights are not all rounded to nothing.
      #expect(abs(Double(counted) - exact) < 0.501)
    }
  }

  @Test func `trials of two weights are worth what Kish's formula says`() throws {
    for (many, few, ratio) in [(900, 100, 1.0), (900, 100, 9), (1000, 1, 1e6), (0, 300, 2)] {
      let logarithms =
        [Double](repeating: -1e9, count: many)
        + [Double](repeating: -1e9 + Glibc.log(ratio), count: few)
      let sum = Double(many) + Double(few) * ratio
      let squares = Double(many) + Double(few) * ratio * ratio
      let found = try #require(TrialWeights(logarithms: logarithms)).effectiveTrials
      #expect(
        abs(found - sum * sum / squares) < 1e-6 * found, "\(many), \(few), \(ratio): \(found)")
    }
  }

  @Test func `a trial without likelihood does not count, and without any there are no weights`() {
    #expect(TrialWeights(logarithms: [-.infinity, -.infinity]) == nil)
    #expect(TrialWeights(logarithms: [-.infinity, -5, -2000, -5])?.counts == [0, 512, 0, 512])
  }

  @Test func `weighted moments are those of values written so many times`() {
    let values = [3.0, .nan, -2, 3.5, 8, 1e6]
    let weights = [2, 7, 1, 0, 5, 1]
    let written = zip(values, weights).flatMap { Array(repeating: $0, count: $1) }
      .filter { !$0.isNaN }
    let mean = written.reduce(0, +) / Double(written.count)
    let squares = written.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let found = Moments(values, weights: weights, at: stride(from: 0, to: values.count, by: 1))
    #expect(found.count == written.count)
    #expect(abs(found.mean - mean) < 1e-9 * mean)
    #expect(abs(found.squaredDeviations - squares) < 1e-9 * squares)
    let same = Moments([0.1, 0.1, 0.1], weights: [3, 0, 4], at: stride(from: 0, to: 3, by: 1))
    #expect(same == Moments(count: 7, mean: 0.1, squaredDeviations: 0))
    #expect(Moments([.nan], weights: [3], at: stride(from: 0, to: 1, by: 1)) == Moments())
  }

  /// A standard normal quantity observed as 1 with error 0.5 has mean 0.8. 300 seeds know a variance to 8 %, and the square
  /// of the error shown to 2 %: a third is four standard errors. N times the variance is E[w² (x − 0.8)²] / E[w]², and under w² x is
  /// normal with mean 8/9 and variance 1/9; it is 0.283, where trials that count the same would have 0.2.
  @Test func `the error shown of a weighted mean is the error made`() throws {
    let trials = 1000
    var (made, shown) = (0.0, 0.0)
    for seed in 0..<300 {
      var generator = TestGenerator(seed: UInt64(seed))
      let values = (0..<trials).map { _ in
        normalQuantile(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
      }
      let weights = try #require(
        TrialWeights(logarithms: values.map { -($0 - 1) * ($0 - 1) / 0.5 }))
      func moments(_ first: Int, _ step: Int) -> Moments {
        Moments(values, weights: weights.counts, at: stride(from: first, to: trials, by: step))
      }
      let whole = moments(0, 1)
      let parts = (0..<TrialParts.count).map { moments($0, TrialParts.count) }
      let error = try #require(TrialParts.standardError(parts))
      made += (whole.mean - 0.8) * (whole.mean - 0.8) / 300
      shown += error * error / 300
    }
    #expect(abs(shown / made - 1) < 1.0 / 3, "\(shown), made \(made)")
    let (first, second) = (Glibc.exp(-0.4) * 0.2.squareRoot(), Glibc.exp(-4.0 / 9) / 3)
    let expected = second / (first * first) * (1.0 / 9 + 0.64 / 81) / Double(trials)
    #expect(abs(made / expected - 1) < 1.0 / 3, "\(made), in closed form \(expected)")
  }

  @Test(arguments: SketchTests.shapes.indices, [1, 10, 3000])
  func `a weighted quantile is within 0.1 percent of that of a sort`(index: Int, count: Int) throws
  {
    var generator = TestGenerator(seed: UInt64(index + 1))
    let values = (0..<count).map { _ in
      SketchTests.shapes[index].1(
        Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
    }
    let weights = try #require(TrialWeights(logarithms: logarithms(count)))
    var sketch = QuantileSketch()
    for start in stride(from: 0, to: count, by: 64) {
      let end = min(count, start + 64)
      sketch.add(
        Array(values[start..<end]), weights: Array(weights.counts[start..<end]), count: end - start)
    }
    let sorted = zip(values, weights.counts).filter { !$0.0.isNaN && $0.1 > 0 }
      .sorted { $0.0 < $1.0 }
    let total = sorted.reduce(0) { $0 + $1.1 }
    #expect(sketch.count == UInt64(total))
    #expect(sketch.undefinedCount == UInt64(weights.total - total))
    #expect(sketch.minimum == sorted.first?.0 && sketch.maximum == sorted.last?.0)
    for probability in [0.01, 0.05, 0.25, 0.5, 0.9, 0.999, 1] where total > 0 {
      let rank = max(1, Int((probability * Double(total)).rounded(.up)))
      var seen = 0
      let exact = sorted.first { value in
        seen += value.1
        return seen >= rank
      }!.0
      let found = try #require(sketch.quantile(probability))
      #expect(
        (found - exact).magnitude <= 0.001 * exact.magnitude,
        "\(SketchTests.shapes[index].0), \(count) values, p \(probability): \(found), exactly \(exact)"
      )
    }
  }
}
