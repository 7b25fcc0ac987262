import JaripKit
import JaripTesting
import Testing

/// What a plan holds for columns alone.
@Suite struct ColumnOutputTests {
  private let body = """
    inputs:
      fee: {value: "normal(5, 1)"}
      size: {value: "pert(1, 2, 3)", each: centre}
      spare: {value: "normal(5, 1)"}
      fixed: {value: 3}
      first: {value: "normal(0, 1)"}
      second: {value: "normal(0, 1)"}
    correlations: [{between: [first, second], rank: 0.5}]
    model:
      firms: {value: "poisson(max(0, fee))", each: month}
      luck: {value: "normal(1, 0.1)", each: month}
      stock: {start: 1, flow: "normal(0, 0.1) / 1 [month]"}
    revenue: {income: {amount: "(fee + size + firms * luck + fixed + first + second + stock) * 1 [KRW million/month]"}}
    """

  @Test func `drivers are the used quantities that hang on no draw but their own`() throws {
    let scenario = try ScenarioText.load(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-12}
      centres: {a: {}, b: {}}
      \(body)
      """)
    let planner = try Planner(scenario)
    let plain = try planner.plan(lastAward: [nil])
    let plan = try planner.plan(lastAward: [nil], columns: .drivers)
    #expect(
      plan.alternatives[0].drawnQuantities
        == ["fee", "size", "spare", "first", "second", "firms", "luck", "stock"])
    let drivers = plan.outputs.filter { $0.role == .driver }
    #expect(
      drivers.map(\.name)
        == ["fee", "size", "first", "second", "luck", "stock"].map { "driver.\($0)" })
    #expect(drivers.allSatisfy { $0.scope == .network && !$0.role.isSummarised })
    #expect(plain.outputs.map(\.name) == plan.outputs.filter(\.role.isSummarised).map(\.name))
    #expect(plain.checks.count == plan.checks.count)
  }
}
