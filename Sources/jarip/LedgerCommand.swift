import ArgumentParser
import JaripKit

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "List the forecasts of a ledger and check that they are as they were written.")

  @ArgumentParser.Argument(help: "The ledger of forecasts.")
  var ledger: String
  @OptionGroup var headOption: HeadOption
  @OptionGroup var textOptions: TextOptions
  @Flag(help: "Print the head only.")
  var quiet = false

  func run() throws {
    let console = textOptions.console
    let text = LedgerText(
      try headOption.chain(of: ledger), ledger: ledger, in: console.language)
    try console.print(quiet ? text.short : text.page)
  }
}

/// The option of commands that read a ledger.
struct HeadOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A hash that 'jarip forecast' printed: the ledger must still hold its forecast and all before it.",
      valueName: "hash"))
  var head: String?

  /// The entries of a ledger, checked.
  func chain(of path: String) throws(Diagnostic) -> LedgerChain {
    let chain = try ForecastLedger(existing: path).chain()
    if let head { try chain.check(head: head) }
    return chain
  }
}
