import JaripLanguage
import JaripScenario

extension Resolver {
  /// Names under `report` that no alternative has a value for.
  func unknownReports() -> [Diagnostic] {
    var names = Set(measures.keys)
    for alternative in scenario.alternatives {
      names.formUnion(alternative.lines.keys)
      names.formUnion(alternative.grants.keys)
      for quantity in alternative.quantities.values {
        if case .curve = quantity.value { continue }
        names.insert(quantity.name)
      }
    }
    return (scenario.report.yearly + scenario.report.monthly).filter { !names.contains($0.name) }
      .map { reported in
        let isCurve = scenario.alternatives.contains { $0.quantities[reported.name] != nil }
        return Diagnostic(
          isCurve ? "curve-misused" : "unknown-name",
          isCurve
            ? "'\(reported.name)' is a curve and has no value to report"
            : "Nothing is called '\(reported.name)'", at: reported.place,
          suggestion: isCurve
            ? "a quantity of the model with its value: \(reported.name)(…)"
            : nearestName(to: reported.name, among: names).map { "'\($0)'" }
              ?? "the name of an input, a model quantity, a line, a grant or a measure",
          attributes: ["name": reported.name])
      }
  }
}

extension AlternativeResolver {
  /// What would give the formula the unit that it must have.
  func bridge(_ resolved: ResolvedFormula, to wanted: Dimension) -> String? {
    guard case .known(let found) = resolved.term.type else { return nil }
    let table = names.rules.table
    let expression = resolved.formula.expression
    let text = resolved.formula.text.shortened
    let factor = resolved.term.isSum ? "(\(text))" : text
    if found.isPure {
      return expression.literalText.map { "\($0) [\(table.canonicalUnit(wanted).text)]" }
        ?? "multiply by a value in \(table.canonicalUnit(wanted).text)"
    }
    if wanted / found == .perMonth {
      if let literal = expression.literalText, case .number(_, let unit?, _) = expression {
        return "\(literal) [\(unit)/month]"
      }
      return "\(factor) / 1 [month], if that is what is meant"
    }
    if wanted / found == .month { return "\(factor) * 1 [month], if that is what is meant" }
    return wanted.isPure
      ? "divide by a value in \(table.describe(found))"
      : "multiply by a value in \(table.describe(wanted / found))"
  }
}

extension Expression {
  /// The number as the user would write it again, without its unit.
  fileprivate var literalText: String? {
    guard case .number(let value, _, _) = self else { return nil }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

extension String {
  /// Short enough to stand in a suggestion.
  var shortened: String { count > 40 ? "\(prefix(20)) … \(suffix(20))" : self }
}
