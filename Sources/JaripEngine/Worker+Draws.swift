import Dispatch
import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

extension Worker {
  func uniforms(_ instruction: Instruction) {
    let (streams, hasMonths) = draws.streams(instruction.node)
    let calendar =
      hasMonths ? UInt32(program.plan.scenario.timeline.start.index + month) : noMonth
    for row in 0..<instruction.rows {
      streams[row].uniforms(
        kernels, firstTrial: firstTrial, month: calendar,
        into: target(instruction.output, row: row), count: count)
    }
  }

  /// Values of a family: prepared where the parameters do not vary by trial.
  func distribution(_ instruction: Instruction) {
    if draws.isPrepared(instruction.node) {
      for row in 0..<instruction.rows {
        let out = target(instruction.output, row: row)
        if let prepared = draws.prepared(instruction.node, month: month, row: row) {
          prepared.values(column(instruction.operands[0], row: row, in: 0), into: out, count: count)
        } else {
          out.update(repeating: .nan, count: count)
        }
      }
      return
    }
    guard
      case .distribution(let family, let given, _) = program.plan.nodes[instruction.node].operation
    else { return }
    for row in 0..<instruction.rows {
      let out = target(instruction.output, row: row)
      let at = column(instruction.operands[0], row: row, in: 0)
      let operands = instruction.operands.dropFirst().map { operand($0, row: row) }
      var columns: [DistributionFamily.ParameterColumn?] = []
      var rest = operands[...]
      for isGiven in given {
        guard isGiven else {
          columns.append(nil)
          continue
        }
        let operand = rest.removeFirst()
        columns.append(.init(operand.values, stride: operand.isColumn ? 1 : 0))
      }
      family.values(at, parameters: columns, into: out, count: count)
    }
  }
}

/// Streams, distributions and curves made ready once for all workers.
struct DrawTable: Sendable {
  /// By node, for each row; nothing for those that are no draw.
  private var streams: [(rows: [DrawStream], hasMonths: Bool)?]
  private var distributions: [Prepared?]
  /// By node: the number of points, their arguments, their values.
  private var curves: [Curve?]

  /// The distributions of one node by month, if they vary by it, and row.
  private struct Prepared: Sendable {
    var rows: Int
    var hasMonths: Bool
    var values: [PreparedDistribution?]
  }

  init(_ plan: Plan, _ sampling: SamplingPlan) {
    let centres = plan.scenario.centres.map { Optional($0.id) }
    distributions = Array(repeating: nil, count: plan.nodes.count)
    streams = plan.nodes.map { node in
      guard case .uniform(let owner, let call, let axes) = node.operation else { return nil }
      let rows = (axes.contains(.centre) ? centres : [nil]).map {
        sampling.stream(DrawName(owner: owner, call: call, centre: $0))
      }
      return (rows, axes.contains(.month))
    }
    curves = plan.nodes.map { node in
      guard case .curve(let points) = node.operation else { return nil }
      return Curve([Double(points.count)] + points.map(\.x) + points.map(\.y))
    }
  }

  /// Makes the distributions whose parameters do not vary by trial ready.
  ///
  /// - Parameter value: the value of a node without trial axis by month and row.
  mutating func prepare(
    _ plan: Plan, value: (_ node: NodeID, _ month: Int, _ row: Int) -> Double
  ) {
    var jobs: [(node: Int, family: DistributionFamily, parameters: [Double?])] = []
    for (index, node) in plan.nodes.enumerated() {
      guard case .distribution(let family, let given, true) = node.operation else { continue }
      let parameters = Array(node.inputs.dropFirst())
      let axes = parameters.reduce(into: Axes()) { $0.formUnion(plan.nodes[$1.index].axes) }
      let rows = axes.contains(.centre) ? plan.centreCount : 1
      let months = axes.contains(.month) ? plan.monthCount : 1
      for month in 0..<months {
        for row in 0..<rows {
          var rest = parameters[...]
          let numbers = given.map { $0 ? value(rest.removeFirst(), month, row) : nil }
          jobs.append((index, family, numbers))
        }
      }
      distributions[index] = Prepared(rows: rows, hasMonths: axes.contains(.month), values: [])
    }
    // A table of quantiles takes a millisecond, so they are made on all cores.
    let work = jobs
    let made = [PreparedDistribution?](unsafeUninitializedCapacity: work.count) { buffer, count in
      nonisolated(unsafe) let slots = buffer.baseAddress
      DispatchQueue.concurrentPerform(iterations: work.count) { index in
        let (_, family, parameters) = work[index]
        let isValid = family.problem(parameters) == nil
        (slots! + index).initialize(
          to: isValid ? PreparedDistribution(family, parameters) : nil)
      }
      count = work.count
    }
    for (job, value) in zip(work, made) { distributions[job.node]!.values.append(value) }
  }

  func streams(_ node: Int) -> (rows: [DrawStream], hasMonths: Bool) { streams[node]! }

  func isPrepared(_ node: Int) -> Bool { distributions[node] != nil }

  /// Nothing when the parameters are out of their range.
  func prepared(_ node: Int, month: Int, row: Int) -> PreparedDistribution? {
    let found = distributions[node]!
    return found.values[(found.hasMonths ? month * found.rows : 0) + (found.rows > 1 ? row : 0)]
  }

  func curve(_ node: Int) -> UnsafePointer<Double> { curves[node]!.numbers }
}

/// Numbers of a curve at an address that stays.
private final class Curve: @unchecked Sendable {
  // Written once while it is made, then only read: hence the unchecked Sendable.
  let numbers: UnsafePointer<Double>

  init(_ values: [Double]) {
    let start = UnsafeMutablePointer<Double>.allocate(capacity: values.count)
    start.initialize(from: values, count: values.count)
    numbers = UnsafePointer(start)
  }

  deinit { numbers.deallocate() }
}
