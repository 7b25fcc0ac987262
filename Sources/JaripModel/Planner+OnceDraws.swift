import JaripMath
import JaripScenario

extension Planner {
  /// What is drawn once a trial, in order.
  ///
  /// Alternatives that are not run count too, so that a trial is the same with and without them; one with an error,
  /// which nobody could run, does not.
  static func onceDraws(_ alternatives: [ResolvedAlternative], _ scenario: Scenario) -> [DrawName] {
    var names = alternatives.reduce(into: Set<DrawName>()) {
      $0.formUnion($1.onceDraws(scenario.centres.map(\.id)))
    }
    for leftOut in scenario.leftOut {
      var alone = scenario
      alone.alternatives = [leftOut]
      guard let resolved = try? Resolver.resolve(alone) else { continue }
      names.formUnion(resolved[0].onceDraws(scenario.centres.map(\.id)))
    }
    return names.sorted()
  }
}

extension ResolvedAlternative {
  fileprivate func onceDraws(_ centres: [String]) -> [DrawName] {
    draws.filter { !$0.axes.contains(.month) }.flatMap { draw -> [DrawName] in
      let shared = DrawName(owner: draw.owner, call: draw.call)
      guard draw.axes.contains(.centre) else { return [shared] }
      let own = centres.map { DrawName(owner: draw.owner, call: draw.call, centre: $0) }
      return draw.common == nil ? own : [shared] + own
    }
  }
}
