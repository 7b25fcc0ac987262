import Testing

@testable import JaripAnalysis

/// Known answers and laws of rank correlations and shares of variance.
@Suite struct AssociationKnownAnswers {
  private func association(_ inputs: [Double], _ results: [Double]) -> (Association, [Double]) {
    let order = TrialOrder(inputs)
    let ranks = TrialOrder(results).ranks(trialCount: results.count)
    return (
      Association(inputs: order.values, results: order.trials.map { results[Int($0)] }),
      order.trials.map { ranks[Int($0)] }
    )
  }

  private func rho(_ inputs: [Double], _ results: [Double]) -> Double? {
    let (pairs, ranks) = association(inputs, results)
    return pairs.rankCorrelation(resultRanks: ranks)
  }

  /// Siegel, Nonparametric Statistics (1956), chapter 9: authoritarianism and social status strivings of twelve
  /// students, sum of squared differences 52, rs = 0.82.
  @Test func `Siegel's twelve students have a rank correlation of 0.82`() throws {
    let authoritarianism = [2.0, 6, 5, 1, 10, 9, 8, 3, 4, 12, 7, 11]
    let striving = [3.0, 4, 2, 1, 8, 11, 10, 6, 7, 12, 5, 9]
    let found = try #require(rho(authoritarianism, striving))
    #expect(abs(found - (1 - 6 * 52 / (12 * 143))) < 1e-15)
  }

  /// The rank of a value is 1, and one for each that is lower, and half for each other that equals it.
  @Test func `with ties it is Pearson's correlation of mean ranks, counted one by one`() throws {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<50 {
      let x = (0..<40).map { _ in Double(Int.random(in: 0..<6, using: &generator)) }
      let y = x.map { $0 + Double(Int.random(in: 0..<9, using: &generator)) }
      func ranks(_ values: [Double]) -> [Double] {
        values.map { value in
          Double(values.count { $0 < value }) + (Double(values.count { $0 == value }) + 1) / 2
        }
      }
      func mean(_ values: [Double]) -> Double { values.reduce(0, +) / 40 }
      let (rx, ry) = (ranks(x), ranks(y))
      let (mx, my) = (mean(rx), mean(ry))
      let xy = mean(zip(rx, ry).map { ($0 - mx) * ($1 - my) })
      let expected =
        xy
        / (mean(rx.map { ($0 - mx) * ($0 - mx) }) * mean(ry.map { ($0 - my) * ($0 - my) }))
        .squareRoot()
      let found = try #require(rho(x, y))
      #expect(abs(found - expected) < 1e-14)
    }
  }

  @Test func `any rising function gives 1, any falling one -1, and one value nothing`() {
    let x = (0..<100).map { Double(($0 * 37) % 100) }
    #expect(rho(x, x.map { $0 * $0 * $0 }) == 1)
    #expect(rho(x, x.map { -$0 }) == -1)
    #expect(rho(x, x.map { _ in 4 }) == nil)
    #expect(rho(x.map { _ in 0 }, x) == nil)
  }

  @Test func `a straight line is explained in full, a constant has no share`() throws {
    let x = (0..<1000).map { Double(($0 * 377) % 1000) / 7 }
    let line = try #require(association(x, x.map { 3 - 2 * $0 }).0.varianceShare())
    #expect(abs(line.share - 1) < 1e-12)
    #expect(association(x, x.map { _ in 1 }).0.varianceShare() == nil)
    #expect(association([1, 2], [2, 1]).0.varianceShare() == nil)
  }

  /// The share itself, from its definition: two values of the input, each with its own mean of the result.
  @Test
  func `of an input with two values the share is that of the two means, less what chance gives`()
    throws
  {
    let x = (0..<200).map { $0 % 5 == 0 ? 1.0 : 0 }
    let y = (0..<200).map { index -> Double in Double((index * 61) % 199) + 120 * x[index] }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    func squares(_ values: [Double]) -> Double {
      values.reduce(0) { $0 + ($1 - mean(values)) * ($1 - mean(values)) }
    }
    func results(of value: Double) -> [Double] { y.indices.filter { x[$0] == value }.map { y[$0] } }
    let within = squares(results(of: 0)) + squares(results(of: 1))
    let expected = 1 - within / 198 / (squares(y) / 199)
    let found = try #require(association(x, y).0.varianceShare())
    #expect(abs(found.share - expected) < 1e-12)
  }

  @Test func `tenths and quantiles take equal values in the order of trials`() throws {
    let x = [1.0, 0, 1, 0, 1, 0, 1, 0, 1, 0, .nan, 1]
    let order = TrialOrder(x)
    #expect(order.trials == [1, 3, 5, 7, 9, 0, 2, 4, 6, 8, 11])
    #expect(order.quantile(0.1) == 0 && order.quantile(0.5) == 1 && order.quantile(1) == 1)
    let tenths = try #require(
      Association(inputs: order.values, results: order.trials.map(Double.init)).tenths)
    #expect(tenths.low == 1 && tenths.high == 11)
  }
}

/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
