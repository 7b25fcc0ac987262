import JaripKit
import JaripTesting
import Testing

/// Statistical: moments of the processes at lags of 1, 12 and 120 months against closed forms.
///
/// Seed 20, 2,000 trials; a tolerance is `k` = 4 standard errors, estimated from the sample itself. Some
/// thirty comparisons would fail by chance once in five hundred seeds.
@Suite struct ProcessMoments {
  static let k = 4.0
  static let lags = [1, 12, 120]
  /// The month from which correlations are taken, since all but ar1 start at a fixed value.
  static let base = 36

  private static let run = Result {
    try FullRun(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2013-02, fiscal_year: january}
      centres: {a: {}}
      inputs:
        price: {value: "gbm(start: 2, growth: 0.06, volatility: 0.2)"}
        mood: {value: "ou(level: 1, reversion: 1.2, volatility: 0.6, start: 3)"}
        free: {value: "ou(level: 1, reversion: 0, volatility: 0.6)"}
        noise: {value: "ar1(mean: 3, persistence: 0.7, sd: 0.5)"}
        crisis: {value: "regime(enter: 0.05, stay: 0.8)"}
      model: {log_price: log(price / 2)}
      """, trials: 2000, seed: 20, only: ["price", "log_price", "mood", "free", "noise", "crisis"])
  }

  private func sample(_ name: String, _ month: Int) throws -> Sample {
    Sample(try Self.run.get().trials(name, month: month))
  }

  private func expect(
    _ name: String, at month: Int, mean: Double, sd: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try sample(name, month)
    #expect(
      abs(found.mean - mean) < Self.k * found.meanError,
      "\(name), lag \(month): mean \(found.mean), not \(mean), error \(found.meanError)",
      sourceLocation: sourceLocation)
    #expect(
      abs(found.standardDeviation - sd) < Self.k * found.standardDeviationError,
      "\(name), lag \(month): sd \(found.standardDeviation), not \(sd)",
      sourceLocation: sourceLocation)
  }

  private func expect(
    _ name: String, lag: Int, correlation: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let first = try sample(name, Self.base)
    let found = first.correlation(with: try sample(name, Self.base + lag))
    #expect(
      abs(found - correlation) < Self.k * first.correlationError(correlation),
      "\(name), lag \(lag): correlation \(found), not \(correlation)",
      sourceLocation: sourceLocation)
  }

  /// log(X / 2) at τ years is normal with mean 0.06 τ and variance 0.04 τ; two times t < u correlate by
  /// √(t / u).
  @Test func `gbm grows and spreads as its closed form says`() throws {
    for (lag, mean, sd, correlation) in [
      (1, 0.005, 0.05773502691896258, 0.9863939238321437),
      (12, 0.06, 0.2, 0.8660254037844386), (120, 0.6, 0.6324555320336759, 0.4803844614152614),
    ] {
      try expect("log_price", at: lag, mean: mean, sd: sd)
      try expect("log_price", lag: lag, correlation: correlation)
    }
    #expect(try sample("price", 0).values.allSatisfy { $0 == 2 })
  }

  /// Mean 1 + 2 exp(−1.2 τ), variance 0.36 / 2.4 · (1 − exp(−2.4 τ)); correlations decay by exp(−1.2 τ).
  @Test func `ou returns to its level as its closed form says`() throws {
    for (lag, mean, sd, correlation) in [
      (1, 2.8096748360719195, 0.16489507887836655, 0.9047761513110585),
      (12, 1.6023884238244044, 0.3693132911317817, 0.301091953718379),
      (120, 1.0000122884247067, 0.38729833461343116, 6.141918334204494e-06),
    ] {
      try expect("mood", at: lag, mean: mean, sd: sd)
      try expect("mood", lag: lag, correlation: correlation)
    }
    #expect(try sample("mood", 0).values.allSatisfy { $0 == 3 })
  }

  /// Variance 0.36 τ.
  @Test func `ou without reversion is a random walk from its level`() throws {
    for (lag, sd) in [(1, 0.17320508075688773), (12, 0.6), (120, 1.8973665961010275)] {
      try expect("free", at: lag, mean: 1, sd: sd)
    }
    #expect(try sample("free", 0).values.allSatisfy { $0 == 1 })
  }

  /// Mean 3 and deviation 0.5 in every month, the first included; correlations are 0.7 to the lag.
  @Test func `ar1 is stationary from its first month`() throws {
    try expect("noise", at: 0, mean: 3, sd: 0.5)
    for (lag, correlation) in [(1, 0.7), (12, 0.013841287200999995), (120, 0)] {
      try expect("noise", at: lag, mean: 3, sd: 0.5)
      try expect("noise", lag: lag, correlation: correlation)
    }
  }

  /// P(1) is 0.2 (1 − 0.75^lag), from the two-state chain with eigenvalue stay − enter.
  @Test func `regime enters and leaves as its chain says`() throws {
    for (lag, mean, sd, correlation) in [
      (1, 0.05, 0.21794494717703367, 0.7499977651185771),
      (12, 0.19366472959518433, 0.3951692069304091, 0.031675986429261734),
      (120, 0.2, 0.4, 0.0),
    ] {
      try expect("crisis", at: lag, mean: mean, sd: sd)
      try expect("crisis", lag: lag, correlation: correlation)
    }
    #expect(try sample("crisis", 0).values.allSatisfy { $0 == 0 })
    #expect(Set(try sample("crisis", 40).values) == [0, 1])
  }
}
