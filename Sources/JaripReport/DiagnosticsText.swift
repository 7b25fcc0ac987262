public import JaripLanguage
public import JaripModel
import JaripTrace

/// Errors and warnings for standard error, as text or as JSON.
public enum DiagnosticsText {
  public static func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { $0.description.printableLines + "\n" }.joined()
  }

  public static func json(_ diagnostics: [Diagnostic]) -> String {
    JsonValue.object(("diagnostics", .array(diagnostics.map(json)))).document
  }

  /// The diagnostic, then whose value it was and what led to it.
  public static func text(_ failure: RunFailure, in language: Language) -> String {
    let words = Words(language)
    var page = Page()
    page.paragraph(
      words.failure(
        quantity: failure.quantity, alternative: failure.alternative, centre: failure.centre,
        month: failure.month.map(words.month), trial: failure.trial), indent: 2)
    var table = TextTable([.init("", alignment: .left), .init("", alignment: .left)])
    table.indent = 4
    for value in failure.values {
      table.add([
        value.name, value.value.isNaN ? words.undefined : shown(value.value),
      ])
    }
    table.write(to: &page)
    return text([failure.diagnostic]) + page.text()
  }

  public static func json(_ failure: RunFailure) -> String {
    guard case .object(var members) = json(failure.diagnostic) else { return "" }
    members.append(.init("alternative", .text(failure.alternative)))
    members.append(.init("quantity", .text(failure.quantity)))
    members.append(.init("centre", .optional(failure.centre)))
    members.append(.init("month", .optional(failure.month.map { "\($0)" })))
    members.append(.init("trial", .integer(failure.trial)))
    members.append(
      .init(
        "values",
        .array(
          failure.values.map { .object(("name", .text($0.name)), ("value", .number($0.value))) })))
    return JsonValue.object(("diagnostics", .array([.object(members)]))).document
  }

  private static func json(_ diagnostic: Diagnostic) -> JsonValue {
    let place = diagnostic.place
    let attributes = diagnostic.attributes.sorted { $0.key < $1.key }
    return .object(
      ("code", .text(diagnostic.code)), ("severity", .text(diagnostic.severity.rawValue)),
      ("message", .text(diagnostic.message)), ("file", .optional(place?.file.name)),
      ("line", place.map { .integer($0.line) } ?? .null),
      ("column", place.map { .integer($0.column) } ?? .null),
      ("length", place.map { .integer($0.length) } ?? .null),
      ("label", .optional(diagnostic.label)), ("why", .optional(diagnostic.why)),
      ("try", .optional(diagnostic.suggestion)),
      (
        "attributes",
        .object(attributes.map { JsonValue.Member($0.key, .text($0.value)) })
      ))
  }
}

extension Words {
  /// Where a run stopped.
  func failure(quantity: String, alternative: String, centre: String?, month: String?, trial: Int)
    -> String
  {
    let number = NumberText.grouped(trial)
    let place = [centre, month].compactMap { $0 }.joined(separator: ", ")
    return pick(
      "The run stopped at '\(quantity)' in trial \(number), alternative '\(alternative)'"
        + (place.isEmpty ? "." : ", \(place)."),
      "시행 \(number), 대안 '\(alternative)'\(place.isEmpty ? "" : ", \(place)")의 '\(quantity)'에서 계산이 멈추었다."
    )
  }
  var undefined: String { pick("undefined", "정의되지 않음") }
}
