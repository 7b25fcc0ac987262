/// The quantile function of a distribution as a monotone cubic in the normal score.
///
/// In the score the far tails, where most of a distribution's curvature lies, take up most of the table. The
/// derivative at a node is exact and limited after Fritsch and Carlson so that no interval turns back: a higher
/// uniform never gives a lower value. Outside its scores the table is flat.
///
/// - Source: Fritsch, F. N. and Carlson, R. E. (1980), Monotone piecewise cubic interpolation, SIAM
///   Journal on Numerical Analysis 17, 238-246.
struct QuantileTable: Sendable {
  private let coefficients: [Double]

  /// The score of node 0 to `quantileTableIntervals`; that in the middle is exactly 0.
  static func score(_ node: Int) -> Double { Double(node - quantileTableIntervals / 2) * step }

  static let step = 2 * quantileTableEnd / Double(quantileTableIntervals)

  /// - Parameters:
  ///   - values: at each node, ascending.
  ///   - slopes: their derivatives by the score.
  /// - Returns: nothing where a number is undefined or values fall.
  init?(values: [Double], slopes: [Double]) {
    guard values.allSatisfy(\.isFinite), slopes.allSatisfy(\.isFinite) else { return nil }
    var coefficients: [Double] = []
    coefficients.reserveCapacity(4 * quantileTableIntervals)
    for index in 0..<quantileTableIntervals {
      let rise = values[index + 1] - values[index]
      guard rise >= 0 else { return nil }
      // Slopes of at most three times the chord suffice for monotone (Fritsch and Carlson, section 4).
      let start = Swift.min(slopes[index] * Self.step, 3 * rise)
      let end = Swift.min(slopes[index + 1] * Self.step, 3 * rise)
      coefficients += [
        values[index], start, 3 * rise - 2 * start - end, start + end - 2 * rise,
      ]
    }
    self.coefficients = coefficients
  }

  /// The values at a block of scores.
  func values(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    Kernels.active.cubicTable(
      scores, low: -quantileTableEnd,
      inverseStep: Double(quantileTableIntervals) / (2 * quantileTableEnd),
      coefficients: coefficients, intervalCount: quantileTableIntervals, into: out, count: count)
  }
}
