public import JaripLanguage
import JaripMath
public import JaripScenario
import OrderedCollections

/// Resolves a scenario's names, units, draws and axes, alternative by alternative.
public struct Resolver {
  let scenario: Scenario
  let measures: OrderedDictionary<String, Quantity>

  /// - Throws: every error found, with its place.
  public static func resolve(_ scenario: Scenario) throws(DiagnosticList) -> [ResolvedAlternative] {
    let resolver = Resolver(
      scenario: scenario, measures: try Prelude.measures(units: scenario.units))
    var problems: [Diagnostic] = []
    var resolved: [ResolvedAlternative] = []
    for alternative in scenario.alternatives {
      var work = AlternativeResolver(alternative, resolver: resolver)
      if let result = work.resolve() { resolved.append(result) }
      for problem in work.problems where !problems.contains(where: { $0.isSame(as: problem) }) {
        problems.append(problem)
      }
    }
    problems += resolver.unknownReports()
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return resolved
  }
}

extension Resolver {
  /// Names under `report` that no alternative has a value for.
  private func unknownReports() -> [Diagnostic] {
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
            : nearestName(to: reported.name, among: names).map { "'\($0)'" },
          attributes: ["name": reported.name])
      }
  }
}

extension Diagnostic {
  /// Whether both say the same about the same place, as alternatives do of what they share.
  func isSame(as other: Diagnostic) -> Bool {
    code == other.code && message == other.message && place?.line == other.place?.line
      && place?.column == other.place?.column && place?.file.name == other.place?.file.name
  }
}

/// The work on one alternative.
struct AlternativeResolver {
  let alternative: Alternative
  let resolver: Resolver
  /// Inputs and model quantities, then the measures that are not overridden.
  let quantities: OrderedDictionary<String, Quantity>
  var names: NameScope
  var draws: [Draw] = []
  var problems: [Diagnostic] = []

  var scenario: Scenario { resolver.scenario }

  init(_ alternative: Alternative, resolver: Resolver) {
    self.alternative = alternative
    self.resolver = resolver
    var quantities = alternative.quantities
    for (name, measure) in resolver.measures where quantities[name] == nil {
      quantities[name] = measure
    }
    self.quantities = quantities
    names = NameScope(scenario: resolver.scenario)
    names.costLines = alternative.lines.values.filter { !$0.isRevenue }.map(\.name)
    let line = UnitType.known(names.moneyPerMonth)
    for name in alternative.lines.keys { names.types[name] = line }
    for name in alternative.grants.keys { names.types[name] = line }
    for (name, quantity) in quantities {
      let stated = quantity.unit.map { UnitType.known($0.dimension) } ?? .any
      if case .curve = quantity.value {
        names.curves[name] = stated == .any ? .pure : stated
      } else {
        names.types[name] = stated
      }
      if case .formula(let formula) = quantity.value, quantity.section == .inputs,
        quantity.actual.isEmpty, let unit = quantity.unit, unit.isCanonical,
        unit.dimension.isPure || unit.dimension == .month
      {
        names.wholeNumbers[name] = formula.expression.wholeMonths
      }
    }
  }

  mutating func resolve() -> ResolvedAlternative? {
    refuseMeasureNames()
    findUnits()
    var resolved = OrderedDictionary<String, ResolvedQuantity>()
    for (name, quantity) in quantities { resolved[name] = self.quantity(quantity) }
    var lines = OrderedDictionary<String, ResolvedLine>()
    for (name, line) in alternative.lines { lines[name] = self.line(line) }
    var grants = OrderedDictionary<String, ResolvedGrant>()
    for (name, grant) in alternative.grants { grants[name] = self.grant(grant) }
    let reserves = self.reserves()
    let independence = self.independence()
    problems = problems.map(blameOverride)
    guard problems.isEmpty, let independence else { return nil }
    var result = ResolvedAlternative(
      name: alternative.name, title: alternative.title, quantities: resolved, lines: lines,
      grants: grants, reserves: reserves, independence: independence, draws: draws)
    do throws(DiagnosticList) {
      var axes = AxisInference(result, scenario: scenario)
      result = try axes.infer()
      try CorrelationResolver(alternative, scenario: scenario).apply(to: &result)
    } catch {
      problems += error.diagnostics
      return nil
    }
    return result
  }

  /// Only an entry of `model` takes the place of a standard measure.
  private mutating func refuseMeasureNames() {
    var owners: [(name: String, section: String, place: SourcePlace)] = []
    for quantity in alternative.quantities.values where quantity.section == .inputs {
      owners.append((quantity.name, "an input", quantity.place))
    }
    for line in alternative.lines.values { owners.append((line.name, "a line", line.place)) }
    for grant in alternative.grants.values { owners.append((grant.name, "a grant", grant.place)) }
    for (name, what, place) in owners where resolver.measures[name] != nil {
      problems.append(
        Diagnostic(
          "name-of-measure", "'\(name)' is a standard measure, and \(what) cannot have its name",
          at: place, why: "only an entry of 'model' takes the place of a standard measure.",
          suggestion: "another name, such as my_\(name)", attributes: ["name": name]))
    }
  }

