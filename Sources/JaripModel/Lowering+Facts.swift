import JaripLanguage
import JaripScenario

extension Lowering {
  /// What observations and references are of: one number a trial and month.
  mutating func outputs(of facts: [ResolvedFact]) throws(Diagnostic) -> [PlanOutput] {
    var outputs: [PlanOutput] = []
    for fact in facts {
      let (formula, term) = (fact.formula.formula, fact.formula.term)
      try prepare(formula.expression.names.sorted())
      var node = try self.term(term, fact.centre == nil ? .network : .centre, formula)
      if let centre = fact.centre {
        // The other centres are taken out, undefined or not, so that one column is kept and not one for each.
        let isIt = graph.add(.perCentre((0..<centreCount).map { $0 == centre ? 1 : 0 }))
        node = sumOverCentres(select(isIt, node, constant(0)))
      }
      outputs.append(
        PlanOutput(
          alternative: alternative, name: fact.name, role: .fact, scope: .network, node: node,
          overYear: .end, isMonthly: false, unit: fact.unit))
    }
    return outputs
  }
}
