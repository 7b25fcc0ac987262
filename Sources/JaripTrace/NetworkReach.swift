import JaripModel

/// Finds which quantities have a value for the network as a whole.
///
/// A measure has one when each part of its formula has: sums over centres do, and so does what has no
/// centre axis; a plain quantity of each centre has none.
struct NetworkReach {
  private let quantities: [ModelParts.QuantityParts]
  private let draws: [ModelParts.DrawParts?]
  private var known: [Int: Bool] = [:]

  init(quantities: [ModelParts.QuantityParts], draws: [ModelParts.DrawParts?]) {
    self.quantities = quantities
    self.draws = draws
  }

  mutating func quantitiesWithout() -> Set<Int> {
    var without: Set<Int> = []
    for index in quantities.indices where !hasNetworkValue(index) { without.insert(index) }
    return without
  }

  mutating func hasNetworkValue(_ index: Int) -> Bool {
    if let value = known[index] { return value }
    let quantity = quantities[index]
    guard quantity.isMeasure else { return !quantity.hasCentreAxis }
    // A measure that needs its own earlier value is judged by the rest of its formula.
    known[index] = true
    var value = !quantity.resolved.actual.values.contains { $0.count > 1 }
    if case .formula(let part) = quantity.value {
      value = value && hasNetworkValue(part)
    } else {
      value = value && !quantity.hasCentreAxis
    }
    known[index] = value
    return value
  }

  mutating func hasNetworkValue(_ part: FormulaPart) -> Bool {
    switch part.kind {
    case .quantity(let index): return hasNetworkValue(index)
    case .inGroup, .isCentre, .adoption: return false
    case .draw(let index): return draws[index]?.draw.axes.contains(.centre) != true
    // What stands inside is found for each centre by itself.
    case .across(let kind, _): return kind != .share
    case .byCentre: return true
    default:
      for operand in part.operands where !hasNetworkValue(operand) { return false }
      return true
    }
  }
}
