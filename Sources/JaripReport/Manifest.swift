import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// Everything that is needed to make the same results again, and where each input comes from.
struct Manifest {
  let projection: Projection

  private var scenario: Scenario { projection.plan.scenario }

  var json: JsonValue {
    .object(
      ("engine_version", .text(ReportConstants.engineVersion)),
      ("scenario_hash", .text(Self.hash(of: scenario.files))),
      (
        "files",
        .array(
          scenario.files.map {
            .object(
              ("name", .text($0.name)), ("sha256", .text(Sha256.hexDigest(of: Array($0.text.utf8))))
            )
          })
      ),
      ("seed", .text(String(projection.seed))),
      ("trials", .integer(projection.trials)),
      ("sampling", .text(projection.sampling.layout.rawValue)),
      ("sobol_draws", sobolDraws),
      ("quantiles", .text(projection.isExact ? "exact" : "within 0.1 % of the value")),
      ("money", .text(scenario.money.text)),
      (
        "timeline",
        .object(
          ("start", .text("\(scenario.timeline.start)")),
          ("end", .text("\(scenario.timeline.end)")),
          ("fiscal_year_starts_in", .integer(scenario.timeline.fiscalYearStart)),
          ("now", .optional(scenario.timeline.now.map { "\($0)" })))
      ),
      ("centres", .array(scenario.centres.map(centre))),
      ("alternatives", .array(scenario.alternatives.indices.map(alternative))),
      ("inputs", .array(inputs)))
  }

  /// The draws on Sobol's sequence, in the order of its dimensions.
  private var sobolDraws: JsonValue {
    projection.sampling.layout == .sobol
      ? .array(projection.sampling.sequence.map { .text($0.description) }) : .null
  }

  /// SHA-256 over all files in the order of reading, each as its length in bytes, a line feed, and its
  /// bytes; so it depends on no path.
  static func hash(of files: [SourceFile]) -> String {
    var bytes: [UInt8] = []
    for file in files {
      let text = Array(file.text.utf8)
      bytes += Array("\(text.count)\n".utf8) + text
    }
    return Sha256.hexDigest(of: bytes)
  }

  private func centre(_ centre: Centre) -> JsonValue {
    .object(
      ("id", .text(centre.id)), ("title", Self.json(centre.title)),
      ("group", .optional(centre.group)), ("opens", .text("\(centre.opens)")))
  }

  private func alternative(_ index: Int) -> JsonValue {
    let alternative = scenario.alternatives[index]
    return .object(
      ("name", .text(alternative.name)), ("title", Self.json(alternative.title)),
      ("share", .text(ValueText.share(alternative.share))),
      ("test", .text(alternative.independence.test.text)),
      ("sustained", .integer(alternative.independence.sustained)),
      ("independence_from", .text("\(projection.plan.independenceFrom[index])")))
  }

  /// Each input once for all alternatives in which it is the same.
  private var inputs: [JsonValue] {
    var found: [(quantity: Quantity, value: String, alternatives: [String])] = []
    for alternative in scenario.alternatives {
      for quantity in alternative.quantities.values where quantity.section == .inputs {
        let value = ValueText.text(of: quantity)
        let known = found.firstIndex {
          $0.quantity.name == quantity.name && $0.value == value
            && $0.quantity.place.description == quantity.place.description
        }
        if let known {
          found[known].alternatives.append(alternative.name)
        } else {
          found.append((quantity, value, [alternative.name]))
        }
      }
    }
    return found.map { input in
      let quantity = input.quantity
      return .object(
        ("name", .text(quantity.name)), ("title", Self.json(quantity.notes.title)),
        ("value", .text(input.value)), ("unit", .text(quantity.unit?.text ?? "")),
        (
          "range",
          quantity.range.map { .numbers([$0.lowerBound, $0.upperBound]) } ?? .null
        ),
        ("source", Self.json(source: quantity.notes.source)),
        ("evidence", .optional(quantity.notes.evidence?.rawValue)),
        ("file", .text(quantity.place.file.name)), ("line", .integer(quantity.place.line)),
        ("alternatives", .array(input.alternatives.map { .text($0) })))
    }
  }

  /// One text, as it was before a source could be said in two languages; no option changes a document.
  static func json(source: LocalText) -> JsonValue { .optional(Words(.en).source(source)) }

  static func json(_ text: LocalText) -> JsonValue {
    if let common = text.texts[""], text.texts.count == 1 { return .text(common) }
    return .object(text.texts.map { JsonValue.Member($0.key, .text($0.value)) })
  }
}
