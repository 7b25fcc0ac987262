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

  /// P(count = 0) of a Poisson or negative binomial count.
  private var probabilityOfNone: Double {
    switch self {
    case .poisson(let mean): exponential(-mean)
    case .negativeBinomial(let mean, let dispersion):
      exponential(-logarithm(1 + dispersion * mean) * (1 / dispersion))
    case .binomial: .nan
    }
  }

  /// The quantile of a small count, adding up probabilities from 0; nothing for a large one, and where a
  /// share lies so near to `u` that rounding could decide.
  ///
  /// The margin is far wider than the error of a sum of at most 64 terms, so the value is that of
  /// `reaches`, some thirty times as fast.
  private func countedUp(to u: Double, none: Double?) -> Double? {
    let margin = 1e-12
    let mean = self.mean
    guard mean < 16, u < 1 - 1e-9 else { return nil }
    // P(k + 1) = P(k) (base + k step) / (k + 1)
    var base = mean
    var step = 0.0
    switch self {
    case .poisson: break
    case .negativeBinomial(_, let dispersion):
      guard dispersion > 1e-3, dispersion < 1e3 else { return nil }
      base = mean / (1 + dispersion * mean)
      step = base * dispersion
    case .binomial: return nil
    }
    var probability = none ?? probabilityOfNone
    var sum = probability
    var k = 0.0
    while sum < u + margin {
      guard sum < u - margin, k < 63 else { return nil }
      probability *= (base + k * step) / (k + 1)
      k += 1
      sum += probability
    }
    return k
  }

  /// Whether at least a share `u` of draws is at most k, decided in the smaller tail.
  func reaches(_ u: Double, at k: Double) -> Bool {
    u <= 0.5 ? cdf(k, isUpper: false) >= u : cdf(k, isUpper: true) <= 1 - u
  }

  /// The smallest k with P(count <= k) >= u: a guess by Cornish and Fisher, then bracket and bisect.
  ///
  /// - Parameter none: `probabilityOfNone`, where it is known.
  func quantile(uniform u: Double, none: Double? = nil) -> Double {
    guard u > 0, u < 1 else { return .nan }
    if let count = countedUp(to: u, none: none) { return count }
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
