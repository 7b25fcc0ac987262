import JaripLanguage

/// The message for a value of the wrong kind.
enum Expectation {
  /// `a, b or c`.
  static func choices(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// - Parameter owner: the entry that has the key, where it has a name of its own.
  static func mismatch(
    _ key: String, of owner: String? = nil, _ expected: String, _ node: YamlNode,
    suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "'\(key.shortened())'\(owner.map { " of '\($0.shortened())'" } ?? "") must be \(expected), found \(node.found)",
      at: node.place, label: "expected \(expected)", suggestion: suggestion,
      attributes: ["key": key.shortened(), "expected": expected])
  }
}
