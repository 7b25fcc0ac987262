import JaripLanguage
import JaripModel
import JaripScenario

extension Evaluator {
  func name(of subject: Subject) -> String {
    switch subject {
    case .part(let part): part.text
    case .quantity(let index): parts.quantities[index].resolved.name
    case .line(let index): parts.lines[index].name
    case .alone(let index): "alone(\(parts.lines[index].name))"
    case .grant(let index): parts.grants[index].resolved.name
    }
  }

  /// The unit in which a value is shown: as stated, else the canonical one.
  func unit(of subject: Subject) -> Unit {
    switch subject {
    case .part(let part): scenario.units.canonicalUnit(part.type.dimension ?? .pure)
    case .quantity(let index): parts.quantities[index].resolved.unit
    case .line, .alone, .grant:
      scenario.units.canonicalUnit(scenario.money.dimension / .month)
    }
  }

  /// The file and line that set the value.
  func place(of subject: Subject, _ at: Moment) -> SourcePlace {
    switch subject {
    case .part(let part): return part.place
    case .line(let index), .alone(let index): return parts.lines[index].amount.home.formula.place
    case .grant(let index): return parts.grants[index].award.home.formula.place
    case .quantity(let index):
      let quantity = parts.quantities[index]
      if actual(quantity, at) != nil { return quantity.resolved.place }
      switch quantity.value {
      case .formula(let part): return part.home.formula.place
      case .perCentre(let each): return each[at.centre ?? 0].home.formula.place
      case .stock(let start, let later), .recurrence(let start, let later):
        return (at.month == 0 ? start : later).home.formula.place
      case .schedule, .curve: return quantity.resolved.place
      }
    }
  }

  /// The names that a part of a formula mentions, each with where it was read.
  func mentions(in part: FormulaPart, _ at: Moment) -> [Use] {
    var found: [Use] = []
    var seen: Set<String> = []
    func visit(_ use: Use) {
      guard case .part = use.subject else {
        if seen.insert(name(of: use.subject)).inserted { found.append(use) }
        return
      }
      for next in uses(of: use.subject, use.moment) { visit(next) }
    }
    visit(Use(.part(part), at))
    return found
  }

  func centreName(_ moment: Moment) -> String? { moment.centre.map { scenario.centres[$0].id } }
}

/// A number in at most seven figures, without an exponent where one can do without.
public func shown(_ value: Double) -> String {
  guard value.isFinite else { return "undefined" }
  guard value != 0 else { return "0" }
  let size = abs(value)
  var rounded = value
  if size < 1e15, size >= 1e-9, size != size.rounded() {
    var scale = 1.0
    while size * scale < 1e6 { scale *= 10 }
    rounded = (value * scale).rounded() / scale
  }
  let text = "\(rounded)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A canonical value in a unit, with its words: `0.05 KRW million/person`.
func shown(_ value: Double, in unit: Unit) -> String {
  guard value.isFinite else { return "undefined" }
  let number = shown(unit.stated(value))
  if unit.text.isEmpty { return number }
  return unit.text == "%" ? number + "%" : "\(number) \(unit.text)"
}
