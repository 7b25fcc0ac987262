import JaripMath
import JaripModel

extension Evaluator {
  /// The value of an input, a model quantity or a measure.
  ///
  /// In the network's row a measure is its formula on sums; what has no centre axis is itself.
  func value(ofQuantity index: Int, _ moment: Moment) throws(RunFailure) -> Double {
    let quantity = parts.quantities[index]
    var at = moment
    if moment.centre != nil || !quantity.isMeasure {
      at.centre = quantity.hasCentreAxis ? moment.centre : 0
      precondition(at.centre != nil, "Internal error: a value of a centre in the network's row")
    }
    let row = self.row(at)
    if quantityTables[index] == nil { quantityTables[index] = newTable() }
    if let value = quantityTables[index]!.value(row, at.month) { return value }
    if let value = actual(quantity, at) {
      quantityTables[index]!.set(row, at.month, value)
      return value
    }
    quantityTables[index]!.begin(row, at.month)
    do throws(RunFailure) {
      let value = try own(index, quantity, at)
      quantityTables[index]!.set(row, at.month, value)
      return value
    } catch {
      quantityTables[index]!.abandon(row, at.month)
      throw error
    }
  }

  /// What the planner says was the case.
  func actual(_ quantity: ModelParts.QuantityParts, _ moment: Moment) -> Double? {
    guard quantity.hasActual, let row = quantity.resolved.actual[moment.month] else { return nil }
    return row.count == 1 ? row[0] : row[moment.centre ?? 0]
  }

  private func own(_ index: Int, _ quantity: ModelParts.QuantityParts, _ at: Moment)
    throws(RunFailure) -> Double
  {
    switch quantity.value {
    case .formula(let part): return try value(part, at)
    case .perCentre(let each): return try value(each[at.centre ?? 0], at.anyCentre)
    case .schedule(let months):
      let values = months[at.month]
      return values.count == 1 ? values[0] : values[at.centre ?? 0]
    case .curve: preconditionFailure("Internal error: a curve is no value")
    case .stock, .recurrence:
      let here = at.anyCentre
      return here.month == 0
        ? try start(index, quantity, here) : try level(index, quantity, here)
    }
  }

  /// A stock in its first month.
  private func start(_ index: Int, _ quantity: ModelParts.QuantityParts, _ at: Moment)
    throws(RunFailure) -> Double
  {
    let part =
      switch quantity.value {
      case .stock(let start, _), .recurrence(let start, _): start
      default: preconditionFailure("Internal error: no stock")
      }
    let value = try self.value(part, at)
    if value.isNaN {
      throw undefined(.stock, quantity.resolved.name, .part(part), at, quantity.hasCentreAxis)
    }
    return value
  }

  /// A stock at the start of a later month: what the month before left.
  private func level(_ index: Int, _ quantity: ModelParts.QuantityParts, _ at: Moment)
    throws(RunFailure) -> Double
  {
    if stockTables[index] == nil { stockTables[index] = newTable() }
    let row = self.row(at)
    for month in stockTables[index]!.firstUnknown(row, before: at.month - 1)..<at.month {
      try step(index, Moment(at.centre, month))
    }
    return stockTables[index]!.value(row, at.month - 1)!
  }

  /// What the month leaves of a stock; nothing to do where an actual value follows.
  func step(_ index: Int, _ at: Moment) throws(RunFailure) {
    let quantity = parts.quantities[index]
    if actual(quantity, Moment(at.centre, at.month + 1)) != nil { return }
    if stockTables[index] == nil { stockTables[index] = newTable() }
    let row = self.row(at)
    guard stockTables[index]!.value(row, at.month) == nil else { return }
    let value: Double
    let part: FormulaPart
    switch quantity.value {
    case .stock(_, let flow):
      part = flow
      value = add(try self.value(ofQuantity: index, at), try self.value(flow, at))
    case .recurrence(_, let next):
      part = next
      value = try self.value(next, at)
    default: preconditionFailure("Internal error: no stock")
    }
    if value.isNaN {
      throw undefined(.stock, quantity.resolved.name, .part(part), at, quantity.hasCentreAxis)
    }
    stockTables[index]!.set(row, at.month, value)
  }
}
