import JaripLanguage

/// A JSON value whose members keep their order.
///
/// Foundation's writer sorts keys or leaves them to chance, and prints numbers its own way; a result
/// must have the same bytes wherever it is made, and its parts in an order in which people read.
public indirect enum JsonValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// What is not finite is written as null.
  case number(Double)
  case text(String)
  case array([JsonValue])
  case object([Member])

  public struct Member: Equatable, Sendable {
    public var name: String
    public var value: JsonValue
    public init(_ name: String, _ value: JsonValue) {
      self.name = name
      self.value = value
    }
  }

  public static func object(_ members: (String, JsonValue)...) -> JsonValue {
    .object(members.map { Member($0.0, $0.1) })
  }

  static func optional(_ number: Double?) -> JsonValue { number.map { .number($0) } ?? .null }
  static func optional(_ text: String?) -> JsonValue { text.map { .text($0) } ?? .null }
  static func numbers(_ numbers: [Double?]) -> JsonValue { .array(numbers.map { optional($0) }) }
}

extension JsonValue {
  /// The document: two blanks a level; what holds only plain values, or lists of them, on one line.
  public var document: String {
    var text = ""
    write(into: &text, indent: 0)
    return text + "\n"
  }

  private func write(into text: inout String, indent: Int) {
    let inner = String(repeating: "  ", count: indent + 1)
    switch self {
    case .array(let values) where !isFlat:
      text += "[\n"
      for (index, value) in values.enumerated() {
        text += inner
        value.write(into: &text, indent: indent + 1)
        text += index < values.count - 1 ? ",\n" : "\n"
      }
      text += inner.dropLast(2) + "]"
    case .object(let members) where !isFlat:
      text += "{\n"
      for (index, member) in members.enumerated() {
        text += inner + member.name.jsonQuoted + ": "
        member.value.write(into: &text, indent: indent + 1)
        text += index < members.count - 1 ? ",\n" : "\n"
      }
      text += inner.dropLast(2) + "}"
    default: writeFlat(into: &text)
    }
  }

  private func writeFlat(into text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? NumberText.shortest(value) : "null"
    case .text(let value): text += value.jsonQuoted
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.writeFlat(into: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        text += member.name.jsonQuoted + ": "
        member.value.writeFlat(into: &text)
      }
      text += "}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private var isFlat: Bool {
    func isSimple(_ value: JsonValue) -> Bool {
      if case .array(let inner) = value { return inner.allSatisfy(\.isPlain) }
      if case .object(let inner) = value { return inner.isEmpty }
      return true
    }
    switch self {
    case .array(let values): return values.allSatisfy(\.isPlain)
    case .object(let members): return members.allSatisfy { isSimple($0.value) }
    default: return true
    }
  }
}
