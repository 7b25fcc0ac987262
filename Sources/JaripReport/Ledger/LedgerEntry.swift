public import Foundation
import JaripAnalysis
public import JaripLanguage

/// A forecast in its place in a ledger, tied to all before it by a hash.
///
/// hash = SHA-256 of seven lines: `jarip ledger 1`, number, issued, as of, previous hash, SHA-256 of the manifest, SHA-256 of
/// the figures; so others can check it with `sha256sum`.
public struct LedgerEntry: Sendable, Equatable {
  /// From 1.
  public let number: Int
  /// When it was written down, in UTC: `2026-11-27T09:30:00Z`.
  public let issued: String
  /// The month from which on nothing was known to the model: `2026-11`.
  public let asOf: String
  public let forecast: FrozenForecast
  /// The hash of the entry before, or zeros.
  public let previous: String
  public let hash: String

  /// An entry as it is stored; its hash may be wrong.
  public init(
    number: Int, issued: String, asOf: String, forecast: FrozenForecast, previous: String,
    hash: String
  ) {
    self.number = number
    self.issued = issued
    self.asOf = asOf
    self.forecast = forecast
    self.previous = previous
    self.hash = hash
  }

  /// A new entry.
  ///
  /// - Parameter asOf: else the month of `issued`.
  public init(_ forecast: FrozenForecast, after last: LedgerEntry?, issued: Date, asOf: Month?) {
    number = (last?.number ?? 0) + 1
    self.issued = issued.formatted(.iso8601)
    self.asOf = "\(asOf ?? Month(issued))"
    self.forecast = forecast
    previous = last?.hash ?? Self.root
    hash = Self.hash(number, self.issued, self.asOf, previous, forecast)
  }

  /// What the first entry of a ledger follows.
  static let root = String(repeating: "0", count: 64)

  var rightHash: String { Self.hash(number, issued, asOf, previous, forecast) }

  private static func hash(
    _ number: Int, _ issued: String, _ asOf: String, _ previous: String, _ forecast: FrozenForecast
  ) -> String {
    let parts = [forecast.manifest, forecast.figures].map { Sha256.hexDigest(of: Array($0.utf8)) }
    let lines = ["jarip ledger 1", "\(number)", issued, asOf, previous] + parts
    return Sha256.hexDigest(of: Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// As it is scored.
  ///
  /// - Throws: a diagnostic for contents that no version of this program has written.
  func scorable() throws(Diagnostic) -> LedgerForecast {
    let name = "forecast \(number)"
    guard let issued = Month(issued.prefix(7)), let asOf = Month(asOf) else {
      throw Diagnostic(
        "broken-ledger", "The \(name) has no date that can be read: '\(issued)', '\(asOf)'")
    }
    return LedgerForecast(
      number: number, issued: issued, asOf: asOf, figures: try forecast.readFigures(name: name))
  }

  var facts: ManifestFacts? { ManifestFacts(forecast.manifest) }
}

extension Month {
  /// The month of a date, in UTC.
  public init(_ date: Date) { self.init(date.formatted(.iso8601).prefix(7))! }
}

/// What is read again from a manifest.
struct ManifestFacts: Decodable, Equatable {
  struct File: Decodable, Equatable { var name: String }
  struct Timeline: Decodable, Equatable { var fiscalYearStartsIn: Int }
  struct Centre: Decodable, Equatable { var id: String }

  var engineVersion: String
  var scenarioHash: String
  var files: [File]
  var seed: String
  var trials: Int
  var money: String
  var timeline: Timeline
  var centres: [Centre]

  init?(_ manifest: String) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let facts = try? decoder.decode(Self.self, from: Data(manifest.utf8)) else { return nil }
    self = facts
  }
}
