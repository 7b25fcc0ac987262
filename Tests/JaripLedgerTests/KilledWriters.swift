import Foundation
import JaripKit
import Testing

/// A writer that is killed leaves what was written before it.
@Suite struct KilledWriters {
  /// Large enough that writing it takes milliseconds.
  private static let bytes = 400_000

  /// A child process opens the ledger and adds one forecast; a second thread in it kills the process, with the signal that
  /// nothing can catch, at a moment that moves from round to round through the time an append takes and beyond.
  @Test func `a kill at any of two hundred moments leaves a readable ledger`() async throws {
    let folder = try LedgerFolder()
    try folder.write(2, bytes: 20_000)
    let file = URL(fileURLWithPath: folder.ledger)
    let (before, entries) = (
      try Data(contentsOf: file), try ForecastLedger(existing: folder.ledger).chain().entries
    )
    // Half of the moments lie within the time an append takes, and the last far beyond: the machine may slow down meanwhile.
    let longest = try Self.appendTime(in: folder) * 4
    try before.write(to: file)
    var (committed, lost, interrupted) = (0, 0, 0)
    for round in 0..<200 {
      // Every eighth finds no ledger: then its making is interrupted too.
      let isNew = round % 8 == 7
      if isNew { try FileManager.default.removeItem(at: file) } else { try before.write(to: file) }
      let part = Double(round) / 200
      let delay = UInt32(1e6 * longest * part * part)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = folder.ledger as String, delay = delay as UInt32] in
        let forecast = LedgerFolder.forecast(3, bytes: KilledWriters.bytes)
        let ledger = try ForecastLedger(path: path)
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        _ = try ledger.append(forecast)
        sleep(60)
      }
      let journal = folder.ledger + "-journal"
      let size = try? FileManager.default.attributesOfItem(atPath: journal)[.size] as? Int
      if size ?? 0 > 0 { interrupted += 1 }
      let found = try ForecastLedger(path: folder.ledger).chain().entries
      let earlier = isNew ? [] : entries
      #expect(found.starts(with: earlier))
      #expect(found.count - earlier.count <= 1)
      if found.count > earlier.count { committed += 1 } else { lost += 1 }
      if round % 50 == 0 {
        _ = try ForecastLedger(path: folder.ledger).append(LedgerFolder.forecast(4))
      }
    }
    // Else the moments were none in which something could go wrong.
    #expect(committed > 10 && lost > 10 && interrupted > 10, "\(committed) \(lost) \(interrupted)")
  }

  /// Seconds.
  private static func appendTime(in folder: LedgerFolder) throws -> Double {
    let ledger = try ForecastLedger(path: folder.ledger)
    let times = try (0..<5).map { number in
      let start = ContinuousClock.now
      _ = try ledger.append(LedgerFolder.forecast(number, bytes: bytes))
      return (ContinuousClock.now - start) / .seconds(1)
    }
    return times.sorted()[2]
  }
}
