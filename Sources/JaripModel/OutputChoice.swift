import JaripLanguage
import JaripScenario

/// Chooses what is summarised: the lines, the standard measures, and what the report names.
struct OutputChoice {
  let scenario: Scenario
  let measureNames: [String]
  let alsoKeeping: [String]

  func outputs(of model: ResolvedAlternative, _ index: Int, _ work: inout Lowering)
    throws(Diagnostic) -> [PlanOutput]
  {
    var outputs: [PlanOutput] = []
    func output(
      _ name: String, _ role: PlanOutput.Role, _ scope: Scope, _ node: NodeID,
      _ overYear: Quantity.OverYear, _ unit: Unit
    ) {
      outputs.append(
        PlanOutput(
          alternative: index, name: name, role: role, scope: scope, node: node,
          overYear: overYear, isMonthly: scenario.report.monthly.contains { $0.name == name },
          unit: unit))
    }
    try work.prepare(work.namesInLines + reported(model) + alsoKeeping)
    for line in model.lines.values {
      let node = try work.line(line.name)
      let role: PlanOutput.Role = line.line.isRevenue ? .revenue : .cost
      output(line.name, role, .centre, node, .sum, scenario.money)
      output(line.name, role, .network, work.sumOverCentres(node), .sum, scenario.money)
    }
    for name in model.grants.keys {
      let node = try work.grant(name)
      output(name, .grant, .centre, node, .sum, scenario.money)
      output(name, .grant, .network, work.sumOverCentres(node), .sum, scenario.money)
    }
    for name in measureNames {
      guard let measure = model.quantities[name] else { continue }
      let node = work.spread(try work.quantity(name, .centre))
      output(name, .measure, .centre, node, measure.overYear, shown(measure))
      // An overridden measure may have no value for the network as a whole.
      guard work.reach.refusal(name) == nil else { continue }
      let network = try work.quantity(name, .network)
      output(name, .measure, .network, network, measure.overYear, shown(measure))
    }
    let reported = self.reported(model)
    for name in reported + alsoKeeping.filter({ !reported.contains($0) }) {
      let role: PlanOutput.Role = reported.contains(name) ? .quantity : .kept
      guard let quantity = model.quantities[name], !measureNames.contains(name) else { continue }
      let node = try work.quantity(name, .centre)
      guard quantity.axes.contains(.centre) else {
        output(name, role, .network, node, quantity.overYear, shown(quantity))
        continue
      }
      output(name, role, .centre, work.spread(node), quantity.overYear, shown(quantity))
      if !quantity.dimension.isPure {
        let zero = work.constant(0)
        let total = work.sumOverCentres(work.select(try work.open(), node, zero))
        output(name, role, .network, total, quantity.overYear, shown(quantity))
      }
    }
    return outputs
  }

  /// Names under `report`, each once.
  private func reported(_ model: ResolvedAlternative) -> [String] {
    var names: [String] = []
    for reported in scenario.report.yearly + scenario.report.monthly
    where !names.contains(reported.name) { names.append(reported.name) }
    return names
  }

  /// The unit in which results are shown: money in `money`, a year's sum without the month, anything else as
  /// stated.
  private func shown(_ quantity: ResolvedQuantity) -> Unit {
    let isSum = quantity.overYear == .sum
    let dimension = isSum ? quantity.dimension * .month : quantity.dimension
    if dimension == scenario.money.dimension { return scenario.money }
    let isMoney = dimension == scenario.money.dimension / .month
    return isSum || isMoney ? scenario.units.canonicalUnit(dimension) : quantity.unit
  }
}
