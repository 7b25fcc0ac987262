import ArgumentParser
import Foundation
import JaripKit

/// The command line: reads the call, runs it on a deep stack, and turns what went wrong into a message
/// and an exit code.
@main
struct Jarip {
  static func main() {
    // Formulas nest 200 deep and more in a chain of quantities; each level takes several frames.
    let thread = Thread { exit(Jarip.run(Array(CommandLine.arguments.dropFirst()))) }
    thread.stackSize = 1 << 30
    thread.start()
    while true { sleep(1 << 20) }
  }

  /// The call as it was typed, with quotes where a shell needs them.
  static var call: String {
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_./=,:%+@"))
    return (["jarip"] + CommandLine.arguments.dropFirst()).map { word in
      let isPlain = !word.isEmpty && word.unicodeScalars.allSatisfy(plain.contains)
      return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }.joined(separator: " ")
  }

  /// 0 done, 1 a check failed, 2 the file or the call is wrong, 3 the run had to stop.
  private static func run(_ arguments: [String]) -> Int32 {
    let console = Console(
      printsErrorsAsJson: arguments.contains("--json-errors"), language: language(in: arguments))
    do {
      if let problem = unknownCommand(arguments) { throw problem }
      var command = try JaripCommand.parseAsRoot(withoutLanguageOfHelp(arguments))
      try command.run()
      return 0
    } catch let error as DiagnosticList {
      console.report(error.diagnostics)
      return 2
    } catch let error as Diagnostic {
      console.report([error])
      return 2
    } catch let error as RunFailure {
      console.report(error)
      return 3
    } catch let error as Finish {
      return error.code
    } catch {
      return finish(error, console)
    }
  }

  /// Help and versions go to standard output; a wrong call is an error like any other.
  private static func finish(_ error: any Error, _ console: Console) -> Int32 {
    if JaripCommand.exitCode(for: error) == .success {
      do throws(Diagnostic) {
        try console.print(JaripCommand.fullMessage(for: error) + "\n")
        return 0
      } catch {
        console.report([error])
        return 2
      }
    }
    if console.printsErrorsAsJson {
      console.report([Diagnostic("wrong-call", JaripCommand.message(for: error))])
    } else {
      console.printError(JaripCommand.fullMessage(for: error).printableLines + "\n")
    }
    return 2
  }

  /// A first word that is no command, with the nearest one.
  private static func unknownCommand(_ arguments: [String]) -> Diagnostic? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let names = JaripCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word), word != "help" else { return nil }
    if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
      return Diagnostic(
        "wrong-call", "'\(word)' is no command", suggestion: "jarip run \(word)")
    }
    return Diagnostic(
      "wrong-call", "There is no command '\(word)'",
      suggestion: nearestName(to: word, among: names + ["help"]).map { "jarip \($0)" }
        ?? names.joined(separator: ", "))
  }

  /// Help is in English, and takes `--lang` all the same.
  private static func withoutLanguageOfHelp(_ arguments: [String]) -> [String] {
    guard arguments.first == "help" || arguments.contains("--help") || arguments.contains("-h")
    else { return arguments }
    var rest = arguments.filter { !$0.hasPrefix("--lang=") }
    while let index = rest.firstIndex(of: "--lang") {
      rest.removeSubrange(index..<min(index + 2, rest.count))
    }
    return rest
  }

  private static func language(in arguments: [String]) -> Language {
    let joined = arguments.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    let next = arguments.firstIndex(of: "--lang").flatMap { index in
      arguments.indices.contains(index + 1) ? arguments[index + 1] : nil
    }
    return (joined ?? next).flatMap(Language.init) ?? .en
  }
}

/// Ends a command with an exit code; what there was to say has been said.
struct Finish: Error {
  let code: Int32
}

struct JaripCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jarip",
    abstract: "Self-sufficiency of a network of centres, simulated from a scenario file.",
    discussion: """
      Exit codes: 0 done, 1 a check failed, 2 the file or the call is wrong, 3 the run had to stop.
      """,
    version: "jarip \(ReportConstants.engineVersion)",
    subcommands: [
      RunCommand.self, CompareCommand.self, MergeCommand.self, CheckCommand.self,
      ReportCommand.self, ValidateCommand.self, CalibrateCommand.self, ForecastCommand.self,
      ScoreCommand.self, LedgerCommand.self, ExplainCommand.self, DescribeCommand.self,
      SchemaCommand.self, FunctionsCommand.self,
    ])
}
