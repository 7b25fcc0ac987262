import JaripLanguage
import JaripMath
import JaripScenario

extension Lowering {
  mutating func quantity(_ name: String, _ scope: Scope) throws(Diagnostic) -> NodeID {
    let reference = Reference(kind: .quantity, name: name, scope: scope)
    return try node(reference) { work throws(Diagnostic) in
      guard let quantity = work.model.quantities[name] else {
        preconditionFailure("Internal error: no quantity '\(name)'")
      }
      if scope == .network, let reason = work.reach.refusal(name) { throw reason }
      return try work.value(of: quantity, reference)
    }
  }

  private mutating func value(of quantity: ResolvedQuantity, _ reference: Reference)
    throws(Diagnostic) -> NodeID
  {
    switch quantity.value {
    case .formula(let formula):
      if case .draw(let index) = formula.term.kind, !quantity.actual.isEmpty,
        case .process = model.draws[index].source
      {
        return try process(model.draws[index], formula.formula) { work, value in
          work.replaced(value, by: quantity)
        }
      }
      guard !quantity.actual.isEmpty else {
        return try term(formula.term, reference.scope, formula.formula)
      }
      let isOwn = series { quantity.actual[$0] == nil ? 1 : 0 }
      let own = try guarded(by: isOwn) { work throws(Diagnostic) in
        try work.term(formula.term, reference.scope, formula.formula)
      }
      return replaced(own, by: quantity)
    case .perCentre(let formulas):
      var rows: [NodeID] = []
      for formula in formulas { rows.append(try term(formula.term, .centre, formula.formula)) }
      return replaced(graph.add(.stack, rows), by: quantity)
    case .schedule(let values):
      let node: NodeID
      if values.contains(where: { $0.count > 1 }) {
        node = graph.add(.grid(values))
      } else {
        node = graph.add(.series(values.map { $0[0] }))
      }
      return replaced(node, by: quantity)
    case .curve:
      preconditionFailure("Internal error: a curve is no value")
    case .stock(let start, let flow):
      return try stock(quantity, reference, start) { work, value throws(Diagnostic) in
        work.add(value, try work.term(flow.term, .centre, flow.formula))
      }
    case .recurrence(let start, let next):
      return try stock(quantity, reference, start) { work, _ throws(Diagnostic) in
        try work.term(next.term, .centre, next.formula)
      }
    }
  }

  private mutating func stock(
    _ quantity: ResolvedQuantity, _ reference: Reference, _ start: ResolvedFormula,
    next: @escaping (inout Lowering, NodeID) throws(Diagnostic) -> NodeID
  ) throws(Diagnostic) -> NodeID {
    let isFirst = series { $0 == 0 ? 1 : 0 }
    let first = try guarded(by: isFirst) { work throws(Diagnostic) in
      let first = try work.term(start.term, .centre, start.formula)
      work.check(.defined, first)
      return first
    }
    let state = self.state(first: first)
    let value = replaced(state, by: quantity)
    remember(reference, value)
    putOff { work throws(Diagnostic) in
      let isReplaced = work.series { quantity.actual[$0 + 1] == nil ? 0 : 1 }
      let later = try next(&work, value)
      work.check(.defined, work.select(isReplaced, work.constant(0), later))
      work.graph.setNext(of: state, to: later)
    }
    return value
  }

  /// The node with the quantity's `actual` values in their months.
  private mutating func replaced(_ node: NodeID, by quantity: ResolvedQuantity) -> NodeID {
    guard !quantity.actual.isEmpty else { return node }
    let isGiven = series { quantity.actual[$0] == nil ? 0 : 1 }
    let values: NodeID
    if quantity.actual.values.contains(where: { $0.count > 1 }) {
      let months = (0..<timeline.monthCount).map { offset in
        let row = quantity.actual[offset] ?? [0]
        return row.count == centreCount ? row : [Double](repeating: row[0], count: centreCount)
      }
      values = graph.add(.grid(months))
    } else {
      values = series { quantity.actual[$0]?[0] ?? 0 }
    }
    return select(isGiven, values, node)
  }
}
