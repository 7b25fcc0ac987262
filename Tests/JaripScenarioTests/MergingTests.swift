import JaripLanguage
import JaripScenario
import OrderedCollections
import Testing

@Suite struct `Merging` {
  private static let base =
    frame + """
      title: {en: Base, ko: 기본}
      inputs:
        fee:   {value: 0.05, unit: KRW million/person, range: [0.02, 0.12], title: Fee}
        smes:  {value: {kpc: 30000, others: 15000}, unit: firm}
        award: {schedule: {1997-09: 22.5}, interpolate: linear}
        gone:  1
      model:
        stock: {start: 5, flow: 1, unit: seat}
        seats: {value: fee * 2, title: Seats}
      costs:
        staff: {programme: a, amount: 1, sharing: {overlap: 0.5, premium: 0.1}}
      grants: {core: {award: 2, share: 0.75}}
      reserves: {opening: 1, interest: 0.02}

      """

  private func merged(_ text: String) throws -> Scenario {
    try withFiles(["models/base.yaml": Self.base, "main.yaml": text]) { folder in
      try ScenarioLoader().load(path: "\(folder)/main.yaml")
    }
  }

  private func extending(_ body: String) throws -> Scenario {
    try merged("jarip: 1\nextends: [./models/../models/base.yaml]\n" + body)
  }

  @Test func `the short form replaces only the value`() throws {
    let scenario = try extending(
      "inputs: {fee: 0.25}\ncosts: {staff: 7}\ngrants: {core: 9}\nmodel: {seats: fee}\n")
    let base = scenario.alternatives[0]
    #expect(scenario.formula("fee") == "0.25")
    #expect(base.quantities["fee"]?.unit?.text == "KRW million/person")
    #expect(base.quantities["fee"]?.range == 0.02...0.12)
    #expect(base.quantities["fee"]?.notes.title.text(in: "en") == "Fee")
    #expect(base.quantities["fee"]?.place.line == 3)
    #expect(base.quantities["seats"]?.notes.title.isEmpty == false)
    #expect(base.lines["staff"]?.amount.text == "7")
    #expect(base.lines["staff"]?.programme == "a")
    #expect(base.grants["core"]?.award.text == "9")
    #expect(base.grants["core"]?.share?.text == "0.75")
  }

  @Test func `a source in one language changes that language, a plain one takes the place of all`()
    throws
  {
    func source(_ change: String) throws -> LocalText? {
      let base = "inputs: {fee: {source: {en: list, ko: 가격표}}}\n"
      return try withFiles([
        "models/base.yaml": Self.base, "mid.yaml": "jarip: 1\nextends: [models/base.yaml]\n" + base,
        "main.yaml": "jarip: 1\nextends: [mid.yaml]\ninputs: {fee: {source: \(change)}}\n",
      ]) { folder in
        try ScenarioLoader().load(path: "\(folder)/main.yaml")
      }.alternatives[0].quantities["fee"]?.notes.source
    }
    #expect(try source("{en: new list}")?.texts == ["en": "new list", "ko": "가격표"])
    #expect(try source("a guess")?.texts == ["": "a guess"])
    #expect(try source("null")?.isEmpty == true)
  }

