/// Count, mean and sum of squared deviations of a set of numbers; merges exactly as pooled.
public struct Moments: Hashable, Sendable {
  public var count: Int
  public var mean: Double
  /// The sum of squared deviations from the mean.
  public var squaredDeviations: Double

  public init(count: Int = 0, mean: Double = 0, squaredDeviations: Double = 0) {
    self.count = count
    self.mean = mean
    self.squaredDeviations = squaredDeviations
  }

  /// The sample variance, with divisor `count - 1`; nil below two values.
  public var variance: Double? { count < 2 ? nil : squaredDeviations / Double(count - 1) }

  /// The sample standard deviation, with divisor `count - 1`; nil below two values.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }

  /// The moments of both sets together.
  ///
  /// - Accuracy: the formula is exact; rounding depends on the order, so merge in a fixed one.
  /// - Source: Chan, Golub and LeVeque (1979), Updating formulae and a pairwise algorithm for
  ///   computing sample variances, Stanford STAN-CS-79-773, equation 1.5.
  public mutating func merge(_ other: Moments) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let total = Double(count + other.count)
    let difference = other.mean - mean
    mean += difference * (Double(other.count) / total)
    squaredDeviations +=
      other.squaredDeviations
      + difference * difference * (Double(count) * Double(other.count) / total)
    count += other.count
  }
}
