import ArgumentParser
import Foundation
import JaripKit

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Hold the forecasts of a ledger against facts that have come.",
    discussion: """
      Facts are a table with the columns alternative, centre, quantity, period, as in `jarip run FILE --csv`, and value. \
      The ledger is checked first.
      """)

  @ArgumentParser.Argument(help: "The ledger of forecasts.")
  var ledger: String
  @ArgumentParser.Argument(help: "The table of facts.")
  var facts: String
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Score facts of periods that ended before this month; else before the present one.",
      valueName: "month"),
    transform: ValidateCommand.month(from:))
  var asOf: Month?
  @OptionGroup var headOption: HeadOption
  @OptionGroup var textOptions: TextOptions
  @Option(
    help: ArgumentHelp("Write a tidy table of scores; - for standard output.", valueName: "file"))
  var csv: String?
  @Flag(help: "Print the answer only.")
  var quiet = false

  func run() throws {
    let console = textOptions.console
    let output = csv.map(OutputFile.init)
    try output?.prepare()
    try output?.spare([ledger, facts])
    let chain = try headOption.chain(of: ledger)
    let scores = try LedgerScores(
      chain.scorable(), Facts(path: facts), asOf: asOf ?? Month(Date()))
    if let output {
      try output.write(ScoreTable(scores, of: chain).csv)
      if output.isStandardOutput { return }
    }
    let text = ScoreText(scores, of: chain, ledger: ledger, in: console.language)
    try console.print(quiet ? text.short : text.page)
  }
}
