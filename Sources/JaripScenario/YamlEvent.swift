internal import CYaml
import JaripLanguage

/// One event of libyaml; frees its memory when it goes.
final class YamlEvent {
  var raw = yaml_event_t()

  deinit { yaml_event_delete(&raw) }

  var type: yaml_event_type_t { raw.type }
  var start: yaml_mark_t { raw.start_mark }
  var end: yaml_mark_t { raw.end_mark }
  var style: yaml_scalar_style_t { raw.data.scalar.style }

  var value: String {
    let scalar = raw.data.scalar
    return String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }

  var isFlow: Bool { raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE }

  var anchor: String? {
    switch type {
    case YAML_ALIAS_EVENT: Self.text(raw.data.alias.anchor)
    case YAML_SCALAR_EVENT: Self.text(raw.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: Self.text(raw.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: Self.text(raw.data.mapping_start.anchor)
    default: nil
    }
  }

  var tag: String? {
    switch type {
    case YAML_SCALAR_EVENT: Self.text(raw.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT: Self.text(raw.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: Self.text(raw.data.mapping_start.tag)
    default: nil
    }
  }

  /// What stands in the place of a key, for a message.
  var keyKind: String {
    switch type {
    case YAML_ALIAS_EVENT: "an alias"
    case YAML_SEQUENCE_START_EVENT: "a list"
    default: "a map"
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(decodingCString: $0, as: UTF8.self) }
  }
}

/// Turns libyaml's columns (Unicode scalars from 0) into characters from 1.
///
/// Marks come in the order of the text, so the counter goes forward once over each line; counting
/// anew for each mark would take quadratic time on one very long line.
struct ColumnCounter {
  private let file: SourceFile
  private var line = -1
  /// How many characters the line has, if all are ASCII; then scalars are characters.
  private var asciiCount: Int?
  private var scalars = 0
  private var characters = 0
  private var rest: Substring = ""

  init(_ file: SourceFile) { self.file = file }

  mutating func column(of mark: yaml_mark_t) -> Int {
    let wanted = Int(mark.column)
    if Int(mark.line) != line || wanted < scalars {
      line = Int(mark.line)
      (scalars, characters) = (0, 0)
      let text = file.line(line + 1) ?? ""
      rest = text[...]
      asciiCount = text.utf8.allSatisfy { $0 < 128 } ? text.utf8.count : nil
    }
    if let asciiCount { return min(wanted, asciiCount) + 1 }
    while scalars < wanted, let character = rest.popFirst() {
      scalars += character.unicodeScalars.count
      characters += 1
    }
    return characters + 1
  }
}
