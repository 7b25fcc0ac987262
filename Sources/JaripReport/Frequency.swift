import JaripAnalysis

/// How many of all trials have a property.
struct Frequency: Equatable, Sendable {
  var count: Int
  /// What all of them count together.
  var trials: Int
  /// The Monte Carlo error as the parts of the run have it; nothing where trials are drawn at random and count the same.
  var errorFromParts: Double? = nil
  /// How many trials of equal weight would be as sure; nothing where all count the same.
  var effectiveTrials: Int? = nil

  var probability: Double { Double(count) / Double(trials) }

  /// How many trials the frequency is worth.
  var worth: Int { effectiveTrials ?? trials }

  /// The Monte Carlo error of `probability`: the standard deviation of the indicator, divisor
  /// n − 1, over the root of n, if the run has no parts. Nothing for a single trial.
  var standardError: Double? {
    guard worth > 1 else { return nil }
    if let errorFromParts { return errorFromParts }
    return (probability * (1 - probability) / Double(worth - 1)).squareRoot()
  }

  /// The 95 % limits of the probability by Wilson's score method.
  var wilsonLimits: ClosedRange<Double> {
    WilsonInterval.limits(count, of: trials, worth: worth, error: errorFromParts)
  }

  /// By the rule of three, n in "below 1 in n at 95 %" when no trial of all has the property.
  ///
  /// The trials it is worth / 3, rounded down to two digits.
  var ruleOfThree: Int {
    var (rest, scale) = (worth / 3, 1)
    while rest >= 100 { (rest, scale) = (rest / 10, scale * 10) }
    return rest * scale
  }

  var isNone: Bool { count == 0 }
  var isAll: Bool { count == trials }

  /// 100, below 1 in 100 1,000, and below 1 in 1,000 10,000.
  var denominator: Int {
    if isNone || probability >= 0.01 { return 100 }
    return probability >= 0.001 ? 1000 : 10_000
  }

  /// The denominator that serves all of several frequencies in one sentence.
  static func denominator(of frequencies: [Frequency]) -> Int {
    frequencies.map(\.denominator).max() ?? 100
  }

  enum Rounded: Equatable {
    case about(Int)
    case fewerThan(Int)
    case over(Int)
  }

  /// The frequency out of `denominator`, to the first digit of its error, as tables have it, and to no
  /// less than 1.
  func rounded(outOf denominator: Int) -> Rounded {
    let scale = Double(denominator)
    let step = NumberText.power(
      of: 10, max(0, -NumberText.errorDigits((standardError ?? 0) * scale)))
    let value = (probability * scale / step).rounded() * step
    // Half a step rounds up to one, which would say more than is known.
    if probability * scale < step { return .fewerThan(Int(step)) }
    return probability * scale > scale - step ? .over(denominator - Int(step)) : .about(Int(value))
  }
}
