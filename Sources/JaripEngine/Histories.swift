import JaripModel

/// Values that are kept for some months where they were made, so that memories read them there and nothing is copied.
struct Histories {
  /// By node, of how many months.
  private(set) var counts: [Int: Int] = [:]
  /// The memories that read them.
  private(set) var readers: Set<Int> = []

  /// A memory reads its next value where that is made: each month, not by another memory, in as many rows. Of
  /// two that look back on one value by as many months one does: they may start with different values.
  init(_ plan: Plan, _ isIncluded: [Bool]) {
    var distances: [Int: Set<Int>] = [:]
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      guard let next = node.next?.index, isIncluded[next] else { continue }
      let source = plan.nodes[next]
      let months = node.operation.monthsBack
      guard source.axes.contains(.month), source.operation.monthsBack == 0,
        source.axes.contains(.centre) == node.axes.contains(.centre),
        distances[next, default: []].insert(months).inserted
      else { continue }
      readers.insert(index)
      counts[next] = max(counts[next] ?? 0, months + 1)
    }
  }
}

extension Operation {
  /// How many months a memory looks back; 0 for anything else.
  var monthsBack: Int {
    switch self {
    case .state: 1
    case .delay(let months): months
    default: 0
    }
  }
}
