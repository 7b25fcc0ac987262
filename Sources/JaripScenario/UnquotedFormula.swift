import JaripLanguage

/// Recognises formulas that YAML has cut, because they stand without quotes.
///
/// Inside `{…}` plain text ends at a comma or bracket, and everywhere at `: `. So
/// `{value: pert(1, 2, 3)}` reads as three keys, and `value: ou(level: 0)` does not read at all.
enum UnquotedFormula {
  /// The message for the formula whose first character is at `place`.
  static func diagnostic(startingAt place: SourcePlace) -> Diagnostic {
    let line = Array(place.sourceLine ?? "")
    let start = min(place.column - 1, line.count)
    return diagnostic(line, start: start, at: place)
  }

  /// The message for a syntax error at `place`, if a formula without quotes explains it.
  static func diagnostic(brokenAt place: SourcePlace) -> Diagnostic? {
    // On a longer line nobody wrote a formula by hand.
    guard let text = place.sourceLine, text.utf8.count <= Formula.longestText else { return nil }
    let line = Array(text)
    let end = min(place.column - 1, line.count)
    var openings: [Int] = []
    var start = 0
    var quote: Character?
    for index in 0..<end {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": if index == start || openings.isEmpty { quote = character }
      case "(": openings.append(index)
      case ")": _ = openings.popLast()
      case "{", "}", "[", "]", ",", ":", "-":
        let isEnd = character == "-" || character == ":"
        let next = index + 1 < line.count ? line[index + 1] : " "
        if openings.isEmpty, !isEnd || (next.isWhitespace && (character == ":" || start == index)) {
          start = index + 1
          while start < line.count, line[start].isWhitespace { start += 1 }
        }
      default: break
      }
    }
    let isCutByBracket = end < line.count && line[end] == "[" && start < end
    guard quote == nil, !openings.isEmpty || isCutByBracket else { return nil }
    let begin = SourcePlace(file: place.file, line: place.line, column: start + 1)
    return diagnostic(line, start: start, at: begin)
  }

  private static func diagnostic(
    _ line: [Character], start: Int, at place: SourcePlace
  ) -> Diagnostic {
    var depth = 0
    var end = start
    scan: while end < line.count {
      switch line[end] {
      case "(", "[": depth += 1
      case ")", "]": if depth == 0 { break scan } else { depth -= 1 }
      case ",", "}", "#": if depth == 0 { break scan }
      default: break
      }
      end += 1
    }
    let formula = String(line[start..<end]).trimmingLineBreaks()
    let quoted =
      formula.contains("\"") ? "'\(formula.shortened())'" : "\"\(formula.shortened())\""
    return Diagnostic(
      "unquoted-formula", "Put quotes round the formula \(formula.shortened())",
      at: SourcePlace(
        file: place.file, line: place.line, column: place.column, length: formula.count),
      why: "YAML ends plain text at ': ', and inside {…} also at a comma or bracket.",
      suggestion: quoted)
  }
}

/// Says in a planner's words what libyaml found.
enum YamlSyntaxError {
  static func diagnostic(_ problem: String, at place: SourcePlace) -> Diagnostic {
    let line = place.sourceLine ?? ""
    let hasTab = line.prefix { $0.isWhitespace }.contains("\t")
    let known: (message: String, suggestion: String?)
    switch problem {
    case _ where hasTab:
      known = ("A tab cannot indent in YAML", "spaces")
    case "mapping values are not allowed in this context":
      known = ("A ': ' is not allowed here", "indent the line as its neighbours, or put quotes")
    case "did not find expected ',' or '}'":
      known = ("A ',' or '}' is expected here", "close the map, or put quotes round the text")
    case "did not find expected ',' or ']'":
      known = ("A ',' or ']' is expected here", "close the list, or put quotes round the text")
    case "did not find expected key":
      known = ("A key is expected here", "indent the line as its neighbours")
    case "could not find expected ':'":
      known = ("A ':' is missing after a key", "key: value")
    case "found unexpected end of stream":
      known = ("The quotes that open here are not closed", "close the quotes")
    default:
      known = ("This is not YAML: \(problem)", nil)
    }
    return Diagnostic("yaml-syntax", known.message, at: place, suggestion: known.suggestion)
  }
}
