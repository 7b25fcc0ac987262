/// Whether one of two forecasts is better more often than a coin would have it: exact, and free of units.
///
/// - Source: Arbuthnott (1710); Conover (1999), Practical Nonparametric Statistics, section 3.4. Ties are left out.
public struct SignTest: Sendable, Hashable {
  public let better: Int
  public let worse: Int
  public let ties: Int

  public init(better: Int, worse: Int, ties: Int = 0) {
    self.better = better
    self.worse = worse
    self.ties = ties
  }

  /// Of the signs of differences: below 0 is better, as scores are losses.
  public init(differences: [Double]) {
    self.init(
      better: differences.count { $0 < 0 }, worse: differences.count { $0 > 0 },
      ties: differences.count { $0 == 0 })
  }

  /// How often a fair coin is at least as one-sided, to either side.
  ///
  /// 2 · P(X <= min(better, worse)), X binomial of better + worse and 1/2, at most 1
  ///
  /// - Edge cases: 1 without pairs.
  public var pValue: Double {
    let pairs = better + worse
    guard pairs > 0 else { return 1 }
    let tail = BinomialTail.probability(atMost: min(better, worse), of: pairs, share: 0.5)
    return min(1, 2 * tail)
  }

  /// The smallest value that so many pairs can give: above 0.05 for fewer than six.
  public static func smallestPValue(pairs: Int) -> Double {
    SignTest(better: pairs, worse: 0).pValue
  }
}
