import JaripLanguage
import JaripModel
import JaripScenario

extension Tracer {
  mutating func expand(_ node: inout TraceNode, alone index: Int, _ at: Moment, _ depth: Int) {
    guard at.centre != nil else {
      node.children = centres(.alone(index), at, depth, isOpenOnly: false)
      return
    }
    guard evaluator.isOpen(at) else {
      node.note = "not open"
      return
    }
    adopt(parts.lines[index].amount, at, into: &node, depth)
  }

  mutating func expand(_ node: inout TraceNode, line index: Int, _ at: Moment, _ depth: Int) {
    guard at.centre != nil else {
      node.note = "sum over all centres"
      node.children = centres(.line(index), at, depth, isOpenOnly: false)
      return
    }
    guard evaluator.isOpen(at) else {
      node.note = "not open"
      return
    }
    let line = parts.lines[index]
    if let split = line.networkSplit {
      node.formula = line.amount.home.formula.text
      node.note =
        "charged to the network, split \(split.word) over "
        + "\(shown(evaluator.openCount(at.month))) open centres"
      node.children = [self.node(Use(.part(line.amount), at), depth: depth, label: "amount")]
      if let weights = line.weights {
        node.children.append(self.node(Use(.part(weights), at), depth: depth, label: "weight"))
      }
      return
    }
    guard let sharing = line.sharing else {
      adopt(line.amount, at, into: &node, depth)
      return
    }
    expand(&node, shared: index, sharing, at, depth)
  }

  /// The own amount, the adoption and the pool of a shared line.
  private mutating func expand(
    _ node: inout TraceNode, shared index: Int, _ sharing: ModelParts.SharingParts, _ at: Moment,
    _ depth: Int
  ) {
    let line = parts.lines[index]
    node.formula = line.amount.home.formula.text
    node.children = [self.node(Use(.alone(index), at), depth: depth)]
    let terms = pool(index, at)
    guard terms.members > 1, sharing.isMember[at.centre!] else {
      node.note = "shared, but each pays alone here"
      return
    }
    node.note = "(1 - adoption) * alone + its part of the pool, split \(sharing.split.word)"
    func add(_ part: FormulaPart?, _ label: String) {
      guard let part else { return }
      node.children.append(self.node(Use(.part(part), at), depth: depth, label: label))
    }
    add(sharing.adoption, "adoption")
    add(sharing.fixed, "fixed")
    add(line.weights, "weight")
    var pool = value("pooled", terms.rows.reduce(0) { $0 + $1.value }, node)
    pool.centre = nil
    pool.note = "\(terms.members) members"
    pool.children = terms.rows.filter { $0.value != 0 }.map { value($0.name, $0.value, pool) }
    let rates = [
      (sharing.overlap, "overlap"), (sharing.premium, "premium"),
      (sharing.localisation, "localisation"), (sharing.pairCost, "pair_cost"),
      (sharing.secretariat, "secretariat"),
    ]
    for case (let part?, let label) in rates {
      pool.children.append(self.node(Use(.part(part), at), depth: depth, label: label))
    }
    for other in evaluator.rows(of: Moment(nil, at.month))
    where other != at && sharing.isMember[other.centre!] && evaluator.isOpen(other) {
      pool.children.append(leaf(Use(.alone(index), other)))
    }
    node.children.append(pool)
  }

  mutating func expand(_ node: inout TraceNode, grant index: Int, _ at: Moment, _ depth: Int) {
    guard at.centre != nil else {
      node.note = "sum over all centres"
      node.children = centres(.grant(index), at, depth, isOpenOnly: false)
      return
    }
    let grant = parts.grants[index]
    guard evaluator.isOpen(at), !evaluator.hasEnded(grant, at) else {
      node.note = evaluator.isOpen(at) ? "ended" : "not open"
      return
    }
    let isNet = grant.resolved.grant.kind == .netCost
    node.note =
      isNet
      ? "share of eligible cost less earned revenue, at most the award"
      : "the award, at most its share of eligible cost"
    node.children = [self.node(Use(.part(grant.award), at), depth: depth, label: "award")]
    if let share = grant.share {
      node.children.append(self.node(Use(.part(share), at), depth: depth, label: "share"))
    }
    if grant.resolved.grant.carriesOver {
      node.children.append(value("carried over", carried(index, at), node))
    }
    var cost = value("eligible cost", eligible(index, at), node)
    for line in grant.covers {
      cost.children.append(self.node(Use(.line(line), at), depth: depth))
    }
    node.children.append(cost)
  }

  /// A figure that has no formula of its own.
  private func value(_ text: String, _ value: Double, _ parent: TraceNode) -> TraceNode {
    var node = TraceNode(
      text: text, value: value, unit: parent.unit, centre: parent.centre, month: parent.month,
      place: nil)
    node.place = parent.place
    return node
  }

  private func pool(_ line: Int, _ at: Moment) -> PoolValues {
    (try? evaluator.pool(line, at.month).terms) ?? PoolValues()
  }

  private func carried(_ grant: Int, _ at: Moment) -> Double {
    (try? evaluator.carried(grant, at)) ?? .nan
  }

  private func eligible(_ grant: Int, _ at: Moment) -> Double {
    (try? evaluator.eligibleCost(grant, at)) ?? .nan
  }
}

extension ResolvedSplit {
  var word: String {
    switch self {
    case .equal: "equally"
    case .use: "by use"
    case .ability: "by ability"
    case .shapley: "by Shapley value"
    case .weights: "by weights"
    }
  }
}
