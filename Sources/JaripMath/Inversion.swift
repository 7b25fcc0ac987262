// Quantiles of the beta, gamma and Student distributions by Newton steps on the logarithm of the
// smaller tail, in the variable in which that logarithm is concave: logit x for beta, log x for gamma.
// Concave means that from the left every step stays on the left, so the iteration cannot oscillate; a
// bracket catches rounding. Not GSL's inverses: gsl_cdf_gamma_Pinv(1e-5, 0.05, 1) is NaN.

/// The beta quantile at a standard normal score, so that both tails keep their digits.
///
/// - Accuracy: 1e-12 relative to the nearer end of the range.
func betaQuantile(score: Double, a: Double, b: Double) -> Double {
  if score.isNaN { return .nan }
  if score <= 0 { return betaLowerTail(normalCdf(score), BetaShape(a, b)) }
  return 1 - betaLowerTail(normalCdf(-score), BetaShape(b, a))
}

/// The x below which a share `p` (at most about a half) of the beta distribution lies.
func betaLowerTail(_ p: Double, _ shape: BetaShape, start: Double? = nil) -> Double {
  if p <= 0 { return 0 }
  let logit = newton(logarithm(p), start: start ?? firstLogit(p, shape), low: -745, high: 745) {
    let x = logistic($0)
    let (cdf, front) = shape.cdfAndFront(x, complement: logistic(-$0))
    return (cdf, front)
  }
  return logistic(logit)
}

/// Small shapes: the power law of the tail. Large ones: nearly normal in the logit.
private func firstLogit(_ p: Double, _ shape: BetaShape) -> Double {
  let (a, b) = (shape.a, shape.b)
  guard a < 2 else {
    return logarithm(a / b) + normalQuantile(p) * (1 / a + 1 / b).squareRoot()
  }
  let logBeta = GSL.logGamma(a) + GSL.logGamma(b) - GSL.logGamma(a + b)
  return Swift.min((logarithm(p) + logarithm(a) + logBeta) / a, 30)
}

/// The gamma quantile with scale 1 at a standard normal score, so that both tails keep their digits.
///
/// - Accuracy: 1e-12 relative.
/// - Edge cases: undefined where the tail's probability is too small for a double, beyond 38 scores.
func gammaQuantile(score: Double, shape: Double) -> Double {
  let tail = normalCdf(-abs(score))
  guard tail > 0 else { return .nan }
  let isUpper = score > 0
  // Wilson and Hilferty (1931): the cube root is nearly normal. Small shapes: the tail's power law.
  let root = 1 - 1 / (9 * shape) + score / (3 * shape.squareRoot())
  let power = (logarithm(isUpper ? 1 - tail : tail) + GSL.logGamma(shape + 1)) / shape
  let guess =
    root > 0.2 && shape > 0.5 ? logarithm(shape * root * root * root) : Swift.min(power, 2)
  let y = newton(logarithm(tail), start: guess, low: -745, high: 709, isDecreasing: isUpper) { y in
    let x = exponential(y)
    return (
      gammaCdf(x, shape, isUpper: isUpper),
      gammaFront(x, shape)
    )
  }
  return exponential(y)
}

/// The quantile of Student's t at a standard normal score: t^2 / (df + t^2) is a beta variable.
///
/// - Accuracy: 1e-12 relative.
/// - Edge cases: undefined where the tail's probability is too small for a double, beyond 38 scores.
func studentQuantile(score: Double, df: Double) -> Double {
  let z = abs(score)
  let tail = normalCdf(-z)
  guard tail > 0 else { return .nan }
  if z == 0 { return 0 }
  let sign = score < 0 ? -1.0 : 1.0
  if df > largestStudentTable {
    // Cornish-Fisher: Abramowitz and Stegun (1964), 26.7.5; the next term is below 1e-16.
    let z2 = z * z
    let first = z * (z2 + 1) / 4
    let second = z * ((5 * z2 + 16) * z2 + 3) / 96
    let third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
    return sign * (z + (first + (second + third / df) / df) / df)
  }
  let size: Double
  if tail < 0.25 {
    let x = betaLowerTail(2 * tail, BetaShape(df / 2, 0.5))
    size = (df * (1 - x) / x).squareRoot()
  } else {
    let x = betaLowerTail(1 - 2 * tail, BetaShape(0.5, df / 2))
    size = (df * x / (1 - x)).squareRoot()
  }
  return sign * size
}

/// The y at which the logarithm of a tail probability is `target`.
///
/// - Parameter tail: the tail's probability at y and the size of its derivative.
private func newton(
  _ target: Double, start: Double, low: Double, high: Double, isDecreasing: Bool = false,
  _ tail: (Double) -> (probability: Double, density: Double)
) -> Double {
  var low = low
  var high = high
  var y = Swift.min(Swift.max(start, low), high)
  for _ in 0..<200 {
    let (probability, density) = tail(y)
    let excess = probability > 0 ? logarithm(probability) - target : -1
    if abs(excess) < 2e-16 { return y }
    if (excess > 0) == isDecreasing { low = y } else { high = y }
    let step = excess * probability / density
    var next = isDecreasing ? y + step : y - step
    if probability > 0, abs(next - y) <= 4e-16 * Swift.max(1, abs(y)) { return next }
    if !(probability > 0 && next > low && next < high) { next = low + (high - low) / 2 }
    if next <= low || next >= high { return y }
    y = next
  }
  return y
}
