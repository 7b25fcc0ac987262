import Foundation
import JaripKit
import JaripTesting
import Testing

/// The manual and the code say the same.
@Suite struct `The documentation` {
  @Test(arguments: ["README.md", "docs/language.md", "docs/validation.md"])
  func `every example of a page loads, resolves and runs`(page: String) throws {
    let page = try Page(page)
    try withFolder(of: page) { folder in
      let examples = page.blocks.filter { $0.info == "yaml" }
      #expect(!examples.isEmpty)
      for example in examples {
        let found = try messages(of: example.scenarioText, in: folder)
        let errors = found.filter { $0.severity == .error }.map(\.description)
        #expect(errors.isEmpty, "\(page.path):\(example.line): \(errors.joined(separator: "\n"))")
      }
    }
  }

  @Test func `the language page names every key of a scenario file`() throws {
    let page = try Page("docs/language.md")
    let schema = try JSONSerialization.jsonObject(with: Data(jsonSchema().utf8))
    let keys = propertyNames(in: schema)
    #expect(keys.count > 60)
    for key in keys.sorted() {
      #expect(page.names(key, before: ":"), "docs/language.md lacks the key '\(key)'")
    }
  }

  @Test func `the language page names every function`() throws {
    let page = try Page("docs/language.md")
    for entry in FunctionEntry.all {
      let isNamed =
        entry.name == "to" ? page.text.contains("`a to b`") : page.names(entry.name, before: "(")
      #expect(isNamed, "docs/language.md lacks the function '\(entry.name)'")
    }
  }

  @Test func `the page of functions lists each with its summary`() throws {
    let page = try Page("docs/functions.md")
    for entry in FunctionEntry.all {
      let row = page.text.split(separator: "\n").first { $0.hasPrefix("| `\(entry.signature)` |") }
      #expect(row?.contains(entry.summary) == true, "\(entry.signature): \(entry.summary)")
    }
    #expect(page.text == FunctionsText.markdown, "docs/functions.md is old: make docs")
  }

  @Test func `the page of messages has every code of the source, and no other`() throws {
    let documented = try Set(Page("docs/diagnostics.md").entries.map(\.code))
    let used = try codesInSources()
    #expect(used.count > 60)
    #expect(used.subtracting(documented).sorted() == [], "without an entry")
    #expect(documented.subtracting(used).sorted() == [], "entries without a use")
  }

  @Test func `every example of a message gives that message`() throws {
    let page = try Page("docs/diagnostics.md")
    try withFolder(of: page) { folder in
      for entry in page.entries {
        #expect(!entry.examples.isEmpty, "'\(entry.code)' has no example")
        #expect(entry.text.contains("\nDo: "), "'\(entry.code)' does not say what to do")
        // Calls are for readers; the tests of the commands make them.
        for example in entry.examples where !example.hasPrefix("jarip ") {
          let codes = try messages(of: example, in: folder).map(\.code)
          #expect(codes.contains(entry.code), "\(entry.code): \(example) gives \(codes)")
        }
      }
    }
  }
}

/// A page of the manual.
private struct Page {
  struct Block {
    /// What stands behind the opening fence: `yaml`, `csv name.csv`.
    var info: String
    var line: Int
    var text: String

    /// A part of a scenario stands on top of the base scenario.
    var scenarioText: String { info == "yaml" ? text.onTopOfBase : text }
  }

  /// What a page says of one message.
  struct Entry {
    var code: String
    var text: String

    /// The one in the text, then those in blocks.
    var examples: [String] {
      let inText = text.firstMatch(of: /Example: `([^`]+)`/).map { String($0.1) }
      let fragments = inText.map { $0.hasPrefix("jarip ") ? $0 : $0.onTopOfBase }
      let blocks = Page.blocks(in: text).filter { $0.info.hasPrefix("yaml") }
      return (fragments.map { [$0] } ?? []) + blocks.map(\.scenarioText)
    }
  }

  let path: String
  let text: String
  var blocks: [Block] { Self.blocks(in: text) }

  init(_ path: String) throws {
    self.path = path
    text = try String(
      contentsOf: ScenarioText.projectFolder.appending(path: path), encoding: .utf8)
  }

  static func blocks(in text: String) -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let block = open {
        if line == "```" {
          blocks.append(block)
          open = nil
        } else {
          open!.text += line + "\n"
        }
      } else if line.hasPrefix("```") {
        open = Block(info: String(line.dropFirst(3)), line: index + 1, text: "")
      }
    }
    return blocks
  }

  /// The parts under headings of the third level.
  var entries: [Entry] {
    text.split(separator: "\n### ", omittingEmptySubsequences: false).dropFirst().map { part in
      let own = part.split(separator: "\n## ", omittingEmptySubsequences: false)[0]
      let lines = own.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return Entry(code: String(lines[0]), text: String(lines.last ?? ""))
    }
  }

  /// Whether `word` stands in backticks or, as a whole word, before a sign.
  func names(_ word: String, before sign: String) -> Bool {
    text.contains("`\(word)`")
      || text.ranges(of: word + sign).contains { range in
        guard range.lowerBound > text.startIndex else { return true }
        let before = text[text.index(before: range.lowerBound)]
        return !before.isLetter && before != "_"
      }
  }
}

