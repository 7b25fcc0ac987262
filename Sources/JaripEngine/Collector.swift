import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

/// Takes the values of a worker's blocks and summarises them.
///
/// Counts add up in any order. Moments are formed for leaves of fixed size and handed over by leaf.
final class Collector {
  let layout: CollectorLayout
  let width: Int
  private let worker: Worker
  private let kernels = Kernels.active
  private let scratch: UnsafeMutablePointer<Double>
  // Buffers rather than arrays: an array that a class holds is checked for access and for its owner each time.
  let signs: UnsafeMutableBufferPointer<Signs>
  private let kept: KeptValues?
  private let sketches: SharedSketches?
  /// What waits to be added to the sketches.
  private let waiting: SketchBuffer?
  private let columns: KeptColumns?
  /// By leaf of the unit of work at hand, then slot.
  private let leaves: UnsafeMutableBufferPointer<Moments>
  /// Values of one leaf by slot, when blocks are not made of whole leaves.
  private var buffer: [Double] = []
  private var unitStart = 0

  init(
    _ layout: CollectorLayout, worker: Worker, kept: KeptValues?, sketches: SharedSketches?,
    columns: KeptColumns?
  ) {
    self.layout = layout
    self.worker = worker
    self.kept = kept
    self.sketches = sketches
    self.columns = columns
    width = worker.program.width
    scratch = .allocate(capacity: width)
    scratch.initialize(repeating: 0, count: width)
    let slots = layout.table.slotCount
    waiting =
      sketches == nil || layout.weights != nil
      ? nil
      : SketchBuffer(slotCount: slots, capacity: max(EngineConstants.waitingTrials, width))
    signs = .allocate(capacity: layout.hasDifferences ? slots : 0)
    signs.initialize(repeating: Signs())
    leaves = .allocate(
      capacity: layout.momentCount * max(1, layout.blockSize / EngineConstants.leafSize))
    leaves.initialize(repeating: Moments())
    if !layout.blocksHoldLeaves {
      buffer = Array(repeating: 0, count: layout.table.slotCount * EngineConstants.leafSize)
    }
  }

  deinit {
    scratch.deallocate()
    signs.deallocate()
    leaves.deallocate()
  }

  func startUnit(firstTrial: Int) {
    unitStart = firstTrial
    leaves.update(repeating: Moments())
  }

  /// Ends a unit of work: the moments of each of its leaves.
  func finishUnit(count: Int) -> [[Moments]] {
    let moments = layout.momentCount
    let leafSize = EngineConstants.leafSize
    if !layout.blocksHoldLeaves {
      buffer.withUnsafeBufferPointer { buffer in
        for slot in 0..<layout.table.slotCount {
          setMoments(buffer.baseAddress! + slot * leafSize, count: count, slot: slot, leaf: 0)
        }
      }
    }
    return (0..<(count + leafSize - 1) / leafSize).map {
      Array(leaves[$0 * moments..<($0 + 1) * moments])
    }
  }

  /// Takes the values of a month, and those of the fiscal year that ends with it.
  func finishMonth(_ month: Int) {
    columns?.take(month: month, from: worker)
    for (index, series) in layout.table.series.enumerated() {
      guard case .node(let node) = series.value else { continue }
      switch series.cadence {
      case .monthly: if layout.keepsMonth[month] { takeMonth(index, node, month: month) }
      case .yearly(let overYear):
        if layout.isYearEnd[month] { takeYear(index, overYear, month: month) }
      }
    }
    guard layout.isYearEnd[month] else { return }
    for difference in layout.differences {
      for row in 0..<layout.table.series[difference.series].rowCount {
        kernels.binary(
          .subtract, yearly(difference.later, row: row), yearly(difference.first, row: row),
          mode: .columns, into: scratch, count: worker.count)
        let slot = layout.table.slot(
          difference.series, period: layout.yearOfMonth[month], row: row)
        add(scratch, slot: slot)
        countSigns(slot)
      }
    }
  }

  /// Ends a block, of which all values are taken.
  func finishBlock() {
    waiting?.advance(worker.count)
    if let waiting, waiting.room < width { addWaiting() }
  }

  /// Adds to the sketches what still waits.
  func addWaiting() {
    if let waiting { sketches?.add(waiting) }
  }

  private func takeMonth(_ index: Int, _ node: NodeID, month: Int) {
    guard let place = worker.program.places[node.index] else { return }
    let first = layout.table.slot(index, period: month, row: 0)
    for row in 0..<layout.table.series[index].rowCount {
      let operand = worker.operand(place, row: row)
      if !operand.isColumn { worker.fill(scratch, operand) }
      add(operand.isColumn ? operand.values : UnsafePointer(scratch), slot: first + row)
    }
  }

  private func takeYear(_ index: Int, _ overYear: Quantity.OverYear, month: Int) {
    let year = layout.yearOfMonth[month]
    var months = Double(layout.monthsInYear[year])
    let first = layout.table.slot(index, period: year, row: 0)
    for row in 0..<layout.table.series[index].rowCount {
      let values = yearly(index, row: row)
      if overYear == .mean {
        kernels.binary(
          .divide, values, &months, mode: .columnAndScalar, into: values, count: worker.count)
      }
      add(values, slot: first + row)
    }
  }

  private func yearly(_ series: Int, row: Int) -> UnsafeMutablePointer<Double> {
    worker.memory + worker.program.yearlyBase + (layout.yearlyRow[series] + row) * width
  }

  private func add(_ values: UnsafePointer<Double>, slot: Int) {
    let count = worker.count
    if let kept {
      kept.set(slot, firstTrial: worker.firstTrial, values, count: count)
    } else if let waiting {
      waiting.set(slot, values, count: count)
    } else if let weights = layout.weights {
      weights.counts.withUnsafeBufferPointer {
        sketches?.add(
          values, weights: $0.baseAddress! + worker.firstTrial, count: count, slot: slot)
      }
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
      let length = min(leafSize, count - start)
      setMoments(values + start, count: length, slot: slot, leaf: leaf)
      start += length
    }
  }

  private func setMoments(_ values: UnsafePointer<Double>, count: Int, slot: Int, leaf: Int) {
    let moments = leaves.baseAddress! + leaf * layout.momentCount
    // A leaf begins with part 0, since its size is a multiple of their number.
    let parts = moments + layout.table.slotCount + slot * TrialParts.count
    if let weights = layout.weights {
      weights.counts.withUnsafeBufferPointer {
        let weights = $0.baseAddress! + unitStart + leaf * EngineConstants.leafSize
        moments[slot] = Moments(values, weights: weights, at: stride(from: 0, to: count, by: 1))
        for part in 0..<TrialParts.count {
          parts[part] = Moments(
            values, weights: weights, at: stride(from: part, to: count, by: TrialParts.count))
        }
      }
      return
    }
    moments[slot] = kernels.moments(values, count: count)
    if layout.hasParts { TrialParts.moments(values, count: count, into: parts) }
  }

  private func countSigns(_ slot: Int) {
    var found = signs[slot]
    if let weights = layout.weights {
      for index in 0..<worker.count {
        found.add(scratch[index], times: weights.counts[worker.firstTrial + index])
      }
    } else {
      for index in 0..<worker.count { found.add(scratch[index], times: 1) }
    }
    signs[slot] = found
  }
}
