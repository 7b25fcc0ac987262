import JaripMath
import JaripModel

/// One worker's share of a simulation.
final class Job {
  let collector: Collector
  private(set) var outcomes: OutcomeParts
  private let simulation: Simulation
  private let worker: Worker
  private let columns: KeptColumns?
  /// Checks of values that are the same in all trials.
  private let fixedChecks: [PlanCheck]
  private var suspects: Set<Suspect> = []

  struct Suspect: Hashable {
    var trial: Int
    var alternative: Int
  }

  init(
    _ simulation: Simulation, kept: KeptValues?, sketches: SharedSketches?, columns: KeptColumns?
  ) {
    self.simulation = simulation
    self.columns = columns
    worker = Worker(
      simulation.program, table: UnsafePointer(simulation.fixed.values),
      draws: simulation.fixed.draws)
    collector = Collector(
      simulation.layout, worker: worker, kept: kept, sketches: sketches, columns: columns)
    outcomes = OutcomeParts(simulation.layout, simulation.plan)
    fixedChecks = simulation.plan.checks.filter {
      !simulation.plan.nodes[$0.node.index].axes.contains(.trial)
    }
  }

  /// Runs the trials of one unit of work and gives the moments of its leaves.
  func run(firstTrial: Int, count: Int) throws(RunFailure) -> [[Moments]] {
    collector.startUnit(firstTrial: firstTrial)
    let width = simulation.program.width
    var start = firstTrial
    while start < firstTrial + count {
      let size = min(width, firstTrial + count - start)
      try runBlock(firstTrial: start, count: size)
      start += size
    }
    return collector.finishUnit(count: count)
  }

  private func runBlock(firstTrial: Int, count: Int) throws(RunFailure) {
    suspects = []
    if firstTrial == simulation.trials.lowerBound { checkFixedValues() }
    worker.start(firstTrial: firstTrial, count: count)
    let layout = simulation.layout
    for month in 0..<simulation.plan.monthCount {
      worker.run(month: month, isYearStart: layout.isYearStart[month])
      collector.finishMonth(month)
      worker.finishMonth()
    }
    collector.finishBlock()
    takeMarks()
    for suspect in suspects.sorted(by: { ($0.trial, $0.alternative) < ($1.trial, $1.alternative) })
    {
      try simulation.settings.examine?(suspect.trial, suspect.alternative)
    }
    takeOutcomes()
  }

  // MARK: Checks

  /// Trials in which a check met a value that is not as it must be.
  private func takeMarks() {
    for (alternative, base) in worker.program.marks.enumerated() {
      for index in 0..<worker.count where worker.memory[base + index] != 0 {
        suspects.insert(Suspect(trial: worker.firstTrial + index, alternative: alternative))
      }
    }
  }

  /// Values without trial axis are the same in every trial: the first stands for all.
  private func checkFixedValues() {
    for check in fixedChecks {
      let axes = simulation.plan.nodes[check.node.index].axes
      for month in 0..<(axes.contains(.month) ? simulation.plan.monthCount : 1) {
        for row in 0..<(axes.contains(.centre) ? simulation.plan.centreCount : 1) {
          if !check.kind.holds(simulation.fixed.value(of: check.node, month: month, row: row)) {
            suspects.insert(Suspect(trial: 0, alternative: check.alternative))
          }
        }
      }
    }
  }

  // MARK: Outcomes

  private func takeOutcomes() {
    let plan = simulation.plan
    let cells = plan.outcomes.flatMap { outcome in
      (0..<plan.rowCount(outcome)).map { row in
        OutcomeCell(
          independence: final(outcome.independence, row: row),
          closing: outcome.closing.map { final($0, row: row) },
          overdraft: final(outcome.overdraft, row: row))
      }
    }
    let weights = simulation.settings.weights?.counts
    withUnsafeTemporaryAllocation(of: OutcomeMonths.self, capacity: cells.count) { months in
      for trial in 0..<worker.count {
        for (index, cell) in cells.enumerated() {
          months[index] = OutcomeMonths(
            independence: cell.independence.month(trial),
            closing: cell.closing?.month(trial) ?? plan.monthCount,
            overdraft: cell.overdraft.month(trial))
        }
        let rows = UnsafeBufferPointer(months)
        let number = worker.firstTrial + trial
        outcomes.take(
          rows, trial: number, times: weights?[number] ?? 1)
        columns?.take(rows, trial: number)
      }
    }
  }

  /// The values of a state behind the last month, which are its next ones in that month.
  private func final(_ node: NodeID, row: Int) -> Worker.Operand {
    let state = simulation.plan.nodes[node.index]
    guard let next = state.next, let place = worker.program.places[next.index] else {
      preconditionFailure("Internal error: an outcome that is no memory")
    }
    if case .table = place { return simulation.fixed.final(of: node, row: row) }
    return worker.operand(place, row: state.axes.contains(.centre) ? row : 0)
  }
}

/// Where the months of one row of an outcome lie.
private struct OutcomeCell {
  var independence: Worker.Operand
  var closing: Worker.Operand?
  var overdraft: Worker.Operand
}

extension Worker.Operand {
  fileprivate func month(_ trial: Int) -> Int { Int(values[isColumn ? trial : 0]) }
}
