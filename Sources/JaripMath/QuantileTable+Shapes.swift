import Synchronization

/// A distribution of standard scale whose quantiles are tabulated.
enum QuantileShape: Hashable, Sendable {
  /// The value on [0, 1] itself.
  ///
  /// - Accuracy: within 1e-7 of the range for shapes from 0.3 on; 3e-10 for shapes of 1 to 5 as in PERT.
  case beta(Double, Double)
  /// The logarithm of the value with scale 1.
  ///
  /// - Accuracy: within 3e-9 of the value for shapes from 0.3 on, 5e-10 from 1 on.
  case gamma(Double)
  /// The inverse hyperbolic sine of t / sqrt(df): straight in the middle, the logarithm in the tails.
  ///
  /// - Accuracy: within 1e-7 of the value from 0.3 degrees of freedom on, 2e-9 from 1 on; near 0 within 1e-13.
  case student(Double)

  /// Whether a table keeps what it promises. Below, quantile functions have the corners of a step; Student's with many
  /// degrees of freedom is a short series.
  fileprivate var hasTable: Bool {
    switch self {
    case .beta(let a, let b): a >= smallestTableShape && b >= smallestTableShape
    case .gamma(let shape): shape >= smallestTableShape
    case .student(let df): df >= smallestTableShape && df <= largestStudentTable
    }
  }
}

extension QuantileTable {
  /// The table of a shape, kept for each; nil where direct inversion must do.
  static func of(_ shape: QuantileShape) -> QuantileTable? {
    guard shape.hasTable else { return nil }
    if let known = cache.withLock({ $0[shape] }) { return known }
    let table = QuantileTable(shape)
    // Another thread may have built the same table meanwhile: the same bits, so either will do.
    if let table { cache.withLock { $0[shape] = table } }
    return table
  }

  private static let cache = Mutex<[QuantileShape: QuantileTable]>([:])

  private init?(_ shape: QuantileShape) {
    let nodes = 0...quantileTableIntervals
    switch shape {
    case .beta(let a, let b):
      // Each half from its own tail, so that a beta and its mirror image have mirrored tables.
      let lower = QuantileTable.lowerHalf(a, b)
      let upper = QuantileTable.lowerHalf(b, a).reversed().dropFirst()
      self.init(
        values: lower.map(\.value) + upper.map { 1 - $0.value },
        slopes: lower.map(\.slope) + upper.map(\.slope))
    case .gamma(let shape):
      let values = nodes.map {
        gammaQuantile(score: QuantileTable.score($0), shape: shape)
      }
      // By log x, the density of a gamma is its front factor.
      self.init(
        values: values.map(logarithm),
        slopes: zip(nodes, values).map {
          normalDensity(QuantileTable.score($0)) / gammaFront($1, shape)
        })
    case .student(let df):
      let lower = (0...quantileTableIntervals / 2).map {
        QuantileTable.studentNode(QuantileTable.score($0), df: df)
      }
      let upper = lower.reversed().dropFirst()
      self.init(
        values: lower.map(\.value) + upper.map { -$0.value },
        slopes: lower.map(\.slope) + upper.map(\.slope))
    }
  }

  private typealias Node = (value: Double, slope: Double)

  /// Nodes of a beta distribution from the lowest score to 0; each inversion starts from its neighbour.
  private static func lowerHalf(_ a: Double, _ b: Double) -> [Node] {
    let shape = BetaShape(a, b)
    var nodes: [Node] = []
    var start: Double?
    for node in (0...quantileTableIntervals / 2).reversed() {
      let score = score(node)
      let x = betaLowerTail(normalCdf(score), shape, start: start)
      let density = shape.front(x, complement: 1 - x) / (x * (1 - x))
      let slope = x > 0 && density > 0 ? normalDensity(score) / density : 0
      nodes.append((x, slope))
      if x > 0, x < 1 {
        // The neighbour's logit, moved along the tangent.
        let next = logarithm(x / (1 - x)) - step * slope / (x * (1 - x))
        start = next.isFinite ? next : nil
      }
    }
    return nodes.reversed()
  }

  /// With y = asinh(t / sqrt(df)) and x = df / (df + t^2) the density of y is x^(df / 2) / B(df / 2, 1 / 2).
  private static func studentNode(_ score: Double, df: Double) -> Node {
    let half = df / 2
    let t = -studentQuantile(score: score, df: df)
    let ratio = t / df.squareRoot()
    let y = logOnePlus(ratio + ratio * ratio / (1 + (1 + ratio * ratio).squareRoot()))
    let logBeta = GSL.logGamma(half) + GSL.logGamma(0.5) - GSL.logGamma(half + 0.5)
    // log x = -log(1 + t^2 / df)
    let density = logBeta + half * logOnePlus(ratio * ratio)
    return (-y, normalDensity(score) * exponential(density))
  }
}

private func normalDensity(_ score: Double) -> Double {
  exponential(-0.5 * score * score) * 0.3989422804014327
}
