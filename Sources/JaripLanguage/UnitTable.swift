/// The base units a scenario knows: currencies, time, and the counting units it declares.
public struct UnitTable: Sendable {
  public let countingUnits: [String]
  /// Units of currency in one canonical unit: 1e6 for `money: KRW million`.
  public let moneyScale: Double
  private let moneyScaleWord: String

  static let scaleWords: [(word: String, factor: Double)] = [
    ("thousand", 1e3), ("million", 1e6), ("billion", 1e9),
  ]
  static let timeUnits: [(name: String, months: Double)] = [
    ("month", 1), ("quarter", 3), ("year", 12),
  ]

  public init(countingUnits: [String], moneyScale: Double = 1) {
    self.countingUnits = countingUnits
    self.moneyScale = moneyScale
    moneyScaleWord = Self.scaleWords.first { $0.factor == moneyScale }?.word ?? ""
  }

  /// Three ASCII capitals, as in ISO 4217.
  public static func isCurrencyCode(_ name: String) -> Bool {
    name.utf8.count == 3 && name.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// The scale word and factor in a money unit such as `KRW million`; `KRW` alone has factor 1.
  public static func moneyScale(of text: String) -> (currency: String, factor: Double)? {
    let words = text.split(separator: " ").map(String.init)
    guard let code = words.first, isCurrencyCode(code), words.count <= 2 else { return nil }
    if words.count == 1 { return (code, 1) }
    guard let scale = scaleWords.first(where: { $0.word == words[1] }) else { return nil }
    return (code, scale.factor)
  }

  public var knownNames: [String] {
    countingUnits + Self.timeUnits.map(\.name) + Self.scaleWords.map(\.word)
  }

  /// Reads a product or quotient of base units with integer powers, from the left.
  ///
  /// - Throws: `Diagnostic` without a place; `attributes["offset"]` counts characters into `text`.
  public func parse(_ text: String) throws(Diagnostic) -> Unit {
    var reader = UnitReader(text: Array(text), table: self)
    return try reader.read(text: text)
  }

  /// The canonical unit of a dimension, in words: `KRW million/seat/month`.
  public func canonicalUnit(_ dimension: Dimension) -> Unit {
    let names = dimension.powers.keys.sorted { left, right in
      (rank(left), left) < (rank(right), right)
    }
    func words(_ name: String, _ power: Int) -> String {
      let base =
        Self.isCurrencyCode(name) && !countingUnits.contains(name) && !moneyScaleWord.isEmpty
        ? "\(name) \(moneyScaleWord)" : name
      return power == 1 ? base : "\(base)^\(power)"
    }
    let over = names.filter { dimension.power(of: $0) > 0 }
      .map { words($0, dimension.power(of: $0)) }
    let under = names.filter { dimension.power(of: $0) < 0 }
      .map { words($0, -dimension.power(of: $0)) }
    var text = over.joined(separator: "*")
    if text.isEmpty, !under.isEmpty { text = "1" }
    for name in under { text += "/\(name)" }
    return Unit(dimension: dimension, text: text)
  }

  /// Money first, time last, the rest between.
  private func rank(_ name: String) -> Int {
    Self.isCurrencyCode(name) ? 0 : name == Dimension.monthName ? 2 : 1
  }

  /// A dimension as messages name it.
  public func describe(_ dimension: Dimension) -> String {
    dimension.isPure ? "a pure number" : canonicalUnit(dimension).text
  }
}

private struct UnitReader {
  let text: [Character]
  let table: UnitTable
  var position = 0

  mutating func read(text written: String) throws(Diagnostic) -> Unit {
    var result = Unit(dimension: .pure, text: written)
    skipSpace()
    if position == text.count {
      throw problem("The unit is empty", "leave the unit out for a pure number")
    }
    var inverse = false
    while true {
      let factor = try readFactor()
      let dimension = inverse ? factor.dimension.raised(to: -1) : factor.dimension
      result.dimension = result.dimension * dimension
      result.numerator *= inverse ? factor.denominator : factor.numerator
      result.denominator *= inverse ? factor.numerator : factor.denominator
      skipSpace()
      if position == text.count { break }
      guard text[position] == "/" || text[position] == "*" else {
        throw problem(
          "Unexpected '\(text[position])' in the unit '\(String(text))'",
          text[position].isNumber
            ? "no number stands in a unit but 1 and powers; KRW thousand is a thousand KRW"
            : "join base units by '/' or '*', as in KRW million/person/month")
      }
      inverse = text[position] == "/"
      position += 1
    }
    let divisor = Self.greatestCommonDivisor(result.numerator, result.denominator)
    result.numerator /= divisor
    result.denominator /= divisor
    return result
  }

