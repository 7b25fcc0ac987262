import JaripEngine
import JaripLanguage

/// The columns of a table of results for one value.
struct Statistics {
  var count: Int
  var mean: Double?
  var standardDeviation: Double?
  /// In the order of `ReportConstants.quantiles`.
  var quantiles: [Double?]
  var standardError: Double?

  init(_ summary: Summary, in unit: Unit) {
    count = summary.count
    mean = summary.mean.map(unit.stated)
    standardDeviation = summary.standardDeviation.map(unit.stated)
    quantiles = summary.quantiles(ReportConstants.quantiles.map(\.probability))
      .map { $0.map(unit.stated) }
    standardError = summary.standardError.map(unit.stated)
  }

  /// A number of which only the mean is known.
  init(mean: Double) {
    count = 0
    self.mean = mean
    quantiles = ReportConstants.quantiles.map { _ in nil }
  }

  /// Statistics of counted whole numbers: how many trials have 0, 1, 2 …
  ///
  /// - Parameter errorFromParts: of the mean, where trials are not drawn at random.
  init(counts: [Int], errorFromParts: Double? = nil) {
    count = counts.reduce(0, +)
    let total = Double(count)
    var sum = 0.0
    var squares = 0.0
    for (value, times) in counts.enumerated() {
      sum += Double(value) * Double(times)
      squares += Double(value * value) * Double(times)
    }
    mean = count == 0 ? nil : sum / total
    let variance = count < 2 ? nil : max(0, (squares - sum * sum / total) / (total - 1))
    standardDeviation = variance.map { $0.squareRoot() }
    standardError = errorFromParts ?? variance.map { ($0 / total).squareRoot() }
    quantiles = ReportConstants.quantiles.map { quantile in
      let rank = max(1, Int((quantile.probability * total).rounded(.up)))
      var seen = 0
      for (value, times) in counts.enumerated() {
        seen += times
        if seen >= rank { return Double(value) }
      }
      return nil
    }
  }

  func quantile(_ name: String) -> Double? {
    ReportConstants.quantiles.firstIndex { $0.name == name }.flatMap { quantiles[$0] }
  }
  var p10: Double? { quantiles[1] }
  var median: Double? { quantiles[3] }
  var p90: Double? { quantiles[5] }
}
