import JaripKit
import JaripTesting

/// A scenario of nothing but formulas, for tests of what they mean.
///
///     try FormulaScenario(model: "y: previous(x, 1)", inputs: "x: {value: 3}").run()
struct FormulaScenario {
  var model: String
  var inputs = ""
  var start = "2000-01"
  var end = "2000-12"
  var fiscalYear = "january"
  var centres = "{a: {group: south}, b: {group: north, opens: 2000-03}}"
  var rest = ""

  var text: String {
    """
    jarip: 1
    money: KRW million
    units: [seat, person]
    timeline: {start: \(start), end: \(end), fiscal_year: \(fiscalYear)}
    centres: \(centres)
    inputs:
      won: {value: 1, unit: KRW million/month}
    \(indented(inputs))
    model:
      nothing: 0
    \(indented(model))
    \(rest)
    """
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  func run(trials: Int = 1) throws -> FullRun { try FullRun(text, trials: trials) }
}
