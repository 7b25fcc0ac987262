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
    guard problems.isEmpty else { throw DiagnosticList(problems.inOrder(of: scenario.files)) }
    return resolved
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
    names.programmes = Set(alternative.lines.values.compactMap(\.programme)).sorted()
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
        quantity.actual.isEmpty, !quantity.each.contains(.month), let unit = quantity.unit,
        unit.isCanonical,
        unit.dimension.isPure || unit.dimension == .month
      {
        names.wholeNumbers[name] = formula.expression.fewWholeMonths
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
    blameOverrides()
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

  /// Infers the units of quantities that state none, until nothing changes.
  private mutating func findUnits() {
    var open = quantities.values.filter { $0.unit == nil && names.types[$0.name] == .any }
    while true {
      var changed = true
      while changed {
        changed = false
        for quantity in open {
          guard let type = inferredType(quantity), type != .any else { continue }
          names.types[quantity.name] = type
          changed = true
        }
        // Files are written from causes to effects or the other way round: one of the orders is quick.
        open = open.filter { names.types[$0.name] == .any }.reversed()
      }
      // A formula with an error has no unit: it stays open, so that the error is told once and not by
      // all who use the quantity.
      let hasErrors = quantities.values.contains {
        names.types[$0.name] == .any && inferredType($0) == nil
      }
      guard !open.isEmpty, !hasErrors else { return }
      // What fits every unit, such as 0, is a pure number; what is built on it may still get a unit.
      let unknown = Set(open.map(\.name))
      let index =
        open.firstIndex { quantity in
          quantity.formulas.allSatisfy {
            $0.expression.names.isDisjoint(with: unknown.subtracting([quantity.name]))
          }
        } ?? 0
      names.types[open.remove(at: index).name] = .pure
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
}
