import JaripMath

/// The summaries of all slots of a run.
struct SummaryStore: Sendable {
  var moments: [Moments]
  var signs: [Signs]
  /// One per slot when values are summarised.
  var sketches: [QuantileSketch]
  /// All values, slot by slot, when every value is kept.
  var kept: KeptValues?

  func summary(_ slot: Int, trials: Int) -> Summary {
    let source: Summary.Source
    if let kept {
      source = .sorted(kept.values(slot, trials: trials).filter { !$0.isNaN }.sorted())
    } else {
      source = .sketch(sketches[slot])
    }
    return Summary(trialCount: trials, moments: moments[slot], source: source)
  }

  func values(_ slot: Int, trials: Int) -> [Double]? { kept?.values(slot, trials: trials) }
}

/// Every value of every slot; workers write disjoint trials.
final class KeptValues: @unchecked Sendable {
  // Each trial belongs to one unit of work, and each unit to one worker: hence the unchecked Sendable.
  private let base: UnsafeMutablePointer<Double>
  private let trials: Int

  init(slotCount: Int, trials: Int) {
    self.trials = trials
    base = .allocate(capacity: max(1, slotCount * trials))
    base.initialize(repeating: .nan, count: max(1, slotCount * trials))
  }

  deinit { base.deallocate() }

  func set(_ slot: Int, firstTrial: Int, _ values: UnsafePointer<Double>, count: Int) {
    (base + slot * trials + firstTrial).update(from: values, count: count)
  }

  func values(_ slot: Int, trials: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: base + slot * self.trials, count: trials))
  }
}
