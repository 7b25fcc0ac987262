public import JaripAnalysis
import JaripScenario

/// Forecasts and facts as one JSON document: the table's numbers, coverage with its limits, comparisons, and what is
/// needed to make them again.
public struct ValidateDocument: Sendable {
  let validations: [Validation]

  /// - Parameter validations: of one scenario, at least one.
  public init(_ validations: [Validation]) {
    precondition(!validations.isEmpty, "There is nothing to write")
    self.validations = validations
  }

  public var json: JsonValue {
    let first = validations[0]
    return .object(
      ("jarip_validation", .integer(ReportConstants.documentVersion)),
      ("engine_version", .text(ReportConstants.engineVersion)),
      ("scenario_hash", .text(Manifest.hash(of: first.scenario.files))),
      ("alternative", .text(first.alternative)),
      ("seed", .text(String(first.settings.seed))), ("trials", .integer(first.trials)),
      ("sampling", .text(first.settings.sampling.rawValue)),
      ("validations", .array(validations.map(Self.json))))
  }

  private static func json(_ validation: Validation) -> JsonValue {
    .object(
      ("origin", .optional(validation.origin.map { "\($0)" })),
      ("summary", json(validation.summary)),
      ("facts", .array(validation.forecasts.map(json))),
      ("event_summary", json(validation.eventSummary)),
      ("events", .array(validation.events.map(json))),
      ("views", .array(validation.views.map(json))))
  }

  private static func json(_ summary: ValidationSummary) -> JsonValue {
    .object(
      ("verdict", .text(name(summary.verdict))), ("test_facts", .integer(summary.testFacts)),
      ("scored", .integer(summary.scored)), ("marked_fit_in_file", .integer(summary.mayBeKnown)),
      ("mean_relative_crps", .optional(summary.meanRelativeScore)),
      ("bias", .optional(summary.bias)),
      (
        "coverage",
        .array(
          summary.coverage.map {
            .object(
              ("share", .number($0.share)), ("inside", .integer($0.inside)),
              ("facts", .integer($0.facts)),
              ("wilson95", .numbers([$0.limits.lowerBound, $0.limits.upperBound])))
          })
      ),
      (
        "comparisons",
        .array(
          summary.comparisons.map {
            .object(
              ("reference", .text(ValidateTable.name($0.kind))), ("pairs", .integer($0.pairs)),
              ("better", .integer($0.signTest.better)), ("worse", .integer($0.signTest.worse)),
              ("ties", .integer($0.signTest.ties)), ("skill", .optional($0.skill)),
              ("sign_test_p", .number($0.signTest.pValue)),
              ("permutation_p", .number($0.permutationTest.pValue)),
              ("verdict", .text($0.verdict.rawValue)))
          })
      ))
  }

  private static func json(_ row: ObservedForecast) -> JsonValue {
    let observation = row.observation
    return .object(
      ("observation", .text(observation.name)),
      ("of", .text(ValueText.oneLine(observation.of.text))),
      ("centre", .text(observation.centre ?? "network")),
      ("from", .text("\(observation.over.lowerBound)")),
      ("to", .text("\(observation.over.upperBound)")), ("unit", .text(observation.unit.text)),
      ("use", .text(row.use.rawValue)), ("use_in_file", .text(observation.use.rawValue)),
      ("fact", .number(row.fact)), ("error", .optional(observation.error)),
      ("source", Manifest.json(source: observation.notes.source)),
      ("place", .text("\(observation.place)")),
      ("forecast", row.forecast.map(json) ?? .null), ("pit", .optional(row.pit)),
      ("crps", .optional(row.crps)),
      (
        "inside",
        .array(ValidationSummary.shares.map { row.isInside($0).map { .bool($0) } ?? .null })
      ),
      (
        "references",
        .array(
          row.references.map {
            .object(
              ("reference", .text(ValidateTable.name($0.kind))), ("value", .number($0.value)),
              ("sd", .number($0.standardDeviation)), ("crps", .number($0.crps(of: row.fact))))
          })
      ))
  }

  private static func json(_ summary: EventSummary) -> JsonValue {
    .object(
      ("test_events", .integer(summary.tests)), ("happened", .integer(summary.happened)),
      ("marked_fit_in_file", .integer(summary.mayBeKnown)),
      ("brier", .optional(summary.brier)), ("log_score", .optional(summary.logarithmic)),
      (
        "reliability",
        .array(
          summary.bins.map {
            .object(
              ("from", .number($0.range.lowerBound)), ("to", .number($0.range.upperBound)),
              ("events", .integer($0.events)), ("happened", .integer($0.happened)),
              ("mean_probability", .number($0.meanProbability)),
              ("wilson95", .numbers([$0.limits.lowerBound, $0.limits.upperBound])))
          })
      ), ("compared", .integer(summary.compared)), ("skill", .optional(summary.skill)),
      ("sign_test_p", .number(summary.signTest.pValue)))
  }

  private static func json(_ row: EventForecast) -> JsonValue {
    let event = row.event
    return .object(
      ("event", .text(event.name)), ("outcome", .text(event.outcome.rawValue)),
      ("centre", .text(event.centre ?? "network")), ("by", .text("\(event.by)")),
      ("use", .text(row.use.rawValue)), ("use_in_file", .text(event.use.rawValue)),
      ("happened", .bool(event.happened)), ("probability", .number(row.probability)),
      ("expected", .optional(event.expected)), ("brier", .number(row.brier)),
      ("log_score", .number(row.logarithmic)),
      ("source", Manifest.json(source: event.notes.source)),
      ("place", .text("\(event.place)")))
  }

  private static func json(_ view: ReferenceView) -> JsonValue {
    .object(
      ("reference", .text(view.reference.name)), ("at", .text("\(view.reference.at)")),
      ("mean", .number(view.reference.mean)), ("sd", .number(view.reference.standardDeviation)),
      ("source", Manifest.json(source: view.reference.notes.source)),
      ("forecast", view.forecast.map(json) ?? .null))
  }

  private static func json(_ forecast: EnsembleForecast) -> JsonValue {
    .object(
      [
        .init("mean", .number(forecast.mean)),
        .init("sd", .optional(forecast.standardDeviation)),
      ]
        + ReportConstants.quantiles.map {
          .init($0.name, .number(forecast.quantile($0.probability)))
        } + [.init("undefined_trials", .integer(forecast.undefined))])
  }

  private static func name(_ verdict: ValidationSummary.Verdict) -> String {
    switch verdict {
    case .noTestFacts: "no_test_facts"
    case .noForecasts: "no_forecasts"
    case .noReferences: "no_references"
    case .better: "better"
    case .worse: "worse"
    case .undecided: "undecided"
    case .known: "known"
    }
  }
}
