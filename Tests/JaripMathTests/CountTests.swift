import Testing

@testable import JaripMath

/// Exact inverses of counts: smallest k with F(k) >= u, beside F summed term by term in Float80.
@Suite struct CountTests {
  private func check(
    _ family: DistributionFamily, _ parameters: [Double], terms: Int,
    first: Float80, ratio: (Float80) -> Float80
  ) {
    let prepared = PreparedDistribution(family, parameters)
    var probability = first
    var cumulative: Float80 = 0
    for k in 0..<terms {
      let before = cumulative
      cumulative += probability
      // Just above F(k - 1) and just below F(k) the quantile is k.
      let width = cumulative - before
      if width > 1e-9 {
        for share in [1e-3, 0.5, 0.999] as [Float80] {
          let u = Double(before + share * width)
          let (table, direct) = (
            prepared.value(uniform: u), family.value(at: u, parameters: parameters)
          )
          #expect(table == Double(k) && direct == table, "\(family)\(parameters) at \(u), k \(k)")
        }
      }
      probability *= ratio(Float80(k))
    }
    #expect(cumulative > 0.999999)
  }

  @Test(arguments: [0.01, 1, 12.5, 300])
  func `poisson`(mean: Double) {
    var first: Float80 = 1
    // exp(-mean) in Float80 by repeated squaring of exp(-mean / 1024)'s series.
    let small = -Float80(mean) / 1024
    var term: Float80 = 1
    for index in 1..<30 {
      term *= small / Float80(index)
      first += term
    }
    for _ in 0..<10 { first *= first }
    check(.poisson, [mean], terms: 700, first: first) { Float80(mean) / ($0 + 1) }
  }

  @Test(arguments: [(1.0, 0.5), (20, 0.3), (400, 0.05), (64, 0.9)])
  func `binomial`(n: Double, p: Double) {
    let q = 1 - Float80(p)
    let first = (0..<Int(n)).reduce(Float80(1)) { product, _ in product * q }
    check(.binomial, [n, p], terms: Int(n) + 1, first: first) {
      (Float80(n) - $0) / ($0 + 1) * Float80(p) / q
    }
  }

  @Test(arguments: [(4.0, 0.5), (30, 0.25), (2, 1)])
  func `negative binomial with variance mean + dispersion mean squared`(
    mean: Double, dispersion: Double
  ) {
    // Size 1 / dispersion is whole here: P(0) = (1 + dispersion mean)^-size.
    let odds = 1 + Float80(dispersion * mean)
    let size = Int(1 / dispersion)
    let first = (0..<size).reduce(Float80(1)) { product, _ in product / odds }
    check(.negativeBinomial, [mean, dispersion], terms: 2000, first: first) {
      (Float80(size) + $0) / ($0 + 1) * (1 - 1 / odds)
    }
  }

  /// Beside the inversion of incomplete gamma and beta functions.
  @Test(arguments: [nil, 0.01, 0.7, 20]) func `small counts are added up on every width`(
    dispersion: Double?
  ) {
    var generator = TestGenerator(seed: 21)
    let count = 2003
    let means = (0..<count).map { _ in Double.random(in: 0.001..<16, using: &generator) }
    let uniforms = (0..<count).map { _ in Double.random(in: 1e-12..<1 - 1e-9, using: &generator) }
    let none = means.map { mean in
      dispersion.map { exponential(-logarithm(1 + $0 * mean) / $0) } ?? exponential(-mean)
    }
    let base = means.map { $0 / (1 + (dispersion ?? 0) * $0) }
    let step = base.map { $0 * (dispersion ?? 0) }
    let exact = zip(means, uniforms).map { mean, u in
      (dispersion.map { CountFamily.negativeBinomial(mean: mean, dispersion: $0) }
        ?? .poisson(mean: mean)).quantile(uniform: u)
    }
    for kernels in Kernels.available {
      var found = [Double](repeating: 9, count: count)
      kernels.countUp(
        to: uniforms, none: none, base: base, step: step, into: &found, count: count)
      for index in 0..<count {
        let expected = exact[index] > 63 ? -1 : exact[index]
        #expect(found[index] == expected, "\(means[index]) at \(uniforms[index])")
      }
    }
  }

  @Test func `a count whose share lies at the uniform is left open`() {
    // P(0) of a Poisson count with mean ln 2 is 1/2, within rounding.
    for kernels in Kernels.available {
      var found = 9.0
      kernels.countUp(
        to: [0.5], none: [exponential(-0.6931471805599453)], base: [0.6931471805599453],
        step: [0], into: &found, count: 1)
      #expect(found == -1)
    }
  }

  /// scipy 1.17.1: binom(10**7, 0.3).ppf, poisson(1e9).ppf, nbinom(2, 2 / (2 + 1e6)).ppf;
  /// but Poisson's last is mpmath's: P(K > 1000150319) = 1.00008983977345e-6, so scipy's is one low.
  @Test(arguments: [
    (DistributionFamily.binomial, [1e7, 0.3], 1e-06, 2993113.0),
    (.binomial, [1e7, 0.3], 0.1, 2998143.0),
    (.binomial, [1e7, 0.3], 0.5, 3000000.0),
    (.binomial, [1e7, 0.3], 0.9, 3001857.0),
    (.binomial, [1e7, 0.3], 0.999999, 3006890.0),
    (.poisson, [1e9], 1e-06, 999849687.0),
    (.poisson, [1e9], 0.1, 999959474.0),
    (.poisson, [1e9], 0.5, 1000000000.0),
    (.poisson, [1e9], 0.9, 1000040526.0),
    (.poisson, [1e9], 0.999999, 1000150320.0),
    (.negativeBinomial, [1e6, 0.5], 1e-06, 706.0),
    (.negativeBinomial, [1e6, 0.5], 0.1, 265905.0),
    (.negativeBinomial, [1e6, 0.5], 0.5, 839173.0),
    (.negativeBinomial, [1e6, 0.5], 0.9, 1944861.0),
    (.negativeBinomial, [1e6, 0.5], 0.999999, 8344218.0),
  ])
  func `large means are inverted exactly`(
    family: DistributionFamily, parameters: [Double], u: Double, expected: Double
  ) {
    #expect(PreparedDistribution(family, parameters).value(uniform: u) == expected)
  }
}
