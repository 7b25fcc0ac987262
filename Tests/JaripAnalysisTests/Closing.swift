import JaripKit
import JaripTesting
import Testing

/// Known answers: when a centre closes, what still comes in, and what the network's rows hold.
///
/// A month of centre a: fees 3 and aid 1 come in; staff 9, half of a joint cost of 1 and half of an office of
/// 2 go out: −6.5. From April on the 2 of late fees of three months before come in. Cash, from 10: 3.5, −3,
/// −9.5, −14: with a limit of 5 it is below in March and April, so it closes in April. Centre b has staff of
/// 3 and stays open.
@Suite struct Closing {
  private static let head = """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-10, fiscal_year: january}
    inputs:
      won: {value: 1, unit: KRW million/month}
      purse: {value: 1, unit: KRW million}

    """

  private func run(closesAfter: Int = 2, limit: String = "5", interest: String = "0") throws
    -> FullRun
  {
    try FullRun(
      Self.head + """
          pay: {value: {a: 9, b: 3}, unit: KRW million/month}
        centres: {a: {}, b: {}}
        model:
          staff_seen: total(staff)
          open_now: count(1)
          mean_pay: average(pay)
        revenue:
          fees: {amount: 3 * won}
          late: {amount: 2 * won, collected_after: 3}
        costs:
          staff: {amount: pay}
          joint: {amount: won, sharing: {overlap: 1}}
          office: {amount: 2 * won, charged_to: network}
          room: {amount: won, basis: in_kind}
          idle: {amount: won, basis: noncash}
        grants: {aid: {award: won}}
        share: all
        reserves: {opening: 10 * purse, interest: \(interest), overdraft_rate: \(interest), credit_limit: \(limit) * purse, closes_after: \(closesAfter)}
        independence: {from: 2000-01, sustained: 1, test: earned >= 0 * won}
        """)
  }

  @Test func `a centre closes in the last of so many months in a row below its limit`() throws {
    #expect(try run().months("cash", of: "a")[0...3] == [3.5, -3, -9.5, -14])
    #expect(try run().closing(of: "a") == 3)
    #expect(try run(closesAfter: 1).closing(of: "a") == 2)
    #expect(try run(closesAfter: 5).closing(of: "a") == 6)
    #expect(try run(limit: "9.5").closing(of: "a") == 4, "-9.5 is not below -9.5")
    #expect(try run(limit: "1000").closing(of: "a") == nil)
    #expect(try run(closesAfter: 9).closing(of: "a") == nil, "the horizon comes first")
    #expect(try run().closing(of: "b") == nil)
  }

  /// Cash 3.5, −3, −9.5; in April 11 come in: −5, which is not below −5; then −11.5 and −18.
  @Test func `a run of low months that is broken counts anew`() throws {
    let run = try FullRun(
      Self.head + """
        centres: {a: {}}
        revenue: {gift: {amount: "11 * pulse(2000-04, 2000-04) * won"}}
        costs: {staff: {amount: 6.5 * won}}
        reserves: {opening: 10 * purse, credit_limit: 5 * purse, closes_after: 2}
        """)
    #expect(try run.months("cash", of: "a")[0...5] == [3.5, -3, -9.5, -5, -11.5, -18])
    #expect(try run.closing(of: "a") == 5)
  }

  @Test func `from the next month it has no lines and is in no total and no pool`() throws {
    let run = try run()
    for name in ["fees", "late", "staff", "joint", "office", "room", "idle", "aid"] {
      let values = try run.months(name, of: "a")
      #expect(values[3] > 0 && values[4...9].allSatisfy { $0 == 0 }, "\(name)")
    }
    #expect(try run.months("open_now") == [2, 2, 2, 2, 1, 1, 1, 1, 1, 1])
    #expect(try run.months("staff_seen")[2...5] == [12, 12, 3, 3])
    #expect(try run.months("mean_pay")[2...5] == [6, 6, 3, 3])
    // Of the pool of 1 each pays half while there are two; alone b pays its own amount.
    #expect(try run.months("joint", of: "b")[2...5] == [0.5, 0.5, 1, 1])
    #expect(try run.months("joint.largest")[2...5] == [1, 1, 0, 0])
    #expect(try run.months("office", of: "b")[2...5] == [1, 1, 2, 2])
  }

