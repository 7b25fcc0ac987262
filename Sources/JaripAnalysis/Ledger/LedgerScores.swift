public import JaripLanguage

/// The forecasts of a ledger held against facts.
///
///     let scores = try LedgerScores(forecasts, facts, asOf: Month("2004-01"))
///     LedgerSummary(scores.forecasts).coverage
///
/// A fact is due when its period has ended before the month `asOf`; every forecast of it that was made as of its last month or
/// earlier is scored.
public struct LedgerScores: Sendable {
  /// By facts as in their table, then by the ledger.
  public private(set) var scores: [LedgerScore] = []
  public private(set) var notDue: [Facts.Fact] = []
  /// Due facts that no forecast was made of before they had ended.
  public private(set) var neverForecast: [Facts.Fact] = []
  /// Forecasts of due facts in which the model had no value.
  public private(set) var withoutValue = 0
  public let asOf: Month

  /// Forecasts of what was still to come when they were written down.
  public var forecasts: [LedgerScore] { scores.filter { !$0.isRehearsal } }
  /// Those that were written down afterwards.
  public var rehearsals: [LedgerScore] { scores.filter(\.isRehearsal) }

  /// - Throws: `DiagnosticList` for facts of which no forecast says anything, and events that are neither 0 nor 1.
  public init(
    _ forecasts: [LedgerForecast], _ facts: Facts, asOf: Month
  ) throws(DiagnosticList) {
    self.asOf = asOf
    let wanted = Set(facts.facts.map(\.key))
    var figures: [FrozenFigure.Key: [(forecast: LedgerForecast, figure: FrozenFigure)]] = [:]
    var known = KnownNames()
    for forecast in forecasts {
      for figure in forecast.figures {
        known.insert(figure.key)
        if wanted.contains(figure.key) {
          figures[figure.key, default: []].append((forecast, figure))
        }
      }
    }
    var problems: [Diagnostic] = []
    for fact in facts.facts {
      let found = figures[fact.key] ?? []
      if let problem = Self.problem(fact, found.map(\.figure), known) {
        problems.append(problem)
      } else {
        add(fact, found)
      }
    }
    if !problems.isEmpty { throw DiagnosticList(problems) }
  }

  private mutating func add(
    _ fact: Facts.Fact, _ found: [(forecast: LedgerForecast, figure: FrozenFigure)]
  ) {
    guard found[0].figure.ends < asOf else { return notDue.append(fact) }
    let inTime = found.filter { $0.forecast.asOf <= $0.figure.ends }
    if inTime.isEmpty { neverForecast.append(fact) }
    for (forecast, figure) in inTime {
      if let score = LedgerScore(figure, fact.value, of: forecast) {
        scores.append(score)
      } else {
        withoutValue += 1
      }
    }
  }

  private static func problem(
    _ fact: Facts.Fact, _ figures: [FrozenFigure], _ known: KnownNames
  ) -> Diagnostic? {
    guard let first = figures.first else { return known.problem(fact) }
    if let other = figures.first(where: { $0.unit != first.unit }) {
      return Diagnostic(
        "unit-changed", "One fact cannot be of two units: \(fact.key)", at: fact.place,
        why: "a forecast has it in '\(first.unit)', a later one in '\(other.unit)'.",
        suggestion: "a ledger of its own for forecasts in the new unit")
    }
    if case .probability = first.statement, fact.value != 0, fact.value != 1 {
      return Diagnostic(
        "bad-cell", "'\(fact.key.quantity)' either happened or did not", at: fact.valuePlace,
        suggestion: "1 if it did, 0 if it did not")
    }
    return nil
  }
}

/// The names that forecasts have, column by column.
private struct KnownNames {
  private var names: [String: Set<String>] = [:]

  mutating func insert(_ key: FrozenFigure.Key) {
    for (column, name) in key.columns { names[column, default: []].insert(name) }
  }

  /// What is wrong with the key of a fact that no forecast has.
  func problem(_ fact: Facts.Fact) -> Diagnostic {
    for (column, name) in fact.key.columns where names[column]?.contains(name) != true {
      let known = (names[column] ?? []).sorted()
      let listed = known.prefix(8).joined(separator: ", ") + (known.count > 8 ? ", …" : "")
      return Diagnostic(
        "no-such-figure", "No forecast has the \(column) '\(name)'", at: fact.place,
        suggestion: nearestName(to: name, among: known).map { "'\($0)'" } ?? listed)
    }
    return Diagnostic(
      "no-such-figure", "No forecast is of \(fact.key)", at: fact.place,
      why: "each of the names is in the ledger, but not together.",
      suggestion: "the rows of 'jarip run FILE --csv results.csv' have all that go together")
  }
}

extension FrozenFigure.Key {
  fileprivate var columns: [(String, String)] {
    [("alternative", alternative), ("centre", centre), ("quantity", quantity), ("period", period)]
  }
}
