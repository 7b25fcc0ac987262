import JaripMath
public import JaripModel

/// What some of a run's trials came to: parts of one run merge, in any order, to its projection.
///
///     var whole = try Simulation(plan, settings, shard: first).part()
///     whole.merge(try Simulation(plan, settings, shard: second).part())
///     whole.projection                 // the bits of Simulation(plan, settings).run()
///
/// - Complexity: memory does not grow with the number of trials, except where every value is kept.
public struct ProjectionPart: Sendable {
  public let plan: Plan
  /// Of the whole run.
  public let settings: RunSettings
  /// Which of the run's trials are in it, counted from 0.
  public private(set) var trials: RangeSet<Int>

  let layout: CollectorLayout
  var moments = MomentsTree()
  /// By slot when values are summarised; none before the first are handed in.
  var sketches: [QuantileSketch] = []
  /// By slot when alternatives are compared; none before the first are handed in.
  var signs: [Signs] = []
  var outcomes: OutcomeParts
  /// When every value is kept, by ranges of trials.
  var kept: [KeptValues] = []
  /// Of a run that was not cut into shards.
  var columns: KeptColumns?

  /// A part in which nothing stands yet for the trials that it is of.
  init(_ plan: Plan, _ settings: RunSettings, _ layout: CollectorLayout, trials: Range<Int>) {
    self.plan = plan
    self.settings = settings
    self.layout = layout
    self.trials = RangeSet(trials)
    outcomes = OutcomeParts(layout, plan)
    if settings.keepsEveryValue {
      kept = [KeptValues(slotCount: layout.table.slotCount, trials: trials)]
    }
  }

  public var isWhole: Bool { trials == RangeSet(0..<settings.trials) }

  /// Adds another part of the same run, which has none of this one's trials. Columns are not merged: what comes of it
  /// has none.
  public mutating func merge(_ other: ProjectionPart) {
    precondition(
      settings.trials == other.settings.trials && settings.seed == other.settings.seed
        && settings.sampling == other.settings.sampling
        && settings.weights == other.settings.weights
        && layout.table.slotCount == other.layout.table.slotCount, "Parts are of different runs")
    precondition(trials.isDisjoint(other.trials), "A trial is in both parts")
    trials.formUnion(other.trials)
    moments.merge(other.moments)
    if sketches.isEmpty {
      sketches = other.sketches
    } else {
      for slot in other.sketches.indices { sketches[slot].merge(other.sketches[slot]) }
    }
    merge(signs: other.signs, outcomes: other.outcomes)
    kept += other.kept
    columns = nil
  }

  mutating func merge(signs new: [Signs], outcomes: OutcomeParts) {
    if signs.isEmpty {
      signs = new
    } else {
      for slot in new.indices { signs[slot].merge(new[slot]) }
    }
    self.outcomes.merge(outcomes)
  }

  /// What came out of all trials.
  public var projection: Projection {
    precondition(isWhole, "Trials are missing")
    let all = outcomes.whole
    return Projection(
      plan: plan, trials: settings.trials, weights: settings.weights,
      sampling: settings.samplingPlan(plan),
      isExact: settings.keepsEveryValue, outcomes: all.counts,
      independentCentres: all.independentCentres, outcomeChanges: all.changes,
      outcomeParts: outcomes, table: layout.table, yearly: layout.yearly,
      monthly: layout.monthly, differences: layout.compared,
      columns: columns,
      summaries: SummaryStore(
        moments: moments.whole, slotCount: layout.table.slotCount, signs: signs,
        sketches: sketches,
        kept: kept.sorted { $0.trials.lowerBound < $1.trials.lowerBound }))
  }
}
