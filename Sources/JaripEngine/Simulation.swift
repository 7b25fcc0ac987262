import Dispatch
import JaripMath
public import JaripModel
import Synchronization

/// Runs a plan over many trials, or over a shard of them.
public struct Simulation: Sendable {
  let plan: Plan
  let settings: RunSettings
  /// The shard's among those of the whole run.
  let trials: Range<Int>
  let sampling: SamplingPlan
  let fixed: FixedStage
  let program: Program
  let layout: CollectorLayout

  public init(_ plan: Plan, _ settings: RunSettings, shard: Shard = .whole) {
    self.plan = plan
    self.settings = settings
    trials = shard.trials(of: settings.trials)
    sampling = settings.samplingPlan(plan)
    fixed = FixedStage(plan, sampling)
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

  /// What came out of all trials.
  ///
  /// - Throws: what is wrong with the first trial in which a value is not as it must be.
  public func run() throws(RunFailure) -> Projection { try part().projection }

  /// What came out of the shard's trials.
  ///
  /// - Throws: what is wrong with the first of them in which a value is not as it must be.
  public func part() throws(RunFailure) -> ProjectionPart {
    let unitSize = layout.blocksHoldLeaves ? settings.blockSize : EngineConstants.leafSize
    let unitCount = (trials.count + unitSize - 1) / unitSize
    var part = ProjectionPart(plan, settings, layout, trials: trials)
    if part.isWhole, !layout.columns.isEmpty { part.columns = KeptColumns(layout.columns) }
    let (kept, columns) = (part.kept.first, part.columns)
    let sketches =
      kept == nil && unitCount > 0 ? SharedSketches(slotCount: layout.table.slotCount) : nil
    let ledger = Mutex(Ledger(part: part))
    let next = Atomic(0)
    let workers = min(settings.threads, unitCount)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      let job = Job(self, kept: kept, sketches: sketches, columns: columns)
      while true {
        let unit = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard unit < unitCount, ledger.withLock({ $0.failure.map { unit < $0.unit } ?? true })
        else { break }
        let first = trials.lowerBound + unit * unitSize
        let count = min(unitSize, trials.upperBound - first)
        do throws(RunFailure) {
          let leaves = try job.run(firstTrial: first, count: count)
          let done = ledger.withLock { $0.take(leaves, firstTrial: first, count: count) }
          settings.progress?(done)
        } catch {
          ledger.withLock { $0.fail(error, unit: unit) }
          break
        }
      }
      job.collector.addWaiting()
      ledger.withLock {
        $0.part.merge(signs: Array(job.collector.signs), outcomes: job.outcomes)
      }
    }
    return try ledger.withLock { ledger throws(RunFailure) in
      if let failure = ledger.failure { throw failure.error }
      ledger.part.sketches = sketches?.all ?? []
      return ledger.part
    }
  }
}

/// What workers hand in, in any order.
private struct Ledger {
  var part: ProjectionPart
  private(set) var failure: (unit: Int, error: RunFailure)?
  private var trialsDone = 0

  init(part: ProjectionPart) { self.part = part }

  /// Takes the leaves of a unit and gives the trials done so far.
  mutating func take(_ leaves: [[Moments]], firstTrial: Int, count: Int) -> Int {
    for (index, leaf) in leaves.enumerated() {
      part.moments.add(leaf, at: firstTrial / EngineConstants.leafSize + index)
    }
    trialsDone += count
    return trialsDone
  }

  mutating func fail(_ error: RunFailure, unit: Int) {
    if failure == nil || unit < failure!.unit { failure = (unit, error) }
  }
}
