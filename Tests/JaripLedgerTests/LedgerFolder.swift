import Foundation
import JaripKit

/// A folder of one test with a ledger in it; taken away at the end.
final class LedgerFolder {
  let url: URL
  var ledger: String { url.appendingPathComponent("forecasts.sqlite").path }

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("jarip-ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A forecast in which `number` is said, of about so many bytes.
  static func forecast(_ number: Int, bytes: Int = 100, money: String = "KRW million")
    -> FrozenForecast
  {
    let manifest = """
      {"engine_version": "0", "scenario_hash": "\(number)", "files": [{"name": "a.yaml"}], "seed": "1", "trials": 9,
       "money": "\(money)", "timeline": {"fiscal_year_starts_in": 1}, "centres": [{"id": "harbour"}]}
      """
    let header =
      "alternative,centre,quantity,period,ends,unit,trials,probability,mean,sd,p05,p10,p25,p50,p75,p90,p95\n"
    let row = "base,network,oss,2090,2090-12,,9,,\(number),1,1,2,3,4,5,6,7\n"
    return FrozenForecast(
      manifest: manifest,
      figures: header + String(repeating: row, count: max(1, bytes / row.utf8.count)))
  }

  /// A ledger of some forecasts, dated a day apart.
  func write(_ count: Int, bytes: Int = 100) throws {
    let store = try ForecastLedger(path: ledger)
    for number in 1...count {
      _ = try store.append(Self.forecast(number, bytes: bytes)) { Self.date(number) }
    }
  }

  /// Noon of a day of January 2026.
  static func date(_ day: Int) -> Date {
    Date(timeIntervalSince1970: 1_767_225_600 + 86_400 * Double(day - 1) + 43_200)
  }
}

/// The code and message of what goes wrong.
func problem(_ body: () throws -> Void) -> (code: String, message: String)? {
  do {
    try body()
    return nil
  } catch let error as Diagnostic {
    return (error.code, error.message)
  } catch {
    return ("other", "\(error)")
  }
}
