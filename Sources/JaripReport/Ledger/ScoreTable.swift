public import JaripAnalysis

/// Scores of a ledger as a tidy table: a row for each forecast of each fact that is due.
public struct ScoreTable: Sendable {
  let scores: LedgerScores
  let chain: LedgerChain

  public init(_ scores: LedgerScores, of chain: LedgerChain) {
    self.scores = scores
    self.chain = chain
  }

  static let header =
    [
      "forecast", "issued", "as_of", "hash", "alternative", "centre", "quantity", "period", "ends",
      "unit", "lead_months", "rehearsal", "fact", "probability",
    ] + ReportConstants.quantiles.map(\.name)
    + ReportConstants.quantiles.map { "loss_\($0.name)" }
    + [
      "crps_approximate", "pit_low", "pit_high", "inside_50", "inside_80", "inside_90", "brier",
      "log_score",
    ]

  /// Comma-separated values, as `ResultTable.csv` writes them; what does not apply is empty.
  public var csv: String {
    let lines = [Self.header] + scores.scores.map(cells)
    return lines.map { $0.map(ResultTable.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private func cells(_ row: LedgerScore) -> [String] {
    let entry = chain.entries[row.number - 1]
    let (quantity, event) = (row.ofQuantity, row.ofEvent)
    let fact = quantity?.fact ?? (event!.happened ? 1 : 0)
    let numbers: [Double?] =
      [fact, event?.probability]
      + ReportConstants.quantiles.map { quantity?.forecast.quantile($0.probability) }
      + ReportConstants.quantiles.map { kept in
        quantity.flatMap { scored in
          scored.forecast.quantile(kept.probability).map {
            Scores.pinball(kept.probability, forecast: $0, fact: scored.fact)
          }
        }
      }
      + [quantity?.crps, quantity?.place.lowerBound, quantity?.place.upperBound]
      + ValidationSummary.shares.map { share in quantity?.isInside(share).map { $0 ? 1 : 0 } }
      + [event?.brier, event?.logarithmic]
    return [
      String(entry.number), entry.issued, entry.asOf, entry.hash, row.key.alternative,
      row.key.centre, row.key.quantity, row.key.period, "\(row.ends)", row.unit,
      String(row.leadMonths), row.isRehearsal ? "1" : "0",
    ] + numbers.map(ResultTable.text)
  }
}
