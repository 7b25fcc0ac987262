import Foundation
import GRDB
import JaripKit
import Testing

/// A ledger is added to and read back.
@Suite struct ForecastLedgerTests {
  private let folder: LedgerFolder
  init() throws { folder = try LedgerFolder() }

  @Test func `entries come back as they were written, each tied to the one before`() throws {
    try folder.write(3)
    let chain = try ForecastLedger(existing: folder.ledger).chain()
    #expect(chain.entries.map(\.number) == [1, 2, 3])
    #expect(
      chain.entries.map(\.issued) == [
        "2026-01-01T12:00:00Z", "2026-01-02T12:00:00Z", "2026-01-03T12:00:00Z",
      ])
    #expect(chain.entries.map(\.asOf) == ["2026-01", "2026-01", "2026-01"])
    #expect(chain.entries[1].forecast == LedgerFolder.forecast(2))
    #expect(chain.entries[2].previous == chain.entries[1].hash)
    #expect(chain.entries[0].previous == String(repeating: "0", count: 64))
    #expect(chain.head == chain.entries[2].hash)
    let read = try chain.scorable()
    #expect(read[2].figures[0].key.quantity == "oss")
    #expect(read[2].figures[0].ends == Month("2090-12"))
  }

  /// By the recipe of the documentation, with the system's tool.
  @Test func `others can check a hash with sha256sum`() throws {
    func hash(_ text: String) throws -> String {
      let file = folder.url.appendingPathComponent("text")
      try Data(text.utf8).write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
      process.arguments = [file.path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return String(line.prefix(64))
    }
    let store = try ForecastLedger(path: folder.ledger)
    let forecast = LedgerFolder.forecast(1)
    let entry = try store.append(forecast, asOf: Month("2025-03")) { LedgerFolder.date(1) }
    let zeros = String(repeating: "0", count: 64)
    let lines = [
      "jarip ledger 1", "1", "2026-01-01T12:00:00Z", "2025-03", zeros,
      try hash(forecast.manifest), try hash(forecast.figures),
    ]
    #expect(try entry.hash == hash(lines.map { $0 + "\n" }.joined()))
  }

  @Test func `dates never go back and networks never mix`() throws {
    try folder.write(2)
    let store = try ForecastLedger(path: folder.ledger)
    let late = problem { _ = try store.append(LedgerFolder.forecast(3)) { LedgerFolder.date(1) } }
    #expect(late?.code == "clock-behind")
    let other = problem {
      _ = try store.append(LedgerFolder.forecast(3, money: "EUR")) { LedgerFolder.date(3) }
    }
    #expect(other?.code == "other-network")
    #expect(
      other?.message.hasSuffix("its money is EUR, and that of the last forecast there KRW million")
        == true)
    #expect(try store.chain().entries.count == 2)
  }

  @Test func `writers in many threads all land`() throws {
    let path = folder.ledger
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      for number in 1...5 {
        let store = try? ForecastLedger(path: path)
        _ = try? store?.append(LedgerFolder.forecast(10 * writer + number))
      }
    }
    let chain = try ForecastLedger(existing: path).chain()
    #expect(chain.entries.count == 40)
    #expect(Set(chain.entries.map(\.forecast.manifest)).count == 40)
  }

  @Test func `a writer that waits in vain says so`() throws {
    try folder.write(1)
    let holder = try DatabaseQueue(path: folder.ledger)
    try holder.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let store = try ForecastLedger(path: folder.ledger, patience: 0.05)
      let found = problem { _ = try store.append(LedgerFolder.forecast(2)) }
      #expect(found?.code == "ledger-busy")
      #expect(try store.chain().entries.count == 1)
      try database.execute(sql: "ROLLBACK")
    }
  }

  @Test func `a file of nothing is a ledger without forecasts`() throws {
    try Data().write(to: URL(fileURLWithPath: folder.ledger))
    #expect(try ForecastLedger(existing: folder.ledger).chain().entries.isEmpty)
    try folder.write(1)
    #expect(try ForecastLedger(existing: folder.ledger).chain().entries.count == 1)
  }

  @Test func `what is no ledger is told and left as it is`() throws {
    func file(_ name: String) -> String { folder.url.appendingPathComponent(name).path }
    try Data("alternative,centre\n".utf8).write(to: URL(fileURLWithPath: file("text.csv")))
    let other = try DatabaseQueue(path: file("other.sqlite"))
    try other.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try folder.write(1)
    let newer = try DatabaseQueue(path: folder.ledger)
    try newer.write { try $0.execute(sql: "PRAGMA user_version = 2") }
    for path in [file("text.csv"), file("other.sqlite"), folder.ledger, "/dev/null"] {
      let before = try? Data(contentsOf: URL(fileURLWithPath: path))
      let found = problem { try ForecastLedger.prepare(path: path) }
      #expect(found?.code == "not-a-ledger", "\(path): \(found?.message ?? "")")
      #expect(
        problem { _ = try ForecastLedger(path: path).append(LedgerFolder.forecast(1)) } != nil)
      #expect(before == (try? Data(contentsOf: URL(fileURLWithPath: path))))
    }
    #expect(problem { _ = try ForecastLedger(existing: file("none")) }?.code == "no-such-file")
    #expect(problem { try ForecastLedger.prepare(path: "-") }?.code == "wrong-call")
    #expect(
      problem { try ForecastLedger.prepare(path: file("none/a")) }?.code == "unwritable-output")
  }

  @Test func `preparing makes no file`() throws {
    try ForecastLedger.prepare(path: folder.ledger)
    #expect(!FileManager.default.fileExists(atPath: folder.ledger))
  }
}
