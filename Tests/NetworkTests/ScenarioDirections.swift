import JaripKit
import JaripTesting
import Testing

/// Each scenario of Korea's network does what its title says, and nothing before its time.
@Suite struct ScenarioDirections {
  static let trials = 24

  private func run(_ file: String) throws -> FullRun {
    try FullRun(Networks.korea(file: file), trials: Self.trials, seed: 11)
  }

  /// In how many trials a fiscal year's sum is higher in the second alternative.
  private func higher(
    _ run: FullRun, _ name: String, ending month: String, _ first: String, _ second: String
  ) throws -> Int {
    try (0..<Self.trials).count { trial in
      try run.year(ending: month, name, trial: trial, in: second)
        > run.year(ending: month, name, trial: trial, in: first) + 1e-6
    }
  }

  private func mean(_ run: FullRun, _ name: String, _ month: String, _ alternative: String)
    throws -> Double
  {
    let values = try run.trials(name, month: run.offset(of: month), in: alternative)
    return values.reduce(0, +) / Double(values.count)
  }

  /// Money and the standard measures: what a reader of the budget sees.
  private func firstMonth(_ run: FullRun, _ first: String, _ second: String) -> String? {
    var difference = RunDifference(run, first, second)
    difference.names = Set(
      run.plan.outputs.filter { $0.role != .quantity && $0.role != .kept }.map(\.name))
    return difference.first.map { $0.month.description }
  }

  @Test func `shared: joint work saves, from the month after it starts`() throws {
    let run = try run("base")
    #expect(firstMonth(run, "duplicated", "shared") == "1999-10")
    #expect(try higher(run, "saving", ending: "2002-08", "duplicated", "shared") > 20)
    #expect(try higher(run, "operating_cost", ending: "2002-08", "duplicated", "shared") < 4)
  }

