import JaripLanguage
import JaripMath
import JaripScenario

extension Lowering {
  mutating func term(_ term: Term, _ scope: Scope, _ formula: Formula) throws(Diagnostic)
    -> NodeID
  {
    switch term.kind {
    case .number(let value): return constant(value)
    case .undefined: return constant(.nan)
    case .date: return monthSeries { Double($0.index) }
    case .monthOfYear: return monthSeries { Double($0.monthOfYear) }
    case .monthsOpen: return monthsOpen(scope)
    case .quantity(let name): return try named(name, scope)
    case .unary(let kernel, let x): return unary(kernel, try self.term(x, scope, formula))
    case .binary(let kernel, let a, let b):
      let left = try self.term(a, scope, formula)
      return binary(kernel, left, try self.term(b, scope, formula))
    case .conditional(let condition, let yes, let no):
      return try conditional(condition, yes, no, scope, formula)
    case .ramp(let from, let until):
      return monthSeries { min(max(Double($0 - from) / Double(until - from), 0), 1) }
    case .pulse(let from, let until):
      return monthSeries { (from...until).contains($0) ? 1 : 0 }
    case .season(let factors): return try season(factors, scope, formula)
    case .delay(let x, let months, let first):
      return try delay(x, months, first, scope, formula)
    case .trailing(let x, let months, let isMean):
      return try trailing(x, months, isMean, scope, formula)
    case .cumulative(let x):
      return try running(x, scope, formula, resets: { _ in false })
    case .yearToDate(let x):
      let timeline = self.timeline
      return try running(
        x, scope, formula, resets: { timeline.monthOfFiscalYear(timeline.month(at: $0)) == 0 })
    case .across(let kind, let x): return try across(kind, x, formula)
    case .byCentre(let x):
      let value = try self.term(x, .centre, formula)
      return scope == .network ? sumOverCentres(spread(value)) : value
    case .curve(let name, let x):
      guard case .curve(let points)? = model.quantities[name]?.value else {
        preconditionFailure("Internal error: '\(name)' is no curve")
      }
      return graph.add(.curve(points), try self.term(x, scope, formula))
    case .linesOf(let selection): return try linesOf(selection, scope)
    case .alone(let line):
      let value = try alone(line)
      return scope == .network ? sumOverCentres(value) : value
    case .inGroup, .isCentre, .adoption, .reserve, .draw:
      return try placed(term, scope, formula)
    }
  }

  /// Terms about the place of a centre; `reach` has refused those without a value for the network.
  private mutating func placed(_ term: Term, _ scope: Scope, _ formula: Formula)
    throws(Diagnostic) -> NodeID
  {
    switch term.kind {
    case .inGroup(let group):
      return graph.add(.perCentre(scenario.centres.map { $0.group == group ? 1 : 0 }))
    case .isCentre(let id):
      return graph.add(.perCentre(scenario.centres.map { $0.id == id ? 1 : 0 }))
    case .adoption(let line):
      return try adoption(line)
    case .reserve(let rule):
      if rule == .opening {
        let opening = try self.rule(model.reserves.opening)
        let month = (0..<timeline.monthCount).map { offset in
          scenario.centres.map { $0.opens == timeline.month(at: offset) ? 1.0 : 0.0 }
        }
        let arrives = graph.add(.grid(month))
        let value = select(arrives, opening, constant(0))
        return scope == .network ? sumOverCentres(value) : value
      }
      return try self.rule(
        rule == .interest ? model.reserves.interest : model.reserves.overdraftRate)
    case .draw(let index):
      return try draw(index, formula)
    default: preconditionFailure("Internal error: a term without a reading")
    }
  }

  private mutating func named(_ name: String, _ scope: Scope) throws(Diagnostic) -> NodeID {
    if model.lines[name] != nil {
      let value = try line(name)
      return scope == .network ? sumOverCentres(value) : value
    }
    if model.grants[name] != nil {
      let value = try grant(name)
      return scope == .network ? sumOverCentres(value) : value
    }
    if scope == .network, measureNames.contains(name) { return try quantity(name, .network) }
    return try quantity(name, .centre)
  }

