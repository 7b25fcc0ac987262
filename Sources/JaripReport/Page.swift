import JaripLanguage

/// Text for a terminal: lines of spans, each with a weight.
///
/// Scenario texts may hold anything, so control characters are taken out when the page is printed,
/// in this one place; the page's own colours are added after that.
public struct Page: Sendable {
  public enum Weight: Sendable { case plain, strong, faint }

  public struct Span: Sendable {
    public var text: String
    public var weight: Weight
    public init(_ text: String, _ weight: Weight = .plain) {
      self.text = text
      self.weight = weight
    }
  }

  public private(set) var lines: [[Span]] = []

  public init() {}

  public mutating func add(_ spans: [Span]) { lines.append(spans) }
  public mutating func add(_ text: String, _ weight: Weight = .plain) {
    lines.append([Span(text, weight)])
  }
  public mutating func add(_ page: Page) { lines += page.lines }
  public mutating func blank() {
    if !lines.isEmpty, lines.last?.isEmpty == false { lines.append([]) }
  }

  mutating func heading(_ text: String) {
    blank()
    add(text, .strong)
  }

  /// Text broken between words.
  mutating func paragraph(_ text: String, _ weight: Weight = .plain, indent: Int = 0) {
    for line in Self.wrapped(text, width: ReportConstants.width - indent) {
      add(String(repeating: " ", count: indent) + line, weight)
    }
  }

  /// - Parameter colour: whether the weights are shown by escape sequences.
  public func text(colour: Bool = false) -> String {
    var result = ""
    for line in lines {
      var printed = ""
      for span in line {
        let clean = span.text.withoutControls
        switch span.weight {
        case .strong where colour && !clean.isEmpty: printed += "\u{1B}[1m\(clean)\u{1B}[0m"
        case .faint where colour && !clean.isEmpty: printed += "\u{1B}[2m\(clean)\u{1B}[0m"
        default: printed += clean
        }
      }
      while printed.last == " " { printed.removeLast() }
      result += printed + "\n"
    }
    return result
  }

  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.displayWidth + 1 + word.displayWidth > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension StringProtocol {
  /// The text with a blank for every line break and tab, and without other control characters and
  /// marks that turn the direction of writing.
  public var withoutControls: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A message of several lines, safe for a terminal: line breaks and tabs stay.
  public var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(\.withoutControls).joined(
          separator: "\t")
      }
      .joined(separator: "\n")
  }

  /// Cut to `width` columns, the last one an ellipsis.
  func cut(to width: Int) -> String {
    guard displayWidth > width else { return String(self) }
    var result = ""
    var used = 1
    for character in self {
      guard used + character.displayWidth <= width else { break }
      used += character.displayWidth
      result.append(character)
    }
    return result + "…"
  }

  /// Filled up with blanks to `width` columns.
  func padded(to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - displayWidth))
    return right ? blanks + String(self) : String(self) + blanks
  }
}
