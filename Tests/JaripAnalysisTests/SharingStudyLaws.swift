import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripKit

/// Who gains by sharing, and who would do better alone.
@Suite struct SharingStudyLaws {
  private func text(
    _ sharing: String, spend: String = "{a: 12, b: 6, c: 3}", split: String = "use",
    more: String = "", share: String = "all", members: String = "all"
  ) -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
    centres: {a: {group: north}, b: {group: north}, c: {group: south}}
    inputs: {won: {value: 1, unit: KRW million/month}, spend: {value: \(spend)}, fee: {value: {a: 4, b: 9, c: 7}}}
    revenue: {fees: {amount: fee * won}}
    costs:
      books: {amount: "max(0, spend) * won", sharing: {\(sharing), members: \(members), split: \(split)}}
      rent: {amount: 2 * won}
    \(more)
    share: \(share)
    """
  }

  private func study(_ text: String, trials: Int = 200, year: Int = 1) throws -> SharingStudy? {
    try SharingStudy(
      Simulator(ScenarioText.load(text)), alternative: 0,
      settings: RunSettings(trials: trials, seed: 4, threads: 2), year: year)
  }

  private func split(_ rule: SharingStudy.Rule, _ study: SharingStudy) throws
    -> SharingStudy.Split
  {
    try #require(study.splits.first { $0.rule == rule })
  }

  private func isNear(_ found: Double?, _ expected: Double) -> Bool {
    found.map { abs($0 - expected) < 1e-9 } ?? false
  }

  /// All in common: of 21 a month 12 are paid. Equal parts of 4, c's amount is 3; by use 12 · 12/21 for a.
  /// Airport: a pays 3/3 + 3/2 + 6 = 8.5, b 1 + 1.5 = 2.5, c 1.
  @Test func `gains under each split are as worked by hand`() throws {
    let study = try #require(try study(text("overlap: 1")))
    #expect(study.lines == ["books"] && study.members == [0, 1, 2] && study.trials == 1)
    #expect(study.coverage == .allCoalitions && study.omitted.isEmpty)
    let savings: [SharingStudy.Rule: [Double]] = [
      .equal: [8, 2, -1], .use: [12 - 48.0 / 7, 6 - 24.0 / 7, 3 - 12.0 / 7],
      .chosen: [12 - 48.0 / 7, 6 - 24.0 / 7, 3 - 12.0 / 7],
      .ability: [12 - 2.4, 6 - 5.4, 3 - 4.2], .shapley: [3.5, 3.5, 2],
    ]
    for (rule, expected) in savings {
      let found = try split(rule, study)
      for (centre, saving) in expected.enumerated() {
        let gain = found.centres[centre]
        #expect(isNear(gain.saving.mean, 12 * saving), "\(rule) \(centre): \(gain)")
        #expect(gain.saving.p10 == gain.saving.p90 && gain.trials == 1)
        #expect(gain.better == (saving > 0 ? 1 : 0))
        let cost = [14.0, 8, 5][centre] - saving
        #expect(isNear(gain.shareOfCost, saving / cost))
      }
      #expect(found.tested == 6)
    }
    // Under equal parts c is worse off by itself, and b with c saves 3 alone but 1 inside: 24 a year less.
    let equal = try split(.equal, study)
    #expect(equal.strongest.members == [1, 2])
    #expect(isNear(equal.strongest.inside, 12) && isNear(equal.strongest.alone, 36))
    #expect(isNear(equal.strongest.difference.mean, -24) && equal.strongest.betterAlone == 1)
    #expect(equal.betterOnAverage == 2 && equal.trialsWithBetterAlone == 1)
    #expect(equal.groups.map(\.name) == ["north", "south"])
    #expect(equal.groups.map(\.coalition.members) == [[0, 1], [2]])
    #expect(isNear(equal.groups[0].coalition.difference.mean, 12 * (10 - 6)))
    #expect(isNear(equal.groups[1].coalition.difference.mean, -12))
    #expect(equal.groups[1].coalition.alone == 0)
  }

  /// A maximum is submodular: the Shapley value lies in the core, whatever is drawn (Shapley 1971).
  @Test func `the Shapley value of a game of maxima is in the core in every trial`() throws {
    let study = try #require(
      try study(
        text(
          "overlap: 0.7, fixed: \"0.2 * max(0, spend) * won\"",
          spend: "{a: \"normal(12, 3)\", b: \"normal(6, 3)\", c: \"normal(3, 2)\"}")))
    #expect(study.trials == 200)
    let shapley = try split(.shapley, study)
    #expect(shapley.trialsWithBetterAlone == 0 && shapley.betterOnAverage == 0)
    #expect(shapley.strongest.difference.mean >= -1e-9 && shapley.strongest.betterAlone == 0)
    // Equal parts are not: the smallest pays for the largest.
    let equal = try split(.equal, study)
    #expect(equal.trialsWithBetterAlone > 150 && equal.betterOnAverage >= 1)
  }

  /// Each pair costs 4 a month: three pairs eat what three save, one pair leaves two with something.
  @Test func `what pairs cost makes the whole network unstable under every split`() throws {
    let study = try #require(
      try study(text("overlap: 1, pair_cost: 4 * won", spend: "{a: 10, b: 10, c: 10}")))
    for split in study.splits {
      // Together 20 − 12, any two 10 − 4: two thirds of 8 are less than 6.
      #expect(isNear(split.centres.reduce(0) { $0 + $1.saving.mean }, 12 * 8))
      #expect(isNear(split.strongest.alone, 12 * 6))
      #expect(split.trialsWithBetterAlone == 1 && split.betterOnAverage >= 1)
      #expect(split.strongest.difference.mean <= 12 * (16.0 / 3 - 6) + 1e-9)
    }
    #expect(try split(.equal, study).betterOnAverage == 3)
  }

  private static let randomNetwork = """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: september}
    centres: {a: {group: x}, b: {group: x}, c: {group: y, opens: 2000-11}, d: {group: y}}
    inputs:
      won: {value: 1, unit: KRW million/month}
      size: {value: "pert(2, 5, 9)", each: centre, common: 0.3}
      price: {value: "gbm(start: 1, growth: 0.05, volatility: 0.2)"}
      overlap: {value: "uniform(0.2, 0.9)"}
      joined: {schedule: {2000-06: 0, 2001-03: 1}, interpolate: linear}
      opening_cash: {value: 3, unit: KRW million}
    revenue: {fees: {amount: 2.6 * size * won}}
    costs:
      staff: {amount: 1.2 * size * won}
      books: {amount: size * price * won, sharing: {overlap: overlap, localisation: 0.05, pair_cost: 0.05 * won, secretariat: 0.3 * won, fixed: 0.2 * size * price * won, adoption: joined, members: MEMBERS, split: shapley}}
      pr: {amount: 0.4 * size * won, sharing: {overlap: 0.5, premium: 0.1, secretariat: 0.1 * won, members: PARTLY, split: ability}}
    reserves: {opening: opening_cash, closes_after: 3}
    share: all
    """

  private func network(members: String = "all", partly: String = "[a, b, d]") throws -> Scenario {
    try ScenarioText.load(
      Self.randomNetwork.replacing("MEMBERS", with: members).replacing("PARTLY", with: partly))
  }

  @Test(arguments: [0, 1, 2])
  func `all together save what the engine says they save, in every trial of year`(
    year: Int
  ) throws {
    let scenario = try network()
    let run = try #require(
      try SharingRun(
        scenario, alternative: 0, settings: RunSettings(trials: 150, seed: 4, threads: 2),
        year: year))
    #expect(run.rules == SharingStudy.Rule.allCases && run.trials == 150)
    let whole = try FullRun(scenario, trials: 150, seed: 4, only: ["saving"])
    let months = scenario.timeline.fiscalYears[year].offsets
    var largestError = 0.0
    for trial in 0..<150 {
      var measure = 0.0
      for month in months {
        measure += try whole.value("saving", month: month, trial: trial)
      }
      for rule in run.rules.indices {
        var savings = CoalitionSavings(playerCount: 4)
        for pool in run.games[run.gameOfRule[rule]].pools(trial: trial) { savings.add(pool) }
        let inside = run.savings[rule].reduce(0) { $0 + $1[trial] }
        largestError = max(largestError, abs(savings.values()[15] - inside))
        if run.rules[rule] == .chosen { largestError = max(largestError, abs(inside - measure)) }
      }
    }
    #expect(largestError < 1e-11, "\(largestError)")
  }

  /// A scenario whose pools have no other members, evaluated one number at a time.
  @Test func `a coalition alone saves what the plain evaluator finds in its own network`() throws {
    // Closing hangs on what is paid, and so would differ in the coalition's own network: nobody closes here.
    func lasting(_ scenario: Scenario) -> Scenario {
      var copy = scenario
      for index in copy.alternatives.indices {
        copy.alternatives[index].reserves.closesAfter = nil
      }
      return copy
    }
    let run = try #require(
      try SharingRun(
        lasting(network()), alternative: 0, settings: RunSettings(trials: 3, seed: 4), year: 1))
    let test = CoreTest(run, groups: [])
    let ids = ["a", "b", "c", "d"]
    for coalition in 1..<16 {
      let isInside = (0..<4).map { coalition >> $0 & 1 != 0 }
      let inside = ids.indices.filter { isInside[$0] }.map { ids[$0] }
      let partly = inside.filter { $0 != "c" }
      // A line that nobody of them may share has a member that is always alone.
      let scenario = lasting(
        try network(
          members: "[\(inside.joined(separator: ", "))]",
          partly: "[\((partly.isEmpty ? ["a"] : partly).joined(separator: ", "))]"))
      let simulator = try Simulator(scenario)
      let settings = RunSettings(trials: 3, seed: 4)
      let plan = try simulator.plan(settings)
      var saved = 0.0
      for trial in 0..<3 {
        let evaluator = Evaluator(
          model: plan.alternatives[0], scenario: scenario, sampling: settings.samplingPlan(plan),
          trial: trial, independenceFrom: plan.independenceFrom[0])
        for month in scenario.timeline.fiscalYears[1].offsets {
          saved += try #require(try evaluator.value(of: "saving", centre: nil, month: month))
        }
      }
      let found = test.coalitions(run.rules.map { _ in [isInside] })[0][0]
      #expect(found.members == ids.indices.filter { isInside[$0] })
      #expect(abs(found.alone - saved / 3) < 1e-11, "\(inside): \(found.alone), not \(saved / 3)")
    }
  }

  @Test func `all coalitions at once are those by themselves`() throws {
    let run = try #require(
      try SharingRun(network(), alternative: 0, settings: RunSettings(trials: 60, seed: 4), year: 1)
    )
    let test = CoreTest(run, groups: [])
    let every = (1..<15).map { coalition in (0..<4).map { coalition >> $0 & 1 != 0 } }
    for (rule, all) in test.coalitions(run.rules.map { _ in every }).enumerated() {
      let result = test.result(rule)
      #expect(result.tested == 14)
      let strongest = try #require(every.firstIndex(of: result.strongest))
      let lowest = try #require(all.map(\.difference.mean).min())
      #expect(all[strongest].difference.mean == lowest)
      let largest = all.map(\.betterAlone).max()!
      #expect(result.trialsWithBetterAlone >= largest)
      #expect(result.trialsWithBetterAlone <= all.reduce(0) { $0 + $1.betterAlone })
    }
  }

  @Test func `more than fourteen members are tested by one, by groups and by all but one`() throws {
    let ids = (0..<16).map { "c\($0): {group: \($0 < 5 ? "north" : "south")}" }
    let text = text("overlap: 1", spend: "5").replacing(
      "{a: {group: north}, b: {group: north}, c: {group: south}}",
      with: "{\(ids.joined(separator: ", "))}"
    ).replacing("{a: 4, b: 9, c: 7}", with: "5")
    let study = try #require(try study(text))
    #expect(study.coverage == .singlesGroupsAndAllButOne)
    for split in study.splits {
      #expect(split.tested == 16 + 2 + 16 && split.betterOnAverage == 0)
      // All alike: five of sixteen have 5/16 of what 15 save.
      #expect(isNear(split.groups[0].coalition.inside, 12 * 75.0 * 5 / 16))
      #expect(isNear(split.groups[0].coalition.alone, 12 * 20))
    }
  }

  @Test func `without a shared line there is nothing to study`() throws {
    #expect(try study(text("overlap: 1", share: "none")) == nil)
    #expect(try study(text("overlap: 1", members: "[a]")) == nil)
    #expect(try study(text("overlap: 1", members: "[a, c]"))?.members == [0, 2])
  }

  @Test func `a split by ability of what revenue hangs on is left out`() throws {
    let text = text(
      "overlap: 1", more: "model: {paid: books}\ngrants: {}"
    ).replacing("fees: {amount: fee * won}", with: "fees: {amount: fee * won + 0.1 * paid}")
    let study = try #require(try study(text))
    #expect(study.omitted == [.ability])
    #expect(study.splits.map(\.rule) == [.chosen, .equal, .use, .shapley])
  }

  @Test(arguments: [(1, 2), (2, 7), (2, 64)]) func `a study hangs on neither threads nor blocks:`(
    threads: Int, blockSize: Int
  ) throws {
    func study(_ threads: Int, _ blockSize: Int?) throws -> SharingStudy {
      try #require(
        try SharingStudy(
          Simulator(network()), alternative: 0,
          settings: RunSettings(
            trials: 5000, seed: 4, threads: threads, blockSize: blockSize), year: 1, trials: 90))
    }
    let (first, second) = (try study(1, nil), try study(threads, blockSize))
    #expect(first.trials == 90)
    for (one, other) in zip(first.splits, second.splits) {
      #expect(one.centres == other.centres && one.strongest == other.strongest)
      #expect(one.groups == other.groups && one.betterOnAverage == other.betterOnAverage)
      #expect(one.trialsWithBetterAlone == other.trialsWithBetterAlone)
    }
  }
}
