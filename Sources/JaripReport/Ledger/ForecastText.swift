import JaripAnalysis
public import JaripLanguage

/// What `forecast` prints: what has been written down, and the hash to keep.
public struct ForecastText: Sendable {
  let entry: LedgerEntry
  let scorable: LedgerForecast
  let ledger: String
  let words: Words

  /// - Parameter ledger: the path of the file.
  /// - Throws: a diagnostic where the entry cannot be read again.
  public init(_ entry: LedgerEntry, ledger: String, in language: Language) throws(Diagnostic) {
    self.entry = entry
    scorable = try entry.scorable()
    self.ledger = ledger
    words = Words(language)
  }

  public var page: Page {
    var page = Page()
    let toCome = scorable.figures.filter { $0.ends >= scorable.asOf }
    page.paragraph(words.writtenDown(entry, ledger: ledger, figures: toCome.count), .strong)
    page.paragraph(words.lastOfFigures(scorable.asOf, toCome.map(\.ends).max() ?? scorable.asOf))
    if scorable.asOf < scorable.issued { page.paragraph(words.isRehearsal(scorable.issued)) }
    page.add("\(words.head) \(entry.hash)")
    page.paragraph(words.keepHead(ledger), .faint)
    return page
  }
}
