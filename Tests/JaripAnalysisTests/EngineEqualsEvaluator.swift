import Foundation
import JaripKit
import JaripTesting
import Testing

/// Differential: the engine against the plain evaluator, every quantity, centre, month and trial, to the last
/// bit.
@Suite struct EngineEqualsEvaluator {
  @Test(arguments: SmallScenarios.all.map(\.name))
  func `on the small scenario of`(name: String) throws {
    let text = SmallScenarios.all.first { $0.name == name }!.text
    for (trials, seed, blockSize) in [(3, 9, nil), (2, 10, 1)] as [(Int, UInt64, Int?)] {
      let run = try FullRun(text, trials: trials, seed: seed, blockSize: blockSize)
      let comparison = try EvaluatorComparison(run)
      #expect(comparison.differences.isEmpty, "\(comparison.differenceCount) differ")
      #expect(comparison.count > 500)
    }
  }

  /// 20 trials: parts of two and of one.
  @Test(arguments: SmallScenarios.all.map(\.name), [Sampling.lhs, .sobol])
  func `under every way of sampling, on the small scenario of`(name: String, sampling: Sampling)
    throws
  {
    let text = SmallScenarios.all.first { $0.name == name }!.text
    let run = try FullRun(text, trials: 20, seed: 9, sampling: sampling, blockSize: 7)
    let comparison = try EvaluatorComparison(run)
    #expect(comparison.differences.isEmpty, "\(comparison.differenceCount) differ")
    #expect(comparison.count > 500)
  }

  @Test(arguments: ScenarioText.shippedFiles)
  func `on the shipped scenario`(path: String) throws {
    let scenario = try ScenarioLoader(reservedNames: FunctionEntry.reservedNames).load(path: path)
    let comparison = try EvaluatorComparison(FullRun(scenario, trials: 2, seed: 5))
    #expect(comparison.differences.isEmpty, "\(comparison.differenceCount) differ")
    #expect(comparison.count > 1000)
  }

  @Test func `on resampling of a file's rows`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "jarip-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("fee\n30\n10\n0.3\n20\n".utf8).write(to: folder.appending(path: "fees.csv"))
    let draw = "empirical(\\\"\(folder.path)/fees.csv\\\", fee)"
    let text = """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-12, fiscal_year: january}
      centres: {a: {}, b: {opens: 2000-03}}
      inputs:
        fee: {value: "\(draw)", unit: KRW thousand/month, each: [centre, month], common: 0.3}
        once: {value: "\(draw)"}
      revenue: {fees: {amount: fee * once}}
      """
    let comparison = try EvaluatorComparison(FullRun(text, trials: 4, seed: 12))
    #expect(comparison.differences.isEmpty, "\(comparison.differenceCount) differ")
    #expect(comparison.count > 1000)
  }

  @Test func `there are shipped scenarios to compare`() {
    #expect(ScenarioText.shippedFiles.count >= 4)
  }

  @Test func `every function of the language stands in a small scenario`() {
    let text = SmallScenarios.all.map(\.text).joined(separator: "\n")
    for entry in FunctionEntry.all where entry.name != "empirical" {
      #expect(text.contains(entry.name == "to" ? " to " : entry.name + "("), "\(entry.name)")
    }
    for word in ["date", "months_open", "month_of_year", "and", "or", "not"] {
      #expect(text.contains(word), "\(word)")
    }
    for family in DistributionFamily.allCases where family != .empirical {
      #expect(text.contains(family.languageName), "\(family)")
    }
  }
}
