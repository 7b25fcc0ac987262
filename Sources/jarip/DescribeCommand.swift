import ArgumentParser
import JaripKit

struct DescribeCommand: ParsableCommand {
  enum GraphForm: String, CaseIterable, ExpressibleByArgument { case dot }

  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Show what is in a scenario: inputs with sources, quantities, lines, the graph.")

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @Flag(help: "Print the nodes that are computed instead.")
  var plan = false
  @Option(help: "Print the graph of what is computed from what instead.")
  var graph: GraphForm?
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions

  func run() throws {
    let console = scenarioOptions.console
    let scenario = try scenarioOptions.load(file)
    let settings = runOptions.settings(for: scenario)
    let plan = try Simulator(scenario).plan(settings)
    console.report(scenario.warnings + plan.warnings)
    if self.plan {
      try console.print(PlanText(plan, Simulation(plan, settings).facts).page)
    } else if graph == .dot {
      try console.print(GraphText(plan.alternatives[0]).dot)
    } else {
      try console.print(DescribeText(plan, in: scenarioOptions.language).page)
    }
  }
}
