import JaripLanguage
import JaripMath
import JaripScenario

/// Turns one formula's syntax tree into a term: names, units, draws.
///
/// The first error ends the formula. `stated` is the unit that bare numbers in value positions take:
/// in `{value: "pert(1, 2, 4)", unit: KRW million}` the three numbers are KRW million.
struct TermBuilder {
  let names: NameScope
  let formula: Formula
  let owner: String
  let stated: Unit?
  /// The axes named by `each`, and centre for a formula that stands for one centre.
  let drawAxes: Axes
  let common: Formula?
  /// Draws met so far in this owner; new ones are appended.
  var draws: [Draw]
  /// The index that the first new draw gets in the alternative.
  let firstDraw: Int
  var callCount: Int

  var rules: UnitRules { names.rules }

  mutating func build(expecting expected: Unit? = nil) throws(Diagnostic) -> Term {
    let term = try build(formula.expression, expecting: expected ?? stated)
    guard term.type != .date else {
      throw formula.problem(
        "month-misused", "A month is not a value", at: term.range,
        suggestion: "months are compared, or counted: date >= 2002-09, months_since(2002-09)")
    }
    return term
  }

  mutating func build(_ expression: Expression, expecting expected: Unit? = nil)
    throws(Diagnostic) -> Term
  {
    let range = expression.range
    switch expression {
    case .number(let value, let unit, _):
      return try number(value, unit: unit, range, expecting: expected)
    case .month(let month, _):
      return Term(.number(Double(month.index)), range: range, type: .date)
    case .text:
      throw formula.problem(
        "text-misused", "A text is not a value", at: range,
        suggestion: "names stand without quotes; a file stands in empirical(\"fees.csv\", fee)")
    case .undefined:
      return Term(.undefined, range: range, type: .any)
    case .name(let name, _):
      return try self.name(name, range)
    case .unary(let operation, let operand, _):
      return try unary(operation, operand, range, expecting: expected)
    case .binary(let operation, let left, let right, _):
      return try binary(operation, left, right, range)
    case .call(let function, let arguments, _):
      return try call(function, arguments, range, expecting: expected)
    }
  }

  private func number(
    _ value: Double, unit text: String?, _ range: TextRange, expecting expected: Unit?
  ) throws(Diagnostic) -> Term {
    if value == 0, text == nil { return Term(.number(0), range: range, type: .any) }
    var unit = expected ?? .pure
    if let text {
      do throws(Diagnostic) {
        unit = try names.unit(text)
      } catch {
        throw formula.problem(
          error.code, error.message, at: range, suggestion: error.suggestion)
      }
    }
    return Term(.number(unit.canonical(value)), range: range, type: .known(unit.dimension))
  }

  private func name(_ name: String, _ range: TextRange) throws(Diagnostic) -> Term {
    switch name {
    case "date": return Term(.date, range: range, type: .date)
    case "now":
      return Term(.number(Double(names.scenario.timeline.origin.index)), range: range, type: .date)
    case "months_open": return Term(.monthsOpen, range: range, type: .pure)
    case "month_of_year": return Term(.monthOfYear, range: range, type: .pure)
    default: break
    }
    if names.isCurve(name) {
      throw formula.problem(
        "curve-misused", "'\(name)' is a curve, not a value", at: range,
        suggestion: "give it an argument: \(name)(…)")
    }
    guard let type = names.type(of: name) else { throw unknown(name, range) }
    return Term(.quantity(name), range: range, type: type)
  }

  private func unknown(_ name: String, _ range: TextRange) -> Diagnostic {
    if names.isCentreOrGroup(name) {
      let isCentre = names.isCentre(name)
      return formula.problem(
        "unknown-name",
        "'\(name)' is a \(isCentre ? "centre" : "group of centres"), not a quantity",
        at: range, suggestion: isCentre ? "is(\(name))" : "in_group(\(name))")
    }
    if FunctionEntry.byName[name] != nil {
      return formula.problem(
        "unknown-name", "'\(name)' is a function, and has no arguments here", at: range,
        suggestion: FunctionEntry.byName[name]!.example)
    }
    let nearest = nearestName(to: name, among: names.valueNames)
    return formula.problem(
      "unknown-name", "Nothing is called '\(name)'", at: range,
      suggestion: nearest.map { "'\($0)'" } ?? "define it under inputs or model",
      attributes: ["name": name])
  }

