import CKernels

/// The independently randomised parts of a run whose trials are not independent of one another.
///
/// Trial t is number t / 16 of part t % 16. So a trial keeps its place when the run gets longer, and the shortest run
/// has as many parts as trials. Sixteen: an error found from n parts is itself uncertain by 1 / sqrt(2 (n - 1)), here 18 %.
public enum TrialParts {
  public static let count = Int(JK_PARTS)

  /// Student's t at 97.5 % with 15 degrees of freedom: how many standard errors make 95 % limits.
  public static let scoreOfLimits = 2.131449545559323

  /// How many of the first `trials` trials a part has.
  public static func size(_ part: Int, of trials: Int) -> Int {
    trials / count + (part < trials % count ? 1 : 0)
  }

  /// Count and mean of the defined values in each part, of trials in a row that begins with part 0.
  ///
  /// - Shape: `out` takes one for each part; squared deviations are 0.
  /// - Accuracy: the mean of a value that is the same in all trials is that value.
  public static func moments(
    _ values: UnsafePointer<Double>, count: Int, into out: UnsafeMutablePointer<Moments>
  ) {
    // Sixteen parts, so sixteen lanes; measured from the first row.
    var counts = SIMD16<Double>.zero
    var sums = SIMD16<Double>.zero
    var first = SIMD16<Double>.zero
    for start in stride(from: 0, to: count, by: self.count) {
      var row = SIMD16<Double>(repeating: .nan)
      if start + self.count <= count {
        row = UnsafeRawPointer(values + start).loadUnaligned(as: SIMD16<Double>.self)
      } else {
        for part in 0..<count - start { row[part] = values[start + part] }
      }
      let isDefined = row .== row
      if start == 0 { first = first.replacing(with: row, where: isDefined) }
      counts += SIMD16<Double>.zero.replacing(with: 1, where: isDefined)
      sums += SIMD16<Double>.zero.replacing(with: row - first, where: isDefined)
    }
    let means = first + sums / counts
    for part in 0..<self.count {
      out[part] =
        counts[part] > 0 ? Moments(count: Int(counts[part]), mean: means[part]) : Moments()
    }
  }

  /// The standard error of the mean over all parts, from the spread of their means; nothing when fewer than two parts
  /// have values.
  ///
  /// With means m, counts n, their sum N, and k parts that have values: the root of k / (k - 1) Σ (n / N)² (m - mean)².
  ///
  /// - Edge cases: exactly 0 when all means are the same number.
  /// - Source: Cochran, Sampling Techniques, 3rd edition, equation 6.13 (a ratio of totals, without the finite
  ///   population).
  public static func standardError(_ parts: some Sequence<Moments>) -> Double? {
    let parts = parts.filter { $0.count > 0 }
    guard parts.count > 1 else { return nil }
    let total = Double(parts.reduce(0) { $0 + $1.count })
    // Measured from one of them, so that nothing is left of what all share.
    let weighted = parts.map { (share: Double($0.count) / total, mean: $0.mean - parts[0].mean) }
    let mean = weighted.reduce(0) { $0 + $1.share * $1.mean }
    let squares = weighted.reduce(0) {
      $0 + $1.share * $1.share * ($1.mean - mean) * ($1.mean - mean)
    }
    return (squares * Double(parts.count) / Double(parts.count - 1)).squareRoot()
  }
}
