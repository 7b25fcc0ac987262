import Foundation
import JaripKit
import JaripTesting
import Testing

/// The mode run against tables made by hand, every line of one fiscal year: HandTables/hand.py holds the arithmetic,
/// written from the files of the model in plain loops, without Jarip.
@Suite struct ModeRun {
  /// Sums over the year but for what is a state at its end.
  static let states: Set<String> = [
    "cash", "oss", "fss", "sdi", "earned_income_ratio", "reserve_months", "gap",
  ]

  @Test(arguments: [
    ("gwangju-2002-03", "gwangju", "2003-08"), ("kpc-2000-01", "kpc", "2001-08"),
    ("network-2001-02", "network", "2002-08"),
  ])
  func `every line of a year is that of the table made by hand`(
    table: String, place: String, end: String
  ) throws {
    let path = ScenarioText.projectFolder.path + "/Tests/NetworkTests/HandTables/\(table).txt"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: " ")
    }
    let run = try FullRun(Networks.mode())
    for row in rows {
      let name = String(row[0])
      let expected = try #require(Double(row[1]))
      let found =
        try Self.states.contains(name)
        ? run.value(name, of: place, month: run.offset(of: end))
        : run.year(ending: end, name, of: place)
      #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)), "\(name)")
    }
    let lines = Set(run.plan.alternatives[0].lines.keys)
    #expect(lines.isSubset(of: Set(rows.map { String($0[0]) })), "a line is missing")
  }
}
