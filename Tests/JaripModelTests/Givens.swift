import JaripKit
import Testing

/// Quantities of many units, for formulas to be tried on.
private let givens = """
  inputs:
    fee: {value: 0.05, unit: KRW million/person}
    wage: {value: 2, unit: KRW million/person/month}
    salary: {value: 24000, unit: KRW thousand/person/year}
    staff: {value: 8, unit: person}
    seats: {value: 30, unit: seat}
    trainees: {value: 100, unit: person/month}
    rent: {value: 5, unit: KRW million/month}
    fund: {value: 50, unit: KRW million}
    dollars: {value: 3, unit: USD}
    ratio: 0.4
    area: {value: 9, unit: seat^2}
    rate: {value: 0.05, unit: 1/year}
    size: {value: {kpc: 2, gwangju: 1}, unit: firm}
    retention: {curve: {0: 1, 1: 0.2}, unit: seat}
    later: {schedule: {1997-09: 0, 1998-09: 1}}
    luck: "uniform(0, 1)"
  costs:
    books: {amount: rent, sharing: {}}
  share: all

  """

/// A scenario whose model has the one formula `x`.
func scenarioText(x formula: String) -> String {
  givens + "model:\n  x: |\n    \(formula)\n"
}

/// The unit that a formula comes out with, or code and words of what is wrong.
func unit(_ formula: String) -> String {
  do {
    let scenario = try scenario(scenarioText(x: formula))
    let model = try Resolver.resolve(scenario)[0]
    return scenario.units.describe(try #require(model.quantities["x"]).dimension)
  } catch let list as DiagnosticList {
    return list.diagnostics.map { "\($0.code): \($0.message)" }.joined(separator: "; ")
  } catch {
    return "\(error)"
  }
}

/// The axes on which a formula varies.
func axes(_ formula: String, _ more: String = "") throws -> String {
  let model = try resolved(scenarioText(x: formula) + more)
  return try #require(model.quantities["x"]).axes.description
}
