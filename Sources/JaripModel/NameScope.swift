import JaripLanguage
import JaripScenario

/// What the names in an alternative's formulas stand for, as far as it is known.
struct NameScope {
  let scenario: Scenario
  let rules: UnitRules
  let moneyPerMonth: Dimension
  let money: Dimension
  /// Quantities, measures, lines and grants that have a value.
  var types: [String: UnitType] = [:]
  var curves: [String: UnitType] = [:]
  var costLines: [String] = []
  var programmes: [String] = []
  /// Inputs that are one of a few whole numbers of months, the same in every month of a trial.
  var wholeNumbers: [String: [Int]] = [:]

  init(scenario: Scenario) {
    self.scenario = scenario
    rules = UnitRules(table: scenario.units)
    money = scenario.money.dimension
    moneyPerMonth = scenario.money.dimension / .month
  }

  /// Of an entry that could not be read nothing is known, and nothing is said.
  func type(of name: String) -> UnitType? {
    types[name] ?? (scenario.unreadNames.contains(name) ? .any : nil)
  }
  func isCurve(_ name: String) -> Bool { curves[name] != nil }
  func isCentre(_ name: String) -> Bool { scenario.centres.contains { $0.id == name } }
  func isGroup(_ name: String) -> Bool { scenario.centres.contains { $0.group == name } }
  func isCentreOrGroup(_ name: String) -> Bool { isCentre(name) || isGroup(name) }
  var valueNames: [String] { Array(types.keys) + ["date", "now", "months_open", "month_of_year"] }

  func unit(_ text: String) throws(Diagnostic) -> Unit { try scenario.units.parse(text) }

  func formulaText(_ formula: Formula, _ range: TextRange) -> String { formula.text(of: range) }
}
