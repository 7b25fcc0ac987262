import Foundation
import JaripKit
import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripReport

/// What `calibrate` prints, and the file that it writes.
@Suite struct CalibrationTests {
  private static let text = """
    jarip: 1
    title: {en: Two schools, ko: 두 학교}
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
    centres: {a: {}, b: {}}
    inputs:
      size: {value: {a: 10, b: 20}, unit: person/month, title: {en: Size, ko: 규모}, source: 'a "guess"', evidence: assumption}
      pull: {value: "uniform(0.8, 1.2)"}
      fee:  {value: 0.5, unit: KRW million/person, range: [0.4, 0.55], title: {en: Fee, ko: 수강료}}
      calendar: {schedule: {2000-01: 1, 2001-01: 1.5}, title: {en: Season, ko: 계절}}
    model: {learners: {value: size * pull * calendar, unit: person/month}}
    revenue: {fees: {amount: learners * fee}}
    costs: {staff: {amount: "12 [KRW million/month]"}}
    observations:
      taught: {title: {en: Taught, ko: 교육생}, of: total(learners), over: 2000-01..2000-12, value: 420, error: "2%", unit: person}
      earned: {title: {en: Earned, ko: 수입}, of: total(fees), over: 2000-01..2000-12, value: 250, error: 5, unit: KRW million}
      later:  {of: total(learners), over: 2001-01..2001-12, value: 640, error: 10, unit: person, use: test}
    alternatives:
      one: {title: {en: One, ko: 하나}, inputs: {calendar: {schedule: {2000-01: 0.9, 2001-01: 1.4}}}}
      two: {title: {en: Two, ko: 둘}}
    """

  private static func calibration(_ free: [String]) throws -> Calibration {
    try Calibration(
      ScenarioText.load(text), free: free, RunSettings(trials: 300, seed: 5, threads: 2))
  }

  private func check(_ text: String, _ name: String) {
    let head = "two schools, seed 5, 300 trials, format 1\n"
    if let difference = Golden.difference(head + text, name) { Issue.record("\(difference)") }
  }

  @Test(arguments: Language.allCases)
  func `calibrate says what moved and how well the facts tell it`(language: Language) throws {
    let page = CalibrationText(try Self.calibration(["size", "fee"]), in: language)
      .page(patch: "tuned.yaml")
    check(page.text(), "calibrate-\(language).txt")
    let untold = CalibrationText(try Self.calibration(["size", "calendar"]), in: language)
      .page(patch: nil)
    check(untold.text(), "calibrate-untold-\(language).txt")
    for text in [page.text(), untold.text()] {
      #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 100 })
    }
  }

  @Test func `a source in two languages is patched in both`() throws {
    let text = Self.text.replacing(
      "source: 'a \"guess\"'", with: "source: {en: price list, ko: 가격표}")
    let calibration = try Calibration(
      ScenarioText.load(text), free: ["size"], RunSettings(trials: 300, seed: 5, threads: 2))
    let patch = CalibrationPatch(calibration, extending: "base.yaml").yaml
    let line = try #require(patch.split(separator: "\n").last { $0.contains("size:") })
    #expect(
      line.contains(
        /source: \{en: "calibrated, [\d.]+ times the value before \(one standard error [\d.]+ %\); before: price list", ko: "보정, 이전 값의 [\d.]+배\(표준오차 [\d.]+ %\); 이전: 가격표"\}/
      ))
  }

  /// What only the first alternative says is patched there.
  @Test func `the file sets what was found, and is a scenario`() throws {
    let calibration = try Self.calibration(["size", "calendar"])
    let patch = CalibrationPatch(calibration, extending: "base.yaml").yaml
    check(patch, "calibrate-patch.txt")
    let folder = FileManager.default.temporaryDirectory.appending(path: "jarip-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("base.yaml", Self.text), ("tuned.yaml", patch)] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let scenario = try ScenarioLoader().load(path: folder.appending(path: "tuned.yaml").path())
    let found = try Validation(scenario, RunSettings(trials: 300, seed: 5, threads: 2))
    for (row, other) in zip(found.forecasts, calibration.after.forecasts) {
      #expect(row.forecast == other.forecast)
    }
    let inputs = scenario.alternatives[0].quantities
    #expect(
      inputs["size"]?.notes.evidence == .tuned && inputs["calendar"]?.notes.evidence == .tuned)
    #expect(scenario.alternatives[1].quantities["calendar"]?.notes.evidence == nil)
  }
}