  private mutating func monthsOpen(_ scope: Scope) -> NodeID {
    if scope == .network {
      let first = scenario.centres.map(\.opens).min() ?? timeline.start
      return monthSeries { Double($0 - first) }
    }
    let months = (0..<timeline.monthCount).map { offset in
      scenario.centres.map { Double(timeline.month(at: offset) - $0.opens) }
    }
    return graph.add(.grid(months))
  }

  private mutating func conditional(
    _ condition: Term, _ yes: Term, _ no: Term, _ scope: Scope, _ formula: Formula
  ) throws(Diagnostic) -> NodeID {
    let test = try term(condition, scope, formula)
    // Neither branch is taken where the condition is undefined; a comparison with it is false.
    let zero = constant(0)
    let yesNode = try guarded(by: binary(.notEqual, test, zero)) { work throws(Diagnostic) in
      try work.term(yes, scope, formula)
    }
    let noNode = try guarded(by: binary(.equal, test, zero)) { work throws(Diagnostic) in
      try work.term(no, scope, formula)
    }
    return select(test, yesNode, noNode)
  }

  private mutating func season(_ factors: [Term], _ scope: Scope, _ formula: Formula)
    throws(Diagnostic) -> NodeID
  {
    var nodes: [NodeID] = []
    for factor in factors { nodes.append(try term(factor, scope, formula)) }
    let timeline = self.timeline
    let values = nodes.compactMap(graph.constantValue)
    if values.count == 12 {
      return monthSeries { values[timeline.monthOfFiscalYear($0)] }
    }
    var result = nodes[11]
    for position in (0..<11).reversed() {
      let isNow = monthSeries { timeline.monthOfFiscalYear($0) == position ? 1 : 0 }
      result = select(isNow, nodes[position], result)
    }
    return result
  }

  private mutating func delay(
    _ x: Term, _ months: Int, _ first: Term, _ scope: Scope, _ formula: Formula
  ) throws(Diagnostic) -> NodeID {
    let early = try term(first, scope, formula)
    let memory = graph.addMemory(.delay(months), first: early)
    let around = guards
    putOff { work throws(Diagnostic) in
      work.guards = around
      let next = try work.term(x, scope, formula)
      work.graph.setNext(of: memory, to: next)
      work.guards = []
    }
    return memory
  }

  private mutating func trailing(
    _ x: Term, _ months: Int, _ isMean: Bool, _ scope: Scope, _ formula: Formula
  ) throws(Diagnostic) -> NodeID {
    let sum = graph.add(.trailing(months), try term(x, scope, formula))
    guard isMean else { return sum }
    return divide(sum, series { Double(min($0 + 1, months)) })
  }

  /// The sum since the start, or since the last month in which it starts anew.
  private mutating func running(
    _ x: Term, _ scope: Scope, _ formula: Formula, resets: @escaping (Int) -> Bool
  ) throws(Diagnostic) -> NodeID {
    let value = try term(x, scope, formula)
    let before = state(first: constant(0))
    let startsAnew = series { resets($0) ? 1 : 0 }
    let total = select(startsAnew, value, add(before, value))
    graph.setNext(of: before, to: total)
    return total
  }

  /// The value with a row for each centre.
  mutating func spread(_ node: NodeID) -> NodeID {
    let ones = graph.add(.perCentre([Double](repeating: 1, count: centreCount)))
    return select(ones, node, node)
  }

  private mutating func across(_ kind: Term.Across, _ x: Term, _ formula: Formula)
    throws(Diagnostic) -> NodeID
  {
    let isOpen = try open()
    let value = try term(x, .centre, formula)
    let zero = constant(0)
    switch kind {
    case .total: return sumOverCentres(select(isOpen, value, zero))
    case .average:
      return divide(sumOverCentres(select(isOpen, value, zero)), sumOverCentres(isOpen))
    case .share:
      let total = sumOverCentres(select(isOpen, value, zero))
      return divide(select(isOpen, value, zero), total)
    case .count:
      return sumOverCentres(select(isOpen, binary(.notEqual, value, zero), zero))
    case .largest, .smallest:
      let isLargest = kind == .largest
      let outside = constant(isLargest ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude)
      let extreme = graph.add(
        isLargest ? .largestOverCentres : .smallestOverCentres, select(isOpen, value, outside))
      let none = constant(.nan)
      return select(sumOverCentres(isOpen), extreme, none)
    }
  }
}
