public import JaripLanguage

/// A fact that forecasts are held against.
public struct Observation: Sendable {
  public enum Use: String, CaseIterable, Sendable { case fit, test }
  public var name: String
  public var of: Formula
  public var centre: String?
  /// The months over which a flow is summed; one month for a level.
  public var over: ClosedRange<Month>
  /// In the stated unit.
  public var value: Double
  /// One standard deviation, in the stated unit.
  public var error: Double?
  public var unit: Unit
  public var use: Use
  public var notes: Notes
  public var place: SourcePlace
  public init(
    name: String, of: Formula, centre: String?, over: ClosedRange<Month>, value: Double,
    error: Double?, unit: Unit, use: Use, notes: Notes, place: SourcePlace
  ) {
    self.name = name
    self.of = of
    self.centre = centre
    self.over = over
    self.value = value
    self.error = error
    self.unit = unit
    self.use = use
    self.notes = notes
    self.place = place
  }
}

/// An outside view, printed beside the forecast.
public struct Reference: Sendable {
  public var name: String
  public var of: Formula
  public var at: Month
  public var mean: Double
  public var standardDeviation: Double
  public var notes: Notes
  public var place: SourcePlace
  public init(
    name: String, of: Formula, at: Month, mean: Double, standardDeviation: Double, notes: Notes,
    place: SourcePlace
  ) {
    self.name = name
    self.of = of
    self.at = at
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.notes = notes
    self.place = place
  }
}

/// A statement about results that must hold.
public struct Check: Sendable {
  /// As written; read by the analysis that decides it.
  public var text: String
  public var because: LocalText
  public var place: SourcePlace
  public init(text: String, because: LocalText = LocalText(), place: SourcePlace) {
    self.text = text
    self.because = because
    self.place = place
  }
}
