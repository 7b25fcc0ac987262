public import JaripLanguage
public import JaripMath
public import JaripModel
public import JaripScenario

/// One trial of one alternative, one number at a time, straight from the formulas.
///
/// It is the second reader of the language: the engine must agree with it to the last bit. It also
/// names what went wrong in a trial, and explains a value down to the inputs.
///
/// ```swift
/// let evaluator = Evaluator(
///   model: model, scenario: scenario, sampling: SamplingPlan(seed: 1), trial: 16, independenceFrom: from)
/// try evaluator.run()
/// try evaluator.value(of: "oss", centre: 3, month: 71)
/// ```
///
/// - Units: all values are canonical, as in `ResolvedAlternative`; undefined is NaN.
/// - Complexity: O(quantities × centres × months); each value is computed once and kept.
/// - Not for many trials: the engine is a hundred times faster.
public final class Evaluator {
  public let scenario: Scenario
  public let model: ResolvedAlternative
  public let sampling: SamplingPlan
  /// Counted from 0.
  public let trial: Int
  /// The first month in which the test of independence counts.
  public let independenceFrom: Month

  let parts: ModelParts
  var quantityTables: [ValueTable?]
  var stockTables: [ValueTable?]
  var memories: [ValueTable?]
  var drawTables: [ValueTable?]
  var prepared: [PreparedDraw?]
  var lineTables: [ValueTable?]
  var aloneTables: [ValueTable?]
  var grantTables: [ValueTable?]
  var carriedTables: [ValueTable?]
  var pools: [PoolKey: Pool] = [:]
  /// Months of independence and of closing as found so far.
  var outcomes: OutcomeCounter
  /// Months that are done: everything up to the one before this is known and has been checked.
  var monthsDone = 0
  /// Unused quantities that were asked for, and what they need.
  var extra: Set<Int> = []

  /// - Parameters:
  ///   - trial: counted from 0.
  ///   - measureNames: the standard measures.
  public convenience init(
    model: ResolvedAlternative, scenario: Scenario, sampling: SamplingPlan, trial: Int,
    independenceFrom: Month, measureNames: Set<String> = Set(Prelude.measureNames)
  ) {
    self.init(
      ModelParts(model, scenario: scenario, measureNames: measureNames), sampling: sampling,
      trial: trial, independenceFrom: independenceFrom)
  }

  /// Another trial of the same alternative, without reading the formulas again.
  public func other(trial: Int) -> Evaluator {
    Evaluator(parts, sampling: sampling, trial: trial, independenceFrom: independenceFrom)
  }

  private init(
    _ parts: ModelParts, sampling: SamplingPlan, trial: Int, independenceFrom: Month
  ) {
    self.parts = parts
    scenario = parts.scenario
    model = parts.model
    self.sampling = sampling
    self.trial = trial
    self.independenceFrom = independenceFrom
    quantityTables = [ValueTable?](repeating: nil, count: parts.quantities.count)
    stockTables = quantityTables
    memories = [ValueTable?](repeating: nil, count: parts.memoryCount)
    drawTables = [ValueTable?](repeating: nil, count: parts.draws.count)
    prepared = [PreparedDraw?](repeating: nil, count: parts.draws.count)
    lineTables = [ValueTable?](repeating: nil, count: parts.lines.count)
    aloneTables = [ValueTable?](repeating: nil, count: parts.lines.count)
    grantTables = [ValueTable?](repeating: nil, count: parts.grants.count)
    carriedTables = [ValueTable?](repeating: nil, count: parts.grants.count)
    let centreCount = parts.scenario.centres.count
    outcomes = OutcomeCounter(centreCount: centreCount)
  }

  var timeline: Timeline { scenario.timeline }
  var centreCount: Int { scenario.centres.count }
  var monthCount: Int { timeline.monthCount }

  // MARK: Running

  /// Evaluates every quantity that counts, line, grant and measure, month by month.
  ///
  /// - Throws: the first failure in the order of months.
  public func run() throws(RunFailure) { try advance(through: monthCount - 1) }

  /// The value of a quantity, line, grant or measure, in canonical units; NaN where it is undefined.
  ///
  /// - Parameters:
  ///   - centre: the centre's number; nothing for the network's row.
  ///   - month: the offset from the timeline's start.
  /// - Returns: nothing when there is no such name, or when it has no value for the network.
  /// - Throws: what stops the trial in that month or before.
  public func value(of name: String, centre: Int?, month: Int) throws(RunFailure) -> Double? {
    guard let subject = subject(name) else { return nil }
    try prepare(subject, through: month)
    let moment = Moment(centre, month)
    guard hasValue(subject, moment) else { return nil }
    return try value(subject, moment)
  }

  /// Brings everything up to the month, and also `subject` if nothing else needs it.
  func prepare(_ subject: Subject, through month: Int) throws(RunFailure) {
    precondition((0..<monthCount).contains(month), "Month outside the timeline")
    try advance(through: month)
    guard case .quantity(let index) = subject, !parts.used.contains(index),
      !extra.contains(index)
    else { return }
    let needed = parts.needed(by: index).filter { !parts.used.contains($0) }
    for past in 0..<monthsDone {
      for quantity in needed { try evaluate(quantity, past) }
    }
    extra.formUnion(needed)
  }

  private func advance(through month: Int) throws(RunFailure) {
    while monthsDone <= month {
      try evaluateMonth(monthsDone)
      monthsDone += 1
    }
  }

  /// Everything in one month. Each month finds the one before it known, so that nothing recurs far.
  private func evaluateMonth(_ month: Int) throws(RunFailure) {
    for quantity in parts.used { try evaluate(quantity, month) }
    for quantity in extra.sorted() { try evaluate(quantity, month) }
    for line in parts.lines.indices {
      for centre in 0..<centreCount { _ = try charge(line, Moment(centre, month)) }
    }
    for grant in parts.grants.indices {
      for centre in 0..<centreCount { _ = try paid(grant, Moment(centre, month)) }
    }
    try countOutcomes(month)
  }

  private func evaluate(_ index: Int, _ month: Int) throws(RunFailure) {
    let quantity = parts.quantities[index]
    if case .curve = quantity.value { return }
    for centre in 0..<(quantity.hasCentreAxis ? centreCount : 1) {
      _ = try value(ofQuantity: index, Moment(centre, month))
      if quantity.isStock { try step(index, Moment(centre, month)) }
    }
    if quantity.isMeasure, !parts.withoutNetwork.contains(index) {
      _ = try value(ofQuantity: index, Moment(nil, month))
    }
  }
}
