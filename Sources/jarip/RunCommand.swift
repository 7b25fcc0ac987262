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
  @OptionGroup var outputOptions: OutputOptions

  func validate() throws { try precisionOption.refuse(beside: runOptions) }

  func run() throws {
    let console = scenarioOptions.console
    try outputOptions.prepare()
    let scenario = try scenarioOptions.load(file)
    var settings = runOptions.settings(for: scenario)
    // The page has one sentence on the difference; the whole comparison is another command.
    settings.compares = scenario.alternatives.count > 1
    settings.comparedNames = ["oss"]
    settings.selection =
      outputOptions.csv == nil && outputOptions.json == nil ? .answer : .everything
    if outputOptions.json != nil {
      settings.monthly = ResultDocument.monthlyMeasures
    } else if !outputOptions.quiet, !outputOptions.takesStandardOutput {
      settings.monthly = ["oss"]
    }
    let projection = try Simulator(scenario).run(
      settings, until: precisionOption.precision, on: console)
    try outputOptions.write(
      table: { ResultTable(projection) }, document: { ResultDocument(projection).json })
    guard !outputOptions.takesStandardOutput else { return }
    let text = RunText(projection, in: scenarioOptions.language)
    try console.print(outputOptions.quiet ? text.short : text.page)
  }
}
