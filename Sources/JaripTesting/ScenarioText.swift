import Foundation
public import JaripKit

/// Makes scenarios for tests.
public enum ScenarioText {
  /// A scenario from its text.
  public static func load(_ text: String, name: String = "test.yaml", settings: [String] = [])
    throws -> Scenario
  {
    try ScenarioLoader(settings: settings, reservedNames: FunctionEntry.reservedNames)
      .load(text: text, name: name)
  }

  /// The project's folder, found from the place of this file.
  public static let projectFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every scenario file under `scenarios` that can be run by itself, sorted.
  public static let shippedFiles: [String] = {
    let folder = projectFolder.appendingPathComponent("scenarios")
    let all =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".yaml") }.map { folder.path + "/" + $0 }.filter { path in
      // Parts that others extend have no centres of their own.
      (try? ScenarioLoader(reservedNames: FunctionEntry.reservedNames).load(path: path)) != nil
    }.sorted()
  }()
}
