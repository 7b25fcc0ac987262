public import JaripEngine
import JaripLanguage
public import JaripMath
public import JaripModel
public import JaripScenario

/// What the facts marked `use: fit` say of a run's trials: each counts by how likely it makes them.
///
///     let conditioning = try Conditioning(simulator, plan, settings)
///     settings.weights = conditioning.weights
///     let conditioned = try simulator.run(plan, settings)
///
/// weight[t] ∝ product over facts of the normal density of (value[t] - fact) / error
///
/// Values are those of the plan's first alternative; all alternatives have the same draws, so the weights serve all. A trial in
/// which a fact's value is undefined does not count. Facts marked `use: test` are not looked at.
///
/// - Complexity: 8 bytes for each trial, fact and month.
public struct Conditioning: Sendable {
  /// One fact, before and after.
  public struct Fact: Sendable {
    public let observation: Observation
    /// Of the model's value over all trials, in the unit of the fact; mean and squared deviations.
    public let unconditioned: Moments
    /// The same given all facts; the count is a sum of weights.
    public let conditioned: Moments
    /// Trials in which the value is undefined.
    public let undefinedTrials: Int
    /// How many trials of equal weight the trials would be worth if this fact were the only one.
    public let effectiveTrials: Double
    /// How far the nearest trial is from the fact, in errors.
    public let distance: Double
    /// Whether the value differs between trials; else the fact cannot tell them apart, mostly since it is itself an input.
    public let hasSpread: Bool

    /// Whether some trial comes near the fact.
    public var isReached: Bool { distance <= AnalysisConstants.reach }

    /// How far the model's mean stays from the fact given all facts, in errors.
    public var remainingDistance: Double {
      abs(conditioned.mean - observation.value) / observation.error!
    }
    /// Whether the trials that count are near the fact: they are not where facts contradict each other.
    public var isMet: Bool { isReached && remainingDistance <= AnalysisConstants.reach }
  }

  /// In the order of the file.
  public let facts: [Fact]
  public let weights: TrialWeights
  /// Fewer trials of equal weight than this are refused.
  public static let leastEffectiveTrials = AnalysisConstants.effectiveTrials

  /// - Parameters:
  ///   - plan: one with `PlanColumns.facts`.
  ///   - prepare: called with a plan of the facts alone, to change the settings of its run.
  /// - Throws: `DiagnosticList` for facts that cannot condition, or too few trials that agree with them; `RunFailure`.
  public init(
    _ simulator: Simulator, _ plan: Plan, _ settings: RunSettings,
    prepare: (Plan, inout RunSettings) -> Void = { _, _ in }
  ) throws {
    let observations = try Self.observations(of: simulator.scenario)
    guard plan.hasTrialAxis else {
      throw DiagnosticList([
        Diagnostic(
          "nothing-to-condition",
          "Nothing in the scenario is random, so no fact can change its answer",
          at: observations[0].place, suggestion: "jarip validate says how far it is from the facts")
      ])
    }
    var lean = plan
    // What is wrong with a trial is found in the run itself.
    lean.checks = []
    lean.outcomes = []
    var settings = settings
    settings.selection = .everything
    settings.monthly = []
    settings.months = nil
    settings.compares = false
    let found = try FactValues(
      simulator, lean, settings, observations: observations, prepare: prepare)
    let columns = observations.map { Column($0, found.values(of: $0)) }
    let together = columns[0].logarithms.indices.map { trial in
      columns.reduce(0) { $0 + $1.logarithms[trial] }
    }
    guard let weights = TrialWeights(logarithms: together) else {
      throw DiagnosticList([Self.undefined(columns)])
    }
    self.weights = weights
    facts = columns.map { $0.fact(weights) }
    guard weights.effectiveTrials >= Double(Self.leastEffectiveTrials) else {
      throw DiagnosticList([Self.tooFew(weights, facts)])
    }
  }

  /// The facts that may condition.
  static func observations(of scenario: Scenario) throws(DiagnosticList) -> [Observation] {
    let observations = scenario.observations.filter { $0.use == .fit }
    guard !observations.isEmpty else {
      throw DiagnosticList([
        Diagnostic(
          "no-fit-observations", "The scenario has no observations with 'use: fit'",
          at: scenario.files.first.map { SourcePlace(file: $0, line: 1, column: 1) },
          why: "trials are held against these; facts with 'use: test' are kept for jarip validate.",
          suggestion: "observations: {trained: {of: total(trainees), over: 1998-09..1999-08, "
            + "value: 13741, error: \"2%\", unit: person}}")
      ])
    }
    let exact = observations.filter { ($0.error ?? 0) <= 0 }
    guard exact.isEmpty else {
      throw DiagnosticList(
        exact.map { observation in
          Diagnostic(
            "exact-observation", "The fact '\(observation.name)' has no error",
            at: observation.place,
            why:
              "a trial counts by how likely it makes the fact, and an exact fact has probability 0 in "
              + "every trial.",
            suggestion: "error: \"2%\", or use: test")
        })
    }
    return observations
  }

