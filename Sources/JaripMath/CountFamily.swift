/// The counts: their distribution functions as incomplete gamma and beta functions of real arguments,
/// so that means above the range of a 32-bit integer work too.
enum CountFamily: Hashable, Sendable {
  case poisson(mean: Double)
  case binomial(n: Double, p: Double)
  case negativeBinomial(mean: Double, dispersion: Double)

  /// The value of a distribution that has only one.
  var onlyValue: Double? {
    switch self {
    case .poisson(let mean), .negativeBinomial(let mean, _): mean == 0 ? 0 : nil
    case .binomial(let n, let p): n == 0 || p == 0 ? 0 : p == 1 ? n : nil
    }
  }

  var mean: Double {
    switch self {
    case .poisson(let mean), .negativeBinomial(let mean, _): mean
    case .binomial(let n, let p): n * p
    }
  }

  var variance: Double {
    switch self {
    case .poisson(let mean): mean
    case .binomial(let n, let p): n * p * (1 - p)
    case .negativeBinomial(let mean, let dispersion): mean + dispersion * mean * mean
    }
  }

  var largest: Double {
    if case .binomial(let n, _) = self { n } else { .infinity }
  }

  /// P(count <= k), or P(count > k) when `isUpper`.
  func cdf(_ k: Double, isUpper: Bool) -> Double {
    if k < 0 { return isUpper ? 1 : 0 }
    if k >= largest { return isUpper ? 0 : 1 }
    switch self {
    case .poisson(let mean): return gammaCdf(mean, k + 1, isUpper: !isUpper)
    case .binomial(let n, let p):
      return BetaShape(k + 1, n - k).cdf(p, complement: 1 - p, isUpper: !isUpper)
    case .negativeBinomial(let mean, let dispersion):
      let size = 1 / dispersion
      if size.isInfinite { return gammaCdf(mean, k + 1, isUpper: !isUpper) }
      let success = 1 / (1 + dispersion * mean)
      return BetaShape(size, k + 1).cdf(success, complement: 1 - success, isUpper: isUpper)
    }
  }

  /// Whether adding up probabilities from that of none is exact: that one must not be too small, nor the last ones.
  static func addsUp(_ mean: Double, _ dispersion: Double?, to u: Double) -> Bool {
    mean < 16 && u > 0 && u < 1 - 1e-9 && dispersion.map { $0 > 1e-3 && $0 < 1e3 } ?? true
  }

  /// Whether at least a share `u` of draws is at most k, decided in the smaller tail.
  func reaches(_ u: Double, at k: Double) -> Bool {
    u <= 0.5 ? cdf(k, isUpper: false) >= u : cdf(k, isUpper: true) <= 1 - u
  }

  /// The smallest k with P(count <= k) >= u: a guess by Cornish and Fisher, then bracket and bisect.
  func quantile(uniform u: Double) -> Double {
    guard u > 0, u < 1 else { return .nan }
    let deviation = variance.squareRoot()
    let score = normalQuantile(u)
    let guess = (mean + deviation * score + (score * score - 1) / 6).rounded(.down)
    var low = Swift.min(Swift.max(guess, 0), largest)
    var high = low
    var step = Swift.max(1, (deviation / 16).rounded(.down))
    if reaches(u, at: low) {
      while low >= 0, reaches(u, at: low) {
        high = low
        low -= step
        step *= 2
      }
      low = Swift.max(low, -1)
    } else {
      while !reaches(u, at: high) {
        low = high
        high = Swift.min(high + step, largest)
        step *= 2
        if high > 1e300 { return .nan }
      }
    }
    while high - low > 1 {
      let middle = (low + (high - low) / 2).rounded(.down)
      if reaches(u, at: middle) { high = middle } else { low = middle }
    }
    return high
  }
}

/// The distribution function of a count at each value that a draw can take.
struct CountTable: Sendable {
  private let first: Double
  private let lower: [Double]
  private let upper: [Double]

  /// Nil when the draws spread over too many values for a table.
  init?(_ family: CountFamily) {
    let first = family.quantile(uniform: 0x1p-53)
    let last = family.quantile(uniform: 1 - 0x1p-53)
    guard last - first < Double(largestCountTable) else { return nil }
    let values = (0...Int(last - first)).map { first + Double($0) }
    self.first = first
    lower = values.map { family.cdf($0, isUpper: false) }
    upper = values.map { family.cdf($0, isUpper: true) }
  }

  /// The same value as `CountFamily.quantile`.
  func quantile(uniform u: Double) -> Double {
    guard u > 0, u < 1 else { return .nan }
    let range = 0..<lower.count - 1
    let index =
      u <= 0.5
      ? firstIndex(range) { lower[$0] >= u }
      : firstIndex(range) { upper[$0] <= 1 - u }
    return first + Double(index)
  }
}
