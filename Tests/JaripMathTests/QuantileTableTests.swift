import Glibc
import JaripMath
import Testing

/// Gamma and Student by table, against direct inversion and closed forms from one end of the tails to the other.
@Suite struct QuantileTableTests {
  /// Between the nodes of the table, at its ends and beyond them.
  private static let scores =
    stride(from: -8.5, through: 8.5, by: 0.00371).map { $0 }
    + [-12, -9.5, -9, -8.500001, -8.5, -1e-9, 0, 1e-9, 8.5, 8.500001, 9, 9.5, 12]

  private func largestError(
    _ family: DistributionFamily, _ parameters: [Double], exact: (Double) -> Double
  ) -> (error: Double, at: Double) {
    let prepared = PreparedDistribution(family, parameters)
    var worst = (error: 0.0, at: 0.0)
    for score in Self.scores {
      let expected = exact(score)
      let value = prepared.value(score: score)
      // Where a Student's value passes 0 its rounding is that of 1.
      let rounding = family == .student && parameters[0] <= 1e5 ? 1e-13 * parameters[2] : 0
      let error =
        isSame(value, expected)
        ? 0 : Swift.max(0, (value - expected).magnitude - rounding) / expected.magnitude
      if !(error <= worst.error) { worst = (error, score) }
    }
    return worst
  }

  @Test(arguments: [
    (0.1, 0), (0.3, 3e-9), (0.5, 3e-9), (1, 5e-10), (2, 5e-10), (7.5, 5e-10), (100, 5e-10),
    (2e4, 5e-10),
    (1e7, 5e-10),
  ])
  func `a gamma by table is that by inversion`(shape: Double, bound: Double) {
    let worst = largestError(.gamma, [shape, 1.5]) {
      DistributionFamily.gamma.value(at: $0, parameters: [shape, 1.5])
    }
    #expect(worst.error <= bound, "at \(worst.at)")
  }

  @Test(arguments: [
    (0.1, 0), (0.3, 1e-7), (0.5, 1e-7), (1, 2e-9), (1.5, 2e-9), (2, 2e-9), (5, 2e-9), (30, 2e-9),
    (1000, 2e-9),
    (1e5, 2e-9), (1.1e5, 0),
  ])
  func `a Student by table is that by inversion`(df: Double, bound: Double) {
    let worst = largestError(.student, [df, 0, 2]) {
      DistributionFamily.student.value(at: $0, parameters: [df, 0, 2])
    }
    #expect(worst.error <= bound, "at \(worst.at)")
  }

  /// Gamma of shape 1 is exponential; of shape 1/2 half the square of a normal.
  @Test func `gammas of shape a half and 1 have their closed forms`() {
    let exponential = largestError(.gamma, [1, 1]) {
      $0 > 0 ? -Glibc.log(normalCdf(-$0)) : -Glibc.log1p(-normalCdf($0))
    }
    #expect(exponential.error <= 5e-10, "at \(exponential.at)")
    let square = largestError(.gamma, [0.5, 1]) {
      // |Z| is below z with probability p: Φ(−z) is half of what is above.
      if $0 > -3 {
        let z = normalQuantile(normalCdf(-$0) / 2)
        return z * z / 2
      }
      // Near 0 by the series of the error function: p = √(2/π) (z − z³/6 + z⁵/40 − …), turned round.
      let p = normalCdf($0) * (Double.pi / 2).squareRoot()
      let z = p + p * p * p / 6 + 7 * p * p * p * p * p / 120
      return z * z / 2
    }
    #expect(square.error <= 3e-9, "at \(square.at)")
  }

  /// With one degree of freedom tan(π (u − 1/2)), with two (2u − 1) / √(2u (1 − u)).
  @Test func `Students of 1 and 2 degrees of freedom have their closed forms`() {
    let cauchy = largestError(.student, [1, 0, 1]) {
      let tail = normalCdf(-$0.magnitude)
      let size = tail < 0.1 ? 1 / Glibc.tan(.pi * tail) : Glibc.tan(.pi * centre($0.magnitude))
      return $0 < 0 ? -size : size
    }
    #expect(cauchy.error <= 2e-9, "at \(cauchy.at)")
    let two = largestError(.student, [2, 0, 1]) {
      let tail = normalCdf(-$0.magnitude)
      let size = 2 * centre($0.magnitude) / (2 * tail * (1 - tail)).squareRoot()
      return $0 < 0 ? -size : size
    }
    #expect(two.error <= 2e-9, "at \(two.at)")
  }

  /// Φ(z) − 1/2, without cancellation.
  private func centre(_ z: Double) -> Double { Glibc.erf(z / 2.0.squareRoot()) / 2 }

  /// scipy 1.17.1: gamma(k).ppf and .isf, t(df).isf.
  @Test func `both tails are scipy's at a millionth and at 1e-12`() {
    let tails = [normalQuantile(1e-12), normalQuantile(1e-6)]
    let scores = tails + [-tails[1], -tails[0]]
    let gammas: [(Double, [Double])] = [
      (
        0.5,
        [7.853981633974466e-25, 7.853981633978593e-13, 11.964063488467414, 25.422063955909078]
      ),
      (2, [1.414214229040193e-06, 0.0014148806614793436, 16.68842079085992, 31.09987319576915]),
      (40, [10.102621246886752, 16.753150234308055, 77.54026115408529, 101.75234999741292]),
    ]
    for (shape, expected) in gammas {
      let prepared = PreparedDistribution(.gamma, [shape, 1])
      for (score, quantile) in zip(scores, expected) {
        let error = prepared.value(score: score) / quantile - 1
        #expect(error.magnitude <= 3e-9, "gamma \(shape) at \(score): \(error)")
      }
    }
    let students: [(Double, [Double])] = [
      (1.5, [52194694.27344636, 5219.4693247069445]),
      (4, [1316.0727465592565, 41.577854150450975]),
      (12, [28.68765664933175, 8.504302718054584]),
    ]
    for (df, expected) in students {
      let prepared = PreparedDistribution(.student, [df, 0, 1])
      for (score, quantile) in zip(tails, expected) {
        for sign in [1.0, -1] {
          let error = prepared.value(score: -sign * score) / (sign * quantile) - 1
          #expect(error.magnitude <= 2e-9, "student \(df) at \(-sign * score): \(error)")
        }
      }
    }
  }

  @Test func `a Student is 0 at the score of 0, and values never fall from score to score`() {
    for (family, parameters) in [
      (.student, [0.3, 0, 1]), (.student, [4, 0, 1]), (.gamma, [0.3, 1]), (.gamma, [30, 1]),
    ] as [(DistributionFamily, [Double])] {
      let prepared = PreparedDistribution(family, parameters)
      let values = Self.scores.sorted().map { prepared.value(score: $0) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "\(family) \(parameters)")
    }
    #expect(PreparedDistribution(.student, [4, 7, 2]).value(score: 0) == 7)
  }
}
