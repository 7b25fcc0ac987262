import ArgumentParser
import Foundation
import JaripKit

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Find values of inputs that meet the facts marked 'use: fit'.",
    discussion: """
      Each input named by --free is multiplied with a factor, its spread with it. The first alternative is used; \
      --alternative names another. Facts with 'use: test' are not looked at.
      """)

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @Option(
    name: .customLong("free"),
    help: ArgumentHelp(
      "An input that may move, or several by a name with *; may be repeated.", valueName: "name"))
  var free: [String]
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "Write a scenario file that builds on this one and sets the inputs found.",
      valueName: "file"))
  var target: String?
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions

  func run() throws {
    let console = scenarioOptions.console
    let output = target.map(OutputFile.init)
    if let output {
      if output.isStandardOutput {
        throw Diagnostic(
          "wrong-call", "--to takes the name of a file", suggestion: "--to tuned.yaml")
      }
      if !scenarioOptions.source.settings.isEmpty {
        throw Diagnostic(
          "wrong-call", "--to writes a file that builds on '\(file)', which does not know --set",
          suggestion: "write what is set into a scenario file")
      }
      try output.prepare()
    }
    let scenario = try scenarioOptions.load(file)
    try output?.spare(scenario.files.map(\.name))
    console.report(scenario.warnings)
    let settings = runOptions.settings(for: scenario)
    let calibration = try Progress.shown(on: console) {
      try Calibration(scenario, free: free, settings, prepare: $0)
    }
    if let output {
      try output.write(
        CalibrationPatch(calibration, extending: Self.path(of: file, from: output.path)).yaml)
    }
    try console.print(
      CalibrationText(calibration, in: scenarioOptions.language).page(patch: target))
  }

  /// The path of a file as one in another folder would name it.
  private static func path(of file: String, from other: String) -> String {
    let parts = URL(fileURLWithPath: file).standardizedFileURL.pathComponents
    let folder = URL(fileURLWithPath: other).standardizedFileURL.deletingLastPathComponent()
      .pathComponents
    let common = zip(parts, folder).prefix { $0 == $1 }.count
    let steps =
      Array(repeating: "..", count: folder.count - common) + parts.dropFirst(common)
    return steps.joined(separator: "/")
  }
}
