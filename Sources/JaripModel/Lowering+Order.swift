import JaripLanguage
import JaripScenario

/// Long chains of quantities, made from their ends.
extension Lowering {
  /// Makes the nodes of the quantities among `names`, causes first.
  ///
  /// Without it the planner would recurse once for each quantity of a chain, and 600 of them took the
  /// stack of 8 MB.
  mutating func prepare(_ names: [String]) throws(Diagnostic) {
    let inLines = namesInLines
    var seen: Set<String> = []
    var waiting = names.map { (name: $0, isReady: false) }
    while let (name, isReady) = waiting.popLast() {
      guard let quantity = model.quantities[name], !quantity.isCurve else { continue }
      if isReady {
        _ = try self.quantity(name, .centre)
        continue
      }
      guard seen.insert(name).inserted else { continue }
      waiting.append((name, true))
      var causes = quantity.causes
      // One line may lead to all the others.
      if causes.contains(where: { isOfLines($0) }) { causes.formUnion(inLines) }
      for cause in causes.sorted() where !seen.contains(cause) { waiting.append((cause, false)) }
    }
  }

  private func isOfLines(_ name: String) -> Bool {
    model.lines[name] != nil || model.grants[name] != nil || name == "sum_of_lines"
      || name == "alone" || name == "adoption"
  }

  /// Names in the formulas of lines, grants and rules.
  var namesInLines: [String] {
    var formulas: [ResolvedFormula?] = [
      model.reserves.opening, model.reserves.interest, model.reserves.overdraftRate,
      model.independence.test,
    ]
    if model.reserves.closesAfter != nil { formulas.append(model.reserves.creditLimit) }
    for line in model.lines.values {
      formulas.append(line.amount)
      if case .weights(let weights)? = line.networkSplit { formulas.append(weights) }
      if let sharing = line.sharing { formulas += sharing.formulas.map { $0 } }
    }
    for grant in model.grants.values { formulas += [grant.award, grant.share] }
    return formulas.compactMap { $0?.formula.expression.names }
      .reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
  }
}

extension ResolvedQuantity {
  /// Names in the formulas that give its value of a month.
  fileprivate var causes: Set<String> {
    switch value {
    case .formula(let formula): formula.formula.expression.names
    case .perCentre(let formulas):
      formulas.reduce(into: []) { $0.formUnion($1.formula.expression.names) }
    case .stock(let start, _), .recurrence(let start, _): start.formula.expression.names
    case .schedule, .curve: []
    }
  }
}
