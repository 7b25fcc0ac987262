import JaripMath
public import JaripLanguage
public import JaripScenario

/// Makes a plan of a scenario's alternatives.
public struct Planner: Sendable {
  let scenario: Scenario
  let alternatives: [ResolvedAlternative]
  let measureNames: [String]
  let onceDraws: [DrawName]

  /// - Throws: every error in names, units and axes.
  public init(_ scenario: Scenario) throws(DiagnosticList) {
    self.scenario = scenario
    alternatives = try Resolver.resolve(scenario)
    measureNames = Prelude.measureNames
    onceDraws = Self.onceDraws(alternatives, scenario)
    let unknown = unknownNamesInFacts()
    guard unknown.isEmpty else { throw DiagnosticList(unknown) }
  }

  /// A plan whose outputs are the awards of the alternatives that do not say when independence counts.
  ///
  /// Its last month with an award, over all trials and centres, is what `plan` needs.
  public func awardPlan() throws(DiagnosticList) -> Plan {
    var graph = GraphBuilder()
    var outputs: [PlanOutput] = []
    var checks: [PlanCheck] = []
    for (index, model) in alternatives.enumerated() where model.independence.from == nil {
      var work = lowering(model, index, from: scenario.timeline.start, graph)
      do throws(Diagnostic) {
        for grant in model.grants.values {
          try work.prepare(grant.award.formula.expression.names.sorted())
          let opened = work.opened()
          let award = try work.award(grant)
          let zero = work.constant(0)
          outputs.append(
            PlanOutput(
              alternative: index, name: grant.name, role: .grant, scope: .centre,
              node: work.select(opened, award, zero), overYear: .sum, isMonthly: true,
              unit: scenario.money))
        }
        try work.finish()
      } catch {
        throw DiagnosticList([error])
      }
      graph = work.graph
      checks += work.checks
    }
    return finished(
      graph, outputs, [], checks, from: alternatives.map { _ in scenario.timeline.start })
  }

  /// The plan of all alternatives.
  ///
  /// - Parameters:
  ///   - lastAward: by alternative, the last month with an award in any trial and centre.
  ///   - alsoKeeping: quantities to summarise beside those of the report, with the role `kept`.
  ///   - columns: what is there for columns alone.
  public func plan(
    lastAward: [Month?], alsoKeeping: Set<String> = [], columns: PlanColumns = []
  ) throws(DiagnosticList) -> Plan {
    var graph = GraphBuilder()
    var outputs: [PlanOutput] = []
    var outcomes: [PlanOutcome] = []
    var checks: [PlanCheck] = []
    var from: [Month] = []
    var warnings: [Diagnostic] = []
    let facts = columns.contains(.facts) ? try Resolver.facts(of: scenario) : []
    for (index, model) in alternatives.enumerated() {
      let start =
        model.independence.from ?? lastAward[index].map { $0 + 1 }
        ?? scenario.timeline.start
      from.append(start)
      if start > scenario.timeline.end {
        warnings.append(
          Diagnostic(
            "independence-beyond-horizon",
            "Independence counts from \(start) on, beyond the last month \(scenario.timeline.end)"
              + (alternatives.count > 1 ? ", in alternative '\(model.name)'" : ""),
            at: scenario.alternatives[index].independence.place,
            why: "no centre can be found independent.",
            suggestion: "a later timeline.end, or independence.from", severity: .warning))
      }
      var work = lowering(model, index, from: start, graph)
      do throws(Diagnostic) {
        outputs += try OutputChoice(
          scenario: scenario, measureNames: measureNames, alsoKeeping: alsoKeeping.sorted()
        ).outputs(of: model, index, &work)
        outcomes.append(try work.outcome(.centre))
        outcomes.append(try work.outcome(.network))
        try work.finish()
        // A cycle is an error also where nothing needs it; what this copy makes is thrown away.
        var unused = work
        try unused.prepare(Array(model.quantities.keys))
        try unused.finish()
        outputs += work.poolRows().map { row in
          PlanOutput(
            alternative: index, name: row.name, role: .pool, scope: .network, node: row.node,
            overYear: .sum, isMonthly: false, unit: scenario.money)
        }
        if columns.contains(.drivers) { outputs += try work.drivers() }
        if columns.contains(.pools) { outputs += try work.poolParts() }
        if columns.contains(.facts) { outputs += try work.outputs(of: facts[index]) }
        try work.finish()
      } catch {
        throw DiagnosticList([error])
      }
      graph = work.graph
      checks += work.checks
    }
    var plan = finished(graph, outputs, outcomes, checks, from: from)
    plan.warnings = warnings + unusedInputs(plan) + perCentreTotals()
    return plan
  }

  private func lowering(
    _ model: ResolvedAlternative, _ index: Int, from: Month, _ graph: GraphBuilder
  ) -> Lowering {
    Lowering(
      model, index: index, scenario: scenario, measureNames: Set(measureNames),
      independenceFrom: from, graph: graph)
  }

  private func finished(
    _ graph: GraphBuilder, _ outputs: [PlanOutput], _ outcomes: [PlanOutcome],
    _ checks: [PlanCheck], from: [Month]
  ) -> Plan {
    var roots = outputs.map(\.node) + checks.map(\.node)
    roots += outcomes.flatMap { outcome in
      [outcome.independence, outcome.overdraft] + (outcome.closing.map { [$0] } ?? [])
    }
    let refined = GraphRefinement(graph, roots: roots)
    var plan = Plan(
      scenario: scenario, alternatives: alternatives, nodes: refined.nodes, outputs: outputs,
      outcomes: outcomes, checks: [], independenceFrom: from, warnings: [], onceDraws: onceDraws)
    for index in plan.outputs.indices {
      plan.outputs[index].node = refined.place(of: outputs[index].node)
    }
    for index in plan.outcomes.indices {
      plan.outcomes[index].independence = refined.place(of: outcomes[index].independence)
      plan.outcomes[index].overdraft = refined.place(of: outcomes[index].overdraft)
      plan.outcomes[index].closing = outcomes[index].closing.map(refined.place)
    }
    var seen: Set<String> = []
    for var check in checks {
      check.node = refined.place(of: check.node)
      guard seen.insert("\(check.kind) \(check.node.index)").inserted else { continue }
      plan.checks.append(check)
    }
    return plan
  }
}
