public import JaripEngine
import JaripLanguage
import JaripMath

/// A statistic of a projection and where it lies for the error of the computation.
struct Estimate {
  var value: Double?
  /// 95 % limits.
  var interval: ClosedRange<Double>?

  /// A probability, with Wilson's limits.
  ///
  /// - Parameter error: from the parts of the run.
  init(share count: Int, of total: Int, error: Double? = nil) {
    value = Double(count) / Double(total)
    interval = WilsonInterval.limits(count, of: total, error: error)
  }

  /// A statistic of a scenario without randomness.
  init(exact value: Double) { self.init(value: value, interval: value...value) }

  init(value: Double?, interval: ClosedRange<Double>?) {
    self.value = value
    self.interval = interval
  }

  init(_ summary: Summary, _ statistic: CheckStatement.Statistic, _ unit: Unit) {
    var value: Double?
    var interval: ClosedRange<Double>?
    let scale = unit.stated(1)
    // Limits of a mean come from the parts of the run, if it has some. All others are those of random trials, from
    // which a Latin hypercube has at most m / (m - 1) times the variance, m trials a part (Owen, 1997), and mostly less.
    let error = 1.96
    switch statistic {
    case .mean:
      value = summary.mean.map { $0 * scale }
      let half = (summary.standardError ?? 0) * scale * summary.scoreOfLimits
      interval = value.map { $0 - half...$0 + half }
    case .standardDeviation:
      value = summary.standardDeviation.map { $0 * scale }
      interval = value.map { sd in
        // The error of a standard deviation of normal values.
        let half = error * sd / (2 * Double(max(2, summary.count) - 1)).squareRoot()
        return sd - half...sd + half
      }
    case .quantile(let probability):
      value = summary.quantile(probability).map { $0 * scale }
      // Order statistics that bracket the quantile: the binomial count below it, by its normal
      // approximation.
      let count = Double(max(1, summary.count))
      let half = error * (probability * (1 - probability) / count).squareRoot()
      if let low = summary.quantile(max(0, probability - half)),
        let high = summary.quantile(min(1, probability + half))
      {
        interval = low * scale...high * scale
      }
    case .probability(let comparison, let bound):
      let below = summary.count(
        below: bound / scale, orAt: comparison == .lessOrEqual || comparison == .greater)
      let isBelow = comparison == .less || comparison == .lessOrEqual
      // Comparisons with an undefined value are false: it counts among all trials.
      let count = isBelow ? below : summary.count - below
      self.init(share: count, of: summary.trialCount)
      return
    case .happened:
      preconditionFailure("Internal error: an outcome is no summary")
    }
    self.init(value: value, interval: interval)
  }

  func verdict(_ statement: CheckStatement) -> CheckResult.Verdict {
    guard let value, let interval else { return .failed }
    func isAllowed(_ x: Double) -> Bool {
      (statement.includesLow ? x >= statement.allowed.lowerBound : x > statement.allowed.lowerBound)
        && (statement.includesHigh
          ? x <= statement.allowed.upperBound : x < statement.allowed.upperBound)
    }
    let ends = [interval.lowerBound, interval.upperBound]
    if ends.allSatisfy(isAllowed), isAllowed(value) { return .passed }
    let straddles =
      interval.contains(statement.allowed.lowerBound)
      || interval.contains(statement.allowed.upperBound)
    if interval.lowerBound == interval.upperBound { return isAllowed(value) ? .passed : .failed }
    return straddles ? .undecided : .failed
  }
}

/// Limits of a probability estimated from a count of trials.
///
/// - Source: Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference,
///   JASA 22, 209-212. With an error from parts, for as many random trials as would have that error: Korn and
///   Graubard (1998), Confidence intervals for proportions with small expected number of positive counts estimated
///   from survey data, Survey Methodology 24, 193-201.
public enum WilsonInterval {
  /// The 95 % limits; 0 to 1 without trials.
  ///
  /// - Parameters:
  ///   - worth: how many trials of equal weight would be as sure, where the counts are sums of weights.
  ///   - error: the standard error, from the parts of a run; that of random trials without one and where
  ///     all parts agree, as in what no trial has: they do not say how rare it is.
  public static func limits(
    _ count: Int, of total: Int, worth: Int? = nil, error: Double? = nil
  ) -> ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    var z = 1.959963984540054
    var n = Double(worth ?? total)
    let p = Double(count) / Double(total)
    if let error, error > 0 {
      z = TrialParts.scoreOfLimits
      n = p * (1 - p) / (error * error)
    }
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    // Exact at the ends, where rounding would leave a tiny probability.
    return (count == 0 ? 0 : max(0, centre - half))...(count == total ? 1 : min(1, centre + half))
  }
}

extension Summary {
  /// How many defined values lie below `bound`, or at it: by bisection on their ranks.
  public func count(below bound: Double, orAt includesBound: Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let rank = (low + high + 1) / 2
      let value = quantile((Double(rank) - 0.5) / Double(count)) ?? .nan
      if value < bound || includesBound && value == bound { low = rank } else { high = rank - 1 }
    }
    return low
  }
}
