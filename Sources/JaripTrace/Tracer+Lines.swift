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
      node.remarks = [.notOpen]
      return
    }
    adopt(parts.lines[index].amount, at, into: &node, depth)
  }

  mutating func expand(_ node: inout TraceNode, line index: Int, _ at: Moment, _ depth: Int) {
    guard at.centre != nil else {
      node.remarks = [.sumOverAll]
      node.children = centres(.line(index), at, depth, isOpenOnly: false)
      return
    }
    guard evaluator.isOpen(at) else {
      node.remarks = [.notOpen]
      return
    }
    let line = parts.lines[index]
    if let split = line.networkSplit {
      node.formula = line.amount.home.formula.text
      let open = Int(evaluator.openCount(at.month))
      node.remarks = [.chargedToNetwork(split.kind, open: open)]
      node.children = [self.node(Use(.part(line.amount), at), depth: depth, role: .amount)]
      if let weights = line.weights {
        node.children.append(self.node(Use(.part(weights), at), depth: depth, role: .weight))
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
    guard let shared = pool(index, at), shared.terms.members > 1, sharing.isMember[at.centre!]
    else {
      node.remarks = [.paysAlone]
      return
    }
    node.remarks = [.sharedCharge(sharing.split.kind)]
    func add(_ part: FormulaPart?, _ role: TraceRole) {
      guard let part else { return }
      node.children.append(self.node(Use(.part(part), at), depth: depth, role: role))
    }
    add(sharing.adoption, .adoption)
    add(sharing.fixed, .fixed)
    add(line.weights, .weight)
    node.children.append(part(of: shared, line, at, under: node))
    var pool = figure(.pooled, shared.pooled, node)
    pool.centre = nil
    pool.remarks = [.members(shared.terms.members)]
    pool.children = figures(
      zip(Self.terms, shared.terms.rows.map(\.value)).map { ($0, $1) }, under: pool)
    let rates: [(FormulaPart?, TraceRole)] = [
      (sharing.overlap, .overlap), (sharing.premium, .premium),
      (sharing.localisation, .localisation), (sharing.pairCost, .pairCost),
      (sharing.secretariat, .secretariat),
    ]
    for case (let part?, let role) in rates {
      var rate = self.node(Use(.part(part), at), depth: depth, role: role)
      // It belongs to the pool, and the pool to the network.
      rate.centre = nil
      pool.children.append(rate)
    }
    for other in evaluator.rows(of: Moment(nil, at.month))
    where other != at && sharing.isMember[other.centre!] && evaluator.isOpen(other) {
      pool.children.append(leaf(Use(.alone(index), other)))
    }
    node.children.append(pool)
  }

  /// What the centre pays of the pool, and what it is a part by.
  private func part(
    of pool: Pool, _ line: ModelParts.LineParts, _ at: Moment, under parent: TraceNode
  ) -> TraceNode {
    let centre = at.centre!
    let split = pool.split!
    var node = figure(.part, split.parts[centre], parent)
    // The basis is money a month, but for weights, which have the unit of their formula.
    let unit =
      split.kind == .weights
      ? line.weights.map { evaluator.unit(of: .part($0)) } ?? parent.unit : parent.unit
    let own = unit.stated(split.basis.isEmpty ? 0 : split.basis[centre])
    let all = unit.stated(split.basis.reduce(0, +))
    let measure: TraceRemark.Measure =
      switch split.kind {
      case .equal: .equal(members: pool.terms.members)
      case .use: .use(own: own, all: all)
      case .ability: .ability(own: own, all: all)
      case .weights: .weights(own: own, all: all)
      case .shapley: .shapley
      }
    let share = pool.pooled == 0 ? 0 : split.parts[centre] / pool.pooled
    node.remarks = [.part(share: share, pooled: parent.unit.stated(pool.pooled), measure)]
    if split.kind == .shapley {
      node.children = figures(
        zip(Self.terms, split.terms[centre]).map { ($0, $1) }, under: node)
    }
    return node
  }

  /// The terms of a pool, in the order in which they are added.
  private static let terms: [TraceFigure] = [
    .fixed, .ownParts, .largest, .localisation, .pairs, .secretariat,
  ]

  private func figures(_ values: [(TraceFigure, Double)], under parent: TraceNode) -> [TraceNode] {
    values.filter { $0.1 != 0 }.map { figure($0.0, $0.1, parent) }
  }

  mutating func expand(_ node: inout TraceNode, grant index: Int, _ at: Moment, _ depth: Int) {
    guard at.centre != nil else {
      node.remarks = [.sumOverAll]
      node.children = centres(.grant(index), at, depth, isOpenOnly: false)
      return
    }
    let grant = parts.grants[index]
    guard evaluator.isOpen(at), !evaluator.hasEnded(grant, at) else {
      node.remarks = [evaluator.isOpen(at) ? .ended : .notOpen]
      return
    }
    let isNet = grant.resolved.grant.kind == .netCost
    node.remarks = [isNet ? .netCost : .award]
    node.children = [self.node(Use(.part(grant.award), at), depth: depth, role: .award)]
    if let share = grant.share {
      node.children.append(self.node(Use(.part(share), at), depth: depth, role: .share))
    }
    if grant.resolved.grant.carriesOver {
      node.children.append(figure(.carriedOver, carried(index, at), node))
    }
    var cost = figure(.eligibleCost, eligible(index, at), node)
    for line in grant.covers {
      cost.children.append(self.node(Use(.line(line), at), depth: depth))
    }
    node.children.append(cost)
  }

  /// A figure that has no formula of its own.
  private func figure(_ figure: TraceFigure, _ value: Double, _ parent: TraceNode) -> TraceNode {
    var node = TraceNode(
      text: "", value: value, unit: parent.unit, centre: parent.centre, month: parent.month,
      place: nil)
    node.place = parent.place
    node.figure = figure
    return node
  }

  private func pool(_ line: Int, _ at: Moment) -> Pool? { try? evaluator.pool(line, at.month) }

  private func carried(_ grant: Int, _ at: Moment) -> Double {
    (try? evaluator.carried(grant, at)) ?? .nan
  }

  private func eligible(_ grant: Int, _ at: Moment) -> Double {
    (try? evaluator.eligibleCost(grant, at)) ?? .nan
  }
}
