import JaripLanguage

/// Centre by centre: who stands alone by the answer's date, who has closed, from when, and with what
/// self-sufficiency.
struct CentresTable {
  let figures: Figures
  let words: Words

  func write(to page: inout Page) {
    page.heading(
      figures.alternativeName(words).map { "\(words.centresHeading): \($0)" }
        ?? words.centresHeading)
    let date = figures.timeline.month(at: figures.answerDate)
    var columns = [TextTable.Column(words.centre, "", alignment: .left, isFlexible: true)]
    columns.append(.init([words.standsAlone] + words.byLines(date)))
    if figures.hasClosing { columns.append(.init([words.closed] + words.byLines(date))) }
    columns.append(.init(words.independentFrom, isRandom ? words.medianMonthHead : "", ""))
    for month in ossMonths {
      columns.append(.init(words.oss(figures.timeline.month(at: month), note(month))))
    }
    var table = TextTable(columns)
    for row in figures.rows where figures.scenario.centres.count > 1 || row != .network {
      table.add(cells(row), row == .network ? .strong : .plain)
    }
    table.write(to: &page)
    if isRandom {
      page.paragraph(words.centresNote(hasClosing: figures.hasClosing), .faint, indent: 2)
    }
  }

  private var isRandom: Bool { figures.plan.hasTrialAxis }

  private func cells(_ row: FigureRow) -> [String] {
    let isTold = figures.untold == nil
    var cells = [
      name(row),
      isTold ? share(figures.independent(row, month: figures.answerDate)) : NumberText.missing,
    ]
    if figures.hasClosing { cells.append(share(figures.closed(row, month: figures.answerDate))) }
    cells.append(
      figures.independenceMonth(0.5, row)
        .map { words.shortMonth(figures.timeline.month(at: $0)) }
        ?? (figures.isTooShort ? NumberText.missing : words.neverText))
    return cells + ossMonths.map { oss(row, $0) }
  }

  func name(_ row: FigureRow) -> String {
    if case .centre(let number) = row { return words.name(of: figures.scenario.centres[number]) }
    return words.network
  }

  func share(_ frequency: Frequency) -> String {
    if isRandom { return words.percentage(frequency) }
    return words.does(frequency.isAll)
  }

  /// The last month of facts, the grant's end and the answer's date, each once.
  var ossMonths: [Int] {
    guard figures.output("oss", .centre(0)) != nil else { return [] }
    var months: [Int] = []
    for month in [figures.lastFact, figures.grantEnd, figures.answerDate].compactMap({ $0 })
    where !months.contains(month) { months.append(month) }
    return months.sorted()
  }

  func note(_ month: Int) -> String? {
    if month == figures.lastFact { return words.nowNote }
    return month == figures.grantEnd ? words.grantEndNote : nil
  }

  func oss(_ row: FigureRow, _ month: Int) -> String {
    guard let found = figures.monthly("oss", row, month: month), let low = found.p10,
      let middle = found.median, let high = found.p90
    else { return NumberText.missing }
    let texts = [low, middle, high].map { NumberText.decimal($0 * 100, digits: 0) }
    return texts[0] == texts[2] ? "\(texts[1])%" : texts.joined(separator: " ~ ")
  }
}
