import JaripLanguage

/// The statement of activities of a centre or the network by fiscal year: means, whose sums are formulas, and to the
/// right P10, the median and P90.
///
/// The means print; the other blocks fold away, and stand in the printed book.
struct BudgetSheet {
  let edition: BookEdition
  let row: FigureRow
  private let statement: Statement
  private let layout: BudgetLayout

  /// Rows of the title, the alternative and the centre, then of blocks, eras and years.
  private static let (blockRow, eraRow, yearRow) = (4, 5, 6)
  /// Columns of the label and the name.
  private static let labels = 2

  init(edition: BookEdition, row: FigureRow) {
    self.edition = edition
    self.row = row
    statement = Statement(edition.figures, row, edition.words)
    layout = BudgetLayout(statement, first: Self.yearRow + 1)
  }

  private var words: Words { edition.words }
  private var figures: Figures { edition.figures }
  private var years: [FiscalYear] { statement.years }

  private struct Block {
    var title: String
    var column: Int
    /// Nothing for the means.
    var quantile: KeyPath<Statistics, Double?>?
  }

  private var blocks: [Block] {
    var blocks = [Block(title: words.meanBlock, column: Self.labels)]
    guard edition.isRandom else { return blocks }
    let quantiles: [(String, KeyPath<Statistics, Double?>)] = [
      ("P10", \.p10), ("P50", \.median), ("P90", \.p90),
    ]
    for (title, quantile) in quantiles {
      let column = blocks.last!.column + years.count + 1
      blocks.append(Block(title: title, column: column, quantile: quantile))
    }
    return blocks
  }

  func write(to sheet: WorkbookSheet) {
    writeHead(to: sheet)
    for block in blocks {
      writeHead(of: block, to: sheet)
      for (place, row) in layout.rows.enumerated() {
        for year in years.indices {
          write(row, layout.first + place, year, block, to: sheet)
        }
      }
      if block.quantile != nil {
        sheet.width(block.column - 1, 2)
        sheet.fold(block.column - 1..<block.column + years.count)
      }
    }
    let end = layout.first + layout.rows.count
    let width = Self.labels + years.count
    for (place, note) in notes.enumerated() {
      sheet.paragraph(note, end + 1 + place, 0...(width - 1), .faint)
    }
    sheet.freeze(above: Self.yearRow + 1, leftOf: Self.labels)
    sheet.repeatHead(Self.blockRow...Self.yearRow)
    sheet.printArea(before: end + 1 + notes.count, width)
  }

  // MARK: Heads

  private func writeHead(to sheet: WorkbookSheet) {
    let alternative = edition.scenario.alternatives[edition.study.alternative]
    sheet.text(
      words.statementCaption(
        edition.name(row), alternative: edition.alternativeName, edition.fiscalYearText,
        edition.moneyUnit), 0, 0, .title, spills: true)
    sheet.text(words.alternativeHead, 1, 0, .faint)
    sheet.text(alternative.name, 1, 1, .faint)
    sheet.text(words.centre, 2, 0, .faint)
    sheet.text(ResultTable.name(row, edition.scenario), 2, 1, .faint)
    for (place, row) in layout.rows.enumerated() {
      var style = self.style(of: row)
      style.indent = row.indent
      sheet.text(row.label, layout.first + place, 0, style)
      var name = CellStyle.faint
      name.isTotal = style.isTotal
      sheet.text(row.item?.name ?? "", layout.first + place, 1, name)
    }
    for head in [Self.blockRow, Self.eraRow, Self.yearRow] {
      for column in 0..<Self.labels {
        let isLast = head == Self.yearRow
        let title = column == 0 ? words.lineHead : words.nameHead
        sheet.text(isLast ? title : "", head, column, isLast ? .head : .strong)
      }
    }
  }

  private func writeHead(of block: Block, to sheet: WorkbookSheet) {
    sheet.text(block.title, Self.blockRow, block.column, .strong, spills: true)
    for (index, year) in years.enumerated() {
      let column = block.column + index
      let isFirst = index == 0 || edition.era(years[index - 1]) != edition.era(year)
      var style = CellStyle.faint
      style.isShaded = edition.era(year) == .fact
      if isFirst {
        sheet.text(words.era(edition.era(year), edition), Self.eraRow, column, style, spills: true)
      } else if style.isShaded {
        sheet.blank(Self.eraRow, column, style)
      }
      if let number = Double(year.name) {
        sheet.number(number, Self.yearRow, column, .numberHead.with(.whole))
      } else {
        sheet.text(year.name, Self.yearRow, column, .numberHead)
      }
    }
  }

  // MARK: Cells

  private func write(
    _ row: BudgetLayout.Row, _ place: Int, _ year: Int, _ block: Block, to sheet: WorkbookSheet
  ) {
    let column = block.column + year
    var style = style(of: row)
    style.isShaded = edition.era(years[year]) == .fact
    guard let item = row.item else {
      if style.isShaded { sheet.blank(place, column, style) }
      return
    }
    style.form = form(of: item)
    style.hasTriangle = words.language == .ko
    guard block.quantile == nil, let mean = item.values[year]?.mean, mean.isFinite else {
      return sheet.number(
        item.values[year].flatMap { $0[keyPath: block.quantile ?? \.mean] }, place, column, style)
    }
    if let closing = row.carries, year > 0, layout.mean(closing, year - 1) == mean {
      sheet.formula("=" + CellAddress.name(closing, column - 1), is: mean, place, column, style)
    } else if let sum = row.sum {
      sheet.formula(sum.formula(in: column), is: mean, place, column, style)
    } else {
      sheet.number(mean, place, column, style)
    }
  }

  private func style(of row: BudgetLayout.Row) -> CellStyle {
    switch row.kind {
    case .heading, .key: .strong
    case .programme: .faint
    case .line, .ratio: .plain
    case .total: CellStyle(weight: .strong, isTotal: true)
    }
  }

  private func form(of item: Statement.Item) -> CellStyle.Form {
    if statement.isMoney(item.unit) { return .decimal(statement.moneyDigits) }
    return item.name == "reserve_months" ? .decimal(1) : .percent(1)
  }

  private var notes: [String] {
    var notes = [words.formulasNote]
    if edition.isRandom { notes += [words.ratioMeansNote, words.quantilesNote] }
    if figures.hasClosing { notes.append(words.closedLinesNote) }
    for year in [years.first, years.last].compactMap({ $0 }) where year.offsets.count < 12 {
      let note = words.months(year.offsets.count, of: year.name)
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}

extension BookEdition {
  /// What is known of a fiscal year.
  enum Era { case fact, granted, after }

  func era(_ year: FiscalYear) -> Era {
    if let last = figures.lastFact, year.offsets.upperBound - 1 <= last { return .fact }
    if let end = figures.grantEnd, year.offsets.lowerBound > end { return .after }
    return .granted
  }

  /// `September to August`.
  var fiscalYearText: String {
    words.fiscalYear(from: timeline.fiscalYearStart, to: (timeline.fiscalYearStart + 10) % 12 + 1)
  }
}
