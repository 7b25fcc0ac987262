import JaripKit

/// A plan as text, one node a line: number, axes, operation with inputs, and whose value it is.
struct PlanPrinter {
  let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  var text: String { text { _ in true } }

  /// The outputs of these names with the nodes that they need, numbered anew.
  func text(of names: Set<String>) -> String { text { names.contains($0.name) } }

  private func text(_ isShown: (PlanOutput) -> Bool) -> String {
    let outputs = plan.outputs.filter(isShown)
    let isWhole = outputs.count == plan.outputs.count
    var waiting = outputs.map(\.node.index)
    if isWhole { waiting = Array(plan.nodes.indices) }
    var needed: Set<Int> = []
    while let index = waiting.popLast() {
      guard needed.insert(index).inserted else { continue }
      let node = plan.nodes[index]
      waiting += (node.inputs + [node.next].compactMap { $0 }).map(\.index)
    }
    let order = needed.sorted()
    func place(_ node: NodeID) -> String { "%\(order.firstIndex(of: node.index)!)" }
    var lines = order.map { index in
      let node = plan.nodes[index]
      let next = node.next.map { " then \(place($0))" } ?? ""
      let name = node.name.map { "   # \($0)" } ?? ""
      let operation = operation(node, inputs: node.inputs.map(place))
      return "\(place(NodeID(index))) [\(node.axes)] \(operation)\(next)\(name)"
    }
    lines += outputs.map {
      "output \(plan.alternatives[$0.alternative].name) \($0.scope) \($0.name) = \(place($0.node))"
        + " \($0.overYear) [\($0.unit.text)]"
    }
    guard isWhole else { return lines.joined(separator: "\n") + "\n" }
    lines += plan.outcomes.map {
      "outcome \(plan.alternatives[$0.alternative].name) \($0.scope) = \(place($0.independence))"
        + ($0.closing.map { ", closing \(place($0))" } ?? "") + ", overdraft \(place($0.overdraft))"
    }
    lines += plan.checks.map {
      "check \(plan.alternatives[$0.alternative].name) \($0.kind) \(place($0.node))"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A node written out with all that it is computed from; a memory shows its first value only.
  func formula(of node: NodeID) -> String {
    let node = plan.nodes[node.index]
    return operation(node, inputs: node.inputs.map(formula))
  }

  private func operation(_ node: Node, inputs: [String]) -> String {
    let all = inputs.joined(separator: ", ")
    switch node.operation {
    case .constant(let value): return number(value)
    case .perCentre(let values):
      return "centres(\(values.map(number).joined(separator: ", ")))"
    case .series(let values): return "months(\(runs(values.map(number))))"
    case .grid(let rows):
      return "months(\(runs(rows.map { $0.map(number).joined(separator: "|") })))"
    case .uniform(let owner, let call, _): return "uniform(\(owner) \(call))"
    case .distribution(let family, _, let isPrepared):
      return (isPrepared ? "prepared " : "") + "\(family)(\(all))"
    case .curve(let points):
      let shown = points.map { "\(number($0.x)):\(number($0.y))" }
      return "curve[\(shown.joined(separator: " "))](\(all))"
    case .unary(let kernel): return "\(kernel)(\(all))"
    case .binary(let kernel): return "\(kernel)(\(all))"
    case .delay(let months): return "delay \(months)(\(all))"
    case .trailing(let months): return "trailing \(months)(\(all))"
    default: return inputs.isEmpty ? "\(node.operation)" : "\(node.operation)(\(all))"
    }
  }

  /// Equal neighbours once, with their number: `0 x12, 1 x12`.
  private func runs(_ texts: [String]) -> String {
    var parts: [(text: String, count: Int)] = []
    for text in texts {
      if parts.last?.text == text {
        parts[parts.count - 1].count += 1
      } else {
        parts.append((text, 1))
      }
    }
    let shown = parts.map { $0.count == 1 ? $0.text : "\($0.text) x\($0.count)" }
    return shown.count <= 6
      ? shown.joined(separator: ", ")
      : shown.prefix(3).joined(separator: ", ") + ", …, " + shown[shown.count - 1]
  }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
