import JaripKit
import JaripTesting

/// A small network that shows most of what a report has: two centres, two alternatives that share, a
/// grant that ends, closing, and a title with a control character.
enum Fixture {
  static let text = """
    jarip: 1
    title: {en: "Two \\e[31mcentres", ko: 두 센터}
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2003-06, fiscal_year: january, now: 2001-01}
    centres:
      harbour: {title: {en: Harbour centre, ko: 항구 센터}, opens: 2000-01}
      valley: {title: {en: Valley centre, ko: 골짜기 센터}, opens: 2000-07}
    inputs:
      learners: {value: "pert(80, 150, 200)", each: centre, unit: person/month, title: {en: Learners, ko: 유료 수요}, source: survey, evidence: data}
      fee: {value: 0.09, unit: KRW million/person, range: [0.05, 0.15]}
      in_common: {value: "uniform(0.2, 0.6)", source: "a guess, \\"rough\\"", evidence: assumption}
    revenue:
      course_fees: {programme: education, title: {en: Course fees, ko: 수강료}, amount: "learners * fee * ramp(2000-06, 2001-06)"}
    costs:
      staff: {programme: administration, title: {en: Staff, ko: 인건비}, amount: "8 [KRW million/month]"}
      textbooks: {programme: education, title: {en: Textbooks, ko: 교재}, amount: "3 [KRW million/month]", sharing: {overlap: in_common, secretariat: "0.2 [KRW million/month]"}}
      computers: {programme: education, amount: "10 [KRW million/month] * pulse(2001-03, 2001-03)", basis: capital}
    grants:
      core: {award: "9 [KRW million/month]", ends: 2001-06}
    reserves: {opening: "30 [KRW million]", interest: 0.04, overdraft_rate: 0.1, closes_after: 6}
    independence: {test: "oss >= 1 and reserve_months >= 1", sustained: 6, from: 2001-07}
    alternatives:
      duplicated: {title: {en: each on its own, ko: 중복투자}, share: none}
      shared: {title: {en: shared, ko: 공동사업}, share: all}
    report: {headline: 2002-12, monthly: [learners]}
    simulation: {trials: 300, seed: 5}
    """

  static let simulator = try! Simulator(ScenarioText.load(text))

  static let projection: Projection = {
    var settings = RunSettings(trials: 300, seed: 5, threads: 2)
    settings.compares = true
    settings.monthly = ResultDocument.monthlyMeasures
    return try! simulator.run(settings)
  }()

  static func lesson(_ name: String) throws -> Scenario {
    let path = ScenarioText.projectFolder.appendingPathComponent("scenarios/tutorial/\(name)").path
    return try ScenarioLoader(reservedNames: FunctionEntry.reservedNames).load(path: path)
  }
}
