import Glibc
import JaripMath
import Testing

@Suite struct CopulaTests {
  @Test func `a rank correlation becomes a normal one by Pearson's formula`() {
    for step in -20...20 {
      let rank = Double(step) / 20
      let expected = 2 * Glibc.sin(Double.pi * rank / 6)
      #expect((normalCorrelation(rank: rank) - expected).magnitude < 1e-15)
    }
    #expect((normalCorrelation(rank: 1) - 1).magnitude < 1e-15)
  }

  @Test func `a Cholesky factor multiplies back to the matrix`() throws {
    let matrix = [[1, 0.5, -0.3], [0.5, 1, 0.2], [-0.3, 0.2, 1]]
    let factor = try #require(choleskyFactor(matrix))
    for row in 0..<3 {
      for column in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + factor[row][$1] * factor[column][$1] }
        #expect((product - matrix[row][column]).magnitude < 1e-15)
        if column > row { #expect(factor[row][column] == 0) }
      }
    }
  }

  @Test func `an impossible set of correlations has no factor and a near one that has`() throws {
    // a and b alike, b and c alike, a and c opposite.
    let impossible = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]
    #expect(choleskyFactor(impossible) == nil)
    let near = nearestCorrelation(impossible)
    #expect(choleskyFactor(near) != nil)
    for row in 0..<3 {
      #expect(near[row][row] == 1)
      for column in 0..<3 {
        #expect(near[row][column] == near[column][row])
        // By symmetry the answer is one half with the signs of the request.
        if row != column {
          let sign = impossible[row][column] < 0 ? -0.5 : 0.5
          #expect((near[row][column] - sign).magnitude < 1e-5)
        }
      }
    }
    // x' M x >= 1e-6 x' x for the direction that was negative.
    let direction = [1.0, -1, 1]
    let form = (0..<3).reduce(0) { sum, row in
      (0..<3).reduce(sum) { $0 + direction[row] * near[row][$1] * direction[$1] }
    }
    #expect(form / 3 >= 1e-6)
  }

  @Test func `a valid matrix is left alone and a singular one moves little`() {
    let valid = [[1, 0.4], [0.4, 1]]
    #expect(nearestCorrelation(valid) == valid)
    let singular = [[1.0, 1], [1, 1]]
    let near = nearestCorrelation(singular)
    #expect(near[0][1] < 1 && near[0][1] > 1 - 1e-5)
    #expect(choleskyFactor(near) != nil)
  }
}
