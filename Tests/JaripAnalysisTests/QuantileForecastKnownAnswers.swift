import JaripKit
import Testing

/// Scores from quantiles against closed forms.
@Suite struct QuantileForecastKnownAnswers {
  private static let kept = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  private func normal(_ probabilities: [Double] = kept, mean: Double = 0, deviation: Double = 1)
    -> QuantileForecast
  {
    QuantileForecast(
      probabilities: probabilities,
      values: probabilities.map { mean + deviation * normalQuantile($0) })
  }

  /// 4 (0.075 · 0.05 · 1.644854 + 0.1 · 0.1 · 1.281552 + 0.2 · 0.25 · 0.674490) at the middle: each kept probability stands for
  /// those nearest to it, and the quantiles are from a table of the normal.
  @Test func `the score of a normal forecast at its middle is as by hand`() {
    let expected =
      4 * (0.003_75 * 1.644_853_627 + 0.01 * 1.281_551_566 + 0.05 * 0.674_489_750)
    #expect(abs(normal().crps(of: 0) - expected) < 1e-9)
    let moved = normal(mean: 50, deviation: 3)
    #expect(abs(moved.crps(of: 50) - 3 * expected) < 1e-9)
  }

  /// The CRPS is there the distance less 1/√π.
  @Test func `far out the score grows as the distance`() {
    #expect(abs(normal().crps(of: 40) - (40 - 0.564_189_583_5)) < 0.003)
    #expect(abs(normal().crps(of: 41) - normal().crps(of: 40) - 1) < 1e-9)
  }

  /// Two losses at the ends of an interval are α/2 of its interval score.
  @Test(arguments: [-4.0, -1.3, -0.2, 0, 0.5, 1.5, 9])
  func `the score is a weighted sum of interval scores`(fact: Double) {
    let forecast = normal(mean: 0.3, deviation: 1.7)
    var sum = 0.25 * abs(fact - forecast.quantile(0.5)!)
    for (share, weight) in [(0.5, 0.2), (0.8, 0.1), (0.9, 0.075)] {
      let interval = forecast.interval(holding: share)!
      sum += weight * (1 - share) * Scores.interval(interval, holding: share, fact: fact)
    }
    #expect(abs(forecast.crps(of: fact) - sum) < 1e-12)
  }

  /// The loss of the true quantile has the expectation φ(z_q) for N(0, 1); facts at the middles of 200,000 equally likely
  /// strips stand for the expectation.
  @Test func `the mean loss of each true quantile has its closed form`() {
    let forecast = normal()
    let count = 200_000
    var sums = [Double](repeating: 0, count: Self.kept.count)
    for strip in 0..<count {
      let fact = normalQuantile((Double(strip) + 0.5) / Double(count))
      for (index, loss) in forecast.pinball(of: fact).enumerated() { sums[index] += loss }
    }
    for (index, probability) in Self.kept.enumerated() {
      let z = normalQuantile(probability)
      let expected = exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
      #expect(abs(sums[index] / Double(count) - expected) < 1e-5)
    }
  }

  /// Of U(0, 1) the CRPS is y² − y + 1/3. Quantiles in the middle of n equal steps give the midpoint rule of its integral, whose
  /// integrand is −2p² + … on both sides of y: it is too large by exactly 1/(6 n²) for y between steps.
  @Test(arguments: [1, 4, 10], [0.0, 0.5, 1])
  func `the score of a uniform forecast is exact`(n: Int, fact: Double) {
    let steps = 2 * n
    let middles = (0..<steps).map { (Double($0) + 0.5) / Double(steps) }
    let forecast = QuantileForecast(probabilities: middles, values: middles)
    let expected = fact * fact - fact + 1.0 / 3 + 1 / (6 * Double(steps * steps))
    #expect(abs(forecast.crps(of: fact) - expected) < 1e-14)
  }

  @Test(arguments: [-2.0, -0.4, 0, 1, 3])
  func `with close quantiles the score is that of the distribution`(fact: Double) {
    let close = normal((0..<1000).map { (Double($0) + 0.5) / 1000 })
    let expected = Scores.crps(ofNormal: 0, standardDeviation: 1, fact: fact)
    #expect(abs(close.crps(of: fact) - expected) < 2e-3)
  }

  /// As its documentation says. On average, over facts from the forecast itself, the score is 2 · sum of w · φ(z), the
  /// CRPS 1/√π.
  @Test func `the seven quantiles come near the score`() {
    let ratios = stride(from: -5.0, through: 5, by: 0.01).map { fact in
      normal().crps(of: fact) / Scores.crps(ofNormal: 0, standardDeviation: 1, fact: fact)
    }
    #expect(ratios.min()! > 0.9 && ratios.max()! < 1.1, "\(ratios.min()!) \(ratios.max()!)")
    let count = 20_000
    let mean =
      (0..<count).reduce(0.0) {
        $0 + normal().crps(of: normalQuantile((Double($1) + 0.5) / Double(count)))
      } / Double(count)
    // φ at 1.644854, 1.281552, 0.674490 and 0.
    let expected =
      2
      * (2 * (0.075 * 0.103_135_640 + 0.1 * 0.175_498_332 + 0.2 * 0.317_776_573) + 0.25
        * 0.398_942_280)
    #expect(abs(mean - expected) < 1e-4)
    #expect(abs(mean / 0.564_189_583_5 - 0.98) < 0.005)
  }

  @Test func `a fact lies between the quantiles that enclose it`() {
    let forecast = QuantileForecast(probabilities: Self.kept, values: [1, 2, 3, 3, 4, 8, 8])
    #expect(forecast.place(of: 0) == 0...0.05)
    #expect(forecast.place(of: 1) == 0...0.1)
    #expect(forecast.place(of: 2.5) == 0.1...0.25)
    #expect(forecast.place(of: 3) == 0.1...0.75)
    #expect(forecast.place(of: 5) == 0.75...0.9)
    #expect(forecast.place(of: 8) == 0.75...1)
    #expect(forecast.place(of: 9) == 0.95...1)
  }

  @Test func `the place encloses the transform of the distribution`() {
    let forecast = normal()
    for fact in stride(from: -3.0, through: 3, by: 0.1) {
      #expect(forecast.place(of: fact).contains(normalCdf(fact)))
    }
  }

  @Test func `intervals are those between kept quantiles`() {
    let forecast = QuantileForecast(probabilities: Self.kept, values: [1, 2, 3, 4, 5, 6, 7])
    #expect(forecast.interval(holding: 0.5) == 3...5)
    #expect(forecast.interval(holding: 0.8) == 2...6)
    #expect(forecast.interval(holding: 0.9) == 1...7)
    #expect(forecast.interval(holding: 0.99) == nil)
    #expect(forecast.isInside(0.5, 3) == true && forecast.isInside(0.5, 2.9) == false)
    let certain = QuantileForecast(
      probabilities: Self.kept, values: .init(repeating: 0.1 + 0.2, count: 7))
    #expect(certain.isInside(0.5, 0.3) == true && certain.isInside(0.9, 0.31) == false)
  }
}
