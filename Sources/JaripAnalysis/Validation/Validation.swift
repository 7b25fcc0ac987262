public import JaripEngine
public import JaripLanguage
public import JaripModel
public import JaripScenario

/// Forecasts held against the facts of a scenario's `observations` and `events`.
///
///     let validation = try Validation(scenario, RunSettings(trials: 10_000), asOf: Month("1998-09"))
///     validation.summary.verdict
///
/// The model is run once, and what each observation is of is taken from every trial, with the observation's own error
/// added: so a forecast is one of what would be observed. It uses the scenario's first alternative.
///
/// With an origin the model knows nothing of it or later that stands under `actual`, `now` is the origin, and facts that end
/// at the origin or later are tests, whatever the file says. Values of inputs are not hidden.
///
/// - Not to be read as proof: facts of one network hang together, so a handful of them says less than as many
///   independent ones; tests treat them as independent.
public struct Validation: Sendable {
  public let scenario: Scenario
  public let alternative: String
  public let origin: Month?
  /// In the order of the file.
  public let forecasts: [ObservedForecast]
  public let events: [EventForecast]
  public let views: [ReferenceView]
  public let summary: ValidationSummary
  public let eventSummary: EventSummary
  /// How many trials each forecast has.
  public let trials: Int
  public let settings: RunSettings

  /// - Parameters:
  ///   - besideRun: whether the same trials are run anyway: then lines that fail are found there and views from outside
  ///     are printed there, and neither is looked at.
  ///   - prepare: called with the plan before the run, to change its settings.
  /// - Throws: `DiagnosticList` for observations that the model cannot compute, `RunFailure`.
  public init(
    _ scenario: Scenario, _ settings: RunSettings, asOf origin: Month? = nil,
    besideRun: Bool = false,
    prepare: (Plan, inout RunSettings) -> Void = { _, _ in }
  ) throws {
    guard
      !scenario.observations.isEmpty || !scenario.events.isEmpty || !scenario.references.isEmpty
    else {
      throw DiagnosticList([
        Diagnostic(
          "no-observations", "The scenario has no observations to hold its forecasts against",
          at: scenario.files.first.map { SourcePlace(file: $0, line: 1, column: 1) },
          suggestion: "observations: {trained: {of: total(trainees), over: 1998-09..1999-08, "
            + "value: 13741, error: \"2%\", unit: person, use: test}}")
      ])
    }
    if let origin { try scenario.checkOrigin(origin) }
    try scenario.checkEvents()
    let known = Self.prepared(scenario, origin)
    let simulator = try Simulator(known)
    var settings = settings
    // It is the same for any number of trials, since independence counts from a known month.
    var plan = try simulator.plan(settings, columns: .facts)
    if scenario.events.isEmpty { plan.outcomes = [] }
    if besideRun { plan.checks = [] }
    if !plan.hasTrialAxis { settings.trials = 1 }
    // One that is of a fact stands beside it, as a forecast to beat.
    let outside = scenario.references.filter { reference in
      !besideRun && !scenario.observations.contains { ReferenceForecasts.isOf($0, reference) }
    }
    let facts = try FactValues(
      simulator, plan, settings, observations: scenario.observations, references: outside,
      prepare: prepare)
    let references = ReferenceForecasts(scenario: scenario, origin: origin)
    let trials = plan.hasTrialAxis ? facts.trials : Self.certainTrials
    forecasts = scenario.observations.map { observation in
      let model = facts.values(of: observation)
      return ObservedForecast(
        observation: observation, use: observation.use(asOf: origin),
        forecast: EnsembleForecast(
          ObservedForecast.sample(model, observation, seed: settings.seed, trials: trials)),
        references: references.forecasts(of: observation))
    }
    views = outside.map {
      ReferenceView(reference: $0, forecast: EnsembleForecast(facts.values(of: $0)))
    }
    events = scenario.events.map {
      EventForecast(
        event: $0, use: $0.use(asOf: origin), probability: facts.probability(of: $0))
    }
    eventSummary = EventSummary(events)
    self.scenario = scenario
    self.alternative = known.alternatives[0].name
    self.origin = origin
    self.trials = trials
    self.settings = facts.settings
    summary = ValidationSummary(forecasts, seed: settings.seed)
  }

  /// Draws of the observations' errors where the model itself has no chance in it.
  private static let certainTrials = 10_000

  /// The first alternative, as it was known.
  private static func prepared(_ scenario: Scenario, _ origin: Month?) -> Scenario {
    var known = origin.map(scenario.asOf) ?? scenario
    known.restrict(to: [known.alternatives[0].name])
    if scenario.events.isEmpty {
      known.alternatives[0].leaveOpenWhoStandsAlone(from: scenario.timeline.start)
    }
    known.checks = []
    return known
  }
}
