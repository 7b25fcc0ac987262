import JaripLanguage

/// What units come out of an operation, and the words for when they do not fit.
struct UnitRules {
  let table: UnitTable

  func describe(_ type: UnitType) -> String {
    switch type {
    case .any: "a number of any unit"
    case .known(let dimension): table.describe(dimension)
    case .date: "a month"
    }
  }

  /// The unit that all of `types` have; nothing when two differ.
  func common(_ types: [UnitType]) -> UnitType? {
    var found = UnitType.any
    for type in types where type != .any {
      if found != .any, found != type { return nil }
      found = type
    }
    return found
  }

  func product(_ left: UnitType, _ right: UnitType) -> UnitType {
    guard case .known(let a) = left, case .known(let b) = right else { return .any }
    return .known(a * b)
  }

  func quotient(_ left: UnitType, _ right: UnitType) -> UnitType {
    guard case .known(let a) = left, case .known(let b) = right else { return .any }
    return .known(a / b)
  }

  func timesMonth(_ type: UnitType) -> UnitType {
    guard case .known(let dimension) = type else { return type }
    return .known(dimension * .month)
  }
}

extension Formula {
  /// An error about a part of the formula.
  func problem(
    _ code: String, _ message: String, at range: TextRange, label: String? = nil,
    why: String? = nil, suggestion: String? = nil, attributes: [String: String] = [:]
  ) -> Diagnostic {
    Diagnostic(
      code, message, at: place(of: range), label: label, why: why, suggestion: suggestion,
      attributes: attributes)
  }
}
