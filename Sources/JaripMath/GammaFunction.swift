/// The regularised incomplete gamma function P(shape, x), or Q(shape, x) when `isUpper`.
///
/// GSL below `largeGammaShape`; above, Temme's uniform expansion with two terms, whose next term is
/// below 1e-12 of the second.
///
/// - Accuracy: 1e-12 relative within nine standard deviations of the mean.
/// - Source: Temme, N. M. (1979), The asymptotic expansion of the incomplete gamma functions; DLMF
///   8.12.3, 8.12.4, 8.12.8 and 8.12.12 to 8.12.13.
func gammaCdf(_ x: Double, _ shape: Double, isUpper: Bool = false) -> Double {
  if x <= 0 { return isUpper ? 1 : 0 }
  if shape <= largeGammaShape { return GSL.gammaCdf(x, shape, isUpper: isUpper) }
  // shape * eta^2 / 2, with eta's sign that of x - shape.
  let half = deviance(shape, x)
  let score = (2 * half).squareRoot()
  let eta = x < shape ? -score / shape.squareRoot() : score / shape.squareRoot()
  let mu = (x - shape) / shape
  let first: Double
  let second: Double
  if abs(eta) < 0.1 {
    // The differences below would cancel: their series, DLMF 8.12.12 and 8.12.13.
    let tail = 1.0 / 864 + eta * (1.0 / 2835 + eta * (-139.0 / 777_600 + eta / 25_515))
    first = -1.0 / 3 + eta * (1.0 / 12 + eta * (-2.0 / 135 + eta * tail))
    second = -1.0 / 540 + eta * (-1.0 / 288 + eta * (25.0 / 12_096))
  } else {
    first = 1 / mu - 1 / eta
    second = 1 / (eta * eta * eta) - (1 / mu + 1) / (mu * mu) - 1 / (12 * mu)
  }
  let correction = exponential(-half) / (2 * .pi * shape).squareRoot() * (first + second / shape)
  return isUpper
    ? normalCdf(eta < 0 ? score : -score) + correction
    : normalCdf(eta < 0 ? -score : score) - correction
}

/// x^shape exp(-x) / Gamma(shape): the density of log x. Its large terms cancel on paper.
func gammaFront(_ x: Double, _ shape: Double) -> Double {
  exponential(-stirlingError(shape) - deviance(shape, x)) * (shape / (2 * .pi)).squareRoot()
}
