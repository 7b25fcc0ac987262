public import JaripLanguage

/// A fact about an outcome at a date: that a centre, or the network, stood alone or had closed by a month, or had not.
public struct DatedEvent: Sendable {
  public enum Outcome: String, CaseIterable, Sendable { case independent, closed }
  public var name: String
  public var outcome: Outcome
  /// A centre's id; nothing for the network.
  public var centre: String?
  public var by: Month
  public var happened: Bool
  /// The probability that somebody gave it without the model, such as a base rate.
  public var expected: Double?
  public var use: Observation.Use
  public var notes: Notes
  public var place: SourcePlace
  public init(
    name: String, outcome: Outcome, centre: String?, by: Month, happened: Bool, expected: Double?,
    use: Observation.Use, notes: Notes, place: SourcePlace
  ) {
    self.name = name
    self.outcome = outcome
    self.centre = centre
    self.by = by
    self.happened = happened
    self.expected = expected
    self.use = use
    self.notes = notes
    self.place = place
  }
}
