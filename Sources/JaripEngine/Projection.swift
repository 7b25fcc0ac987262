public import JaripMath
public import JaripModel

/// What came out of a run: the distribution of every output, and when centres stand alone.
public struct Projection: Sendable {
  public let plan: Plan
  public let trials: Int
  /// How much each trial counts; nothing where all count the same. All counts are then sums of weights.
  public let weights: TrialWeights?
  /// How trials were drawn.
  public let sampling: SamplingPlan
  /// Whether quantiles are exact; else within 0.1 % of the value.
  public let isExact: Bool
  /// By outcome of the plan.
  public let outcomes: [OutcomeCounts]
  /// By alternative: how many trials have n independent centres at the end of a month.
  public let independentCentres: [CountTable]
  /// For each later alternative, by outcome of its own: against the first.
  public let outcomeChanges: [OutcomeChange]

  let outcomeParts: OutcomeParts
  let table: SeriesTable
  let yearly: [Int?]
  let monthly: [Int?]
  let differences: [Difference]
  let columns: KeptColumns?
  let summaries: SummaryStore

  struct Difference: Sendable {
    /// An output of a later alternative.
    var output: Int
    var series: Int
  }

  public var seed: UInt64 { sampling.seed }

  /// What all trials count together: their number, or the sum of their weights.
  public var totalCount: Int { weights?.total ?? trials }

  /// How many trials of equal weight would be as sure; nothing where all count the same.
  public var effectiveTrials: Int? { weights.map { Int($0.effectiveTrials) } }

  /// The Monte Carlo error of the mean of what `sum` adds up over trials, from the parts of the run; nothing where
  /// trials neither hang together nor have weights.
  public func errorFromParts(of sum: (OutcomeCollector) -> Int) -> Double? {
    guard sampling.hasParts || weights != nil else { return nil }
    return TrialParts.standardError(
      outcomeParts.parts.enumerated().map { index, part in
        let count = weights?.partTotals[index] ?? TrialParts.size(index, of: trials)
        return Moments(count: count, mean: Double(sum(part)) / Double(max(1, count)))
      })
  }

  /// The distribution of an output in a fiscal year; without values when it was not selected.
  ///
  /// - Parameters:
  ///   - row: the centre's number, or 0 for the network.
  ///   - year: counted from the timeline's first fiscal year.
  public func yearly(_ output: Int, row: Int, year: Int) -> Summary {
    guard let series = yearly[output] else {
      return Summary(trialCount: totalCount, moments: Moments(), parts: [], source: .sorted([]))
    }
    return summary(series: series, period: year, row: row)
  }

  /// The distribution of an output in a month, if it was kept by month.
  public func monthly(_ output: Int, row: Int, month: Int) -> Summary? {
    monthly[output].map { summary(series: $0, period: month, row: row) }
  }

  /// Outputs of later alternatives that were compared with the first.
  public var comparedOutputs: [Int] { differences.map(\.output) }

  /// The distribution of the difference from the first alternative, and in how many trials it is below, at
  /// and above 0.
  public func difference(_ output: Int, row: Int, year: Int) -> (summary: Summary, signs: Signs)? {
    guard let found = differences.first(where: { $0.output == output }) else { return nil }
    let slot = table.slot(found.series, period: year, row: row)
    return (summaries.summary(slot, trials: totalCount), summaries.signs[slot])
  }

  /// The values of an output by trial, when every value was kept.
  public func values(_ output: Int, row: Int, month: Int) -> [Double]? {
    guard let series = monthly[output] else { return nil }
    return summaries.values(table.slot(series, period: month, row: row))
  }

  /// How many of the run's first trials `column` and `outcomeColumn` hold; 0 where no columns were asked for.
  public var columnTrials: Int { columns?.layout.trials ?? 0 }

  /// The values of an output in a month by trial, for the first `columnTrials` of the run, if `RunSettings.columns`
  /// asked for them; undefined is NaN.
  ///
  /// - Units: canonical.
  /// - Not in a projection that was merged from shards, nor in one that was read from part files.
  public func column(output: Int, row: Int, month: Int) -> [Double]? {
    columns?.column(ColumnRequest(output: output, month: month), row: row)
  }