  private mutating func unary(
    _ operation: UnaryOperator, _ operand: Expression, _ range: TextRange,
    expecting expected: Unit?
  ) throws(Diagnostic) -> Term {
    switch operation {
    case .negate:
      let term = try build(operand, expecting: expected)
      try refuseMonth(term)
      if case .number(let value) = term.kind {
        return Term(.number(-value), range: range, type: term.type)
      }
      return Term(.unary(.negate, term), range: range, type: term.type)
    case .not:
      return Term(.unary(.not, try pure(operand, "'not'")), range: range, type: .pure)
    }
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ range: TextRange
  ) throws(Diagnostic) -> Term {
    switch operation {
    case .and, .or:
      let word = "'\(operation.rawValue)'"
      let kernel: BinaryKernel = operation == .and ? .and : .or
      return Term(
        .binary(kernel, try pure(left, word), try pure(right, word)), range: range, type: .pure)
    case .power: return try power(left, right, range)
    default: break
    }
    let a = try build(left)
    let b = try build(right)
    if !operation.isComparison {
      try refuseMonth(a)
      try refuseMonth(b)
    }
    let type: UnitType
    switch operation {
    case .multiply: type = rules.product(a.type, b.type)
    case .divide: type = rules.quotient(a.type, b.type)
    default:
      guard let common = rules.common([a.type, b.type]),
        (a.type == .date) == (b.type == .date)
      else {
        throw mismatch(operation.rawValue, a, b, between: left.range, right.range)
      }
      type = operation.isComparison ? .pure : common
    }
    return Term(.binary(operation.kernel, a, b), range: range, type: type)
  }

  private func mismatch(
    _ word: String, _ a: Term, _ b: Term, between before: TextRange, _ after: TextRange
  ) -> Diagnostic {
    let left = rules.describe(a.type)
    let right = rules.describe(b.type)
    // The operator stands alone between its operands, but for spaces and parentheses.
    let gap = formula.text(of: before.upperBound..<after.lowerBound)
    let start = before.upperBound + (gap.prefix { !word.contains($0) }.count)
    let range = start..<(start + word.count)
    if a.type == .date || b.type == .date {
      return formula.problem(
        "month-misused", "'\(owner)' compares \(left) with \(right)", at: range,
        label: "left is \(left), right is \(right)",
        why: "a month is compared with a month, written with its year and two digits.",
        suggestion: "date >= 2002-09, or months_since(2002-09) >= 0")
    }
    let verb =
      switch word {
      case "+": "adds \(right) to \(left)"
      case "-": "takes \(right) from \(left)"
      default: "compares \(left) with \(right)"
      }
    return formula.problem(
      "unit-mismatch", "'\(owner)' \(verb)", at: range,
      label: "left is \(left), right is \(right)",
      why: word == "+" || word == "-"
        ? "a sum needs one unit on both sides." : "a comparison needs one unit on both sides.",
      suggestion: bridge(a, b))
  }

  /// A literal that would make the units fit, when the difference is a power of a month or a plain unit.
  private func bridge(_ a: Term, _ b: Term) -> String? {
    guard case .known(let left) = a.type, case .known(let right) = b.type else { return nil }
    let difference = left / right
    let text = names.formulaText(formula, b.range)
    if case .number(let value) = b.kind, right.isPure, value != 0 {
      return "\(text) [\(rules.table.canonicalUnit(left).text)]"
    }
    if case .number(let value) = a.kind, left.isPure, value != 0 {
      return "\(names.formulaText(formula, a.range)) [\(rules.table.canonicalUnit(right).text)]"
    }
    guard difference.powers.count == 1 else { return nil }
    let factor =
      difference == .perMonth
      ? "/ 1 [month]" : "* 1 [\(rules.table.canonicalUnit(difference).text)]"
    return "\(factorText(b)) \(factor), if that is what is meant"
  }

