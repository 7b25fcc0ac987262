public import JaripLanguage

/// Comma-separated values with quotes, every cell with its place.
///
/// - Source: RFC 4180; a byte order mark and line ends of any kind are accepted, blank lines skipped.
public struct CommaSeparatedTable: Sendable {
  public struct Cell: Sendable {
    public var text: String
    public var place: SourcePlace

    /// The number that the cell is in decimals; nothing for `0x10`, `nan` or `1e999`.
    public var number: Double? { text.decimal }
  }

  public private(set) var header: [Cell] = []
  public private(set) var rows: [[Cell]] = []

  /// - Throws: a diagnostic for quotes that are not closed and for rows of another length.
  public init(_ file: SourceFile) throws(Diagnostic) {
    var reader = CellReader(file)
    while let row = try reader.row() {
      if row.count == 1, row[0].text.isEmpty { continue }
      if header.isEmpty {
        header = row
      } else if row.count == header.count {
        rows.append(row)
      } else {
        throw Diagnostic(
          "bad-table", "The row has \(row.count) cells, the header has \(header.count)",
          at: row[0].place, suggestion: "quotes round a cell that has a comma in it")
      }
    }
  }

  /// The place of a column in each row.
  ///
  /// - Throws: a diagnostic with the nearest name, or for a name that two columns have.
  public func column(_ name: String) throws(Diagnostic) -> Int {
    if let column = header.firstIndex(where: { $0.text == name }) {
      if let second = header.lastIndex(where: { $0.text == name }), second != column {
        throw Diagnostic(
          "bad-table", "Two columns are named '\(name)'", at: header[second].place,
          suggestion: "one of them under another name")
      }
      return column
    }
    let names = header.map(\.text)
    if names.count == 1, let mark = names[0].first(where: { ";\t".contains($0) }) {
      throw Diagnostic(
        "bad-table", "The header is one cell", at: header[0].place,
        why: "cells are parted by commas, not by \(mark == ";" ? "semicolons" : "tabs").",
        suggestion: "save the table as comma-separated values")
    }
    throw Diagnostic(
      "unknown-column", "The table has no column '\(name)'", at: header.first?.place,
      suggestion: nearestName(to: name, among: names).map { "'\($0)'" }
        ?? "one of \(names.joined(separator: ", "))")
  }
}

private struct CellReader {
  let file: SourceFile
  let characters: String
  var position: String.Index
  var line = 1
  var column = 1

  init(_ file: SourceFile) {
    self.file = file
    characters = file.text
    position = characters.startIndex
  }

  private var current: Character? { position < characters.endIndex ? characters[position] : nil }

  private mutating func advance() {
    if characters[position].isNewline {
      (line, column) = (line + 1, 1)
    } else {
      column += 1
    }
    position = characters.index(after: position)
  }

  /// The next row, or nothing at the end.
  mutating func row() throws(Diagnostic) -> [CommaSeparatedTable.Cell]? {
    guard current != nil else { return nil }
    var cells: [CommaSeparatedTable.Cell] = []
    while true {
      cells.append(try cell())
      guard let separator = current else { return cells }
      advance()
      if separator.isNewline { return cells }
    }
  }

  private mutating func cell() throws(Diagnostic) -> CommaSeparatedTable.Cell {
    let start = (line: line, column: column)
    func place(_ length: Int) -> SourcePlace {
      SourcePlace(file: file, line: start.line, column: start.column, length: length)
    }
    var text = ""
    guard current == "\"" else {
      while let character = current, character != ",", !character.isNewline {
        text.append(character)
        advance()
      }
      let length = text.count
      return CommaSeparatedTable.Cell(text: text.trimmingSpaces(), place: place(length))
    }
    advance()
    while true {
      guard let character = current else {
        throw Diagnostic(
          "bad-table", "The quotes that open here are not closed", at: place(1))
      }
      advance()
      if character != "\"" {
        text.append(character)
      } else if current == "\"" {
        text.append("\"")
        advance()
      } else {
        break
      }
    }
    guard current == nil || current == "," || current!.isNewline else {
      throw Diagnostic(
        "bad-table", "A comma is expected after the closing quotes",
        at: SourcePlace(file: file, line: line, column: column),
        suggestion: "write quotes inside quotes twice")
    }
    return CommaSeparatedTable.Cell(text: text, place: place(text.count + 2))
  }
}

extension String {
  func trimmingSpaces() -> String {
    trimmingLineBreaks().drop { $0.isWhitespace }.description
  }
}
