import Foundation
import JaripKit

/// Where words go: results to standard output, errors and progress to standard error.
struct Console: Sendable {
  var printsErrorsAsJson: Bool
  var language: Language

  var hasColour: Bool {
    isatty(STDOUT_FILENO) != 0 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  func print(_ page: Page) throws(Diagnostic) { try print(page.text(colour: hasColour)) }

  /// A reader that has gone, such as `head`, is no error; a full device is.
  func print(_ text: String) throws(Diagnostic) {
    let error = write(text, to: STDOUT_FILENO)
    guard error == 0 || error == EPIPE else {
      throw Diagnostic(
        "unwritable-output",
        "Cannot write 'standard output': \(String(cString: strerror(error)))",
        attributes: ["path": "-"])
    }
  }

  func printError(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    printError(
      printsErrorsAsJson
        ? DiagnosticsText.json(diagnostics) : DiagnosticsText.text(diagnostics))
  }

  func report(_ failure: RunFailure) {
    printError(
      printsErrorsAsJson
        ? DiagnosticsText.json(failure) : DiagnosticsText.text(failure, in: language))
  }

  /// The number of the system's error, or 0.
  private func write(_ text: String, to file: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
