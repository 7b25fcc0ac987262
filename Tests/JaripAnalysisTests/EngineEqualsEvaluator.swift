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

  @Test(arguments: ScenarioText.shippedFiles)
  func `on the shipped scenario`(path: String) throws {
    let scenario = try ScenarioLoader(reservedNames: FunctionEntry.reservedNames).load(path: path)
    let comparison = try EvaluatorComparison(FullRun(scenario, trials: 2, seed: 5))
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
