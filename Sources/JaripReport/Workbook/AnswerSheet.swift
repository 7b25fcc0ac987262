import JaripLanguage

/// The answer as a sentence, and each centre's chance with its error and limits.
struct AnswerSheet {
  let edition: BookEdition

  private var words: Words { edition.words }
  private var figures: Figures { edition.figures }
  private var month: Int { figures.answerDate }

  func write(to sheet: WorkbookSheet) {
    let table = table
    let columns = 0...(table.columns.count - 1)
    sheet.paragraph(words.heading(of: edition.scenario), 0, columns, .title)
    sheet.paragraph(words.headline(edition.headline), 1, columns, .strong)
    let facts = [
      (words.dateHead, words.month(edition.date)),
      (
        words.alternativeHead,
        words.name(of: edition.scenario.alternatives[edition.study.alternative])
      ),
      (words.testHead, edition.testText),
    ]
    for (place, fact) in facts.enumerated() {
      sheet.text(fact.0, 3 + place, 0, .fact)
      sheet.paragraph(fact.1, 3 + place, 1...columns.upperBound)
    }
    let head = 4 + facts.count
    let end = table.write(to: sheet, at: head)
    sheet.freeze(above: head + 1, leftOf: 1)
    sheet.repeatHead(head...head)
    var notes = [words.answerSheetNote]
    if edition.isRandom, figures.trials < ReportConstants.previewTrials {
      notes.insert(words.preview(trials: figures.trials), at: 0)
    }
    for (place, note) in notes.enumerated() {
      sheet.paragraph(note, end + 1 + place, columns, .faint)
    }
  }

  private var table: SheetTable {
    var table = SheetTable(
      [.text(words.centre), .text(words.nameHead)] + words.answerHeads.map { .number($0) }, words)
    for row in edition.rows {
      let independent = figures.independent(row, month: month)
      let oss = figures.monthly("oss", row, month: month)
      table.add(
        [.text(edition.name(row)), .text(ResultTable.name(row, edition.scenario))]
          + chance(independent) + [.probability(figures.closed(row, month: month))]
          + [oss?.p10, oss?.median, oss?.p90].map { .number($0, .percent(1)) },
        isTotal: row == .network)
    }
    guard edition.onlyCentre == nil else { return table }
    table.add(
      [.text(words.anyStandsAlone(by: edition.date)), .blank]
        + chance(figures.anyIndependent(month: month)))
    return table
  }

  /// The probability, its Monte Carlo error, and the limits at 95 %.
  private func chance(_ frequency: Frequency) -> [SheetTable.Cell] {
    let limits = frequency.wilsonLimits
    return [
      .probability(frequency), .number(frequency.standardError, .percent(2)),
      .number(limits.lowerBound, .percent(1)), .number(limits.upperBound, .percent(1)),
    ]
  }
}

extension BookEdition {
  /// The test of independence of the alternative that the book is about.
  var testText: String {
    let independence = scenario.alternatives[study.alternative].independence
    return words.independence(
      test: words.test(independence.test.text), sustained: independence.sustained,
      from: figures.plan.independenceFrom[study.alternative], isStated: independence.from != nil)
  }
}
