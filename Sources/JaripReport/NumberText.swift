/// Numbers as people read them: grouped by thousands, with a true minus sign.
enum NumberText {
  static let minus = "\u{2212}"
  /// Stands for a value that is missing or undefined.
  static let missing = "–"

  /// `value` to `digits` decimals, halves away from zero: `−1,234.5`.
  ///
  /// Negative `digits` round to tens, hundreds and so on. A value that rounds to zero has no sign.
  static func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return missing }
    let places = max(0, digits)
    let scale = power(of: 10, digits)
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return shortest(value) }
    let whole = digits < 0 ? Int(scaled) * Int(power(of: 10, -digits)) : Int(scaled)
    let divisor = Int(power(of: 10, places))
    var text = grouped(whole / divisor)
    if places > 0 {
      let fraction = String(whole % divisor)
      text += "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
    return value < 0 && whole != 0 ? minus + text : text
  }

  /// The same with a plus sign before what is above zero.
  static func signed(_ value: Double, digits: Int) -> String {
    let text = decimal(value, digits: digits)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value > 0 && !isZero ? "+" + text : text
  }

  /// `value` to a few significant digits without trailing zeros: what a reader can use of any number.
  static func sensible(_ value: Double, digits: Int = 4) -> String {
    guard value.isFinite else { return missing }
    if value == 0 { return "0" }
    let magnitude = exponent(of: value)
    guard (-6..<15).contains(magnitude) else { return shortest(value) }
    var text = decimal(value, digits: max(0, digits - 1 - magnitude))
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text
  }

  /// The shortest decimals that read back as the same number; whole numbers without `.0`.
  static func shortest(_ value: Double) -> String {
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    return text == "-0" ? "0" : text
  }

  /// Shares of a whole in percent that add up to 100: what rounding down loses goes to the largest rests.
  static func wholePercentages(_ counts: [Int], of total: Int) -> [Int] {
    guard total > 0 else { return counts.map { _ in 0 } }
    var shares = counts.map { $0 * 100 / total }
    let missing = counts.reduce(0, +) * 100 / total - shares.reduce(0, +)
    let byRest = counts.indices.sorted { left, right in
      (counts[left] * 100 % total, right) > (counts[right] * 100 % total, left)
    }
    for index in byRest.prefix(max(0, missing)) { shares[index] += 1 }
    return shares
  }

  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? minus : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// The number of decimals whose last digit is at least two standard errors.
  ///
  /// - Parameter otherwise: what to print where there is no error.
  static func digits(forError error: Double?, otherwise: Int) -> Int {
    guard let error, error > 0, error.isFinite else { return otherwise }
    var digits = 0
    while digits < otherwise, power(of: 10, -(digits + 1)) >= 2 * error { digits += 1 }
    while digits > -9, power(of: 10, -digits) < 2 * error { digits -= 1 }
    return digits
  }

  /// The number of decimals of an error's first significant digit, as it is printed.
  static func errorDigits(_ error: Double) -> Int {
    guard error > 0, error.isFinite else { return 0 }
    let digits = -exponent(of: error)
    // 0.098 rounds to 0.10, whose first digit is one place further left.
    let isRoundedUp = (error * power(of: 10, digits)).rounded() >= 10
    return min(9, isRoundedUp ? digits - 1 : digits)
  }

  /// An error to one significant digit.
  static func errorText(_ error: Double) -> String {
    guard error > 0, error.isFinite else { return "0" }
    return decimal(error, digits: errorDigits(error))
  }

  /// The power of ten of the first digit.
  private static func exponent(of value: Double) -> Int {
    var magnitude = 0
    var rest = abs(value)
    while rest >= 10, magnitude < 400 { (rest, magnitude) = (rest / 10, magnitude + 1) }
    while rest < 1, magnitude > -400 { (rest, magnitude) = (rest * 10, magnitude - 1) }
    return magnitude
  }

  static func power(of base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= base }
    return exponent < 0 ? 1 / result : result
  }
}
