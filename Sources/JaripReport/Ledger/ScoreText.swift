public import JaripAnalysis
import JaripLanguage

/// What `score` prints: how often forecasts held their facts, then by forecast, quantity and centre, then fact by fact.
public struct ScoreText: Sendable {
  let scores: LedgerScores
  let chain: LedgerChain
  let ledger: String
  let words: Words

  /// - Parameter ledger: the path of the file.
  public init(_ scores: LedgerScores, of chain: LedgerChain, ledger: String, in language: Language)
  {
    self.scores = scores
    self.chain = chain
    self.ledger = ledger
    words = Words(language)
  }

  /// Forecasts and rehearsals never stand in one table.
  private var parts: [(heading: String?, scores: [LedgerScore])] {
    [(nil, scores.forecasts), (words.rehearsals, scores.rehearsals)].filter { !$0.scores.isEmpty }
  }

  /// The answers alone.
  public var short: Page {
    var page = Page()
    addAnswer(to: &page)
    return page
  }

  public var page: Page {
    var page = LedgerText(chain, ledger: ledger, in: words.language).short
    page.blank()
    addAnswer(to: &page)
    for part in parts {
      if let heading = part.heading { page.heading(heading) }
      addGroups(part.scores, to: &page)
      addFacts(part.scores, to: &page)
    }
    if !parts.isEmpty {
      page.blank()
      page.paragraph(words.scoresNote, .faint)
    }
    return page
  }

  private func addAnswer(to page: inout Page) {
    if scores.forecasts.isEmpty { page.paragraph(words.noScores(asOf: scores.asOf), .strong) }
    for part in parts {
      let summary = LedgerSummary(part.scores)
      if part.heading != nil { page.paragraph(words.rehearsalsNote) }
      let coverage = summary.coverage[1]
      if summary.quantities > 0 {
        page.paragraph("\(words.inside(coverage)) \(words.verdict(coverage.verdict))", .strong)
        page.paragraph(words.middle(summary.middle))
      }
      if let brier = summary.meanBrier, let logarithmic = summary.meanLogarithmic {
        page.paragraph(
          words.events(summary.events, brier: score(brier), logarithmic: score(logarithmic)),
          .strong)
      }
    }
    let left = words.leftOut(
      notDue: scores.notDue.count, neverForecast: scores.neverForecast.count,
      withoutValue: scores.withoutValue, asOf: scores.asOf)
    if !left.isEmpty { page.paragraph(left) }
  }

  // MARK: Tables

  private func addGroups(_ scores: [LedgerScore], to page: inout Page) {
    let groupings: [(head: String, name: (LedgerScore) -> String)] = [
      (words.byForecast, { words.forecast($0.number, chain.entries[$0.number - 1]) }),
      (words.byQuantity, \.key.quantity), (words.byCentre, \.key.centre),
    ]
    for (index, grouping) in groupings.enumerated() {
      page.blank()
      var table = TextTable([
        .init(grouping.head, alignment: .left, isFlexible: true), .init(words.leadHead),
        .init(words.figuresHead), .init(words.inHead, "50%"), .init("80%"), .init("90%"),
        .init("CRPS"), .init(words.aboveHead), .init(words.eventsHead), .init("Brier"),
        .init("log"),
      ])
      var names: [String] = []
      for name in scores.map(grouping.name) where !names.contains(name) { names.append(name) }
      for name in names { table.add(cells(name, scores.filter { grouping.name($0) == name })) }
      if index == 0, names.count > 1 { table.add(cells(words.all, scores), .strong) }
      table.write(to: &page)
    }
  }

  private func cells(_ name: String, _ scores: [LedgerScore]) -> [String] {
    let summary = LedgerSummary(scores)
    let hasQuantities = summary.quantities > 0
    let middle = summary.middle
    return [name, summary.leadMonths.map(words.range) ?? "", String(summary.quantities)]
      + summary.coverage.map { hasQuantities ? String($0.inside) : "" }
      + [
        summary.meanRelativeScore.map { NumberText.decimal($0 * 100, digits: 1) + "%" } ?? "",
        hasQuantities ? "\(middle.worse)/\(middle.better + middle.worse)" : "",
        String(summary.events), summary.meanBrier.map(score) ?? "",
        summary.meanLogarithmic.map(score) ?? "",
      ]
  }

  private func addFacts(_ scores: [LedgerScore], to page: inout Page) {
    page.blank()
    var table = TextTable([
      .init(words.factHead, alignment: .left, isFlexible: true), .init("#"), .init(words.leadHead),
      .init(words.fact), .init(words.forecastHead), .init("PIT"), .init("CRPS"),
      .init(words.insideHead),
    ])
    let hasOneAlternative = Set(scores.map(\.key.alternative)).count == 1
    for row in scores {
      // The quantity stands last, where a long name is cut.
      let name =
        [row.key.period, row.key.centre] + (hasOneAlternative ? [] : [row.key.alternative])
        + [row.key.quantity]
      table.add(
        [name.joined(separator: " "), String(row.number), String(row.leadMonths)] + cells(row))
    }
    table.write(to: &page)
  }

  private func cells(_ row: LedgerScore) -> [String] {
    switch row.outcome {
    case .event(let event):
      return [
        words.happened(event.happened),
        NumberText.decimal(event.probability * 100, digits: 1) + "%",
        "", score(event.brier), "",
      ]
    case .quantity(let quantity):
      let middle = [0.1, 0.5, 0.9].compactMap(quantity.forecast.quantile)
      return [
        NumberText.sensible(quantity.fact),
        middle.map { NumberText.sensible($0) }.joined(separator: " ~ "),
        [quantity.place.lowerBound, quantity.place.upperBound].map {
          NumberText.decimal($0, digits: 2)
        }.joined(separator: "~"),
        NumberText.sensible(quantity.crps, digits: 3),
        words.inside(ValidationSummary.shares.first { quantity.isInside($0) == true }),
      ]
    }
  }

  private func score(_ value: Double) -> String { NumberText.decimal(value, digits: 3) }
}
