import ArgumentParser
import JaripKit

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a value comes about: the formula tree with the value of every node.",
    discussion: """
      All values are those of one trial, by default the one nearest the median of what is asked, so \
      that they fit together. With several alternatives the first is explained; see --alternative.
      """)

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @ArgumentParser.Argument(help: "A quantity, line, grant or measure.")
  var quantity: String
  @Option(help: ArgumentHelp("A centre's id; else the network.", valueName: "id"))
  var centre: String?
  @Option(
    help: ArgumentHelp("A month such as 2004-08; else the date of the answer.", valueName: "month"))
  var month: String?
  @Option(help: ArgumentHelp("A trial, counted from 1.", valueName: "number"))
  var trial: Int?
  @Option(help: ArgumentHelp("How many names deep.", valueName: "number"))
  var depth: Int = 100
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions

  func validate() throws {
    if let trial, trial < 1 { throw ValidationError("--trial is counted from 1.") }
    if depth < 0 { throw ValidationError("--depth must not be negative.") }
    if let month, Month(month) == nil {
      throw ValidationError("--month must be a month such as 2004-08, not '\(month)'.")
    }
  }

  func run() throws {
    let scenario = try scenarioOptions.load(file)
    let settings = runOptions.settings(for: scenario)
    if let trial, trial > settings.trials {
      throw Diagnostic(
        "wrong-call", "The run has no trial \(trial), only \(settings.trials)",
        suggestion: "--trial \(settings.trials), or more --trials")
    }
    let question = Explanation.Question(
      quantity: quantity, centre: centre, month: month.flatMap { Month($0) }, trial: trial,
      depth: depth)
    let explanation = try Explanation(question, Simulator(scenario), settings)
    try scenarioOptions.console.print(ExplainText(explanation, in: scenarioOptions.language).page)
  }
}
