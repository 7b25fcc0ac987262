import JaripKit
import Testing

@Suite struct `The network's row` {
  private let size = "inputs: {size: {value: {kpc: 1, gwangju: 2}}, ratio: 0.5}\n"

  private func rows(_ body: String) throws -> Set<String> {
    Set(try plan(size + body).outputs.filter { $0.scope == .network }.map(\.name))
  }

  @Test func `every standard measure has one, and one per centre`() throws {
    let built = try plan("")
    let measures = try Prelude.measures(units: built.scenario.units).keys
    #expect(measures.count == 15)
    for name in measures {
      #expect(built.output(name, .centre) != nil, "\(name)")
      #expect(built.output(name, .network) != nil, "\(name)")
    }
  }

  @Test(arguments: [
    "size", "previous(size)", "cumulative(size) / 1 [month]", "trailing_mean(size, 3)",
    "share(size)",
    "is(kpc)", "in_group(capital)", "size * ratio", "if(ratio > 0, size, 1)",
    "oss * size", "delay(oss * size, 3)", "fss + size",
  ])
  func `a measure that is overridden by what varies by centre has none`(formula: String) throws {
    let rows = try rows("model:\n  sdi: |\n    \(formula)")
    #expect(!rows.contains("sdi"))
    #expect(rows.contains("fss"))
  }

  @Test(arguments: [
    "total(size)", "average(size)", "ratio", "earned / operating_cost", "previous(sdi, 1) * ratio",
    "count(size > 1)", "by_centre(size)",
    "trailing_sum(earned, 6) / trailing_sum(operating_cost, 6)",
    "oss * 2", "months_open", "staff / operating_cost",
  ])
  func `one that speaks of the network, of lines or of measures has one`(formula: String) throws {
    let staff = "costs: {staff: {amount: \"1 [KRW million/month]\"}}\n"
    #expect(try rows("model:\n  sdi: |\n    \(formula)\n" + staff).contains("sdi"))
  }

  @Test func `what is built on an overridden measure without a row has none either`() throws {
    let rows = try rows(
      "model: {earned_income_ratio: size, sdi: earned_income_ratio * 2, fss: previous(sdi)}")
    #expect(!rows.contains("earned_income_ratio"))
    #expect(!rows.contains("sdi"))
    #expect(!rows.contains("fss"))
    #expect(rows.isSuperset(of: ["oss", "cash", "gap", "saving", "surplus"]))
  }

  @Test func `an override reaches the measures built on it, in both rows`() throws {
    let built = try plan(
      """
      model: {earned: "7 [KRW million/month]", own_result: operating_result * 2}
      report: {yearly: [own_result]}
      """)
    let plain = try plan("")
    for scope in [Scope.centre, .network] {
      let result = try #require(built.output("operating_result", scope))
      let before = try #require(plain.output("operating_result", scope))
      let text = PlanPrinter(built).formula(of: result.node)
      #expect(text.contains("7"), "\(text)")
      #expect(PlanPrinter(plain).formula(of: before.node) != text)
    }
    #expect(built.output("earned", .centre)?.role == .measure)
    #expect(built.alternatives[0].quantities["earned"]?.section == .model)
  }

  @Test func `lines and grants are summed, pure quantities of centres have no row`() throws {
    let built = try plan(
      """
      inputs: {size: {value: {kpc: 1, gwangju: 2}}, area: {value: {kpc: 1, gwangju: 2}, unit: seat}, ratio: 2}
      revenue: {fees: {amount: "1 [KRW million/month]"}}
      grants: {core: {award: "1 [KRW million/month]"}}
      report: {yearly: [size, area, ratio]}
      """)
    func scopes(_ name: String) -> [Scope] { built.outputs.filter { $0.name == name }.map(\.scope) }
    #expect(scopes("fees") == [.centre, .network])
    #expect(scopes("core") == [.centre, .network])
    #expect(scopes("size") == [.centre])
    #expect(scopes("area") == [.centre, .network])
    #expect(scopes("ratio") == [.network])
    for name in ["fees", "core", "area"] {
      let node = try #require(built.output(name, .network)).node
      #expect(built.nodes[node.index].operation == .sumOverCentres, "\(name)")
    }
  }

  @Test(arguments: [
    ("oss >= size", "'size' varies by centre and has no value for the network"),
    ("oss >= 1 and is(kpc)", "'is(kpc)' varies by centre and has no value for the network"),
    ("share(size) > 0.1", "'share(…)' varies by centre and has no value for the network"),
    ("previous(size) > 0.1", "'size' varies by centre and has no value for the network"),
    (
      "uniform(0, size) > 0.1",
      "'uniform(0, size)' varies by centre and has no value for the network"
    ),
  ])
  func `a test of independence that varies by centre is refused`(test: String, message: String) {
    #expect(
      briefly(size + "independence: {test: \"\(test)\"}") == ["no-network-value: \(message)"])
  }

  @Test(arguments: [
    "oss >= ratio", "total(size) > 1 and oss > 1", "reserve_months > 3", "cash > 0",
    "previous(oss, 0) >= 1", "staff > 0", "date > 1998-01 or months_open > 6",
    "count(size > 1) > 1",
  ])
  func `one of measures, totals and what is the same everywhere is not`(test: String) {
    let staff = "costs: {staff: {amount: \"1 [KRW million/month]\"}}\n"
    let found = briefly(size + staff + "independence: {test: \"\(test)\"}")
    #expect(found.allSatisfy { $0.hasPrefix("unused-input") || $0 == "no messages" }, "\(found)")
  }
}
