public import JaripAnalysis
import JaripEngine
public import JaripLanguage
import JaripModel
public import JaripScenario
public import JaripTrace

/// One value of one trial with all that it was made of.
public struct Explanation: Sendable {
  /// What is asked.
  public struct Question: Sendable {
    public var quantity: String
    /// An id; nothing for the network.
    public var centre: String?
    /// Nothing for the date of the answer.
    public var month: Month?
    /// Counted from 1; nothing for the trial nearest the median of what is asked.
    public var trial: Int?
    /// How many names deep the tree goes.
    public var depth: Int
    public init(
      quantity: String, centre: String? = nil, month: Month? = nil, trial: Int? = nil,
      depth: Int = 100
    ) {
      self.quantity = quantity
      self.centre = centre
      self.month = month
      self.trial = trial
      self.depth = depth
    }
  }

  public let root: TraceNode
  public let alternative: Alternative
  public let trial: Int
  public let seed: UInt64
  /// Trials among which this one is nearest the median; nothing when the trial was asked for.
  public let medianOf: Int?

  /// The answer for the simulator's first alternative.
  ///
  /// - Throws: `DiagnosticList` for a name, centre or month that is not there; `RunFailure`.
  public init(_ question: Question, _ simulator: Simulator, _ settings: RunSettings) throws {
    let scenario = simulator.scenario
    let row = try Self.row(question, scenario)
    let month = try Self.month(question, scenario)
    let plan = try simulator.plan(settings, alsoKeeping: [question.quantity])
    let model = plan.alternatives[0]
    let names = Array(model.quantities.keys) + Array(model.lines.keys) + Array(model.grants.keys)
    guard names.contains(question.quantity) else {
      throw DiagnosticList([
        Diagnostic(
          "unknown-name", "Nothing is called '\(question.quantity)'",
          suggestion: nearestName(to: question.quantity, among: names).map { "'\($0)'" })
      ])
    }
    var trial = question.trial ?? 1
    var medianOf: Int?
    if question.trial == nil, plan.hasTrialAxis,
      let found = try Self.medianTrial(question.quantity, row, month, plan, simulator, settings)
    {
      trial = found
      medianOf = settings.trials
    }
    // Trials beyond the run are there too, except where draws depend on their number.
    var sampled = settings
    if settings.sampling == .lhs, trial > settings.trials {
      throw DiagnosticList([
        Diagnostic(
          "trial-outside-run", "There is no trial \(trial) among \(settings.trials)",
          why: "a Latin hypercube is laid out for a number of trials.",
          suggestion: "--trials \(trial)")
      ])
    }
    sampled.trials = max(settings.trials, trial)
    let evaluator = Evaluator(
      model: model, scenario: scenario, sampling: sampled.samplingPlan(plan), trial: trial - 1,
      independenceFrom: plan.independenceFrom[0])
    guard
      let root = try evaluator.trace(
        question.quantity, centre: row, month: month, depth: question.depth)
    else {
      throw DiagnosticList([
        Diagnostic(
          "no-network-value", "'\(question.quantity)' has no value for the network as a whole",
          suggestion: "--centre \(scenario.centres[0].id)")
      ])
    }
    self.root = root
    self.trial = trial
    self.medianOf = medianOf
    seed = settings.seed
    alternative = scenario.alternatives[0]
  }

  private static func row(_ question: Question, _ scenario: Scenario) throws -> Int? {
    guard let id = question.centre, id != "network" else { return nil }
    let ids = scenario.centres.map(\.id)
    if let index = ids.firstIndex(of: id) { return index }
    throw DiagnosticList([
      Diagnostic(
        "unknown-centre", "There is no centre '\(id)'",
        suggestion: nearestName(to: id, among: ids + ["network"]).map { "'\($0)'" }
          ?? ids.joined(separator: ", "))
    ])
  }

  private static func month(_ question: Question, _ scenario: Scenario) throws -> Int {
    let timeline = scenario.timeline
    let month = question.month ?? scenario.report.headline ?? timeline.end
    guard month >= timeline.start, month <= timeline.end else {
      throw DiagnosticList([
        Diagnostic(
          "month-outside-timeline",
          "\(month) is outside the timeline, which runs from \(timeline.start) to \(timeline.end)")
      ])
    }
    return month - timeline.start
  }

  /// The first of the trials whose value is nearest the median, counted from 1.
  private static func medianTrial(
    _ quantity: String, _ row: Int?, _ month: Int, _ plan: Plan, _ simulator: Simulator,
    _ settings: RunSettings
  ) throws -> Int? {
    let found = plan.outputs.filter { $0.alternative == 0 && $0.name == quantity }
    let wanted: Scope = row == nil ? .network : .centre
    guard var output = found.first(where: { $0.scope == wanted }) ?? found.first else { return nil }
    output.isMonthly = true
    // Only this output is kept, so that all values of all trials fit.
    var plan = plan
    plan.outputs = [output]
    var settings = settings
    settings.keepsValues = true
    settings.compares = false
    let projection = try simulator.run(plan, settings)
    let index = output.scope == .network ? 0 : row ?? 0
    guard let values = projection.values(0, row: index, month: month),
      let median = projection.monthly(0, row: index, month: month)?.quantile(0.5)
    else { return nil }
    let distances = values.enumerated().filter { !$0.element.isNaN }
    return distances.min { abs($0.element - median) < abs($1.element - median) }
      .map { $0.offset + 1 }
  }
}
