import JaripMath
import JaripModel

extension Evaluator {
  /// What a grant pays the centre in the month: the award, but not more than its share of the cost.
  func paid(_ index: Int, _ at: Moment) throws(RunFailure) -> Double {
    let row = at.centre!
    if grantTables[index] == nil { grantTables[index] = newTable() }
    if let value = grantTables[index]!.value(row, at.month) { return value }
    let value = try payment(index, at)
    let grant = parts.grants[index]
    if value.isNaN {
      throw undefined(.grant, grant.name, .grant(index), at, true)
    }
    try require(.notNegative, value, "The grant '\(grant.name)'", .part(grant.award), at)
    grantTables[index]!.set(row, at.month, value)
    return value
  }

  private func payment(_ index: Int, _ at: Moment) throws(RunFailure) -> Double {
    let grant = parts.grants[index]
    // `ends` is the last month paid, of award carried over too.
    guard isOpen(at), !hasEnded(grant, at) else { return 0 }
    let award = try self.award(index, at)
    let cost = try eligibleCost(index, at)
    let share = try grant.share.map { part throws(RunFailure) in try self.value(part, at) } ?? 1
    let available =
      grant.resolved.grant.carriesOver ? add(award, try carried(index, at)) : award
    switch grant.resolved.grant.kind {
    case .netCost:
      let net = subtract(cost, try linesOf(LineSelection(.earned), at))
      return binary(.minimum, available, binary(.maximum, multiply(share, net), 0))
    case .award: return binary(.minimum, available, multiply(share, cost))
    }
  }

  func hasEnded(_ grant: ModelParts.GrantParts, _ at: Moment) -> Bool {
    grant.ends.map { month(at) > $0 } ?? false
  }

  /// The award before it is held against costs; 0 while the centre is not open and after the end.
  func award(_ index: Int, _ at: Moment) throws(RunFailure) -> Double {
    let grant = parts.grants[index]
    guard isOpen(at), !hasEnded(grant, at) else { return 0 }
    return try value(grant.award, at)
  }

  func eligibleCost(_ index: Int, _ at: Moment) throws(RunFailure) -> Double {
    var costs: [Double] = []
    for line in parts.grants[index].covers { costs.append(try charge(line, at)) }
    return costs.isEmpty ? 0 : sum(costs)
  }

  /// Award of earlier months of the fiscal year that was not used.
  func carried(_ index: Int, _ at: Moment) throws(RunFailure) -> Double {
    if carriedTables[index] == nil { carriedTables[index] = newTable() }
    let row = at.centre!
    if let value = carriedTables[index]!.value(row, at.month) { return value }
    var rest = 0.0
    let first = carriedTables[index]!.firstUnknown(row, before: at.month)
    if first > 0 { rest = carriedTables[index]!.value(row, first - 1)! }
    for month in first...at.month {
      if month > 0 {
        let before = Moment(at.centre, month - 1)
        let isNewYear = timeline.monthOfFiscalYear(timeline.month(at: month)) == 0
        let available = add(try award(index, before), rest)
        rest = isNewYear ? 0 : subtract(available, try paid(index, before))
      }
      carriedTables[index]!.set(row, month, rest)
    }
    return rest
  }
}
