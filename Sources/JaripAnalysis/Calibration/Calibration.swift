public import JaripEngine
import JaripLanguage
import JaripMath
import JaripModel
public import JaripScenario

/// Values of some inputs with which the run without chance meets the facts marked `use: fit`.
///
///     let calibration = try Calibration(scenario, free: ["demand_*"], settings)
///     calibration.inputs[0].factor; calibration.scenario
///
/// Each free input is multiplied with a factor, its spread with it. The factors make the sum of squares of
/// (value − fact) / error least, value with every draw at the middle of its distribution, which need not be the mean of the
/// trials: what the trials then say of the facts stands in `after`. It uses the scenario's first alternative.
///
/// - Not to be read as evidence: an input set so that a fact is met knows the fact. Facts marked `use: test` are not used.
public struct Calibration: Sendable {
  public struct Input: Sendable {
    public let name: String
    public let factor: Double
    /// Of the factor's logarithm, from the curvature of the misfit; infinite where the facts do not tell it.
    public let standardError: Double
    /// The free input with which it is most confused, and their correlation.
    public let partner: (name: String, correlation: Double)?
    public let original: Quantity
    public let calibrated: Quantity

    public enum Identification: Sendable { case good, weak, none }
    /// Good: known within a tenth; weak: within a half; none: not told by the facts.
    public var identification: Identification {
      standardError <= 0.1 ? .good : standardError <= 0.5 ? .weak : .none
    }

    /// Whether a number of it has left the range that the file allows.
    public var isOutsideRange: Bool {
      guard let range = calibrated.range, case .formula(let formula) = calibrated.value,
        case .number(let value, _, _) = formula.expression
      else { return false }
      return !range.contains(value)
    }
  }

  public struct Fact: Sendable {
    public let observation: Observation
    /// Of the run without chance, in the unit of the fact.
    public let start: Double
    public let end: Double
    public let error: Double

    public var startDistance: Double { (start - observation.value) / error }
    public var endDistance: Double { (end - observation.value) / error }
  }

  public let inputs: [Input]
  public let facts: [Fact]
  /// With the calibrated inputs.
  public let scenario: Scenario
  public let isConverged: Bool
  /// Forecasts of all facts by simulation, as the file was and as it is now.
  public let before: Validation
  public let after: Validation

  /// The mean of the squares of the distances from the facts, in their errors.
  public var startMisfit: Double { Self.misfit(facts.map(\.startDistance)) }
  public var endMisfit: Double { Self.misfit(facts.map(\.endDistance)) }

  private static func misfit(_ distances: [Double]) -> Double {
    distances.reduce(0) { $0 + $1 * $1 } / Double(distances.count)
  }

