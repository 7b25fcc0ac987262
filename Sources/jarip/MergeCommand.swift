import ArgumentParser
import Foundation
import JaripKit

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the parts of a run together: the results of the run in one.",
    discussion: """
      The parts come from `jarip run FILE --shard 1/8 --out part1` and so on, or from `jarip compare`; the \
      scenario is read again from where it was.
      """)

  @ArgumentParser.Argument(help: "All parts, in any order.")
  var parts: [String]
  @Option(help: ArgumentHelp("Where the scenario lies now.", valueName: "file"))
  var scenario: String?
  @OptionGroup var textOptions: TextOptions
  @OptionGroup var outputOptions: OutputOptions

  func run() throws {
    let console = textOptions.console
    try outputOptions.prepare()
    let parts = try PartSet(parts)
    let header = parts.header
    if header.keeps == .answer, outputOptions.hasTables {
      throw Diagnostic(
        "answer-only", "The parts keep what is printed, and nothing for --csv and --json",
        suggestion: "make the parts without --keep answer")
    }
    let path = scenario ?? header.scenario
    guard scenario != nil || FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(
        "no-such-file", "There is no file '\(path)'",
        suggestion: "--scenario FILE, if it lies elsewhere now")
    }
    let scenario = try Scenario.load(
      path, settings: header.settings, alternatives: header.alternatives)
    try header.check(scenario, path: path)
    try outputOptions.spare(scenario.files.map(\.name))
    let settings = header.command.settings(
      RunSettings(
        trials: header.trials, seed: header.seed, sampling: header.sampling,
        threads: ProcessInfo.processInfo.activeProcessorCount),
      for: scenario, keeping: header.keeps)
    let projection = try Simulator(scenario).projection(of: parts, settings, on: console)
    try header.command.write(projection, outputOptions, on: console)
  }
}