  /// February to April: 2 each in May, June and July, and nothing more.
  @Test func `what it is owed still comes in`() throws {
    #expect(
      try run().months("cash", of: "a") == [3.5, -3, -9.5, -14, -12, -10, -8, -8, -8, -8])
  }

  /// 12 % a year is 1 % of each month's opening balance.
  @Test func `interest runs on`() throws {
    let run = try run(interest: "0.12")
    #expect(try run.closing(of: "a") == 3)
    let cash = try run.months("cash", of: "a")
    let interest = try run.months("interest", of: "a")
    for month in 7...9 {
      #expect(interest[month] < -0.05)
      #expect(abs(interest[month] - 0.01 * cash[month - 1]) < 1e-14)
      #expect(abs(cash[month] - 1.01 * cash[month - 1]) < 1e-13)
    }
  }

  /// Earned 5 each. Cost with wear: a 11.5, b 5.5, and 7 when it is alone.
  @Test func `its earlier flows stay in the network's sums of twelve months`() throws {
    let run = try run()
    #expect(try run.months("earned") == [10, 10, 10, 10, 5, 5, 5, 5, 5, 5])
    #expect(try run.months("operating_cost") == [17, 17, 17, 17, 7, 7, 7, 7, 7, 7])
    let oss = try run.months("oss")
    #expect(abs(oss[3] - 40.0 / 68) < 1e-15 && abs(oss[9] - 70.0 / 110) < 1e-15)
    #expect(abs(try run.value("oss", of: "a", month: 9) - 20.0 / 46) < 1e-15)
  }

  @Test func `cash of the network is the sum over all centres, the closed one included`() throws {
    let run = try run()
    // b loses 0.5 a month, earns 1.5 in April, and 0 from May on, when it pays for all.
    #expect(try run.months("cash", of: "b") == [9.5, 9, 8.5, 10, 10, 10, 10, 10, 10, 10])
    #expect(try run.months("cash") == [13, 6, -1, -4, -2, 0, 2, 2, 2, 2])
  }

  @Test func `who has closed is counted as closed, and its month of independence is kept`() throws {
    let run = try run()
    let a = try run.outcome(of: "a")
    #expect(a.independent == [1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(a.closed == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    #expect(try run.independence(of: "a") == 0)
    #expect(run.projection.independentCentres[0].counts[2] == [0, 0, 1])
    #expect(run.projection.independentCentres[0].counts[3] == [0, 1, 0])
  }

  /// Cash of a: 4, −2. Of b: 8, 6, 4, 2, 0, −2.
  @Test func `the network closes with its last centre`() throws {
    let run = try FullRun(
      Self.head + """
        centres: {a: {}, b: {}}
        costs: {staff: {amount: "if(is(a), 6, 2) * won"}}
        reserves: {opening: 10 * purse, closes_after: 1}
        independence: {from: 2000-01, sustained: 1, test: date < 2000-09}
        """)
    #expect(try run.closing(of: "a") == 1)
    #expect(try run.closing(of: "b") == 5)
    #expect(try run.closing() == 5)
    #expect(try run.outcome().independent == [1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
    #expect(try run.outcome().closed == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  }

  @Test func `without closes_after cash falls and nobody closes`() throws {
    let run = try FullRun(
      Self.head + """
        centres: {a: {}}
        costs: {staff: {amount: 6 * won}}
        reserves: {opening: 10 * purse, credit_limit: 5 * purse}
        """)
    #expect(try run.months("cash", of: "a").last == -50)
    #expect(try run.outcome(of: "a").closed.allSatisfy { $0 == 0 })
    #expect(try run.months("staff", of: "a").allSatisfy { $0 == 6 })
  }
}
