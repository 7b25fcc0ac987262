import JaripMath

/// Scores of single forecasts: all are losses, the lower the better, and proper: an honest forecast has the lowest
/// expectation.
public enum Scores {
  /// The loss of a quantile: (fact − forecast) · q above it, (forecast − fact) · (1 − q) below.
  ///
  /// - Source: Koenker and Bassett (1978), Econometrica 46; twice its integral over q is the CRPS.
  public static func pinball(_ probability: Double, forecast: Double, fact: Double) -> Double {
    fact >= forecast
      ? (fact - forecast) * probability : (forecast - fact) * (1 - probability)
  }

  /// The score of a central interval that is to hold the fact with probability `share`.
  ///
  /// width + 2 / (1 − share) · distance of the fact from the interval
  ///
  /// - Source: Gneiting and Raftery (2007), JASA 102, equation 43.
  public static func interval(
    _ interval: ClosedRange<Double>, holding share: Double, fact: Double
  ) -> Double {
    let outside = max(interval.lowerBound - fact, fact - interval.upperBound, 0)
    return interval.upperBound - interval.lowerBound + 2 / (1 - share) * outside
  }

  /// The continuous ranked probability score of a normal forecast; with no deviation the distance to the fact.
  ///
  /// - Source: Gneiting and Raftery (2007), JASA 102, section 4.2, with the sign of a loss.
  public static func crps(ofNormal mean: Double, standardDeviation: Double, fact: Double) -> Double
  {
    guard standardDeviation > 0 else { return abs(fact - mean) }
    let z = (fact - mean) / standardDeviation
    let density = exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
    return standardDeviation
      * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / Double.pi.squareRoot())
  }

  /// The square of what a probability missed.
  ///
  /// - Source: Brier (1950), Monthly Weather Review 78, for one event (half of his sum over both classes).
  public static func brier(_ probability: Double, happened: Bool) -> Double {
    let miss = probability - (happened ? 1 : 0)
    return miss * miss
  }

  /// −log of the probability given to what happened, natural, with probabilities held between 0.01 and 0.99.
  ///
  /// Without the limits one event that was called impossible would outweigh all others for ever; a probability from
  /// trials cannot tell 0 from one in ten thousand anyway.
  public static func logarithmic(_ probability: Double, happened: Bool) -> Double {
    let held = min(0.99, max(0.01, probability))
    return -logarithm(happened ? held : 1 - held)
  }

  /// What of a reference's score is saved: 1 − score / reference; 0 against itself, 1 for no loss at all.
  ///
  /// - Returns: nothing when only the reference has no loss.
  public static func skill(_ score: Double, against reference: Double) -> Double? {
    if score == reference { return 0 }
    return reference > 0 ? 1 - score / reference : nil
  }

  /// A score relative to the size of the fact, so that persons and hours can be put together; nothing for a fact of 0.
  static func relative(_ score: Double, to fact: Double) -> Double? {
    fact == 0 ? nil : score / abs(fact)
  }
}

extension ClosedRange<Double> {
  /// Whether a fact lies inside, its ends included: not missed by rounding, since many trials may lie on an end, at a cap or
  /// a minimum.
  ///
  /// - Parameter rounding: of the ends, relative.
  func holds(_ fact: Double, rounding: Double = roundingOfValues) -> Bool {
    lowerBound - rounding * abs(lowerBound) <= fact
      && fact <= upperBound + rounding * abs(upperBound)
  }
}

/// Of values that come to the same in two ways, relative.
let roundingOfValues = 1e-9
