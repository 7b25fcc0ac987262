import JaripLanguage
import JaripMath
import JaripScenario

extension Lowering {
  /// The drawn quantities that are used and hang on no draw but their own, each as one number a trial and month: its
  /// average over all centres, open or not, and, where it varies by month, over the months so far.
  mutating func drivers() throws(Diagnostic) -> [PlanOutput] {
    var outputs: [PlanOutput] = []
    for name in model.drawnQuantities where hasNode(of: name) {
      guard let quantity = model.quantities[name] else { continue }
      var node = try self.quantity(name, .centre)
      let own = model.draws.filter { $0.owner == name }
      let group = own.flatMap { $0.correlation?.members ?? [] }
      guard drawOwners(behind: node).isSubset(of: group + [name]) else { continue }
      if quantity.axes.contains(.centre) {
        node = divide(sumOverCentres(spread(node)), constant(Double(centreCount)))
      }
      if quantity.axes.contains(.month) { node = meanSoFar(node) }
      outputs.append(
        PlanOutput(
          alternative: alternative, name: "driver.\(name)", role: .driver, scope: .network,
          node: node, overYear: .end, isMonthly: false, unit: quantity.unit))
    }
    return outputs
  }

  /// The quantities, lines and rules whose draws a value hangs on, in this month or before.
  private func drawOwners(behind node: NodeID) -> Set<String> {
    var owners: Set<String> = []
    var seen: Set<NodeID> = [node]
    var waiting = [node]
    while let id = waiting.popLast() {
      let node = graph.nodes[id.index]
      if case .uniform(let owner, _, _) = node.operation { owners.insert(owner) }
      for input in node.inputs + (node.next.map { [$0] } ?? [])
      where seen.insert(input).inserted {
        waiting.append(input)
      }
    }
    return owners
  }

  /// The mean of the months up to the one at hand.
  private mutating func meanSoFar(_ node: NodeID) -> NodeID {
    let before = state(first: constant(0))
    let total = add(before, node)
    graph.setNext(of: before, to: total)
    return divide(total, series { Double($0 + 1) })
  }

  /// What the shared pools are made of.
  mutating func poolParts() throws(Diagnostic) -> [PlanOutput] {
    var outputs: [PlanOutput] = []
    func output(_ name: String, _ scope: Scope, _ node: NodeID) {
      outputs.append(
        PlanOutput(
          alternative: alternative, name: "pool.\(name)", role: .poolPart, scope: scope,
          node: node, overYear: .sum, isMonthly: false, unit: scenario.money))
    }
    for part in pooledLines {
      output("\(part.line).use", .centre, spread(part.use))
      output("\(part.line).fixed_use", .centre, spread(part.fixedUse))
      output("\(part.line).member", .centre, spread(part.isMember))
      output("\(part.line).premium", .network, part.terms.premium)
      output("\(part.line).overlap", .network, part.terms.overlap)
      output("\(part.line).localisation", .network, part.terms.localisation)
      output("\(part.line).pair_cost", .network, part.terms.pairCost)
      output("\(part.line).secretariat", .network, part.terms.secretariat)
    }
    let alone = try linesOf(LineSelection(.sharedAlone), .centre)
    let charged = try linesOf(LineSelection(.sharedCharged), .centre)
    output("saving", .centre, subtract(alone, charged))
    return outputs
  }
}
