import JaripLanguage

/// What a plain scalar means in the core schema of YAML 1.2: `no` and `on` are text, `012` is 12.
extension YamlNode {
  /// `~`, `null` or nothing at all.
  var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  /// A plain `true` or `false`.
  var boolean: Bool? {
    guard let scalar, scalar.style == .plain else { return nil }
    return switch scalar.text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// A plain finite number.
  var number: Double? {
    guard let scalar, scalar.style == .plain else { return nil }
    return Self.number(scalar.text)
  }

  /// The text of any scalar but null; numbers and booleans as they are written.
  var text: String? {
    guard let scalar, !isNull else { return nil }
    return scalar.style == .block ? scalar.text.trimmingLineBreaks() : scalar.text
  }

  /// The number that `text` is in the core schema, if it is finite.
  static func number(_ text: String) -> Double? {
    radixNumber(text) ?? text.decimal
  }

  /// `0x1F` and `0o17`.
  static func radixNumber(_ text: String) -> Double? {
    guard text.hasPrefix("0x") || text.hasPrefix("0o") else { return nil }
    let digits = text.dropFirst(2)
    guard let first = digits.first, first != "-", first != "+" else { return nil }
    return UInt64(digits, radix: text.hasPrefix("0x") ? 16 : 8).map { Double($0) }
  }

  /// What the node is, in the words of a message.
  var found: String {
    switch content {
    case .map: "a map"
    case .list: "a list"
    case .scalar(let scalar):
      if isNull {
        "nothing"
      } else if boolean != nil || number != nil {
        scalar.text
      } else {
        "'\(scalar.text.shortened())'"
      }
    }
  }
}

extension String {
  func trimmingLineBreaks() -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return String(self[..<end])
  }

  /// The text, cut for a message, on one line.
  func shortened(to count: Int = 60) -> String {
    let line = String(prefix(count + 1).map { $0.isNewline ? " " : $0 })
    return line.count <= count ? line : line.prefix(count) + "…"
  }
}

/// Whether `text` is letters of any script, digits and `_`, and does not start with a digit.
func isName(_ text: String) -> Bool {
  guard let first = text.first, first.isLetter || first == "_" else { return false }
  return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
}

extension String {
  /// The finite number that the text is in decimals, with or without an exponent.
  var decimal: Double? {
    guard utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      utf8.contains(where: { (48...57).contains($0) }), utf8.last != 43,
      let value = Double(self), value.isFinite
    else { return nil }
    return value
  }
}
