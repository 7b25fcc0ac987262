import Synchronization

/// The quantile function of a distribution on [0, 1] as a monotone cubic in the normal score.
///
/// In the score the far tails, where most of a beta's curvature lies, take up most of the table. The
/// derivative at a node is exact, dq/dz = phi(z) / f(q), and limited after Fritsch and Carlson so that
/// no interval turns back: a higher uniform never gives a lower value.
///
/// - Accuracy: within 1e-7 of the range for shapes from 0.3 on; 3e-10 for shapes of 1 to 5 as in PERT.
/// - Source: Fritsch, F. N. and Carlson, R. E. (1980), Monotone piecewise cubic interpolation, SIAM
///   Journal on Numerical Analysis 17, 238-246.
struct QuantileTable: Sendable {
  private let coefficients: [Double]

  /// The values at a block of scores.
  func values(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    Kernels.active.cubicTable(
      scores, low: -quantileTableEnd,
      inverseStep: Double(quantileTableIntervals) / (2 * quantileTableEnd),
      coefficients: coefficients, intervalCount: quantileTableIntervals, into: out, count: count)
  }

  /// The table of the beta distribution, kept for each shape; nil where direct inversion must do.
  static func beta(_ a: Double, _ b: Double) -> QuantileTable? {
    // Below this the quantile function has the corners of a step: more than 1e-7 between the nodes.
    if a < smallestTableShape || b < smallestTableShape { return nil }
    let shape = Shape(a: a, b: b)
    if let known = cache.withLock({ $0[shape] }) { return known }
    let table = QuantileTable(a: a, b: b)
    // Another thread may have built the same table meanwhile: the same bits, so either will do.
    if let table { cache.withLock { $0[shape] = table } }
    return table
  }

  private struct Shape: Hashable {
    let a: Double
    let b: Double
  }

  private static let cache = Mutex<[Shape: QuantileTable]>([:])

  private init?(a: Double, b: Double) {
    let count = quantileTableIntervals
    let step = 2 * quantileTableEnd / Double(count)
    // Each half from its own tail, so that a beta and its mirror image have mirrored tables.
    let lower = QuantileTable.half(a, b, step: step)
    let upper = QuantileTable.half(b, a, step: step)
    var values = lower.values
    var slopes = lower.slopes
    for index in (0..<count / 2).reversed() {
      values.append(1 - upper.values[index])
      slopes.append(upper.slopes[index])
    }
    guard values.allSatisfy(\.isFinite), slopes.allSatisfy(\.isFinite) else { return nil }
    var coefficients: [Double] = []
    coefficients.reserveCapacity(4 * count)
    for index in 0..<count {
      let rise = values[index + 1] - values[index]
      guard rise >= 0 else { return nil }
      // Slopes of at most three times the chord suffice for monotone (Fritsch and Carlson, section 4).
      let start = Swift.min(slopes[index] * step, 3 * rise)
      let end = Swift.min(slopes[index + 1] * step, 3 * rise)
      coefficients += [
        values[index], start, 3 * rise - 2 * start - end, start + end - 2 * rise,
      ]
    }
    self.coefficients = coefficients
  }

  /// Nodes and slopes from the lowest score to 0; each inversion starts from its neighbour.
  private static func half(
    _ a: Double, _ b: Double, step: Double
  ) -> (values: [Double], slopes: [Double]) {
    let last = quantileTableIntervals / 2
    var values = [Double](repeating: 0, count: last + 1)
    var slopes = values
    let shape = BetaShape(a, b)
    var start: Double?
    for index in (0...last).reversed() {
      let score = Double(index - last) * step
      let x = betaLowerTail(normalCdf(score), shape, start: start)
      values[index] = x
      let density = shape.front(x, complement: 1 - x) / (x * (1 - x))
      let phi = exponential(-0.5 * score * score) * 0.3989422804014327
      slopes[index] = x > 0 && density > 0 ? phi / density : 0
      if x > 0, x < 1 {
        // The neighbour's logit, moved along the tangent.
        let next = logarithm(x / (1 - x)) - step * slopes[index] / (x * (1 - x))
        start = next.isFinite ? next : nil
      }
    }
    return (values, slopes)
  }
}
