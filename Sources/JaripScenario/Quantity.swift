public import JaripLanguage
public import OrderedCollections

/// An input or a model quantity.
public struct Quantity: Sendable {
  public enum Section: String, Sendable { case inputs, model }

  public var name: String
  public var section: Section
  public var value: Value
  public var notes: Notes
  /// The stated unit; a pure number for an input that states none, nothing for a model quantity that states none.
  public var unit: Unit?
  public var unitPlace: SourcePlace?
  /// For which axes a distribution in it is drawn anew; `everyTrial` alone is empty.
  public var each: Each
  /// The correlation of the normal scores of different centres, a formula without random parts.
  public var common: Formula?
  /// Values that replace the quantity's own in exactly these months.
  public var actual: [Month: MonthlyValue]
  /// A lever's range, in the stated unit.
  public var range: ClosedRange<Double>?
  public var overYear: OverYear?
  /// Where the name was last given a value.
  public var place: SourcePlace

  public init(
    name: String, section: Section, value: Value, notes: Notes = Notes(), unit: Unit? = nil,
    unitPlace: SourcePlace? = nil, each: Each = [], common: Formula? = nil,
    actual: [Month: MonthlyValue] = [:], range: ClosedRange<Double>? = nil,
    overYear: OverYear? = nil, place: SourcePlace
  ) {
    self.name = name
    self.section = section
    self.value = value
    self.notes = notes
    self.unit = unit
    self.unitPlace = unitPlace
    self.each = each
    self.common = common
    self.actual = actual
    self.range = range
    self.overYear = overYear
    self.place = place
  }

  /// What states a quantity's value.
  public enum Value: Sendable {
    case formula(Formula)
    /// One formula for each centre, by id; `others` is resolved.
    case perCentre(OrderedDictionary<String, Formula>)
    /// Numbers in the stated unit, by month; steps hold until the next and before the first.
    case schedule([Month: MonthlyValue], isLinear: Bool)
    /// A function of one pure number: points in ascending order, linear between, flat outside.
    case curve([CurvePoint])
    /// A stock: its value at the start of the month; `flow` per month changes it at the month's end.
    case stock(start: Formula, flow: Formula)
    /// A stock whose value at the start of the next month is `next`.
    case recurrence(start: Formula, next: Formula)
  }

  public struct CurvePoint: Equatable, Sendable {
    public var x: Double
    public var y: Double
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public struct Each: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let centre = Each(rawValue: 1)
    public static let month = Each(rawValue: 2)
  }

  /// How a fiscal year's figure is taken from the months there are.
  public enum OverYear: String, CaseIterable, Sendable { case sum, end, mean }
}

/// Numbers in the stated unit: one for all centres or one for each, by id.
public enum MonthlyValue: Equatable, Sendable {
  case all(Double)
  case perCentre(OrderedDictionary<String, Double>)
}

/// What a planner says about a value beside the value itself.
public struct Notes: Equatable, Sendable {
  public enum Evidence: String, CaseIterable, Sendable { case data, assumption, hindsight, tuned }
  public var title: LocalText
  public var note: LocalText
  public var source: LocalText
  public var evidence: Evidence?
  public init(
    title: LocalText = LocalText(), note: LocalText = LocalText(), source: LocalText = LocalText(),
    evidence: Evidence? = nil
  ) {
    self.title = title
    self.note = note
    self.source = source
    self.evidence = evidence
  }
}

/// A Spearman rank correlation between two inputs.
public struct Correlation: Sendable {
  public var first: String
  public var second: String
  /// −1 to 1.
  public var rank: Double
  public var place: SourcePlace
  public init(first: String, second: String, rank: Double, place: SourcePlace) {
    self.first = first
    self.second = second
    self.rank = rank
    self.place = place
  }
}
