import CGSL

/// The parameters at which the sum of squared residuals is least, near where the search began.
///
///     let fit = LeastSquares(from: [0, 0], residualCount: 3) { p in [p[0] - 1, p[1] - 2, p[0] + p[1] - 3] }
///
/// GSL's trust region method (Levenberg and Marquardt) with derivatives from differences. Parameters are to be of the size
/// of 1: logarithms of factors, say. The minimum is a local one. A step that goes far, or to where residuals have no value, is
/// taken back and tried shorter.
///
/// - Source: Moré (1978), The Levenberg-Marquardt algorithm, Lecture Notes in Mathematics 630, as in GSL 2.7,
///   chapter "Nonlinear least-squares fitting".
public struct LeastSquares: Sendable {
  public let parameters: [Double]
  public let residuals: [Double]
  /// By residual, then parameter: how a residual moves with a parameter at the minimum.
  public let jacobian: [[Double]]
  /// Whether the search ended because nothing got better, not because it had no steps left.
  public let isConverged: Bool

  /// - Parameters:
  ///   - step: of a parameter in derivatives; larger than rounding needs, since models have steps such as whole classes.
  ///   - reach: how far any parameter goes at once.
  ///   - residuals: as many as `residualCount`, at least as many as parameters; nothing where they are undefined.
  /// - Returns: nothing where the residuals are undefined at the start.
  public init?(
    from start: [Double], residualCount: Int, step: Double = 1e-4, reach: Double = 1,
    _ residuals: ([Double]) -> [Double]?
  ) {
    precondition(!start.isEmpty && start.count <= residualCount, "There are too few residuals")
    guard
      let found = withoutActuallyEscaping(
        residuals,
        do: { residuals in
          LeastSquares.search(
            from: start, residualCount, step, Problem(residuals, from: start, reach: reach))
        })
    else { return nil }
    self = found
  }

  private init(parameters: [Double], residuals: [Double], jacobian: [[Double]], isConverged: Bool) {
    self.parameters = parameters
    self.residuals = residuals
    self.jacobian = jacobian
    self.isConverged = isConverged
  }

  /// What GSL calls back.
  private final class Problem {
    private let residuals: ([Double]) -> [Double]?
    private let reach: Double
    /// The best place so far and its sum of squares.
    private var best: (place: [Double], squares: Double)

    init(
      _ residuals: @escaping ([Double]) -> [Double]?, from start: [Double], reach: Double
    ) {
      self.residuals = residuals
      self.reach = reach
      best = (start, .infinity)
    }

    /// Nothing where there is nowhere to go back to.
    func values(_ place: [Double], count: Int) -> [Double]? {
      let isNear = zip(place, best.place).allSatisfy { abs($0 - $1) <= reach }
      if isNear, let values = residuals(place), values.allSatisfy(\.isFinite) {
        let squares = values.reduce(0) { $0 + $1 * $1 }
        if squares < best.squares { best = (place, squares) }
        return values
      }
      // Worse than the best by so much that the search takes the step back and tries a shorter one.
      guard best.squares.isFinite else { return nil }
      return Array(repeating: (2 * best.squares + 1).squareRoot(), count: count)
    }
  }

  private static func search(
    from start: [Double], _ residualCount: Int, _ step: Double, _ problem: Problem
  ) -> LeastSquares? {
    GSL.quietly {
      let count = start.count
      let workspace = cgsl_least_squares(step, residualCount, count)!
      let position = gsl_vector_alloc(count)!
      defer {
        gsl_multifit_nlinear_free(workspace)
        gsl_vector_free(position)
      }
      // A difference is taken over the step times the parameter, so parameters are kept about 1.
      for index in 0..<count { gsl_vector_set(position, index, start[index] + shift) }
      var function = gsl_multifit_nlinear_fdf()
      function.n = residualCount
      function.p = count
      function.params = Unmanaged.passUnretained(problem).toOpaque()
      function.f = { position, context, result in
        let problem = Unmanaged<Problem>.fromOpaque(context!).takeUnretainedValue()
        let place = LeastSquares.numbers(position!).map { $0 - LeastSquares.shift }
        guard let values = problem.values(place, count: result!.pointee.size) else {
          return Int32(GSL_EBADFUNC)
        }
        for (index, value) in values.enumerated() { gsl_vector_set(result, index, value) }
        return Int32(GSL_SUCCESS)
      }
      return withExtendedLifetime(problem) { () -> LeastSquares? in
        guard gsl_multifit_nlinear_init(position, &function, workspace) == Int32(GSL_SUCCESS) else {
          return nil
        }
        var reason: Int32 = 0
        let status = gsl_multifit_nlinear_driver(
          largestStepCount, tolerance, tolerance, 0, nil, nil, &reason, workspace)
        let jacobian = gsl_multifit_nlinear_jac(workspace)!
        return LeastSquares(
          parameters: numbers(gsl_multifit_nlinear_position(workspace)).map { $0 - shift },
          residuals: numbers(gsl_multifit_nlinear_residual(workspace)),
          jacobian: (0..<residualCount).map { row in
            (0..<count).map { gsl_matrix_get(jacobian, row, $0) }
          },
          // No progress is what the end looks like where residuals have steps, and where the start is the end.
          isConverged: [GSL_SUCCESS, GSL_ENOPROG].map { Int32($0) }.contains(status)
            || reason == Int32(GSL_ENOPROG))
      }
    }
  }

  private static func numbers(_ vector: UnsafePointer<gsl_vector>) -> [Double] {
    (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
  }

  private static let shift = 1.0
  /// Far more than a smooth problem takes.
  private static let largestStepCount = 100
  /// Relative: beyond it there is nothing in the facts.
  private static let tolerance = 1e-8
}
