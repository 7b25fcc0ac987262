import ArgumentParser
import Foundation
import JaripKit

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the board's book: a page, a PDF, a workbook, and all results.",
    discussion: """
      The book is about the scenario's last alternative, and compares it with the first. Beside it stand results.csv \
      and results.json.
      """)

  @ArgumentParser.Argument(help: "The scenario.")
  var file: String
  @Option(
    help: ArgumentHelp("The folder to write to; it is made if it is missing.", valueName: "folder"))
  var out: String
  @Option(
    name: .customLong("lang"), help: ArgumentHelp("Language of the book.", valueName: "en|ko|both"),
    transform: ReportCommand.languages(from:))
  var languages: [Language] = [.en]
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "What to write, with commas between; a PDF needs Chromium or WeasyPrint.",
      valueName: "html,pdf,xlsx"),
    transform: ReportCommand.formats(from:))
  var formats: [BookFormat]?
  @OptionGroup var source: SourceOptions
  @OptionGroup var errorOptions: ErrorOptions
  @OptionGroup var runOptions: RunOptions

  func run() throws {
    let console = Console(
      printsErrorsAsJson: errorOptions.printsErrorsAsJson, language: languages[0])
    let folder = BookFolder(path: out)
    let simulator = try Simulator(source.load(file))
    try folder.prepare(formats)
    console.report(simulator.scenario.warnings)
    let settings = runOptions.settings(for: simulator.scenario)
    var study = try Progress.shown(on: console, first: { console.report($0.warnings) }) {
      try BookStudy(simulator, settings, prepare: $0)
    }
    console.report(study.projection.grantWarnings)
    study.call = Jarip.call
    let written = try folder.write(study, languages, formats)
    try console.print(Words(languages[0]).written(written.paths) + "\n")
    console.report(written.warnings)
    guard var problem = written.problem else { return }
    // A PDF that nobody asked for by name may be missing.
    if formats?.contains(.pdf) ?? false { throw problem }
    problem.severity = .warning
    console.report([problem])
  }

  static func languages(from text: String) throws -> [Language] {
    if text == "both" { return [.en, .ko] }
    guard let language = Language(rawValue: text) else {
      throw ValidationError("--lang is en, ko or both, not '\(text)'.")
    }
    return [language]
  }

  static func formats(from text: String) throws -> [BookFormat] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let format = BookFormat(rawValue: String(word)) else {
        let names = BookFormat.allCases.map(\.rawValue)
        let near = nearestName(to: String(word), among: names).map { " Did you mean \($0)?" } ?? ""
        throw ValidationError(
          "--format takes \(names.joined(separator: ", ")), with commas between, not '\(word)'.\(near)"
        )
      }
      return format
    }
  }
}
