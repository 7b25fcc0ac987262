import Foundation
public import JaripEngine
import JaripLanguage
public import JaripScenario

/// What a run was of which a file holds a part: enough to run it again, and to tell parts of other runs.
public struct PartHeader: Codable, Sendable {
  /// The commands that take `--shard`.
  public enum Command: String, Codable, Sendable { case run, compare }

  /// The version of the program that wrote the part.
  var jarip = ReportConstants.engineVersion
  public let command: Command
  /// The scenario's path, as given in the call.
  public let scenario: String
  let scenarioHash: String
  /// The words of `--set` and the names of `--alternative`.
  public let settings: [String]
  public let alternatives: [String]
  /// Of the whole run.
  public let trials: Int
  public let seed: UInt64
  public let sampling: Sampling
  public let keeps: RunSettings.Selection
  let shardNumber: Int
  let shardCount: Int

  public init(
    _ command: Command, path: String, _ scenario: Scenario, settings: [String],
    alternatives: [String], run: RunSettings, shard: Shard
  ) {
    self.command = command
    self.scenario = path
    scenarioHash = Manifest.hash(of: scenario.files)
    self.settings = settings
    self.alternatives = alternatives
    trials = run.trials
    seed = run.seed
    sampling = run.sampling
    keeps = run.selection
    shardNumber = shard.number
    shardCount = shard.count
  }

  public var shard: Shard { Shard(shardNumber, of: shardCount)! }

  /// One line.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and whole numbers can always be written.
    return Array(try! encoder.encode(self))
  }

  /// Nothing for what is no header.
  init?(json: ArraySlice<UInt8>) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let header = try? decoder.decode(Self.self, from: Data(json)), header.trials > 0,
      Shard(header.shardNumber, of: header.shardCount) != nil
    else { return nil }
    self = header
  }

  /// The first thing that tells this run from another, in words, or nothing for parts of one run. Where the scenario
  /// lies may differ: parts may come from several machines.
  func difference(from other: PartHeader) -> String? {
    let pairs: [(what: String, own: String, other: String)] = [
      ("command", command.rawValue, other.command.rawValue),
      ("number of shards", "\(shardCount)", "\(other.shardCount)"),
      ("number of trials", "\(trials)", "\(other.trials)"),
      ("seed", "\(seed)", "\(other.seed)"),
      ("sampling", sampling.rawValue, other.sampling.rawValue),
      ("--set", settings.joined(separator: " "), other.settings.joined(separator: " ")),
      (
        "--alternative", alternatives.joined(separator: " "),
        other.alternatives.joined(separator: " ")
      ),
      ("--keep", keeps.rawValue, other.keeps.rawValue),
      ("scenario's hash", scenarioHash, other.scenarioHash),
    ]
    return pairs.first { $0.own != $0.other }.map {
      "its \($0.what) is '\($0.own)', not '\($0.other)'"
    }
  }

  /// - Throws: if the scenario's files are not those of the run.
  public func check(_ scenario: Scenario, path: String) throws(Diagnostic) {
    let hash = Manifest.hash(of: scenario.files)
    guard hash != scenarioHash else { return }
    throw Diagnostic(
      "scenario-changed", "'\(path)' is not as it was when the parts were made",
      why:
        "the hash of its files is \(hash.prefix(12))…, and the parts have \(scenarioHash.prefix(12))….",
      suggestion: "--scenario FILE with the files as they were, or make the parts again")
  }
}
