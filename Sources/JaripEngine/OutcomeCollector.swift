import JaripModel

/// Counts, trial by trial, when centres stand alone and close.
struct OutcomeCollector: Sendable {
  private(set) var counts: [OutcomeCounts]
  private(set) var independentCentres: [CountTable]
  private(set) var changes: [OutcomeChange]
  private let plan: Plan

  init(_ plan: Plan, compares: Bool) {
    self.plan = plan
    let months = plan.monthCount
    counts = plan.outcomes.map { OutcomeCounts(rowCount: plan.rowCount($0), monthCount: months) }
    independentCentres = plan.alternatives.map { _ in
      CountTable(monthCount: months, largest: plan.centreCount)
    }
    changes = []
    guard compares else { return }
    for (index, outcome) in plan.outcomes.enumerated() where outcome.alternative > 0 {
      changes.append(
        OutcomeChange(outcome: index, rowCount: plan.rowCount(outcome), monthCount: months))
    }
  }

  /// Takes the months of one trial.
  ///
  /// - Parameter months: by outcome and row, its months.
  mutating func take(_ months: [[OutcomeMonths]]) {
    for (index, rows) in months.enumerated() {
      for (row, entry) in rows.enumerated() {
        counts[index].month[row][min(entry.independence, plan.monthCount)] += 1
        for month in entry.independence..<max(entry.independence, entry.closing) {
          counts[index].independent[row][month] += 1
        }
        for month in entry.closing..<max(entry.closing, plan.monthCount) {
          counts[index].closed[row][month] += 1
        }
        for month in entry.overdraft..<max(entry.overdraft, plan.monthCount) {
          counts[index].overdrawn[row][month] += 1
        }
      }
      if plan.outcomes[index].scope == .centre {
        let alternative = plan.outcomes[index].alternative
        for month in 0..<plan.monthCount {
          let n = rows.count { $0.independence <= month && month < $0.closing }
          independentCentres[alternative].counts[month][n] += 1
        }
      }
    }
    for change in changes.indices { compare(&changes[change], months) }
  }

  private func compare(
    _ change: inout OutcomeChange, _ months: [[OutcomeMonths]]
  ) {
    let scope = plan.outcomes[change.outcome].scope
    guard
      let first = plan.outcomes.firstIndex(where: { $0.alternative == 0 && $0.scope == scope })
    else { return }
    let later = months[change.outcome]
    for month in 0..<plan.monthCount {
      var difference = 0
      for row in later.indices {
        let new = later[row].independence <= month && month < later[row].closing
        let old = months[first][row].independence <= month && month < months[first][row].closing
        if new, !old { change.gained[row][month] += 1 }
        if old, !new { change.lost[row][month] += 1 }
        difference += (new ? 1 : 0) - (old ? 1 : 0)
        let newClosed = later[row].closing <= month
        let oldClosed = months[first][row].closing <= month
        if newClosed, !oldClosed { change.closedGained[row][month] += 1 }
        if oldClosed, !newClosed { change.closedLost[row][month] += 1 }
      }
      change.countSum[month] += difference
      change.countSquares[month] += difference * difference
    }
  }

  mutating func merge(_ other: OutcomeCollector) {
    for index in counts.indices { counts[index].merge(other.counts[index]) }
    for index in independentCentres.indices {
      independentCentres[index].merge(other.independentCentres[index])
    }
    for index in changes.indices { changes[index].merge(other.changes[index]) }
  }
}

/// When a centre, or the network, reaches what is counted, in one trial; the number of months for never.
struct OutcomeMonths {
  var independence: Int
  var closing: Int
  var overdraft: Int
}

extension Plan {
  func rowCount(_ outcome: PlanOutcome) -> Int { outcome.scope == .centre ? centreCount : 1 }
}
