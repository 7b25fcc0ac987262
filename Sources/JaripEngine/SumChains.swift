import JaripModel

/// Additions that nothing but the next addition reads, joined to one sum of many columns.
struct SumChains {
  /// By node, the terms of its sum in order.
  private(set) var terms: [Int: [Int]] = [:]
  /// Additions that have become part of a later one.
  private(set) var joined: Set<Int> = []

  init(_ plan: Plan, _ stage: Program.Stage) {
    var readers = [Int](repeating: 0, count: plan.nodes.count)
    for (index, node) in plan.nodes.enumerated() where stage.includes[index] {
      for input in node.inputs { readers[input.index] += 1 }
      // A value that is remembered is read again.
      if let next = node.next { readers[next.index] += 2 }
    }
    for node in stage.yearly.map(\.node) + stage.checks.map(\.node.index) + stage.monthly {
      readers[node] += 2
    }
    if stage.keepsAll { return }
    for (index, node) in plan.nodes.enumerated() where stage.includes[index] {
      guard case .binary(.add) = node.operation, node.axes.contains(.month) else { continue }
      let (left, right) = (node.inputs[0].index, node.inputs[1].index)
      guard stage.includes[right], stage.includes[left],
        case .binary(.add) = plan.nodes[left].operation, readers[left] == 1,
        plan.nodes[left].axes == node.axes
      else { continue }
      let before = terms[left] ?? plan.nodes[left].inputs.map(\.index)
      // A column of its own for each term.
      guard before.allSatisfy({ stage.includes[$0] }) else { continue }
      terms[left] = nil
      joined.insert(left)
      terms[index] = before + [right]
    }
  }
}
