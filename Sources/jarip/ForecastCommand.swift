import ArgumentParser
import Foundation
import JaripKit

struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Simulate, and write the forecast down where it cannot be changed unseen.",
    discussion: """
      All fiscal years and dates of the results are kept with their quantiles, for `jarip score` to hold against facts \
      when these have come.
      """)

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The ledger of forecasts; made if it is not there.", valueName: "file"))
  var ledger: String
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "A rehearsal: hide actual values from this month on and forecast what ends then or later.",
      valueName: "month"),
    transform: ValidateCommand.month(from:))
  var origin: Month?
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions
  @Flag(help: "Print the ledger's new head only.")
  var quiet = false

  func run() throws {
    let console = scenarioOptions.console
    try ForecastLedger.prepare(path: ledger)
    let scenario = try scenarioOptions.load(file).readyToForecast(asOf: origin, on: Month(Date()))
    var settings = PartHeader.Command.run.settings(
      runOptions.settings(for: scenario), for: scenario, keeping: .everything)
    settings.monthly = []
    let forecast = FrozenForecast(try Simulator(scenario).run(settings, on: console))
    let entry = try ForecastLedger(path: ledger).append(forecast, asOf: origin)
    if quiet { return try console.print(entry.hash + "\n") }
    try console.print(ForecastText(entry, ledger: ledger, in: console.language).page)
  }
}
