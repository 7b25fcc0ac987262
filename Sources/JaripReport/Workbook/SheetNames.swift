/// Names of sheets, as spreadsheets allow them.
///
/// - Source: Microsoft, "Rename a worksheet": at most 31 characters, none of `[]:*?/\`, no apostrophe at either end, not
///   `History`; no two the same but for case.
struct SheetNames {
  static let limit = 31
  private var used: Set<String> = ["history"]

  /// The nearest name that is allowed and not in use.
  mutating func next(_ wanted: String) -> String {
    let plain = Self.trimmed(
      String(wanted.printable.map { "[]:*?/\\".contains($0) ? "-" : $0 }))
    let name = plain.isEmpty ? "Sheet" : plain
    var found = Self.cut(name, to: Self.limit)
    var number = 2
    while used.contains(found.lowercased()) {
      let end = " (\(number))"
      found = Self.cut(name, to: Self.limit - end.count) + end
      number += 1
    }
    used.insert(found.lowercased())
    return found
  }

  /// Spreadsheets count in code units of UTF-16; no character is cut in two.
  private static func cut(_ name: String, to limit: Int) -> String {
    var name = name
    while name.utf16.count > limit { name.removeLast() }
    return trimmed(name)
  }

  private static func trimmed(_ name: String) -> String {
    func isKept(_ character: Character) -> Bool { character != "'" && !character.isWhitespace }
    guard let first = name.firstIndex(where: isKept), let last = name.lastIndex(where: isKept)
    else { return "" }
    return String(name[first...last])
  }
}
