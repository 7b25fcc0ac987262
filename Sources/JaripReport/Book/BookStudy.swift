public import JaripAnalysis
public import JaripEngine
import JaripLanguage
public import JaripModel
import JaripScenario

/// What a book is made from: a run of which everything is kept, and the analyses of the alternative it is about.
public struct BookStudy: Sendable {
  public let projection: Projection
  /// The alternative the book is about, among those of the plan; later ones are compared with the first.
  public let alternative: Int
  /// What moves the result; nothing where nothing is random.
  public let sensitivity: Sensitivity?
  /// Who gains under each split; nothing where no line is shared.
  public let sharing: SharingStudy?
  /// Forecasts held against the file's facts; nothing where it has none.
  public let validation: Validation?
  /// The call that makes the page again, as it was typed.
  public var call: String?

  /// A book of a run as it is, without further analyses.
  public init(_ projection: Projection) {
    precondition(projection.weights == nil, "Trials have weights")
    self.projection = projection
    alternative = projection.plan.alternatives.count - 1
    sensitivity = nil
    sharing = nil
    validation = nil
  }

  /// Runs the scenario and analyses its last alternative.
  ///
  /// - Parameter prepare: called with the plan before its run.
  /// - Throws: `DiagnosticList` or `RunFailure`.
  public init(
    _ simulator: Simulator, _ settings: RunSettings,
    prepare: (Plan, inout RunSettings) -> Void = { _, _ in }
  ) throws {
    let alternative = simulator.scenario.alternatives.count - 1
    var settings = settings
    settings.selection = .everything
    settings.monthly = ResultDocument.monthlyMeasures
    settings.compares = alternative > 0
    settings.comparedNames = Self.comparedNames
    let plan = try simulator.plan(settings, columns: .drivers)
    let date = plan.headlineMonth
    settings.columns =
      Sensitivity.columns(of: plan, alternative: alternative, months: [date])
      + Self.pathColumns(plan, alternative)
    prepare(plan, &settings)
    let years = plan.scenario.timeline.fiscalYears
    let year = years.firstIndex { $0.offsets.contains(date) } ?? 0
    let further = { @Sendable [settings] in
      Result {
        (
          try SharingStudy(
            simulator, alternative: alternative, settings: settings, year: year),
          try Self.validation(simulator.scenario, alternative, settings)
        )
      }
    }
    // Much of the two is done by one core while the others would wait, so they go along with the run.
    let pending = settings.threads > 1 ? LargeStack.start(further) : nil
    projection = try simulator.run(plan, settings)
    (sharing, validation) = try (pending?.result() ?? further()).get()
    self.alternative = alternative
    sensitivity = Sensitivity(projection, alternative: alternative, month: date)
  }

  private static func validation(
    _ scenario: Scenario, _ alternative: Int, _ settings: RunSettings
  ) throws -> Validation? {
    guard !scenario.observations.isEmpty || !scenario.events.isEmpty else { return nil }
    var scenario = scenario
    scenario.restrict(to: [scenario.alternatives[alternative].name])
    var plain = RunSettings(
      trials: settings.trials, seed: settings.seed, sampling: settings.sampling,
      threads: settings.threads)
    plain.selection = .answer
    return try Validation(scenario, plain, besideRun: true)
  }

  /// What the book compares, trial by trial; `compare` does so with every line of every centre.
  static let comparedNames: Set<String> = ["oss", "cash", "operating_cost", "surplus", "saving"]

  // MARK: Paths

  /// The months from now to the answer's.
  private static func pathMonths(_ plan: Plan) -> Range<Int> {
    let timeline = plan.scenario.timeline
    let date = plan.headlineMonth
    return min(date, max(0, timeline.origin - timeline.start))..<(date + 1)
  }

  private static func pathColumns(_ plan: Plan, _ alternative: Int) -> [ColumnRequest] {
    guard plan.hasTrialAxis, let output = Sensitivity.selfSufficiency(plan, alternative) else {
      return []
    }
    return pathMonths(plan).map { ColumnRequest(output: output, month: $0) }
  }

  /// In how many trials the network's self-sufficiency stays between P10 and P90 of every month from now to the
  /// answer's; months in which it is undefined do not count. Nothing where trials were not kept.
  var pathsInside: Frequency? {
    let plan = projection.plan
    guard projection.columnTrials > 0, let output = Sensitivity.selfSufficiency(plan, alternative)
    else {
      return nil
    }
    var isInside = [Bool](repeating: true, count: projection.columnTrials)
    for month in Self.pathMonths(plan) {
      guard let values = projection.column(output: output, row: 0, month: month),
        let summary = projection.monthly(output, row: 0, month: month)
      else { return nil }
      guard let low = summary.quantile(0.10), let high = summary.quantile(0.90) else { continue }
      for trial in isInside.indices where values[trial] < low || values[trial] > high {
        isInside[trial] = false
      }
    }
    return Frequency(count: isInside.count { $0 }, trials: isInside.count)
  }
}
