import JaripKit
import JaripTesting
import Testing

/// Laws of the statement, month by month, centre by centre, trial by trial.
@Suite struct BalanceLaws {
  /// With joint programmes and the yearly response, so that nothing is at rest.
  private static let moving = """
    share: all
    inputs: {respond: 1, extension_chance: 0.5, posts_after: 0.8}
    model:
      pooled_books: alone(textbooks)
      pooled_pr: alone(publicity)
      pooled_information: alone(information)
      pooled_international: alone(international)
      pooled_pool: alone(consultant_pool)
      pooled_platform: alone(virtual_platform)
    """

  @Test func `net assets equal cash, receivables and fixed assets`() throws {
    let run = try FullRun(Networks.korea(Self.moving), trials: 6, seed: 3)
    var count = 0
    for centre in run.centres + ["network"] {
      for trial in 0..<6 {
        let assets = try ["cash", "receivables", "fixed_assets"].map {
          try run.months($0, of: centre, trial: trial)
        }
        let net = try run.months("net_assets", of: centre, trial: trial)
        let size = try run.months("operating_cost", of: centre, trial: trial).reduce(1, +)
        for month in 0..<run.monthCount {
          let sum = assets[0][month] + assets[1][month] + assets[2][month]
          #expect(abs(net[month] - sum) < 1e-12 * size, "\(centre), month \(month), trial \(trial)")
          count += 1
        }
      }
    }
    #expect(count == 11 * 6 * 120)
  }

  @Test func `the charges of a joint programme add up to its cost`() throws {
    let run = try FullRun(Networks.korea(Self.moving), trials: 4, seed: 4)
    let lines = [
      ("textbooks", "books"), ("publicity", "pr"), ("information", "information"),
      ("international", "international"), ("consultant_pool", "pool"),
      ("virtual_platform", "platform"),
    ]
    let terms = ["fixed", "own_parts", "largest", "localisation", "pairs", "secretariat"]
    var pooledMonths = 0
    for (line, short) in lines {
      for month in stride(from: 0, to: run.monthCount, by: 7) {
        for trial in 0..<4 {
          func values(_ name: String) throws -> [Double] {
            try run.centres.map { try run.value(name, of: $0, month: month, trial: trial) }
          }
          let charged = try values(line).reduce(0, +)
          let alone = try values("pooled_\(short)")
          // A member leaves the part a of its own spending to the pool and pays the rest itself.
          let joint = try run.value("joint_adoption", month: month, trial: trial)
          var members = [Double](repeating: 1, count: run.centres.count)
          if ["books", "pr", "information", "international"].contains(short) {
            members = try values("\(short)_member")
          }
          let isOpen = run.scenario.centres.map {
            $0.opens <= run.scenario.timeline.month(at: month)
          }
          let open = zip(members, isOpen).count { $0 == 1 && $1 }
          let isPooled = joint > 0 && open > 1
          let kept = zip(zip(alone, members), isOpen).map { pair, open in
            open ? pair.0 * (1 - (isPooled ? joint * pair.1 : 0)) : 0
          }.reduce(0, +)
          let pool = try terms.map {
            try run.value("\(line).\($0)", month: month, trial: trial)
          }.reduce(0, +)
          #expect(abs(charged - kept - pool) < 1e-10, "\(line), month \(month), trial \(trial)")
          if pool > 0 { pooledMonths += 1 }
        }
      }
    }
    #expect(pooledMonths > 200)
  }

  @Test func `the restricted balance is never negative and is gone when the grant has ended`()
    throws
  {
    let run = try FullRun(Networks.korea("inputs: {extension_chance: 0.5}"), trials: 20, seed: 5)
    var isHeldBack = false
    for centre in run.centres {
      for trial in 0..<20 {
        let unspent = try run.months("grant_unspent", of: centre, trial: trial)
        let paid = try run.months("core", of: centre, trial: trial)
        let award = try run.months("award_matched", of: centre, trial: trial)
        #expect(unspent.allSatisfy { $0 > -1e-9 })
        if unspent.contains(where: { $0 > 1 }) { isHeldBack = true }
        for month in 0..<run.monthCount where award[month...].allSatisfy({ $0 == 0 }) {
          #expect(paid[month] == 0)
          if run.scenario.timeline.monthOfFiscalYear(run.scenario.timeline.month(at: month)) == 0 {
            // Returned with the fiscal year.
            #expect(unspent[month...].allSatisfy { abs($0) < 1e-9 })
          }
        }
      }
    }
    #expect(isHeldBack)
  }

  @Test func `without cost in kind subsidy dependence is 1 / OSS - 1`() throws {
    let run = try FullRun(
      Networks.korea("inputs: {host_pay: 0, host_rent: 0}"), trials: 5, seed: 6)
    for place in run.centres + ["network"] {
      for trial in 0..<5 {
        for month in run.offset(of: "2001-08")..<run.monthCount {
          let oss = try run.value("oss", of: place, month: month, trial: trial)
          let sdi = try run.value("sdi", of: place, month: month, trial: trial)
          #expect(abs(sdi - (1 / oss - 1)) < 1e-12 * (1 + sdi))
        }
      }
    }
  }

  @Test func `joint programmes that nobody carries out are the run without them, bit for bit`()
    throws
  {
    let run = try FullRun(
      Networks.korea(
        """
        correlations: []
        alternatives:
          alone: {share: none}
          nobody: {share: all, inputs: {realisation: 0}}
        """), trials: 3, seed: 7)
    var found = RunDifference(run, "alone", "nobody", except: ["realisation", "joint_adoption"])
    found.ignoresPools = true
    #expect(found.first == nil)
    #expect(found.count > 500_000)
  }
}