  private static func undefined(_ columns: [Column]) -> Diagnostic {
    let never = columns.first { column in column.values.allSatisfy(\.isNaN) }
    return Diagnostic(
      "no-trial-counts",
      never.map { "The value of '\($0.observation.name)' is undefined in all trials" }
        ?? "No trial has a value for every fact with 'use: fit'",
      at: (never ?? columns[0]).observation.place,
      why: "a trial in which the model has no value for a fact does not count.",
      suggestion: "use: test")
  }

  private static func tooFew(_ weights: TrialWeights, _ facts: [Fact]) -> Diagnostic {
    let trials = weights.counts.count
    let found = weights.effectiveTrials
    func quoted(_ facts: some Sequence<Fact>, _ remark: (Fact) -> String) -> String {
      facts.map { "'\($0.observation.name)'\(remark($0))" }.joined(separator: ", ")
    }
    var reasons: [String] = []
    let narrowing = facts.filter(\.hasSpread).sorted { $0.effectiveTrials < $1.effectiveTrials }
    if !narrowing.isEmpty {
      let names = quoted(narrowing.prefix(3)) { " (worth \(Int($0.effectiveTrials)) alone)" }
      reasons.append("what narrows most: \(names).")
    }
    let unreached = facts.filter { !$0.isReached }
    if !unreached.isEmpty {
      let names = quoted(unreached) { _ in "" }
      reasons.append("no trial comes within \(Int(AnalysisConstants.reach)) errors of \(names).")
    }
    let needed = Double(leastEffectiveTrials) / found * Double(trials)
    // A fifth more, since so few trials do not know it well.
    let suggested = Int((needed * 1.2 / 1000).rounded(.up)) * 1000
    return Diagnostic(
      "too-few-effective-trials",
      "Given the observations, \(trials) trials are worth \(Int(found)), fewer than \(leastEffectiveTrials)",
      at: (narrowing.first ?? facts[0]).observation.place,
      why: reasons.isEmpty ? nil : reasons.joined(separator: " "),
      suggestion: unreached.isEmpty && suggested <= 1_000_000
        ? "--trials \(suggested), or a wider error, which also says how far off the model may be"
        : "a wider error, which also says how far off the model may be, or wider inputs")
  }
}

/// A fact and the model's values of it.
private struct Column {
  let observation: Observation
  /// By trial, in the unit of the fact.
  let values: [Double]
  /// Of the likelihood by trial, less what all trials have in common.
  let logarithms: [Double]

  init(_ observation: Observation, _ values: [Double]) {
    self.observation = observation
    self.values = values
    logarithms = values.map { value in
      let distance = (value - observation.value) / observation.error!
      return value.isNaN ? -.infinity : -distance * distance / 2
    }
  }

  func fact(_ weights: TrialWeights) -> Conditioning.Fact {
    let defined = values.filter { !$0.isNaN }
    func moments(_ weights: [Int]) -> Moments {
      values.withUnsafeBufferPointer { values in
        weights.withUnsafeBufferPointer {
          Moments(
            values.baseAddress!, weights: $0.baseAddress!,
            at: stride(from: 0, to: values.count, by: 1))
        }
      }
    }
    return Conditioning.Fact(
      observation: observation,
      unconditioned: moments(Array(repeating: 1, count: values.count)),
      conditioned: moments(weights.counts),
      undefinedTrials: values.count - defined.count,
      effectiveTrials: TrialWeights(logarithms: logarithms)!.effectiveTrials,
      distance: (-2 * logarithms.max()!).squareRoot(),
      hasSpread: defined.contains { $0 != defined[0] })
  }
}

/// A run as it is, and given the facts.
public struct ConditionedRun: Sendable {
  public let conditioning: Conditioning
  public let unconditioned: Projection
  public let conditioned: Projection

  /// - Parameter prepare: called before each of the three runs with its plan, to change its settings.
  /// - Throws: `DiagnosticList` or `RunFailure`.
  public init(
    _ simulator: Simulator, _ settings: RunSettings,
    prepare: (Plan, inout RunSettings) -> Void = { _, _ in }
  ) throws {
    let (plan, settings) = try simulator.prepared(settings, columns: .facts) { _, _ in }
    conditioning = try Conditioning(simulator, plan, settings, prepare: prepare)
    var prepared = settings
    prepare(plan, &prepared)
    unconditioned = try simulator.run(plan, prepared)
    prepared = settings
    prepared.weights = conditioning.weights
    prepare(plan, &prepared)
    conditioned = try simulator.run(plan, prepared)
  }
}
