import JaripMath

/// Builds the nodes of a plan; equal nodes are made once, and constants fold.
struct GraphBuilder {
  private(set) var nodes: [Node] = []
  private var known: [Key: NodeID] = [:]

  private struct Key: Hashable {
    var operation: Operation
    var negativeZeros: [Int]
    var inputs: [NodeID]
  }

  mutating func add(_ operation: Operation, _ inputs: NodeID...) -> NodeID {
    add(operation, inputs)
  }

  mutating func add(_ operation: Operation, _ inputs: [NodeID]) -> NodeID {
    precondition(!operation.isMemory, "A state or a delay is never shared while it is built")
    if let folded = fold(operation, inputs) { return folded }
    let key = Key(
      operation: operation, negativeZeros: operation.negativeZeros, inputs: inputs)
    if let node = known[key] { return node }
    let node = append(operation, inputs)
    known[key] = node
    return node
  }

  /// A state or a delay; its `next` is set later, since it may depend on the node itself.
  mutating func addMemory(_ operation: Operation, first: NodeID) -> NodeID {
    append(operation, [first])
  }

  mutating func setNext(of node: NodeID, to next: NodeID) { nodes[node.index].next = next }

  func next(of node: NodeID) -> NodeID {
    guard let next = nodes[node.index].next else {
      preconditionFailure("Internal error: a memory without its next value")
    }
    return next
  }

  mutating func name(_ node: NodeID, _ name: String) {
    if nodes[node.index].name == nil { nodes[node.index].name = name }
  }

  private mutating func append(_ operation: Operation, _ inputs: [NodeID]) -> NodeID {
    nodes.append(Node(operation: operation, inputs: inputs, next: nil, axes: [], name: nil))
    return NodeID(nodes.count - 1)
  }

  mutating func constant(_ value: Double) -> NodeID {
    // A NaN is never equal to itself, and would never be shared.
    add(value.isNaN ? .undefined : .constant(value))
  }

  /// The value of a constant node.
  func constantValue(_ node: NodeID) -> Double? {
    switch nodes[node.index].operation {
    case .constant(let value): value
    case .undefined: .nan
    default: nil
    }
  }

  private mutating func fold(_ operation: Operation, _ inputs: [NodeID]) -> NodeID? {
    switch operation {
    case .unary(let kernel):
      guard let x = constantValue(inputs[0]) else { return nil }
      return constant(JaripMath.unary(kernel, x))
    case .binary(let kernel):
      let a = constantValue(inputs[0])
      let b = constantValue(inputs[1])
      if let a, let b { return constant(JaripMath.binary(kernel, a, b)) }
      if kernel == .multiply, a == 1 { return inputs[1] }
      if kernel == .multiply || kernel == .divide, b == 1 { return inputs[0] }
      return nil
    case .select:
      guard let condition = constantValue(inputs[0]) else { return nil }
      return condition.isNaN ? inputs[0] : condition != 0 ? inputs[1] : inputs[2]
    case .stack:
      return inputs.allSatisfy { $0 == inputs[0] } ? inputs[0] : foldStack(inputs)
    default: return nil
    }
  }

  private mutating func foldStack(_ inputs: [NodeID]) -> NodeID? {
    let values = inputs.compactMap(constantValue)
    return values.count == inputs.count ? add(.perCentre(values)) : nil
  }
}
