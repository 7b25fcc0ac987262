import ArgumentParser
import JaripKit

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Hold forecasts against the observations of the file.",
    discussion: """
      Facts with 'use: fit' are shown and never counted in the verdict. The first alternative is used; --alternative \
      names another.
      """)

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Hide actual values from this month on and test on facts that end then or later; may be repeated.",
      valueName: "month"),
    transform: ValidateCommand.month(from:))
  var origins: [Month] = []
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var runOptions: RunOptions
  @Option(
    help: ArgumentHelp(
      "Write a tidy table of forecasts and facts; - for standard output.", valueName: "file"))
  var csv: String?
  @Option(help: ArgumentHelp("Write all of it as JSON; - for standard output.", valueName: "file"))
  var json: String?
  @Option(
    help: ArgumentHelp("Write the calibration chart; - for standard output.", valueName: "file"))
  var svg: String?
  @Flag(help: "Print the verdict only.")
  var quiet = false

  private var console: Console { scenarioOptions.console }
  private var targets: [(option: String, file: OutputFile)] {
    [("--csv", csv), ("--json", json), ("--svg", svg)].compactMap { option, path in
      path.map { (option, OutputFile($0)) }
    }
  }

  func validate() throws {
    if targets.count(where: { $0.file.isStandardOutput }) > 1 {
      throw ValidationError("Only one of --csv, --json and --svg can go to standard output.")
    }
    if svg != nil, origins.count > 1 {
      throw ValidationError("--svg draws one chart, so it takes one --as-of at most.")
    }
  }

  func run() throws {
    for (index, target) in targets.enumerated() {
      if let other = targets[..<index].first(where: { $0.file.isSame(as: target.file) }) {
        throw Diagnostic(
          "wrong-call",
          "\(other.option) and \(target.option) name the same file, '\(target.file.path)'")
      }
      try target.file.prepare()
    }
    let scenario = try scenarioOptions.load(file)
    for target in targets { try target.file.spare(scenario.files.map(\.name)) }
    let settings = runOptions.settings(for: scenario)
    console.report(scenario.warnings)
    let asked: [Month?] = origins.isEmpty ? [nil] : origins
    let validations = try asked.map { origin in
      try Progress.shown(on: console) {
        try Validation(scenario, settings, asOf: origin, prepare: $0)
      }
    }
    if let csv { try OutputFile(csv).write(ValidateTable(validations).csv) }
    if let json { try OutputFile(json).write(ValidateDocument(validations).json.document) }
    let language = scenarioOptions.language
    if let svg { try OutputFile(svg).write(ValidateChart(validations[0], in: language).svg ?? "") }
    guard !targets.contains(where: { $0.file.isStandardOutput }) else { return }
    let text = ValidateText(validations, in: language)
    try console.print(quiet ? text.short : text.page)
  }

  static func month(from text: String) throws -> Month {
    guard let month = Month(text) else {
      throw ValidationError("--as-of is a month such as 1998-09, not '\(text)'.")
    }
    return month
  }
}
