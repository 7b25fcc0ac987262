/// What is left of a graph after equal nodes are merged, unused ones dropped and the rest ordered.
struct GraphRefinement {
  private(set) var nodes: [Node] = []
  private var placeOf: [NodeID?]

  /// - Parameter roots: the nodes whose values are wanted.
  init(_ graph: GraphBuilder, roots: [NodeID]) {
    let classes = Self.classes(of: graph.nodes)
    placeOf = [NodeID?](repeating: nil, count: graph.nodes.count)
    arrange(graph.nodes, classes, roots)
    inferAxes()
  }

  /// Where a node of the graph now stands.
  func place(of node: NodeID) -> NodeID {
    guard let place = placeOf[node.index] else {
      preconditionFailure("Internal error: a node that is used was dropped")
    }
    return place
  }

  /// The representative of every node: the first that computes the same, whatever happened before.
  ///
  /// Memories are first taken to be equal when their first values are, and set apart when what they
  /// take over differs; so two alternatives share a stock as long as nothing that it depends on
  /// differs. This is partition refinement as in the minimisation of automata (Hopcroft 1971).
  private static func classes(of nodes: [Node]) -> [Int] {
    struct Signature: Hashable {
      var operation: Operation
      var negativeZeros: [Int]
      var inputs: [Int]
      var next: Int
    }
    var classes = [Int](repeating: 0, count: nodes.count)
    // Inputs stand before their users, except a memory's `next`, whose class is the last round's.
    var nextClass = [Int](repeating: 0, count: nodes.count)
    var count = 0
    while true {
      var known: [Signature: Int] = [:]
      for (index, node) in nodes.enumerated() {
        let signature = Signature(
          operation: node.operation, negativeZeros: node.operation.negativeZeros,
          inputs: node.inputs.map { classes[$0.index] },
          next: node.next.map { nextClass[$0.index] } ?? -1)
        if let found = known[signature] {
          classes[index] = found
        } else {
          known[signature] = index
          classes[index] = index
        }
      }
      if known.count == count { return classes }
      count = known.count
      nextClass = classes
    }
  }

  /// Depth first from the roots and from what memories take over: inputs before users.
  private mutating func arrange(_ old: [Node], _ classes: [Int], _ roots: [NodeID]) {
    var waiting = roots.map { classes[$0.index] }
    var chosen: [Int: NodeID] = [:]
    while let root = waiting.popLast() {
      var stack: [(index: Int, isExpanded: Bool)] = [(root, false)]
      while let (index, isExpanded) = stack.popLast() {
        if chosen[index] != nil { continue }
        let node = old[index]
        if isExpanded {
          chosen[index] = NodeID(nodes.count)
          var copy = node
          copy.inputs = node.inputs.map { chosen[classes[$0.index]]! }
          nodes.append(copy)
          if let next = node.next { waiting.append(classes[next.index]) }
        } else {
          stack.append((index, true))
          for input in node.inputs.reversed() { stack.append((classes[input.index], false)) }
        }
      }
    }
    for (index, place) in chosen {
      if let next = old[index].next { nodes[place.index].next = chosen[classes[next.index]] }
    }
    for index in old.indices {
      placeOf[index] = chosen[classes[index]]
      if let place = placeOf[index], nodes[place.index].name == nil {
        nodes[place.index].name = old[index].name
      }
    }
  }

  private mutating func inferAxes() {
    var changed = true
    while changed {
      changed = false
      for index in nodes.indices {
        let axes = self.axes(of: nodes[index])
        if axes != nodes[index].axes {
          nodes[index].axes = axes
          changed = true
        }
      }
    }
  }

  private func axes(of node: Node) -> Axes {
    let inputs = node.inputs.reduce(into: Axes()) { $0.formUnion(nodes[$1.index].axes) }
    switch node.operation {
    case .constant, .undefined: return []
    case .perCentre: return .centre
    case .series: return .month
    case .grid: return [.centre, .month]
    case .uniform(_, _, let axes): return axes
    case .unary, .binary, .select, .curve, .distribution, .airport: return inputs
    case .stack: return inputs.union(.centre)
    case .sumOverCentres, .largestOverCentres, .smallestOverCentres:
      return inputs.subtracting(.centre)
    case .trailing: return inputs.union(.month)
    case .state, .delay:
      return node.axes.union(inputs).union(nodes[node.next!.index].axes).union(.month)
    }
  }
}
