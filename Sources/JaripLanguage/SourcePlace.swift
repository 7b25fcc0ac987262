/// The text of one input file and the name under which messages cite it.
public final class SourceFile: Sendable {
  /// The path as the user gave it, or as reached from the file that names this one.
  public let name: String
  public let text: String
  private let lines: [Substring]

  public init(name: String, text: String) {
    self.name = name
    self.text = text
    self.lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// The text of line `number`, counted from 1, or nothing when there is no such line.
  public func line(_ number: Int) -> String? {
    lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }
}

/// A stretch of one line of a source file: where a value was written.
public struct SourcePlace: Sendable {
  public let file: SourceFile
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in characters.
  public let column: Int
  /// In characters; at least 1.
  public let length: Int

  public init(file: SourceFile, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }

  public var sourceLine: String? { file.line(line) }

  /// Whether both begin at the same character.
  public func isSame(as other: SourcePlace) -> Bool {
    file === other.file && line == other.line && column == other.column
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `file:line`, as reports cite it.
  public var description: String { "\(file.name):\(line)" }
}
