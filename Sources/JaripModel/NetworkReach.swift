import JaripLanguage

/// Which formulas have a value for the network as a whole.
///
/// There the measures are those of the network, lines and grants are sums over centres, and what does not
/// vary by centre is itself. Anything else must stand inside a function that brings centres together.
struct NetworkReach {
  let model: ResolvedAlternative
  let measureNames: Set<String>

  /// Why a measure has no value for the network; nothing if it has one.
  func refusal(_ measure: String) -> Diagnostic? {
    var seen: Set<String> = []
    return refusal(measure, &seen)
  }

  /// Why a formula has none.
  func refusal(_ formula: ResolvedFormula) -> Diagnostic? {
    var seen: Set<String> = []
    return refusal(formula.term, formula.formula, &seen)
  }

  private func refusal(_ measure: String, _ seen: inout Set<String>) -> Diagnostic? {
    guard seen.insert(measure).inserted, let quantity = model.quantities[measure],
      measureNames.contains(measure)
    else { return nil }
    switch quantity.value {
    case .formula(let formula):
      if !quantity.actual.isEmpty, quantity.axes.contains(.centre) {
        return problem(measure, formula.term.range, formula.formula)
      }
      return refusal(formula.term, formula.formula, &seen)
    case .perCentre(let formulas):
      return problem(measure, formulas[0].term.range, formulas[0].formula)
    case .stock(let start, _), .recurrence(let start, _):
      return quantity.axes.contains(.centre)
        ? problem(measure, start.term.range, start.formula) : nil
    case .schedule:
      return quantity.axes.contains(.centre)
        ? Diagnostic(
          Self.code, "'\(measure)' varies by centre and has no value for the network",
          at: quantity.place) : nil
    case .curve: return nil
    }
  }

  private func refusal(_ term: Term, _ formula: Formula, _ seen: inout Set<String>)
    -> Diagnostic?
  {
    switch term.kind {
    case .number, .undefined, .date, .monthsOpen, .monthOfYear, .ramp, .pulse, .alone, .linesOf,
      .byCentre:
      return nil
    case .quantity(let name):
      if model.lines[name] != nil || model.grants[name] != nil { return nil }
      if measureNames.contains(name) { return refusal(name, &seen) }
      return model.quantities[name]?.axes.contains(.centre) == true
        ? problem(name, term.range, formula) : nil
    case .unary(_, let x), .curve(_, let x), .trailing(let x, _, _), .cumulative(let x),
      .yearToDate(let x):
      return refusal([x], formula, &seen)
    case .binary(_, let a, let b): return refusal([a, b], formula, &seen)
    case .conditional(let condition, let yes, let no):
      return refusal([condition, yes, no], formula, &seen)
    case .season(let factors): return refusal(factors, formula, &seen)
    case .delay(let x, _, let start): return refusal([x, start], formula, &seen)
    case .across(let kind, _):
      return kind == .share ? problem("share(…)", term.range, formula) : nil
    case .inGroup(let group): return problem("in_group(\(group))", term.range, formula)
    case .isCentre(let id): return problem("is(\(id))", term.range, formula)
    case .adoption(let line): return problem("adoption(\(line))", term.range, formula)
    case .reserve(let rule):
      let rate = rule == .interest ? model.reserves.interest : model.reserves.overdraftRate
      guard rule != .opening, let rate else { return nil }
      return refusal(rate.term, rate.formula, &seen)
    case .draw(let index):
      return model.draws[index].axes.contains(.centre)
        ? problem(formula.text(of: term.range), term.range, formula) : nil
    }
  }

  private func refusal(_ terms: [Term], _ formula: Formula, _ seen: inout Set<String>)
    -> Diagnostic?
  {
    for term in terms {
      if let reason = refusal(term, formula, &seen) { return reason }
    }
    return nil
  }

  static let code = "no-network-value"

  private func problem(_ what: String, _ range: TextRange, _ formula: Formula) -> Diagnostic {
    formula.problem(
      Self.code, "'\(what)' varies by centre and has no value for the network", at: range,
      why: "the network is tested as a whole, on its own measures.",
      suggestion: "total(\(what)), average(\(what)) or a standard measure")
  }
}
