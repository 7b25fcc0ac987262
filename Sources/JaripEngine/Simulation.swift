import Dispatch
import JaripMath
public import JaripModel
import Synchronization

/// Runs a plan over many trials.
public struct Simulation: Sendable {
  let plan: Plan
  let settings: RunSettings
  let fixed: FixedStage
  let program: Program
  let layout: CollectorLayout

  public init(_ plan: Plan, _ settings: RunSettings) {
    self.plan = plan
    self.settings = settings
    fixed = FixedStage(plan, seed: settings.seed)
    layout = CollectorLayout(plan, settings: settings)
    let needs = NodeNeeds(plan, layout: layout, fixed: fixed).months
    var stage = Program.Stage(
      includes: plan.nodes.indices.map {
        plan.nodes[$0].axes.contains(.trial) && !needs[$0].isEmpty
      }, months: needs,
      yearEnds: MonthSet(monthCount: plan.monthCount) { [layout] in layout.isYearEnd[$0] })
    stage.checks = plan.checks.filter { plan.nodes[$0.node.index].axes.contains(.trial) }
    stage.take(layout)
    program = Program(
      plan: plan, width: min(settings.blockSize, settings.trials), stage: stage,
      tablePlaces: fixed.places)
  }

  /// - Throws: what is wrong with the first trial in which a value is not as it must be.
  public func run() throws(RunFailure) -> Projection {
    let unitSize = layout.blocksHoldLeaves ? settings.blockSize : EngineConstants.leafSize
    let unitCount = (settings.trials + unitSize - 1) / unitSize
    let kept =
      settings.keepsEveryValue
      ? KeptValues(slotCount: layout.table.slotCount, trials: settings.trials) : nil
    let ledger = Mutex(Ledger())
    let next = Atomic(0)
    let workers = min(settings.threads, unitCount)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      let job = Job(self, kept: kept)
      while true {
        let unit = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard unit < unitCount, ledger.withLock({ $0.failure.map { unit < $0.unit } ?? true })
        else { break }
        let first = unit * unitSize
        let count = min(unitSize, settings.trials - first)
        do throws(RunFailure) {
          let leaves = try job.run(firstTrial: first, count: count)
          let done = ledger.withLock { $0.take(leaves, firstTrial: first, count: count) }
          settings.progress?(done)
        } catch {
          ledger.withLock { $0.fail(error, unit: unit) }
          break
        }
      }
      ledger.withLock { $0.take(job.collector, job.outcomes) }
    }
    return try ledger.withLock { ledger throws(RunFailure) in
      if let failure = ledger.failure { throw failure.error }
      return projection(ledger, kept)
    }
  }

  private func projection(_ ledger: Ledger, _ kept: KeptValues?) -> Projection {
    let outcomes = ledger.outcomes ?? OutcomeCollector(plan, compares: settings.compares)
    return Projection(
      plan: plan, trials: settings.trials, seed: settings.seed, isExact: kept != nil,
      outcomes: outcomes.counts, independentCentres: outcomes.independentCentres,
      outcomeChanges: outcomes.changes, table: layout.table, yearly: layout.yearly,
      monthly: layout.monthly, differences: layout.compared,
      summaries: SummaryStore(
        moments: ledger.moments.whole, signs: ledger.signs, sketches: ledger.sketches, kept: kept))
  }
}

/// What workers hand in, in any order.
private struct Ledger {
  var moments = MomentsTree()
  var sketches: [QuantileSketch] = []
  var signs: [Signs] = []
  var outcomes: OutcomeCollector?
  var failure: (unit: Int, error: RunFailure)?
  private var trialsDone = 0

  /// Takes the leaves of a unit and gives the trials done so far.
  mutating func take(_ leaves: [[Moments]], firstTrial: Int, count: Int) -> Int {
    for (index, leaf) in leaves.enumerated() {
      moments.add(leaf, at: firstTrial / EngineConstants.leafSize + index)
    }
    trialsDone += count
    return trialsDone
  }

  mutating func fail(_ error: RunFailure, unit: Int) {
    if failure == nil || unit < failure!.unit { failure = (unit, error) }
  }

  mutating func take(_ collector: Collector, _ new: OutcomeCollector) {
    if sketches.isEmpty {
      sketches = Array(collector.sketches)
    } else {
      for slot in sketches.indices { sketches[slot].merge(collector.sketches[slot]) }
    }
    if signs.isEmpty {
      signs = Array(collector.signs)
    } else {
      for slot in signs.indices { signs[slot].merge(collector.signs[slot]) }
    }
    if outcomes == nil { outcomes = new } else { outcomes?.merge(new) }
  }
}
