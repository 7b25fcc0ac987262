import JaripLanguage
import JaripScenario
import OrderedCollections
import Testing

@Suite struct `Reading a scenario` {
  @Test func `the example of the specification reads`() throws {
    let scenario = try load(example)
    #expect(scenario.title.text(in: "ko") == "전국 전자상거래지원센터")
    #expect(scenario.money.text == "KRW million")
    #expect(scenario.timeline.monthCount == 120)
    #expect(scenario.timeline.fiscalYearStart == 9)
    #expect(scenario.timeline.now == Month("1999-09"))
    #expect(scenario.centres.map(\.id) == ["kpc", "gwangju"])
    #expect(scenario.centres[1].opens == Month("1998-09"))
    #expect(scenario.groups == ["capital", "regional"])
    #expect(scenario.report.monthly.map(\.name) == ["paid_seats"])
    #expect(scenario.simulation == Simulation(trials: 100, seed: 7, sampling: .lhs))
    #expect(scenario.alternatives.map(\.name) == ["duplicated", "shared"])
    #expect(scenario.observations[0].error! == 13741 * 0.02)
    let (alone, closed) = (scenario.events[0], scenario.events[1])
    #expect(alone.outcome == .independent && alone.centre == "kpc" && !alone.happened)
    #expect(alone.expected == 0.05 && alone.use == .test && alone.by == Month("2003-08"))
    #expect(closed.outcome == .closed && closed.centre == nil && closed.happened)
    #expect(closed.expected == nil && closed.use == .fit)
    #expect(scenario.observations[0].over == Month("1998-09")!...Month("1999-08")!)
    #expect(scenario.checks[0].because.texts == ["": "it is so"])
    #expect(scenario.warnings.isEmpty)
    let base = try #require(scenario.alternatives.first)
    #expect(base.correlations[0].rank == -0.4)
    #expect(base.lines.keys == ["courses", "staff", "office", "textbooks"])
    #expect(base.grants["core"]?.covers == nil)
    #expect(base.reserves.closesAfter == 3)
    #expect(base.independence.sustained == 6)
    #expect(base.independence.test.text == "oss >= 1 and reserve_months >= 3")
    #expect(scenario.alternatives[1].share == .all)
  }

  @Test func `every form of a value is read`() throws {
    let quantities = try #require(try load(example).alternatives.first).quantities
    guard case .perCentre(let smes) = quantities["smes"]?.value else { return fail("smes") }
    #expect(smes.mapValues(\.text) == ["kpc": "30000", "gwangju": "15000"])
    guard case .schedule(let award, false) = quantities["award"]?.value else {
      return fail("award")
    }
    #expect(award[Month("2002-09")!] == .all(0))
    guard case .schedule(_, true) = quantities["charged"]?.value else { return fail("charged") }
    guard case .curve(let points) = quantities["retention"]?.value else { return fail("retention") }
    #expect(points.map(\.x) == [0, 0.25, 1])
    guard case .stock(_, let flow) = quantities["adopters"]?.value else { return fail("adopters") }
    #expect(flow.text == "0.1 * adopters")
    guard case .recurrence = quantities["goodwill"]?.value else { return fail("goodwill") }
    #expect(quantities["conversion"]?.each == .centre)
    #expect(quantities["conversion"]?.common?.text == "0.3")
    #expect(quantities["fee"]?.range == 0.02...0.12)
    #expect(quantities["fee"]?.notes.evidence == .assumption)
    #expect(quantities["fee"]?.unit?.text == "KRW million/person")
    #expect(quantities["adopters"]?.unit == nil)
    #expect(quantities["charged"]?.unit == .pure)
    #expect(quantities["smes"]?.actual[Month("1997-09")!] == .all(953.6))
  }

  @Test func `plain scalars follow the core schema`() throws {
    let scenario = try load(
      frame + """
        title: no
        inputs:
          a: 012
          b: 0x1F
          c: {value: "7", title: on, source: 1997}
          d: &x 3
          e: *x
        revenue: {r: {amount: 1, earned: false}}
        """)
    #expect(scenario.title.text(in: "en") == "no")
    #expect(scenario.formula("b") == "31.0")
    #expect(scenario.formula("c") == "7")
    #expect(scenario.formula("e") == "3")
    #expect(scenario.alternatives[0].quantities["c"]?.notes.source.texts == ["": "1997"])
    guard case .number(let value, _, _) = try expression(scenario, "a") else { return fail("a") }
    #expect(value == 12)
    guard case .revenue(let isEarned, _) = scenario.alternatives[0].lines["r"]?.kind else {
      return fail("r")
    }
    #expect(!isEarned)
  }

  @Test func `a source is one text or one per language, wherever there is one`() throws {
    let source = "source: {en: price list, ko: 가격표}"
    let scenario = try load(
      frame + """
        inputs: {a: {value: 1, \(source)}, b: {value: "ou(level: 0, reversion: 1, volatility: 1)", \(source)}}
        model: {c: {start: 1, next: a, \(source)}}
        revenue: {r: {amount: a, \(source)}}
        costs: {s: {amount: b, \(source)}}
        grants: {g: {award: a, \(source)}}
        observations: {o: {of: a, at: 1999-01, value: 1, \(source)}}
        events: {e: {closed: kpc, by: 1999-01, happened: false, \(source)}}
        references: {p: {of: a, at: 1999-01, mean: 1, sd: 1, \(source)}}
        checks: [{that: "mean(r, 1999-01) > 0", because: {en: it must, ko: 그래야 한다}}]
        """)
    let own = scenario.alternatives[0]
    let notes =
      own.quantities.values.map(\.notes) + own.lines.values.map(\.notes)
      + own.grants.values.map(\.notes) + scenario.observations.map(\.notes)
      + scenario.events.map(\.notes) + scenario.references.map(\.notes)
    #expect(notes.count == 9)
    #expect(scenario.checks[0].because.text(in: "ko") == "그래야 한다")
    for note in notes {
      #expect(note.source.texts == ["en": "price list", "ko": "가격표"])
      #expect(note.source.text(in: "ko") == "가격표")
    }
  }

