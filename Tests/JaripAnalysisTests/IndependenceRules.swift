import JaripKit
import JaripTesting
import Testing

/// Known answers: the month of independence of a centre and of the network, at every edge of its rule.
@Suite struct IndependenceRules {
  /// Two centres over twelve months that earn 1 or 0; the test is whether anything is earned.
  private func run(
    a: [Int], b: [Int] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], sustained: Int = 3,
    from: String? = "2000-01", opensB: String = "2000-01", test: String = "earned > 0",
    more: String = ""
  ) throws -> FullRun {
    func actual(_ values: [Int]) -> String {
      "\(values)".replacing("[", with: "").replacing("]", with: "")
    }
    let months = (1...12).map { $0 < 10 ? "2000-0\($0)" : "2000-\($0)" }
    let schedule = zip(months, zip(a, b)).map { "\($0): {a: \($1.0), b: \($1.1)}" }
    return try FullRun(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-12, fiscal_year: january}
      centres: {a: {}, b: {opens: \(opensB)}}
      inputs:
        won: {value: 1, unit: KRW million/month}
        good: {schedule: {\(schedule.joined(separator: ", "))}}
      revenue: {fees: {amount: good * won}}
      costs: {rent: {amount: 0.5 * won}}
      \(more)
      independence: {test: "\(test)", sustained: \(sustained)\(from.map { ", from: \($0)" } ?? "")}
      """)
  }

  @Test func `the month is the first of the first unbroken run`() throws {
    #expect(try run(a: [0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0]).independence(of: "a") == 4)
    #expect(try run(a: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]).independence(of: "a") == 0)
    #expect(
      try run(a: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], sustained: 1).independence(of: "a") == 1)
  }

  @Test func `a run that is lost later still counts, and its month stays the first`() throws {
    let run = try run(a: [0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(try run.independence(of: "a") == 1)
    #expect(try run.outcome(of: "a").independent == [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test func `a run begun before 'from' counts from there`() throws {
    let always = Array(repeating: 1, count: 12)
    #expect(try run(a: always, from: "2000-05").independence(of: "a") == 4)
    // Three months from May on are needed; the two before do not help.
    let short = [0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0]
    #expect(try run(a: short, from: "2000-05").independence(of: "a") == 8)
  }

  @Test func `a run still too short at the horizon does not count`() throws {
    #expect(try run(a: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]).independence(of: "a") == nil)
    #expect(try run(a: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]).independence(of: "a") == 9)
    let never = try run(a: Array(repeating: 0, count: 12))
    #expect(try never.independence(of: "a") == nil)
    #expect(try never.outcome(of: "a").month.last == 1, "the last entry counts never")
    #expect(try never.outcome(of: "a").independent.allSatisfy { $0 == 0 })
  }

  @Test func `a month of 'from' beyond the horizon makes it never, with a warning`() throws {
    let run = try run(a: Array(repeating: 1, count: 12), from: "2001-01")
    #expect(try run.independence(of: "a") == nil && run.independence() == nil)
    #expect(run.plan.warnings.contains { $0.code == "independence-beyond-horizon" })
  }

  @Test func `the test never holds before the centre opens`() throws {
    let always = Array(repeating: 1, count: 12)
    #expect(try run(a: always, b: always, opensB: "2000-06").independence(of: "b") == 5)
  }

  @Test func `an undefined test does not hold`() throws {
    let run = try run(
      a: [1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1], test: "if(earned > 0, 1, log(0))")
    #expect(try run.independence(of: "a") == 3)
  }

  /// earned is 1 + 0 from March, 1 + 1 in June: the network's sum, not that of one centre.
  @Test func `the network's test reads the measures of the network`() throws {
    let a = [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    let b = [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0]
    let run = try run(a: a, b: b, test: "earned >= 2 * won")
    #expect(try run.independence() == 5)
    #expect(try run.independence(of: "a") == nil && run.independence(of: "b") == nil)
    let each = try self.run(a: a, b: b, test: "earned >= 1 * won")
    #expect(try each.independence(of: "a") == 2 && each.independence(of: "b") == 5)
    #expect(try each.independence() == 2)
  }

  @Test func `totals and quantities without a centre may stand in the network's test`() throws {
    let a = [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    let run = try run(a: a, b: a, test: "total(good) >= 2 and date >= 2000-05")
    #expect(try run.independence() == 4 && run.independence(of: "b") == 4)
  }

  @Test func `a quantity of each centre has no value for the network's test`() throws {
    let error = #expect(throws: DiagnosticList.self) {
      try FullRun(
        """
        jarip: 1
        money: KRW million
        timeline: {start: 2000-01, end: 2000-12, fiscal_year: january}
        centres: {a: {}, b: {}}
        inputs: {good: {value: {a: 1, b: 0}}}
        independence: {test: good > 0, from: 2000-01}
        """)
    }
    #expect(error?.diagnostics.map(\.code) == ["no-network-value"])
  }

  @Test func `the count of independent centres is a distribution by month`() throws {
    let run = try run(
      a: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], b: [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0])
    let counts = run.projection.independentCentres[0].counts
    #expect(counts[0...3].allSatisfy { $0 == [0, 1, 0] })
    #expect(counts[4...11].allSatisfy { $0 == [0, 0, 1] })
  }

  // MARK: Defaults

  @Test func `'from' is the month after the last in which a grant has an award`() throws {
    let always = Array(repeating: 1, count: 12)
    func from(_ grants: String) throws -> String {
      try run(a: always, from: nil, more: "grants: {\(grants)}").plan.independenceFrom[0]
        .description
    }
    #expect(try from("") == "2000-01")
    #expect(try from("core: {award: won, ends: 2000-07}") == "2000-08")
    #expect(try from("core: {award: \"won * (date <= 2000-03)\"}") == "2000-04")
    // An award counts though nothing is paid, since b has no cost that it covers.
    #expect(try from("core: {award: won, covers: [], ends: 2000-06}") == "2000-07")
    #expect(
      try from("x: {award: won, ends: 2000-02}, y: {award: \"is(b) * won\", ends: 2000-05}")
        == "2000-06")
    #expect(try from("core: {award: won}") == "2001-01")
  }

  @Test func `an award of a single trial moves 'from' for all`() throws {
    let text = """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
      centres: {a: {}}
      inputs:
        won: {value: 1, unit: KRW million/month}
        luck: {value: "uniform(0, 1)"}
      costs: {rent: {amount: won}}
      grants: {core: {award: "won * (months_since(2000-01) <= 20 * luck)"}}
      """
    let run = try FullRun(text, trials: 50)
    let last = try run.trials("luck", month: 0).map { Int((20 * $0).rounded(.down)) }.max()!
    #expect(run.plan.independenceFrom[0] == Month(year: 2000, month: 1) + (last + 1))
  }

  /// oss ≥ 1 holds from the first month, cash reaches three months of cost (1.5) in March: cash is 0.5 · n,
  /// and 0.5 · 3 / 0.5 = 3. Twelve months from there end beyond this year, in February 2001.
  @Test func `the standard test asks for oss of 1, three months of cash and twelve months`() throws
  {
    let text = """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: END, fiscal_year: january}
      centres: {a: {}}
      inputs: {won: {value: 1, unit: KRW million/month}}
      revenue: {fees: {amount: won}}
      costs: {rent: {amount: 0.5 * won}}
      """
    #expect(try FullRun(text.replacing("END", with: "2001-02")).independence(of: "a") == 2)
    #expect(try FullRun(text.replacing("END", with: "2001-01")).independence(of: "a") == nil)
  }
}
