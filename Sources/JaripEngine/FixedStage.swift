import JaripMath
import JaripModel

/// The values of all nodes without trial axis, for every month.
final class FixedStage: @unchecked Sendable {
  // Written once while it is made, then only read: hence the unchecked Sendable.
  let values: UnsafeMutablePointer<Double>
  let places: [Place?]
  private(set) var draws: DrawTable
  private let plan: Plan

  init(_ plan: Plan, _ sampling: SamplingPlan) {
    self.plan = plan
    var places = [Place?](repeating: nil, count: plan.nodes.count)
    var size = 0
    for (index, node) in plan.nodes.enumerated() where !node.axes.contains(.trial) {
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      let hasMonths = node.axes.contains(.month)
      places[index] = .table(
        base: size, monthStride: hasMonths ? rows : 0,
        rowStride: node.axes.contains(.centre) ? 1 : 0)
      size += rows * (hasMonths ? plan.monthCount : 1)
    }
    self.places = places
    values = .allocate(capacity: max(1, size))
    values.initialize(repeating: 0, count: max(1, size))
    draws = DrawTable(plan, sampling)
    let always = MonthSet(allOf: plan.monthCount)
    let program = Program(
      plan: plan, width: 1,
      stage: Program.Stage(
        includes: plan.nodes.map { !$0.axes.contains(.trial) },
        months: Array(repeating: always, count: plan.nodes.count), yearEnds: always,
        keepsAll: true),
      tablePlaces: [Place?](repeating: nil, count: plan.nodes.count))
    let worker = Worker(program, table: UnsafePointer(values), draws: draws)
    worker.start(firstTrial: 0, count: 1)
    store(program.once, worker, month: 0)
    for month in 0..<plan.monthCount {
      worker.run(month: month, isYearStart: false)
      store(program.monthly, worker, month: month)
      worker.finishMonth()
    }
    draws.prepare(plan) { node, month, row in value(of: node, month: month, row: row) }
  }

  deinit { values.deallocate() }

  private func store(_ stretches: [Stretch], _ worker: Worker, month: Int) {
    for instruction in stretches.lazy.flatMap(\.instructions) {
      guard case .table(let base, let monthStride, _)? = places[instruction.node] else { continue }
      let out = values + base + month * monthStride
      for row in 0..<instruction.rows {
        out[row] = worker.operand(instruction.output, row: row).values.pointee
      }
    }
  }

  /// What a memory without trial axis holds behind the last month.
  func final(of node: NodeID, row: Int) -> Worker.Operand {
    guard let next = plan.nodes[node.index].next else {
      preconditionFailure("Internal error: an outcome that is no memory")
    }
    return Worker.Operand(
      values: address(of: next, month: plan.monthCount - 1, row: row), isColumn: false)
  }

  /// The value of a node without trial axis.
  func value(of node: NodeID, month: Int, row: Int) -> Double {
    address(of: node, month: month, row: row).pointee
  }

  private func address(of node: NodeID, month: Int, row: Int) -> UnsafePointer<Double> {
    guard case .table(let base, let monthStride, let rowStride)? = places[node.index] else {
      preconditionFailure("Internal error: a node that varies by trial has no fixed value")
    }
    return UnsafePointer(values + base + month * monthStride + row * rowStride)
  }
}