extension String {
  /// Itself if it is a whole scenario file, else as a file that builds on the base scenario.
  fileprivate var onTopOfBase: String {
    if hasPrefix("jarip:") { return self }
    return "jarip: 1\n" + (hasPrefix("extends:") ? "" : "extends: [base.yaml]\n") + self + "\n"
  }
}

/// A folder with the base scenario of the language page and the tables of `page`.
private func withFolder(of page: Page, _ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "jarip-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let base = try Page("docs/language.md").blocks.first { $0.text.hasPrefix("jarip: 1") }
  try #require(base).text.write(
    to: folder.appending(path: "base.yaml"), atomically: true, encoding: .utf8)
  for block in page.blocks where block.info.hasPrefix("csv ") {
    try block.text.write(
      to: folder.appending(path: String(block.info.dropFirst(4))), atomically: true,
      encoding: .utf8)
  }
  try body(folder)
}

/// Every error and warning of a scenario in the folder, its short run and its checks.
private func messages(of text: String, in folder: URL) throws -> [Diagnostic] {
  let file = folder.appending(path: "mine.yaml")
  try text.write(to: file, atomically: true, encoding: .utf8)
  do {
    let scenario = try ScenarioLoader(reservedNames: FunctionEntry.reservedNames)
      .load(path: file.path)
    let checks = try Checks(scenario)
    let simulator = try Simulator(scenario)
    try simulator.checkFacts()
    let settings = RunSettings(trials: 50, seed: 1, threads: 1, monthly: checks.monthly)
    let plan = try simulator.plan(settings, alsoKeeping: checks.quantities)
    let projection = try simulator.run(plan, settings)
    _ = try checks.results(projection)
    return scenario.warnings + plan.warnings + projection.grantWarnings
  } catch let list as DiagnosticList {
    return list.diagnostics
  } catch let diagnostic as Diagnostic {
    return [diagnostic]
  } catch let failure as RunFailure {
    return [failure.diagnostic]
  }
}

/// The names of all properties in a JSON Schema.
private func propertyNames(in schema: Any) -> Set<String> {
  if let list = schema as? [Any] {
    return list.reduce(into: []) { $0.formUnion(propertyNames(in: $1)) }
  }
  guard let object = schema as? [String: Any] else { return [] }
  var names: Set<String> = []
  for (key, value) in object {
    guard key == "properties", let properties = value as? [String: Any] else {
      names.formUnion(propertyNames(in: value))
      continue
    }
    for (name, property) in properties {
      names.insert(name)
      names.formUnion(propertyNames(in: property))
    }
  }
  return names
}

/// The codes in the source: where a diagnostic is made, and constants that hold one.
private func codesInSources() throws -> Set<String> {
  let folder = ScenarioText.projectFolder.appending(path: "Sources")
  let files =
    FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
  var codes: Set<String> = []
  for file in files where file.hasSuffix(".swift") {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let calls = text.matches(of: /(?:Diagnostic|problem|failure)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/)
    let choices = text.matches(of: /\? "([a-z0-9]+(?:-[a-z0-9]+)+)" : "([a-z0-9]+(?:-[a-z0-9]+)+)"/)
    let constants = text.matches(of: /(?:case \w+|let code) = "([a-z0-9]+(?:-[a-z0-9]+)+)"/)
    codes.formUnion(calls.map { String($0.1) })
    codes.formUnion(choices.flatMap { [String($0.1), String($0.2)] })
    codes.formUnion(constants.map { String($0.1) })
  }
  return codes
}
