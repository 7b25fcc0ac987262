import ArgumentParser
import JaripKit

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON schema of scenario files, for editors.")

  func run() {
    let text = jsonSchema()
    Console(printsErrorsAsJson: false, language: .en)
      .print(text.hasSuffix("\n") ? text : text + "\n")
  }
}

struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions", abstract: "List the functions of formulas.")

  @Flag(help: "As tables in Markdown.")
  var markdown = false

  func run() {
    let console = Console(printsErrorsAsJson: false, language: .en)
    if markdown {
      console.print(FunctionsText.markdown)
    } else {
      console.print(FunctionsText.page)
    }
  }
}
