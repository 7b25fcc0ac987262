import JaripLanguage
import JaripMath
import JaripScenario

extension Lowering {
  /// States that hold the months in which the test of independence was met and the doors closed.
  mutating func outcome(_ scope: Scope) throws(Diagnostic) -> PlanOutcome {
    let rule = model.independence
    let zero = constant(0)
    let never = constant(Double(timeline.monthCount))
    let from = independenceFrom - timeline.start
    let counts = series { $0 >= from ? 1 : 0 }
    var isOpen = try open()
    if scope == .network {
      isOpen = binary(.greater, sumOverCentres(isOpen), zero)
    } else {
      isOpen = spread(isOpen)
    }
    if scope == .network, let reason = reach.refusal(rule.test) { throw reason }
    let test = try term(rule.test.term, scope, rule.test.formula)
    let isMet = binary(.and, binary(.notEqual, test, zero), isOpen)
    let run = state(first: zero)
    // Before the test counts nothing of it need be known.
    let runNow = select(counts, select(isMet, add(run, constant(1)), zero), zero)
    graph.setNext(of: run, to: runNow)
    let month = state(first: never)
    let sustained = Double(rule.sustained)
    let isReached = binary(
      .and, binary(.equal, month, never),
      binary(.greaterOrEqual, runNow, constant(sustained)))
    let start = series { Double($0) - (sustained - 1) }
    graph.setNext(of: month, to: select(isReached, start, month))
    var closing: NodeID?
    if model.reserves.closesAfter != nil {
      let each = try self.closing().state
      closing = each
      if scope == .network {
        // Closed when the last centre has closed.
        let all = state(first: never)
        graph.setNext(of: all, to: graph.add(.largestOverCentres, graph.next(of: each)))
        closing = all
      }
    }
    return PlanOutcome(
      alternative: alternative, scope: scope, independence: month, closing: closing,
      overdraft: try overdraft(scope, isOpen, never))
  }

  /// A state that holds the first month that ends with cash below 0.
  private mutating func overdraft(_ scope: Scope, _ isOpen: NodeID, _ never: NodeID)
    throws(Diagnostic) -> NodeID
  {
    let month = state(first: never)
    // A measure of the planner's own may have no value for the network.
    guard scope == .centre || reach.refusal("cash") == nil else {
      graph.setNext(of: month, to: month)
      return month
    }
    let isBelow = binary(.less, try quantity("cash", scope), constant(0))
    let isFirst = binary(.and, binary(.equal, month, never), binary(.and, isOpen, isBelow))
    graph.setNext(of: month, to: select(isFirst, series { Double($0) }, month))
    return month
  }
}
