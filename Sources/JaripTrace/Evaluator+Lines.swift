import JaripLanguage
import JaripMath
import JaripModel

extension Evaluator {
  // MARK: Doors

  /// Whether the centre has opened and not closed in an earlier month.
  func isOpen(_ at: Moment) -> Bool {
    let centre = at.centre!
    guard scenario.centres[centre].opens <= month(at) else { return false }
    guard let closes = outcomes.closing[centre] else { return true }
    return at.month <= closes
  }

  func openCount(_ month: Int) -> Double {
    Double((0..<centreCount).count { isOpen(Moment($0, month)) })
  }

  // MARK: Lines

  /// What the centre is charged or earns on a line; 0 while it is not open.
  func charge(_ line: Int, _ at: Moment) throws(RunFailure) -> Double {
    let row = at.centre!
    if lineTables[line] == nil { lineTables[line] = newTable() }
    if let value = lineTables[line]!.value(row, at.month) { return value }
    let value: Double
    if parts.lines[line].networkSplit != nil {
      value = try chargedOnce(line, at)
    } else if parts.lines[line].isShared {
      value = try shared(line, at)
    } else {
      value = try alone(line, at)
    }
    try requireLine(line, value, at)
    lineTables[line]!.set(row, at.month, value)
    return value
  }

  /// The line's amount before sharing; 0 while the centre is not open.
  func alone(_ line: Int, _ at: Moment) throws(RunFailure) -> Double {
    let row = at.centre!
    if aloneTables[line] == nil { aloneTables[line] = newTable() }
    if let value = aloneTables[line]!.value(row, at.month) { return value }
    let value: Double
    if parts.lines[line].networkSplit != nil {
      value = try chargedOnce(line, at)
    } else {
      value = isOpen(at) ? try self.value(parts.lines[line].amount, at) : 0
    }
    // Known before it is checked: a failure looks for where the value arose, and comes by here again.
    aloneTables[line]!.set(row, at.month, value)
    guard parts.lines[line].isShared else { return value }
    do throws(RunFailure) {
      try requireLine(line, value, at)
    } catch {
      aloneTables[line]!.abandon(row, at.month)
      throw error
    }
    return value
  }

  /// A cost that arises once for the network, split over the open centres.
  private func chargedOnce(_ line: Int, _ at: Moment) throws(RunFailure) -> Double {
    guard isOpen(at) else { return 0 }
    let amount = try value(parts.lines[line].amount, at)
    let split = parts.lines[line].networkSplit!
    let isMember = (0..<centreCount).map { isOpen(at.at($0)) }
    if let weights = try weights(line, split, isMember, at.month) {
      let total = sum(weights)
      if total > 0 { return divide(multiply(amount, weights[at.centre!]), total) }
    }
    return divide(amount, openCount(at.month))
  }

  /// The weights of a split by ability or by formula, 0 for non-members; nothing for other splits.
  func weights(_ line: Int, _ split: ResolvedSplit, _ isMember: [Bool], _ month: Int)
    throws(RunFailure) -> [Double]?
  {
    var weights = [Double](repeating: 0, count: centreCount)
    for centre in 0..<centreCount where isMember[centre] {
      let at = Moment(centre, month)
      switch split {
      case .equal, .use, .shapley: return nil
      case .ability: weights[centre] = try earnedInTwelveMonths(at)
      case .weights:
        let part = parts.lines[line].weights!
        weights[centre] = try value(part, at)
        let what = "the weight of '\(parts.lines[line].name)'"
        try require(.notNegative, weights[centre], what, .part(part), at)
      }
    }
    return weights
  }

  /// Earned revenue of the last twelve months, added in the order of `trailing`.
  private func earnedInTwelveMonths(_ at: Moment) throws(RunFailure) -> Double {
    let chunk = at.month / 12 * 12
    var recent = try linesOf(LineSelection(.earned), Moment(at.centre, chunk))
    for month in chunk..<at.month {
      recent = add(recent, try linesOf(LineSelection(.earned), Moment(at.centre, month + 1)))
    }
    let first = at.month - 11
    guard first > 0, first < chunk else { return recent }
    var older = try linesOf(LineSelection(.earned), Moment(at.centre, chunk - 1))
    for month in (first..<(chunk - 1)).reversed() {
      older = add(try linesOf(LineSelection(.earned), Moment(at.centre, month)), older)
    }
    return add(older, recent)
  }

  /// The sum of the selected lines for one centre.
  func linesOf(_ selection: LineSelection, _ at: Moment) throws(RunFailure) -> Double {
    let kind = selection.kind
    var sum: Double?
    func include(_ value: Double) { sum = sum.map { add($0, value) } ?? value }
    if kind == .grants {
      for grant in parts.grants.indices { include(try paid(grant, at)) }
    }
    for line in parts.lines(of: selection) {
      switch kind {
      case .sharedAlone: include(try alone(line, at))
      case .collected:
        let months = parts.lines[line].collectedAfter
        include(at.month < months ? 0 : try charge(line, at.back(months)))
      default: include(try charge(line, at))
      }
    }
    return sum ?? 0
  }

  /// A rule of the reserves: what arrives when a centre opens, and the monthly rates.
  func reserve(_ rule: ReserveRule, _ moment: Moment) throws(RunFailure) -> Double {
    switch rule {
    case .opening:
      return try network(moment) { at throws(RunFailure) in
        guard self.scenario.centres[at.centre!].opens == self.month(at) else { return 0 }
        return try self.rule(self.parts.opening, at)
      }
    case .interest: return try self.rule(parts.interest, moment.anyCentre)
    case .overdraftRate: return try self.rule(parts.overdraftRate, moment.anyCentre)
    }
  }

  /// A rule's formula, 0 when not given.
  func rule(_ part: FormulaPart?, _ at: Moment) throws(RunFailure) -> Double {
    guard let part else { return 0 }
    return try value(part, at)
  }

  /// Over the centres in their order.
  func sum(_ values: [Double]) -> Double {
    values.dropFirst().reduce(values[0]) { add($0, $1) }
  }
}
