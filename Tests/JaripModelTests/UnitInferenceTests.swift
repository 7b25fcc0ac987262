import JaripKit
import Testing

@Suite struct `Units that are not stated` {
  /// `name: unit` of the model quantities, in the order of the file.
  private func units(_ body: String) throws -> [String] {
    let scenario = try scenario(body)
    let model = try Resolver.resolve(scenario)[0]
    return model.quantities.values.filter { $0.section == .model }.map {
      "\($0.name): \(scenario.units.describe($0.dimension))"
    }
  }

  @Test func `units are found through any order of entries`() throws {
    #expect(
      try units(
        """
        model:
          area: side ^ 2
          root: sqrt(area)
          cost: area * price
          yearly: cumulative(cost / 1 [month])
          side: width + 0
          width: 3 [seat]
          price: 2 [KRW million/seat^2]
        """) == [
          "area: seat^2", "root: seat", "cost: KRW million", "yearly: KRW million", "side: seat",
          "width: seat", "price: KRW million/seat^2",
        ])
  }

  @Test func `a stock has the unit of its start, or of its flow times month`() throws {
    #expect(
      try units(
        """
        model:
          adopters: {start: "3 [firm]", flow: "0.1 * adopters / 1 [month]"}
          trained: {start: 0, flow: trainees}
          trainees: 100 [person/month]
          goodwill: {start: 1, next: 0.95 * goodwill + 0.05}
          debt: {start: 0, next: debt + loan}
          loan: 5 [KRW million]
        """) == [
          "adopters: firm", "trained: person", "trainees: person/month", "goodwill: a pure number",
          "debt: KRW million", "loan: KRW million",
        ])
  }

  @Test func `stocks that feed one another find their units`() throws {
    #expect(
      try units(
        """
        model:
          prey: {start: 0, flow: births - eaten}
          births: 0.2 [1/month] * prey + 1 [person/month]
          eaten: 0.1 [1/firm/month] * prey * hunters
          hunters: {start: "2 [firm]", flow: "0.01 [firm/person/month] * prey"}
        """) == [
          "prey: person", "births: person/month", "eaten: person/month", "hunters: firm",
        ])
  }

  @Test func `previous and delay pass the unit round a loop`() throws {
    #expect(
      try units(
        """
        model:
          index: previous(index, 1) * 1.01
          balance: previous(balance) + paid * 1 [month]
          paid: 5 [KRW million/month]
          late: delay(late, 3, first) + balance
          first: previous(balance)
        """) == [
          "index: a pure number", "balance: KRW million", "paid: KRW million/month",
          "late: KRW million", "first: KRW million",
        ])
  }

  @Test func `a loop of nothing but zeros is pure`() throws {
    #expect(
      try units("model: {a: previous(b), b: a * 2}") == ["a: a pure number", "b: a pure number"])
  }

  @Test func `a map by centre has the unit of all its members`() throws {
    #expect(
      try units("model: {x: {value: {kpc: 0, gwangju: '4 [seat]'}}}") == ["x: seat"])
    #expect(
      briefly("model: {x: {value: {kpc: '3 [person]', gwangju: '4 [seat]'}}}")
        == ["unit-mismatch: 'x' is person in its first centre and seat in this one"])
  }

  @Test func `a stock whose parts differ says which`() {
    #expect(
      briefly("model: {x: {start: '3 [person]', next: '4 [seat]'}}")
        == ["unit-mismatch: 'x' starts as person, and 'next' gives seat"])
    #expect(
      briefly("model: {x: {start: '3 [person]', flow: '4 [person]'}}")
        == ["unit-mismatch: The flow of 'x' must be person/month, and this is person"])
  }

  @Test func `a stated unit is checked, converted and shown`() throws {
    let model = try resolved(
      "model: {x: {value: 'rent * 2', unit: KRW thousand/year}, rent: '3 [KRW million/month]'}")
    let x = try #require(model.quantities["x"])
    #expect(x.unit.text == "KRW thousand/year")
    #expect(x.unit.stated(6) == 72_000)
    #expect(x.dimension == model.quantities["rent"]?.dimension)
    #expect(
      briefly("model: {x: {value: '3 [seat]', unit: KRW thousand}}")
        == ["unit-mismatch: 'x' is stated in KRW thousand, and its formula gives seat"])
  }

  // All unknown units once became pure together, and what was built on a 0 was then refused.
  @Test func `what fits every unit is pure, and what is built on it gets its own unit`() throws {
    #expect(
      try units(
        """
        model:
          doubled: 2 * so_far
          so_far: cumulative(nothing)
          nothing: 0
          itself: "previous(itself, 0)"
        """) == [
          "doubled: month", "so_far: month", "nothing: a pure number", "itself: a pure number",
        ])
  }

  @Test func `errors come in the order of lines, from whatever section`() {
    let found = messages(
      """
      costs:
        rooms: {amount: a}
      model:
        x: b
      independence: {test: c}
      inputs:
        y: d
      """)
    let lines = found.matches(of: /test.yaml:(\d+):/).map { String($0.1) }
    #expect(lines == ["9", "11", "12", "14"], "\(found)")
  }

  @Test func `an error is told once, not by all who use the quantity`() {
    #expect(
      briefly(
        """
        inputs: {fee: {value: bass * 2, unit: KRW million/person}}
        model:
          price: fee * bogus
          twice: price * 2
          sum: twice + 1 [seat]
        revenue: {income: {amount: twice * 3}}
        """) == [
          "unknown-name: Nothing is called 'bass'", "unknown-name: Nothing is called 'bogus'",
        ])
  }
}
