import JaripLanguage
import JaripScenario
import OrderedCollections

extension AlternativeResolver {
  /// A quantity with terms for its formulas; nothing after an error.
  mutating func quantity(_ quantity: Quantity) -> ResolvedQuantity? {
    let isMeasure =
      resolver.measures[quantity.name] != nil && alternative.quantities[quantity.name] == nil
    guard let value = value(of: quantity) else { return nil }
    let known: UnitType = names.curves[quantity.name] ?? names.types[quantity.name] ?? .pure
    let dimension = known.dimension ?? .pure
    let unit = quantity.unit ?? names.rules.table.canonicalUnit(dimension)
    return ResolvedQuantity(
      name: quantity.name,
      section: isMeasure ? .measure : quantity.section == .inputs ? .inputs : .model,
      value: value, notes: quantity.notes, dimension: dimension, unit: unit, axes: [],
      actual: actual(of: quantity, unit), range: quantity.range,
      overYear: quantity.overYear ?? (dimension.powerOfMonth == -1 ? .sum : .end),
      place: quantity.place)
  }

  private mutating func value(of quantity: Quantity) -> ResolvedQuantity.Value? {
    var calls = 0
    let axes = Axes(each: quantity.each)
    switch quantity.value {
    case .formula(let formula):
      return part(formula, of: quantity, axes, &calls).map { .formula($0) }
    case .perCentre(let formulas):
      var parts: [ResolvedFormula] = []
      for centre in scenario.centres {
        var centreCalls = 0
        guard let formula = formulas[centre.id],
          let part = part(formula, of: quantity, axes.union(.centre), &centreCalls)
        else { return nil }
        parts.append(part)
      }
      return .perCentre(parts)
    case .schedule(let values, let isLinear):
      return .schedule(schedule(values, isLinear: isLinear, quantity.unit ?? .pure))
    case .curve(let points):
      let unit = quantity.unit ?? .pure
      return .curve(points.map { Quantity.CurvePoint(x: $0.x, y: unit.canonical($0.y)) })
    case .stock(let start, let flow):
      let first = part(start, of: quantity, axes, &calls)
      let change = part(flow, of: quantity, axes, &calls, isFlow: true)
      guard let first, let change else { return nil }
      return .stock(start: first, flow: change)
    case .recurrence(let start, let next):
      let first = part(start, of: quantity, axes, &calls)
      let later = part(next, of: quantity, axes, &calls)
      guard let first, let later else { return nil }
      return .recurrence(start: first, next: later)
    }
  }

  /// One formula of a quantity, checked against the quantity's unit.
  private mutating func part(
    _ formula: Formula, of quantity: Quantity, _ axes: Axes, _ calls: inout Int,
    isFlow: Bool = false
  ) -> ResolvedFormula? {
    var stated = quantity.unit
    if isFlow, var unit = stated {
      unit.dimension = unit.dimension / .month
      stated = unit
    }
    let isBare = formula.expression.isBareArithmetic
    guard
      var resolved = term(
        formula, owner: quantity.name, stated: isBare ? nil : stated, drawAxes: axes,
        common: quantity.common, callCount: &calls)
    else { return nil }
    if isBare, let stated {
      resolved.term = resolved.term.scaled(to: stated)
      return resolved
    }
    var wanted = names.types[quantity.name] ?? .pure
    if isFlow, case .known(let dimension) = wanted { wanted = .known(dimension / .month) }
    if names.rules.common([resolved.term.type, wanted]) != nil { return resolved }
    if quantity.section == .inputs, resolved.term.type == .pure, let unit = quantity.unit,
      formula.expression.usesNoQuantity
    {
      resolved.term = resolved.term.scaled(to: unit)
      return resolved
    }
    problems.append(wrongUnit(of: quantity, resolved, wanted, isFlow: isFlow))
    return nil
  }

  private func wrongUnit(
    of quantity: Quantity, _ resolved: ResolvedFormula, _ wanted: UnitType, isFlow: Bool
  ) -> Diagnostic {
    let found = names.rules.describe(resolved.term.type)
    var expected = names.rules.describe(wanted)
    if !isFlow, let stated = quantity.unit?.text, !stated.isEmpty { expected = stated }
    let name = quantity.name
    let message: String
    var why: String?
    switch (quantity.value, quantity.unit != nil) {
    case (.stock, _) where isFlow:
      message = "The flow of '\(name)' must be \(expected), and this is \(found)"
      why = "a flow is the stock's unit per month."
    case (.recurrence, false):
      message = "'\(name)' starts as \(expected), and 'next' gives \(found)"
      why = "a stock keeps its unit."
    case (.perCentre, false):
      message = "'\(name)' is \(expected) in its first centre and \(found) in this one"
      why = "a quantity has one unit."
    default:
      message = "'\(name)' is stated in \(expected), and its formula gives \(found)"
    }
    var suggestion: String?
    if resolved.term.type == .pure {
      suggestion =
        resolved.term.constantValue == nil
        ? "give the numbers in it their units, or multiply by 1 [\(expected)]"
        : "\(resolved.formula.text) [\(expected)]"
    } else if isFlow, case .known(let dimension) = wanted {
      suggestion = bridge(resolved, to: dimension)
    } else if quantity.unit != nil {
      suggestion = "unit: \(found), if the formula is right"
    }
    return resolved.formula.problem(
      "unit-mismatch", message, at: resolved.term.range, why: why, suggestion: suggestion)
  }

