/// A number of a statement as the sum of others in the same year.
struct BudgetSum {
  /// Rows that are added up, or taken away.
  private var parts: [(sign: Double, rows: ClosedRange<Int>)] = []

  init(_ rows: [Int], sign: Double = 1) { add(rows, sign: sign) }

  /// Neighbours go together, so that a long statement makes no long formula.
  mutating func add(_ rows: [Int], sign: Double = 1) {
    for row in rows.sorted() {
      if let last = parts.last, last.sign == sign, last.rows.upperBound + 1 == row {
        parts[parts.count - 1].rows = last.rows.lowerBound...row
      } else {
        parts.append((sign, row...row))
      }
    }
  }

  mutating func add(from first: Int, through last: Int) { parts.append((1, first...last)) }

  /// `=SUM(C8:C20)-C31`.
  func formula(in column: Int) -> String {
    var text = "="
    for (place, part) in parts.enumerated() {
      if part.sign < 0 { text += "-" } else if place > 0 { text += "+" }
      let first = CellAddress.name(part.rows.lowerBound, column)
      text +=
        part.rows.count == 1
        ? first : "SUM(\(first):\(CellAddress.name(part.rows.upperBound, column)))"
    }
    return text
  }

  /// Whether the sum is the number, to 1e-9 of it, or to 1e-12 of its terms where they nearly cancel out.
  ///
  /// - Parameter terms: by row; nothing for a row without a number.
  func gives(_ number: Double, _ terms: (Int) -> Double?) -> Bool {
    guard !parts.isEmpty else { return false }
    var (sum, size) = (0.0, 0.0)
    for part in parts {
      for row in part.rows {
        let term = terms(row) ?? 0
        sum += part.sign * term
        size += abs(term)
      }
    }
    return abs(sum - number) <= 1e-9 * max(abs(number), 1e-3 * size)
  }
}
