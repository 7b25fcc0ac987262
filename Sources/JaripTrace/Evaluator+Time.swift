import JaripMath
import JaripModel

extension Evaluator {
  /// The sum over the last months.
  ///
  /// The order of addition is part of the result, and the engine must be able to follow it with two
  /// additions a month: months are cut into chunks of the window's length from the timeline's start;
  /// the part before the current chunk is added from its newest month backwards, the current chunk
  /// forwards, and then the two: (x[k] + (x[k+1] + … + x[s-1])) + ((x[s] + x[s+1]) + … + x[m]).
  func trailing(_ x: FormulaPart, _ months: Int, _ memory: Int, _ moment: Moment)
    throws(RunFailure) -> Double
  {
    let chunk = moment.month / months * months
    var recent = try kept(x, memory, Moment(moment.centre, chunk))
    for month in chunk..<moment.month {
      recent = add(recent, try kept(x, memory, Moment(moment.centre, month + 1)))
    }
    let first = moment.month - months + 1
    guard first > 0, first < chunk else { return recent }
    var older = try kept(x, memory, Moment(moment.centre, chunk - 1))
    for month in (first..<(chunk - 1)).reversed() {
      older = add(try kept(x, memory, Moment(moment.centre, month)), older)
    }
    return add(older, recent)
  }

  /// The sum since the start, or since the fiscal year began.
  func running(_ x: FormulaPart, _ isOfYear: Bool, _ memory: Int, _ moment: Moment)
    throws(RunFailure) -> Double
  {
    let row = self.row(moment)
    if memories[memory] == nil { memories[memory] = newTable() }
    if let value = memories[memory]!.value(row, moment.month) { return value }
    var total = 0.0
    let start = memories[memory]!.firstUnknown(row, before: moment.month)
    if start > 0 { total = memories[memory]!.value(row, start - 1)! }
    for month in start...moment.month {
      let value = try self.value(x, Moment(moment.centre, month))
      let startsAnew = isOfYear && timeline.monthOfFiscalYear(timeline.month(at: month)) == 0
      total = startsAnew ? value : add(total, value)
      memories[memory]!.set(row, month, total)
    }
    return total
  }

  /// The operand of a window, kept from month to month.
  private func kept(_ x: FormulaPart, _ memory: Int, _ moment: Moment)
    throws(RunFailure) -> Double
  {
    let row = self.row(moment)
    if memories[memory] == nil { memories[memory] = newTable() }
    if let value = memories[memory]!.value(row, moment.month) { return value }
    let value = try self.value(x, moment)
    memories[memory]!.set(row, moment.month, value)
    return value
  }

  /// The table's row of a moment: the network's is the last.
  func row(_ moment: Moment) -> Int { moment.centre ?? centreCount }

  func newTable() -> ValueTable { ValueTable(rows: centreCount + 1, monthCount: monthCount) }
}
