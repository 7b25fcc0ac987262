/// Numbers written by hand: `oss 6/13 12/26 -`, one line a quantity, one word a month.
///
/// A word is a decimal, a fraction of two decimals, or `-` for an undefined value.
public enum HandTable {
  public struct Row: Sendable {
    public var name: String
    public var values: [String]

    public init(name: String, values: [String]) {
      self.name = name
      self.values = values
    }
  }

  /// How far a computed number may be from the written one: the rounding of some hundred steps, far below
  /// the last digit that anybody writes.
  public static let tolerance = 1e-13

  public static func rows(_ text: String) -> [Row] {
    text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return Row(name: words[0], values: Array(words.dropFirst()))
    }
  }

  /// What is found and is not what was written, in words.
  public static func differences(_ found: [Double], from row: Row) -> [String] {
    guard found.count == row.values.count else {
      return ["\(row.name) has \(found.count) values, and \(row.values.count) are written"]
    }
    return zip(found, row.values).enumerated().compactMap { index, pair in
      let (value, word) = pair
      let expected = number(word)
      let isSame =
        value.isNaN && expected.isNaN
        || abs(value - expected) <= tolerance * max(1, abs(expected))
      return isSame ? nil : "\(row.name)[\(index)] is \(value), not \(word)"
    }
  }

  /// The number that a word stands for; a word that is none never equals anything.
  private static func number(_ word: String) -> Double {
    if word == "-" { return .nan }
    let parts = word.split(separator: "/").map { Double($0) }
    guard parts.count <= 2, let first = parts.first ?? nil else { return .infinity }
    guard parts.count == 2 else { return first }
    guard let second = parts[1] else { return .infinity }
    return first / second
  }
}
