import JaripModel

/// Where the columns of a run stand.
struct ColumnLayout: Sendable {
  struct Source: Sendable {
    var node: NodeID
    var rowCount: Int
    var firstSlot: Int
  }

  /// By month, what is kept of it; outputs of one node share their columns.
  private(set) var sources: [[Source]]
  private(set) var slotCount = 0
  /// By outcome of the plan, its first row among those of all.
  let firstOutcomeRow: [Int]
  let outcomeRowCount: Int
  /// How many trials are kept, the first of the run.
  let trials: Int
  private let places: [ColumnRequest: Int]

  var isEmpty: Bool { slotCount == 0 }

  init(_ plan: Plan, settings: RunSettings) {
    trials = min(settings.trials, settings.columnLimit)
    sources = Array(repeating: [], count: plan.monthCount)
    var rows = 0
    firstOutcomeRow = plan.outcomes.map { outcome in
      defer { rows += plan.rowCount(outcome) }
      return rows
    }
    outcomeRowCount = rows
    var places: [ColumnRequest: Int] = [:]
    for request in settings.columns where places[request] == nil {
      precondition(plan.outputs.indices.contains(request.output), "No such output")
      precondition((0..<plan.monthCount).contains(request.month), "Month outside the timeline")
      let output = plan.outputs[request.output]
      let rowCount = output.scope == .centre ? plan.centreCount : 1
      let known = sources[request.month].first {
        $0.node == output.node && $0.rowCount == rowCount
      }
      if let known {
        places[request] = known.firstSlot
        continue
      }
      places[request] = slotCount
      sources[request.month].append(
        Source(node: output.node, rowCount: rowCount, firstSlot: slotCount))
      slotCount += rowCount
    }
    self.places = places
  }

  func firstSlot(_ request: ColumnRequest) -> Int? { places[request] }
}
