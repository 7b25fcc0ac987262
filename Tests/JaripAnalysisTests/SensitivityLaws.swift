import Foundation
import JaripTesting
import Testing

@testable import JaripKit

/// What moves the result: against closed forms, and against a plain count of the trials.
@Suite struct SensitivityLaws {
  /// One centre whose self-sufficiency is `earned` over a cost of 10; `inputs` and `earned` are YAML.
  private func text(inputs: String, earned: String, more: String = "", centres: String = "a: {}")
    -> String
  {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
    centres: {\(centres)}
    inputs: {won: {value: 1, unit: KRW million/month}, \(inputs)}
    revenue: {fees: {amount: "(\(earned)) * won"}}
    costs: {all: {amount: 10 * won}}
    independence: {test: "oss >= 1", sustained: 3, from: 2000-01}
    \(more)
    """
  }

  private func projection(
    _ text: String, trials: Int = 10_000, sampling: Sampling = .random, threads: Int = 2,
    blockSize: Int? = nil, months: [Int] = [11]
  ) throws -> Projection {
    let simulator = try Simulator(ScenarioText.load(text))
    var settings = RunSettings(
      trials: trials, seed: 5, sampling: sampling, threads: threads, blockSize: blockSize)
    let plan = try simulator.plan(settings, columns: .drivers)
    settings.columns = plan.alternatives.indices.flatMap {
      Sensitivity.columns(of: plan, alternative: $0, months: months)
    }
    return try simulator.run(plan, settings)
  }

  private func sensitivity(_ text: String, trials: Int = 10_000, sampling: Sampling = .random)
    throws -> Sensitivity
  {
    try #require(
      Sensitivity(
        try projection(text, trials: trials, sampling: sampling), alternative: 0, month: 11))
  }

  private func effect(_ name: String, _ sensitivity: Sensitivity) throws -> Sensitivity.Effect {
    let driver = try #require(sensitivity.drivers.first { $0.name == name })
    return try #require(driver.selfSufficiency)
  }

  /// Four standard errors: one in sixteen thousand fails by chance, and the seed is fixed.
  private func expect(
    _ found: Double, near expected: Double, error: Double?, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let error = try #require(error)
    #expect(
      abs(found - expected) <= 4 * error, "\(what): \(found), not \(expected), error \(error)",
      sourceLocation: sourceLocation)
  }

  @Test func `a linear model of normal inputs has the shares of its variances`() throws {
    let found = try sensitivity(
      text(
        inputs: """
          x: {value: "normal(3, 2)"}, y: {value: "normal(2, 1)"}, z: {value: "normal(5, 1)"}
          """, earned: "max(-1000, 100 + x - y + 0 * z)"))
    #expect(found.drivers.map(\.name) == ["x", "y", "z"])
    for (name, share, sign) in [("x", 0.8, 1.0), ("y", 0.2, -1), ("z", 0, 1)] {
      let effect = try effect(name, found)
      try expect(
        effect.varianceShare, near: share, error: effect.varianceShareError, "share of \(name)")
      // Of two normal variables with correlation r it is 6/π arcsin(r/2).
      try expect(
        effect.rankCorrelation, near: sign * 6 / .pi * asin(share.squareRoot() / 2),
        error: effect.standardError, "rank correlation of \(name)")
      #expect(effect.isSignificant == (name != "z"))
    }
    let explained = try #require(found.explained)
    #expect(abs(explained - 1) < 0.02)
    // Means of the lowest and highest tenth: (100 + 3 - 2 ± 2 · φ(1.2816)/0.1) / 10, error of a mean of 1,000.
    let x = try effect("x", found)
    let tail = 2 * exp(-1.2815515655 * 1.2815515655 / 2) / (2 * Double.pi).squareRoot() / 0.1
    try expect(try #require(x.atLow), near: 10.1 - tail / 10, error: 0.1 * 1.3 / 31.6, "low")
    try expect(try #require(x.atHigh), near: 10.1 + tail / 10, error: 0.1 * 1.3 / 31.6, "high")
    let driver = found.drivers[0]
    try expect(driver.low, near: 3 - 2 * 1.28155, error: 2 * 0.017, "10 % point")
    try expect(driver.high, near: 3 + 2 * 1.28155, error: 2 * 0.017, "90 % point")
  }

  /// Var(u²) = 4/45, Var((v − ½)²) = 1/180, Var(b/2) = 1/4 · 0.21, Var(w) = 1/12.
  @Test(arguments: Sampling.allCases)
  func `an additive model of curves and steps has the shares of its variances under`(
    sampling: Sampling
  ) throws {
    let found = try sensitivity(
      text(
        inputs: """
          u: {value: "uniform(0, 1)"}, v: {value: "uniform(0, 1)"}, w: {value: "uniform(0, 1)"},
          b: {value: bernoulli(0.3)}
          """, earned: "u ^ 2 + 2 * (v - 0.5) ^ 2 + 0.5 * b + w"), sampling: sampling)
    let variances = ["u": 4.0 / 45, "v": 4.0 / 180, "b": 0.25 * 0.21, "w": 1.0 / 12]
    let whole = variances.values.reduce(0, +)
    // The error of independent trials, which is the larger one: sums under `lhs` and `sobol` are surer.
    let error = 2 * (0.36 * 0.64 * 0.64 / 10_000).squareRoot()
    for (name, variance) in variances {
      let effect = try effect(name, found)
      try expect(
        effect.varianceShare, near: variance / whole, error: effect.varianceShareError ?? error,
        "share of \(name)")
      #expect((effect.varianceShareError == nil) == (sampling != .random))
    }
    // The valley has a share, and no rank correlation.
    let valley = try effect("v", found)
    #expect(!valley.isSignificant && valley.varianceShare > 0.05)
    #expect(try effect("b", found).isSignificant)
    #expect(found.drivers.map(\.name) == ["u", "w", "b", "v"])
  }

  @Test func `parts of a run on Sobol's sequence agree closer than those of random trials`() throws
  {
    let text = text(
      inputs: "x: {value: \"normal(50, 1)\"}, y: {value: \"normal(0, 1)\"}", earned: "x + y")
    let random = try effect("x", sensitivity(text, trials: 4096))
    let sobol = try effect("x", sensitivity(text, trials: 4096, sampling: .sobol))
    let expected = 6 / Double.pi * asin(0.5.squareRoot() / 2)
    let errors = try [sobol, random].map { try #require($0.standardError) }
    #expect(errors[0] < 0.5 * errors[1])
    try expect(sobol.rankCorrelation, near: expected, error: sobol.standardError, "sobol")
  }

  @Test func `a driver by centre and month counts as its average so far`() throws {
    let text = text(
      inputs: """
        size: {value: "normal(5, 1)", each: centre}, mood: {value: "ou(level: 0, reversion: 1, volatility: 0.3)"},
        rain: {value: "uniform(0, 1)", each: [centre, month]}, unused: {value: "uniform(0, 1)"}
        """, earned: "max(0, size) * exp(mood) + rain", centres: "a: {}, b: {opens: 2000-04}, c: {}"
    )
    let projection = try projection(text, trials: 60, months: [7, 11])
    let run = try FullRun(text, trials: 60, seed: 5)
    let sensitivity = try #require(Sensitivity(projection, alternative: 0, month: 7))
    #expect(Set(sensitivity.drivers.map(\.name)) == ["size", "mood", "rain"])
    for driver in sensitivity.drivers {
      #expect(driver.isAverageOverCentres == (driver.name != "mood"))
      #expect(driver.isAverageOverMonths == (driver.name != "size"))
      let places = driver.isAverageOverCentres ? ["a", "b", "c"] : ["network"]
      let months = driver.isAverageOverMonths ? Array(0...7) : [7]
      var sums = [Double](repeating: 0, count: 60)
      for place in places {
        for month in months {
          let values = try run.trials(driver.name, of: place, month: month)
          for trial in 0..<60 { sums[trial] += values[trial] }
        }
      }
      let output = projection.plan.outputs.firstIndex { $0.name == "driver.\(driver.name)" }!
      let column = try #require(projection.column(output: output, row: 0, month: 7))
      let isSame = (0..<60).allSatisfy {
        abs(column[$0] - sums[$0] / Double(places.count * months.count)) < 1e-12
      }
      #expect(isSame, "\(driver.name)")
      #expect(driver.low == column.sorted()[5] && driver.high == column.sorted()[53])
    }
  }

  @Test func `thirds count the trials in which centres stand alone`() throws {
    let text = text(
      inputs:
        "size: {value: {a: \"normal(9.8, 0.5)\", b: \"normal(9.6, 0.5)\"}}, luck: {value: \"normal(0, 0.3)\"}",
      earned: "size + luck", centres: "a: {}, b: {}")
    let projection = try projection(text, trials: 301)
    let found = try #require(Sensitivity(projection, alternative: 0, month: 11))
    let run = try FullRun(text, trials: 301, seed: 5)
    for (index, driver) in found.drivers.enumerated() {
      var values: [(value: Double, trial: Int)] = []
      for trial in 0..<301 {
        let places = driver.isAverageOverCentres ? ["a", "b"] : ["network"]
        let all = try places.map { try run.value(driver.name, of: $0, month: 0, trial: trial) }
        values.append((all.reduce(0, +) / Double(all.count), trial))
      }
      values.sort { $0 < $1 }
      // Nothing varies by month: who covers its cost at all is independent from the first month on.
      func alone(_ place: String, _ trial: Int) throws -> Bool {
        try run.value("oss", of: place, month: 11, trial: trial) >= 1
      }
      func count(_ part: ArraySlice<(value: Double, trial: Int)>, _ holds: (Int) throws -> Bool)
        throws -> Int
      {
        try part.count { try holds($0.trial) }
      }
      for (row, place) in [(0, "a"), (1, "b"), (nil, "network")] as [(Int?, String)] {
        let thirds = try #require(found.thirds(of: index, row: row))
        #expect(thirds.lowest.trials == 100 && thirds.highest.trials == 100)
        #expect(thirds.lowest.count == (try count(values.prefix(100)) { try alone(place, $0) }))
        #expect(thirds.highest.count == (try count(values.suffix(100)) { try alone(place, $0) }))
        #expect(thirds.highest.count > thirds.lowest.count)
      }
      let any = try #require(found.thirdsOfAnyCentre(of: index))
      func one(_ trial: Int) throws -> Bool { try alone("a", trial) || alone("b", trial) }
      #expect(any.lowest.count == (try count(values.prefix(100), one)))
      #expect(any.highest.count == (try count(values.suffix(100), one)))
    }
  }

  @Test func `independence of one centre hangs on what brings it over the line`() throws {
    let found = try sensitivity(
      text(inputs: "x: {value: \"normal(10, 1)\"}, y: {value: \"normal(0, 0.1)\"}", earned: "x + y")
    )
    let independence = try #require(found.drivers[0].independence)
    #expect(found.drivers[0].name == "x")
    #expect(independence.atLow == 0 && independence.atHigh == 1)
    // A median cut of a rank: about √(3/4).
    #expect(abs(independence.rankCorrelation - 0.75.squareRoot()) < 0.02)
    let other = try #require(found.drivers[1].independence)
    #expect(other.varianceShare < 0.03)
  }

  @Test func `without chance or columns there is no sensitivity`() throws {
    let fixed = text(inputs: "x: {value: 3}", earned: "x")
    #expect(Sensitivity(try projection(fixed, trials: 1), alternative: 0, month: 11) == nil)
    let random = text(inputs: "x: {value: \"normal(3, 1)\"}", earned: "max(0, x)")
    let projection = try projection(random, trials: 100)
    #expect(Sensitivity(projection, alternative: 0, month: 11) != nil)
    #expect(Sensitivity(projection, alternative: 0, month: 10) == nil)
    let simulator = try Simulator(ScenarioText.load(random))
    let plain = try simulator.run(RunSettings(trials: 100))
    #expect(Sensitivity(plain, alternative: 0, month: 11) == nil)
  }

  @Test func `drivers move no other result, and hang on neither threads nor blocks`() throws {
    let text = text(
      inputs: "x: {value: \"normal(10, 1)\"}, y: {value: \"normal(0, 0.1)\", each: month}",
      earned: "x + y")
    let base = try projection(text, trials: 300, threads: 1)
    let plain = try Simulator(ScenarioText.load(text)).run(RunSettings(trials: 300, seed: 5))
    #expect(RunBits(plain).differences(from: RunBits(base), onlyCommon: true) == [])
    #expect(
      plain.plan.outputs.map(\.name)
        == base.plan.outputs.filter(\.role.isSummarised).map(\.name))
    for blockSize in [2, 7, 64] {
      let other = try projection(text, trials: 300, blockSize: blockSize)
      let (first, second) = (
        try #require(Sensitivity(base, alternative: 0, month: 11)),
        try #require(Sensitivity(other, alternative: 0, month: 11))
      )
      #expect(first.drivers.map(\.selfSufficiency) == second.drivers.map(\.selfSufficiency))
      #expect(first.drivers.map(\.independence) == second.drivers.map(\.independence))
    }
  }
}
