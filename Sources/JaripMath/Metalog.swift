/// The three-term metalog through three percentiles, unbounded or with one or two bounds.
///
/// q(u) = t(a1 + a2 logit(u) + a3 (u - 1/2) logit(u)), where t undoes the transformation of the bounds:
/// low + exp(m), high - exp(-m), or (low + high exp(m)) / (1 + exp(m)).
///
/// - Source: Keelin, T. W. (2016), The metalog distributions, Decision Analysis 13(4), 243-277,
///   equations 6, 11 and 14 and the symmetric-percentile-triplet forms of section 4.
struct Metalog: Sendable {
  private let center: Double
  private let logit: Double
  private let skew: Double
  private let low: Double?
  private let high: Double?

  /// logit(0.9) = log(9).
  private static let logitOfP90 = 2.1972245773362196

  /// The largest |a3 / a2| for which q'(u) >= 0 everywhere (Keelin 2016, section 3.3).
  private static let largestSkew = 1.66711

  init(p10: Double, p50: Double, p90: Double, low: Double?, high: Double?) {
    func moved(_ q: Double) -> Double { Metalog.transformed(q, low: low, high: high) }
    let q10 = moved(p10)
    let q50 = moved(p50)
    let q90 = moved(p90)
    center = q50
    logit = (q90 - q10) / (2 * Metalog.logitOfP90)
    skew = ((q90 - q50) - (q50 - q10)) / (0.8 * Metalog.logitOfP90)
    self.low = low
    self.high = high
  }

  func value(uniform u: Double) -> Double {
    let odds = logarithm(u) - logarithm(1 - u)
    let m = center + (logit + skew * (u - 0.5)) * odds
    switch (low, high) {
    case (nil, nil): return m
    case (let low?, nil): return low + exponential(m)
    case (nil, let high?): return high - exponential(-m)
    case (let low?, let high?): return low + (high - low) * logistic(m)
    }
  }

  /// The percentile on the scale on which the distribution is unbounded.
  private static func transformed(_ q: Double, low: Double?, high: Double?) -> Double {
    switch (low, high) {
    case (nil, nil): q
    case (let low?, nil): logarithm(q - low)
    case (nil, let high?): -logarithm(high - q)
    case (let low?, let high?): logarithm(q - low) - logarithm(high - q)
    }
  }

  /// Why no metalog goes through these percentiles; nil when one does.
  static func problem(p10: Double, p50: Double, p90: Double, low: Double?, high: Double?) -> String?
  {
    if p10 == p50, p50 == p90 {
      if let low, low > p10 { return "low is \(text(low)); it must not be above p10, \(text(p10))" }
      if let high, high < p90 {
        return "high is \(text(high)); it must not be below p90, \(text(p90))"
      }
      return nil
    }
    if !(p10 < p50 && p50 < p90) {
      return "p10, p50 and p90 are \(text(p10)), \(text(p50)) and \(text(p90)); they must increase"
    }
    if let low, low >= p10 { return "low is \(text(low)); it must be below p10, \(text(p10))" }
    if let high, high <= p90 { return "high is \(text(high)); it must be above p90, \(text(p90))" }
    let fit = Metalog(p10: p10, p50: p50, p90: p90, low: low, high: high)
    if abs(fit.skew) <= largestSkew * fit.logit { return nil }
    // r = (q50 - q10) / (q90 - q10) must lie within 1/2 ± 1.66711 * 0.8 / 4.
    let q10 = transformed(p10, low: low, high: high)
    let q90 = transformed(p90, low: low, high: high)
    let margin = largestSkew * 0.8 / 4
    let least = untransformed(q10 + (0.5 - margin) * (q90 - q10), low: low, high: high)
    let greatest = untransformed(q10 + (0.5 + margin) * (q90 - q10), low: low, high: high)
    return "p50 is \(text(p50)): too skewed for a three-term metalog; between p10 \(text(p10)) and "
      + "p90 \(text(p90)) it must lie from \(text(fourDigits(least, .up))) to "
      + text(fourDigits(greatest, .down))
  }

  private static func untransformed(_ m: Double, low: Double?, high: Double?) -> Double {
    switch (low, high) {
    case (nil, nil): m
    case (let low?, nil): low + exponential(m)
    case (nil, let high?): high - exponential(-m)
    case (let low?, let high?): low + (high - low) * logistic(m)
    }
  }
}

/// `value` to four significant digits, rounded in one direction so that a bound stays a bound.
private func fourDigits(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
  if value == 0 { return 0 }
  let digits = (logarithm(value.magnitude) / logarithm(10)).rounded(.down)
  // Powers of ten below 1 are not exact in binary: divide by their inverse instead.
  if digits >= 3 {
    let unit = power(10, digits - 3)
    return (value / unit).rounded(rule) * unit
  }
  let inverse = power(10, 3 - digits)
  return (value * inverse).rounded(rule) / inverse
}
