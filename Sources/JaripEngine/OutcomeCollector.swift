import JaripMath
import JaripModel

/// Counts, trial by trial, when centres stand alone and close.
public struct OutcomeCollector: Sendable {
  /// By outcome of the plan.
  public private(set) var counts: [OutcomeCounts]
  /// For each later alternative, by outcome of its own: against the first.
  public private(set) var changes: [OutcomeChange]
  /// By alternative: trials by month and by how many centres stand alone, but for those in which none ever does.
  private var withIndependent: [CountTable]
  private var withoutIndependent: [Int]
  private let plan: Plan
  /// By outcome, its rows among those of all.
  private let ranges: [Range<Int>]

  init(_ plan: Plan, compares: Bool) {
    self.plan = plan
    let months = plan.monthCount
    counts = plan.outcomes.map { OutcomeCounts(rowCount: plan.rowCount($0), monthCount: months) }
    withIndependent = plan.alternatives.map { _ in
      CountTable(monthCount: months, largest: plan.centreCount)
    }
    withoutIndependent = plan.alternatives.map { _ in 0 }
    var rows = 0
    ranges = plan.outcomes.map { outcome in
      defer { rows += plan.rowCount(outcome) }
      return rows..<(rows + plan.rowCount(outcome))
    }
    changes = []
    guard compares else { return }
    for (index, outcome) in plan.outcomes.enumerated() where outcome.alternative > 0 {
      changes.append(
        OutcomeChange(outcome: index, rowCount: plan.rowCount(outcome), monthCount: months))
    }
  }

  /// By alternative, how many trials have n centres that stand alone, by month.
  public var independentCentres: [CountTable] {
    var tables = withIndependent
    for (alternative, trials) in withoutIndependent.enumerated() {
      for month in 0..<plan.monthCount { tables[alternative].counts[month][0] += trials }
    }
    return tables
  }

  /// Takes the months of one trial.
  ///
  /// - Parameters:
  ///   - months: by outcome and row, its months.
  ///   - times: how much the trial counts.
  mutating func take(_ months: UnsafeBufferPointer<OutcomeMonths>, times: Int) {
    for index in plan.outcomes.indices {
      let rows = UnsafeBufferPointer(rebasing: months[ranges[index]])
      for (row, entry) in rows.enumerated() {
        counts[index].take(
          entry, times: times, row: row, monthCount: plan.monthCount)
      }
      if plan.outcomes[index].scope == .centre {
        countIndependent(rows, plan.outcomes[index].alternative, times: times)
      }
    }
    for change in changes.indices { compare(&changes[change], months, times: times) }
  }

  private mutating func countIndependent(
    _ rows: UnsafeBufferPointer<OutcomeMonths>, _ alternative: Int, times: Int
  ) {
    guard rows.contains(where: { $0.independence < plan.monthCount }) else {
      withoutIndependent[alternative] += times
      return
    }
    for month in 0..<plan.monthCount {
      let n = rows.count { $0.isIndependent(in: month) }
      withIndependent[alternative].counts[month][n] += times
    }
  }

  private func compare(
    _ change: inout OutcomeChange, _ months: UnsafeBufferPointer<OutcomeMonths>, times: Int
  ) {
    let scope = plan.outcomes[change.outcome].scope
    guard
      let first = plan.outcomes.firstIndex(where: { $0.alternative == 0 && $0.scope == scope })
    else { return }
    let new = UnsafeBufferPointer(rebasing: months[ranges[change.outcome]])
    let old = UnsafeBufferPointer(rebasing: months[ranges[first]])
    guard !new.elementsEqual(old) else { return }
    for month in 0..<plan.monthCount {
      var difference = 0
      for row in new.indices {
        let isNew = new[row].isIndependent(in: month)
        let isOld = old[row].isIndependent(in: month)
        if isNew, !isOld { change.gained[row][month] += times }
        if isOld, !isNew { change.lost[row][month] += times }
        difference += (isNew ? 1 : 0) - (isOld ? 1 : 0)
        let newClosed = new[row].closing <= month
        let oldClosed = old[row].closing <= month
        if newClosed, !oldClosed { change.closedGained[row][month] += times }
        if oldClosed, !newClosed { change.closedLost[row][month] += times }
      }
      change.countSum[month] += times * difference
      change.countSquares[month] += times * difference * difference
    }
  }

