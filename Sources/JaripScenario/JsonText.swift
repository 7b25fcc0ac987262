import JaripLanguage

/// A JSON value whose objects keep their order, so that the text is the same each time.
indirect enum JsonText {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case list([JsonText])
  case object([(String, JsonText)])

  static func strings(_ words: [String]) -> JsonText { .list(words.map(JsonText.string)) }

  /// The text, two blanks a level; short lists of plain values on one line.
  func text(indent: Int = 0) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .string(let string): return string.jsonQuoted
    case .integer(let value): return String(value)
    case .boolean(let value): return value ? "true" : "false"
    case .list(let items):
      guard items.contains(where: \.isContainer) else {
        return "[" + items.map { $0.text() }.joined(separator: ", ") + "]"
      }
      let lines = items.map { inner + $0.text(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { key, value in
        inner + key.jsonQuoted + ": " + value.text(indent: indent + 2)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    }
  }

  private var isContainer: Bool {
    switch self {
    case .list, .object: true
    default: false
    }
  }
}
