import JaripKit
import JaripTesting
import Testing

/// Differential: the engine against the plain evaluator on formulas that nobody would write.
@Suite struct RandomFormulasAgree {
  static let trials = 2

  @Test(arguments: 1...24)
  func `every number of random formulas agrees, to the last bit, seed`(seed: UInt64) throws {
    var writer = RandomFormulas(seed: seed, isSafe: true)
    let text = writer.scenario(quantities: 14)
    let run = try FullRun(text, trials: Self.trials, seed: seed, blockSize: seed % 2 == 0 ? 1 : 128)
    let comparison = try EvaluatorComparison(run)
    #expect(comparison.differences.isEmpty, "\(comparison.differenceCount) differ in\n\(text)")
    #expect(comparison.count > 2000)
  }

  /// Lines, stocks and adoptions that may be undefined or out of range: the engine must stop in exactly the
  /// first trial in which the evaluator does, with the same words.
  @Test func `random formulas fail in the same trial with the same message`() throws {
    var codes: [String: Int] = [:]
    for seed in 101...160 as ClosedRange<UInt64> {
      var writer = RandomFormulas(seed: seed, isSafe: false)
      let text = writer.scenario(quantities: 3)
      let simulator = try Simulator(ScenarioText.load(text))
      let settings = RunSettings(trials: 4, seed: seed)
      let plan = try simulator.plan(settings)
      let expected = firstFailure(plan, settings)
      var found: RunFailure?
      do throws(RunFailure) {
        _ = try simulator.run(plan, settings)
      } catch {
        found = error
      }
      #expect(found?.diagnostic.message == expected?.diagnostic.message, "in\n\(text)")
      codes[found?.diagnostic.code ?? "none", default: 0] += 1
    }
    let kinds = ["undefined-line", "undefined-stock", "negative-line", "out-of-range", "none"]
    #expect(kinds.allSatisfy { codes[$0, default: 0] > 0 }, "\(codes)")
  }

  private func firstFailure(_ plan: Plan, _ settings: RunSettings) -> RunFailure? {
    let first = Evaluator(
      model: plan.alternatives[0], scenario: plan.scenario, sampling: settings.samplingPlan(plan),
      trial: 0,
      independenceFrom: plan.independenceFrom[0])
    for trial in 0..<settings.trials {
      do throws(RunFailure) {
        try (trial == 0 ? first : first.other(trial: trial)).run()
      } catch {
        return error
      }
    }
    return nil
  }
}
