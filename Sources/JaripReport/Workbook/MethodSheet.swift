import JaripEngine
import JaripLanguage
import JaripScenario

/// How the numbers came about, how to get them again, and how far other draws would move them.
struct MethodSheet {
  let edition: BookEdition

  private var words: Words { edition.words }
  private var figures: Figures { edition.figures }
  private var projection: Projection { edition.study.projection }

  func write(to sheet: WorkbookSheet) {
    sheet.text(words.methodKicker, 0, 0, .title, spills: true)
    sheet.width(0, 48)
    for column in 1...4 { sheet.width(column, 22) }
    var row = 2
    for (label, cell) in facts {
      sheet.text(label, row, 0, .fact)
      switch cell {
      case .number(let value, let form):
        sheet.number(value, row, 1, CellStyle(form: form, isLeft: true))
      case .text(let text): sheet.paragraph(text, row, 1...4)
      case .lines, .wide, .value, .formula, .blank: break
      }
      row += 1
    }
    guard edition.isRandom else { return }
    row += 1
    sheet.text(words.errorsCaption, row, 0, .strong, spills: true)
    row = errors.write(to: sheet, at: row + 1)
    for note in [words.errorNote, words.kindsNote] {
      sheet.paragraph(note, row, 0...4, .faint)
      row += 1
    }
  }

  private var facts: [(String, SheetTable.Cell)] {
    let scenario = edition.scenario
    let timeline = edition.timeline
    let names = scenario.alternatives.enumerated().map { index, alternative in
      let name = "\(words.name(of: alternative)) [\(alternative.name)]"
      return index == edition.study.alternative ? words.thisBook(name) : name
    }
    let file = scenario.files.first?.name ?? ""
    return [
      (words.engine, .text("jarip \(ReportConstants.engineVersion)")),
      (words.scenarioFiles, .text(words.files(file, scenario.files.count))),
      (words.hash, .text("sha256 " + Manifest.hash(of: scenario.files))),
      (words.trialsHead, .number(Double(projection.trials), .decimal(0))),
      // Spreadsheets keep 15 digits.
      (
        words.seedHead,
        projection.seed < 1_000_000_000_000_000
          ? .number(Double(projection.seed), .whole) : .text(String(projection.seed))
      ),
      (words.samplingHead, .text(projection.sampling.layout.rawValue)),
      (
        words.computation,
        .text(
          words.method(
            trials: projection.trials, sampling: projection.sampling,
            onceCount: figures.plan.onceDraws.count, isExact: projection.isExact,
            isRandom: edition.isRandom))
      ),
      (words.alternativesHeading, .text(names.joined(separator: ", "))),
      (
        words.monthsHead,
        .text(
          words.months(
            from: timeline.start, to: timeline.end,
            facts: figures.lastFact.map { timeline.month(at: $0) }))
      ),
      (words.fiscalYearHead, .text(edition.fiscalYearText)),
      (words.moneyHead, .text(edition.moneyUnit)),
      (words.testHead, .text(edition.testText)),
      (
        words.again,
        .text(
          "jarip report \(file.split(separator: "/").last ?? "") --seed \(projection.seed) "
            + "--trials \(projection.trials) --out book")
      ),
    ]
  }

  /// The figures of the answer with their Monte Carlo errors.
  private var errors: SheetTable {
    var table = SheetTable(
      [.text(words.figureHead)] + words.errorSheetHeads.map { .number($0) }, words)
    let month = figures.answerDate
    func add(_ label: String, _ frequency: Frequency) {
      let limits = frequency.wilsonLimits
      table.add([
        .lines(label), .number(frequency.probability, .percent(2)),
        .number(frequency.standardError, .percent(2)), .number(limits.lowerBound, .percent(2)),
        .number(limits.upperBound, .percent(2)),
      ])
    }
    func add(_ label: String, _ found: Statistics?, _ form: CellStyle.Form) {
      guard let mean = found?.mean, let error = found?.standardError else { return }
      table.add(
        [.lines(label), .number(mean, form), .number(error, .percent(3))]
          + [mean - 1.96 * error, mean + 1.96 * error].map { .number($0, form) })
    }
    for row in edition.rows {
      add(
        words.standsAlone(edition.name(row), by: edition.date),
        figures.independent(row, month: month))
    }
    if edition.onlyCentre == nil {
      add(words.anyStandsAlone(by: edition.date), figures.anyIndependent(month: month))
    }
    let oss = words.networkOss(edition.date, of: edition.onlyCentre)
    add(oss, figures.monthly("oss", .network, month: month), .percent(3))
    if edition.first != nil {
      add(
        "\(oss), \(edition.order)",
        figures.difference("oss", .network, year: figures.answerYear)?.statistics, .points(3))
    }
    return table
  }
}
