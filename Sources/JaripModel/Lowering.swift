import JaripLanguage
import JaripMath
import JaripScenario
import OrderedCollections

/// Turns one resolved alternative into nodes of a graph that all alternatives share.
struct Lowering {
  let model: ResolvedAlternative
  let scenario: Scenario
  let alternative: Int
  let measureNames: Set<String>
  /// The first month in which the test of independence counts.
  let independenceFrom: Month
  /// What has a value for the network as a whole.
  let reach: NetworkReach
  var graph: GraphBuilder
  var checks: [PlanCheck] = []
  var pools: [PoolTerms.Row] = []
  var pooledLines: [PoolTerms.Line] = []

  private var known: [Reference: NodeID] = [:]
  private var underWay: [Reference] = []
  /// Every line asks for it.
  private var openGrid: NodeID?
  /// Work put off until the formula at hand is done, so that memories break cycles.
  private var later: [(inout Lowering) throws(Diagnostic) -> Void] = []
  /// Conditions of the branches around the term at hand.
  var guards: [NodeID] = []

  struct Reference: Hashable {
    enum Kind: Hashable { case quantity, line, alone, grant, rule }
    var kind: Kind
    var name: String
    var scope: Scope = .centre
  }

  init(
    _ model: ResolvedAlternative, index: Int, scenario: Scenario, measureNames: Set<String>,
    independenceFrom: Month, graph: GraphBuilder
  ) {
    self.model = model
    self.alternative = index
    self.scenario = scenario
    self.measureNames = measureNames
    self.independenceFrom = independenceFrom
    reach = NetworkReach(model: model, measureNames: measureNames)
    self.graph = graph
  }

  var timeline: Timeline { scenario.timeline }
  var centreCount: Int { scenario.centres.count }

  // MARK: Names

  /// The node of a named thing; made at its first use.
  ///
  /// - Throws: a cycle within one month, with its path.
  mutating func node(
    _ reference: Reference, make: (inout Lowering) throws(Diagnostic) -> NodeID
  ) throws(Diagnostic) -> NodeID {
    if let node = known[reference] { return node }
    if let start = underWay.firstIndex(of: reference) { throw cycle(Array(underWay[start...])) }
    guard underWay.count < Self.longestChain else { throw longChain() }
    underWay.append(reference)
    // A branch around the use of a name does not guard the name's own formula.
    let outside = guards
    guards = []
    let node = try make(&self)
    guards = outside
    underWay.removeLast()
    known[reference] = node
    graph.name(node, reference.scope == .network ? "network \(reference.name)" : reference.name)
    return node
  }

  /// Whether the value of a quantity has been asked for.
  func hasNode(of quantity: String) -> Bool {
    [Scope.centre, .network].contains {
      known[Reference(kind: .quantity, name: quantity, scope: $0)] != nil
    }
  }

  /// Makes a memory known before its formula is read.
  mutating func remember(_ reference: Reference, _ node: NodeID) { known[reference] = node }

  /// The most lines and rules that hang on one another within a month: the planner recurses once for
  /// each, and 600 of them took the stack of 8 MB. Quantities are prepared and do not count.
  static let longestChain = 300

  private func longChain() -> Diagnostic {
    let first = underWay.first { ownPlace(of: $0) != nil }
    let last = underWay.last { ownPlace(of: $0) != nil }
    return Diagnostic(
      "formula-too-deep",
      "'\((first ?? underWay[0]).name)' hangs on more than \(Self.longestChain) lines one after another",
      at: last.flatMap(ownPlace), why: "each is used by the one before in the same month.",
      suggestion: "fewer steps, or model quantities in their place")
  }

  private func cycle(_ path: [Reference]) -> Diagnostic {
    // The entry that stands first in the planner's file comes first.
    let places = path.map { ownPlace(of: $0).map { ($0.line, $0.column) } ?? (Int.max, 0) }
    let start = path.indices.min { places[$0] < places[$1] } ?? 0
    let path = Array(path[start...] + path[..<start])
    // A line and its amount before sharing have one name.
    let names = (path + [path[0]]).map(\.name).reduce(into: [String]()) {
      if $0.last != $1 || path.count == 1 { $0.append($1) }
    }
    let last = path.dropFirst().first { $0.kind != .rule && $0.name != names[0] } ?? path[0]
    return Diagnostic(
      "cycle",
      "'\(names[0])' depends on itself within one month: " + names.joined(separator: " -> "),
      at: ownPlace(of: path[0]),
      why: names.count == 2
        ? "it needs its own value of the same month."
        : "each needs the value of the next in the same month.",
      suggestion: "last month's value\(names.count == 2 ? "" : " of one of them"): "
        + "previous(\(last.name)), or a stock")
  }

  /// Where the planner wrote what is referred to; nothing for a standard measure or a rule.
  private func ownPlace(of reference: Reference) -> SourcePlace? {
    if reference.kind == .quantity, let quantity = model.quantities[reference.name] {
      return quantity.section == .measure ? nil : quantity.place
    }
    return model.lines[reference.name]?.line.place ?? model.grants[reference.name]?.grant.place
  }

  mutating func putOff(_ work: @escaping (inout Lowering) throws(Diagnostic) -> Void) {
    later.append(work)
  }

