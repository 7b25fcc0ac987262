import JaripLanguage
public import JaripScenario

/// What an observation or a reference is of, with its names and units resolved.
struct ResolvedFact {
  /// `observation.NAME` or `reference.NAME`: no quantity has a name with a point in it.
  var name: String
  var formula: ResolvedFormula
  /// The number of the centre; nothing for the network.
  var centre: Int?
  /// In which the value is stated.
  var unit: Unit
}

extension Observation {
  /// The name of its output in a plan with `PlanColumns.facts`.
  public var outputName: String { "observation.\(name)" }
}

extension Reference {
  /// The name of its output in a plan with `PlanColumns.facts`.
  public var outputName: String { "reference.\(name)" }
}

extension Resolver {
  /// By alternative, what the scenario's observations and references are of.
  ///
  /// - Throws: every formula that cannot be held against a fact.
  static func facts(of scenario: Scenario) throws(DiagnosticList) -> [[ResolvedFact]] {
    let resolver = Resolver(
      scenario: scenario, measures: try Prelude.measures(units: scenario.units))
    var problems: [Diagnostic] = []
    var facts: [[ResolvedFact]] = []
    for alternative in scenario.alternatives {
      var work = AlternativeResolver(alternative, resolver: resolver)
      guard let model = work.resolve() else { throw DiagnosticList(work.problems) }
      let reader = FactReader(names: work.names, scenario: scenario, model: model)
      var found: [ResolvedFact] = []
      func read(_ fact: () throws(Diagnostic) -> ResolvedFact) {
        do throws(Diagnostic) {
          found.append(try fact())
        } catch {
          if !problems.contains(where: { $0.isSame(as: error) }) { problems.append(error) }
        }
      }
      for observation in scenario.observations {
        read { () throws(Diagnostic) in try reader.fact(observation) }
      }
      for reference in scenario.references {
        read { () throws(Diagnostic) in try reader.fact(reference) }
      }
      facts.append(found)
    }
    guard problems.isEmpty else { throw DiagnosticList(problems.inOrder(of: scenario.files)) }
    return facts
  }
}

/// Reads what a fact is of.
private struct FactReader {
  let names: NameScope
  let scenario: Scenario
  let model: ResolvedAlternative

  func fact(_ observation: Observation) throws(Diagnostic) -> ResolvedFact {
    let stated = observation.centre.flatMap { id in
      scenario.centres.firstIndex { $0.id == id }
    }
    let (formula, centre) = try self.formula(observation.of, centre: stated)
    let dimension = formula.term.type.dimension ?? .pure
    let (unit, months) = (observation.unit, observation.over)
    let isFlow = dimension * .month == unit.dimension
    guard isFlow || dimension == unit.dimension || formula.term.type == .any else {
      let found = scenario.units.canonicalUnit(dimension)
      let sum = scenario.units.canonicalUnit(dimension * .month)
      throw formula.formula.problem(
        "unit-mismatch",
        "'\(formula.formula.text)' is \(names.rules.describe(formula.term.type)), and the fact '\(observation.name)' is "
          + "\(names.rules.describe(.known(unit.dimension)))",
        at: formula.term.range,
        why: "a fact is the value of a month, or the sum of a flow over its months.",
        suggestion: dimension.powerOfMonth < 0
          ? "unit: \(sum.text)" : dimension.isPure ? "no unit" : "unit: \(found.text)")
    }
    guard isFlow || months.lowerBound == months.upperBound else {
      throw formula.formula.problem(
        "bad-observation",
        "'\(formula.formula.text)' is no flow, and '\(observation.name)' is over \(months.upperBound - months.lowerBound + 1) months",
        at: formula.term.range,
        why:
          "only a flow per month is summed over months; of a level it must be said which month is meant.",
        suggestion: "at: \(months.upperBound)")
    }
    return ResolvedFact(
      name: observation.outputName, formula: formula, centre: centre, unit: unit)
  }

  /// A reference states no unit: its numbers are in the scenario's money, months and counting units.
  func fact(_ reference: Reference) throws(Diagnostic) -> ResolvedFact {
    let (formula, centre) = try self.formula(reference.of, centre: nil)
    return ResolvedFact(
      name: reference.outputName, formula: formula, centre: centre,
      unit: scenario.units.canonicalUnit(formula.term.type.dimension ?? .pure))
  }

  private func formula(_ written: Formula, centre: Int?) throws(Diagnostic)
    -> (ResolvedFormula, centre: Int?)
  {
    let (formula, centre) = try placed(written, centre: centre)
    var builder = TermBuilder(
      names: names, formula: formula, owner: "observation", stated: nil, drawAxes: [], common: nil,
      draws: [], firstDraw: 0, callCount: 0)
    let term = try builder.build()
    guard builder.draws.isEmpty else {
      throw formula.problem(
        "bad-observation", "'\(formula.text)' draws at random", at: term.range,
        why: "a fact is held against something that the model computes.",
        suggestion: "a quantity of the model; what the fact may be off by stands in error")
    }
    let resolved = ResolvedFormula(formula: formula, term: term)
    if centre == nil {
      let reach = NetworkReach(model: model, measureNames: Set(Prelude.measureNames))
      if var refusal = reach.refusal(resolved) {
        refusal.why = "a fact without a centre is one of the network as a whole."
        throw refusal
      }
    } else if case .across(let kind, _) = term.kind, kind != .share {
      throw formula.problem(
        "bad-observation",
        "'\(formula.text)' is of all centres, and the fact of '\(scenario.centres[centre!].id)'",
        at: term.range, suggestion: "take 'centre' out, or '\(kind.rawValue)(…)'")
    }
    return (resolved, centre)
  }

  /// `oss(network)` and `oss(kpc)`, as checks have it, say where at their end.
  private func placed(_ formula: Formula, centre: Int?) throws(Diagnostic)
    -> (Formula, centre: Int?)
  {
    guard case .call(let name, let arguments, let range) = formula.expression,
      names.type(of: name) != nil, arguments.count == 1, arguments[0].label == nil,
      case .name(let place, let placeRange) = arguments[0].value
    else { return (formula, centre) }
    let found = scenario.centres.firstIndex { $0.id == place }
    guard found != nil || place == "network" else {
      throw formula.problem(
        "unknown-centre", "There is no centre '\(place)'", at: placeRange,
        suggestion: nearestName(to: place, among: scenario.centres.map(\.id) + ["network"]).map {
          "'\($0)'"
        })
    }
    guard centre == nil || centre == found else {
      throw formula.problem(
        "bad-observation",
        "'\(formula.text)' and 'centre: \(scenario.centres[centre!].id)' say two things",
        at: placeRange, suggestion: "take one of them out")
    }
    let inner = Expression.name(name, range.lowerBound..<(range.lowerBound + name.count))
    return (Formula(text: formula.text, expression: inner, place: formula.place), found)
  }
}
