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
    let entries = try ScenarioFolder.files(in: files, language: scenarioOptions.language)
    let loaded = entries.map { entry in
      Result<Scenario, any Error> { try scenarioOptions.load(entry.path) }
    }
    let parts = ScenarioFolder.parts(of: loaded, among: entries)
    for (entry, loading) in zip(entries, loaded) {
      do {
        let scenario = try loading.get()
        let results = try results(of: scenario)
        let titles = Dictionary(
          scenario.alternatives.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first }
        )
        checked.append(
          CheckedFile(file: entry.path, outcome: .results(results), titles: titles))
        if results.contains(where: { $0.verdict == .failed }) { isUnwell = true }
      } catch let error as DiagnosticList {
        if entry.isInFolder, parts.contains(ScenarioFolder.place(entry.path)) { continue }
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
    try simulator.checkFacts()
    var settings = runOptions.settings(for: scenario)
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
    /// Found in a folder, and not named in the call.
    var isInFolder: Bool
  }

  /// Files as given, and in folders every YAML file that says `jarip:`, in order of their names.
  static func files(in paths: [String], language: Language) throws -> [Entry] {
    var entries: [Entry] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        entries.append(Entry(path: path, isInFolder: false))
        continue
      }
      let found = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
      for file in found {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        guard text.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("jarip:") })
        else { continue }
        entries.append(Entry(path: file, isInFolder: true))
      }
    }
    guard !entries.isEmpty else {
      throw Diagnostic(
        "no-scenario", "There is no scenario file in \(paths.joined(separator: ", "))")
    }
    return entries
  }

  /// Files that other files build on, so that they need not be scenarios by themselves.
  static func parts(of loaded: [Result<Scenario, any Error>], among entries: [Entry]) -> Set<String>
  {
    var parts: Set<String> = []
    for (entry, loading) in zip(entries, loaded) {
      // Of a file with mistakes too it is known what it builds on.
      let scenario = (try? loading.get()) ?? ScenarioLoader().readPartly(path: entry.path).scenario
      for file in scenario?.files ?? [] where place(file.name) != place(entry.path) {
        parts.insert(place(file.name))
      }
    }
    return parts
  }

  /// A path in one spelling.
  static func place(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