  mutating func readFactor() throws(Diagnostic) -> Unit {
    skipSpace()
    let start = position
    var factor: Unit
    if position < text.count, text[position] == "%" {
      position += 1
      factor = Unit(dimension: .pure, numerator: 1, denominator: 100, text: "%")
    } else if position < text.count, text[position] == "1" {
      position += 1
      factor = .pure
    } else {
      let name = readWord()
      guard !name.isEmpty else {
        throw problem("A base unit is missing in the unit '\(String(text))'", nil, at: start)
      }
      if table.countingUnits.contains(name) {
        factor = Unit(dimension: Dimension([name: 1]), text: name)
      } else if let time = UnitTable.timeUnits.first(where: { $0.name == name }) {
        factor = Unit(dimension: .month, numerator: time.months, text: name)
      } else if UnitTable.isCurrencyCode(name) {
        factor = Unit(
          dimension: Dimension([name: 1]), numerator: try readScaleWord(after: name),
          denominator: table.moneyScale, text: name)
      } else {
        if UnitTable.scaleWords.contains(where: { $0.word == name }) {
          throw problem(
            "'\(name)' is no unit by itself", "a scale stands behind a currency: KRW \(name)",
            at: start)
        }
        let known = nearestName(to: name, among: table.knownNames)
        let isCode = UnitTable.isCurrencyCode(name.uppercased())
        throw problem(
          "Unknown unit '\(name)'",
          known.map { "'\($0)'" }
            ?? (isCode ? "'\(name.uppercased())' if a currency is meant, or " : "")
              + "add it to the scenario's list: units: [\(name)]",
          at: start)
      }
    }
    guard position < text.count, text[position] == "^" else { return factor }
    position += 1
    let power = try readPower()
    factor.dimension = factor.dimension.raised(to: power)
    var (up, down) = (1.0, 1.0)
    for _ in 0..<abs(power) {
      up *= factor.numerator
      down *= factor.denominator
    }
    (factor.numerator, factor.denominator) = power < 0 ? (down, up) : (up, down)
    return factor
  }

  /// The scale word after a currency code, as a factor.
  private mutating func readScaleWord(after currency: String) throws(Diagnostic) -> Double {
    skipSpace()
    let start = position
    let word = readWord()
    if word.isEmpty { return 1 }
    let words = UnitTable.scaleWords
    if let scale = words.first(where: { $0.word == word }) { return scale.factor }
    let nearest = nearestName(to: word, among: words.map(\.word))
    throw problem(
      "Unknown scale '\(word)' of \(currency)",
      nearest.map { "'\($0)'" } ?? "thousand, million or billion; units are joined by '/' or '*'",
      at: start)
  }

  private mutating func readPower() throws(Diagnostic) -> Int {
    let start = position
    if position < text.count, text[position] == "-" { position += 1 }
    while position < text.count, text[position].isASCII, text[position].isNumber { position += 1 }
    guard let power = Int(String(text[start..<position])), abs(power) <= 9 else {
      throw problem("A power in a unit is a whole number from -9 to 9", nil, at: start)
    }
    return power
  }

  private mutating func readWord() -> String {
    let start = position
    while position < text.count,
      text[position].isLetter || text[position] == "_"
        || (position > start && text[position].isNumber)
    {
      position += 1
    }
    return String(text[start..<position])
  }

  private mutating func skipSpace() {
    while position < text.count, text[position].isWhitespace { position += 1 }
  }

  private func problem(_ message: String, _ suggestion: String?, at offset: Int? = nil)
    -> Diagnostic
  {
    Diagnostic(
      "bad-unit", message, suggestion: suggestion,
      attributes: ["offset": String(offset ?? position)])
  }

  private static func greatestCommonDivisor(_ a: Double, _ b: Double) -> Double {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x.truncatingRemainder(dividingBy: y)) }
    return x
  }
}
