public import JaripLanguage
public import JaripScenario

extension Quantity {
  /// The same input times a factor; its spread is scaled with it.
  ///
  /// A plain number stays one; any other formula is put in parentheses behind the factor, so that its draws stay the same.
  ///
  /// - Parameter digits: to which what is written is rounded; nothing for all.
  /// - Returns: nothing for a curve and for what is no input.
  /// - Throws: what is wrong with the formula that comes out: it is too long.
  public func scaled(by factor: Double, digits: Int? = nil) throws(Diagnostic) -> Quantity? {
    func number(_ value: Double) -> Double { digits.map { value.rounded(digits: $0) } ?? value }
    func scaled(_ formula: Formula) throws(Diagnostic) -> Formula {
      let text =
        if case .number(let value, let unit, _) = formula.expression {
          "\(number(value * factor))" + (unit.map { " [\($0)]" } ?? "")
        } else {
          "\(number(factor)) * (\(formula.text))"
        }
      return try Formula(parsing: text, at: formula.place)
    }
    var copy = self
    switch value {
    case .formula(let formula): copy.value = .formula(try scaled(formula))
    case .perCentre(var formulas):
      for (id, formula) in formulas { formulas[id] = try scaled(formula) }
      copy.value = .perCentre(formulas)
    case .schedule(let months, let isLinear):
      copy.value = .schedule(
        months.mapValues { value in
          switch value {
          case .all(let found): .all(number(found * factor))
          case .perCentre(let found): .perCentre(found.mapValues { number($0 * factor) })
          }
        }, isLinear: isLinear)
    case .curve, .stock, .recurrence: return nil
    }
    return copy
  }
}

extension Double {
  /// To so many significant digits.
  fileprivate func rounded(digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    var (power, size) = (0, magnitude)
    while size >= 10 { (power, size) = (power + 1, size / 10) }
    while size < 1 { (power, size) = (power - 1, size * 10) }
    let steps = digits - 1 - power
    // Divided by a power of ten, not multiplied with a fraction, so that a short decimal comes out.
    let scale = (0..<abs(steps)).reduce(1.0) { product, _ in product * 10 }
    return steps > 0 ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
  }
}