  mutating func merge(_ other: OutcomeCollector) {
    for index in counts.indices { counts[index].merge(other.counts[index]) }
    for index in withIndependent.indices {
      withIndependent[index].merge(other.withIndependent[index])
      withoutIndependent[index] += other.withoutIndependent[index]
    }
    for index in changes.indices { changes[index].merge(other.changes[index]) }
  }

  /// Calls `body` with every count, in an order that hangs on the plan alone.
  mutating func forEachCount<Failure>(
    _ body: (inout Int) throws(Failure) -> Void
  ) throws(Failure) {
    for index in counts.indices {
      for table in OutcomeCounts.tables {
        try counts[index][keyPath: table].forEachCount(body)
      }
    }
    for index in withIndependent.indices {
      try withIndependent[index].counts.forEachCount(body)
      try body(&withoutIndependent[index])
    }
    for index in changes.indices {
      for table in OutcomeChange.tables {
        try changes[index][keyPath: table].forEachCount(body)
      }
      for month in changes[index].countSum.indices {
        try body(&changes[index].countSum[month])
        try body(&changes[index].countSquares[month])
      }
    }
  }
}

extension [[Int]] {
  fileprivate mutating func forEachCount<Failure>(
    _ body: (inout Int) throws(Failure) -> Void
  ) throws(Failure) {
    for row in indices {
      for index in self[row].indices { try body(&self[row][index]) }
    }
  }
}

/// The counts of each part of a run by itself, or of all trials where they neither hang together nor have weights.
struct OutcomeParts: Sendable {
  private(set) var parts: [OutcomeCollector]

  init(_ layout: CollectorLayout, _ plan: Plan) {
    parts = Array(
      repeating: OutcomeCollector(plan, compares: layout.compares),
      count: layout.hasParts ? TrialParts.count : 1)
  }

  mutating func take(_ months: UnsafeBufferPointer<OutcomeMonths>, trial: Int, times: Int) {
    parts[trial % parts.count].take(months, times: times)
  }

  mutating func merge(_ other: OutcomeParts) {
    for part in parts.indices { parts[part].merge(other.parts[part]) }
  }

  /// Calls `body` with every count, in an order that hangs on the plan alone.
  mutating func forEachCount<Failure>(
    _ body: (inout Int) throws(Failure) -> Void
  ) throws(Failure) {
    for part in parts.indices { try parts[part].forEachCount(body) }
  }

  var whole: OutcomeCollector {
    parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }
  }
}

/// When a centre, or the network, reaches what is counted, in one trial; the number of months for never.
struct OutcomeMonths: Equatable, BitwiseCopyable {
  var independence: Int
  var closing: Int
  var overdraft: Int

  func isIndependent(in month: Int) -> Bool { independence <= month && month < closing }
}

extension OutcomeCounts {
  fileprivate mutating func take(_ months: OutcomeMonths, times: Int, row: Int, monthCount: Int) {
    month[row][min(months.independence, monthCount)] += times
    for offset in months.independence..<max(months.independence, months.closing) {
      independent[row][offset] += times
    }
    for offset in months.closing..<max(months.closing, monthCount) {
      closed[row][offset] += times
    }
    for offset in months.overdraft..<max(months.overdraft, monthCount) {
      overdrawn[row][offset] += times
    }
  }
}

extension Plan {
  func rowCount(_ outcome: PlanOutcome) -> Int { outcome.scope == .centre ? centreCount : 1 }
}
