/// A map with a closed set of keys.
struct Record: Sendable {
  var name: String
  var summary: String
  var keys: [Key]
  /// The key that a scalar instead of the map stands for.
  var shortKey: String?
  /// What naming a key drops from what is inherited: the slots of the Merging paragraph.
  var drops: [String: [String]] = [:]
  /// The keys that say what the entry's value is, so that its place is where they were set.
  var valueKeys: [String] = []
  /// A section given as `null` changes nothing, instead of being removed.
  var keepsOnNull = false

  /// The name with its article, for messages.
  var phrase: String {
    if ["reserves", "sharing", "independence"].contains(name) { return name }
    return ("aeio".contains(name.first ?? " ") ? "an " : "a ") + name
  }

  func key(_ name: String) -> Key? { keys.first { $0.name == name } }
  var keyNames: [String] { keys.map(\.name) }

  struct Key: Sendable {
    var name: String
    var type: KeyType
    var summary: String
    var isRequired = false

    init(_ name: String, _ type: KeyType, _ summary: String, isRequired: Bool = false) {
      self.name = name
      self.type = type
      self.summary = summary
      self.isRequired = isRequired
    }
  }
}

/// What a key may hold.
indirect enum KeyType: Sendable {
  case text
  /// A text, or a text per language.
  case localText
  case formula
  /// A formula, or a formula per centre with `others`.
  case formulaPerCentre
  case number
  /// A whole number that is at least this.
  case whole(Int)
  case boolean
  case month
  /// `1998-09..1999-08`.
  case months
  /// The name of a month, or 1 to 12.
  case monthOfYear
  case unit
  /// A number or a fraction such as "2%".
  case numberOrShare
  case choice([String])
  case list(KeyType)
  /// Two numbers, the lower first.
  case range
  /// One of these words, or a list.
  case choiceOrList([String], KeyType)
  /// One of these words, or a formula.
  case choiceOrFormula([String])
  /// By month a number, or numbers per centre.
  case byMonth
  /// By number a number.
  case byNumber
  case record(Record)
  /// Entries that the planner names.
  case entries(Names, Record)
  /// Entries, or a table in a file.
  case centres(Record)

  enum Names: String, Sendable { case quantity, alternative, fact }
}

/// The words that a scenario file is made of: one table, from which the closed sets of keys, the
/// merging and the JSON Schema come.
enum Grammar {
  static let document = Record(
    name: "scenario", summary: "A self-sufficiency scenario of Jarip.",
    keys: [
      .init("jarip", .whole(1), "The version of the language: 1."),
      .init("title", .localText, "What the scenario is called."),
      .init("description", .localText, "What it is about."),
      .init("extends", .list(.text), "Files this one builds on, in order; relative to this file."),
      .init("money", .unit, "The unit in which money is reported.", isRequired: true),
      .init("units", .list(.text), "Counting units of this scenario."),
      .init("timeline", .record(timeline), timeline.summary, isRequired: true),
      .init("centres", .centres(centre), "The centres of the network.", isRequired: true),
      .init("inputs", .entries(.quantity, input), "What is assumed."),
      .init("correlations", .list(.record(correlation)), "Rank correlations between inputs."),
      .init("model", .entries(.quantity, modelQuantity), "What follows: formulas and stocks."),
      .init("revenue", .entries(.quantity, revenueLine), "Where money comes from."),
      .init("costs", .entries(.quantity, costLine), "Where money goes."),
      .init("grants", .entries(.quantity, grant), "Support that is paid centre by centre."),
      .init("programmes", .entries(.fact, programme), "What programmes are called in reports."),
      .init("share", share, "Which cost lines are shared."),
      .init("reserves", .record(reserves), reserves.summary),
      .init("independence", .record(independence), independence.summary),
      .init("report", .record(report), report.summary),
      .init("observations", .entries(.fact, observation), "Facts that forecasts are held against."),
      .init("events", .entries(.fact, event), "What had happened by a date, or had not."),
      .init("references", .entries(.fact, reference), "Outside views, beside the forecast."),
      .init("alternatives", .entries(.alternative, alternative), "Named patches, side by side."),
      .init("checks", .list(.record(check)), "Statements about results that must hold."),
      .init("simulation", .record(simulation), simulation.summary),
    ], keepsOnNull: true)

  static let share = KeyType.choiceOrList(["none", "all"], .text)

  /// What an alternative may patch.
  static let alternative = Record(
    name: "alternative", summary: "A named patch.",
    keys: [
      .init("title", .localText, "What the alternative is called."),
      .init("inputs", .entries(.quantity, input), "Changed assumptions."),
      .init("correlations", .list(.record(correlation)), "Rank correlations, replaced as a whole."),
      .init("model", .entries(.quantity, modelQuantity), "Changed formulas and stocks."),
      .init("revenue", .entries(.quantity, revenueLine), "Changed revenue."),
      .init("costs", .entries(.quantity, costLine), "Changed costs."),
      .init("grants", .entries(.quantity, grant), "Changed grants."),
      .init("share", share, "Which cost lines are shared."),
      .init("reserves", .record(reserves), reserves.summary),
      .init("independence", .record(independence), independence.summary),
    ], keepsOnNull: true)

  /// A document that has only a model, such as the standard measures.
  static let prelude = Record(
    name: "prelude", summary: "Quantities that a scenario inherits.",
    keys: [
      .init("jarip", .whole(1), "The version of the language: 1."),
      .init("model", .entries(.quantity, modelQuantity), "Formulas and stocks."),
    ], keepsOnNull: true)
}
