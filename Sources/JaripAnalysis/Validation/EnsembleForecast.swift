import JaripMath

/// A forecast as a sample of equally likely values.
///
///     let forecast = EnsembleForecast([3, 5, 4, 8])!
///     forecast.crps(of: 6); forecast.pit(of: 6); forecast.interval(holding: 0.8)
///
/// - Units: scores are in the unit of the values; the probability integral transform is a probability.
public struct EnsembleForecast: Sendable, Equatable {
  /// Ascending; at least one, all finite.
  public let values: [Double]
  /// How many members of the sample were undefined and are left out.
  public let undefined: Int

  /// - Parameter sample: in any order; undefined values are left out and counted.
  /// - Returns: nothing when no value is defined.
  public init?(_ sample: [Double]) {
    let defined = TrialOrder(sample.map { $0.isFinite ? $0 : .nan }).values
    guard !defined.isEmpty else { return nil }
    values = defined
    undefined = sample.count - defined.count
  }

  public var mean: Double {
    // Measured from the first, so that the mean of equal values is that value.
    values[0] + values.reduce(0) { $0 + ($1 - values[0]) } / Double(values.count)
  }

  /// With the divisor n − 1; nothing for a single value.
  public var standardDeviation: Double? {
    guard values.count > 1 else { return nil }
    let mean = self.mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Whether all values are one: the forecast claims to be certain.
  public var hasNoSpread: Bool { values[0] == values[values.count - 1] }

  /// The lower empirical quantile.
  public func quantile(_ probability: Double) -> Double {
    let rank = Int((probability * Double(values.count)).rounded(.up))
    return values[min(values.count, max(1, rank)) - 1]
  }

  /// The central interval that holds a share of the values, from lower empirical quantiles: 0.8 is from 10 % to 90 %.
  public func interval(holding share: Double) -> ClosedRange<Double> {
    let tail = (1 - share) / 2
    return quantile(tail)...quantile(1 - tail)
  }

  /// The continuous ranked probability score of what came, in its fair form: the lower the better.
  ///
  /// mean |x − y| − sum over pairs |x_m − x_n| / (2 M (M − 1))
  ///
  /// Fair means that its expectation is that of the distribution from which the sample comes, however small the sample
  /// is; so forecasts with different numbers of trials can be set against one another.
  ///
  /// - Edge cases: of one value, or of equal ones, the distance to the fact.
  /// - Complexity: O(values), since they are in order.
  /// - Source: Ferro (2014), Fair scores for ensemble forecasts, Quarterly Journal of the Royal Meteorological
  ///   Society 140, 1917-1923; the score itself: Gneiting and Raftery (2007), JASA 102, section 4.2.
  public func crps(of fact: Double) -> Double {
    let count = Double(values.count)
    // Measured from the middle, so that large values with a small spread lose no digits.
    let middle = values[values.count / 2]
    var (distance, spread) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      distance += abs(value - fact)
      spread += (Double(2 * index + 1) - count) * (value - middle)
    }
    guard values.count > 1 else { return distance }
    return distance / count - spread / (count * (count - 1))
  }

  /// The probability integral transform: the place of what came among the values, 0 to 1.
  ///
  /// (values below + u · (values equal + 1)) / (M + 1)
  ///
  /// With `u` drawn uniformly it is uniform when the fact is one more member of the sample, ties or not. Without a `u` the
  /// middle of what is possible is taken (the mid-PIT), so that a table does not depend on a draw.
  ///
  /// - Source: Smith (1985), Diagnostic checks of non-standard time series models, Journal of Forecasting 4; the
  ///   mid-distribution for ties as in Czado, Gneiting and Held (2009), Biometrics 65, 1254-1261.
  public func pit(of fact: Double, uniform u: Double = 0.5) -> Double {
    // Trials on a cap or a minimum are not beside the fact by rounding.
    let slack = roundingOfValues * abs(fact)
    let below = count { $0 < fact - slack }
    let equal = count { $0 <= fact + slack } - below
    return (Double(below) + u * Double(equal + 1)) / Double(values.count + 1)
  }

  /// How many of the ascending values come before the first one that does not meet a condition.
  private func count(while holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
