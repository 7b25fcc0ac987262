import Foundation
import JaripLanguage
import JaripScenario
import Testing

@Suite(.serialized) struct `Hostile files` {
  /// The codes of the messages, and the seconds that they took.
  private func codes(_ text: String) -> ([String], Double) {
    let start = ContinuousClock.now
    do {
      _ = try ScenarioLoader().load(text: text, name: "hostile.yaml")
      return ([], 0)
    } catch {
      let seconds = start.duration(to: .now) / .seconds(1)
      for diagnostic in error.diagnostics { _ = diagnostic.description }
      return (error.diagnostics.map(\.code), seconds)
    }
  }

  private func expectQuick(
    _ name: String, _ code: String, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (codes, seconds) = codes(text)
    #expect(codes.contains(code), "\(name): \(codes)", sourceLocation: sourceLocation)
    #expect(seconds < 10, "\(name) took \(seconds) s", sourceLocation: sourceLocation)
    if ProcessInfo.processInfo.environment["JARIP_TIMES"] != nil { print("\(name): \(seconds) s") }
  }

  private let size = 16 * 1024 * 1024 - 8

  private func filled(_ pattern: String) -> String {
    String(repeating: pattern, count: size / pattern.utf8.count)
  }

  @Test func `deep nesting is refused`() {
    expectQuick("brackets", "nested-too-deep", filled("["))
    expectQuick("braces", "nested-too-deep", filled("{a: "))
    expectQuick("dashes", "nested-too-deep", filled("- "))
    expectQuick("question marks", "key-not-text", filled("? "))
    expectQuick("question marks in brackets", "yaml-syntax", "[" + filled("? "))
    let steps = (0..<3000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    expectQuick("indentation", "nested-too-deep", steps)
  }

  @Test func `nesting of 200 levels is read and 201 are not`() {
    func nested(_ levels: Int) -> String {
      "jarip: 1\nx: " + String(repeating: "[", count: levels - 2) + "1"
        + String(repeating: "]", count: levels - 2) + "\n"
    }
    #expect(codes(nested(200)).0.contains("unknown-key"))
    #expect(codes(nested(202)).0 == ["nested-too-deep"])
  }

  @Test func `alias bombs are refused`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...50 {
      let last = "*a\(level - 1)"
      bomb +=
        "a\(level): &a\(level) [\(Array(repeating: last, count: 10).joined(separator: ", "))]\n"
    }
    expectQuick("laughs", "too-many-nodes", bomb)
    var deep = "a0: &a0 [x]\n"
    for level in 1...300 { deep += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    expectQuick("deep aliases", "nested-too-deep", deep)
    expectQuick("itself", "unknown-alias", "a: &a [*a]\n")
    expectQuick("keys", "key-not-text", "a: &a [x]\n? *a\n: 1\n")
  }

  @Test func `large files of many things are refused quickly`() {
    expectQuick("list", "too-many-nodes", "[" + filled("0,"))
    expectQuick("lines", "too-many-nodes", filled("- 0\n"))
    expectQuick("comments", "empty-file", filled("#\n"))
    expectQuick("line breaks", "empty-file", filled("\n"))
    expectQuick("one scalar", "wrong-type", filled("x"))
    expectQuick("Hangul", "wrong-type", filled("가"))
    expectQuick("quotes", "yaml-syntax", "\"" + filled("x"))
    expectQuick("anchors", "too-many-nodes", filled("- &a 0\n"))
    expectQuick("tags", "yaml-tag", filled("%TAG !a! b\n"))
    expectQuick("documents", "several-documents", filled("--- 1\n"))
    expectQuick("too large", "file-too-large", filled("x") + "xxxxxxxxxxxx")
  }

  @Test func `many mistakes are cut at a hundred`() {
    let keys = (0..<40_000).map { "key\($0): 1\n" }.joined()
    expectQuick("unknown keys", "too-many-errors", keys)
    let section = (0..<40_000).map { "  9a\($0): 1\n" }.joined()
    expectQuick("bad names", "too-many-errors", "jarip: 1\ninputs:\n" + section)
    let twice = String(repeating: "a: 1\n", count: 40_000)
    expectQuick("same key", "too-many-errors", twice)
  }

  @Test func `files that are no text are refused`() throws {
    func code(_ path: String) -> [String] {
      do {
        _ = try ScenarioLoader().load(path: path)
        return []
      } catch {
        return error.diagnostics.map(\.code)
      }
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "jarip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ bytes: [UInt8]) throws -> String {
      let url = folder.appending(path: "a.yaml")
      try Data(bytes).write(to: url)
      return url.path
    }
    #expect(code(folder.path) == ["is-a-directory"])
    #expect(code(folder.path + "/none.yaml") == ["no-such-file"])
    #expect(try code(file([])) == ["empty-file"])
    #expect(try code(file([0xC7, 0xD1, 10])) == ["not-utf8"])
    #expect(try code(file([97, 0, 98])) == ["not-text"])
    #expect(try code(file([97, 58, 32, 7, 10])) == ["not-text"])
    #expect(try code(file(Array("# nothing\n".utf8))) == ["empty-file"])
    #expect(code("/dev/zero") == ["file-too-large"])
  }

  @Test func `random bytes never crash the reader`() {
    var state: UInt64 = 42
    let alphabet = Array("{}[]:,-?&*!|>'\"%@`#\n  ab0.()~<\t가".unicodeScalars)
    for _ in 0..<3_000 {
      var text = "jarip: 1\n"
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = codes(text)
    }
  }

  @Test func `a scenario with random damage never crashes the loader`() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = [
      "{", "}", "[", "null", "3", "'x'", ": ", ",", "\n", "  ", "value", "()", "from", "-",
    ]
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<1_500 {
      var damaged = lines
      for _ in 0...random(3) {
        let index = random(damaged.count)
        var line = Array(damaged[index])
        let start = line.isEmpty ? 0 : random(line.count)
        let length = min(line.count - start, random(8))
        line.replaceSubrange(start..<(start + length), with: Array(words[random(words.count)]))
        damaged[index] = String(line)
      }
      _ = codes(damaged.joined(separator: "\n"))
    }
  }
}
