import ArgumentParser
import JaripKit

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate: who stands alone, when, with what probability; then the budget.")

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var precisionOption: PrecisionOption
  @OptionGroup var givenOption: GivenOption
  @OptionGroup var shardOptions: ShardOptions
  @Option(
    help: ArgumentHelp(
      "With --shard: what the part keeps, everything, or the answer, which takes less time and room and cannot "
        + "give --csv and --json.",
      valueName: "everything|answer"))
  var keep: RunSettings.Selection?
  @OptionGroup var outputOptions: OutputOptions

  func validate() throws {
    try precisionOption.refuse(beside: runOptions)
    try shardOptions.refuse(beside: precisionOption, outputOptions)
    try givenOption.refuse(beside: precisionOption, shardOptions, outputOptions)
    if keep != nil, shardOptions.shard == nil {
      throw ValidationError("--keep goes with --shard 3/8.")
    }
  }

  func run() throws {
    let console = scenarioOptions.console
    let command = PartHeader.Command.run
    try outputOptions.prepare()
    let scenario = try scenarioOptions.load(file)
    try outputOptions.spare(scenario.files.map(\.name))
    var settings = runOptions.settings(for: scenario)
    if let shard = shardOptions.shard {
      settings = command.settings(settings, for: scenario, keeping: keep ?? .everything)
      let header = scenarioOptions.header(command, file, scenario, settings, shard)
      return try shardOptions.write(
        header, scenario, settings, on: console, isQuiet: outputOptions.quiet)
    }
    settings = command.settings(
      settings, for: scenario, keeping: outputOptions.hasTables ? .everything : .answer)
    if outputOptions.json == nil {
      let isShort = outputOptions.quiet || outputOptions.takesStandardOutput
      settings.monthly = isShort && outputOptions.html == nil ? [] : ["oss"]
    }
    if givenOption.given != nil {
      let run = try Simulator(scenario).conditionedRun(settings, on: console)
      return try command.write(run, outputOptions, on: console)
    }
    let projection = try Simulator(scenario).run(
      settings, until: precisionOption.precision, on: console)
    try command.write(projection, outputOptions, on: console)
  }
}
