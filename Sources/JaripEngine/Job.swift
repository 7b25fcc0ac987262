import JaripMath
import JaripModel

/// One worker's share of a simulation.
final class Job {
  let collector: Collector
  private(set) var outcomes: OutcomeCollector
  private let simulation: Simulation
  private let worker: Worker
  /// By node.
  private let checks: [[PlanCheck]]
  /// By node, whether it has checks and whether series are taken from it: read behind each instruction, so plain
  /// numbers and no arrays.
  private let interest: UnsafeMutablePointer<Interest>
  /// Checks of nodes that are not computed each month of a block.
  private let earlyChecks: [PlanCheck]
  private var suspects: Set<Suspect> = []

  private struct Interest: OptionSet {
    let rawValue: UInt8
    static let checks = Interest(rawValue: 1)
    static let series = Interest(rawValue: 2)
  }

  struct Suspect: Hashable {
    var trial: Int
    var alternative: Int
  }

  init(_ simulation: Simulation, kept: KeptValues?) {
    self.simulation = simulation
    worker = Worker(
      simulation.program, table: UnsafePointer(simulation.fixed.values),
      draws: simulation.fixed.draws)
    collector = Collector(simulation.layout, worker: worker, kept: kept)
    outcomes = OutcomeCollector(simulation.plan, compares: simulation.settings.compares)
    var checks = [[PlanCheck]](repeating: [], count: simulation.plan.nodes.count)
    var early: [PlanCheck] = []
    for check in simulation.plan.checks {
      if simulation.plan.nodes[check.node.index].axes.contains(.trial) {
        checks[check.node.index].append(check)
      } else {
        early.append(check)
      }
    }
    self.checks = checks
    earlyChecks = early
    interest = .allocate(capacity: max(1, checks.count))
    interest.initialize(repeating: [], count: max(1, checks.count))
    for node in checks.indices {
      if !checks[node].isEmpty { interest[node].insert(.checks) }
      if !simulation.layout.seriesOfNode[node].isEmpty { interest[node].insert(.series) }
    }
  }

  deinit { interest.deallocate() }

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
    if firstTrial == 0 { checkFixedValues() }
    worker.start(firstTrial: firstTrial, count: count) { look(at: $0) }
    for month in 0..<simulation.plan.monthCount {
      worker.run(month: month, isYearEnd: simulation.layout.isYearEnd[month]) { instruction in
        let interest = interest[instruction.node]
        if interest.contains(.checks) { look(at: instruction) }
        if interest.contains(.series) { collector.take(instruction.node, month: month) }
      }
      collector.finishMonth(month)
      worker.finishMonth()
    }
    for suspect in suspects.sorted(by: { ($0.trial, $0.alternative) < ($1.trial, $1.alternative) })
    {
      try simulation.settings.examine?(suspect.trial, suspect.alternative)
    }
    takeOutcomes()
  }

  // MARK: Checks

  private func look(at instruction: Program.Instruction) {
    let length = instruction.rows * worker.count
    for check in checks[instruction.node] {
      if worker.isContiguous(instruction.output),
        check.kind.holds(worker.operand(instruction.output, row: 0).values, count: length)
      {
        continue
      }
      for row in 0..<instruction.rows {
        let values = worker.operand(instruction.output, row: row).values
        guard !check.kind.holds(values, count: worker.count) else { continue }
        for index in 0..<worker.count where !check.kind.holds(values + index, count: 1) {
          suspects.insert(
            Suspect(trial: worker.firstTrial + index, alternative: check.alternative))
        }
      }
    }
  }

  /// Values without trial axis are the same in every trial: the first stands for all.
  private func checkFixedValues() {
    for check in earlyChecks {
      let axes = simulation.plan.nodes[check.node.index].axes
      for month in 0..<(axes.contains(.month) ? simulation.plan.monthCount : 1) {
        for row in 0..<(axes.contains(.centre) ? simulation.plan.centreCount : 1) {
          var value = simulation.fixed.value(of: check.node, month: month, row: row)
          if !check.kind.holds(&value, count: 1) {
            suspects.insert(Suspect(trial: 0, alternative: check.alternative))
          }
        }
      }
    }
  }

  // MARK: Outcomes

  private func takeOutcomes() {
    let plan = simulation.plan
    let never = plan.monthCount
    for index in 0..<worker.count {
      outcomes.take(
        plan.outcomes.map { outcome in
          (0..<plan.rowCount(outcome)).map { row in
            OutcomeMonths(
              independence: Int(final(outcome.independence, row: row, index: index)),
              closing: outcome.closing.map { Int(final($0, row: row, index: index)) } ?? never,
              overdraft: Int(final(outcome.overdraft, row: row, index: index)))
          }
        })
    }
  }

  /// The value of a state behind the last month, which is its next one in that month.
  private func final(_ node: NodeID, row: Int, index: Int) -> Double {
    let state = simulation.plan.nodes[node.index]
    guard let next = state.next, let place = worker.program.places[next.index] else {
      preconditionFailure("Internal error: an outcome that is no memory")
    }
    if case .table = place { return simulation.fixed.final(of: node, row: row) }
    return worker.operand(place, row: state.axes.contains(.centre) ? row : 0).values[index]
  }
}

extension PlanCheck.Kind {
  /// Whether all of `count` values are as they must be.
  func holds(_ values: UnsafePointer<Double>, count: Int) -> Bool {
    // Eight at a time and without a branch; the comparisons are false for an undefined value.
    let (low, high) = bounds
    let whole = count & ~7
    var isGood = SIMDMask<SIMD8<Int64>>(repeating: true)
    let raw = UnsafeRawPointer(values)
    for index in stride(from: 0, to: whole, by: 8) {
      let x = raw.loadUnaligned(
        fromByteOffset: index * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
      isGood = isGood .& (x .>= low) .& (x .<= high)
    }
    var rest = true
    for index in whole..<count { rest = rest && values[index] >= low && values[index] <= high }
    return rest && all(isGood)
  }

  private var bounds: (low: Double, high: Double) {
    let largest = Double.greatestFiniteMagnitude
    switch self {
    case .defined: return (-largest, largest)
    case .notNegative: return (-1e-9, largest)
    case .unitInterval: return (0, 1)
    }
  }
}