  /// Canonical values by month and centre.
  private func schedule(
    _ values: [Month: MonthlyValue], isLinear: Bool, _ unit: Unit
  ) -> [[Double]] {
    let months = values.keys.sorted()
    let width = values.values.contains { if case .perCentre = $0 { true } else { false } }
    let points = months.map { month in
      (month, width ? byCentre(values[month]!, unit) : [single(values[month]!, unit)])
    }
    return (0..<scenario.timeline.monthCount).map { offset in
      let month = scenario.timeline.month(at: offset)
      let later = points.firstIndex { $0.0 > month } ?? points.count
      guard later > 0 else { return points[0].1 }
      let before = points[later - 1]
      guard isLinear, later < points.count else { return before.1 }
      let after = points[later]
      let part = Double(month - before.0) / Double(after.0 - before.0)
      return zip(before.1, after.1).map { $0 + ($1 - $0) * part }
    }
  }

  private func single(_ value: MonthlyValue, _ unit: Unit) -> Double {
    guard case .all(let number) = value else { return .nan }
    return unit.canonical(number)
  }

  private func byCentre(_ value: MonthlyValue, _ unit: Unit) -> [Double] {
    scenario.centres.map { centre in
      switch value {
      case .all(let number): unit.canonical(number)
      case .perCentre(let numbers):
        unit.canonical(numbers[centre.id] ?? numbers["others"] ?? .nan)
      }
    }
  }

  private func actual(of quantity: Quantity, _ unit: Unit) -> [Int: [Double]] {
    var actual: [Int: [Double]] = [:]
    for (month, value) in quantity.actual {
      let offset = month - scenario.timeline.start
      guard (0..<scenario.timeline.monthCount).contains(offset) else { continue }
      if case .all = value {
        actual[offset] = [single(value, unit)]
      } else {
        actual[offset] = byCentre(value, unit)
      }
    }
    return actual
  }
}

extension Term {
  /// A pure number read as a value in `unit`.
  func scaled(to unit: Unit) -> Term {
    let type = UnitType.known(unit.dimension)
    func number(_ value: Double) -> Term { Term(.number(value), range: range, type: .pure) }
    var scaled = Term(kind, range: range, type: type)
    if unit.numerator != 1 {
      scaled = Term(.binary(.multiply, scaled, number(unit.numerator)), range: range, type: type)
    }
    if unit.denominator != 1 {
      scaled = Term(.binary(.divide, scaled, number(unit.denominator)), range: range, type: type)
    }
    return scaled
  }
}

extension Expression {
  /// Whether no quantity stands in it, so that its numbers can only be meant in the stated unit.
  fileprivate var usesNoQuantity: Bool {
    switch self {
    case .name: false
    case .number, .month, .text, .undefined: true
    case .unary(_, let x, _): x.usesNoQuantity
    case .binary(_, let a, let b, _): a.usesNoQuantity && b.usesNoQuantity
    case .call(let name, let arguments, _):
      name == "empirical"
        || FunctionEntry.byName[name] != nil && arguments.allSatisfy { $0.value.usesNoQuantity }
    }
  }

  /// Whether it is reckoning with bare numbers, such as `5 + 3`: a number in the stated unit, also
  /// in `%`. A number by itself takes the unit at once.
  fileprivate var isBareArithmetic: Bool {
    func isBare(_ expression: Expression) -> Bool {
      switch expression {
      case .number(_, let unit, _): unit == nil
      case .unary(_, let x, _): isBare(x)
      case .binary(_, let a, let b, _): isBare(a) && isBare(b)
      case .call(let name, let arguments, _):
        FunctionEntry.byName[name]?.category == .arithmetic
          && arguments.allSatisfy { $0.label == nil && $0.weight == nil && isBare($0.value) }
      case .name, .month, .text, .undefined: false
      }
    }
    switch self {
    case .unary(.negate, .number, _): return false
    case .unary, .binary, .call: return isBare(self)
    default: return false
    }
  }
}

extension Axes {
  init(each: Quantity.Each) {
    self = []
    if each.contains(.centre) { insert(.centre) }
    if each.contains(.month) { insert(.month) }
  }
}
