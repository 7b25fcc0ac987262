/// A distribution reduced to what its quantile function needs: the one definition that constant and
/// varying parameters, single values and blocks all evaluate.
enum DistributionForm: Sendable {
  case constant(Double)
  /// location + scale * at, where `at` is the score or the uniform.
  case linear(location: Double, scale: Double)
  /// exp(mu + sigma * score).
  case lognormal(mu: Double, sigma: Double)
  case triangular(low: Double, mode: Double, high: Double)
  case beta(a: Double, b: Double, low: Double, range: Double)
  case table(QuantileTable, low: Double, range: Double)
  /// scale * q, by table where there is one.
  case gamma(shape: Double, scale: Double, QuantileTable?)
  /// scale * (-log(1 - u))^exponent.
  case weibull(scale: Double, exponent: Double)
  case exponential(mean: Double)
  /// location + scale * t, by table where there is one.
  case student(df: Double, location: Double, scale: Double, QuantileTable?)
  case metalog(Metalog)
  case count(CountFamily)
  case countTable(CountTable)
  case choice(cumulative: [Double], values: [Double])
  case empirical([Double])
  /// Parameters that `problem` refuses.
  case undefined

  /// - Parameter isPrepared: whether a table that costs a millisecond pays.
  init(_ family: DistributionFamily, _ parameters: [Double?], isPrepared: Bool) {
    guard family.problem(parameters) == nil else {
      self = .undefined
      return
    }
    let p = parameters.map { $0 ?? .nan }
    switch family {
    case .normal:
      self = .spread(p[1], at: p[0]) ?? .linear(location: p[0], scale: p[1])
    case .lognormal:
      self = .spread(p[1], at: p[0]) ?? .lognormal(mean: p[0], standardDeviation: p[1])
    case .uniform:
      self = .spread(p[1] - p[0], at: p[0]) ?? .linear(location: p[0], scale: p[1] - p[0])
    case .triangular:
      self = .spread(p[2] - p[0], at: p[0]) ?? .triangular(low: p[0], mode: p[1], high: p[2])
    case .pert:
      let range = p[2] - p[0]
      self =
        .spread(range, at: p[0])
        ?? .beta(
          1 + 4 * (p[1] - p[0]) / range, 1 + 4 * (p[2] - p[1]) / range, low: p[0], range: range,
          isPrepared: isPrepared)
    case .beta: self = .beta(p[0], p[1], low: 0, range: 1, isPrepared: isPrepared)
    case .gamma:
      self = .gamma(
        shape: p[0], scale: p[1], isPrepared ? QuantileTable.of(.gamma(p[0])) : nil)
    case .weibull: self = .weibull(scale: p[0], exponent: 1 / p[1])
    case .exponential: self = .exponential(mean: p[0])
    case .student:
      self =
        .spread(p[2], at: p[1])
        ?? .student(
          df: p[0], location: p[1], scale: p[2],
          isPrepared ? QuantileTable.of(.student(p[0])) : nil)
    case .interval: self = .percentiles(p[0], p[1], isLognormal: p[0] > 0)
    case .normalPercentiles: self = .percentiles(p[0], p[1], isLognormal: false)
    case .lognormalPercentiles: self = .percentiles(p[0], p[1], isLognormal: true)
    case .metalog:
      self =
        .spread(p[2] - p[0], at: p[1])
        ?? .metalog(
          Metalog(
            p10: p[0], p50: p[1], p90: p[2], low: optional(parameters, 3),
            high: optional(parameters, 4)))
    case .bernoulli: self = .choice(cumulative: [1 - p[0], 1], values: [0, 1])
    case .binomial: self = .count(.binomial(n: p[0], p: p[1]), isPrepared: isPrepared)
    case .poisson: self = .count(.poisson(mean: p[0]), isPrepared: isPrepared)
    case .negativeBinomial:
      self = .count(.negativeBinomial(mean: p[0], dispersion: p[1]), isPrepared: isPrepared)
    case .choice: self = .choice(pairs: p)
    case .empirical: self = .empirical(p.sorted())
    }
  }

  private static func spread(_ spread: Double, at value: Double) -> DistributionForm? {
    spread == 0 ? .constant(value) : nil
  }

  /// sigma^2 = log(1 + (sd / mean)^2), mu = log(mean) - sigma^2 / 2.
  private static func lognormal(mean: Double, standardDeviation: Double) -> DistributionForm {
    let relative = standardDeviation / mean
    let variance = logOnePlus(relative * relative)
    return .lognormal(mu: logarithm(mean) - variance / 2, sigma: variance.squareRoot())
  }

  private static func percentiles(
    _ p5: Double, _ p95: Double, isLognormal: Bool
  ) -> DistributionForm {
    if isLognormal {
      let low = logarithm(p5)
      let high = logarithm(p95)
      return .lognormal(mu: (low + high) / 2, sigma: (high - low) / (2 * scoreOfP95))
    }
    return .linear(location: p5 / 2 + p95 / 2, scale: (p95 - p5) / (2 * scoreOfP95))
  }

  private static func beta(
    _ a: Double, _ b: Double, low: Double, range: Double, isPrepared: Bool
  ) -> DistributionForm {
    if isPrepared, let table = QuantileTable.of(.beta(a, b)) {
      return .table(table, low: low, range: range)
    }
    return .beta(a: a, b: b, low: low, range: range)
  }

  private static func count(_ family: CountFamily, isPrepared: Bool) -> DistributionForm {
    if let value = family.onlyValue { return .constant(value) }
    if isPrepared, let table = CountTable(family) { return .countTable(table) }
    return .count(family)
  }

  /// In ascending order of the values, so that a higher uniform never gives a lower value.
  private static func choice(pairs: [Double]) -> DistributionForm {
    var sorted: [(weight: Double, value: Double)] = []
    for index in Swift.stride(from: 0, to: pairs.count, by: 2) where pairs[index] > 0 {
      sorted.append((pairs[index], pairs[index + 1]))
    }
    sorted.sort { $0.value < $1.value }
    var sum = 0.0
    var cumulative = sorted.map { pair -> Double in
      sum += pair.weight
      return sum
    }
    cumulative[cumulative.count - 1] = 1
    return .choice(cumulative: cumulative, values: sorted.map(\.value))
  }
}

/// log(1 + x) for x >= 0 without losing a small x: log(w) corrected by the rounding of w = 1 + x.
///
/// - Accuracy: 2 ulp.
/// - Source: Kahan's correction, in Goldberg (1991), What every computer scientist should know about
///   floating-point arithmetic, theorem 4.
func logOnePlus(_ x: Double) -> Double {
  let w = 1 + x
  if w == 1 { return x }
  return logarithm(w) * (x / (w - 1))
}
