import Glibc
import JaripMath
import Testing

/// Errors against Float80 (64 bits of significand) or mpmath, on arguments drawn over the whole range.
@Suite struct AccuracyTests {
  private func largestError(
    _ count: Int, seed: UInt64, _ draw: (inout TestGenerator) -> [Double],
    value: ([Double]) -> Double, exact: ([Double]) -> Float80
  ) -> (error: Double, at: [Double]) {
    var generator = TestGenerator(seed: seed)
    var worst = (error: 0.0, at: [Double]())
    for _ in 0..<count {
      let arguments = draw(&generator)
      let error = ulpError(value(arguments), exact: exact(arguments))
      if !(error <= worst.error) { worst = (error, arguments) }
    }
    return worst
  }

  @Test(arguments: [745.0, 2, 1e-3])
  func `exp is within 0.76 ulp`(range: Double) {
    let worst = largestError(100_000, seed: 11) {
      [Double.random(in: -range...Swift.min(range, 709), using: &$0)]
    } value: {
      exponential($0[0])
    } exact: {
      Glibc.exp(Float80($0[0]))
    }
    #expect(worst.error <= 0.76, "at \(worst.at)")
    #expect(exponential(0) == 1)
  }

  @Test(arguments: [(-1070.0, 1020.0), (-1.0, 1.0), (-0.01, 0.01)])
  func `log is within 0.85 ulp`(lowest: Double, highest: Double) {
    let worst = largestError(100_000, seed: 12) {
      [Glibc.exp2(Double.random(in: lowest...highest, using: &$0))]
    } value: {
      logarithm($0[0])
    } exact: {
      Glibc.log(Float80($0[0]))
    }
    #expect(worst.error <= 0.85, "at \(worst.at)")
    #expect(logarithm(1) == 0)
  }

  @Test(arguments: [(0.01, 5000.0), (0.7, 300.0), (30, 20.0), (300, 2.2)])
  func `pow is within 0.65 ulp`(octaves: Double, exponents: Double) {
    let worst = largestError(100_000, seed: 13) {
      [
        Glibc.exp2(Double.random(in: -octaves...octaves, using: &$0)),
        Double.random(in: -exponents...exponents, using: &$0),
      ]
    } value: {
      power($0[0], $0[1])
    } exact: {
      Glibc.pow(Float80($0[0]), Float80($0[1]))
    }
    #expect(worst.error <= 0.65, "at \(worst.at)")
  }

  @Test func `powers that a double can hold are exact, with the sign of an odd power`() {
    for base in -9...9 {
      for exponent in 0...15 {
        let exact = (0..<exponent).reduce(1) { product, _ in product * base }
        #expect(power(Double(base), Double(exponent)) == Double(exact), "\(base)^\(exponent)")
      }
    }
    #expect(power(2, -1074) == 0x1p-1074)
    #expect(power(-2, -3) == -0.125)
    #expect(power(0, 0) == 1)
    #expect(power(0, -1).isNaN)
    #expect(power(-8, 1.0 / 3).isNaN)
    #expect(power(.nan, 0).isNaN)
    #expect(power(2, 1024).isNaN)
    #expect(power(2, -1e300) == 0)
    #expect(power(-1, 0x1p53) == 1)
    #expect(power(-1, 0x1p53 - 1) == -1)
  }

  /// mpmath 1.3.0, 40 digits: root of log Phi(z) = log p.
  static let quantiles: [(Double, Double)] = [
    (1e-300, -37.0470962993612), (1e-100, -21.273453560965326), (1e-20, -9.262340089798407),
    (1e-12, -7.034483825301132), (1e-11, -6.706023155495136), (1.5e-11, -6.646570887477113),
    (1e-6, -4.753424308822899), (0.001, -3.0902323061678136), (0.02425, -1.972961051311885),
    (0.0749999, -1.4395321773759007), (0.075, -1.439531470938456),
    (0.0750001, -1.4395307645017297), (0.1, -1.2815515655446004), (0.25, -0.6744897501960817),
    (0.3, -0.5244005127080408), (0.45, -0.12566134685507402),
    (0.49999999, -2.5066282733116222e-08), (0.5, 0), (0.9, 1.2815515655446006),
    (0.999, 3.090232306167813), (0.9999999999, 6.361340889697422),
  ]

  @Test(arguments: quantiles)
  func `the normal quantile is within 1e-15 of mpmath`(probability: Double, expected: Double) {
    let error = (normalQuantile(probability) - expected).magnitude
    #expect(error <= 1e-15 * Swift.max(expected.magnitude, 1e-300))
  }

  /// mpmath 1.3.0, 40 digits: erfc(-z / sqrt 2) / 2.
  static let probabilities: [(Double, Double)] = [
    (-37.5, 4.605353009581955e-308), (-20, 2.7536241186062337e-89),
    (-10, 7.619853024160525e-24), (-5, 2.866515718791939e-07), (-3.3, 0.0004834241423837775),
    (-1.5, 0.06680720126885807), (-1, 0.15865525393145705), (-0.5, 0.3085375387259869),
    (-0.1, 0.460172162722971), (-1e-10, 0.49999999996010575), (0, 0.5),
    (0.1, 0.539827837277029), (0.5, 0.6914624612740131), (1, 0.8413447460685429),
    (2, 0.9772498680518208), (5, 0.9999997133484281), (8, 0.9999999999999993),
  ]

  @Test(arguments: probabilities)
  func `the normal distribution function keeps 3e-15 in both tails`(score: Double, expected: Double)
  {
    #expect((normalCdf(score) - expected).magnitude <= 3e-15 * expected)
  }

  @Test func `the normal quantile undoes the distribution function`() {
    for step in -3700...82 {
      let score = Double(step) / 100
      let back = normalQuantile(normalCdf(score))
      #expect((back - score).magnitude <= 2e-14 * Swift.max(1, score.magnitude), "score \(score)")
    }
  }
}
