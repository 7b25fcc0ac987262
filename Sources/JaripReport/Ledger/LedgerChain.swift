public import JaripAnalysis
public import JaripLanguage

/// The entries of a ledger, each of which follows the one before it and is as it was written.
public struct LedgerChain: Sendable {
  public let entries: [LedgerEntry]

  /// - Throws: `broken-ledger`, which names the first entry that is not as it was.
  public init(_ entries: [LedgerEntry]) throws(Diagnostic) {
    var last: LedgerEntry?
    for entry in entries {
      if let reason = Self.problem(entry, after: last) {
        throw Diagnostic(
          "broken-ledger", "The ledger is not as it was written: \(reason)",
          why: "each entry holds a hash of its contents and of the entry before it.",
          suggestion: "a copy of the ledger from before the change",
          attributes: ["entry": "\(entry.number)"])
      }
      last = entry
    }
    self.entries = entries
  }

  private static func problem(_ entry: LedgerEntry, after last: LedgerEntry?) -> String? {
    let expected = (last?.number ?? 0) + 1
    if entry.number != expected {
      return "forecast \(expected) is missing, and \(entry.number) stands in its place"
    }
    if entry.previous != last?.hash ?? LedgerEntry.root {
      return
        "forecast \(entry.number) was written after another entry than the one that stands before it"
    }
    if entry.hash != entry.rightHash {
      return "forecast \(entry.number) of \(entry.issued) has been changed"
    }
    if let last, entry.issued < last.issued {
      return "forecast \(entry.number) is dated before the one that it follows"
    }
    return nil
  }

  /// The hash of the last entry, which stands for all; zeros for a ledger without any.
  public var head: String { entries.last?.hash ?? LedgerEntry.root }

  /// - Parameter hash: a head that was printed when a forecast was written down.
  /// - Throws: `head-not-found` where no entry has it: the ledger was cut, or written anew.
  public func check(head hash: String) throws(Diagnostic) {
    guard !entries.contains(where: { $0.hash == hash.lowercased() }) else { return }
    throw Diagnostic(
      "head-not-found", "No forecast of the ledger has the hash \(hash)",
      why:
        "its chain is whole, so entries were cut off its end, or it was written anew, or the hash is of another ledger.",
      suggestion: "the whole hash of 64 digits, as 'jarip forecast' printed it")
  }

  /// All forecasts as they are scored.
  public func scorable() throws(Diagnostic) -> [LedgerForecast] {
    var read: [LedgerForecast] = []
    for entry in entries { read.append(try entry.scorable()) }
    return read
  }
}

extension LedgerEntry {
  /// Whether a forecast can stand behind this one: facts are matched by names, so it must be of the same network.
  ///
  /// - Throws: `other-network`.
  public func checkFollower(_ forecast: FrozenForecast) throws(Diagnostic) {
    guard let own = facts, let new = ManifestFacts(forecast.manifest) else { return }
    let centres = Set(own.centres.map(\.id))
    let reason: String? =
      if own.money != new.money {
        "its money is \(new.money), and that of the last forecast there \(own.money)"
      } else if own.timeline != new.timeline {
        "its fiscal year starts in month \(new.timeline.fiscalYearStartsIn), and that of the last forecast there in month "
          + "\(own.timeline.fiscalYearStartsIn)"
      } else if !new.centres.contains(where: { centres.contains($0.id) }) {
        "it has no centre of the last forecast there"
      } else {
        nil
      }
    guard let reason else { return }
    throw Diagnostic(
      "other-network", "The forecast is of another network than the ledger: \(reason)",
      why: "facts are matched by the names of centres, quantities and periods.",
      suggestion: "a ledger of its own")
  }
}
