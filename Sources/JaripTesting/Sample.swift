import JaripKit

/// Statistics of a sample with their standard errors, for tests with a fixed seed.
///
/// A test compares `abs(sample.mean - expected) < k * sample.meanError` with its k stated.
public struct Sample: Sendable {
  public let values: [Double]

  public init(_ values: [Double]) {
    precondition(values.count > 1, "A sample has at least two values")
    self.values = values
  }

  private var size: Double { Double(values.count) }

  public var mean: Double { values.reduce(0, +) / size }

  public var standardDeviation: Double { variance.squareRoot() }

  public var variance: Double { centralMoment(2) * size / (size - 1) }

  private func centralMoment(_ order: Int) -> Double {
    let centre = mean
    return values.reduce(0) { sum, value in
      sum + (0..<order).reduce(1) { power, _ in power * (value - centre) }
    } / size
  }

  public var meanError: Double { standardDeviation / size.squareRoot() }

  /// By the delta method from the sample's fourth moment.
  public var standardDeviationError: Double {
    let second = centralMoment(2)
    return ((centralMoment(4) - second * second) / size).squareRoot() / (2 * second.squareRoot())
  }

  /// Pearson's correlation.
  public func correlation(with other: Sample) -> Double {
    precondition(values.count == other.values.count, "Samples differ in size")
    let left = mean
    let right = other.mean
    let product = zip(values, other.values).reduce(0) { $0 + ($1.0 - left) * ($1.1 - right) }
    return product / size / (centralMoment(2) * other.centralMoment(2)).squareRoot()
  }

  /// Spearman's correlation, for values without ties.
  public func rankCorrelation(with other: Sample) -> Double {
    Sample(ranks).correlation(with: Sample(other.ranks))
  }

  private var ranks: [Double] {
    var ranks = [Double](repeating: 0, count: values.count)
    let order = values.indices.sorted { values[$0] < values[$1] }
    for (rank, index) in order.enumerated() { ranks[index] = Double(rank) }
    return ranks
  }

  /// The standard error of a correlation `r` between normal scores.
  public func correlationError(_ r: Double) -> Double { (1 - r * r) / (size - 1).squareRoot() }
}
