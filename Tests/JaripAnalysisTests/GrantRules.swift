import JaripKit
import JaripTesting
import Testing

/// Known answers: what each kind of grant pays.
///
/// Each month the centre has staff of 10, in March also a machine of 6 (capital); wear of 4 (noncash) and rooms
/// of 5 (in kind) are not eligible. It earns 3. The fiscal year begins in April.
@Suite struct GrantRules {
  private func paid(_ grant: String, of place: String = "a") throws -> [Double] {
    try FullRun(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-06, fiscal_year: april}
      centres: {a: {}, b: {opens: 2000-03}}
      inputs: {won: {value: 1, unit: KRW million/month}}
      revenue:
        fees: {amount: 3 * won}
        gifts: {amount: 9 * won, earned: false}
      costs:
        staff: {amount: 10 * won}
        machine: {amount: "6 * pulse(2000-03, 2000-03) * won", basis: capital}
        wear: {amount: 4 * won, basis: noncash}
        rooms: {amount: 5 * won, basis: in_kind}
      grants: {core: {\(grant)}}
      """
    ).months("core", of: place)
  }

  @Test func `the smaller of the award and the share of eligible cost is paid`() throws {
    #expect(try paid("award: 4 * won, share: 0.25") == [2.5, 2.5, 4, 2.5, 2.5, 2.5])
    #expect(try paid("award: 12 * won") == [10, 10, 12, 10, 10, 10])
    #expect(try paid("award: 4 * won, share: 0") == [0, 0, 0, 0, 0, 0])
  }

  @Test func `a share may be a formula`() throws {
    let share = "\"if(date >= 2000-04, 0.5, 0.25)\""
    #expect(try paid("award: 99 * won, share: \(share)") == [2.5, 2.5, 4, 5, 5, 5])
  }

  @Test func `only the lines that it covers are eligible`() throws {
    #expect(try paid("award: 12 * won, covers: [staff]") == [10, 10, 10, 10, 10, 10])
    #expect(try paid("award: 4 * won, covers: [machine]") == [0, 0, 4, 0, 0, 0])
    #expect(try paid("award: 4 * won, covers: []") == [0, 0, 0, 0, 0, 0])
    #expect(try paid("award: 12 * won, covers: all") == [10, 10, 12, 10, 10, 10])
  }

  @Test func `award not used is carried over until the fiscal year's end`() throws {
    // 4 + 4 + 4 are there in March, 6 are used, and 6 lapse.
    #expect(
      try paid("award: 4 * won, covers: [machine], carry_over: true") == [0, 0, 6, 0, 0, 0])
    // A quarter of cost is 2.5: 0.5 a month go on from an award of 3; in March 3 + 1 = 4 = 0.25 · 16.
    #expect(
      try paid("award: 3 * won, share: 0.25, carry_over: true") == [2.5, 2.5, 4, 2.5, 2.5, 2.5])
    // From April an award of nothing: what March left does not pay.
    let award = "\"if(date < 2000-04, 12, 0) * won\""
    #expect(try paid("award: \(award), carry_over: true") == [10, 10, 16, 0, 0, 0])
    #expect(try paid("award: \(award)") == [10, 10, 12, 0, 0, 0])
  }

  @Test func `net cost is eligible cost less what is earned, not below 0 nor above the award`()
    throws
  {
    let kind = "kind: net_cost"
    #expect(try paid("\(kind), award: 5 * won, share: 0.5") == [3.5, 3.5, 5, 3.5, 3.5, 3.5])
    #expect(try paid("\(kind), award: 5 * won, covers: [machine]") == [0, 0, 3, 0, 0, 0])
  }

  @Test func `the month of 'ends' is the last one paid, of award carried over too`() throws {
    #expect(try paid("award: 4 * won, ends: 2000-02") == [4, 4, 0, 0, 0, 0])
    #expect(
      try paid("award: 12 * won, carry_over: true, ends: 2000-02") == [10, 10, 0, 0, 0, 0])
    #expect(try paid("kind: net_cost, award: 4 * won, ends: 2000-02") == [4, 4, 0, 0, 0, 0])
  }

  @Test func `a centre that is not open is paid nothing and carries nothing`() throws {
    #expect(try paid("award: 4 * won", of: "b") == [0, 0, 4, 4, 4, 4])
    #expect(try paid("award: 12 * won, carry_over: true", of: "b") == [0, 0, 12, 10, 10, 10])
  }

  @Test func `several grants are paid each by itself, and the grant is their sum`() throws {
    let run = try FullRun(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-03, fiscal_year: january}
      centres: {a: {}}
      inputs: {won: {value: 1, unit: KRW million/month}}
      costs: {staff: {amount: 10 * won}}
      grants: {state: {award: 8 * won}, city: {award: 7 * won, share: 0.5}}
      """)
    #expect(try run.months("state", of: "a") == [8, 8, 8])
    #expect(try run.months("city", of: "a") == [5, 5, 5])
    #expect(try run.months("grant") == [13, 13, 13])
    #expect(try run.months("cash", of: "a") == [3, 6, 9])
  }
}
