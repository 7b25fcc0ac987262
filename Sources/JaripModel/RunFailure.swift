public import JaripLanguage

/// A trial in which a value is undefined, or out of its range, where it may not be.
public struct RunFailure: Error, Sendable {
  /// What happened, with the formula's place.
  public var diagnostic: Diagnostic
  public var alternative: String
  public var quantity: String
  public var centre: String?
  public var month: Month?
  /// Counted from 1.
  public var trial: Int
  /// The values that led to it, by name, in the order in which they were read.
  public var values: [(name: String, value: Double)]

  public init(
    diagnostic: Diagnostic, alternative: String, quantity: String, centre: String?, month: Month?,
    trial: Int, values: [(name: String, value: Double)]
  ) {
    self.diagnostic = diagnostic
    self.alternative = alternative
    self.quantity = quantity
    self.centre = centre
    self.month = month
    self.trial = trial
    self.values = values
  }
}
