import JaripKit
import JaripTesting
import Testing

/// Plans of small scenarios, as text: how lines, stocks, draws and pools become nodes.
@Suite struct `Plans as text` {
  @Test func `nothing but the standard measures, in full`() throws {
    expectGolden(PlanPrinter(try plan("")).text, "plan-empty")
  }

  @Test func `a line with a draw for each centre, a stock and a grant with an end`() throws {
    let built = try plan(
      """
      inputs:
        fee: {value: 50, unit: KRW thousand/person}
        demand: {value: "pert(50, 80, 140)", unit: person/month, each: centre, common: 0.3}
      model:
        goodwill: {start: 1, next: 0.9 * goodwill + 0.1}
      revenue:
        courses: {amount: demand * goodwill * fee, collected_after: 2}
      costs:
        staff: {amount: "5 [KRW million/month]"}
      grants:
        core: {award: "3 [KRW million/month]", ends: 1998-08, share: 0.75, carry_over: true}
      """)
    expectGolden(PlanPrinter(built).text(of: ["courses", "core", "cash"]), "plan-lines")
    expectGolden(
      built.checks.map { "\($0.kind) \(built.nodes[$0.node.index].name ?? "without a name")" }
        .joined(
          separator: "\n") + "\n", "plan-checks")
  }

  @Test func `a line that is shared in one of two alternatives`() throws {
    let built = try plan(
      """
      inputs:
        titles: {value: {kpc: 4, gwangju: 3}, unit: KRW million/month}
      costs:
        books: {amount: titles, sharing: {overlap: 0.5, secretariat: "1 [KRW million/month]"}}
      alternatives:
        alone: {share: none}
        shared: {share: all}
      """)
    let pool = Set(built.outputs.filter { $0.role == .pool }.map(\.name))
    expectGolden(PlanPrinter(built).text(of: pool.union(["books", "saving"])), "plan-shared")
  }

  @Test func `a process that goes on from a known value, and a centre that may close`() throws {
    let built = try plan(
      """
      inputs:
        activity: {value: "ou(level: 0, reversion: 1.2, volatility: 0.06)", actual: {1997-10: 0.1}}
      costs:
        staff: {amount: "exp(activity) * 5 [KRW million/month]"}
      reserves: {opening: "20 [KRW million]", interest: 0.04, closes_after: 3}
      """)
    expectGolden(PlanPrinter(built).text(of: ["cash"]), "plan-closing")
  }
}
