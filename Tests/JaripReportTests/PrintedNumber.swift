import Foundation

/// A number as a page prints it.
struct PrintedNumber: CustomStringConvertible {
  var text: String
  var value: Double
  /// How far rounding may have moved it.
  var half: Double

  /// - Parameter scale: the word behind it, if it counts.
  init(_ text: Substring, scale: Substring) {
    self.text = "\(text)\(scale)"
    let plain = text.replacing(/[−△]/, with: "-").replacing(/[+,]/, with: "")
    let decimals = plain.split(separator: ".").dropFirst().last?.count ?? 0
    let scales: [Substring: Double] = ["million": 1e6, "billion": 1e9, "만": 1e4, "억": 1e8]
    let unit = scales[scale] ?? 1
    value = (Double(plain) ?? .nan) * unit
    half = 0.5 * pow(10, -Double(decimals)) * unit
  }

  /// The numbers of a text as they stand in it, names of months as their numbers; a dash by itself is nothing.
  ///
  /// - Parameter isScaled: whether `3.7 billion` and `37억` are the same number.
  static func all(in text: String, isScaled: Bool = false) -> [PrintedNumber?] {
    let text = text.replacing(
      /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b/
    ) { "\(months.firstIndex(of: String($0.output.prefix(3)))! + 1)" }
    let numbers =
      /(?<number>[+−△]?\d+(?:,\d{3})*(?:\.\d+)?)(?: ?(?<scale>million|billion|만|억))?|(?:^|\s)–(?=\s|$)/
    return text.matches(of: numbers).map { match in
      match.number.map { PrintedNumber($0, scale: isScaled ? match.scale ?? "" : "") }
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  func stands(for expected: Double) -> Bool { abs(value - expected) <= half * (1 + 1e-9) }

  /// One more in its last digit, away from zero, where no rounding can have come from.
  var moved: PrintedNumber {
    var moved = self
    moved.value += value < 0 ? -2 * half : 2 * half
    return moved
  }

  var description: String { text }
}
