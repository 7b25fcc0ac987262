public import Foundation
import GRDB
public import JaripLanguage
public import JaripReport
import JaripScenario

/// A file of forecasts that is only ever added to.
///
///     let ledger = try ForecastLedger(path: "forecasts.sqlite")
///     let entry = try ledger.append(FrozenForecast(projection))
///     try ledger.chain().head == entry.hash
///
/// Any number of processes may add to it at once, and be killed at any moment: a forecast is one transaction, and the next who
/// opens the file rolls back what was not finished.
public struct ForecastLedger: Sendable {
  public let path: String
  private let patience: Double
  private let queue: DatabaseQueue

  /// Finds out before a long run that a forecast can be written down, and makes no file.
  ///
  /// - Throws: a diagnostic where no ledger can be, where something else is, and for a ledger that is not as it was written.
  public static func prepare(path: String) throws(Diagnostic) {
    let file = OutputFile(path)
    if file.isStandardOutput {
      throw Diagnostic(
        "wrong-call", "A ledger is a file and cannot go to standard output",
        suggestion: "--to forecasts.sqlite")
    }
    try file.prepare()
    if FileManager.default.fileExists(atPath: path) { _ = try Self(existing: path).chain() }
  }

  /// Opens a ledger that is there.
  public init(existing path: String) throws(Diagnostic) {
    _ = try SourceReader.bytes(of: path, atMost: 1)
    try self.init(path: path)
  }

  /// Opens a ledger, or makes an empty one.
  ///
  /// - Parameter patience: seconds that a writer waits for the others, each of which needs some milliseconds.
  public init(path: String, patience: Double = 30) throws(Diagnostic) {
    self.path = path
    self.patience = patience
    // SQLite would write to a device, and nothing would be kept.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw Self.notALedger(path) }
    var configuration = Configuration()
    configuration.label = "forecast ledger"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // A head that was printed must outlive a power cut, so the folder is written too when the journal goes.
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    do {
      // An absolute path: SQLite has its own meaning for names such as ':memory:'.
      let file = URL(fileURLWithPath: path).path
      queue = try DatabaseQueue(path: file, configuration: configuration)
    } catch {
      throw Self.problem(error, path, patience)
    }
    _ = try transaction(.deferred) { try Self.isEmpty($0, path) }
  }

  /// Writes a forecast down behind the last one.
  ///
  /// - Parameters:
  ///   - asOf: the month from which on nothing was known to the model; else that of the date.
  ///   - clock: read inside the transaction, so that of two writers the later one has the later date.
  /// - Throws: `other-network`, `clock-behind`, or what SQLite says.
  public func append(
    _ forecast: FrozenForecast, asOf: Month? = nil, clock: () -> Date = { Date() }
  ) throws(Diagnostic) -> LedgerEntry {
    // The lock is taken before the last entry is read, so that no other writer can follow it too.
    try transaction(.immediate) { database in
      if try Self.isEmpty(database, path) { try database.execute(sql: LedgerSchema.sql) }
      let last = try Self.entries(database, "ORDER BY number DESC LIMIT 1").first
      try last?.checkFollower(forecast)
      let entry = LedgerEntry(forecast, after: last, issued: clock(), asOf: asOf)
      if let last, entry.issued < last.issued {
        throw Diagnostic(
          "clock-behind",
          "It is \(entry.issued) by this machine's clock, and the last forecast is of \(last.issued)",
          suggestion: "set the clock; dates of a ledger never go back")
      }
      try database.execute(
        sql: "INSERT INTO forecast (\(LedgerSchema.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          entry.number, entry.issued, entry.asOf, forecast.manifest, forecast.figures,
          entry.previous, entry.hash,
        ])
      return entry
    }
  }

  /// All entries, checked.
  ///
  /// - Throws: `broken-ledger`, which names the first that is not as it was written.
  public func chain() throws(Diagnostic) -> LedgerChain {
    let entries = try transaction(.deferred) { database in
      try Self.isEmpty(database, path) ? [] : Self.entries(database, "ORDER BY number")
    }
    return try LedgerChain(entries)
  }

  private func transaction<Result>(
    _ kind: Database.TransactionKind, _ body: (Database) throws -> Result
  ) throws(Diagnostic) -> Result {
    do {
      return try queue.inDatabase { database in
        var result: Result?
        try database.inTransaction(kind) {
          result = try body(database)
          return .commit
        }
        return result!
      }
    } catch {
      throw Self.problem(error, path, patience)
    }
  }

  /// Whether nothing has been written yet: a new file, or one whose first writer was stopped.
  ///
  /// - Throws: a diagnostic for a file of something else.
  private static func isEmpty(_ database: Database, _ path: String) throws -> Bool {
    if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 { return true }
    let (id, version) = (
      try Int.fetchOne(database, sql: "PRAGMA application_id"),
      try Int.fetchOne(database, sql: "PRAGMA user_version")
    )
    guard id == LedgerSchema.applicationId else { throw notALedger(path) }
    guard version == LedgerSchema.version else {
      throw Diagnostic(
        "not-a-ledger", "'\(path)' is a ledger of another version of jarip",
        suggestion: "the jarip that wrote it")
    }
    return false
  }

  private static func entries(_ database: Database, _ order: String) throws -> [LedgerEntry] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT \(LedgerSchema.columns) FROM forecast \(order)")
    return rows.map { row in
      // A damaged file may hold anything; what is no text is an empty one, and its hash is wrong.
      func text(_ column: String) -> String { String.fromDatabaseValue(row[column]) ?? "" }
      return LedgerEntry(
        number: Int.fromDatabaseValue(row["number"]) ?? 0, issued: text("issued"),
        asOf: text("as_of"),
        forecast: FrozenForecast(manifest: text("manifest"), figures: text("figures")),
        previous: text("previous"), hash: text("hash"))
    }
  }

  private static func notALedger(_ path: String) -> Diagnostic {
    Diagnostic(
      "not-a-ledger", "'\(path)' is not a ledger of forecasts",
      suggestion: "a file that 'jarip forecast FILE --to forecasts.sqlite' has written")
  }

  private static func problem(_ error: any Error, _ path: String, _ patience: Double) -> Diagnostic
  {
    if let diagnostic = error as? Diagnostic { return diagnostic }
    guard let error = error as? DatabaseError else {
      return Diagnostic("damaged-ledger", "'\(path)' cannot be read: \(error)")
    }
    let message = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB: return notALedger(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Diagnostic(
        "ledger-busy", "Others have been writing to '\(path)' for \(patience) seconds",
        suggestion: "try again; if nobody is, look for a process that holds the file")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
      return Diagnostic(
        "unwritable-output", "Cannot write '\(path)': \(message)", attributes: ["path": path])
    default:
      return Diagnostic(
        "damaged-ledger", "'\(path)' is damaged: \(message)",
        suggestion: "a copy of the ledger from before")
    }
  }
}
