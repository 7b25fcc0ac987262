import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

/// Takes the values of a worker's blocks and summarises them.
///
/// Counts add up in any order. Moments are formed for leaves of fixed size and handed over by leaf, to
/// be merged in order.
final class Collector {
  let layout: CollectorLayout
  let width: Int
  private let worker: Worker
  private let kernels = Kernels.active
  /// For each yearly series, rows of running sums or last values.
  private let running: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>
  private(set) var sketches: [QuantileSketch]
  private(set) var signs: [Signs]
  private let kept: KeptValues?
  /// By leaf of the unit of work at hand, then slot.
  private(set) var leaves: [[Moments]] = []
  /// Values of one leaf by slot, when blocks are not made of whole leaves.
  private var buffer: [Double] = []
  private var unitStart = 0

  init(_ layout: CollectorLayout, worker: Worker, kept: KeptValues?) {
    self.layout = layout
    self.worker = worker
    self.kept = kept
    width = worker.program.width
    running = .allocate(capacity: max(1, layout.runningRows * width))
    running.initialize(repeating: 0, count: max(1, layout.runningRows * width))
    scratch = .allocate(capacity: width)
    scratch.initialize(repeating: 0, count: width)
    sketches =
      kept == nil
      ? Array(repeating: QuantileSketch(), count: layout.table.slotCount) : []
    signs = Array(repeating: Signs(), count: layout.hasDifferences ? layout.table.slotCount : 0)
    if !layout.blocksHoldLeaves {
      buffer = Array(repeating: 0, count: layout.table.slotCount * EngineConstants.leafSize)
    }
  }

  deinit {
    running.deallocate()
    scratch.deallocate()
  }

  func startUnit(firstTrial: Int) {
    unitStart = firstTrial
    leaves = []
  }

  /// Ends a unit of work: the moments of each of its leaves.
  func finishUnit(count: Int) -> [[Moments]] {
    if !layout.blocksHoldLeaves {
      leaves = [
        (0..<layout.table.slotCount).map { slot in
          buffer.withUnsafeBufferPointer {
            kernels.moments(
              $0.baseAddress! + slot * EngineConstants.leafSize, count: count)
          }
        }
      ]
    }
    return leaves
  }

  /// Looks at a node right after it is computed.
  func take(_ node: Int, month: Int) {
    for index in layout.seriesOfNode[node] { take(series: index, month: month) }
  }

  /// Series of nodes that are not computed each month, and differences.
  func finishMonth(_ month: Int) {
    for index in layout.lateSeries { take(series: index, month: month) }
    guard layout.isYearEnd[month] else { return }
    for difference in layout.differences {
      let rows = layout.table.series[difference.series].rowCount
      for row in 0..<rows {
        let later = running + (layout.runningRow[difference.later] + row) * width
        let first = running + (layout.runningRow[difference.first] + row) * width
        kernels.binary(
          .subtract, later, first, mode: .columns, into: scratch, count: worker.count)
        let slot = layout.table.slot(
          difference.series, period: layout.yearOfMonth[month], row: row)
        add(scratch, slot: slot)
        countSigns(slot)
      }
    }
  }

  private func take(series index: Int, month: Int) {
    let series = layout.table.series[index]
    if series.cadence == .monthly, !layout.keepsMonth[month] { return }
    guard case .node(let node) = series.value, let place = worker.program.places[node.index]
    else { return }
    for row in 0..<series.rowCount {
      let x = worker.operand(place, row: row)
      switch series.cadence {
      case .monthly:
        worker.fill(scratch, x)
        add(scratch, slot: layout.table.slot(index, period: month, row: row))
      case .yearly(let overYear):
        let sum = running + (layout.runningRow[index] + row) * width
        if overYear == .end {
          guard layout.isYearEnd[month] else { continue }
          worker.fill(sum, x)
        } else if layout.isYearStart[month] {
          worker.fill(sum, x)
        } else {
          kernels.binary(
            .add, sum, x.values, mode: x.isColumn ? .columns : .columnAndScalar, into: sum,
            count: worker.count)
        }
        guard layout.isYearEnd[month] else { continue }
        if overYear == .mean {
          var months = Double(layout.monthsInYear[layout.yearOfMonth[month]])
          kernels.binary(
            .divide, sum, &months, mode: .columnAndScalar, into: sum, count: worker.count)
        }
        add(sum, slot: layout.table.slot(index, period: layout.yearOfMonth[month], row: row))
      }
    }
  }

  private func add(_ values: UnsafePointer<Double>, slot: Int) {
    let count = worker.count
    if let kept {
      kept.set(slot, firstTrial: worker.firstTrial, values, count: count)
    } else {
      sketches[slot].add(values, count: count)
    }
    let leafSize = EngineConstants.leafSize
    guard layout.blocksHoldLeaves else {
      let offset = slot * leafSize + worker.firstTrial - unitStart
      for index in 0..<count { buffer[offset + index] = values[index] }
      return
    }
    var start = 0
    while start < count {
      let leaf = (worker.firstTrial - unitStart + start) / leafSize
      while leaves.count <= leaf {
        leaves.append(Array(repeating: Moments(), count: layout.table.slotCount))
      }
      let length = min(leafSize, count - start)
      leaves[leaf][slot] = kernels.moments(values + start, count: length)
      start += length
    }
  }

  private func countSigns(_ slot: Int) {
    for index in 0..<worker.count {
      let value = scratch[index]
      if value < 0 {
        signs[slot].below += 1
      } else if value > 0 {
        signs[slot].above += 1
      } else if value == 0 {
        signs[slot].equal += 1
      }
    }
  }
}
