import JaripLanguage

/// The budget by fiscal year: the network, each centre in its first year without the grant, and each centre's own
/// statement.
extension BookEdition {
  var budget: Html {
    let network = StatementTable(statement: statement, edition: self)
    let hasLines = scenario.centres.count <= BookConstants.centresWithLines
    var content = [
      Html("p", class: "note", budgetNotes.joined(separator: " ")),
      network.html(
        caption: words.statementCaption(
          name(.network), alternative: alternativeName, yearText, moneyUnit)),
    ]
    if scenario.centres.count > 1 {
      content.append(centresTable)
      content += scenario.centres.indices.map { centre in
        let row = FigureRow.centre(centre)
        var table = StatementTable(statement: Statement(figures, row, words), edition: self)
        table.hasLines = hasLines
        return Html(
          "details", class: hasLines ? "centre" : "centre totals",
          [
            Html("summary", words.statementOf(name(row))),
            table.html(
              caption: words.statementCaption(
                name(row), alternative: alternativeName, yearText, moneyUnit)),
          ])
      }
    }
    return section(
      "budget", class: "full land", kicker: words.budgetKicker, heading: budgetHeading, content)
  }

  /// Where fiscal years begin and end.
  private var yearText: String {
    words.fiscalYear(
      from: timeline.fiscalYearStart, to: (timeline.fiscalYearStart + 10) % 12 + 1)
  }

  private var budgetNotes: [String] {
    var notes: [String] = []
    if isRandom { notes.append(words.mediansNote) }
    if let note = words.triangleNote { notes.append(note) }
    if figures.hasClosing { notes.append(words.closedLinesNote) }
    for year in [timeline.fiscalYears.first, timeline.fiscalYears.last].compactMap({ $0 })
    where year.offsets.count < 12
      && !notes.contains(words.months(year.offsets.count, of: year.name))
    {
      notes.append(words.months(year.offsets.count, of: year.name))
    }
    if scenario.centres.count > BookConstants.centresWithLines {
      notes.append(words.linesInWorkbook)
    }
    return notes
  }

  /// The first whole year without the grant, else the answer's.
  private var yearAlone: Int {
    guard let end = figures.grantEnd else { return figures.answerYear }
    return timeline.fiscalYears.firstIndex { $0.offsets.lowerBound > end } ?? figures.answerYear
  }

  private var budgetHeading: String {
    let year = timeline.fiscalYears[yearAlone].name
    guard let result = figures.yearly("operating_result", .network, year: yearAlone),
      let middle = result.median, let low = result.p10, let high = result.p90
    else { return words.budgetHeading(scenario.money.text) }
    let isSurplus = middle >= 0
    let ends = isSurplus ? (low, high) : (-high, -low)
    let text =
      low == high ? money.prose(abs(middle)) : money.prose(abs(middle), from: ends.0, to: ends.1)
    return words.resultHeading(
      text, isSurplus: isSurplus, year: year, isAlone: figures.grantEnd != nil)
  }

  private var centresTable: Html {
    let year = yearAlone
    let names = [
      "earned", "operating_cost", "operating_result", "other_funding", "cash", "oss", "gap",
    ]
    .filter { figures.output($0, .centre(0)) != nil }
    let cells = StatementTable(statement: statement, edition: self)
    let rows = figures.rows.map { row -> [String] in
      [name(row)]
        + names.map { name in
          let texts = cells.texts(
            figures.yearly(name, row, year: year), of: name, in: figures.unit(name, row))
          return texts.interval.map { "\(texts.middle)\n\($0)" } ?? texts.middle
        }
    }
    return table(
      words.centresCaption(
        timeline.fiscalYears[year].name, moneyUnit, isAlone: figures.grantEnd != nil),
      [words.centre] + names.map { figures.title(of: $0, words) }, rows, class: "stm cen",
      strongRows: [rows.count - 1])
  }
}
