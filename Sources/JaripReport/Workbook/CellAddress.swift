/// Names of cells in formulas.
enum CellAddress {
  /// `A`, `Z`, `AA`: numbers in bijective base 26.
  static func column(_ column: Int) -> String {
    var (rest, name) = (column + 1, "")
    while rest > 0 {
      let digit = (rest - 1) % 26
      name = String(UnicodeScalar(UInt8(65 + digit))) + name
      rest = (rest - 1) / 26
    }
    return name
  }

  /// `B7` for row 6 and column 1.
  static func name(_ row: Int, _ column: Int) -> String { "\(self.column(column))\(row + 1)" }
}
