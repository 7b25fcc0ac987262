import JaripMath
import Testing

@Suite struct DistributionProblems {
  static let refused: [(DistributionFamily, [Double?], String)] = [
    (.normal, [0, -1], "sd is -1; it must not be negative"),
    (.normal, [0], "sd is missing"),
    (.normal, [.nan, 1], "mean is undefined"),
    (.normal, [0, 1, 2], "normal takes 2 parameters, not 3"),
    (.lognormal, [0, 1], "mean is 0; it must be positive"),
    (.lognormal, [1, -0.5], "sd is -0.5; it must not be negative"),
    (.uniform, [3, 1], "low is 3 and high is 1; high must not be below low"),
    (.triangular, [1, 5, 4], "mode is 5 and high is 4; high must not be below mode"),
    (.pert, [2, 1, 4], "low is 2 and mode is 1; mode must not be below low"),
    (.beta, [0, 1], "a is 0; it must be positive"),
    (.gamma, [1, 0], "scale is 0; it must be positive"),
    (.weibull, [1, -2], "shape is -2; it must be positive"),
    (.exponential, [0], "mean is 0; it must be positive"),
    (.student, [0, 1, 1], "df is 0; it must be positive"),
    (.student, [3, 1, -1], "scale is -1; it must not be negative"),
    (.interval, [2, 2], "p5 is 2 and p95 is 2; p95 must be above p5"),
    (.normalPercentiles, [3, 2], "p5 is 3 and p95 is 2; p95 must be above p5"),
    (.lognormalPercentiles, [0, 2], "p5 is 0; it must be positive"),
    (.metalog, [3, 2, 4], "p10, p50 and p90 are 3, 2 and 4; they must increase"),
    (.metalog, [1, 2, 4, 1], "low is 1; it must be below p10, 1"),
    (.metalog, [1, 2, 4, nil, 3], "high is 3; it must be above p90, 4"),
    (
      .metalog, [0, 1, 10],
      "p50 is 1: too skewed for a three-term metalog; between p10 0 and p90 10 it must lie from 1.666 to 8.334"
    ),
    (.bernoulli, [1.5], "p is 1.5; it must be between 0 and 1"),
    (.binomial, [2.5, 0.5], "n is 2.5; it must be a whole number"),
    (.binomial, [-1, 0.5], "n is -1; it must not be negative"),
    (.poisson, [-3], "mean is -3; it must not be negative"),
    (.poisson, [1e10], "mean is 10000000000; it must be at most 1000000000"),
    (.negativeBinomial, [3, -1], "dispersion is -1; it must not be negative"),
    (.choice, [0.5, 1, 0.25, 2], "weights sum to 0.75; they must sum to 1"),
    (.choice, [1.5, 1, -0.5, 2], "weight is -0.5; it must not be negative"),
    (.choice, [0.5, 1, 0.5], "a weight has no value"),
    (.empirical, [], "empirical needs at least one value"),
    (.empirical, [1, .nan], "value is undefined"),
  ]

  @Test(arguments: refused.indices)
  func `refused parameters are named with their numbers and draw nothing`(index: Int) {
    let (family, parameters, message) = Self.refused[index]
    #expect(family.problem(parameters) == message)
    #expect(PreparedDistribution(family, parameters).value(uniform: 0.3).isNaN)
    #expect(family.value(at: 0.3, parameters: parameters).isNaN)
  }

  @Test func `a metalog is refused exactly where its quantile function turns back`() {
    // At 1.66711 the slope somewhere is zero; step over the border from both sides.
    for p50 in [1.6657, 1.6659, 8.3341, 8.3343] {
      let isRefused = DistributionFamily.metalog.problem([0, p50, 10]) != nil
      #expect(isRefused == (p50 < 1.66578 || p50 > 8.33422), "p50 \(p50)")
    }
    let steepest = PreparedDistribution(.metalog, [0, 1.6659, 10])
    let values = (1..<2000).map { steepest.value(uniform: Double($0) / 2000) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `parameters with a unit are the locations and scales`() {
    #expect(DistributionFamily.student.parameters.map(\.name) == ["df", "location", "scale"])
    #expect(DistributionFamily.student.parameters.map(\.role) == [.pure, .value, .value])
    #expect(
      DistributionFamily.metalog.parameters.map(\.isOptional) == [false, false, false, true, true])
  }
}
