import Glibc
import JaripMath
import Testing

@Suite struct LeastSquaresTests {
  /// Misra1a of NIST's Statistical Reference Datasets for nonlinear regression: y = b1 (1 − exp(−b2 x)), from the first of
  /// its starts, (500, 0.0001). Certified: b1 = 238.94212918, b2 = 5.5015643181e-4, sum of squares 0.12455138894.
  @Test func `a published nonlinear regression is found from its far start`() throws {
    let x = [
      77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1,
      760.0,
    ]
    let y = [
      10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47,
      81.78,
    ]
    let fit = try #require(
      LeastSquares(from: [0, 0], residualCount: x.count) { p in
        zip(x, y).map { x, y in
          500 * Glibc.exp(p[0]) * (1 - Glibc.exp(-0.0001 * Glibc.exp(p[1]) * x)) - y
        }
      })
    #expect(fit.isConverged)
    #expect(abs(500 * Glibc.exp(fit.parameters[0]) / 238.942_129_18 - 1) < 1e-6)
    #expect(abs(0.0001 * Glibc.exp(fit.parameters[1]) / 5.501_564_318_1e-4 - 1) < 1e-6)
    let squares = fit.residuals.reduce(0) { $0 + $1 * $1 }
    #expect(abs(squares / 0.124_551_388_94 - 1) < 1e-9)
  }

  @Test func `the derivatives are those of the residuals at the minimum`() throws {
    let fit = try #require(
      LeastSquares(from: [0.5, -0.5], residualCount: 3) { p in
        [p[0] - 1, 2 * p[1] - 4, p[0] * p[1] - 2]
      })
    #expect(abs(fit.parameters[0] - 1) < 1e-7 && abs(fit.parameters[1] - 2) < 1e-7)
    let expected = [[1.0, 0], [0, 2], [2, 1]]
    for (row, values) in fit.jacobian.enumerated() {
      for (column, value) in values.enumerated() {
        #expect(abs(value - expected[row][column]) < 1e-6, "\(row) \(column): \(value)")
      }
    }
  }

  @Test func `residuals without a value at the start end the search with nothing`() {
    #expect(LeastSquares(from: [0], residualCount: 1) { _ in nil } == nil)
    #expect(LeastSquares(from: [0], residualCount: 1) { _ in [Double.nan] } == nil)
  }

  /// The steps of Gauss and Newton go to where the logarithm has no value, and past the rise of the curve.
  @Test func `a step too far is taken back`() throws {
    let log = try #require(
      LeastSquares(from: [5], residualCount: 1) { $0[0] <= 0 ? nil : [Glibc.log($0[0]) - 0.1] })
    #expect(log.isConverged && abs(log.parameters[0] - Glibc.exp(0.1)) < 1e-6)
    let curve = try #require(
      LeastSquares(from: [-3], residualCount: 1) { [100 / (1 + Glibc.exp(-$0[0])) - 80] })
    #expect(curve.isConverged && abs(curve.parameters[0] - Glibc.log(4)) < 1e-6)
    // A thousandfold, from where the derivative is a thousandth.
    let far = try #require(
      LeastSquares(from: [0], residualCount: 1) { [0.03 * Glibc.exp($0[0]) - 30] })
    #expect(far.isConverged && abs(far.parameters[0] - Glibc.log(1000)) < 1e-6)
  }

  @Test func `the start may be the end`() throws {
    let fit = try #require(
      LeastSquares(from: [1], residualCount: 2) { [$0[0] - 1, 2 * $0[0] - 2] })
    #expect(fit.isConverged && fit.parameters == [1])
  }
}
