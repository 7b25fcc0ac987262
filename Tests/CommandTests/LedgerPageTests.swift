import Foundation
import JaripTesting
import Testing

/// The demo of docs/ledger.md, pasted.
@Suite struct LedgerPageTests {
  /// Dates, hashes and the present month are the reader's own, and lines break elsewhere with them.
  private func comparable(_ text: some StringProtocol) -> String {
    String(text)
      .replacing(/[0-9a-f]{64}|\b[0-9a-f]{8}\b/, with: "HASH")
      .replacing(/\d{4}-\d\d-\d\dT[0-9:]{8}Z/, with: "DATE")
      .replacing(/before\s+\w+\s+\d{4}/, with: "before NOW")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `the demo prints what the page shows`() throws {
    let folder = try TestFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("scenarios"),
      withDestinationURL: ScenarioText.projectFolder.appendingPathComponent("scenarios"))
    let page = try String(
      contentsOf: ScenarioText.projectFolder.appendingPathComponent("docs/ledger.md"),
      encoding: .utf8)
    let steps = page.matches(
      of: /```sh\n((?:(?!```)[\s\S])*)```\n\n```text\n((?:(?!```)[\s\S])*)```/)
    #expect(steps.count == 3)
    for step in steps {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      let calls = step.1.replacing("jarip=.build/release/jarip\n", with: "")
      shell.arguments = ["-c", "jarip='\(Command.binary.path)'\n\(calls)"]
      shell.currentDirectoryURL = folder.url
      let output = Pipe()
      shell.standardOutput = output
      shell.standardError = output
      try shell.run()
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      shell.waitUntilExit()
      #expect(comparable(text) == comparable(step.2))
    }
  }
}