  @Test func `duplicated and shared alone are the two of the base`() throws {
    let base = try run("base")
    for name in ["duplicated", "shared"] {
      let alone = try run(name)
      for month in [30, 60, 119] {
        #expect(
          try alone.trials("oss", month: month) == base.trials("oss", month: month, in: name))
      }
    }
  }

  @Test func `free for ever: nothing is earned with courses and consulting, and the gap is wider`()
    throws
  {
    let run = try run("free_forever")
    #expect(firstMonth(run, "duplicated", "free_forever") == "1999-09")
    for line in ["open_courses", "virtual_courses", "consulting"] {
      #expect(try mean(run, line, "2004-02", "free_forever") == 0)
      #expect(try mean(run, line, "2004-02", "duplicated") > 0)
    }
    #expect(try higher(run, "trainees", ending: "2004-08", "duplicated", "free_forever") == 24)
    #expect(
      try higher(run, "operating_result", ending: "2004-08", "duplicated", "free_forever") == 0)
  }

  /// At all of the full cost a learner in seven stays, and many a class is not held for want of the rest.
  @Test func `full price: most learners stay away`() throws {
    let run = try run("full_price")
    #expect(firstMonth(run, "duplicated", "full_price")! >= "1999-09")
    #expect(try higher(run, "paid_trainees", ending: "2004-08", "duplicated", "full_price") == 0)
    func all(_ alternative: String) throws -> Double {
      try (0..<Self.trials).map {
        try run.year(ending: "2004-08", "paid_trainees", trial: $0, in: alternative)
      }.reduce(0, +)
    }
    let kept = try all("full_price") / all("duplicated")
    #expect(kept > 0 && kept < 0.4)
  }

  @Test func `lean: after the first review of August 2000 cost falls`() throws {
    let run = try run("lean")
    #expect(firstMonth(run, "duplicated", "lean") == "2000-09")
    #expect(try higher(run, "operating_cost", ending: "2005-08", "duplicated", "lean") == 0)
    #expect(try mean(run, "oss", "2004-08", "lean") > mean(run, "oss", "2004-08", "duplicated"))
    let staff = run.centres.map { centre in
      (0..<Self.trials).count { trial in
        (try? run.value(
          "staff", of: centre, month: run.offset(of: "2004-08"), trial: trial, in: "lean")
          < run.value(
            "posts", of: centre, month: 0, trial: trial, in: "lean")) ?? false
      }
    }
    #expect(staff.reduce(0, +) > 5 * Self.trials)
  }

  @Test func `shared and lean: both levers together lift most`() throws {
    let run = try run("shared_lean")
    let means = try ["duplicated", "shared", "lean", "shared_lean"].map {
      try mean(run, "oss", "2004-08", $0)
    }
    #expect(means[0] < means[1] && means[1] < means[3] && means[2] < means[3])
    #expect(firstMonth(run, "duplicated", "shared_lean") == "1999-10")
  }

  @Test func `diluted: from September 2000 a centre has half the award and a smaller market`()
    throws
  {
    let run = try run("diluted")
    #expect(firstMonth(run, "as_planned", "diluted") == "2000-09")
    for trial in 0..<Self.trials {
      let month = run.offset(of: "2001-03")
      let planned = try run.value(
        "core_award", month: month, trial: trial, in: "as_planned")
      let diluted = try run.value(
        "core_award", month: month, trial: trial, in: "diluted")
      #expect(diluted == planned / 2)
    }
    #expect(try higher(run, "earned", ending: "2004-08", "as_planned", "diluted") == 0)
  }

  @Test(arguments: ["taper_mep", "taper_wbc"])
  func `tapers: less grant from September 1999, earned revenue and cost as before`(file: String)
    throws
  {
    let run = try run(file)
    #expect(firstMonth(run, "duplicated", file) == "1999-09")
    #expect(try higher(run, "grant", ending: "2002-08", "duplicated", file) == 0)
    // In the others the grant has ended early or is spread over more centres, and the share does not bind.
    #expect(try higher(run, "grant", ending: "2002-08", file, "duplicated") > 12)
    for name in ["earned", "operating_cost", "oss"] {
      for month in [40, 60, 90] {
        #expect(
          try run.trials(name, month: month, in: file)
            == run.trials(name, month: month, in: "duplicated"))
      }
    }
  }

  /// Notice in the middle of May 2001, 137 days: the last grant is that of September 2001.
  @Test func `terminated: no grant after September 2001, and less cash`() throws {
    let run = try run("terminated")
    #expect(firstMonth(run, "as_planned", "terminated") == "2001-10")
    for month in run.offset(of: "2001-10")..<run.monthCount {
      #expect(try run.trials("grant", month: month, in: "terminated").allSatisfy { $0 == 0 })
    }
    let end = run.offset(of: "2002-08")
    #expect(
      zip(
        try run.trials("cash", month: end, in: "terminated"),
        try run.trials("cash", month: end, in: "as_planned")
      ).allSatisfy { $0 < $1 })
  }

  @Test func `certificate boom: large in 2000/01 and gone by 2003/04`() throws {
    let run = try run("certificate_boom")
    #expect(firstMonth(run, "duplicated", "certificate_boom") == "2000-02")
    func gain(_ month: String) throws -> Double {
      try (0..<Self.trials).map {
        try run.year(
          ending: month, "certificate_courses", trial: $0, in: "certificate_boom")
          - run.year(ending: month, "certificate_courses", trial: $0, in: "duplicated")
      }.reduce(0, +) / Double(Self.trials)
    }
    let early = try gain("2000-08")
    #expect(early > 100)
    #expect(try abs(gain("2004-08")) < 0.2 * early)
  }

  /// A crisis laid down in September 2001 reaches activity and prices a month later.
  @Test func `crisis again: less is earned while it lasts`() throws {
    let run = try run("crisis_again")
    #expect(firstMonth(run, "duplicated", "crisis_again") == "2001-10")
    #expect(try higher(run, "inhouse_courses", ending: "2002-08", "duplicated", "crisis_again") < 3)
    #expect(try higher(run, "inhouse_courses", ending: "2003-08", "duplicated", "crisis_again") < 3)
  }

  @Test func `lone leader: only the capital's three save`() throws {
    let run = try run("lone_leader")
    #expect(firstMonth(run, "duplicated", "lone_leader") == "1999-10")
    let month = run.offset(of: "2002-08")
    for centre in run.centres {
      let saving = try run.trials("saving", of: centre, month: month, in: "lone_leader")
      if ["kpc", "ktnet", "sbc"].contains(centre) {
        #expect(saving.contains { $0 != 0 })
      } else {
        #expect(saving.allSatisfy { $0 == 0 })
      }
    }
  }
}
