import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// Whose figure it is: a centre by its number, or the network.
enum FigureRow: Hashable {
  case centre(Int)
  case network

  var scope: Scope { self == .network ? .network : .centre }
  /// The row in tables of the engine.
  var index: Int { if case .centre(let number) = self { number } else { 0 } }
}

/// The results of one alternative by name, in the units in which they are shown.
struct Figures {
  let projection: Projection
  let alternative: Int
  private let outputs: [OutputKey: Int]
  private let outcomes: [Scope: Int]

  private struct OutputKey: Hashable {
    var name: String
    var scope: Scope
  }

  init(_ projection: Projection, alternative: Int) {
    self.projection = projection
    self.alternative = alternative
    var outputs: [OutputKey: Int] = [:]
    for (index, output) in projection.plan.outputs.enumerated()
    where output.alternative == alternative && output.isReported {
      outputs[OutputKey(name: output.name, scope: output.scope)] = index
    }
    self.outputs = outputs
    var outcomes: [Scope: Int] = [:]
    for (index, outcome) in projection.plan.outcomes.enumerated()
    where outcome.alternative == alternative { outcomes[outcome.scope] = index }
    self.outcomes = outcomes
  }

  var plan: Plan { projection.plan }
  var scenario: Scenario { plan.scenario }
  var timeline: Timeline { scenario.timeline }
  var model: ResolvedAlternative { plan.alternatives[alternative] }
  /// What all trials count together.
  var trials: Int { projection.totalCount }

  /// How tables name the alternative: `NAME|observations` where trials count by the observations, as `P(A | B)`.
  var resultName: String {
    projection.weights == nil ? model.name : "\(model.name)|observations"
  }

  /// Centres in order, then the network.
  var rows: [FigureRow] { scenario.centres.indices.map { .centre($0) } + [.network] }

  func output(_ name: String, _ row: FigureRow) -> Int? {
    outputs[OutputKey(name: name, scope: row.scope)]
  }

  func unit(_ name: String, _ row: FigureRow) -> Unit? {
    output(name, row).map { plan.outputs[$0].unit }
  }

  func yearly(_ name: String, _ row: FigureRow, year: Int) -> Statistics? {
    output(name, row).map {
      Statistics(projection.yearly($0, row: row.index, year: year), in: plan.outputs[$0].unit)
    }
  }

  /// The distribution in a month: as kept by month, else from the fiscal year that ends in it.
  func monthly(_ name: String, _ row: FigureRow, month: Int) -> Statistics? {
    guard let index = output(name, row), (0..<plan.monthCount).contains(month) else { return nil }
    let output = plan.outputs[index]
    if let summary = projection.monthly(index, row: row.index, month: month) {
      return Statistics(summary, in: output.unit)
    }
    guard output.overYear == .end,
      let year = timeline.fiscalYears.firstIndex(where: { $0.offsets.upperBound - 1 == month })
    else { return nil }
    return yearly(name, row, year: year)
  }

  func difference(_ name: String, _ row: FigureRow, year: Int) -> PairedDifference? {
    guard let index = output(name, row),
      let found = projection.difference(index, row: row.index, year: year)
    else { return nil }
    return PairedDifference(
      statistics: Statistics(found.summary, in: plan.outputs[index].unit), signs: found.signs,
      direction: Direction(plan.outputs[index]), effectiveTrials: projection.effectiveTrials)
  }

  func independent(_ row: FigureRow, month: Int) -> Frequency {
    frequency(row, month, \.independent)
  }

  func closed(_ row: FigureRow, month: Int) -> Frequency { frequency(row, month, \.closed) }

  /// Whether cash has been below 0 at the end of this or an earlier month.
  func overdrawn(_ row: FigureRow, month: Int) -> Frequency {
    frequency(row, month, \.overdrawn)
  }

  private func frequency(
    _ row: FigureRow, _ month: Int, _ table: KeyPath<OutcomeCounts, [[Int]]>
  ) -> Frequency {
    guard let index = outcomes[row.scope] else { return Frequency(count: 0, trials: trials) }
    return Frequency(
      count: projection.outcomes[index][keyPath: table][row.index][month], trials: trials,
      errorFromParts: projection.errorFromParts {
        $0.counts[index][keyPath: table][row.index][month]
      }, effectiveTrials: projection.effectiveTrials)
  }

  /// Whether any centre is independent at the end of a month.
  func anyIndependent(month: Int) -> Frequency {
    Frequency(
      count: trials - independentCentres(month: month)[0], trials: trials,
      errorFromParts: projection.errorFromParts {
        $0.independentCentres[alternative].counts[month][0]
      }, effectiveTrials: projection.effectiveTrials)
  }

  func independenceMonth(_ probability: Double, _ row: FigureRow) -> Int? {
    counts(row)?.quantile(probability, row: row.index)
  }

  /// How many trials have each number of independent centres at the end of a month.
  func independentCentres(month: Int) -> [Int] {
    projection.independentCentres[alternative].counts[month]
  }

  func independentCentreStatistics(month: Int) -> Statistics {
    Statistics(
      counts: independentCentres(month: month),
      errorFromParts: projection.errorFromParts { part in
        part.independentCentres[alternative].counts[month].enumerated().reduce(0) {
          $0 + $1.offset * $1.element
        }
      })
  }

  var hasClosing: Bool { model.reserves.closesAfter != nil }

  private func counts(_ row: FigureRow) -> OutcomeCounts? {
    outcomes[row.scope].map { projection.outcomes[$0] }
  }

  /// The place of the row's comparison with the first alternative.
  func changeIndex(_ row: FigureRow) -> Int? {
    guard let outcome = outcomes[row.scope] else { return nil }
    return projection.outcomeChanges.firstIndex { $0.outcome == outcome }
  }
}

extension PlanOutput {
  /// Whether it stands in tables of results by its own name.
  var isReported: Bool {
    switch role {
    case .revenue, .cost, .grant, .measure, .quantity: true
    default: false
    }
  }
}
