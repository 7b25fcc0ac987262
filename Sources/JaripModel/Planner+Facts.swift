public import JaripLanguage
import JaripScenario

extension Planner {
  /// Looks whether forecasts can be held against the scenario's observations and references.
  ///
  /// - Throws: every one whose formula does not fit its unit, its months or its centre, and events that no trial could have.
  public func checkFacts() throws(DiagnosticList) {
    try scenario.checkEvents()
    _ = try Resolver.facts(of: scenario)
  }

  /// Names in observations and references that stand for nothing.
  func unknownNamesInFacts() -> [Diagnostic] {
    let model = alternatives[0]
    let values =
      Array(model.quantities.keys) + Array(model.lines.keys) + Array(model.grants.keys)
    var known = Set(values).union(FunctionEntry.reservedNames)
    known.formUnion(scenario.centres.map(\.id) + scenario.groups + ["network"])
    known.formUnion(LineClass.allCases.map(\.rawValue) + ReserveRule.allCases.map(\.rawValue))
    let formulas = scenario.observations.map(\.of) + scenario.references.map(\.of)
    return formulas.flatMap { formula in
      formula.expression.places.filter { !known.contains($0.name) }.map { name, range in
        formula.problem(
          "unknown-name", "Nothing is called '\(name)'", at: range,
          suggestion: nearestName(to: name, among: values).map { "'\($0)'" })
      }
    }
  }
}

extension Expression {
  /// The names in it with their places.
  fileprivate var places: [(name: String, range: TextRange)] {
    switch self {
    case .number, .month, .text, .undefined: []
    case .name(let name, let range): [(name, range)]
    case .unary(_, let operand, _): operand.places
    case .binary(_, let left, let right, _): left.places + right.places
    case .call(let name, let arguments, let range):
      [(name, range.lowerBound..<(range.lowerBound + name.count))]
        + arguments.flatMap(\.value.places)
    }
  }
}
