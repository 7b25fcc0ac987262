import JaripLanguage
import JaripScenario

extension Planner {
  /// Inputs whose value no formula of any alternative uses.
  func unusedInputs(_ plan: Plan) -> [Diagnostic] {
    var used: Set<String> = Set(
      (scenario.report.yearly + scenario.report.monthly).map(\.name))
    for observation in scenario.observations { used.formUnion(observation.of.expression.names) }
    for alternative in scenario.alternatives {
      for formula in alternative.formulas { used.formUnion(formula.expression.names) }
    }
    var warnings: [Diagnostic] = []
    for quantity in scenario.alternatives.flatMap(\.quantities.values)
    where quantity.section == .inputs && used.insert(quantity.name).inserted {
      warnings.append(
        Diagnostic(
          "unused-input", "Nothing uses the input '\(quantity.name)'", at: quantity.place,
          severity: .warning))
    }
    return warnings
  }

  /// An amount without centre axis is what each centre has; a total in it is rarely meant so.
  func perCentreTotals() -> [Diagnostic] {
    guard let model = alternatives.first else { return [] }
    var warnings: [Diagnostic] = []
    for line in model.lines.values where line.networkSplit == nil {
      guard line.amount.formula.expression.calls.contains("total"),
        !AxisInference.axes(of: line.amount.term, in: model, scenario).contains(.centre)
      else { continue }
      warnings.append(
        line.amount.formula.problem(
          "total-in-each-centre",
          "The amount of '\(line.name)' is a total, and each open centre has it in full",
          at: line.amount.term.range, suggestion: "charged_to: network"
        ).asWarning)
    }
    return warnings
  }
}

extension Diagnostic {
  var asWarning: Diagnostic {
    var copy = self
    copy.severity = .warning
    return copy
  }
}

extension AxisInference {
  static func axes(of term: Term, in model: ResolvedAlternative, _ scenario: Scenario) -> Axes {
    AxisInference(inferred: model, scenario: scenario).axes(term)
  }
}

extension Expression {
  /// Names of quantities and functions in it, arguments included.
  public var names: Set<String> {
    switch self {
    case .number, .month, .text, .undefined: []
    case .name(let name, _): [name]
    case .unary(_, let operand, _): operand.names
    case .binary(_, let left, let right, _): left.names.union(right.names)
    case .call(let name, let arguments, _):
      arguments.reduce(into: [name]) { names, argument in
        names.formUnion(argument.value.names)
        if let weight = argument.weight { names.formUnion(weight.names) }
      }
    }
  }

  /// Names of the functions called.
  var calls: Set<String> {
    switch self {
    case .number, .month, .text, .undefined, .name: []
    case .unary(_, let operand, _): operand.calls
    case .binary(_, let left, let right, _): left.calls.union(right.calls)
    case .call(let name, let arguments, _):
      arguments.reduce(into: [name]) { $0.formUnion($1.value.calls) }
    }
  }
}

extension Quantity {
  /// Every formula in it.
  var formulas: [Formula] {
    let own: [Formula] =
      switch value {
      case .formula(let formula): [formula]
      case .perCentre(let each): Array(each.values)
      case .stock(let start, let flow): [start, flow]
      case .recurrence(let start, let next): [start, next]
      case .schedule, .curve: []
      }
    return own + (common.map { [$0] } ?? [])
  }
}

extension Alternative {
  /// Every formula in it.
  var formulas: [Formula] {
    var formulas: [Formula] = [independence.test]
    for quantity in quantities.values { formulas += quantity.formulas }
    for line in lines.values {
      formulas.append(line.amount)
      guard case .cost(_, let arises, let sharing) = line.kind else { continue }
      if case .once(.weights(let weights)) = arises { formulas.append(weights) }
      guard let sharing else { continue }
      formulas += [
        sharing.fixed, sharing.overlap, sharing.premium, sharing.localisation, sharing.pairCost,
        sharing.secretariat, sharing.adoption,
      ].compactMap { $0 }
      if case .weights(let weights) = sharing.split { formulas.append(weights) }
    }
    for grant in grants.values { formulas += [grant.award] + (grant.share.map { [$0] } ?? []) }
    formulas += [
      reserves.opening, reserves.interest, reserves.overdraftRate, reserves.creditLimit,
    ].compactMap { $0 }
    return formulas
  }
}
