import JaripModel

/// Columns of the first trials of a run, and when each of these trials stands alone and closes.
final class KeptColumns: @unchecked Sendable {
  // Each trial belongs to one unit of work, and each unit to one worker: hence the unchecked Sendable.
  let layout: ColumnLayout
  private let values: UnsafeMutablePointer<Double>
  /// By row of the outcomes and trial: independence, closing.
  private let months: UnsafeMutablePointer<SIMD2<Int32>>

  init(_ layout: ColumnLayout) {
    self.layout = layout
    let size = layout.slotCount * layout.trials
    values = .allocate(capacity: size)
    values.initialize(repeating: .nan, count: size)
    let monthCount = layout.outcomeRowCount * layout.trials
    months = .allocate(capacity: max(1, monthCount))
    months.initialize(repeating: .zero, count: monthCount)
  }

  deinit {
    values.deallocate()
    months.deallocate()
  }

  /// Takes what a worker's block has come to in a month, as far as its trials are kept.
  func take(month: Int, from worker: Worker) {
    let count = min(worker.count, layout.trials - worker.firstTrial)
    guard count > 0 else { return }
    for source in layout.sources[month] {
      guard let place = worker.program.places[source.node.index] else { continue }
      for row in 0..<source.rowCount {
        let operand = worker.operand(place, row: row)
        let column = values + (source.firstSlot + row) * layout.trials + worker.firstTrial
        if operand.isColumn {
          column.update(from: operand.values, count: count)
        } else {
          column.update(repeating: operand.values.pointee, count: count)
        }
      }
    }
  }

  /// - Parameter rows: by outcome and row, the months of one trial.
  func take(_ rows: UnsafeBufferPointer<OutcomeMonths>, trial: Int) {
    guard trial < layout.trials else { return }
    for (row, entry) in rows.enumerated() {
      months[row * layout.trials + trial] = SIMD2(
        Int32(truncatingIfNeeded: entry.independence), Int32(truncatingIfNeeded: entry.closing))
    }
  }

  func column(_ request: ColumnRequest, row: Int) -> [Double]? {
    guard let first = layout.firstSlot(request) else { return nil }
    return Array(
      UnsafeBufferPointer(start: values + (first + row) * layout.trials, count: layout.trials))
  }

  func outcome(_ outcome: Int, row: Int) -> OutcomeColumn {
    let start = months + (layout.firstOutcomeRow[outcome] + row) * layout.trials
    return OutcomeColumn(months: Array(UnsafeBufferPointer(start: start, count: layout.trials)))
  }
}

/// When a centre, or the network, stands alone and closes in each of the first trials of a run.
public struct OutcomeColumn: Sendable, Equatable {
  /// By trial: the offsets of the months of independence and of closing; the number of months for never.
  public let months: [SIMD2<Int32>]

  /// By trial, whether it is independent in a month: it has been found so by then, and has not closed by then.
  public func isIndependent(in month: Int) -> [Bool] {
    months.map { $0[0] <= month && month < $0[1] }
  }

  /// By trial, whether it has closed by a month.
  public func isClosed(in month: Int) -> [Bool] { months.map { $0[1] <= month } }
}
