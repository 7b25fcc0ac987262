import JaripModel

/// Additions that nothing but the next addition reads, joined to one sum of many columns.
struct SumChains {
  /// By node, the terms of its sum in order.
  private(set) var terms: [Int: [Int]] = [:]
  /// Additions that have become part of a later one.
  private(set) var joined: Set<Int> = []

  /// - Parameter isSeen: whether anything but nodes looks at a value.
  init(_ plan: Plan, _ isIncluded: [Bool], isSeen: (Int) -> Bool) {
    var readers = [Int](repeating: 0, count: plan.nodes.count)
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      for input in node.inputs { readers[input.index] += 1 }
      // A value that is remembered is read again.
      if let next = node.next { readers[next.index] += 2 }
    }
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      guard case .binary(.add) = node.operation, node.axes.contains(.month) else { continue }
      let (left, right) = (node.inputs[0].index, node.inputs[1].index)
      guard isIncluded[right], isIncluded[left], case .binary(.add) = plan.nodes[left].operation,
        readers[left] == 1, !isSeen(left), plan.nodes[left].axes == node.axes
      else { continue }
      let before = terms[left] ?? plan.nodes[left].inputs.map(\.index)
      // A column of its own for each term.
      guard before.allSatisfy({ isIncluded[$0] }) else { continue }
      terms[left] = nil
      joined.insert(left)
      terms[index] = before + [right]
    }
  }
}