  /// - Parameters:
  ///   - patterns: names of inputs, `*` for any letters.
  ///   - prepare: called before each of the two simulations with its plan, to change its settings.
  /// - Throws: `DiagnosticList` for names, facts and inputs with which it cannot be done, `RunFailure`.
  public init(
    _ scenario: Scenario, free patterns: [String], _ settings: RunSettings,
    prepare: (Plan, inout RunSettings) -> Void = { _, _ in }
  ) throws {
    let names = try FreeInputs(patterns, in: scenario.alternatives[0]).names
    let observations = try Conditioning.observations(of: scenario)
    guard names.count <= observations.count else {
      throw DiagnosticList([Self.tooManyFree(names, observations)])
    }
    let run = CentralRun(scenario, observations: observations, settings)
    let start = try run.values([:])
    if let index = start.firstIndex(where: { !$0.isFinite }) {
      throw DiagnosticList([
        Diagnostic(
          "no-trial-counts",
          "The value of '\(observations[index].name)' is undefined in the run without chance",
          at: observations[index].place, suggestion: "use: test")
      ])
    }
    func residuals(_ logarithms: [Double]) throws -> [Double] {
      let factors = zip(names, logarithms.map(exponential))
      let values = try run.values(Dictionary(uniqueKeysWithValues: factors))
      return zip(values, observations).map { ($0 - $1.value) / $1.error! }
    }
    let rest = names.map { _ in 0.0 }
    /// How residuals change with a parameter, over a step to both sides; nothing where they have no value.
    func slopes(_ place: [Double], _ parameter: Int, step: Double) -> [Double]? {
      var (low, high) = (place, place)
      low[parameter] -= step
      high[parameter] += step
      guard let below = try? residuals(low), let above = try? residuals(high) else { return nil }
      return zip(above, below).map { ($0 - $1) / (2 * step) }
    }
    if let idle = names.indices.first(where: { name in
      Self.widths.allSatisfy { slopes(rest, name, step: $0)?.allSatisfy { $0 == 0 } ?? false }
    }) {
      throw DiagnosticList([Self.idle(names[idle], scenario.alternatives[0])])
    }
    // A step that stops the run is one of those that are taken back.
    let fit = LeastSquares(
      from: rest, residualCount: observations.count, reach: Self.reach
    ) { logarithms in
      logarithms.allSatisfy { abs($0) <= Self.limit } ? try? residuals(logarithms) : nil
    }
    guard let fit else { throw DiagnosticList([Self.lost(observations[0])]) }
    if let far = names.indices.first(where: { abs(fit.parameters[$0]) > Self.limit - Self.reach }) {
      throw DiagnosticList([Self.far(names[far], fit.parameters[far], scenario.alternatives[0])])
    }
    let factors = Dictionary(
      uniqueKeysWithValues: zip(names, fit.parameters.map(exponential)))
    // Six digits: what is written is what is run.
    let calibrated = try scenario.scaled(factors, digits: 6)
    let end = try CentralRun(calibrated, observations: observations, settings).values([:])
    let identifiability = Identifiability(jacobian: fit.jacobian)
    inputs = names.enumerated().map { index, name in
      let wide = slopes(fit.parameters, index, step: Self.widths[0]) ?? []
      return Input(
        name: name, factor: factors[name]!,
        standardError: Self.isSmooth(fit.jacobian.map { $0[index] }, wide)
          ? identifiability.standardErrors[index] : .infinity,
        partner: identifiability.partner(of: index).map { (names[$0.parameter], $0.correlation) },
        original: scenario.alternatives[0].quantities[name]!,
        calibrated: calibrated.alternatives[0].quantities[name]!)
    }
    facts = observations.indices.map {
      Fact(
        observation: observations[$0], start: start[$0], end: end[$0],
        error: observations[$0].error!)
    }
    isConverged = fit.isConverged
    self.scenario = calibrated
    before = try Validation(scenario, settings, prepare: prepare)
    after = try Validation(calibrated, settings, prepare: prepare)
  }

  private static func tooManyFree(_ names: [String], _ observations: [Observation]) -> Diagnostic {
    Diagnostic(
      "too-many-free-inputs",
      "\(names.count) inputs are free, and there are \(observations.count) facts with 'use: fit'",
      why: "any facts can be met with as many free numbers, which says nothing of any of them: "
        + names.joined(separator: ", "),
      suggestion: "fewer names after --free, or more observations")
  }

  private static func idle(_ name: String, _ alternative: Alternative) -> Diagnostic {
    Diagnostic(
      "input-moves-nothing", "No fact with 'use: fit' moves with '\(name)'",
      at: alternative.quantities[name]?.place,
      why:
        "its value cannot be found from facts that do not hang on it; of 0 no factor makes another number.",
      suggestion: "leave it out of --free")
  }

  private static func lost(_ observation: Observation) -> Diagnostic {
    Diagnostic(
      "calibration-lost", "The facts have no value near the inputs as they are",
      at: observation.place,
      suggestion: "a formula that is defined for somewhat larger and smaller inputs")
  }

  private static func far(_ name: String, _ logarithm: Double, _ alternative: Alternative)
    -> Diagnostic
  {
    Diagnostic(
      "calibration-lost",
      "No value of '\(name)' was found that meets the facts: it went to "
        + (logarithm > 0 ? "more than three thousand times" : "less than a three-thousandth of")
        + " what it is",
      at: alternative.quantities[name]?.place,
      why:
        "a factor keeps an input's sign, and what cannot be met by any factor runs to the end of the search.",
      suggestion: "look at the sign and the size of the input and at the units of the facts")
  }

  /// Whether derivatives over a small and a wide step tell the same: where a model moves in whole steps, a derivative at a
  /// place says nothing.
  private static func isSmooth(_ narrow: [Double], _ wide: [Double]) -> Bool {
    func size(_ values: [Double]) -> Double {
      values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let (first, second) = (size(narrow), size(wide))
    return first <= 3 * second && second <= 3 * first
  }

  /// Of a logarithm: 5 %, and a third, for what moves in whole steps.
  private static let widths = [0.05, 0.3]
  /// No step more than doubles or halves an input.
  private static let reach = 0.7
  /// Of a logarithm: e^8.7 is six thousand.
  private static let limit = 8.7
}
