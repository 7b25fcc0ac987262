import JaripMath

/// Whether the mean of paired differences can be told from 0: how often it would be as far away if the sign of each
/// difference were tossed.
///
/// - Source: Fisher (1935), The Design of Experiments, section 21; the estimate from random tosses counts the observed
///   one (Phipson and Smyth, 2010, Statistical Applications in Genetics and Molecular Biology 9).
public struct PermutationTest: Sendable, Hashable {
  /// Up to this many pairs all 2^n tosses are looked at.
  public static let exactPairs = 16
  /// Random tosses for more pairs: a value of 0.05 is then known within 0.002, one standard error.
  static let tosses = 9_999

  /// Two-sided.
  public let pValue: Double
  public let isExact: Bool

  /// - Parameter seed: of the tosses for more pairs than `exactPairs`.
  public init(differences: [Double], seed: UInt64 = 1) {
    isExact = differences.count <= Self.exactPairs
    // Sums in another order differ by rounding; they are not to count as smaller.
    let size = differences.reduce(0) { $0 + abs($1) }
    let observed = abs(differences.reduce(0, +)) - 1e-12 * size
    var asFar = 0
    if isExact {
      for toss in 0..<(1 << differences.count) {
        let sum = differences.indices.reduce(0.0) {
          $0 + (toss >> $1 & 1 == 1 ? differences[$1] : -differences[$1])
        }
        if abs(sum) >= observed { asFar += 1 }
      }
      pValue = Double(asFar) / Double(1 << differences.count)
      return
    }
    for toss in 0..<Self.tosses {
      var sum = 0.0
      for (index, difference) in differences.enumerated() {
        let key = DrawKey(seed: seed, quantity: "permutation", call: index)
        let isHead = uniform(key: key, trial: toss, month: noMonth, centre: 0) < 0.5
        sum += isHead ? difference : -difference
      }
      if abs(sum) >= observed { asFar += 1 }
    }
    pValue = Double(asFar + 1) / Double(Self.tosses + 1)
  }
}