  /// An error inside a standard measure comes from the planner's entry that took the place of another.
  private func blameOverride(_ problem: Diagnostic) -> Diagnostic {
    guard let place = problem.place, place.file.name == Prelude.fileName,
      let measure = resolver.measures.values.last(where: { $0.place.line <= place.line }),
      case .formula(let formula) = measure.value,
      let culprit = formula.expression.names.sorted().compactMap({ alternative.quantities[$0] })
        .first(where: { resolver.measures[$0.name] != nil })
    else { return problem }
    return Diagnostic(
      "measure-overridden",
      "'\(culprit.name)' takes the place of the standard measure of that name, and "
        + "'\(measure.name)', which is built on it, no longer fits: \(problem.message)",
      at: culprit.place, why: "a model entry named like a standard measure overrides it.",
      suggestion: "another name, if no override is meant: my_\(culprit.name)")
  }

  /// Infers the units of quantities that state none, until nothing changes.
  private mutating func findUnits() {
    for _ in 0...quantities.count {
      var changed = false
      for (name, quantity) in quantities where quantity.unit == nil {
        guard names.types[name] == .any, let type = inferredType(quantity), type != .any else {
          continue
        }
        names.types[name] = type
        changed = true
      }
      if !changed { break }
    }
    // A formula with an error has no unit: it stays open, so that the error is told once and not by
    // all who use the quantity.
    let hasErrors = quantities.values.contains {
      names.types[$0.name] == .any && inferredType($0) == nil
    }
    if !hasErrors {
      for (name, type) in names.types where type == .any { names.types[name] = .pure }
    }
  }

  private func inferredType(_ quantity: Quantity) -> UnitType? {
    switch quantity.value {
    case .formula(let formula):
      return type(of: formula, quantity)
    case .perCentre(let formulas):
      let types = formulas.values.map { type(of: $0, quantity) }
      if types.contains(nil) { return nil }
      return types.compactMap { $0 }.first { $0 != .any } ?? .any
    case .schedule, .curve:
      return .pure
    case .stock(let start, let flow):
      if let type = type(of: start, quantity), type != .any { return type }
      return type(of: flow, quantity).map(names.rules.timesMonth)
    case .recurrence(let start, let next):
      if let type = type(of: start, quantity), type != .any { return type }
      return type(of: next, quantity)
    }
  }

  private func type(of formula: Formula, _ quantity: Quantity) -> UnitType? {
    var builder = TermBuilder(
      names: names, formula: formula, owner: quantity.name, stated: nil, drawAxes: [],
      common: nil, draws: [], firstDraw: 0, callCount: 0)
    return try? builder.build().type
  }

  /// A formula of `owner`, with its draws recorded; nothing after an error.
  mutating func term(
    _ formula: Formula, owner: String, stated: Unit? = nil, drawAxes: Axes = [],
    common: Formula? = nil, callCount: inout Int
  ) -> ResolvedFormula? {
    var builder = TermBuilder(
      names: names, formula: formula, owner: owner, stated: stated, drawAxes: drawAxes,
      common: common, draws: [], firstDraw: draws.count, callCount: callCount)
    do throws(Diagnostic) {
      let term = try builder.build()
      draws += builder.draws
      callCount = builder.callCount
      return ResolvedFormula(formula: formula, term: term)
    } catch {
      problems.append(error)
      return nil
    }
  }

  /// A formula that must have a given unit, for a line or a rule.
  mutating func term(
    _ formula: Formula?, owner: String, needs dimension: Dimension,
    describedBy mismatch: (String) -> (message: String, why: String?, suggestion: String?)
  ) -> ResolvedFormula? {
    guard let formula else { return nil }
    var calls = 0
    guard let resolved = term(formula, owner: owner, callCount: &calls) else { return nil }
    if names.rules.common([resolved.term.type, .known(dimension)]) == nil {
      let words = mismatch(names.rules.describe(resolved.term.type))
      problems.append(
        formula.problem(
          "unit-mismatch", words.message, at: resolved.term.range, why: words.why,
          suggestion: words.suggestion ?? bridge(resolved, to: dimension)))
      return nil
    }
    return resolved
  }

  /// What would give the formula the unit that it must have.
  private func bridge(_ resolved: ResolvedFormula, to wanted: Dimension) -> String? {
    guard case .known(let found) = resolved.term.type else { return nil }
    let rules = names.rules
    if found.isPure {
      let unit = rules.table.canonicalUnit(wanted).text
      return resolved.formula.expression.literalText.map { "\($0) [\(unit)]" }
        ?? "multiply by a value in \(unit)"
    }
    return wanted.isPure
      ? "divide by a value in \(rules.table.describe(found))"
      : "multiply by a value in \(rules.table.describe(wanted / found))"
  }
}

extension Expression {
  /// The number as the user would write it again, without its unit.
  var literalText: String? {
    guard case .number(let value, _, _) = self else { return nil }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
