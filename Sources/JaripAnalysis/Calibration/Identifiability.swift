import JaripMath

/// How well facts tell parameters, from the curvature of the misfit at its minimum.
///
/// covariance = (JᵀJ)⁻¹, J the derivatives of residuals that are in units of their errors
///
/// - Source: Bates and Watts (1988), Nonlinear Regression Analysis and Its Applications, section 2.2; the linear
///   approximation.
struct Identifiability {
  /// By parameter, one standard error; infinite where some change of the parameters moves no residual and this parameter is
  /// part of it.
  let standardErrors: [Double]
  /// By pair of parameters that have errors.
  private let correlations: [[Double]]

  /// - Parameter jacobian: by residual, then parameter.
  init(jacobian: [[Double]]) {
    let count = jacobian.first?.count ?? 0
    let information = (0..<count).map { row in
      (0..<count).map { column in
        jacobian.reduce(0) { $0 + $1[row] * $1[column] }
      }
    }
    let (values, vectors) = symmetricEigen(information)
    let least = (values.last ?? 0) * Self.smallestShare
    let isFlat = values.map { $0 <= least }
    func covariance(_ row: Int, _ column: Int) -> Double {
      values.indices.reduce(0) { sum, axis in
        isFlat[axis] ? sum : sum + vectors[row][axis] * vectors[column][axis] / values[axis]
      }
    }
    let errors = (0..<count).map { parameter in
      let isTold = values.indices.allSatisfy {
        !isFlat[$0] || abs(vectors[parameter][$0]) < Self.smallestPart
      }
      return isTold ? covariance(parameter, parameter).squareRoot() : .infinity
    }
    standardErrors = errors
    correlations = (0..<count).map { row in
      (0..<count).map { column in
        let scale = errors[row] * errors[column]
        return scale.isFinite && scale > 0 ? covariance(row, column) / scale : 0
      }
    }
  }

  /// The parameter with which another is most confused, with their correlation; nothing where there is none.
  func partner(of parameter: Int) -> (parameter: Int, correlation: Double)? {
    correlations[parameter].enumerated().filter { $0.offset != parameter }
      .max { abs($0.element) < abs($1.element) }
      .map { ($0.offset, $0.element) }
  }

  /// A direction along which the misfit bends this much less than along the sharpest is flat: derivatives from
  /// differences are not better than that.
  private static let smallestShare = 1e-10
  private static let smallestPart = 1e-4
}