  @Test func `a formula's place is its first character, whatever the quotes`() throws {
    let scenario = try load(
      frame
        + "model:\n  a: b + 1\n  b: 'c + 1'\n  c: |\n\n    1 +\n      2\n  d: 가나 + 1\ninputs: {가나: 2}\n"
    )
    func place(_ name: String) throws -> [Int] {
      guard case .formula(let formula) = scenario.alternatives[0].quantities[name]?.value else {
        return []
      }
      return [formula.place.line, formula.place.column]
    }
    #expect(try place("a") == [7, 6])
    #expect(try place("b") == [8, 7])
    #expect(try place("c") == [11, 5])
    #expect(scenario.formula("c") == "1 +\n      2")
    #expect(try place("가나") == [14, 14])
  }

  @Test func `a file without alternatives has one, named base`() throws {
    let scenario = try load(frame)
    #expect(scenario.alternatives.map(\.name) == ["base"])
    #expect(scenario.alternatives[0].independence.test.text == Independence.defaultTest)
    #expect(scenario.centres[0].opens == scenario.timeline.start)
  }

  @Test func `a centre that never opens is a warning`() throws {
    let scenario = try load(frame.replacing("opens: 1998-09", with: "opens: 2020-01"))
    #expect(scenario.warnings.map(\.code) == ["never-opens"])
  }

  @Test func `a prelude has only a model`() throws {
    let prelude = try ScenarioLoader().loadPrelude(
      text: "jarip: 1\nmodel:\n  saving: {value: a - b, unit: KRW million/month}\n",
      name: "prelude.yaml",
      units: UnitTable(countingUnits: [], moneyScale: 1e6))
    #expect(prelude.keys == ["saving"])
    #expect(
      rendered {
        _ = try ScenarioLoader().loadPrelude(
          text: "jarip: 1\ninputs: {}\n", name: "prelude.yaml", units: UnitTable(countingUnits: []))
      }.contains("'inputs' is not a key of a prelude"))
  }

  private func expression(_ scenario: Scenario, _ name: String) throws -> Expression {
    guard case .formula(let formula) = scenario.alternatives[0].quantities[name]?.value else {
      throw CancellationError()
    }
    return formula.expression
  }

  private func fail(_ name: String) { Issue.record("\(name) has another form") }
}

/// Near the example of the specification.
let example = """
  jarip: 1
  title: {en: Korean ECRC network, ko: 전국 전자상거래지원센터}
  description: a network
  money: KRW million
  units: [person, seat, firm]
  timeline: {start: 1997-09, end: 2007-08, fiscal_year: September, now: 1999-09}
  centres:
    kpc:     {title: {en: Korea Productivity Center}, group: capital, opens: 1990-01}
    gwangju: {title: Gwangju, group: regional, opens: 1998-09}
  inputs:
    fee:        {value: 0.05, unit: KRW million/person, range: [0.02, 0.12], evidence: assumption}
    smes:       {value: {kpc: 30000, others: 15000}, unit: firm, actual: {1997-09: 953.6}}
    conversion: {value: "pert(0.05, 0.12, 0.25)", each: centre, common: 0.3, source: "..."}
    wage:       {value: 1.6 to 2.9, unit: KRW million/person/month}
    award:      {schedule: {1997-09: 22.5, 2002-09: 0}, unit: KRW million/month}
    charged:    {schedule: {1999-09: 0, 2001-09: 1}, interpolate: linear}
    retention:  {curve: {1: 0.11, 0: 0.76, 0.25: 0.43}}
  correlations: [{between: [fee, conversion], rank: -0.4}]
  model:
    paid_seats: {value: "min(1, charged)", unit: seat/month}
    adopters:   {start: 0.018 * smes, flow: 0.1 * adopters}
    goodwill:   {start: 1, next: 0.95 * goodwill}
  revenue:
    courses: {programme: education, amount: paid_seats * fee, collected_after: 1}
  costs:
    staff:  {programme: administration, amount: 3 * wage}
    office: {amount: "10 [KRW million/month]", charged_to: network, split: equal}
    textbooks:
      programme: education
      amount: 5
      sharing: {overlap: 0.5, localisation: 0.1, members: [capital, gwangju], split: shapley}
  grants:
    core: {award: award, covers: all, share: 0.75, carry_over: false}
  reserves: {opening: 0, closes_after: 3}
  independence: {test: oss >= 1 and reserve_months >= 3, sustained: 6}
  report: {headline: 2004-08, monthly: [paid_seats]}
  observations:
    trained: {of: total(trainees), over: 1998-09..1999-08, value: 13741, error: "2%", unit: person}
    daegu:   {of: trainees, centre: kpc, at: 1998-09, value: 1376, unit: person, use: test}
  events:
    kpc_alone: {independent: kpc, by: 2003-08, happened: false, expected: 0.05, use: test}
    all_closed: {closed: network, by: 2004-08, happened: true}
  references:
    peers: {of: oss(network), at: 2002-08, mean: 0.36, sd: 0.12, title: elsewhere}
  alternatives:
    duplicated: {title: {en: Each on its own, ko: 중복투자}, share: none}
    shared:     {title: {en: Shared, ko: 공동사업},          share: all}
  checks:
    - {that: "mean(oss(network), 2002-08) in 0.2..0.6", because: it is so}
  simulation: {trials: 100, seed: 7, sampling: lhs}

  """
