import JaripLanguage
import JaripScenario

/// What states a value, on one line, as a planner would write it.
enum ValueText {
  static func text(of quantity: Quantity) -> String {
    switch quantity.value {
    case .formula(let formula): oneLine(formula.text)
    case .perCentre(let each):
      "{" + each.map { "\($0.key): \(oneLine($0.value.text))" }.joined(separator: ", ") + "}"
    case .schedule(let points, let isLinear):
      "{"
        + points.sorted { $0.key < $1.key }.map { "\($0.key): \(text(of: $0.value))" }
        .joined(separator: ", ") + (isLinear ? "}, linear" : "}")
    case .curve(let points):
      "{"
        + points.map { "\(NumberText.shortest($0.x)): \(NumberText.shortest($0.y))" }
        .joined(separator: ", ") + "}"
    case .stock(let start, let flow):
      "start: \(oneLine(start.text)), flow: \(oneLine(flow.text))"
    case .recurrence(let start, let next):
      "start: \(oneLine(start.text)), next: \(oneLine(next.text))"
    }
  }

  static func text(of value: MonthlyValue) -> String {
    switch value {
    case .all(let number): NumberText.shortest(number)
    case .perCentre(let each):
      "{" + each.map { "\($0.key): \(NumberText.shortest($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  static func share(_ share: Share) -> String {
    switch share {
    case .none: "none"
    case .all: "all"
    case .lines(let names): "[" + names.joined(separator: ", ") + "]"
    }
  }

  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