  @Test func `each value keeps the file and line that set it`() throws {
    let scenario = try extending("inputs: {fee: {title: New title}}\n")
    let fee = try #require(scenario.alternatives[0].quantities["fee"])
    #expect(fee.place.file.name.hasSuffix("models/base.yaml"))
    #expect(fee.place.line == 8)
    #expect(
      scenario.files.map(\.name).map { $0.split(separator: "/").last! }
        == ["main.yaml", "base.yaml"])
  }

  @Test func `a value given per centre merges by centre`() throws {
    let scenario = try extending("inputs: {smes: {value: {gwangju: 7}}}\n")
    guard case .perCentre(let smes) = scenario.alternatives[0].quantities["smes"]?.value else {
      Issue.record("not per centre")
      return
    }
    #expect(smes.mapValues(\.text) == ["kpc": "30000", "gwangju": "7"])
    #expect(try extending("inputs: {smes: 3}\n").formula("smes") == "3")
  }

  @Test(arguments: [
    ("inputs: {award: {schedule: {1998-01: 1}}}", "award", "steps"),
    ("inputs: {award: {interpolate: step}}", "award", "steps"),
    ("inputs: {award: 3}", "award", "formula 3"),
    ("inputs: {fee: {curve: {0: 1, 1: 2}}}", "fee", "curve"),
    ("model: {stock: {next: 3}}", "stock", "start 5 next 3"),
    ("model: {stock: {start: 3}}", "stock", "start 3 flow 1"),
    ("model: {stock: 3}", "stock", "formula 3"),
    ("model: {seats: {start: 1, flow: 2}}", "seats", "start 1 flow 2"),
    ("model: {seats: {title: Places}}", "seats", "formula fee * 2"),
  ])
  func `naming a slot drops the others`(body: String, name: String, expected: String) throws {
    let quantity = try #require(try extending(body + "\n").alternatives[0].quantities[name])
    let form =
      switch quantity.value {
      case .formula(let formula): "formula \(formula.text)"
      case .perCentre: "per centre"
      case .schedule(_, let isLinear): isLinear ? "linear" : "steps"
      case .curve: "curve"
      case .stock(let start, let flow): "start \(start.text) flow \(flow.text)"
      case .recurrence(let start, let next): "start \(start.text) next \(next.text)"
      }
    #expect(form == expected)
  }

  @Test func `null removes an entry and an empty section changes nothing`() throws {
    let scenario = try extending(
      "inputs: {gone: null}\nmodel:\nreserves: {interest: ~}\ncosts: {staff: {sharing: null}}\n")
    let base = scenario.alternatives[0]
    #expect(base.quantities["gone"] == nil)
    #expect(base.quantities["seats"] != nil)
    #expect(base.reserves.interest == nil)
    #expect(base.reserves.opening?.text == "1")
    #expect(base.lines["staff"]?.sharing == nil)
  }

  @Test func `maps merge by key and lists are replaced`() throws {
    let scenario = try extending(
      "title: {ko: 새}\nunits: [seat, firm, person]\ncosts: {staff: {sharing: {overlap: 1}}}\n")
    #expect(scenario.title.texts == ["en": "Base", "ko": "새"])
    #expect(scenario.units.countingUnits == ["seat", "firm", "person"])
    #expect(scenario.alternatives[0].lines["staff"]?.sharing?.premium?.text == "0.1")
    #expect(scenario.alternatives[0].lines["staff"]?.sharing?.overlap?.text == "1")
  }

  @Test func `the later file wins and a file built on twice is read once`() throws {
    let files = [
      "base.yaml": Self.base, "a.yaml": "jarip: 1\nextends: [base.yaml]\ninputs: {fee: 1}\n",
      "b.yaml": "jarip: 1\nextends: [base.yaml]\ninputs: {gone: 2}\n",
      "main.yaml": "jarip: 1\nextends: [a.yaml, b.yaml]\n",
    ]
    let scenario = try withFiles(files) { try ScenarioLoader().load(path: "\($0)/main.yaml") }
    #expect(scenario.files.count == 4)
    #expect(scenario.formula("gone") == "2")
    #expect(scenario.formula("fee") == "0.05", "b.yaml brings base.yaml's fee, and it is later")
  }

  @Test func `a circle of files is an error that names it`() throws {
    let text = try problems(files: [
      "main.yaml": "jarip: 1\nextends: [sub/a.yaml]\n",
      "sub/a.yaml": "jarip: 1\nextends: [../main.yaml]\n",
    ])
    try expectGolden(text, "extends-cycle")
  }

  @Test func `a missing file suggests its neighbour`() throws {
    let text = try problems(files: [
      "main.yaml": "jarip: 1\nextends: [models/bse.yaml]\n", "models/base.yaml": Self.base,
    ])
    try expectGolden(text, "extends-missing")
  }
}
