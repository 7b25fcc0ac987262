public import JaripEngine
import JaripLanguage
public import JaripModel

/// How sure the probabilities of an answer shall be: a run goes on in doubling rounds until it is.
///
/// Looked at are, at the report's headline month, each centre's and the network's probability of standing
/// alone, that at least one centre does, and in a comparison the paired differences of these.
///
/// - Units: a probability; 0.005 is half a percentage point, one standard error.
public struct Precision: Sendable {
  public let target: Double
  /// The smallest error that is aimed at: with it a probability of a half takes a million trials.
  public static let finest = 0.0005
  static let firstTrials = 1000

  /// - Parameter target: between `finest` and 0.25.
  public init(_ target: Double) {
    precondition(
      target >= Self.finest && target <= 0.25, "A precision lies between 0.0005 and 0.25")
    self.target = target
  }

  /// The largest Monte Carlo error (one standard error) of a run's headline probabilities.
  ///
  /// A property that no trial has, or all have, is not known for certain: two trials more, one with it
  /// and one without, stand in the estimate of the error (Agresti and Coull, 1998, in their simplest form).
  public static func largestError(of projection: Projection) -> Double {
    precondition(projection.weights == nil, "Trials have weights")
    let month = projection.plan.headlineMonth
    let trials = projection.trials
    /// - Parameter part: the share of `count` in a part of the run; parts that agree do not say how rare it is.
    func error(_ count: Int, _ part: (OutcomeCollector) -> Int) -> Double {
      if let error = projection.errorFromParts(of: part), error > 0 { return error }
      let share = Double(count + 1) / Double(trials + 2)
      return (share * (1 - share) / Double(trials + 2)).squareRoot()
    }
    var largest = 0.0
    for (index, counts) in projection.outcomes.enumerated() {
      for row in counts.independent.indices {
        largest = max(
          largest,
          error(counts.independent[row][month]) { $0.counts[index].independent[row][month] })
      }
    }
    for (index, table) in projection.independentCentres.enumerated() {
      largest = max(
        largest,
        error(trials - table.counts[month][0]) { $0.independentCentres[index].counts[month][0] })
    }
    for (index, change) in projection.outcomeChanges.enumerated() {
      for row in change.gained.indices {
        let fromParts = projection.errorFromParts {
          $0.changes[index].gained[row][month] - $0.changes[index].lost[row][month]
        }
        if let fromParts, fromParts > 0 {
          largest = max(largest, fromParts)
          continue
        }
        let gained = Double(change.gained[row][month] + 1) / Double(trials + 2)
        let lost = Double(change.lost[row][month] + 1) / Double(trials + 2)
        // The variance of an indicator that is 1, 0 or -1.
        let mean = gained - lost
        let variance = gained + lost - mean * mean
        largest = max(largest, (variance / Double(trials + 2)).squareRoot())
      }
    }
    return largest
  }
}

extension Plan {
  /// The month of the answer, as an offset from the timeline's start: the report's headline, else the last.
  public var headlineMonth: Int {
    let timeline = scenario.timeline
    let date = scenario.report.headline ?? timeline.end
    return min(max(0, date - timeline.start), monthCount - 1)
  }
}

extension Simulator {
  /// Runs with as many trials as `settings` says, or, with a precision, with 1,000 and twice as many again until
  /// the headline probabilities are as sure as asked for.
  ///
  /// The result is that of a run with as many trials from the start: draws do not depend on their number.
  ///
  /// - Parameter prepare: called before each round with its plan, to change its settings.
  /// - Throws: also `DiagnosticList` for a Latin hypercube, whose draws do depend on it.
  public func run(
    _ settings: RunSettings, until precision: Precision?, alsoKeeping: Set<String> = [],
    columns: PlanColumns = [],
    prepare: (Plan, inout RunSettings) -> Void
  ) throws -> Projection {
    if precision != nil, settings.sampling == .lhs {
      throw DiagnosticList([
        Diagnostic(
          "precision-of-lhs", "--precision does not go with a Latin hypercube",
          why: "it is laid out for a number of trials that is known beforehand.",
          suggestion: "--sampling sobol")
      ])
    }
    var round = settings
    if precision != nil { round.trials = Precision.firstTrials }
    while true {
      let (plan, prepared) = try self.prepared(
        round, alsoKeeping: alsoKeeping, columns: columns, prepare)
      let projection = try run(plan, prepared)
      guard let precision, plan.hasTrialAxis,
        Precision.largestError(of: projection) > precision.target
      else { return projection }
      round.trials *= 2
    }
  }

  /// The plan of a run, and its settings with one trial where nothing hangs on chance.
  ///
  /// - Parameter prepare: called with both, to change the settings.
  public func prepared(
    _ settings: RunSettings, alsoKeeping: Set<String> = [], columns: PlanColumns = [],
    _ prepare: (Plan, inout RunSettings) -> Void
  ) throws -> (plan: Plan, settings: RunSettings) {
    let plan = try self.plan(settings, alsoKeeping: alsoKeeping, columns: columns)
    var settings = settings
    if !plan.hasTrialAxis { settings.trials = 1 }
    prepare(plan, &settings)
    return (plan, settings)
  }
}
