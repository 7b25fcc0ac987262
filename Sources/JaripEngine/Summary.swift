public import JaripMath

/// The distribution of one value over the trials.
///
/// - Units: canonical.
public struct Summary: Sendable {
  /// What all trials count together.
  public let trialCount: Int
  public let moments: Moments
  /// Count and mean in each of `TrialParts`, where trials hang together or have weights.
  let parts: [Moments]
  /// Defined values in ascending order, or a sketch of them.
  let source: Source

  enum Source: Sendable {
    case sorted([Double])
    case sketch(QuantileSketch)
  }

  /// What the trials in which the value is defined count together.
  public var count: Int { moments.count }
  public var mean: Double? { count == 0 ? nil : moments.mean }
  /// With divisor n − 1; nothing below two defined values.
  public var standardDeviation: Double? { moments.standardDeviation }
  /// The Monte Carlo error of the mean, from the parts of the run where there are some.
  public var standardError: Double? {
    parts.isEmpty
      ? standardDeviation.map { $0 / Double(count).squareRoot() } : TrialParts.standardError(parts)
  }
  /// How many standard errors make 95 % limits of the mean.
  public var scoreOfLimits: Double { parts.isEmpty ? 1.96 : TrialParts.scoreOfLimits }

  /// The smallest value whose empirical distribution function reaches `probability`.
  public func quantile(_ probability: Double) -> Double? { quantiles([probability])[0] }

  /// Several quantiles, for the price of one.
  ///
  /// - Precondition: the probabilities ascend.
  public func quantiles(_ probabilities: [Double]) -> [Double?] {
    switch source {
    case .sketch(let sketch): return sketch.quantiles(probabilities)
    case .sorted(let values):
      return probabilities.map { probability in
        guard !values.isEmpty else { return nil }
        let rank = Int((probability * Double(values.count)).rounded(.up))
        return values[min(max(rank, 1), values.count) - 1]
      }
    }
  }

  public var minimum: Double? {
    switch source {
    case .sketch(let sketch): sketch.minimum
    case .sorted(let values): values.first
    }
  }

  public var maximum: Double? {
    switch source {
    case .sketch(let sketch): sketch.maximum
    case .sorted(let values): values.last
    }
  }
}
