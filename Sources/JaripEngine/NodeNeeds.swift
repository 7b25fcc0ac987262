import JaripModel

/// In which months the value of each node that varies by trial is wanted.
///
/// Levels are looked at only at the end of a fiscal year, a branch only where its condition takes it, and what nothing
/// looks at is not computed.
struct NodeNeeds {
  private let plan: Plan
  private let fixed: FixedStage
  private(set) var months: [MonthSet]
  private var waiting: [Int] = []
  /// By a condition that is the same in all trials: the months in which a row takes its branch, and leaves it.
  private var branches: [Int: (taken: MonthSet, left: MonthSet)] = [:]

  /// Wanted by the series and columns of `layout`, the outcomes and the checks of the plan.
  init(_ plan: Plan, layout: CollectorLayout, fixed: FixedStage) {
    self.plan = plan
    self.fixed = fixed
    let count = plan.monthCount
    let never = MonthSet(monthCount: count)
    let always = MonthSet(allOf: count)
    let last = MonthSet(monthCount: count) { $0 == count - 1 }
    let yearEnds = MonthSet(monthCount: count) { layout.isYearEnd[$0] }
    let kept = MonthSet(monthCount: count) { layout.keepsMonth[$0] }
    months = Array(repeating: never, count: plan.nodes.count)
    for series in layout.table.series {
      guard case .node(let node) = series.value else { continue }
      switch series.cadence {
      case .monthly: want(node, kept)
      case .yearly(.end): want(node, yearEnds)
      case .yearly: want(node, always)
      }
    }
    for (month, sources) in layout.columns.sources.enumerated() where !sources.isEmpty {
      let looked = MonthSet(monthCount: count) { $0 == month }
      for source in sources { want(source.node, looked) }
    }
    for check in plan.checks { want(check.node, always) }
    for outcome in plan.outcomes {
      // What a state is behind the last month.
      for case let state? in [outcome.independence, outcome.closing, outcome.overdraft] {
        if let next = plan.nodes[state.index].next { want(next, last) }
      }
    }
    while let index = waiting.popLast() { wantInputs(of: plan.nodes[index], months[index], always) }
  }

  private mutating func want(_ node: NodeID, _ wanted: MonthSet) {
    guard plan.nodes[node.index].axes.contains(.trial) else { return }
    if months[node.index].formUnion(wanted) { waiting.append(node.index) }
  }

  private mutating func wantInputs(of node: Node, _ wanted: MonthSet, _ always: MonthSet) {
    let count = plan.monthCount
    switch node.operation {
    case .select where !plan.nodes[node.inputs[0].index].axes.contains(.trial):
      let (taken, left) = branch(node.inputs[0])
      want(node.inputs[1], wanted.intersection(taken))
      want(node.inputs[2], wanted.intersection(left))
    case .state, .delay:
      let back = node.operation.monthsBack
      want(node.inputs[0], wanted.intersection(MonthSet(monthCount: count) { $0 < back }))
      if let next = node.next { want(next, wanted.earlier(by: back, monthCount: count)) }
    case .trailing:
      // It takes a value in each month.
      want(node.inputs[0], always)
    default:
      for input in node.inputs { want(input, wanted) }
    }
  }

  private mutating func branch(_ condition: NodeID) -> (taken: MonthSet, left: MonthSet) {
    if let known = branches[condition.index] { return known }
    let rows = 0..<(plan.nodes[condition.index].axes.contains(.centre) ? plan.centreCount : 1)
    let fixed = fixed
    func values(_ month: Int) -> some Sequence<Double> {
      rows.lazy.map { fixed.value(of: condition, month: month, row: $0) }
    }
    let found = (
      taken: MonthSet(monthCount: plan.monthCount) { month in
        values(month).contains { $0 != 0 && !$0.isNaN }
      },
      left: MonthSet(monthCount: plan.monthCount) { month in values(month).contains { $0 == 0 } }
    )
    branches[condition.index] = found
    return found
  }
}
