import JaripLanguage
import Testing

@Suite struct `Diagnostics` {
  private func diagnostic(_ text: String, _ line: Int, _ column: Int, label: String? = "here")
    -> String
  {
    let file = SourceFile(name: "a.yaml", text: text)
    return Diagnostic(
      "some-code", "Something is wrong",
      at: SourcePlace(file: file, line: line, column: column, length: 3), label: label
    ).description
  }

  /// Columns of a terminal before the caret, after the margin, where a tab stands for itself.
  private func blanksBeforeCaret(_ message: String) -> String {
    let line = message.split(separator: "\n")[2]
    return String(line.drop { $0 != "|" }.dropFirst(2).prefix { $0 != "^" })
  }

  @Test func `all parts stand in their order`() {
    let file = SourceFile(name: "base.yaml", text: "model:\n  fees: a + b\n")
    let text = Diagnostic(
      "unit-mismatch", "'fees' adds seat to person",
      at: SourcePlace(file: file, line: 2, column: 11), label: "left is person, right is seat",
      why: "a sum needs one unit.", suggestion: "a + b * 1 [person/seat]"
    ).description
    #expect(
      text == """
        base.yaml:2:11: error[unit-mismatch]: 'fees' adds seat to person
          2 |   fees: a + b
            |           ^ left is person, right is seat
          why: a sum needs one unit.
          try: a + b * 1 [person/seat]
        """)
  }

  @Test func `what is not given leaves no line`() {
    #expect(Diagnostic("a-code", "Words").description == "error[a-code]: Words")
    #expect(
      Diagnostic("a-code", "Words", why: "reasons.", severity: .warning).description
        == "warning[a-code]: Words\n  why: reasons.")
  }

  @Test func `the margin is as wide as the line's number`() {
    let text = String(repeating: "\n", count: 99) + "abc\n"
    #expect(
      diagnostic(text, 100, 2) == """
        a.yaml:100:2: error[some-code]: Something is wrong
          100 | abc
              |  ^ here
        """)
  }

  @Test func `a tab before the place stays a tab, so that the caret stands below it`() {
    #expect(blanksBeforeCaret(diagnostic("\ta:\tb", 1, 5)) == "\t  \t")
  }

  @Test func `wide characters move the caret by two columns`() {
    #expect(blanksBeforeCaret(diagnostic("수강료: fees", 1, 6)) == String(repeating: " ", count: 8))
    #expect(blanksBeforeCaret(diagnostic("가나다", 1, 3)) == "    ")
    #expect(blanksBeforeCaret(diagnostic("é: x", 1, 4)) == "   ")
  }

  @Test func `a long line is cut round the place and the caret still points to it`() {
    for column in [1, 50, 80, 81, 82, 100, 5_000, 99_999, 100_000] {
      var characters = [Character](repeating: "x", count: 100_000)
      characters[column - 1] = "!"
      let lines = diagnostic(String(characters), 1, column).split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1].count < 180)
      let caret = lines[2].firstIndex(of: "^").map {
        lines[2].distance(from: lines[2].startIndex, to: $0)
      }
      let mark = lines[1].firstIndex(of: "!").map {
        lines[1].distance(from: lines[1].startIndex, to: $0)
      }
      #expect(caret != nil && caret == mark, "column \(column)")
    }
  }

  @Test func `a place beyond the line's end points behind it`() {
    #expect(blanksBeforeCaret(diagnostic("abc", 1, 4)) == "   ")
    #expect(blanksBeforeCaret(diagnostic("abc", 1, 400)) == "   ")
    #expect(blanksBeforeCaret(diagnostic("", 1, 1)) == "")
  }

  @Test func `a line that is not in the file is left out`() {
    #expect(diagnostic("abc", 7, 1) == "a.yaml:7:1: error[some-code]: Something is wrong")
    #expect(diagnostic("abc", 0, 1) == "a.yaml:0:1: error[some-code]: Something is wrong")
  }

  @Test func `lines end as in any system`() {
    for text in ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc"] {
      #expect(SourceFile(name: "f", text: text).line(2) == "b")
      #expect(SourceFile(name: "f", text: text).line(3) == "c")
      #expect(SourceFile(name: "f", text: text).line(4) == nil)
    }
  }

  @Test func `a list has errors when one of its members is no warning`() {
    let warning = Diagnostic("a", "A", severity: .warning)
    #expect(!DiagnosticList([]).hasErrors)
    #expect(!DiagnosticList([warning, warning]).hasErrors)
    #expect(DiagnosticList([warning, Diagnostic("b", "B")]).hasErrors)
  }

  @Test func `a place is cited by file and line`() {
    let file = SourceFile(name: "models/a.yaml", text: "")
    #expect("\(SourcePlace(file: file, line: 3, column: 9))" == "models/a.yaml:3")
  }
}

@Suite struct `Display width` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("수강료", 6), ("한a글", 5), ("漢字かなカナ", 12), ("ＡＢ", 4), ("e\u{301}", 1),
    // Hangul in parts is one syllable of two columns.
    ("\u{1112}\u{1161}\u{11ab}", 2), ("😀", 2), ("👩‍👩‍👧‍👦", 2), ("ｱｲ", 2), ("„—…", 3), ("αβγ", 3),
  ])
  func `East Asian wide forms take two columns and others one`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
    #expect(text.dropFirst(0).displayWidth == columns)
  }
}