  private mutating func power(_ left: Expression, _ right: Expression, _ range: TextRange)
    throws(Diagnostic) -> Term
  {
    let base = try build(left)
    try refuseMonth(base)
    let exponent = try pure(right, "an exponent")
    // The unit of a base that is not known yet is found in a later round.
    var type = base.type
    if case .known(let dimension) = base.type, !dimension.isPure {
      guard let value = exponent.constantValue else {
        throw formula.problem(
          "not-pure",
          "A power with an exponent that is not a number needs a pure number, "
            + "and its base is \(rules.describe(base.type))", at: base.range,
          suggestion: "divide by a usual value first: (\(factorText(base)) / usual) ^ …")
      }
      guard let raised = dimension.raised(to: value) else {
        throw formula.problem(
          "not-pure", "\(rules.describe(base.type)) to the power \(value) is no unit",
          at: base.range,
          suggestion: "divide by a usual value first: (\(factorText(base)) / usual) ^ \(value)")
      }
      type = .known(raised)
    }
    return Term(.binary(.power, base, exponent), range: range, type: type)
  }

  /// The text of a term as it can stand in a product.
  func factorText(_ term: Term) -> String {
    let text = names.formulaText(formula, term.range)
    return term.isSum ? "(\(text))" : text
  }

  /// A term that must be a pure number.
  mutating func pure(_ expression: Expression, _ what: String) throws(Diagnostic) -> Term {
    let term = try build(expression)
    guard rules.common([term.type, .pure]) != nil else {
      let isCondition =
        what == "a condition" || what == "'and'" || what == "'or'" || what == "'not'"
      let text = names.formulaText(formula, term.range)
      throw formula.problem(
        "not-pure",
        "\(what.prefix(1).uppercased())\(what.dropFirst()) needs a pure number, "
          + "and this is \(rules.describe(term.type))", at: term.range,
        suggestion: term.type == .date
          ? "date >= 2002-09, or months_since(2002-09)"
          : isCondition
            ? "\(text) > 0, if that is what is meant"
            : "divide by a usual value first: \(factorText(term)) / usual")
    }
    return term
  }

  func refuseMonth(_ term: Term) throws(Diagnostic) {
    guard term.type == .date else { return }
    throw formula.problem(
      "month-misused", "A month stands only in comparisons and calls", at: term.range,
      why: "2002-09 is read as a month; a subtraction needs spaces: 2002 - 9.",
      suggestion: "date >= 2002-09, or months_since(2002-09)")
  }

  /// Terms that must have one unit.
  mutating func alike(
    _ expressions: [Expression], of function: String, expecting expected: Unit?
  ) throws(Diagnostic) -> (terms: [Term], type: UnitType) {
    var terms: [Term] = []
    for expression in expressions {
      let term = try build(expression, expecting: expected)
      try refuseMonth(term)
      terms.append(term)
    }
    guard let type = rules.common(terms.map(\.type)) else {
      let first = terms.first { $0.type != .any }!
      let odd = terms.first { $0.type != .any && $0.type != first.type }!
      throw formula.problem(
        "unit-mismatch", "The values of '\(function)' in '\(owner)' have different units",
        at: odd.range,
        label: "is \(rules.describe(odd.type)), the first is \(rules.describe(first.type))",
        suggestion: bridge(first, odd))
    }
    return (terms, type)
  }
}

extension Term {
  /// The value of a number, or of arithmetic with nothing but numbers.
  var constantValue: Double? {
    switch kind {
    case .number(let value): value
    case .unary(let kernel, let x): x.constantValue.map { JaripMath.unary(kernel, $0) }
    case .binary(let kernel, let a, let b):
      if let a = a.constantValue, let b = b.constantValue {
        JaripMath.binary(kernel, a, b)
      } else {
        nil
      }
    default: nil
    }
  }

  /// Whether its text needs parentheses before a product.
  var isSum: Bool {
    switch kind {
    case .binary(.multiply, _, _), .binary(.divide, _, _), .binary(.power, _, _): false
    case .binary(.minimum, _, _), .binary(.maximum, _, _): false
    case .binary, .unary(.negate, _), .unary(.not, _): true
    default: false
    }
  }
}

extension Dimension {
  /// The dimension to a power that keeps whole powers.
  func raised(to exponent: Double) -> Dimension? {
    var result: [String: Int] = [:]
    for (base, power) in powers {
      guard let whole = Int(exactly: Double(power) * exponent) else { return nil }
      result[base] = whole
    }
    return Dimension(result)
  }
}

extension BinaryOperator {
  var kernel: BinaryKernel {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .power: .power
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .and: .and
    case .or: .or
    }
  }
}
