import JaripModel

/// How often the value of each node is wanted: levels are looked at only at the end of a fiscal year, and what
/// nothing looks at is not computed.
struct NodeNeeds: Sendable {
  enum Need: Int, Comparable, Sendable {
    case never, yearEnd, always
    static func < (a: Need, b: Need) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var needs: [Need]
  /// Whether a series, a check or an outcome looks at the node itself.
  private(set) var isSeen: [Bool]

  subscript(node: Int) -> Need { needs[node] }

  /// Wanted by the series of `layout`, the outcomes and the checks of the plan.
  init(_ plan: Plan, layout: CollectorLayout) {
    needs = Array(repeating: .never, count: plan.nodes.count)
    isSeen = Array(repeating: false, count: plan.nodes.count)
    var waiting: [Int] = []
    func want(_ node: NodeID, _ need: Need, _ needs: inout [Need]) {
      guard needs[node.index] < need else { return }
      needs[node.index] = need
      waiting.append(node.index)
    }
    for series in layout.table.series {
      guard case .node(let node) = series.value else { continue }
      want(node, series.cadence == .yearly(.end) ? .yearEnd : .always, &needs)
    }
    for check in plan.checks { want(check.node, .always, &needs) }
    for outcome in plan.outcomes {
      for node in [outcome.independence, outcome.closing, outcome.overdraft] {
        if let node { want(node, .always, &needs) }
      }
    }
    for index in waiting { isSeen[index] = true }
    while let index = waiting.popLast() {
      let node = plan.nodes[index]
      var need = needs[index]
      // What remembers takes in every month.
      if case .trailing = node.operation { need = .always }
      for input in node.inputs { want(input, need, &needs) }
      if let next = node.next { want(next, .always, &needs) }
    }
  }
}
