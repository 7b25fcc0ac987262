import JaripKit

/// The engine held against the plain evaluator: every quantity, centre, month and trial.
public struct EvaluatorComparison: Sendable {
  /// How many numbers were compared.
  public private(set) var count = 0
  /// The first numbers that differ, in words; all of them are in `differenceCount`.
  public private(set) var differences: [String] = []
  public private(set) var differenceCount = 0
  /// The largest difference relative to the larger of 1 and the value.
  public private(set) var largestError = 0.0

  private static let listed = 12

  public init(_ run: FullRun) throws {
    for alternative in run.plan.alternatives.indices { try compare(run, alternative) }
  }

  private mutating func compare(_ run: FullRun, _ alternative: Int) throws {
    let plan = run.plan
    var expected = plan.outcomes.map { outcome in
      (independent: zeros(plan, outcome), closed: zeros(plan, outcome))
    }
    let first = Evaluator(
      model: plan.alternatives[alternative], scenario: plan.scenario,
      sampling: run.projection.sampling, trial: 0,
      independenceFrom: plan.independenceFrom[alternative])
    for trial in 0..<run.projection.trials {
      let evaluator = trial == 0 ? first : first.other(trial: trial)
      try evaluator.run()
      for (index, output) in plan.outputs.enumerated() where output.alternative == alternative {
        try compare(output, index, evaluator, run)
      }
      for (index, outcome) in plan.outcomes.enumerated() where outcome.alternative == alternative {
        for row in expected[index].independent.indices {
          let isCentre = outcome.scope == .centre
          let never = plan.monthCount
          let alone =
            (isCentre ? evaluator.independence.centres[row] : evaluator.independence.network)
            ?? never
          let closed =
            (isCentre ? evaluator.closing.centres[row] : evaluator.closing.network) ?? never
          for month in alone..<max(alone, closed) { expected[index].independent[row][month] += 1 }
          for month in closed..<never { expected[index].closed[row][month] += 1 }
        }
      }
    }
    for (index, outcome) in plan.outcomes.enumerated() where outcome.alternative == alternative {
      let found = run.projection.outcomes[index]
      count += 2 * found.independent.count * plan.monthCount
      if found.independent != expected[index].independent {
        note("independence of the \(outcome.scope): \(found.independent)")
      }
      if found.closed != expected[index].closed {
        note("closing of the \(outcome.scope): \(found.closed)")
      }
    }
  }

  private func zeros(_ plan: Plan, _ outcome: PlanOutcome) -> [[Int]] {
    let rows = outcome.scope == .centre ? plan.centreCount : 1
    return Array(repeating: Array(repeating: 0, count: plan.monthCount), count: rows)
  }

  private mutating func compare(
    _ output: PlanOutput, _ index: Int, _ evaluator: Evaluator, _ run: FullRun
  ) throws {
    let rows = output.scope == .centre ? run.plan.centreCount : 1
    for row in 0..<rows {
      let centre = output.scope == .centre ? row : nil
      for month in 0..<run.plan.monthCount {
        let values = run.projection.values(index, row: row, month: month)
        guard let found = values?[evaluator.trial] else {
          throw FullRun.Missing(description: "'\(output.name)' was not kept by month")
        }
        let plain = try plainValue(output, evaluator, centre, month)
        count += 1
        guard let plain else {
          note("\(output.name) \(centre ?? -1): the evaluator has no value")
          continue
        }
        if found.isNaN && plain.isNaN || found.bitPattern == plain.bitPattern { continue }
        let error = abs(found - plain) / max(1, abs(plain))
        largestError = error.isNaN ? .infinity : max(largestError, error)
        let place = centre.map { run.scenario.centres[$0].id } ?? "network"
        note(
          "\(evaluator.model.name) \(output.name) \(place) \(run.scenario.timeline.month(at: month)) "
            + "trial \(evaluator.trial): engine \(found), evaluator \(plain)")
      }
    }
  }

  private func plainValue(
    _ output: PlanOutput, _ evaluator: Evaluator, _ centre: Int?, _ month: Int
  ) throws -> Double? {
    guard output.role == .pool else {
      return try evaluator.value(of: output.name, centre: centre, month: month)
    }
    let words = output.name.split(separator: ".").map(String.init)
    return try evaluator.poolTerm(words[1], of: words[0], month: month)
  }

  private mutating func note(_ text: String) {
    differenceCount += 1
    if differences.count < Self.listed { differences.append(text) }
  }
}