  /// Does all work that was put off, and what it puts off in turn.
  mutating func finish() throws(Diagnostic) {
    while !later.isEmpty {
      let work = later.removeFirst()
      try work(&self)
    }
  }

  // MARK: Shorthand

  mutating func constant(_ value: Double) -> NodeID { graph.constant(value) }

  mutating func unary(_ kernel: UnaryKernel, _ a: NodeID) -> NodeID { graph.add(.unary(kernel), a) }

  mutating func binary(_ kernel: BinaryKernel, _ a: NodeID, _ b: NodeID) -> NodeID {
    graph.add(.binary(kernel), a, b)
  }

  mutating func add(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.add, a, b) }
  mutating func subtract(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.subtract, a, b) }
  mutating func multiply(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.multiply, a, b) }
  mutating func divide(_ a: NodeID, _ b: NodeID) -> NodeID { binary(.divide, a, b) }

  mutating func select(_ condition: NodeID, _ yes: NodeID, _ no: NodeID) -> NodeID {
    graph.add(.select, condition, yes, no)
  }

  mutating func sum(_ nodes: [NodeID]) -> NodeID {
    guard let first = nodes.first else { return constant(0) }
    return nodes.dropFirst().reduce(first) { add($0, $1) }
  }

  mutating func sumOverCentres(_ node: NodeID) -> NodeID { graph.add(.sumOverCentres, node) }

  /// What `node` was a month ago.
  mutating func state(first: NodeID) -> NodeID { graph.addMemory(.state, first: first) }

  /// A number for each month, by its offset from the start.
  mutating func series(_ value: (Int) -> Double) -> NodeID {
    let values = (0..<timeline.monthCount).map(value)
    return graph.add(.series(values))
  }

  /// A number for each month of the timeline.
  mutating func monthSeries(_ value: (Month) -> Double) -> NodeID {
    let timeline = self.timeline
    return series { value(timeline.month(at: $0)) }
  }

  // MARK: Guards and checks

  mutating func guarded<Result>(
    by condition: NodeID, _ body: (inout Lowering) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    guards.append(condition)
    let result = try body(&self)
    guards.removeLast()
    return result
  }

  /// Asks the engine to look closer at trials in which the node's value is not as it must be.
  mutating func check(_ kind: CheckKernel, _ node: NodeID) {
    if let value = graph.constantValue(node), kind == .defined, !value.isNaN { return }
    var node = node
    for condition in guards.reversed() { node = select(condition, node, constant(0)) }
    checks.append(PlanCheck(kind: kind, node: node, alternative: alternative))
  }

  /// 1 where the centre is open in the month.
  mutating func open() throws(Diagnostic) -> NodeID {
    let isOpen = opened()
    guard model.reserves.closesAfter != nil else { return isOpen }
    let reference = Reference(kind: .rule, name: "closed before")
    let closedBefore = try node(reference) { work throws(Diagnostic) in
      let state = work.state(first: work.constant(0))
      work.remember(reference, state)
      work.putOff { work throws(Diagnostic) in
        let closed = try work.closing().now
        work.graph.setNext(of: state, to: work.binary(.maximum, state, closed))
      }
      return state
    }
    return multiply(isOpen, subtract(constant(1), closedBefore))
  }

  /// 1 from the month in which the centre opens.
  mutating func opened() -> NodeID {
    if let openGrid { return openGrid }
    let months = (0..<timeline.monthCount).map { offset in
      scenario.centres.map { $0.opens <= timeline.month(at: offset) ? 1.0 : 0.0 }
    }
    let node = graph.add(.grid(months))
    openGrid = node
    return node
  }

  /// Whether the centre closes in this month, and the state that holds the month in which it did.
  mutating func closing() throws(Diagnostic) -> (now: NodeID, state: NodeID) {
    let reference = Reference(kind: .rule, name: "closing")
    let monthState = Reference(kind: .rule, name: "month of closing")
    let now = try node(reference) { work throws(Diagnostic) in
      let cash = try work.quantity("cash", .centre)
      let limit = try work.rule(work.model.reserves.creditLimit)
      let isOpen = try work.open()
      let isBelow = work.binary(.less, cash, work.unary(.negate, limit))
      let run = work.state(first: work.constant(0))
      let longer = work.add(run, work.constant(1))
      let zero = work.constant(0)
      let runNow = work.select(work.binary(.and, isOpen, isBelow), longer, zero)
      work.graph.setNext(of: run, to: runNow)
      let months = work.constant(Double(work.model.reserves.closesAfter ?? 1))
      let closes = work.binary(.greaterOrEqual, runNow, months)
      let never = work.constant(Double(work.timeline.monthCount))
      let month = work.state(first: never)
      let offset = work.series { Double($0) }
      work.graph.setNext(of: month, to: work.select(closes, offset, month))
      work.remember(monthState, month)
      return closes
    }
    return (now, known[monthState]!)
  }

  /// A rule's formula, 0 when not given.
  mutating func rule(_ formula: ResolvedFormula?) throws(Diagnostic) -> NodeID {
    guard let formula else { return constant(0) }
    return try term(formula.term, .centre, formula.formula)
  }
}
