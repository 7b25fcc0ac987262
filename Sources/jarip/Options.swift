import ArgumentParser
import Foundation
import JaripKit

extension Language: ExpressibleByArgument {}
extension Sampling: ExpressibleByArgument {}
extension RunSettings.Selection: ExpressibleByArgument {}

/// The option of every command that may fail.
struct ErrorOptions: ParsableArguments {
  @Flag(name: .customLong("json-errors"), help: "Print errors as JSON.")
  var printsErrorsAsJson = false
}

/// Options of every command that says something in one language.
struct TextOptions: ParsableArguments {
  @Option(name: .customLong("lang"), help: "Language of the text.")
  var language: Language = .en

  @OptionGroup var errorOptions: ErrorOptions

  var console: Console {
    Console(printsErrorsAsJson: errorOptions.printsErrorsAsJson, language: language)
  }
}

/// Options of every command that reads a scenario and says something of it.
struct ScenarioOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions
  @OptionGroup var textOptions: TextOptions

  var language: Language { textOptions.language }
  var console: Console { textOptions.console }

  func load(_ path: String) throws(DiagnosticList) -> Scenario { try source.load(path) }

  /// What a part of a run says of it.
  func header(
    _ command: PartHeader.Command, _ path: String, _ scenario: Scenario, _ run: RunSettings,
    _ shard: Shard
  ) -> PartHeader {
    PartHeader(
      command, path: path, scenario, settings: source.settings,
      alternatives: source.alternatives, run: run, shard: shard)
  }
}

/// What a scenario is read with.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set a value, as in inputs.training_fee=0.06.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    name: .customLong("alternative"),
    help: ArgumentHelp("Only this alternative; may be repeated.", valueName: "name"))
  var alternatives: [String] = []

  func load(_ path: String) throws(DiagnosticList) -> Scenario {
    try Scenario.load(path, settings: settings, alternatives: alternatives)
  }
}

extension Scenario {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - settings: words of `--set`.
  ///   - alternatives: those that are kept; all if none are named.
  static func load(
    _ path: String, settings: [String], alternatives: [String]
  ) throws(DiagnosticList) -> Scenario {
    let loader = ScenarioLoader(settings: settings, reservedNames: FunctionEntry.reservedNames)
    var scenario = try loader.loadChecked(path: path)
    guard !alternatives.isEmpty else { return scenario }
    let names = scenario.alternatives.map(\.name)
    let unknown = alternatives.filter { !names.contains($0) }
    guard unknown.isEmpty else {
      throw DiagnosticList(
        unknown.map { name in
          Diagnostic(
            "unknown-alternative", "There is no alternative '\(name)'",
            suggestion: nearestName(to: name, among: names).map { "'\($0)'" }
              ?? names.joined(separator: ", "))
        })
    }
    scenario.restrict(to: Set(alternatives))
    return scenario
  }
}

/// Options of every command that simulates.
struct RunOptions: ParsableArguments {
  // A minus sign is part of the value, so that it is refused for what it is.
  @Option(parsing: .unconditional, help: "How many trials; else as the file says.")
  var trials: Int?

