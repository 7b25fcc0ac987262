import ArgumentParser
import JaripKit

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON schema of scenario files, for editors.")

  @Option(name: .customLong("lang"), help: "Taken and not used: the schema is in English.")
  var language: Language = .en

  func run() throws {
    let text = jsonSchema()
    try Console(printsErrorsAsJson: false, language: language)
      .print(text.hasSuffix("\n") ? text : text + "\n")
  }
}

struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions", abstract: "List the functions of formulas.")

  @Flag(help: "As tables in Markdown.")
  var markdown = false

  @Option(name: .customLong("lang"), help: "Taken and not used: the list is in English.")
  var language: Language = .en

  func run() throws {
    let console = Console(printsErrorsAsJson: false, language: language)
    if markdown {
      try console.print(FunctionsText.markdown)
    } else {
      try console.print(FunctionsText.page)
    }
  }
}
