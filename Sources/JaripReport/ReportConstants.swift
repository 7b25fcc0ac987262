/// Numbers and names that reports are built on, each with its reason.
public enum ReportConstants {
  /// Stands in every manifest, so that a result can be traced to the program that made it.
  public static let engineVersion = "0.1.0"

  /// Version of the JSON document's form; grows when a reader would have to change.
  static let documentVersion = 1

  /// Columns of a printed report: what a terminal, a mail and a page in a fixed-width font all hold.
  static let width = 100

  /// Fewer trials than this are called a preview (design of the charts, section 2).
  static let previewTrials = 1000

  /// Fewer trials than this say nothing about which word for a probability fits.
  static let wordedTrials = 100

  /// The quantiles of every table of results, with the names of their columns.
  static let quantiles: [(name: String, probability: Double)] = [
    ("p05", 0.05), ("p10", 0.10), ("p25", 0.25), ("p50", 0.50), ("p75", 0.75), ("p90", 0.90),
    ("p95", 0.95),
  ]
}
