import CKernels

extension Kernels {
  /// One uniform in (0, 1) for each of `count` trials from `firstTrial` on; see `DrawKey`.
  public func uniforms(
    key: UInt64, firstTrial: Int, month: UInt32, centre: UInt64,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    table.pointee.uniforms(out, count, key, UInt32(truncatingIfNeeded: firstTrial), month, centre)
  }

  /// Points of digital sequences as uniforms; see `ScrambledSobol` for the layout of `columns`.
  func sobol(
    _ columns: UnsafePointer<UInt64>, firstTrial: Int, into out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    table.pointee.sobol(out, count, UInt32(truncatingIfNeeded: firstTrial), columns)
  }

  /// Uniforms of which each part of the run has one in each of as many equal strata as it has trials, in random order.
  func latin(
    key: UInt64, firstTrial: Int, month: UInt32, centre: UInt64, trials: Int,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    precondition(firstTrial + count <= trials, "A Latin hypercube has no more trials")
    table.pointee.latin(
      out, count, key, UInt32(truncatingIfNeeded: firstTrial), month, centre,
      UInt32(truncatingIfNeeded: trials))
  }

  /// The piecewise linear function through the points, flat outside; undefined arguments stay so.
  ///
  /// - Parameter curve: the number of points (at least 1), their arguments, ascending, and their values.
  public func curve(
    _ x: UnsafePointer<Double>, _ curve: UnsafePointer<Double>,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    precondition(curve.pointee > 0, "A curve needs a point")
    loop(.curve)(out, x, curve, nil, count)
  }

  /// Piecewise cubic on equal intervals from `low`, four coefficients for each; flat outside.
  func cubicTable(
    _ x: UnsafePointer<Double>, low: Double, inverseStep: Double,
    coefficients: UnsafePointer<Double>, intervalCount: Int,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    table.pointee.table(out, x, count, low, inverseStep, coefficients, intervalCount)
  }

  /// Quantiles of counts by adding up probabilities from that of none: P(k + 1) = P(k) (base + k step) / (k + 1).
  ///
  /// - Returns: in `out`, −1 where the count is over 63 or rounding could decide.
  func countUp(
    to u: UnsafePointer<Double>, none: UnsafePointer<Double>, base: UnsafePointer<Double>,
    step: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    table.pointee.count_up(out, u, none, base, step, count)
  }

  /// Each value as a `SketchCode`. Widens `range` to hold the defined values.
  ///
  /// - Returns: whether a value is outside what codes can tell apart.
  func codes(
    _ x: UnsafePointer<Double>, into codes: UnsafeMutablePointer<UInt16>, count: Int,
    range: inout (least: Double, greatest: Double)
  ) -> Bool {
    table.pointee.codes(
      codes, x, count, CInt(sketchDroppedBits), UInt32(SketchCode.firstKey), &range.least,
      &range.greatest)
  }

  /// Count, mean and squared deviations of the defined values, in eight fixed lanes.
  public func moments(_ x: UnsafePointer<Double>, count: Int) -> Moments {
    var total = 0.0
    var mean = 0.0
    var squares = 0.0
    table.pointee.moments(x, count, &total, &mean, &squares)
    return Moments(count: Int(total), mean: mean, squaredDeviations: squares)
  }

  /// The airport rule (the Shapley value of the largest amount) trial by trial.
  ///
  /// - Shape: `values`, `member` and `out` hold `count` trials for each centre in turn; a centre with
  ///   `member` 0 pays 0.
  /// - Edge cases: amounts must not be negative; one undefined amount of a member makes all members'
  ///   shares of that trial undefined. `out` may be `values`.
  /// - Complexity: O(centres log centres) for each trial.
  /// - Source: Littlechild and Owen (1973), A simple expression for the Shapley value in a special
  ///   case, Management Science 20, 370-372.
  public func airport(
    _ values: UnsafePointer<Double>, member: UnsafePointer<Double>, centreCount: Int,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    table.pointee.airport(out, values, member, centreCount, count)
  }
}
