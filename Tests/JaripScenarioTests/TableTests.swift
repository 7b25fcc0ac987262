import JaripLanguage
import JaripScenario
import OrderedCollections
import Testing

@Suite struct `Centres from a table` {
  private static let main = """
    jarip: 1
    money: KRW million
    units: [firm]
    timeline: {start: 1997-09, end: 1999-08}
    centres: {from: data/centres.csv}
    inputs:
      smes: {title: Firms, source: "table 3", unit: firm}

    """

  private func load(_ table: String, main: String = Self.main) throws -> Scenario {
    try withFiles(["main.yaml": main, "data/centres.csv": table]) {
      try ScenarioLoader().load(path: "\($0)/main.yaml")
    }
  }

  @Test func `columns become centres and inputs, notes come from the file`() throws {
    let scenario = try load(
      """
      \u{FEFF}id,title.en,title.ko,group,opens,smes [firm],rent\r
      kpc,"Korea ""Productivity"", Center",한국생산성본부,capital,,30000,1.5\r
      gwangju,Gwangju,,regional,1998-09,21400,2e-1\r\n
      """)
    #expect(scenario.centres.map(\.id) == ["kpc", "gwangju"])
    #expect(scenario.centres[0].title.text(in: "en") == "Korea \"Productivity\", Center")
    #expect(scenario.centres[0].title.text(in: "ko") == "한국생산성본부")
    #expect(scenario.centres[1].opens == Month("1998-09"))
    let smes = try #require(scenario.alternatives[0].quantities["smes"])
    #expect(smes.unit?.text == "firm")
    #expect(smes.notes.source.texts == ["": "table 3"])
    guard case .perCentre(let values) = smes.value else {
      Issue.record("not per centre")
      return
    }
    #expect(values.mapValues(\.text) == ["kpc": "30000", "gwangju": "21400"])
    #expect(values["gwangju"]?.place.line == 3)
    #expect(values["gwangju"]?.place.column == 35)
    #expect(
      scenario.files.map { $0.name.split(separator: "/").last! } == ["main.yaml", "centres.csv"])
  }

  @Test func `a later file gives one centre another number`() throws {
    let scenario = try load(
      "id,smes [firm]\nkpc,1\nb,2\n",
      main: Self.main + "alternatives: {more: {inputs: {smes: {value: {b: 5}}}}}\n")
    guard case .perCentre(let values) = scenario.alternatives[0].quantities["smes"]?.value else {
      Issue.record("not per centre")
      return
    }
    #expect(values.mapValues(\.text) == ["kpc": "1", "b": "5"])
  }

  @Test func `a unit may stand in the file instead of the header`() throws {
    let scenario = try load("id,smes\nkpc,3\n")
    #expect(scenario.alternatives[0].quantities["smes"]?.unit?.text == "firm")
  }

  @Test(arguments: [
    ("table-bad-cell", "id,smes [firm]\nkpc,30000\nb,many\n"),
    ("table-empty-cell", "id,smes [firm]\nkpc,30000\nb,\n"),
    ("table-short-row", "id,smes [firm]\nkpc\n"), ("table-no-id", "name,smes [firm]\nkpc,3\n"),
    ("table-open-quotes", "id,smes [firm]\n\"kpc,3\n"),
    ("table-bad-unit", "id,smes [firn]\nkpc,3\n"),
    ("table-twice", "id,smes [firm],smes [firm]\nkpc,3,4\nkpc,3,4\n"),
    ("table-unit-differs", "id,smes [month]\nkpc,3\n"),
    ("table-names", "id,my smes\n9kpc,3\nall,4\n"), ("table-empty", "id,smes [firm]\n"),
  ])
  func `a bad table is refused with the cell's place`(name: String, table: String) throws {
    let text = try problems(files: ["main.yaml": Self.main, "data/centres.csv": table])
    try expectGolden(text, name)
  }
}
