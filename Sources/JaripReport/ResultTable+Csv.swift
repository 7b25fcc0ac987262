extension ResultTable {
  static let header =
    ["alternative", "centre", "quantity", "period", "mean", "sd"]
    + ReportConstants.quantiles.map(\.name) + ["standard_error"]

  /// The table as comma-separated values: RFC 4180 quoting, lines that end in a line feed.
  ///
  /// Numbers are the shortest decimals that read back as the same number (`0.1`, `1e-05`, `12`); what is
  /// undefined or does not apply is empty.
  public var csv: String {
    var text = Self.header.joined(separator: ",") + "\n"
    for row in rows {
      for field in [row.alternative, row.centre, row.quantity, row.period] {
        text += Self.quoted(field) + ","
      }
      let numbers = [row.mean, row.standardDeviation] + row.quantiles + [row.standardError]
      text += numbers.map(Self.text).joined(separator: ",") + "\n"
    }
    return text
  }

  static func text(_ number: Double?) -> String {
    guard let number, number.isFinite else { return "" }
    return NumberText.shortest(number)
  }

  static func quoted(_ field: String) -> String {
    let isPlain = field.utf8.allSatisfy { $0 != 0x2C && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
    if isPlain { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
