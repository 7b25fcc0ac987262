public import JaripEngine
public import JaripLanguage
public import JaripModel
public import JaripScenario
import JaripTrace

/// Takes a scenario from its file to a projection.
///
///     let scenario = try ScenarioLoader().load(path: "base.yaml")
///     let simulator = try Simulator(scenario)
///     let projection = try simulator.run(RunSettings(trials: 10_000, seed: 1, threads: 2))
public struct Simulator: Sendable {
  public let scenario: Scenario
  private let planner: Planner
  /// The plan of the awards alone.
  private let awards: Plan

  /// - Throws: every error in names, units and axes.
  public init(_ scenario: Scenario) throws(DiagnosticList) {
    self.scenario = scenario
    planner = try Planner(scenario)
    _ = try Checks(scenario)
    awards = try planner.awardPlan()
  }

  /// The plan of a run.
  ///
  /// Where an alternative does not say from when independence counts, its last month with an award in
  /// any trial is looked for first.
  ///
  /// - Throws: `DiagnosticList` for a cycle, `RunFailure` for an award that is undefined.
  public func plan(
    _ settings: RunSettings, alsoKeeping: Set<String> = [], columns: PlanColumns = []
  ) throws -> Plan {
    try planner.plan(
      lastAward: lastAwards(settings), alsoKeeping: alsoKeeping, columns: columns)
  }

  /// Looks whether forecasts can be held against the scenario's observations and references.
  ///
  /// - Throws: every one whose formula does not fit its unit, its months or its centre, and events that no trial could have.
  public func checkFacts() throws(DiagnosticList) { try planner.checkFacts() }

  /// - Throws: `DiagnosticList` or `RunFailure`.
  public func run(_ settings: RunSettings) throws -> Projection {
    let plan = try self.plan(settings)
    return try run(plan, settings)
  }

  /// Runs a plan made by `plan(_:)`, with every doubtful trial looked at by the plain evaluator.
  public func run(_ plan: Plan, _ settings: RunSettings) throws(RunFailure) -> Projection {
    try part(plan, settings, .whole).projection
  }

  /// Runs a shard of the trials that `settings` asks for.
  public func part(
    _ plan: Plan, _ settings: RunSettings, _ shard: Shard
  ) throws(RunFailure) -> ProjectionPart {
    var settings = settings
    let sampling = settings.samplingPlan(plan)
    settings.examine = { trial, alternative throws(RunFailure) in
      let failure = LargeStack.run { () -> RunFailure? in
        let evaluator = Evaluator(
          model: plan.alternatives[alternative], scenario: plan.scenario, sampling: sampling,
          trial: trial, independenceFrom: plan.independenceFrom[alternative])
        do throws(RunFailure) {
          try evaluator.run()
          return nil
        } catch {
          return error
        }
      }
      if let failure { throw failure }
    }
    return try Simulation(plan, settings, shard: shard).part()
  }

  /// By alternative, the last month in which a grant has an award in any trial and centre.
  private func lastAwards(_ settings: RunSettings) throws -> [Month?] {
    var last = [Month?](repeating: nil, count: scenario.alternatives.count)
    guard !awards.outputs.isEmpty else { return last }
    var scan = settings
    scan.selection = .everything
    scan.months = nil
    scan.keepsValues = false
    scan.columns = []
    scan.compares = false
    scan.progress = nil
    if !awards.hasTrialAxis { scan.trials = 1 }
    let projection = try run(awards, scan)
    for (index, output) in awards.outputs.enumerated() {
      for month in 0..<awards.monthCount {
        let paid = (0..<awards.centreCount).contains { row in
          (projection.monthly(index, row: row, month: month)?.maximum ?? 0) > 0
        }
        guard paid else { continue }
        let date = scenario.timeline.month(at: month)
        last[output.alternative] = max(last[output.alternative] ?? date, date)
      }
    }
    return last
  }
}
