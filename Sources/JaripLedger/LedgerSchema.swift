/// The tables of a ledger file.
enum LedgerSchema {
  /// "Jrip": tells a ledger from any other SQLite file.
  static let applicationId = 0x4A72_6970

  /// Grows when a reader would have to change.
  static let version = 1

  static let columns = "number, issued, as_of, manifest, figures, previous, hash"

  /// The triggers stop mistakes; who means to can drop them, and is found out by the chain of hashes. The one before an
  /// insertion also stops `INSERT OR REPLACE`, which would take a row away without a deletion.
  static let sql = """
    PRAGMA application_id = \(applicationId);
    PRAGMA user_version = \(version);
    CREATE TABLE forecast (
      number INTEGER PRIMARY KEY,
      issued TEXT NOT NULL,
      as_of TEXT NOT NULL,
      manifest TEXT NOT NULL,
      figures TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER forecasts_only_follow BEFORE INSERT ON forecast
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM forecast)
    BEGIN SELECT RAISE(ABORT, 'a forecast goes behind the last one'); END;
    CREATE TRIGGER forecasts_stay_as_they_are BEFORE UPDATE ON forecast
    BEGIN SELECT RAISE(ABORT, 'a forecast is never changed'); END;
    CREATE TRIGGER forecasts_stay BEFORE DELETE ON forecast
    BEGIN SELECT RAISE(ABORT, 'a forecast is never removed'); END;
    """
}
