import JaripEngine
import JaripLanguage
import JaripScenario

/// The facts of a scenario without chance, for inputs times factors.
struct CentralRun {
  private let scenario: Scenario
  private let observations: [Observation]
  private let settings: RunSettings

  init(_ scenario: Scenario, observations: [Observation], _ settings: RunSettings) {
    var lean = scenario
    lean.restrict(to: [scenario.alternatives[0].name])
    lean.checks = []
    lean.references = []
    lean.observations = observations
    lean.alternatives[0].leaveOpenWhoStandsAlone(from: lean.timeline.start)
    self.scenario = lean
    self.observations = observations
    var central = settings
    central.trials = 1
    central.sampling = .random
    central.takesMiddles = true
    central.progress = nil
    self.settings = central
  }

  /// By observation, in its unit.
  func values(_ factors: [String: Double]) throws -> [Double] {
    let simulator = try Simulator(scenario.scaled(factors))
    let plan = try simulator.plan(settings, columns: .facts)
    let found = try FactValues(simulator, plan, settings, observations: observations) { _, _ in }
    return observations.map { found.values(of: $0)[0] }
  }
}

extension Scenario {
  /// The scenario with inputs times factors, in the first alternative and wherever else its value stands.
  ///
  /// - Parameter digits: to which what is written is rounded; nothing for all.
  /// - Throws: what is wrong with a formula that comes out.
  func scaled(_ factors: [String: Double], digits: Int? = nil) throws(Diagnostic) -> Scenario {
    var copy = self
    for (name, factor) in factors {
      let original = alternatives[0].quantities[name]!
      let scaled = try original.scaled(by: factor, digits: digits)
      for index in copy.alternatives.indices
      where copy.alternatives[index].quantities[name]?.place.isSame(as: original.place) == true {
        copy.alternatives[index].quantities[name] = scaled
      }
    }
    return copy
  }
}
