import ArgumentParser
import JaripKit

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Set alternatives side by side on the same draws.",
    discussion: "Several files are each run by themselves and are not paired.")

  @ArgumentParser.Argument(help: "The scenario, or several with the same centres and timeline.")
  var files: [String]
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var precisionOption: PrecisionOption
  @OptionGroup var givenOption: GivenOption
  @OptionGroup var shardOptions: ShardOptions
  @OptionGroup var outputOptions: OutputOptions

  private var console: Console { scenarioOptions.console }

  func validate() throws {
    try precisionOption.refuse(beside: runOptions)
    try shardOptions.refuse(beside: precisionOption, outputOptions)
    try givenOption.refuse(beside: precisionOption, shardOptions, outputOptions)
    if givenOption.given != nil, files.count > 1 {
      throw ValidationError("--given is for the alternatives of one file.")
    }
    if shardOptions.shard != nil, files.count > 1 {
      throw ValidationError("--shard is for the alternatives of one file.")
    }
  }

  func run() throws {
    try outputOptions.prepare()
    let scenarios = try files.map { (file: $0, scenario: try scenarioOptions.load($0)) }
    try outputOptions.spare(scenarios.flatMap { $0.scenario.files.map(\.name) })
    if scenarios.count == 1 {
      try compareAlternatives(scenarios[0].scenario)
    } else {
      try compareFiles(scenarios)
    }
  }

  private func compareAlternatives(_ scenario: Scenario) throws {
    guard scenario.alternatives.count > 1 else {
      throw Diagnostic(
        "one-alternative",
        Words(scenarioOptions.language).onlyOne(scenario.alternatives[0].name),
        suggestion: "jarip run \(files[0])")
    }
    let command = PartHeader.Command.compare
    var settings = command.settings(
      runOptions.settings(for: scenario), for: scenario, keeping: .everything)
    if let shard = shardOptions.shard {
      let header = scenarioOptions.header(command, files[0], scenario, settings, shard)
      return try shardOptions.write(
        header, scenario, settings, on: console, isQuiet: outputOptions.quiet)
    }
    if outputOptions.json == nil { settings.monthly = outputOptions.html == nil ? [] : ["oss"] }
    if givenOption.given != nil {
      let run = try Simulator(scenario).conditionedRun(settings, on: console)
      return try command.write(run, outputOptions, on: console)
    }
    let projection = try Simulator(scenario).run(
      settings, until: precisionOption.precision, on: console)
    try command.write(projection, outputOptions, on: console)
  }

  private func compareFiles(_ scenarios: [(file: String, scenario: Scenario)]) throws {
    if let obstacle = SideBySideText.obstacle(scenarios) { throw obstacle }
    if outputOptions.html != nil {
      throw Diagnostic(
        "wrong-call", "--html is for the alternatives of one file",
        suggestion: "--csv and --json have the results of several files")
    }
    if precisionOption.precision != nil {
      throw Diagnostic(
        "precision-of-files", "--precision is for the alternatives of one file",
        why: "several files are run with one number of trials.", suggestion: "--trials 40000")
    }
    // The first file's trials, seed and sampling serve all, so that only the scenarios differ.
    let first = runOptions.settings(for: scenarios[0].scenario)
    let runs = try scenarios.map { file, scenario in
      var settings = runOptions.settings(for: scenario)
      settings.trials = first.trials
      settings.seed = first.seed
      settings.sampling = first.sampling
      if outputOptions.json != nil { settings.monthly = ResultDocument.monthlyMeasures }
      return SideBySideText.Run(
        file: file, projection: try Simulator(scenario).run(settings, on: console))
    }
    let text = SideBySideText(runs, in: scenarioOptions.language)
    try outputOptions.write(table: { text.table }, document: { text.document })
    guard !outputOptions.takesStandardOutput else { return }
    try console.print(text.page)
  }
}
