import Foundation
import JaripKit
import JaripTesting

/// The shipped networks, with a patch.
enum Networks {
  static let folder = ScenarioText.projectFolder.appendingPathComponent("scenarios").path

  /// Korea's network with further entries; `share: all` and the like stand in `patch`.
  static func korea(_ patch: String = "") throws -> Scenario {
    try scenario(extending: "\(folder)/ecrc/network.yaml", patch)
  }

  static func korea(file: String) throws -> Scenario {
    try ScenarioLoader().load(path: "\(folder)/ecrc/\(file).yaml")
  }

  /// The mode run: every distribution at its most likely value, every count at its mean.
  static func mode() throws -> Scenario {
    try ScenarioLoader().load(
      path: ScenarioText.projectFolder.path + "/Tests/NetworkTests/mode.yaml")
  }

  /// Files of the model by themselves, with one centre.
  static func part(_ files: [String], _ patch: String, start: String = "2000-01", end: String)
    throws -> Scenario
  {
    let paths = files.map { "\(folder)/models/\($0).yaml" }.joined(separator: ", ")
    return try scenario(
      extending: paths,
      """
      money: KRW million
      units: [person, firm, case, hour, day, title, set, member]
      timeline: {start: \(start), end: \(end), now: 2000-01}
      centres: {only: {}}
      \(patch)
      """)
  }

  private static func scenario(extending files: String, _ patch: String) throws -> Scenario {
    try ScenarioText.load("jarip: 1\nextends: [\(files)]\n\(patch)\n")
  }
}

extension FullRun {
  var centres: [String] { scenario.centres.map(\.id) }
  var monthCount: Int { plan.monthCount }

  func offset(of month: String) -> Int {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    return Month(year: parts[0], month: parts[1]) - scenario.timeline.start
  }

  /// The sum over the fiscal year that ends in the month.
  func year(
    ending month: String, _ name: String, of place: String = "network", trial: Int = 0,
    in alternative: String? = nil
  ) throws -> Double {
    let last = offset(of: month)
    return try (last - 11...last).map {
      try value(name, of: place, month: $0, trial: trial, in: alternative)
    }.reduce(0, +)
  }
}
