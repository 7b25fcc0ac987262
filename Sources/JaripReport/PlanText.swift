public import JaripEngine
public import JaripModel

/// The nodes of a plan, one a line: number, stage, axes, operation with its inputs, and the name of
/// what it is the value of.
public struct PlanText: Sendable {
  let plan: Plan
  let facts: ProgramFacts

  public init(_ plan: Plan, _ facts: ProgramFacts) {
    self.plan = plan
    self.facts = facts
  }

  public var page: Page {
    var page = Page()
    var table = TextTable([
      .init("node"), .init("stage", alignment: .left), .init("axes", alignment: .left),
      .init("operation", alignment: .left), .init("value of", alignment: .left),
    ])
    table.indent = 0
    // A plan is read by tools as well: nothing is cut.
    table.width = Int.max / 2
    for (index, node) in plan.nodes.enumerated() {
      table.add([
        "%\(index)", Self.stage(of: node), node.axes.description, Self.text(of: node),
        node.name ?? "",
      ])
    }
    table.write(to: &page)
    page.blank()
    for output in plan.outputs {
      page.add(
        "output \(plan.alternatives[output.alternative].name) \(output.scope.rawValue) "
          + "\(output.name) = %\(output.node.index) \(output.overYear.rawValue) [\(output.unit.text)]"
      )
    }
    for outcome in plan.outcomes {
      let closing = outcome.closing.map { ", closing %\($0.index)" } ?? ""
      page.add(
        "outcome \(plan.alternatives[outcome.alternative].name) \(outcome.scope.rawValue) "
          + "independence %\(outcome.independence.index)\(closing)")
    }
    for check in plan.checks {
      page.add(
        "check \(plan.alternatives[check.alternative].name) \(check.kind) "
          + "%\(check.node.index)")
    }
    page.blank()
    for line in howItRuns { page.add(line) }
    return page
  }

  private var howItRuns: [String] {
    [
      "nodes \(plan.nodes.count): the same in all trials \(facts.fixed), once for each trial \(facts.once), "
        + "each month \(facts.monthly), never looked at \(facts.dropped); the rest are terms of sums",
      "stretches \(facts.stretches) with \(facts.instructionsInStretches) instructions, centre by centre; "
        + "\(facts.passing) values pass within one",
      "kinds of month \(facts.kindsOfMonth), by what is due in them",
      "block \(facts.blockSize) trials, \((facts.workerBytes + 1023) / 1024) KB of values for each worker",
    ]
  }

  /// When a node is computed: once, once for each trial, once for each month, or in the monthly loop.
  static func stage(of node: Node) -> String {
    switch (node.axes.contains(.trial), node.axes.contains(.month)) {
    case (false, false): "constant"
    case (true, false): "per trial"
    case (false, true): "per month"
    case (true, true): "monthly"
    }
  }

  static func text(of node: Node) -> String {
    let inputs = node.inputs.map { "%\($0.index)" }
    let next = node.next.map { "; next %\($0.index)" } ?? ""
    return "\(name(of: node.operation))(\(inputs.joined(separator: ", "))\(next))"
  }

  private static func name(of operation: Operation) -> String {
    switch operation {
    case .constant(let value): NumberText.shortest(value)
    case .undefined: "undefined"
    case .perCentre(let values): "per_centre\(list(values))"
    case .series(let values): "series\(list(values))"
    case .grid(let rows): "grid[\(rows.count) months]"
    case .unary(let kernel): "\(kernel)"
    case .binary(let kernel): "\(kernel)"
    case .select: "select"
    case .curve(let points): "curve[\(points.count) points]"
    case .uniform(let owner, let call, let axes): "uniform[\(owner) \(call), each \(axes)]"
    case .distribution(let family, _, _): "\(family.kindName)"
    case .stack: "stack"
    case .sumOverCentres: "sum_over_centres"
    case .largestOverCentres: "largest_over_centres"
    case .smallestOverCentres: "smallest_over_centres"
    case .airport: "airport"
    case .state: "state"
    case .delay(let months): "delay[\(months)]"
    case .trailing(let months): "trailing[\(months)]"
    }
  }

  /// Long lists are cut in the middle: they are data, and the file has them.
  private static func list(_ values: [Double]) -> String {
    let texts = values.map(NumberText.shortest)
    guard texts.count > 12 else { return "[\(texts.joined(separator: ", "))]" }
    return "[\(texts.prefix(6).joined(separator: ", ")), … \(texts.count) values]"
  }
}
