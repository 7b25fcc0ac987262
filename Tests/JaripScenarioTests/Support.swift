import Foundation
import JaripLanguage
import JaripScenario
import OrderedCollections
import Testing

/// The least that a scenario needs.
let frame = """
  jarip: 1
  money: KRW million
  units: [person, seat, firm]
  timeline: {start: 1997-09, end: 1999-08, fiscal_year: september}
  centres: {kpc: {group: capital}, gwangju: {group: regional, opens: 1998-09}}

  """

func load(_ text: String, settings: [String] = []) throws -> Scenario {
  try ScenarioLoader(settings: settings, reservedNames: ["min", "max", "pert"])
    .load(text: text, name: "test.yaml")
}

/// Every message in full, as the command line prints them.
func problems(_ text: String, settings: [String] = []) -> String {
  rendered { _ = try load(text, settings: settings) }
}

func rendered(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no errors\n"
  } catch let list as DiagnosticList {
    return list.diagnostics.map(\.description).joined(separator: "\n\n") + "\n"
  } catch {
    return "\(error)\n"
  }
}

/// A folder with files that is removed afterwards; messages name files as if it were the current one.
func withFiles<Result>(
  _ files: [String: String], _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "jarip-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
  return try body(folder.path)
}

/// Every message for a file of a folder.
func problems(files: [String: String], main: String = "main.yaml") throws -> String {
  try withFiles(files) { folder in
    rendered { _ = try ScenarioLoader().load(path: "\(folder)/\(main)") }
      .replacingOccurrences(of: folder + "/", with: "")
  }
}

/// Compares with `Golden/<name>.txt`; with `JARIP_RECORD=1` writes the file and fails.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  let url = folder.appending(path: "\(name).txt")
  if ProcessInfo.processInfo.environment["JARIP_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    Issue.record("Recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let golden = try String(contentsOf: url, encoding: .utf8)
  #expect(text == golden, "Golden/\(name).txt differs", sourceLocation: sourceLocation)
}

extension Scenario {
  /// The quantity's formula as written, in the first alternative or the one named.
  func formula(_ name: String, in alternative: String? = nil) -> String? {
    let found = alternatives.first { alternative == nil || $0.name == alternative }
    guard case .formula(let formula)? = found?.quantities[name]?.value else { return nil }
    return formula.text
  }
}