  /// When a row of an outcome stands alone and closes in each of the first `columnTrials` trials; nothing where no
  /// columns were asked for.
  ///
  /// - Parameter outcome: its place in the plan.
  public func outcomeColumn(_ outcome: Int, row: Int) -> OutcomeColumn? {
    columns?.outcome(outcome, row: row)
  }

  private func summary(series: Int, period: Int, row: Int) -> Summary {
    summaries.summary(table.slot(series, period: period, row: row), trials: totalCount)
  }
}

/// In how many trials a difference is below 0, 0, and above 0.
public struct Signs: Hashable, Sendable {
  public var below = 0
  public var equal = 0
  public var above = 0

  @inline(__always)
  mutating func add(_ value: Double, times: Int) {
    below += value < 0 ? times : 0
    equal += value == 0 ? times : 0
    above += value > 0 ? times : 0
  }

  mutating func merge(_ other: Signs) {
    below += other.below
    equal += other.equal
    above += other.above
  }
}

/// How many trials have n of something, by month.
public struct CountTable: Sendable, Equatable {
  /// By month offset, then by n.
  public var counts: [[Int]]

  init(monthCount: Int, largest: Int) {
    counts = Array(repeating: Array(repeating: 0, count: largest + 1), count: monthCount)
  }

  mutating func merge(_ other: CountTable) {
    counts.add(other.counts)
  }
}

/// How many trials a centre, or the network, is independent or closed by each month.
public struct OutcomeCounts: Sendable, Equatable {
  /// By row (centre, or the network alone), then month offset.
  public var independent: [[Int]]
  public var closed: [[Int]]
  /// Trials in which cash has been below 0 at the end of this or an earlier month.
  public var overdrawn: [[Int]]
  /// By row: how many trials have each month of independence; the last entry counts never.
  public var month: [[Int]]

  init(rowCount: Int, monthCount: Int) {
    independent = Array(repeating: Array(repeating: 0, count: monthCount), count: rowCount)
    closed = independent
    overdrawn = independent
    month = Array(repeating: Array(repeating: 0, count: monthCount + 1), count: rowCount)
  }

  mutating func merge(_ other: OutcomeCounts) {
    for table in Self.tables { self[keyPath: table].add(other[keyPath: table]) }
  }

  static var tables: [WritableKeyPath<Self, [[Int]]>] {
    [\.independent, \.closed, \.overdrawn, \.month]
  }

  /// The smallest month offset by which a share `probability` of trials is independent, or nothing for
  /// never.
  public func quantile(_ probability: Double, row: Int) -> Int? {
    let total = month[row].reduce(0, +)
    let rank = max(1, Int((probability * Double(total)).rounded(.up)))
    var sum = 0
    for (offset, count) in month[row].dropLast().enumerated() {
      sum += count
      if sum >= rank { return offset }
    }
    return nil
  }
}

/// In how many trials only one of two alternatives has a centre independent, or closed, by each month.
public struct OutcomeChange: Sendable, Equatable {
  /// The place of the later alternative's outcome in the plan.
  public var outcome: Int
  /// By row, then month: independent in the later alternative only, and in the first only.
  public var gained: [[Int]]
  public var lost: [[Int]]
  public var closedGained: [[Int]]
  public var closedLost: [[Int]]
  /// By month: the sum and the sum of squares of the difference in the number of independent centres.
  public var countSum: [Int]
  public var countSquares: [Int]

  init(outcome: Int, rowCount: Int, monthCount: Int) {
    self.outcome = outcome
    gained = Array(repeating: Array(repeating: 0, count: monthCount), count: rowCount)
    lost = gained
    closedGained = gained
    closedLost = gained
    countSum = Array(repeating: 0, count: monthCount)
    countSquares = countSum
  }

  mutating func merge(_ other: OutcomeChange) {
    for table in Self.tables { self[keyPath: table].add(other[keyPath: table]) }
    for month in countSum.indices {
      countSum[month] += other.countSum[month]
      countSquares[month] += other.countSquares[month]
    }
  }

  static var tables: [WritableKeyPath<Self, [[Int]]>] {
    [\.gained, \.lost, \.closedGained, \.closedLost]
  }
}

extension [[Int]] {
  /// Adds a table of the same shape.
  fileprivate mutating func add(_ other: [[Int]]) {
    for row in indices {
      for index in self[row].indices { self[row][index] += other[row][index] }
    }
  }
}
