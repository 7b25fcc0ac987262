import JaripKit
import JaripTesting
import Testing

/// Known answers: which checks pass, fail and stay undecided.
@Suite struct CheckVerdicts {
  /// `even` is 1 to 12 by month; `coin` is 0 or 1 alike; `luck` is uniform from 0 to 1.
  private func results(_ checks: [String], trials: Int = 400) throws -> [CheckResult] {
    let scenario = try ScenarioText.load(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-12, fiscal_year: january}
      centres: {a: {}, b: {}}
      inputs:
        won: {value: 1, unit: KRW million/month}
        coin: {value: bernoulli(0.5)}
        luck: {value: "uniform(0, 1)"}
      model: {even: month_of_year, never: log(0 * luck), later: {value: luck, over_year: end}}
      revenue: {fees: {amount: "if(is(a), 3, 1) * won"}}
      costs: {staff: {amount: 2 * won}}
      reserves: {closes_after: 2}
      independence: {test: oss >= 1, sustained: 2, from: 2000-03}
      checks:
      \(checks.map { "  - {that: \"\($0)\"}" }.joined(separator: "\n"))
      """)
    let reader = try Checks(scenario)
    let simulator = try Simulator(scenario)
    let settings = RunSettings(trials: trials, seed: 5, monthly: reader.monthly)
    let plan = try simulator.plan(settings, alsoKeeping: reader.quantities)
    return try reader.results(simulator.run(plan, settings))
  }

  static let sure: [(String, CheckResult.Verdict, Double)] = [
    ("mean(even, 2000-05) == 5", .passed, 5), ("mean(even, 2000-05) > 5", .failed, 5),
    ("mean(even, 2000-05) >= 5", .passed, 5), ("mean(even, 2000-05) < 5", .failed, 5),
    ("mean(even, 2000) in 11..12", .passed, 12), ("mean(fees(network), 2000) == 38", .passed, 38),
    ("mean(fees(a), 2000) in 35..37", .passed, 36), ("mean(fees(b), 2000-02) <= 0.5", .failed, 1),
    ("p90(even, 2000-07) >= 7", .passed, 7), ("sd(even, 2000-07) <= 0", .passed, 0),
    ("P(even > 6, 2000-07) >= 0.99", .passed, 1), ("P(even >= 8, 2000-07) >= 0.01", .failed, 0),
    // a earns 3 for 2 from the start; b loses 1 a month and closes in February, after 2 of fees.
    ("P(independent(a) by 2000-02) <= 0.01", .passed, 0),
    ("P(independent(a) by 2000-03) >= 0.99", .passed, 1),
    ("P(closed(b) by 2000-01) <= 0.01", .passed, 0),
    ("P(closed(b) by 2000-02) >= 0.99", .passed, 1),
    ("P(independent(network) by 2000-12) >= 0.99", .passed, 1),
    ("mean(cash(b), 2000-12) in -3..-1", .passed, -2),
  ]

  @Test(arguments: sure)
  func `what is the same in all trials passes or fails:`(
    check: String, verdict: CheckResult.Verdict, value: Double
  ) throws {
    let result = try results([check])[0]
    #expect(result.verdict == verdict)
    #expect(result.value == value)
    #expect(result.alternative == "base")
  }

  /// With 400 trials a mean of uniforms has an error of 0.0144 and a probability one of 0.025.
  @Test(arguments: [
    ("mean(luck, 2000) <= 0.7", CheckResult.Verdict.passed), ("mean(luck, 2000) >= 0.7", .failed),
    ("mean(luck, 2000) <= 0.5", .undecided), ("mean(luck, 2000) in 0.4..0.6", .passed),
    ("mean(luck, 2000) in 0.5..0.9", .undecided), ("P(coin > 0, 2000) <= 0.7", .passed),
    ("P(coin > 0, 2000) >= 0.7", .failed), ("P(coin > 0, 2000) <= 0.5", .undecided),
    ("p50(luck, 2000) <= 0.5", .undecided), ("p50(luck, 2000) <= 0.7", .passed),
    ("p90(later, 2000-12) in 0.8..0.97", .passed), ("p10(luck, 2000) >= 0.3", .failed),
    ("sd(luck, 2000) in 0.25..0.33", .passed), ("sd(luck, 2000) <= 0.2887", .undecided),
  ])
  func `what the error of the run straddles is undecided:`(
    check: String, verdict: CheckResult.Verdict
  ) throws {
    let result = try results([check])[0]
    #expect(
      result.verdict == verdict, "\(result.value ?? .nan) in \(result.interval.debugDescription)")
  }

  @Test func `what is undefined in all trials fails, whatever the bound`() throws {
    for check in [
      "mean(never, 2000) <= 10", "mean(never, 2000) >= -10", "p50(never, 2000) in -9..9",
    ] {
      let result = try results([check])[0]
      #expect(result.verdict == .failed && result.value == nil, "\(check)")
    }
  }

  @Test(arguments: [
    "mean(nothing, 2000)", "mean(even, 2000) >= 1 or so", "mode(even, 2000) >= 1",
    "mean(even, 1999) >= 1", "mean(even, 2001-01) >= 1", "mean(fees(c), 2000) >= 1",
    "P(independent(a) by 2001-01) <= 1", "P(even, 2000) >= 1", "mean(even) >= 1",
  ])
  func `a check that is not understood is refused:`(check: String) throws {
    let error = #expect(throws: DiagnosticList.self) { try results([check]) }
    #expect(error?.diagnostics.map(\.code) == ["bad-check"])
  }

  /// Counts 0, 5 and 20 of 20.
  ///
  /// - Source: the formula of Wilson (1927) with z = 1.959964, worked by hand for 5 of 20:
  ///   (0.25 + 0.0960365 ± 1.959964 · √(0.009375 + 0.0024009)) / 1.192073.
  @Test func `Wilson's limits are those of the formula`() {
    let none = WilsonInterval.limits(0, of: 20)
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.1611252) < 1e-7)
    let some = WilsonInterval.limits(5, of: 20)
    #expect(abs(some.lowerBound - 0.1118617) < 1e-7 && abs(some.upperBound - 0.4687009) < 1e-7)
    let all = WilsonInterval.limits(20, of: 20)
    #expect(abs(all.lowerBound - 0.8388748) < 1e-7 && all.upperBound == 1)
  }
}
