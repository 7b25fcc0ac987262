public import JaripLanguage
public import OrderedCollections

/// What a planner wrote: merged over all files, typed, every value with the place that set it.
public struct Scenario: Sendable {
  /// The main file first, then every file it builds on, and tables, in the order of reading.
  public var files: [SourceFile]
  public var title: LocalText
  public var summary: LocalText
  /// The unit in which money is reported.
  public var money: Unit
  public var units: UnitTable
  public var timeline: Timeline
  public var centres: [Centre]
  /// Titles of programmes by name, for those that have one.
  public var programmes: OrderedDictionary<String, LocalText> = [:]
  public var report: Report
  public var observations: [Observation]
  public var events: [DatedEvent] = []
  public var references: [Reference]
  public var checks: [Check]
  public var simulation: Simulation
  /// At least one; a file without alternatives has one named `base`.
  public var alternatives: [Alternative]
  /// Alternatives of the file that are not run.
  public private(set) var leftOut: [Alternative] = []
  /// Doubts that do not stop a run.
  public var warnings: [Diagnostic]
  /// Names of entries that could not be read; only in what `readPartly` gives.
  public var unreadNames: Set<String> = []

  public init(
    files: [SourceFile], title: LocalText, summary: LocalText, money: Unit, units: UnitTable,
    timeline: Timeline, centres: [Centre], report: Report, observations: [Observation],
    references: [Reference], checks: [Check], simulation: Simulation,
    alternatives: [Alternative], warnings: [Diagnostic]
  ) {
    self.files = files
    self.title = title
    self.summary = summary
    self.money = money
    self.units = units
    self.timeline = timeline
    self.centres = centres
    self.report = report
    self.observations = observations
    self.references = references
    self.checks = checks
    self.simulation = simulation
    self.alternatives = alternatives
    self.warnings = warnings
  }

  /// Leaves out all alternatives but those named.
  public mutating func restrict(to names: Set<String>) {
    leftOut += alternatives.filter { !names.contains($0.name) }
    alternatives.removeAll { !names.contains($0.name) }
  }

  /// The centres' groups in order of first appearance.
  public var groups: [String] {
    var seen: OrderedSet<String> = []
    for centre in centres { if let group = centre.group { seen.append(group) } }
    return Array(seen)
  }
}

/// A text per language; the key `""` holds a text that serves every language.
public struct LocalText: Hashable, Sendable {
  /// Those that the program speaks.
  public static let languages = ["en", "ko"]

  public var texts: OrderedDictionary<String, String>

  public init(_ texts: OrderedDictionary<String, String> = [:]) { self.texts = texts }

  public var isEmpty: Bool { texts.isEmpty }

  /// The text in `language`, else the common one, else English, else the first there is.
  public func text(in language: String) -> String? {
    texts[language] ?? texts[""] ?? texts["en"] ?? texts.values.first
  }
}

public struct Centre: Sendable {
  public var id: String
  public var title: LocalText
  public var group: String?
  /// Not before the timeline's start.
  public var opens: Month
  public var place: SourcePlace

  public init(id: String, title: LocalText, group: String?, opens: Month, place: SourcePlace) {
    self.id = id
    self.title = title
    self.group = group
    self.opens = opens
    self.place = place
  }
}

/// A named variant of everything that may differ between alternatives, patches applied.
public struct Alternative: Sendable {
  /// The name of the only alternative of a file that names none.
  public static let implicitName = "base"

  public var name: String
  public var title: LocalText
  public var quantities: OrderedDictionary<String, Quantity>
  public var correlations: [Correlation]
  /// Revenue lines first, then cost lines, each in the order of the file.
  public var lines: OrderedDictionary<String, Line>
  public var grants: OrderedDictionary<String, Grant>
  public var share: Share
  public var reserves: Reserves
  public var independence: Independence

  /// Whether no file calls it anything.
  public var isImplicit: Bool { name == Self.implicitName && title.isEmpty }

  public init(
    name: String, title: LocalText, quantities: OrderedDictionary<String, Quantity>,
    correlations: [Correlation], lines: OrderedDictionary<String, Line>,
    grants: OrderedDictionary<String, Grant>, share: Share, reserves: Reserves,
    independence: Independence
  ) {
    self.name = name
    self.title = title
    self.quantities = quantities
    self.correlations = correlations
    self.lines = lines
    self.grants = grants
    self.share = share
    self.reserves = reserves
    self.independence = independence
  }
}

/// Which cost lines are shared.
public enum Share: Equatable, Sendable {
  case none
  case all
  case lines([String])
}

public struct Report: Sendable {
  /// The date of the answer; the timeline's end if not given.
  public var headline: Month?
  /// Extra quantities to keep by month.
  public var monthly: [Reported]
  /// Extra quantities to keep by fiscal year.
  public var yearly: [Reported]

  public init(headline: Month? = nil, monthly: [Reported] = [], yearly: [Reported] = []) {
    self.headline = headline
    self.monthly = monthly
    self.yearly = yearly
  }

  /// The name of a quantity that the report keeps.
  public struct Reported: Sendable {
    public var name: String
    public var place: SourcePlace
    public init(name: String, place: SourcePlace) {
      self.name = name
      self.place = place
    }
  }
}

/// How trials are laid out.
public enum Sampling: String, CaseIterable, Codable, Sendable { case random, lhs, sobol }

public struct Simulation: Equatable, Sendable {
  /// Some days of work. The draws of trials are told apart up to 2^32.
  public static let mostTrials = 1_000_000_000

  public var trials: Int
  public var seed: UInt64
  public var sampling: Sampling
  public init(trials: Int = 10_000, seed: UInt64 = 1, sampling: Sampling = .random) {
    self.trials = trials
    self.seed = seed
    self.sampling = sampling
  }
}
