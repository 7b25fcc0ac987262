import CGSL

extension DistributionFamily {
  /// The mean; nil where it does not exist, has no closed form (metalog) or the parameters are refused.
  public func mean(_ parameters: [Double?]) -> Double? {
    moments(parameters)?.mean
  }

  /// The standard deviation of the distribution; nil as for `mean`.
  public func standardDeviation(_ parameters: [Double?]) -> Double? {
    moments(parameters).flatMap { $0.variance.map { $0.squareRoot() } }
  }

  private func moments(_ parameters: [Double?]) -> (mean: Double, variance: Double?)? {
    guard problem(parameters) == nil else { return nil }
    let p = parameters.map { $0 ?? .nan }
    switch self {
    case .normal: return (p[0], p[1] * p[1])
    case .lognormal: return (p[0], p[1] * p[1])
    case .uniform: return ((p[0] + p[1]) / 2, (p[1] - p[0]) * (p[1] - p[0]) / 12)
    case .triangular:
      let (a, c, b) = (p[0], p[1], p[2])
      let squares = (b - a) * (b - a) + (c - a) * (c - b)
      return ((a + b + c) / 3, squares / 18)
    case .pert:
      let mean = (p[0] + 4 * p[1] + p[2]) / 6
      return (mean, (mean - p[0]) * (p[2] - mean) / 7)
    case .beta:
      let sum = p[0] + p[1]
      return (p[0] / sum, p[0] * p[1] / (sum * sum * (sum + 1)))
    case .gamma: return (p[0] * p[1], p[0] * p[1] * p[1])
    case .weibull:
      let first = JaripMath.exponential(GSL.logGamma(1 + 1 / p[1]))
      let second = JaripMath.exponential(GSL.logGamma(1 + 2 / p[1]))
      return (p[0] * first, p[0] * p[0] * (second - first * first))
    case .exponential: return (p[0], p[0] * p[0])
    case .student:
      if p[0] <= 1 { return nil }
      return (p[1], p[0] > 2 ? p[2] * p[2] * p[0] / (p[0] - 2) : nil)
    case .interval:
      return p[0] > 0 ? lognormalMoments(p[0], p[1]) : normalMoments(p[0], p[1])
    case .normalPercentiles: return normalMoments(p[0], p[1])
    case .lognormalPercentiles: return lognormalMoments(p[0], p[1])
    case .metalog: return nil
    case .bernoulli: return (p[0], p[0] * (1 - p[0]))
    case .binomial: return (p[0] * p[1], p[0] * p[1] * (1 - p[1]))
    case .poisson: return (p[0], p[0])
    case .negativeBinomial: return (p[0], p[0] + p[1] * p[0] * p[0])
    case .choice:
      let pairs = Swift.stride(from: 0, to: p.count, by: 2).map { (p[$0], p[$0 + 1]) }
      let mean = pairs.reduce(0) { $0 + $1.0 * $1.1 }
      return (mean, pairs.reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) })
    case .empirical:
      let mean = p.reduce(0, +) / Double(p.count)
      return (mean, p.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(p.count))
    }
  }

  private func normalMoments(_ p5: Double, _ p95: Double) -> (mean: Double, variance: Double?) {
    let sd = (p95 - p5) / (2 * scoreOfP95)
    return (p5 / 2 + p95 / 2, sd * sd)
  }

  private func lognormalMoments(_ p5: Double, _ p95: Double) -> (mean: Double, variance: Double?) {
    let sigma = (logarithm(p95) - logarithm(p5)) / (2 * scoreOfP95)
    let mu = (logarithm(p5) + logarithm(p95)) / 2
    let mean = JaripMath.exponential(mu + sigma * sigma / 2)
    return (mean, mean * mean * (JaripMath.exponential(sigma * sigma) - 1))
  }
}
