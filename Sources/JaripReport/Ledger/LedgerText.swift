/// What `ledger` prints: that the chain is whole, and its entries.
public struct LedgerText: Sendable {
  let chain: LedgerChain
  let ledger: String
  let words: Words

  /// - Parameter ledger: the path of the file.
  public init(_ chain: LedgerChain, ledger: String, in language: Language) {
    self.chain = chain
    self.ledger = ledger
    words = Words(language)
  }

  public var page: Page {
    var page = short
    guard !chain.entries.isEmpty else { return page }
    page.blank()
    var table = TextTable([
      .init("#"), .init(words.writtenHead, alignment: .left), .init(words.asOfHead),
      .init(words.scenarioHead, alignment: .left, isFlexible: true), .init(words.trialsHead),
      .init(words.seedHead), .init(words.scenarioHashHead), .init(words.hashHead),
    ])
    for entry in chain.entries {
      var cells = [String(entry.number), entry.issued, entry.asOf]
      if let facts = entry.facts {
        cells += [
          facts.files.first?.name ?? "", NumberText.grouped(facts.trials), facts.seed,
          String(facts.scenarioHash.prefix(8)),
        ]
      } else {
        cells += [String](repeating: NumberText.missing, count: 4)
      }
      table.add(cells + [String(entry.hash.prefix(8))])
    }
    table.write(to: &page)
    return page
  }

  /// The head alone.
  public var short: Page {
    var page = Page()
    page.paragraph(words.wholeChain(ledger, forecasts: chain.entries.count), .strong)
    page.add("\(words.head) \(chain.head)")
    return page
  }
}
