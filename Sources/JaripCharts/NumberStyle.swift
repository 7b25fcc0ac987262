/// How a value is written: its kind and the digits that its Monte Carlo error supports.
public struct NumberStyle: Sendable, Hashable {
  public enum Kind: Sendable { case plain, percent, points }

  public var kind: Kind
  /// Decimals as shown, below 0 for tens, hundreds and so on.
  public var digits: Int
  /// Whether it is a difference, which carries its sign.
  public var isChange: Bool
  /// Follows the number in sentences, with its space: ` KRW million`, `백만원`. Axes do without.
  public var unit: String

  /// 1234.5 as `1,234.5`.
  public static func plain(_ digits: Int = 0, unit: String = "") -> NumberStyle {
    NumberStyle(kind: .plain, digits: digits, isChange: false, unit: unit)
  }
  /// 1234.5 as `+1,234.5`.
  public static func change(_ digits: Int = 0, unit: String = "") -> NumberStyle {
    NumberStyle(kind: .plain, digits: digits, isChange: true, unit: unit)
  }
  /// 0.43 as `43%`.
  public static func percent(_ digits: Int = 0) -> NumberStyle {
    NumberStyle(kind: .percent, digits: digits, isChange: false, unit: "")
  }
  /// A difference of ratios: 0.019 as `+1.9 points`.
  public static func points(_ digits: Int = 1) -> NumberStyle {
    NumberStyle(kind: .points, digits: digits, isChange: true, unit: "")
  }

  /// What is shown for 1.
  var scale: Double { kind == .plain ? 1 : 100 }

  func with(digits: Int) -> NumberStyle {
    var style = self
    style.digits = digits
    return style
  }
}

extension ChartWords {
  static let missing = "–"

  /// A value without its unit; a dash where it is undefined.
  func text(_ value: Double?, _ style: NumberStyle) -> String {
    guard let value, value.isFinite else { return Self.missing }
    // Exact, so without the digits that only an estimate has.
    if value == 0 { return style.kind == .percent ? "0%" : "0" }
    let magnitude = Self.decimal(abs(value) * style.scale, digits: style.digits)
    let isZero = !magnitude.contains { ("1"..."9").contains($0) }
    let sign: String
    if isZero || value > 0 {
      sign = style.isChange && !isZero ? "+" : ""
    } else {
      // Korean statements mark what is below zero with a triangle, changes with a minus sign.
      sign = language == .ko && !style.isChange ? "△" : "\u{2212}"
    }
    return sign + magnitude + (style.kind == .percent ? "%" : "")
  }

  func unit(_ style: NumberStyle) -> String {
    style.kind == .points ? pick(" points", "%p") : style.unit
  }

  /// `28 to 63%`, `28~63%`; `+0.8 ~ +3.2` in Korean, where signs need room.
  func interval(_ low: Double, _ high: Double, _ style: NumberStyle) -> String {
    var first = text(low, style)
    let last = text(high, style)
    if first == last { return first }
    if style.kind == .percent { first.removeLast() }
    let isSigned = !(first + last).allSatisfy { $0.isNumber || ".,%".contains($0) }
    return pick("\(first) to \(last)", isSigned ? "\(first) ~ \(last)" : "\(first)~\(last)")
  }

  /// A number that is not negative, halves away from zero, grouped by thousands.
  private static func decimal(_ value: Double, digits: Int) -> String {
    // A double holds no more digits.
    let digits = max(-15, min(15, digits))
    var scale = 1.0
    for _ in 0..<abs(digits) { scale *= 10 }
    let scaled = (digits < 0 ? value / scale : value * scale).rounded()
    guard max(value, scaled) < 1e15 else { return value.description }
    let whole = Int(scaled) * (digits < 0 ? Int(scale) : 1)
    let divisor = digits > 0 ? Int(scale) : 1
    var text = ""
    for (index, digit) in String(whole / divisor).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    guard digits > 0 else { return text }
    let rest = String(whole % divisor)
    return text + "." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
