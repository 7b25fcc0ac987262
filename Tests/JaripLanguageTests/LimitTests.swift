import JaripLanguage
import Testing

@Suite struct `Limits of formulas` {
  /// `fine`, or the code of the message; read on a stack of 8 MB.
  private func verdict(_ text: String) -> String {
    onOrdinaryStack {
      do throws(Diagnostic) {
        _ = try formula(text)
        return "fine"
      } catch {
        return error.code
      }
    }
  }

  private func nested(_ levels: Int, _ opening: String, _ closing: String) -> String {
    String(repeating: opening, count: levels) + "x" + String(repeating: closing, count: levels)
  }

  @Test(arguments: [("(", ")"), ("f(", ")"), ("min(1, ", ")"), ("if(x, ", ", 0)"), ("a + (", ")")])
  func `200 levels of nesting are read and 201 are refused`(opening: String, closing: String) {
    #expect(verdict(nested(199, opening, closing)) == "fine")
    #expect(verdict(nested(200, opening, closing)) == "fine")
    #expect(verdict(nested(201, opening, closing)) == "formula-too-deep")
  }

  @Test func `calls and parentheses count together`() {
    #expect(verdict(nested(100, "f((", "))")) == "fine")
    #expect(verdict(nested(101, "f((", "))")) == "formula-too-deep")
  }

  @Test func `64 KiB are read and a byte more is refused`() {
    // Wide, not deep: a call with many arguments.
    let arguments = Array(repeating: "x", count: 32_766).joined(separator: ",")
    let longest = "f(\(arguments)) "
    #expect(longest.utf8.count == 64 * 1024 - 1 || longest.utf8.count == 64 * 1024)
    let full = longest + String(repeating: " ", count: 64 * 1024 - longest.utf8.count)
    #expect(verdict(full) == "fine")
    #expect(verdict(full + " ") == "formula-too-long")
  }

  @Test func `bytes count, not characters`() {
    let hangul = "수" + String(repeating: " + 수", count: 100)
    #expect(verdict(hangul + String(repeating: "\u{3000}", count: 21_700)) == "formula-too-long")
    #expect(verdict(hangul + String(repeating: "\u{3000}", count: 21_600)) == "fine")
  }

  @Test(arguments: ["+", "*", " and ", " or ", ", "])
  func `a chain of 250 is read and a longer one is refused`(sign: String) {
    func chain(_ count: Int) -> String {
      let all = Array(repeating: "x", count: count).joined(separator: sign)
      return sign == ", " ? "min(\(all))" : all
    }
    #expect(verdict(chain(250)) == "fine")
    #expect(verdict(chain(252)) == "formula-too-deep")
    #expect(verdict(chain(10_000)) == "formula-too-deep")
  }

  @Test(arguments: [
    "(", "-", "+", "not ", "f(", "min(1, ", "[", "\"", "1+", "1*", "1 and ", "x ", "1,", ")", "^",
    "a<", "2^", "if(1,", "choice(", "a:", "1 to ", "-(", "not(", "수(", "{", "\u{301}", "1e",
    "2002-09",
    "\u{0}", "👩‍👩‍👧‍👦", "- -", "<=", "'", "f(a:",
  ])
  func `65,536 bytes of one thing are a message, not a crash`(pattern: String) {
    for length in [64 * 1024, 200_000] {
      let text = String(repeating: pattern, count: length / pattern.utf8.count)
      #expect(verdict(text) != "fine", "\(pattern), \(length)")
    }
    // With its end the same may be a formula, but never a crash.
    let start = String(repeating: pattern, count: 20_000 / pattern.utf8.count)
    _ = verdict(start + "1" + String(repeating: ")", count: 20_000))
  }

  @Test func `random words are a message or a formula, never a crash`() {
    let words = [
      "(", ")", "-", "+", "not ", "and ", "or ", "to ", "if(", "min(", "x", "1", "2.5", "[KRW]",
      ",",
      ":", "^", "*", "/", "<", ">=", "==", "\"", "2002-09", " ", "undefined", "수", "\n",
    ]
    let counts = onOrdinaryStack {
      var random = Seeded(3)
      var counts: [String: Int] = [:]
      for _ in 0..<20_000 {
        let text = (0...random(12)).map { _ in words[random(words.count)] }.joined()
        do throws(Diagnostic) {
          _ = try formula(text).expression.list
          counts["fine", default: 0] += 1
        } catch {
          counts[error.code, default: 0] += 1
          _ = error.description
        }
      }
      return counts
    }
    // The words are chosen so that both happen.
    #expect((counts["fine"] ?? 0) > 200, "\(counts)")
    #expect((counts["unexpected-word"] ?? 0) > 200, "\(counts)")
  }

  @Test func `the message of a long formula is short`() {
    let text = String(repeating: "(", count: 60_000)
    let message = onOrdinaryStack { refusal(text) }
    #expect(
      message.hasPrefix(
        "test.yaml:1:202: error[formula-too-deep]: The formula is nested deeper than 200 levels"))
    #expect(message.count < 500)
    let long = refusal("f(" + String(repeating: "x,", count: 40_000) + "x)")
    #expect(
      long.hasPrefix(
        "test.yaml:1:1: error[formula-too-long]: The formula has 80004 bytes; the limit is 65,536"))
    #expect(long.count < 500)
  }
}
