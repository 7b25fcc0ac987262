import JaripAnalysis
import JaripLanguage
import JaripModel

/// What the alternative changes against the first, where a saving comes from, who gains, and who would leave.
struct SharingSheet {
  let edition: BookEdition

  var words: Words { edition.words }
  var figures: Figures { edition.figures }
  private var year: Int { figures.answerYear }
  var yearName: String { edition.timeline.fiscalYears[year].name }
  var money: CellStyle.Form { .decimal(edition.moneyDigits) }
  /// Means of differences are known better than levels.
  var change: CellStyle.Form { .change(edition.moneyDigits + 1) }

  private var pooledLines: [ResolvedLine] {
    figures.model.lines.values.filter { $0.sharing != nil }
  }

  /// Nothing to compare with, and no line that is shared.
  var isEmpty: Bool { edition.first == nil && pooledLines.isEmpty && edition.study.sharing == nil }

  func write(to sheet: WorkbookSheet) {
    sheet.text(
      "\(words.sharingKicker(hasPools: !pooledLines.isEmpty)), \(yearName), \(edition.moneyUnit)",
      0, 0, .title, spills: true)
    var row = 2
    /// A part with its title above and its notes below.
    func add(_ title: String, _ table: SheetTable, notes: [String]) {
      sheet.text(title, row, 0, .strong, spills: true)
      row = table.write(to: sheet, at: row + 1)
      for note in notes {
        sheet.paragraph(note, row, 0...Self.noteColumns, .faint)
        row += 1
      }
      row += 1
    }
    if edition.first != nil {
      add(
        words.differenceTitle(edition.order, yearName, of: edition.onlyCentre), differences,
        notes: [words.differencesSheetNote])
    }
    if !pooledLines.isEmpty {
      add(words.waterfallTitle(yearName), waterfall(at: row + 1), notes: [words.intervalsDoNotAdd])
      add(words.gainsTitle(yearName), gains(at: row + 1), notes: [words.gainNote])
    }
    guard let study = edition.study.sharing else { return }
    add(
      words.splitsCaption(yearName, edition.moneyUnit, trials: study.trials), splits(study),
      notes: [])
    add(
      words.coreCaption(yearName, edition.moneyUnit), coalitions(study),
      notes: coalitionNotes(study))
  }

  /// The last column of notes.
  private static let noteColumns = 9

  // MARK: Differences

  private static let measures = [
    "oss", "fss", "earned_income_ratio", "sdi", "earned", "operating_cost", "operating_result",
    "other_funding", "grant", "surplus", "cash", "reserve_months", "gap", "saving",
  ]

  private var differences: SheetTable {
    var table = SheetTable(
      [.text(words.measure), .text(words.nameHead), .text(words.unitHead)]
        + words.differenceHeads(edition.order).map { .number($0) }, words)
    for name in Self.measures {
      guard let found = figures.difference(name, .network, year: year) else { continue }
      let isMoney = figures.unit(name, .network)?.dimension == edition.scenario.money.dimension
      let isShare = !isMoney && name != "reserve_months"
      let level: CellStyle.Form = isMoney ? money : isShare ? .percent(1) : .decimal(1)
      let form: CellStyle.Form = isMoney ? change : isShare ? .points(2) : .change(2)
      let statistics = found.statistics
      table.add([
        .text(figures.title(of: name, words)), .text(name),
        .text(isMoney ? edition.moneyUnit : isShare ? words.pointsUnit : words.monthsUnit),
        .number(edition.first?.yearly(name, .network, year: year)?.mean, level),
        .number(figures.yearly(name, .network, year: year)?.mean, level),
        .number(statistics.mean, form),
        .number(statistics.standardError, isShare ? .percent(3) : form),
        .number(statistics.p10, form), .number(statistics.p90, form),
        .probability(found.better), .probability(found.equal), .probability(found.worse),
      ])
    }
    return table
  }

  // MARK: Where the saving comes from

  /// - Parameter row: of the head; the lines come below it, then the sums.
  private func waterfall(at row: Int) -> SheetTable {
    var table = SheetTable(
      [.text(words.lineHead), .text(words.nameHead)] + words.meanAndEnds.map { .number($0) }, words)
    func add(
      _ label: String, _ name: String, _ found: Statistics?, sum: BudgetSum? = nil,
      isCost: Bool = false, isTotal: Bool = false
    ) {
      guard let found else { return }
      let sign = isCost ? -1.0 : 1
      let ends = isCost ? [found.p90, found.p10] : [found.p10, found.p90]
      let mean = found.mean.map { sign * $0 }
      var cell = SheetTable.Cell.number(mean, change)
      if let sum, let mean, sum.gives(mean, { place in table.number(place - row - 1, 2) }) {
        cell = .formula(sum.formula(in: 2), mean, change)
      }
      table.add(
        [.text(label), .text(name), cell] + ends.map { .number($0.map { sign * $0 }, change) },
        isTotal: isTotal)
    }
    for line in pooledLines {
      let name = "\(line.name).gross_saving"
      add(words.title(line.line.notes.title, else: line.name), name, figures.pool(name, year: year))
    }
    let gross = row + 1 + table.rows.count
    add(
      words.grossSaving, "total.gross_saving", figures.pool("total.gross_saving", year: year),
      sum: BudgetSum(Array(row + 1..<gross)), isTotal: true)
    for term in ["localisation", "pairs", "secretariat"] {
      add(
        words.costOfSharing(term), "total.\(term)", figures.pool("total.\(term)", year: year),
        isCost: true)
    }
    add(
      words.netSaving, "saving", figures.yearly("saving", .network, year: year),
      sum: BudgetSum(Array(gross..<row + 1 + table.rows.count)), isTotal: true)
    return table
  }

  // MARK: Who gains

  /// - Parameter row: of the head.
  private func gains(at row: Int) -> SheetTable {
    var table = SheetTable(
      [.text(words.centre), .text(words.nameHead)]
        + (words.meanAndEnds + words.gainHeads).map { .number($0) }, words)
    for place in figures.rows {
      let saving = figures.yearly("saving", place, year: year)
      let cost = figures.yearly("operating_cost", place, year: year)?.mean
      let here = row + 1 + table.rows.count
      var share = SheetTable.Cell.blank
      if let mean = saving?.mean, let cost, cost > 0 {
        share = .formula(
          "=\(CellAddress.name(here, 2))/\(CellAddress.name(here, 5))", mean / cost, .points(1))
      }
      let mean = saving?.mean
      let sum = BudgetSum(Array(row + 1..<here))
      var cell = SheetTable.Cell.number(mean, change)
      if place == .network, let mean, sum.gives(mean, { table.number($0 - row - 1, 2) }) {
        cell = .formula(sum.formula(in: 2), mean, change)
      }
      table.add(
        [
          .text(edition.name(place)), .text(ResultTable.name(place, edition.scenario)), cell,
          .number(saving?.p10, change), .number(saving?.p90, change), .number(cost, money), share,
          .probability(figures.positive("saving", place, year: year)),
        ], isTotal: place == .network)
    }
    return table
  }
}

extension SheetTable {
  /// The number in a cell of the body, or what its formula comes to.
  func number(_ row: Int, _ column: Int) -> Double? {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return nil }
    return rows[row][column].number
  }
}
