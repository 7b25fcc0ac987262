/// A family of distributions, given by its quantile function.
///
/// A draw is one uniform turned into a value. Families with `usesScore` take the standard normal score
/// of that uniform instead, because copulas and the far tails work in scores.
///
///     DistributionFamily.pert.problem([1, 3, 2])        // "mode is 3 and high is 2; …"
///     PreparedDistribution(.normal, [10, 2]).value(uniform: 0.5)  // 10
///
/// Parameters are lists in the order of `parameters`, nil where an optional one is not given.
public enum DistributionFamily: String, CaseIterable, Sendable {
  case normal, lognormal, uniform, triangular, pert, beta, gamma, weibull, exponential, student
  /// `a to b`: the central 90 %, lognormal when a > 0, normal otherwise.
  case interval
  case normalPercentiles, lognormalPercentiles
  /// Three-term metalog through p10, p50 and p90 with optional bounds.
  case metalog
  case bernoulli, binomial, poisson, negativeBinomial
  /// Pairs of weight and value.
  case choice
  /// Resampling: the parameters are the sample.
  case empirical

  /// What one parameter is called and whether it carries the unit of the value.
  public struct ParameterSpec: Hashable, Sendable {
    public enum Role: Hashable, Sendable {
      /// A location or scale: has the unit of the value.
      case value
      /// A shape, probability, dispersion or weight.
      case pure
    }
    public let name: String
    public let role: Role
    public let isOptional: Bool

    init(_ name: String, _ role: Role, isOptional: Bool = false) {
      self.name = name
      self.role = role
      self.isOptional = isOptional
    }
  }

  /// The parameters in the order of the list; for `repeatsParameters` families, of one repetition.
  public var parameters: [ParameterSpec] {
    switch self {
    case .normal, .lognormal: [.init("mean", .value), .init("sd", .value)]
    case .uniform: [.init("low", .value), .init("high", .value)]
    case .triangular, .pert:
      [.init("low", .value), .init("mode", .value), .init("high", .value)]
    case .beta: [.init("a", .pure), .init("b", .pure)]
    case .gamma: [.init("shape", .pure), .init("scale", .value)]
    case .weibull: [.init("scale", .value), .init("shape", .pure)]
    case .exponential, .poisson: [.init("mean", .value)]
    case .student: [.init("df", .pure), .init("location", .value), .init("scale", .value)]
    case .interval, .normalPercentiles, .lognormalPercentiles:
      [.init("p5", .value), .init("p95", .value)]
    case .metalog:
      [
        .init("p10", .value), .init("p50", .value), .init("p90", .value),
        .init("low", .value, isOptional: true), .init("high", .value, isOptional: true),
      ]
    case .bernoulli: [.init("p", .pure)]
    case .binomial: [.init("n", .value), .init("p", .pure)]
    case .negativeBinomial: [.init("mean", .value), .init("dispersion", .pure)]
    case .choice: [.init("weight", .pure), .init("value", .value)]
    case .empirical: [.init("value", .value)]
    }
  }

  /// Whether `parameters` may be repeated any number of times (choice, empirical).
  public var repeatsParameters: Bool { self == .choice || self == .empirical }

  /// Whether the quantile function is evaluated at the standard normal score rather than the uniform.
  public var usesScore: Bool {
    switch self {
    case .normal, .lognormal, .interval, .normalPercentiles, .lognormalPercentiles, .beta, .pert,
      .gamma, .student:
      true
    default: false
    }
  }

  /// Whether the values are counts.
  public var isDiscrete: Bool {
    switch self {
    case .bernoulli, .binomial, .poisson, .negativeBinomial: true
    default: false
    }
  }
}
