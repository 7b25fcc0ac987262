import JaripLanguage

/// Text as cells hold it.
enum CellText {
  /// Of UTF-16, as spreadsheets count.
  private static let limit = 32_767

  /// Without what XML forbids; no longer than a cell is; `_x0041_` stays what it is, which readers would take for an A.
  ///
  /// - Source: ECMA-376-1:2016, section 22.9.2.19, ST_Xstring.
  static func clean(_ text: String) -> String {
    var clean = escapingEscapes(text.printable)
    while clean.utf16.count > limit { clean.removeLast(max(1, (clean.utf16.count - limit) / 2)) }
    return clean
  }

  private static func escapingEscapes(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let units = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (place, unit) in units.enumerated() {
      result.append(unit)
      let rest = units[place...].dropFirst().prefix(6)
      let isEscape =
        unit == "_" && rest.count == 6 && rest.first == "x" && rest.last == "_"
        && rest.dropFirst().dropLast().allSatisfy(\.properties.isASCIIHexDigit)
      if isEscape { result.append(contentsOf: "x005F_".unicodeScalars) }
    }
    return String(result)
  }

  /// In characters of a column's width. Hangul syllables are a little wider than two digits.
  static func width(of text: some StringProtocol) -> Double {
    text.reduce(0) { $0 + ($1.displayWidth == 2 ? 2.15 : 1) }
  }

  /// Letters of prose are narrower than digits, by which columns are measured.
  private static let letterWidth = 0.9

  /// How many lines text takes that breaks between words, and within those that are wider than a line.
  static func lines(of text: String, in room: Double) -> Int {
    var (lines, used) = (1, 0.0)
    for word in text.split(separator: " ") {
      let width = width(of: word) * letterWidth
      if used > 0, used + 1 + width > room { (lines, used) = (lines + 1, 0) }
      used += (used > 0 ? 1 : 0) + width
      while used > room { (lines, used) = (lines + 1, used - room) }
    }
    return lines
  }

  /// What a head that breaks between words needs.
  static func widestWord(of text: String) -> Double {
    text.split(separator: " ").map { width(of: $0) }.max() ?? 0
  }
}