  @Option(parsing: .unconditional, help: "The seed of the draws; else as the file says.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("How trials are sampled.", valueName: "random|lhs|sobol"))
  var sampling: Sampling?

  @Option(parsing: .unconditional, help: "Workers; results do not depend on it.")
  var threads: Int?

  func validate() throws {
    if let trials, trials < 1 { throw ValidationError("--trials must be at least 1.") }
    if let trials, trials > Simulation.mostTrials {
      throw ValidationError("--trials must be at most \(Simulation.mostTrials).")
    }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  /// What the call says, else what the file says.
  func settings(for scenario: Scenario) -> RunSettings {
    RunSettings(
      trials: trials ?? scenario.simulation.trials, seed: seed ?? scenario.simulation.seed,
      sampling: sampling ?? scenario.simulation.sampling,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}

/// The option of commands that answer with probabilities.
struct PrecisionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Instead of --trials: as many as it takes until the answer's probabilities are this sure, as one "
        + "standard error.",
      valueName: "0.5%"),
    transform: PrecisionOption.precision(from:))
  var precision: Precision?

  func refuse(beside options: RunOptions) throws {
    if precision != nil, options.trials != nil {
      throw ValidationError("--trials and --precision cannot both be given.")
    }
  }

  /// `0.5%` or `0.005`.
  static func precision(from text: String) throws -> Precision {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text) else {
      throw ValidationError("--precision is a share like 0.5% or 0.005, not '\(text)'.")
    }
    let target = isPercent ? number / 100 : number
    guard target >= Precision.finest, target <= 0.25 else {
      throw ValidationError(
        "--precision must be between 0.05% and 25%, not '\(text)': 0.05% takes up to a million trials."
      )
    }
    return Precision(target)
  }
}

/// The option of commands whose trials may count by how well they agree with the facts.
struct GivenOption: ParsableArguments {
  enum Given: String, CaseIterable, ExpressibleByArgument { case observations }

  @Option(
    help: ArgumentHelp(
      "Let each trial count by how likely it makes the observations with 'use: fit', and show the answer beside that of "
        + "all trials alike.", valueName: "observations"))
  var given: Given?

  func refuse(
    beside precision: PrecisionOption, _ shards: ShardOptions, _ output: OutputOptions
  ) throws {
    guard given != nil else { return }
    if precision.precision != nil {
      throw ValidationError(
        "--given and --precision cannot both be given: how many trials count is only known afterwards; take --trials."
      )
    }
    if shards.shard != nil {
      throw ValidationError(
        "--given and --shard cannot both be given: what a trial counts hangs on all trials.")
    }
    if output.html != nil {
      throw ValidationError(
        "--given goes with the printed answer, --csv and --json; the page of --html is of trials that count the same."
      )
    }
  }
}

/// Options of commands with results.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a tidy table of all results; - for standard output.", valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp("Write all results as JSON; - for standard output.", valueName: "file"))
  var json: String?

  @Option(
    help: ArgumentHelp(
      "Write the answer as a page for a browser; - for standard output. The whole book: jarip report.",
      valueName: "file"))
  var html: String?

  @Flag(help: "Print the answer only.")
  var quiet = false

  func validate() throws {
    if targets.count(where: { $0.file.isStandardOutput }) > 1 {
      throw ValidationError("Only one of --csv, --json and --html can go to standard output.")
    }
  }

  private var targets: [(option: String, file: OutputFile)] {
    [("--csv", csv), ("--json", json), ("--html", html)].compactMap { option, path in
      path.map { (option, OutputFile($0)) }
    }
  }

  /// Whether all results are written.
  var hasTables: Bool { csv != nil || json != nil }

  /// Whether standard output is taken by a table, a document or a page.
  var takesStandardOutput: Bool { targets.contains { $0.file.isStandardOutput } }

  /// Finds out before a long run that the files can be written.
  func prepare() throws(Diagnostic) {
    for (index, target) in targets.enumerated() {
      if let other = targets[..<index].first(where: { $0.file.isSame(as: target.file) }) {
        throw Diagnostic(
          "wrong-call",
          "\(other.option) and \(target.option) name the same file, '\(target.file.path)'")
      }
      try target.file.prepare()
    }
  }

  /// - Throws: where a file would be written over one that the call reads.
  func spare(_ inputs: [String]) throws(Diagnostic) {
    for target in targets { try target.file.spare(inputs) }
  }

  func write(
    table: () -> ResultTable, document: () -> JsonValue, page: (() -> String)? = nil
  ) throws(Diagnostic) {
    if let csv { try OutputFile(csv).write(table().csv) }
    if let json { try OutputFile(json).write(document().document) }
    if let html, let page { try OutputFile(html).write(page()) }
  }
}
