import JaripLanguage
import JaripModel
import JaripScenario

/// Builds a trace; remembers which names it has expanded.
struct Tracer {
  let evaluator: Evaluator
  /// By name and centre, the month for which it is.
  private var expanded: [String: Month] = [:]

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  var parts: ModelParts { evaluator.parts }

  /// The node of something named, or of a part of a formula.
  mutating func node(_ use: Use, depth: Int, role: TraceRole? = nil) -> TraceNode {
    var node: TraceNode
    if case .part(let part) = use.subject {
      if let named = part.named {
        return self.node(Use(named, use.moment), depth: depth, role: role)
      }
      node = leaf(use)
      node.remarks = remarks(part, use.moment)
      node.children = children(of: part, use.moment, depth)
    } else {
      node = leaf(use)
      expand(&node, use, depth)
    }
    node.role = role
    return node
  }

  /// A node without what it is made of.
  func leaf(_ use: Use, role: TraceRole? = nil) -> TraceNode {
    let subject = use.subject
    var node = TraceNode(
      text: evaluator.name(of: subject), value: evaluator.known(subject, use.moment),
      unit: evaluator.unit(of: subject), centre: evaluator.centreName(use.moment),
      month: evaluator.month(use.moment), place: evaluator.place(of: subject, use.moment))
    switch subject {
    case .part(let part):
      let owner = parts.quantityIndex[part.home.owner].map { parts.quantities[$0] }
      if owner?.hasCentreAxis == false { node.centre = nil }
    case .quantity(let index):
      let quantity = parts.quantities[index]
      node.name = quantity.resolved.name
      node.title = quantity.resolved.notes.title
      node.source = quantity.resolved.notes.source
      node.isInput = quantity.resolved.section == .inputs
      if !quantity.hasCentreAxis { node.centre = nil }
    case .line(let index):
      node.name = node.text
      node.title = parts.lines[index].resolved.line.notes.title
      node.source = parts.lines[index].resolved.line.notes.source
    case .alone(let index): node.formula = parts.lines[index].amount.home.formula.text
    case .grant(let index):
      node.name = node.text
      node.title = parts.grants[index].resolved.grant.notes.title
      node.source = parts.grants[index].resolved.grant.notes.source
    }
    node.role = role
    return node
  }

  private mutating func expand(_ node: inout TraceNode, _ use: Use, _ depth: Int) {
    let key = "\(node.text)@\(node.centre ?? "")"
    if let month = expanded[key] {
      let isSame = node.month == month || !variesByMonth(use.subject)
      node.remarks = [
        isSame ? .asAbove : .otherMonth(node.month, isBefore: node.month + 1 == month)
      ]
      return
    }
    guard depth > 0 else {
      node.remarks = [.notExpanded]
      return
    }
    expanded[key] = node.month
    node.isExpanded = true
    switch use.subject {
    case .part: break
    case .quantity(let index): expand(&node, quantity: index, use.moment, depth - 1)
    case .line(let index): expand(&node, line: index, use.moment, depth - 1)
    case .alone(let index): expand(&node, alone: index, use.moment, depth - 1)
    case .grant(let index): expand(&node, grant: index, use.moment, depth - 1)
    }
  }

  private func variesByMonth(_ subject: Subject) -> Bool {
    guard case .quantity(let index) = subject else { return true }
    return parts.quantities[index].resolved.axes.contains(.month)
  }

  private mutating func expand(
    _ node: inout TraceNode, quantity index: Int, _ at: Moment, _ depth: Int
  ) {
    let quantity = parts.quantities[index]
    if evaluator.actual(quantity, at) != nil {
      node.remarks = [.actual]
      return
    }
    if at.centre == nil, quantity.hasCentreAxis, !quantity.isMeasure {
      node.remarks = [.sumOverOpen]
      node.children = centres(.quantity(index), at, depth, isOpenOnly: true)
      return
    }
    let own = quantity.isMeasure ? at : at.anyCentre
    switch quantity.value {
    case .formula(let part): adopt(part, own, into: &node, depth)
    case .perCentre(let each): adopt(each[at.centre ?? 0], at.anyCentre, into: &node, depth)
    case .schedule: node.remarks = [.schedule]
    case .curve: break
    case .stock(let start, let flow):
      guard at.month > 0 else { return adopt(start, at.anyCentre, into: &node, depth) }
      let before = at.anyCentre.back(1)
      node.formula = "\(node.text) + (\(flow.home.formula.text))"
      node.remarks = [.bothOfMonthBefore]
      node.children = [
        leaf(Use(.quantity(index), before), role: .before),
        self.node(Use(.part(flow), before), depth: depth, role: .flow),
      ]
    case .recurrence(let start, let next):
      guard at.month > 0 else { return adopt(start, at.anyCentre, into: &node, depth) }
      adopt(next, at.anyCentre.back(1), into: &node, depth)
      node.remarks.insert(.ofMonthBefore, at: 0)
    }
  }

  /// A name takes over what stands below the top of its formula.
  mutating func adopt(
    _ part: FormulaPart, _ at: Moment, into node: inout TraceNode, _ depth: Int
  ) {
    node.formula = part.home.formula.text
    node.remarks = remarks(part, at)
    node.children =
      part.named.map { [self.node(Use($0, at), depth: depth)] } ?? children(of: part, at, depth)
  }

  /// The centres' values; only that of the first is expanded.
  mutating func centres(_ subject: Subject, _ at: Moment, _ depth: Int, isOpenOnly: Bool)
    -> [TraceNode]
  {
    var nodes: [TraceNode] = []
    let own = at.centre
    for row in evaluator.rows(of: Moment(nil, at.month))
    where !isOpenOnly || evaluator.isOpen(row) {
      let isExpanded = own.map { $0 == row.centre } ?? nodes.isEmpty
      let use = Use(subject, row)
      nodes.append(isExpanded ? node(use, depth: depth) : short(use))
    }
    return nodes
  }

  /// The value alone, of a part or of what it names.
  private func short(_ use: Use) -> TraceNode {
    if case .part(let part) = use.subject, let named = part.named {
      return leaf(Use(named, use.moment))
    }
    return leaf(use)
  }
}

extension FormulaPart {
  /// What the part is the name of.
  var named: Subject? {
    switch kind {
    case .quantity(let index): .quantity(index)
    case .line(let index): .line(index)
    case .grant(let index): .grant(index)
    case .alone(let index): .alone(index)
    default: nil
    }
  }

  /// Whether its text says all there is to say.
  var isLiteral: Bool {
    switch kind {
    case .number, .undefined, .date, .monthOfYear: true
    default: false
    }
  }
}
