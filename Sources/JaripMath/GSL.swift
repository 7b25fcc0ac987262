import CGSL

/// Switches off GSL's error handler, which would abort the program; results are checked instead.
/// Every use of GSL goes through `gsl` so that this has happened first.
enum GSL {
  private static let isQuiet: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  @inline(always)
  static func quietly<Result>(_ call: () -> Result) -> Result {
    _ = isQuiet
    return call()
  }

  static func gammaCdf(_ x: Double, _ shape: Double, isUpper: Bool = false) -> Double {
    quietly { isUpper ? gsl_cdf_gamma_Q(x, shape, 1) : gsl_cdf_gamma_P(x, shape, 1) }
  }

  static func logGamma(_ x: Double) -> Double { quietly { gsl_sf_lngamma(x) } }
}
