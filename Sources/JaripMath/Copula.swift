import CGSL

/// The correlation of normal scores that gives a Spearman rank correlation of `rank`: 2 sin(pi rank/6).
///
/// - Source: Pearson, K. (1907), On further methods of determining correlation.
public func normalCorrelation(rank: Double) -> Double {
  GSL.quietly { 2 * gsl_sf_sin(.pi * rank / 6) }
}

/// The lower triangular factor L with L L' = `matrix`; nil when it is not positive definite.
///
/// - Shape: a square symmetric matrix by rows; the upper triangle of the result is zero.
public func choleskyFactor(_ matrix: [[Double]]) -> [[Double]]? {
  let count = matrix.count
  precondition(matrix.allSatisfy { $0.count == count }, "The matrix is not square")
  if count == 0 { return [] }
  return withGSLMatrix(matrix) { work in
    guard gsl_linalg_cholesky_decomp1(work) == 0 else { return nil }
    let factor = (0..<count).map { row in
      (0..<count).map { $0 <= row ? gsl_matrix_get(work, row, $0) : 0 }
    }
    return factor.allSatisfy { $0.allSatisfy(\.isFinite) } ? factor : nil
  }
}

/// The eigenvalues in ascending order with their vectors as columns of the second result.
package func symmetricEigen(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
  let count = matrix.count
  precondition(matrix.allSatisfy { $0.count == count }, "The matrix is not square")
  if count == 0 { return ([], []) }
  return withGSLMatrix(matrix) { work in
    let values = gsl_vector_alloc(count)!
    let vectors = gsl_matrix_alloc(count, count)!
    let workspace = gsl_eigen_symmv_alloc(count)!
    defer {
      gsl_vector_free(values)
      gsl_matrix_free(vectors)
      gsl_eigen_symmv_free(workspace)
    }
    _ = gsl_eigen_symmv(work, values, vectors, workspace)
    _ = gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_ASC)
    return (
      (0..<count).map { gsl_vector_get(values, $0) },
      (0..<count).map { row in (0..<count).map { gsl_matrix_get(vectors, row, $0) } }
    )
  }
}

/// A positive definite correlation matrix near `matrix`: eigenvalues below 1e-6 are raised to it, then
/// rows and columns are scaled back to a diagonal of 1, until nothing changes.
///
/// Not the nearest in the Frobenius norm (Higham 2002), but close to it, and it is what a message can
/// suggest: the caller rounds it anyway. A matrix that already qualifies is returned unchanged.
///
/// - Source: Rebonato and Jäckel (1999), The most general methodology to create a valid correlation
///   matrix for risk management and option pricing purposes, section 3.
public func nearestCorrelation(_ matrix: [[Double]]) -> [[Double]] {
  let count = matrix.count
  var result = matrix
  for _ in 0..<100 {
    let (values, vectors) = symmetricEigen(result)
    if values.allSatisfy({ $0 >= smallestEigenvalue }) { break }
    // A little above the bound: the scaling to a diagonal of 1 may lower the smallest eigenvalue.
    let raised = values.map { Swift.max($0, 2 * smallestEigenvalue) }
    var product = result
    for row in 0..<count {
      for column in 0..<count {
        product[row][column] = (0..<count).reduce(0) {
          $0 + vectors[row][$1] * raised[$1] * vectors[column][$1]
        }
      }
    }
    for row in 0..<count {
      for column in 0..<count {
        result[row][column] =
          row == column
          ? 1
          : product[Swift.max(row, column)][Swift.min(row, column)]
            / (product[row][row] * product[column][column]).squareRoot()
      }
    }
  }
  return result
}

private func withGSLMatrix<Result>(
  _ matrix: [[Double]], _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
) -> Result {
  GSL.quietly {
    let count = matrix.count
    let work = gsl_matrix_alloc(count, count)!
    defer { gsl_matrix_free(work) }
    for row in 0..<count {
      for column in 0..<count { gsl_matrix_set(work, row, column, matrix[row][column]) }
    }
    return body(work)
  }
}
