import JaripLanguage

/// Amounts of money as sentences have them: `KRW 3.3 billion`, `33억원`.
///
/// - Units: amounts in the scenario's unit of money.
struct MoneyText {
  let words: Words
  private let text: String
  /// The currency's code and how much of it the unit is; nothing for a unit of another form.
  private let currency: (code: String, scale: Double)?

  init(_ unit: Unit, _ words: Words) {
    self.words = words
    text = unit.text
    let parts = unit.text.split(separator: " ").map(String.init)
    let scales = ["thousand": 1e3, "million": 1e6, "billion": 1e9]
    switch parts.count {
    case 1 where UnitTable.isCurrencyCode(parts[0]): currency = (parts[0], 1)
    case 2 where UnitTable.isCurrencyCode(parts[0]):
      currency = scales[parts[1]].map { (parts[0], $0) }
    default: currency = nil
    }
  }

  /// To two digits.
  func prose(_ amount: Double) -> String {
    guard let scale = scale(of: [amount]) else {
      return "\(words.amount(NumberText.sensible(amount))) \(text)"
    }
    return whole(number(amount, scale), scale)
  }

  /// `KRW 3.3 billion (2.1 to 4.3)`, `33억원(21억~43억원)`.
  func prose(_ amount: Double, from low: Double, to high: Double) -> String {
    guard let scale = scale(of: [amount, low, high]) else {
      let numbers = [amount, low, high].map { words.amount(NumberText.sensible($0)) }
      return words.pick(
        "\(numbers[0]) \(text) (\(numbers[1]) to \(numbers[2]))",
        "\(numbers[0]) \(text)(\(numbers[1])~\(numbers[2]))")
    }
    let most = digits(max(abs(low), abs(high)) / scale.size) + 1
    let numbers = [low, high].map { number($0, scale, atMost: most) }
    return words.pick(
      "\(whole(number(amount, scale), scale)) (\(numbers[0]) to \(numbers[1]))",
      "\(whole(number(amount, scale), scale))(\(numbers[0])\(scale.name)~\(whole(numbers[1], scale)))"
    )
  }

  private struct Scale {
    var size: Double
    var name: String
  }

  /// That of the largest.
  private func scale(of amounts: [Double]) -> Scale? {
    guard let currency, amounts.allSatisfy(\.isFinite) else { return nil }
    let largest = amounts.map { abs($0) * currency.scale }.max() ?? 0
    let scales =
      words.language == .en
      ? [(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")]
      : [(1e12, "조"), (1e8, "억"), (1e4, "만")]
    // What rounds up to the next scale is written in it.
    let found = scales.first { largest >= 0.995 * $0.0 }
    return Scale(size: (found?.0 ?? 1) / currency.scale, name: found?.1 ?? "")
  }

  /// - Parameter most: decimals, one more than the largest of an interval has.
  private func number(_ amount: Double, _ scale: Scale, atMost most: Int = .max) -> String {
    let value = amount / scale.size
    return value == 0 ? "0" : words.statementNumber(value, digits: min(most, digits(value)))
  }

  /// Decimals that show two digits.
  private func digits(_ value: Double) -> Int {
    // Of an interval in the scale of its largest, what is less than one of it would lose its second digit.
    var digits = abs(value) < 0.995 ? 2 : 1
    var rest = abs(value)
    while rest >= 9.95, digits > -12 { (rest, digits) = (rest / 10, digits - 1) }
    return digits
  }

  private func whole(_ number: String, _ scale: Scale) -> String {
    let code = currency?.code ?? text
    if words.language == .en {
      return "\(code) \(number)\(scale.name.isEmpty ? "" : " ")\(scale.name)"
    }
    let names = ["KRW": "원", "USD": "달러", "EUR": "유로", "JPY": "엔", "GBP": "파운드"]
    return number + scale.name + (names[code] ?? " \(code)")
  }
}
