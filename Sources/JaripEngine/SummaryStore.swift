import JaripMath

/// The summaries of all slots of a run.
struct SummaryStore: Sendable {
  /// By slot; then, in a run with parts, by slot and part.
  var moments: [Moments]
  var slotCount: Int
  var signs: [Signs]
  /// One per slot when values are summarised.
  var sketches: [QuantileSketch]
  /// When every value is kept, in the order of trials.
  var kept: [KeptValues]

  func summary(_ slot: Int, trials: Int) -> Summary {
    let source: Summary.Source
    if let values = values(slot) {
      source = .sorted(values.filter { !$0.isNaN }.sorted())
    } else {
      source = .sketch(sketches[slot])
    }
    let first = slotCount + slot * TrialParts.count
    return Summary(
      trialCount: trials, moments: moments[slot],
      parts: moments.count > slotCount ? Array(moments[first..<first + TrialParts.count]) : [],
      source: source)
  }

  /// The values by trial, when every value is kept.
  func values(_ slot: Int) -> [Double]? { kept.isEmpty ? nil : kept.flatMap { $0.values(slot) } }
}

/// Every value of every slot for some trials in a row; workers write disjoint ones.
final class KeptValues: @unchecked Sendable {
  // Each trial belongs to one unit of work, and each unit to one worker: hence the unchecked Sendable.
  let trials: Range<Int>
  private let base: UnsafeMutablePointer<Double>

  init(slotCount: Int, trials: Range<Int>) {
    self.trials = trials
    base = .allocate(capacity: max(1, slotCount * trials.count))
    base.initialize(repeating: .nan, count: max(1, slotCount * trials.count))
  }

  deinit { base.deallocate() }

  /// - Parameter firstTrial: counted from the whole run's first.
  func set(_ slot: Int, firstTrial: Int, _ values: UnsafePointer<Double>, count: Int) {
    (base + slot * trials.count + firstTrial - trials.lowerBound).update(from: values, count: count)
  }

  func set(_ slot: Int, trial: Int, _ value: Double) {
    withUnsafePointer(to: value) { set(slot, firstTrial: trial, $0, count: 1) }
  }

  /// The values of a slot by trial.
  func values(_ slot: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: base + slot * trials.count, count: trials.count))
  }
}
