/// One word of a formula.
struct Token: Sendable {
  enum Kind: Equatable, Sendable {
    case number(Double)
    case month(Month)
    case name(String)
    case text(String)
    /// The words between square brackets.
    case unit(String)
    case symbol(String)
    case end
  }
  var kind: Kind
  var range: TextRange
}

/// Splits the text of a formula into words.
struct Lexer {
  private let characters: [Character]
  /// By character, its number in ASCII; 128 for any other. What a character is, is told from it: Unicode's tables
  /// answer ten times as slowly.
  private let codes: [UInt8]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
    codes = characters.map { $0.utf8.count == 1 ? $0.utf8.first! : Self.noASCII }
  }

  private static let noASCII: UInt8 = 128

  static func tokens(_ text: String) throws(Diagnostic) -> [Token] {
    var lexer = Lexer(text)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(Diagnostic) -> Token {
    while position < characters.count, isWhitespace(position) { position += 1 }
    let start = position
    guard position < characters.count else { return Token(kind: .end, range: start..<start) }
    let character = characters[position]
    if isDigit(0) || (character == "." && isDigit(1)) { return try number() }
    if startsName(0) {
      while startsName(0) || isNumber(0) { position += 1 }
      return Token(kind: .name(text(start..<position)), range: start..<position)
    }
    if character == "\"" || character == "'" {
      return try enclosed(by: character, start: start) { .text($0) }
    }
    if character == "[" { return try enclosed(by: "]", start: start) { .unit($0) } }
    if peek(1) == "=", Self.beforeEquals.contains(character) {
      position += 2
      return Token(kind: .symbol("\(character)="), range: start..<position)
    }
    guard Self.symbols.contains(character) else {
      throw Self.problem(
        "unexpected-character", "Unexpected '\(character)' in a formula", start..<(start + 1),
        suggestion: character == "="
          ? "'==' compares"
          : character == "%"
            ? "write 0.05 for 5%"
            : character == "&"
              ? "'and'" : character == "|" ? "'or'" : character == "!" ? "'not'" : nil)
    }
    position += 1
    return Token(kind: .symbol(String(character)), range: start..<position)
  }

  /// What stands between two places.
  private func text(_ range: Range<Int>) -> String {
    let codes = codes[range]
    return codes.contains(Self.noASCII)
      ? String(characters[range]) : String(decoding: codes, as: UTF8.self)
  }

  private func peek(_ ahead: Int) -> Character? {
    position + ahead < characters.count ? characters[position + ahead] : nil
  }

  private static let symbols = Set("+-*/^<>(),:")
  private static let beforeEquals = Set("<>=!")

  // MARK: What stands so many characters ahead

  private func code(_ ahead: Int) -> UInt8? {
    position + ahead < codes.count ? codes[position + ahead] : nil
  }

  private func isDigit(_ ahead: Int) -> Bool {
    code(ahead).map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
  }

  private func isNumber(_ ahead: Int) -> Bool {
    isDigit(ahead) || code(ahead) == Self.noASCII && characters[position + ahead].isNumber
  }

  /// Whether it is a letter or an underscore.
  private func startsName(_ ahead: Int) -> Bool {
    switch code(ahead) {
    case nil: false
    case Self.noASCII?: characters[position + ahead].isLetter
    case let code?:
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= code | 0x20 || code == UInt8(ascii: "_")
    }
  }

  private func isWhitespace(_ place: Int) -> Bool {
    codes[place] == UInt8(ascii: " ")
      || (codes[place] < UInt8(ascii: " ") || codes[place] == Self.noASCII)
        && characters[place].isWhitespace
  }

  /// Four digits, a minus and two digits, and no number that goes on.
  private var looksLikeMonth: Bool {
    (0..<7).allSatisfy { $0 == 4 ? peek($0) == "-" : isDigit($0) }
      && !isDigit(7) && peek(7) != "."
  }

  private mutating func number() throws(Diagnostic) -> Token {
    let start = position
    if looksLikeMonth {
      position += 7
      let text = text(start..<position)
      guard let month = Month(text) else {
        throw Self.problem(
          "bad-number", "'\(text)' is no month", start..<position,
          why: "four digits, a minus and two digits are read as a month.",
          suggestion: "\(text.prefix(4)) - \(text.suffix(2)), if a difference is meant")
      }
      return Token(kind: .month(month), range: start..<position)
    }
    while isDigit(0) { position += 1 }
    if peek(0) == "." {
      position += 1
      while isDigit(0) { position += 1 }
    }
    if peek(0) == "e" || peek(0) == "E" {
      let sign = peek(1) == "-" || peek(1) == "+" ? 1 : 0
      if isDigit(1 + sign) {
        position += 1 + sign
        while isDigit(0) { position += 1 }
      }
    }
    let text = text(start..<position)
    if let next = peek(0), startsName(0) || next == "." {
      throw Self.problem(
        "bad-number", "'\(text)\(next)' is not a number", start..<(position + 1),
        suggestion: "names start with a letter; between a number and a name goes an operator")
    }
    guard let value = Double(text.hasPrefix(".") ? "0" + text : text), value.isFinite else {
      throw Self.problem("bad-number", "'\(text)' is not a number Jarip can hold", start..<position)
    }
    return Token(kind: .number(value), range: start..<position)
  }

  private mutating func enclosed(
    by end: Character, start: Int, _ kind: (String) -> Token.Kind
  ) throws(Diagnostic) -> Token {
    position += 1
    while let character = peek(0), character != end { position += 1 }
    guard peek(0) == end else {
      throw Self.problem(
        "unfinished-formula", "The '\(end)' that closes '\(characters[start])' is missing",
        start..<(start + 1))
    }
    position += 1
    let inside = text((start + 1)..<(position - 1))
    return Token(kind: kind(inside), range: start..<position)
  }

  /// A diagnostic whose place is filled in by the parser from `offset` and `length`.
  static func problem(
    _ code: String, _ message: String, _ range: TextRange, label: String? = nil,
    why: String? = nil, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, message, label: label, why: why, suggestion: suggestion,
      attributes: ["offset": String(range.lowerBound), "length": String(range.count)])
  }
}
