public import JaripAnalysis
import JaripLanguage
import JaripScenario

/// A scenario file that builds on the one that was calibrated and sets the inputs as they were found.
public struct CalibrationPatch: Sendable {
  let calibration: Calibration
  /// Of the scenario, relative to the patch.
  let base: String

  public init(_ calibration: Calibration, extending base: String) {
    self.calibration = calibration
    self.base = base
  }

  public var yaml: String {
    let scenario = calibration.scenario
    let first = scenario.alternatives[0]
    let others = scenario.alternatives.dropFirst() + scenario.leftOut
    // What only the first alternative says has to be patched there: a patch of the base would not reach it.
    let own = calibration.inputs.filter { input in
      others.contains {
        $0.quantities[input.name]?.place.isSame(as: input.original.place) != true
      }
    }
    let common = calibration.inputs.filter { input in !own.contains { $0.name == input.name } }
    var text = """
      # Made by jarip calibrate: inputs set so that the run without chance meets \(facts).
      # They know these facts: that forecasts agree with them now is no evidence. Facts with use: test were not looked at.
      jarip: 1
      extends: [\(base.jsonQuoted)]

      """
    if !common.isEmpty { text += "inputs:\n" + common.map { entry($0, indent: 2) }.joined() }
    if !own.isEmpty {
      text += "alternatives:\n  \(first.name):\n    inputs:\n"
      text += own.map { entry($0, indent: 6) }.joined()
    }
    return text
  }

  private var facts: String { calibration.facts.map(\.observation.name).joined(separator: ", ") }

  private func entry(_ input: Calibration.Input, indent: Int) -> String {
    return String(repeating: " ", count: indent)
      + "\(input.name): {\(Self.value(input.calibrated.value)), evidence: tuned, source: \(Self.source(input))}\n"
  }

  /// In each language in which the source before was said; a plain text stays one.
  private static func source(_ input: Calibration.Input) -> String {
    let before = input.original.notes.source
    let languages = Language.allCases.filter { before.texts[$0.rawValue] != nil }
    guard languages.count > 1 else {
      return Words(.en).calibrated(input, before: before.text(in: "en")).jsonQuoted
    }
    let texts = languages.map {
      let text = Words($0).calibrated(input, before: before.texts[$0.rawValue])
      return "\($0.rawValue): \(text.jsonQuoted)"
    }
    return "{\(texts.joined(separator: ", "))}"
  }

  private static func value(_ value: Quantity.Value) -> String {
    switch value {
    case .formula(let formula): "value: \(formula.text.jsonQuoted)"
    case .perCentre(let formulas):
      "value: {\(formulas.map { "\($0): \($1.text.jsonQuoted)" }.joined(separator: ", "))}"
    case .schedule(let months, _):
      "schedule: {\(months.sorted { $0.key < $1.key }.map { "\($0.key): \(number($0.value))" }.joined(separator: ", "))}"
    case .curve, .stock, .recurrence:
      preconditionFailure("Internal error: an input that no factor moves was calibrated")
    }
  }

  private static func number(_ value: MonthlyValue) -> String {
    switch value {
    case .all(let number): NumberText.shortest(number)
    case .perCentre(let numbers):
      "{\(numbers.map { "\($0): \(NumberText.shortest($1))" }.joined(separator: ", "))}"
    }
  }
}
