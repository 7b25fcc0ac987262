import Foundation
import GRDB
import JaripKit
import Testing

/// A ledger that is not as it was written is found out.
@Suite struct TamperingTests {
  private let folder: LedgerFolder
  init() throws { folder = try LedgerFolder() }

  private func change(_ sql: String, isForced: Bool = true) throws {
    let queue = try DatabaseQueue(path: folder.ledger)
    try queue.write { database in
      if isForced {
        for trigger in ["forecasts_only_follow", "forecasts_stay_as_they_are", "forecasts_stay"] {
          try database.execute(sql: "DROP TRIGGER \(trigger)")
        }
      }
      try database.execute(sql: sql)
    }
  }

  private var found: (code: String, message: String)? {
    problem { _ = try ForecastLedger(existing: folder.ledger).chain() }
  }

  @Test(arguments: [
    "UPDATE forecast SET figures = '' WHERE number = 1", "DELETE FROM forecast",
    "INSERT OR REPLACE INTO forecast SELECT 1, issued, as_of, manifest, figures, previous, hash FROM forecast",
    "INSERT INTO forecast SELECT 9, issued, as_of, manifest, figures, previous, hash FROM forecast WHERE number = 1",
  ])
  func `the file refuses to be changed by mistake`(sql: String) throws {
    try folder.write(3)
    #expect(throws: DatabaseError.self) { try change(sql, isForced: false) }
    #expect(try ForecastLedger(existing: folder.ledger).chain().entries.count == 3)
  }

  @Test(arguments: [
    ("UPDATE forecast SET figures = replace(figures, '5', '6') WHERE number = 2", "forecast 2 of"),
    ("UPDATE forecast SET manifest = manifest || ' ' WHERE number = 1", "forecast 1 of"),
    ("UPDATE forecast SET issued = '2025-01-02T12:00:00Z' WHERE number = 3", "forecast 3 of"),
    ("UPDATE forecast SET as_of = '2025-01' WHERE number = 3", "forecast 3 of"),
    ("UPDATE forecast SET hash = previous WHERE number = 2", "forecast 2 of"),
    ("DELETE FROM forecast WHERE number = 1", "forecast 1 is missing"),
    ("DELETE FROM forecast WHERE number = 2", "forecast 2 is missing"),
    (
      "DELETE FROM forecast WHERE number = 2; UPDATE forecast SET number = 2 WHERE number = 3",
      "forecast 2 was written after another entry"
    ),
  ])
  func `a changed row is named`(sql: String, part: String) throws {
    try folder.write(3)
    try change(sql)
    #expect(found?.code == "broken-ledger")
    #expect(found?.message.contains(part) == true, "\(found?.message ?? "")")
  }

  /// The limit of a chain, and what a head that is kept elsewhere is for.
  @Test func `a cut or rewritten ledger has a whole chain and not the head that was kept`() throws {
    try folder.write(3)
    let whole = try ForecastLedger(existing: folder.ledger).chain()
    try whole.check(head: whole.entries[1].hash.uppercased())
    try change("DELETE FROM forecast WHERE number = 3")
    let cut = try ForecastLedger(existing: folder.ledger).chain()
    #expect(cut.entries.count == 2)
    try cut.check(head: whole.entries[1].hash)
    #expect(problem { try cut.check(head: whole.head) }?.code == "head-not-found")
    try FileManager.default.removeItem(atPath: folder.ledger)
    let anew = try ForecastLedger(path: folder.ledger)
    for number in 1...3 {
      _ = try anew.append(LedgerFolder.forecast(number + 1)) { LedgerFolder.date(number) }
    }
    #expect(try anew.chain().entries.count == 3)
    #expect(problem { try anew.chain().check(head: whole.head) }?.code == "head-not-found")
  }

  /// Bytes that SQLite does not use may change without a trace; what is read is then as it was written.
  @Test func `no changed byte of the file goes unseen`() throws {
    try folder.write(3, bytes: 3000)
    let file = URL(fileURLWithPath: folder.ledger)
    let (bytes, entries) = (
      try Data(contentsOf: file), try ForecastLedger(existing: folder.ledger).chain().entries
    )
    var codes: Set<String> = []
    let key = DrawKey(seed: 4, quantity: "bytes", call: 0)
    func draw(_ round: Int, _ month: UInt32, below bound: Int) -> Int {
      Int(uniform(key: key, trial: round, month: month, centre: 0) * Double(bound))
    }
    for round in 0..<400 {
      var changed = bytes
      // Half of them in the header and the schema, where little bytes do much.
      let place = draw(round, 0, below: [100, 4096, bytes.count, bytes.count][round % 4])
      changed[place] ^= UInt8(1 + draw(round, 1, below: 255))
      try changed.write(to: file)
      do {
        let read = try ForecastLedger(existing: folder.ledger).chain().entries
        #expect(read == entries, "byte \(place)")
      } catch {
        codes.insert(error.code)
      }
    }
    #expect(codes.contains("broken-ledger") && codes.contains("not-a-ledger"), "\(codes)")
  }
}
