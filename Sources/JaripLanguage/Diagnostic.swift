/// One thing that is wrong, or doubtful, in what the user wrote: what, where, why, and what to do.
public struct Diagnostic: Error, Sendable {
  public enum Severity: String, Sendable { case error, warning }

  /// A stable name in kebab-case, one page of the manual each.
  public var code: String
  public var severity: Severity
  /// What is wrong, with the values.
  public var message: String
  public var place: SourcePlace?
  /// What stands beside the caret.
  public var label: String?
  public var why: String?
  /// What to do; shown after `try:`.
  public var suggestion: String?
  /// Values for machines: names and numbers in the message.
  public var attributes: [String: String]

  public init(
    _ code: String, _ message: String, at place: SourcePlace? = nil, label: String? = nil,
    why: String? = nil, suggestion: String? = nil, severity: Severity = .error,
    attributes: [String: String] = [:]
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.label = label
    self.why = why
    self.suggestion = suggestion
    self.attributes = attributes
  }
}

/// Everything found wrong in one go: at least one error, with the warnings met on the way.
public struct DiagnosticList: Error, Sendable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Diagnostic: CustomStringConvertible {
  /// The message with its source line and caret, in the form of compiler messages.
  public var description: String {
    var text = ""
    if let place { text += "\(place.file.name):\(place.line):\(place.column): " }
    text += "\(severity.rawValue)[\(code)]: \(message)"
    if let place, let line = place.sourceLine {
      let number = String(place.line)
      let start = max(0, min(place.column - 1, line.count) - Self.excerptWidth / 2)
      let excerpt = String(line.dropFirst(start).prefix(Self.excerptWidth))
      let indent = line.dropFirst(start).prefix(max(0, place.column - 1 - start)).map(Self.blank)
      text += "\n  \(number) | \(excerpt)"
      text += "\n  \(String(repeating: " ", count: number.count)) | \(indent.joined())^"
      if let label { text += " \(label)" }
    }
    if let why { text += "\n  why: \(why)" }
    if let suggestion { text += "\n  try: \(suggestion)" }
    return text
  }

  /// Longer lines are cut around the place, so that a megabyte of text on one line stays readable.
  private static let excerptWidth = 160

  /// Blanks as wide as the character: a tab stays a tab and a Hangul syllable takes two columns.
  private static func blank(_ character: Character) -> String {
    if character == "\t" { return "\t" }
    return String(repeating: " ", count: character.displayWidth)
  }
}

extension Character {
  /// Columns a terminal takes for this character: 2 for East Asian wide forms, else 1.
  ///
  /// - Source: Unicode Standard Annex 11, wide and fullwidth ranges in common use.
  public var displayWidth: Int {
    guard let value = unicodeScalars.first?.value else { return 0 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension StringProtocol {
  /// Columns a terminal takes for this text.
  public var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}
