import JaripKit
import JaripTesting
import Testing

/// Known answers: a cost of 12 that arises once for the network, split over the open centres.
@Suite struct NetworkCosts {
  private func scenario(_ split: String, fees: String = "{a: 30, b: 10, c: 20}") -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2001-03, fiscal_year: january}
    centres: {a: {opens: 2000-02}, b: {opens: 2000-02}, c: {opens: 2000-03}}
    inputs:
      fees: {value: \(fees), unit: KRW million/month}
      weight: {value: {a: 1, b: 0, c: 2}}
      won: {value: 1, unit: KRW million/month}
    revenue: {income: "fees * if(date < 2000-04, 1, if(is(a), 2, 0))"}
    costs: {office: {amount: "12 [KRW million/month]", charged_to: network\(split)}}
    """
  }

  private func months(_ split: String, fees: String = "{a: 30, b: 10, c: 20}") throws
    -> [[Double]]
  {
    let run = try FullRun(scenario(split, fees: fees))
    let rows = try ["a", "b", "c"].map { try run.months("office", of: $0) }
    return (0..<rows[0].count).map { month in rows.map { $0[month] } }
  }

  @Test func `nobody pays before the first centre opens, then all that are open pay alike`() throws
  {
    for split in ["", ", split: equal"] {
      let found = try months(split)
      #expect(found[0] == [0, 0, 0])
      #expect(found[1] == [6, 6, 0])
      #expect(found[2] == [4, 4, 4])
    }
  }

  /// Earned since the start: in March a 60, b 20, c 20, so 7.2, 2.4, 2.4. From April a earns 60 a month, the
  /// others nothing. In March 2001 the twelve months from April 2000 hold nothing of b and c.
  @Test func `by ability it follows what was earned in twelve months`() throws {
    let found = try months(", split: ability")
    #expect(found[1] == [9, 3, 0])
    #expect(zip(found[2], [7.2, 2.4, 2.4]).allSatisfy { abs($0 - $1) < 1e-14 })
    // February 2001: a 11 · 60 + 30, b 10, c 20 (their March), 720 in all.
    #expect(zip(found[13], [11.5, 10.0 / 60, 20.0 / 60]).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(found[14] == [12, 0, 0])
  }

  @Test func `without earnings ability is equal`() throws {
    #expect(try months(", split: ability", fees: "0")[2] == [4, 4, 4])
  }

  @Test func `a formula is used as weights, and equal parts stand in for weights of 0`() throws {
    #expect(try months(", split: weight")[1] == [12, 0, 0])
    #expect(try months(", split: weight")[2] == [4, 0, 8])
    #expect(try months(", split: weight * 0")[2] == [4, 4, 4])
    #expect(try months(", split: fees / won")[1] == [9, 3, 0])
  }
}
