import JaripKit
import JaripTesting
import Testing

/// Laws: the failure that is named is that of the first trial, however the work is cut up.
@Suite struct FirstFailingTrial {
  /// Fails in trials in which `luck` of b is below a two-hundredth, from the month in which it is open.
  static func scenario(_ amount: String) -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-06, fiscal_year: january}
    centres: {a: {}, b: {opens: 2000-03}}
    inputs:
      won: {value: 1, unit: KRW million/month}
      luck: {value: {a: 1, b: "uniform(0, 1)"}}
    costs: {rent: {amount: "\(amount)"}}
    """
  }

  static let failing = "if(luck < 0.005, -3, luck) * won"

  /// The first trial below a two-hundredth, found with the same draws and a line that does not fail.
  private func firstTrial(seed: UInt64, of trials: Int) throws -> Int? {
    try FullRun(Self.scenario("luck * won"), trials: trials, seed: seed, only: ["luck"])
      .trials("luck", of: "b", month: 0).firstIndex { $0 < 0.005 }
  }

  @Test(arguments: [1, 2, 16], [nil, 2, 7, 64] as [Int?])
  func `threads and block sizes do not matter`(threads: Int, blockSize: Int?) throws {
    for seed in [3, 4] as [UInt64] {
      let trial = try #require(try firstTrial(seed: seed, of: 1000))
      #expect(trial > 1)
      let simulator = try Simulator(ScenarioText.load(Self.scenario(Self.failing)))
      let settings = RunSettings(trials: 1000, seed: seed, threads: threads, blockSize: blockSize)
      let failure = try #require(
        #expect(throws: RunFailure.self) { try simulator.run(settings) })
      #expect(failure.trial == trial + 1)
      #expect(failure.quantity == "rent" && failure.centre == "b")
      #expect(failure.month?.description == "2000-03")
      #expect(failure.diagnostic.message.contains("trial \(trial + 1)"))
      #expect(failure.values.first { $0.name == "luck" }.map { $0.value < 0.005 } == true)
    }
  }

  /// Half of all trials fail, so every worker finds failures at once, and none may win for being first.
  @Test func `a race between workers that all fail is never decided by time`() throws {
    let text = Self.scenario("if(luck < 0.5, -3, luck) * won")
    let simulator = try Simulator(ScenarioText.load(text))
    let kept = try FullRun(Self.scenario("luck * won"), trials: 64, seed: 5, only: ["luck"])
    let first = try #require(try kept.trials("luck", of: "b", month: 0).firstIndex { $0 < 0.5 })
    for _ in 0..<60 {
      let failure = #expect(throws: RunFailure.self) {
        try simulator.run(RunSettings(trials: 3000, seed: 5, threads: 16, blockSize: 64))
      }
      #expect(failure?.trial == first + 1)
    }
  }

  @Test func `trials before the first that fails run through`() throws {
    let trial = try #require(try firstTrial(seed: 3, of: 1000))
    let text = Self.scenario(Self.failing)
    #expect(throws: Never.self) { try FullRun(text, trials: trial, seed: 3) }
    #expect(throws: RunFailure.self) { try FullRun(text, trials: trial + 1, seed: 3) }
  }

  @Test func `of several alternatives the one that fails is named`() throws {
    let text =
      Self.scenario("luck * won") + """

        alternatives:
          good: {}
          bad: {costs: {rent: {amount: "\(Self.failing)"}}}
        """
    let trial = try #require(try firstTrial(seed: 3, of: 1000))
    let failure = try #require(
      #expect(throws: RunFailure.self) { try FullRun(text, trials: 1000, seed: 3) })
    #expect(failure.alternative == "bad" && failure.trial == trial + 1)
    #expect(failure.diagnostic.message.contains("alternative bad"))
  }

  @Test func `in one trial the first month is named`() throws {
    let text = Self.scenario("(1 - 2 * (date >= 2000-05) - 2 * (date == 2000-02) * is(a)) * won")
    let failure = #expect(throws: RunFailure.self) { try FullRun(text) }
    #expect(failure?.month?.description == "2000-02" && failure?.centre == "a")
  }

  @Test func `a shard stops at the first of its own trials that fails`() throws {
    let simulator = try Simulator(ScenarioText.load(Self.scenario(Self.failing)))
    let settings = RunSettings(trials: 1000, seed: 3, threads: 2)
    let plan = try simulator.plan(settings)
    let luck = try FullRun(
      Self.scenario("luck * won"), trials: 1000, seed: 3, only: ["luck"]
    ).trials("luck", of: "b", month: 0)
    var failing = 0
    for number in 1...8 {
      let shard = Shard(number, of: 8)!
      guard let first = shard.trials(of: 1000).first(where: { luck[$0] < 0.005 }) else {
        #expect(throws: Never.self) { try simulator.part(plan, settings, shard) }
        continue
      }
      failing += 1
      let failure = #expect(throws: RunFailure.self) {
        try simulator.part(plan, settings, shard)
      }
      #expect(failure?.trial == first + 1)
    }
    #expect(failing > 1 && failing < 8)
  }

  /// Looked at once for all trials, in trial 1.
  @Test func `every shard stops at what fails without chance`() throws {
    let lease = "costs: {lease: {amount: \"(1 - 2 * (date >= 2000-05)) * won\"}, "
    let text = Self.scenario("luck * won").replacing("costs: {", with: lease)
    let simulator = try Simulator(ScenarioText.load(text))
    let settings = RunSettings(trials: 1000, seed: 3)
    let plan = try simulator.plan(settings)
    for number in 1...3 {
      let failure = #expect(throws: RunFailure.self) {
        try simulator.part(plan, settings, Shard(number, of: 3)!)
      }
      #expect(failure?.trial == 1 && failure?.quantity == "lease")
    }
  }
}
