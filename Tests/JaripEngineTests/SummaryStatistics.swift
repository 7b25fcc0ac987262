import JaripKit
import JaripTesting
import Testing

/// Differential: summaries of a run against the plain definition of each statistic.
@Suite struct SummaryStatistics {
  private static func scenario(_ extra: String = "") -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2001-06, fiscal_year: january}
    centres: {a: {}, b: {opens: 2000-05}}
    inputs:
      won: {value: 1, unit: KRW million/month}
      size: {value: 2 to 6, each: [centre, month]}
      chance: {value: "uniform(-1, 1)", each: month}
    model:
      broken: sqrt(chance)
      level: {value: size * won, over_year: mean}
      last: {value: size * won, over_year: end}
    revenue: {fees: {amount: size * won}}
    report: {yearly: [broken, level, last], monthly: [broken]}
    \(extra)
    """
  }

  /// The smallest value whose empirical distribution function reaches p.
  private func quantile(_ sorted: [Double], _ probability: Double) -> Double {
    sorted.first { value in
      Double(sorted.count { $0 <= value }) / Double(sorted.count) >= probability
    }!
  }

  private func expect(
    _ summary: Summary, of values: [Double], isExact: Bool, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let defined = values.filter { !$0.isNaN }.sorted()
    #expect(summary.count == defined.count && summary.trialCount == values.count)
    let mean = defined.reduce(0, +) / Double(defined.count)
    let squares = defined.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(defined.count - 1)).squareRoot()
    // Sums over a thousand values in another order: 1e-12.
    #expect(abs(summary.mean! / mean - 1) < 1e-12, "\(what)", sourceLocation: sourceLocation)
    #expect(abs(summary.standardDeviation! / deviation - 1) < 1e-12, "\(what)")
    let error = deviation / Double(defined.count).squareRoot()
    #expect(abs(summary.standardError! / error - 1) < 1e-12, "\(what)")
    for probability in [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] {
      let expected = quantile(defined, probability)
      let found = summary.quantile(probability)!
      #expect(
        isExact ? found == expected : abs(found / expected - 1) < 0.001,
        "\(what), p \(probability): \(found), not \(expected)", sourceLocation: sourceLocation)
    }
    #expect(abs(summary.minimum! - defined.first!) <= 1e-12 * abs(defined.first!), "\(what)")
    #expect(abs(summary.maximum! - defined.last!) <= 1e-12 * abs(defined.last!), "\(what)")
  }

  private func settings(_ trials: Int, keepsValues: Bool) -> RunSettings {
    RunSettings(
      trials: trials, seed: 2, monthly: ["fees", "last", "level"], keepsValues: keepsValues)
  }

  /// 130 trials are kept, 1,001 are summarised; the values themselves come from a run that keeps all.
  @Test(arguments: [130, 1001])
  func `mean, deviation, error and quantiles follow their definitions, trials`(trials: Int) throws {
    let simulator = try Simulator(ScenarioText.load(Self.scenario()))
    let kept = try simulator.run(settings(trials, keepsValues: true))
    let projection = try simulator.run(settings(trials, keepsValues: false))
    #expect(projection.isExact == (trials <= 1000))
    func output(_ name: String, _ scope: Scope) -> Int {
      projection.plan.outputs.firstIndex { $0.name == name && $0.scope == scope }!
    }
    func months(_ output: Int, _ row: Int, _ range: Range<Int>) -> [[Double]] {
      let columns = range.map { kept.values(output, row: row, month: $0)! }
      return (0..<trials).map { trial in columns.map { $0[trial] } }
    }
    let years = [0..<12, 12..<18]
    for (year, range) in years.enumerated() {
      for row in 0...1 {
        let fees = output("fees", .centre)
        expect(
          projection.yearly(fees, row: row, year: year),
          of: months(fees, row, range).map { $0.reduce(0, +) }, isExact: false, "fees")
        let last = output("last", .centre)
        expect(
          projection.yearly(last, row: row, year: year),
          of: months(last, row, range).map { $0.last! }, isExact: projection.isExact, "last")
        let level = output("level", .centre)
        expect(
          projection.yearly(level, row: row, year: year),
          of: months(level, row, range).map { $0.reduce(0, +) / Double(range.count) },
          isExact: false, "level")
      }
    }
    let broken = output("broken", .network)
    expect(
      projection.monthly(broken, row: 0, month: 3)!, of: kept.values(broken, row: 0, month: 3)!,
      isExact: projection.isExact, "broken")
  }

  @Test func `a single trial has a mean and no deviation`() throws {
    let run = try FullRun(Self.scenario())
    let summary = try run.year("fees", of: "a", 0)
    #expect(summary.count == 1 && summary.mean != nil)
    #expect(summary.standardDeviation == nil && summary.standardError == nil)
  }

  @Test func `a month of a line before the opening counts as 0 in the year's sum`() throws {
    let run = try FullRun(Self.scenario(), trials: 3)
    let sum = try run.months("fees", of: "b", trial: 2)[0...11].reduce(0, +)
    #expect(try run.months("fees", of: "b", trial: 2)[0...3] == [0, 0, 0, 0])
    let values = try run.year("fees", of: "b", 0)
    #expect(
      [values.minimum!, values.quantile(0.5)!, values.maximum!].contains { abs($0 - sum) < 1e-12 })
  }

  // MARK: Differences

  static let alternatives = """
    alternatives:
      plain: {}
      dear: {inputs: {won: {value: 1.5}}}
      cheap: {revenue: {fees: {amount: "if(chance > 0, size, 0.5 * size) * won"}}}
    """

  @Test func `differences are taken trial by trial from the first alternative`() throws {
    let simulator = try Simulator(ScenarioText.load(Self.scenario(Self.alternatives)))
    let settings = RunSettings(trials: 90, seed: 2, monthly: ["last", "fees"], compares: true)
    let projection = try simulator.run(settings)
    let outputs = projection.plan.outputs
    func values(_ name: String, _ alternative: Int, _ month: Int) -> [Double] {
      let index = outputs.firstIndex {
        $0.name == name && $0.scope == .centre && $0.alternative == alternative
      }!
      return projection.values(index, row: 0, month: month)!
    }
    for (alternative, name) in [(1, "last"), (2, "fees")] {
      let index = outputs.firstIndex {
        $0.name == name && $0.scope == .centre && $0.alternative == alternative
      }!
      let (summary, signs) = try #require(projection.difference(index, row: 0, year: 0))
      var differences = [Double](repeating: 0, count: 90)
      for month in name == "last" ? 11...11 : 0...11 {
        for trial in 0..<90 {
          differences[trial] +=
            values(name, alternative, month)[trial] - values(name, 0, month)[trial]
        }
      }
      expect(summary, of: differences, isExact: false, "\(name) of \(alternative)")
      #expect(signs.above == differences.count { $0 > 0 })
      #expect(signs.below == differences.count { $0 < 0 })
      #expect(signs.above + signs.below + signs.equal == 90)
    }
  }
}
