import JaripAnalysis
import JaripMath

extension Conditioning {
  /// What trials count, and what each fact says, for a document of results.
  var json: JsonValue {
    .object(
      ("what", .text("observations")),
      ("effective_trials", .number(weights.effectiveTrials)),
      ("facts", .array(facts.map(Self.json))))
  }

  private static func json(_ fact: Fact) -> JsonValue {
    .object(
      ("observation", .text(fact.observation.name)), ("fact", .number(fact.observation.value)),
      ("error", .optional(fact.observation.error)), ("unit", .text(fact.observation.unit.text)),
      ("unconditioned", json(fact.unconditioned)), ("conditioned", json(fact.conditioned)),
      ("effective_trials_alone", .number(fact.effectiveTrials)),
      ("undefined_trials", .integer(fact.undefinedTrials)), ("has_spread", .bool(fact.hasSpread)),
      ("errors_to_nearest_trial", .number(fact.distance)))
  }

  private static func json(_ moments: Moments) -> JsonValue {
    .object(("mean", .number(moments.mean)), ("sd", .optional(moments.standardDeviation)))
  }
}
