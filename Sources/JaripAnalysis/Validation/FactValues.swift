import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// What observations and references are of, by trial, in a plan's first alternative.
struct FactValues {
  /// Those of the run.
  let settings: RunSettings
  private let projection: Projection
  private let outputs: [String: Int]

  /// Runs what the facts hang on, and the outcomes that are in the plan, and nothing else.
  ///
  /// - Parameters:
  ///   - plan: one with `PlanColumns.facts`.
  ///   - prepare: called with the plan before the run, to change its settings.
  init(
    _ simulator: Simulator, _ plan: Plan, _ settings: RunSettings, observations: [Observation],
    references: [Reference] = [], prepare: (Plan, inout RunSettings) -> Void
  ) throws(RunFailure) {
    var plan = plan
    plan.outputs = plan.outputs.filter { $0.role == .fact && $0.alternative == 0 }
    let outputs = Dictionary(
      uniqueKeysWithValues: plan.outputs.enumerated().map { ($1.name, $0) })
    let start = plan.scenario.timeline.start
    var columns: Set<ColumnRequest> = []
    func ask(_ name: String, _ months: ClosedRange<Month>) {
      for month in (months.lowerBound - start)...(months.upperBound - start) {
        columns.insert(ColumnRequest(output: outputs[name]!, month: month))
      }
    }
    for observation in observations { ask(observation.outputName, observation.over) }
    for reference in references { ask(reference.outputName, reference.at...reference.at) }
    var settings = settings
    settings.columnLimit = settings.trials
    settings.columns = columns.sorted { ($0.output, $0.month) < ($1.output, $1.month) }
    prepare(plan, &settings)
    projection = try simulator.run(plan, settings)
    self.settings = settings
    self.outputs = outputs
  }

  /// For how many trials there are values.
  var trials: Int {
    settings.columns.isEmpty ? projection.trials : projection.columnTrials
  }

  /// By trial, in the observation's unit.
  func values(of observation: Observation) -> [Double] {
    values(observation.outputName, observation.over)
  }

  /// By trial, in the scenario's units.
  func values(of reference: Reference) -> [Double] {
    values(reference.outputName, reference.at...reference.at)
  }

  /// In what share of all trials it happens; of a plan that has its outcomes.
  func probability(of event: DatedEvent) -> Double {
    let count = projection.trials(
      in: event.outcome, centre: event.centre, by: event.by, alternative: 0)
    return Double(count) / Double(projection.trials)
  }

  /// The sum over months of an output.
  private func values(_ name: String, _ months: ClosedRange<Month>) -> [Double] {
    let output = outputs[name]!
    let start = projection.plan.scenario.timeline.start
    let columns = ((months.lowerBound - start)...(months.upperBound - start)).map {
      projection.column(output: output, row: 0, month: $0)!
    }
    let unit = projection.plan.outputs[output].unit
    return columns[0].indices.map { trial in
      unit.stated(columns.dropFirst().reduce(columns[0][trial]) { $0 + $1[trial] })
    }
  }
}
