import JaripKit
import JaripTesting
import Testing

/// Statistical: correlations that are asked for are reached.
///
/// Seed 31, 3,000 trials; a tolerance is `k` = 4 standard errors.
@Suite struct CorrelatedDraws {
  static let k = 4.0
  static let trials = 3000

  private static func scenario(_ inputs: String, correlations: String = "[]") -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-04, fiscal_year: january}
    centres: {a: {}, b: {}, c: {}}
    inputs:
    \(inputs)
    correlations: \(correlations)
    """
  }

  private func run(_ text: String, _ names: Set<String>) throws -> FullRun {
    try FullRun(text, trials: Self.trials, seed: 31, only: names)
  }

  private func expectCorrelation(
    _ one: [Double], _ other: [Double], _ expected: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let sample = Sample(one)
    let found = sample.correlation(with: Sample(other))
    #expect(
      abs(found - expected) < Self.k * sample.correlationError(expected),
      "\(what): \(found), not \(expected)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [0, 0.36, 0.9])
  func `common is the correlation of the normal scores of any two centres`(common: Double) throws {
    let text = Self.scenario(
      """
        x: {value: "normal(5, 2)", each: centre, common: \(common)}
        y: {value: "uniform(0, 1)", each: [centre, month], common: \(common)}
      """)
    let run = try run(text, ["x", "y"])
    for (one, other) in [("a", "b"), ("a", "c"), ("b", "c")] {
      expectCorrelation(
        try run.trials("x", of: one, month: 0), try run.trials("x", of: other, month: 0), common,
        "x of \(one) and \(other)")
      let scores = try [one, other].map {
        try run.trials("y", of: $0, month: 2).map { normalQuantile($0) }
      }
      expectCorrelation(scores[0], scores[1], common, "y of \(one) and \(other)")
    }
    // Months are drawn by themselves, common or not.
    let months = try [0, 1].map { try run.trials("y", of: "a", month: $0) }
    expectCorrelation(months[0], months[1], 0, "months")
  }

  @Test func `with common 1 all centres draw one number, and it is uniform still`() throws {
    let text = Self.scenario("  x: {value: \"uniform(2, 8)\", each: centre, common: 1}")
    let run = try run(text, ["x"])
    let values = try run.trials("x", of: "a", month: 0)
    #expect(values == (try run.trials("x", of: "b", month: 0)))
    #expect(values == (try run.trials("x", of: "c", month: 0)))
    let sample = Sample(values)
    #expect(abs(sample.mean - 5) < Self.k * sample.meanError)
  }

  /// The shock of ou between two months is what the closed form leaves: X' − L − (X − L) e^(−κ/12); that of
  /// gbm the change of the logarithm; that of ar1 X' − m − ρ (X − m).
  @Test func `common of a process is the correlation of its shocks`() throws {
    let text = Self.scenario(
      """
        mood: {value: "ou(level: 1, reversion: 1.2, volatility: 0.6)", each: centre, common: 0.5}
        price: {value: "gbm(start: 2, growth: 0.06, volatility: 0.2)", each: centre, common: 0.5}
        noise: {value: "ar1(mean: 3, persistence: 0.7, sd: 0.5)", each: centre, common: 0.5}
      """)
    let run = try run(text, ["mood", "price", "noise"])
    func shocks(_ name: String, _ place: String, _ month: Int) throws -> [Double] {
      let before = try run.trials(name, of: place, month: month - 1)
      let after = try run.trials(name, of: place, month: month)
      return zip(before, after).map { x, next in
        switch name {
        case "mood": next - 1 - (x - 1) * 0.9048374180359595
        case "price": logarithm(next / x)
        default: next - 3 - 0.7 * (x - 3)
        }
      }
    }
    for name in ["mood", "price", "noise"] {
      expectCorrelation(
        try shocks(name, "a", 2), try shocks(name, "c", 2), 0.5, "\(name) of a and c")
      expectCorrelation(
        try shocks(name, "a", 2), try shocks(name, "c", 3), 0, "\(name) in two months")
    }
  }

  /// The standard error of Spearman's coefficient.
  ///
  /// - Source: Bonett and Wright (2000), Sample size requirements for estimating Pearson, Kendall and
  ///   Spearman correlations, Psychometrika 65, 23-28.
  private func rankError(_ rank: Double) -> Double {
    (1 - rank * rank) * ((1 + rank * rank / 2) / Double(Self.trials - 3)).squareRoot()
  }

  private func expectRank(
    _ one: [Double], _ other: [Double], _ rank: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = Sample(one).rankCorrelation(with: Sample(other))
    #expect(
      abs(found - rank) < Self.k * rankError(rank), "\(what): \(found), not \(rank)",
      sourceLocation: sourceLocation)
  }

  @Test func `rank correlations are reached across families, and pairs not named have none`() throws
  {
    let text = Self.scenario(
      """
        fee: {value: "gamma(2, 1.5)"}
        conversion: {value: "normal(0, 1)"}
        wage: {value: "1 to 9"}
        rent: {value: "uniform(0, 1)"}
      """,
      correlations:
        "[{between: [fee, conversion], rank: -0.4}, {between: [conversion, wage], rank: 0.7}]"
    )
    let run = try run(text, ["fee", "conversion", "wage", "rent"])
    func values(_ name: String) throws -> [Double] { try run.trials(name, month: 0) }
    expectRank(try values("fee"), try values("conversion"), -0.4, "fee, conversion")
    expectRank(try values("conversion"), try values("wage"), 0.7, "conversion, wage")
    expectRank(try values("fee"), try values("wage"), 0, "fee, wage")
    expectRank(try values("fee"), try values("rent"), 0, "fee, rent")
    let sample = Sample(try values("fee"))
    #expect(abs(sample.mean - 3) < Self.k * sample.meanError, "the margins stay")
    let rest = Sample(try values("wage"))
    // 1 to 9 is lognormal with mean exp(ln 3 + σ² / 2), σ = ln 9 / (2 · 1.6448536).
    #expect(abs(rest.mean - 3.74965337469947) < Self.k * rest.meanError)
  }

  @Test func `correlated inputs of each centre correlate there, and common applies on top`() throws
  {
    let text = Self.scenario(
      """
        fee: {value: "normal(0, 1)", each: centre, common: 0.6}
        conversion: {value: "normal(0, 1)", each: centre, common: 0.6}
      """, correlations: "[{between: [fee, conversion], rank: 0.5}]")
    let run = try run(text, ["fee", "conversion"])
    func values(_ name: String, _ place: String) throws -> [Double] {
      try run.trials(name, of: place, month: 0)
    }
    expectRank(try values("fee", "a"), try values("conversion", "a"), 0.5, "in a")
    for name in ["fee", "conversion"] {
      expectCorrelation(try values(name, "a"), try values(name, "b"), 0.6, "\(name) of a and b")
    }
  }

  @Test func `the order of names in a correlation changes no bit`() throws {
    let inputs = "  zeal: {value: \"normal(0, 1)\"}\n  age: {value: \"normal(0, 1)\"}"
    let one = try run(
      Self.scenario(inputs, correlations: "[{between: [zeal, age], rank: 0.5}]"), ["zeal", "age"])
    let other = try run(
      Self.scenario(inputs, correlations: "[{between: [age, zeal], rank: 0.5}]"), ["zeal", "age"])
    for name in ["zeal", "age"] {
      #expect(try one.trials(name, month: 0) == other.trials(name, month: 0))
    }
  }
}
