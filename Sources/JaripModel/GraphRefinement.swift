/// What is left of a graph after equal nodes are merged, unused ones dropped and the rest ordered.
struct GraphRefinement {
  private(set) var nodes: [Node] = []
  private var placeOf: [NodeID?]

  /// - Parameter roots: the nodes whose values are wanted.
  init(_ graph: GraphBuilder, roots: [NodeID]) {
    nodes = graph.nodes
    placeOf = nodes.indices.map { NodeID($0) }
    merge(roots)
    inferAxes()
    dropSpreads()
    // What differed by a spread alone is now the same.
    merge(roots)
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
      var operation: Int
      var inputs: [Int]
      var next: Int
    }
    let operations = numbers(ofOperations: nodes)
    var classes = [Int](repeating: 0, count: nodes.count)
    // Inputs stand before their users, except a memory's `next`, whose class is the last round's.
    var nextClass = [Int](repeating: 0, count: nodes.count)
    var count = 0
    while true {
      var known: [Signature: Int] = [:]
      for (index, node) in nodes.enumerated() {
        let signature = Signature(
          operation: operations[index], inputs: node.inputs.map { classes[$0.index] },
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

  /// By node, a number that those with the same operation share: tables of numbers are compared once, not each round.
  private static func numbers(ofOperations nodes: [Node]) -> [Int] {
    struct Key: Hashable {
      var operation: Operation
      var negativeZeros: [Int]
    }
    var known: [Key: Int] = [:]
    return nodes.map { node in
      let key = Key(operation: node.operation, negativeZeros: node.operation.negativeZeros)
      let number = known[key] ?? known.count
      known[key] = number
      return number
    }
  }

  /// Keeps one node of each class, depth first from the roots and from what memories take over: inputs before
  /// users.
  private mutating func merge(_ roots: [NodeID]) {
    let old = nodes
    let classes = Self.classes(of: old)
    nodes = []
    var waiting = roots.map { classes[place(of: $0).index] }
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
      if let place = chosen[classes[index]], nodes[place.index].name == nil {
        nodes[place.index].name = old[index].name
      }
    }
    placeOf = placeOf.map { $0.flatMap { chosen[classes[$0.index]] } }
  }

  /// A value that has a row for each centre need not be given one.
  private mutating func dropSpreads() {
    var places: [NodeID] = []
    var kept: [Node] = []
    for var node in nodes {
      if case .select = node.operation, node.inputs[1] == node.inputs[2],
        case .perCentre(let ones) = nodes[node.inputs[0].index].operation,
        ones.allSatisfy({ $0 == 1 }), nodes[node.inputs[1].index].axes.contains(.centre)
      {
        let place = places[node.inputs[1].index]
        if kept[place.index].name == nil { kept[place.index].name = node.name }
        places.append(place)
        continue
      }
      node.inputs = node.inputs.map { places[$0.index] }
      places.append(NodeID(kept.count))
      kept.append(node)
    }
    for index in kept.indices { kept[index].next = kept[index].next.map { places[$0.index] } }
    nodes = kept
    placeOf = placeOf.map { $0.map { places[$0.index] } }
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
