import JaripLanguage
import JaripScenario
import OrderedCollections
import Testing

@Suite struct `Alternatives and settings` {
  private static let base =
    frame + """
      inputs: {fee: {value: 0.05, unit: KRW million/person}, smes: {value: {others: 3}}}
      costs: {books: {amount: 1, sharing: {overlap: 0.5}}, rent: 2}

      """

  @Test func `an alternative is the scenario with a patch on top`() throws {
    let scenario = try load(
      Self.base + """
        alternatives:
          base: {}
          dear: {inputs: {fee: 0.5}, share: [books], costs: {rent: null, hall: {amount: 3}}}
        """)
    #expect(scenario.alternatives.map(\.name) == ["base", "dear"])
    #expect(scenario.formula("fee", in: "base") == "0.05")
    #expect(scenario.formula("fee", in: "dear") == "0.5")
    let dear = scenario.alternatives[1]
    #expect(dear.share == .lines(["books"]))
    #expect(dear.lines.keys == ["books", "hall"])
    #expect(dear.quantities["fee"]?.unit?.text == "KRW million/person")
    #expect(
      dear.lines["books"]?.amount.text == scenario.alternatives[0].lines["books"]?.amount.text)
  }

  @Test func `a later file patches an alternative of an earlier one`() throws {
    let files = [
      "base.yaml": Self.base + "alternatives: {a: {inputs: {fee: 1}}, b: {}}\n",
      "main.yaml":
        "jarip: 1\nextends: [base.yaml]\nalternatives: {a: {share: all}, b: null, c: {}}\n",
    ]
    let scenario = try withFiles(files) { try ScenarioLoader().load(path: "\($0)/main.yaml") }
    #expect(scenario.alternatives.map(\.name) == ["a", "c"])
    #expect(scenario.alternatives[0].share == .all)
    #expect(scenario.formula("fee", in: "a") == "1")
  }

  @Test func `settings are patches from the command line`() throws {
    let scenario = try load(
      Self.base + "alternatives: {base: {}, shared: {share: all}}\n",
      settings: [
        "inputs.fee=0.06", "simulation.trials=100", "share=[books]", "inputs.smes.value.kpc=9",
        "alternatives.shared.inputs.fee=0.07", "costs.hall={amount: 4}", "costs.rent=null",
      ])
    #expect(scenario.simulation.trials == 100)
    #expect(scenario.formula("fee", in: "base") == "0.06")
    #expect(scenario.formula("fee", in: "shared") == "0.07")
    #expect(scenario.alternatives[0].share == .lines(["books"]))
    #expect(scenario.alternatives[0].lines.keys == ["books", "hall"])
    let fee = try #require(scenario.alternatives[0].quantities["fee"])
    #expect(fee.place.file.name == "--set")
    #expect([fee.place.line, fee.place.column] == [1, 8])
    guard case .perCentre(let smes) = scenario.alternatives[0].quantities["smes"]?.value else {
      Issue.record("not per centre")
      return
    }
    #expect(smes.mapValues(\.text) == ["kpc": "9", "gwangju": "3"])
  }

  @Test(arguments: [
    ("set-unknown-name", "inputs.fe=0.06"), ("set-unknown-section", "input.fee=0.06"),
    ("set-unknown-key", "inputs.fee.vale=0.06"), ("set-no-value", "inputs.fee="),
    ("set-no-path", "0.06"), ("set-bad-formula", "inputs.fee=0.06 +"),
    ("set-yaml", "inputs.fee={value: [1"), ("set-extends", "extends=[x]"),
    ("set-alternative", "alternatives.base.inputs.fe=2"), ("set-null", "costs.rant=null"),
    ("set-into-nothing", "inputs.fe.value=2"), ("set-hangul", "제목=2"),
  ])
  func `a setting that does not fit is refused`(name: String, word: String) throws {
    try expectGolden(problems(Self.base, settings: [word]), name)
  }

  @Test func `an alternative's short form must hit an entry`() throws {
    try expectGolden(
      problems(
        Self.base + """
          alternatives:
            typo: {inputs: {fe: 1}, costs: {rent2: null}, simulation: {trials: 5}, share: [boks]}
            null_one:
          """), "alternative-misses")
  }
}
