import ArgumentParser
import Foundation
import JaripKit

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Load files or folders, check units and names, and run the checks they hold.",
    discussion:
      "In a folder, a file that is no scenario by itself but part of one there is passed over.")

  @ArgumentParser.Argument(help: "Scenarios, or folders that hold some.")
  var files: [String]
  @Option(help: ArgumentHelp("Write the results for a build server.", valueName: "file"))
  var junit: String?
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions
  @Flag(help: "Print nothing when all is well.")
  var quiet = false

  private var console: Console { scenarioOptions.console }

  func run() throws {
    let junitFile = junit.map(OutputFile.init)
    try junitFile?.prepare()
    var checked: [CheckedFile] = []
    var problems: [[Diagnostic]] = []
    var stops: [RunFailure] = []
    var isUnwell = false
    for entry in try ScenarioFolder.files(in: files, language: scenarioOptions.language) {
      do {
        let scenario = try scenarioOptions.load(entry.path)
        let results = try results(of: scenario)
        let titles = Dictionary(
          scenario.alternatives.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first }
        )
        checked.append(
          CheckedFile(file: entry.path, outcome: .results(results), titles: titles))
        if results.contains(where: { $0.verdict == .failed }) { isUnwell = true }
      } catch let error as DiagnosticList {
        if entry.isPart { continue }
        problems.append(error.diagnostics)
        checked.append(CheckedFile(file: entry.path, outcome: .errors(error.diagnostics)))
      } catch let error as RunFailure {
        stops.append(error)
        checked.append(CheckedFile(file: entry.path, outcome: .stopped(error.diagnostic)))
      }
    }
    for problem in problems { console.report(problem) }
    for stop in stops { console.report(stop) }
    let text = CheckText(checked, in: scenarioOptions.language)
    if let junitFile { try junitFile.write(text.junit) }
    let isWell = problems.isEmpty && stops.isEmpty && !isUnwell
    if junit != "-", !(quiet && isWell) { try console.print(text.page) }
    if !problems.isEmpty { throw Finish(code: 2) }
    if !stops.isEmpty { throw Finish(code: 3) }
    if isUnwell { throw Finish(code: 1) }
  }

  private func results(of scenario: Scenario) throws -> [CheckResult] {
    let checks = try Checks(scenario)
    let simulator = try Simulator(scenario)
    var settings = try runOptions.settings(for: scenario)
    guard !scenario.checks.isEmpty else {
      settings.trials = 1
      let plan = try simulator.plan(settings)
      console.report(scenario.warnings + plan.warnings)
      return []
    }
    settings.monthly = checks.monthly
    let projection = try simulator.run(settings, alsoKeeping: checks.quantities, on: console)
    return try checks.results(projection)
  }
}

/// Scenario files among files and folders.
enum ScenarioFolder {
  struct Entry {
    var path: String
    /// Another file found builds on it, so it need not be a scenario by itself.
    var isPart: Bool
  }

  /// Files as given, and in folders every YAML file that says `jarip:`, in order of their names.
  static func files(in paths: [String], language: Language) throws -> [Entry] {
    var entries: [Entry] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        entries.append(Entry(path: path, isPart: false))
        continue
      }
      let found = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
      let texts = found.map { (try? String(contentsOfFile: $0, encoding: .utf8)) ?? "" }
      let all = texts.joined(separator: "\n")
      for (file, text) in zip(found, texts)
      where text.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("jarip:") }) {
        let name = (file as NSString).lastPathComponent
        let isExtended = all.split(whereSeparator: \.isNewline).contains {
          $0.hasPrefix("extends:") && $0.contains(name)
        }
        entries.append(Entry(path: file, isPart: isExtended))
      }
    }
    guard !entries.isEmpty else {
      throw Diagnostic(
        "no-scenario", "There is no scenario file in \(paths.joined(separator: ", "))")
    }
    return entries
  }
}
