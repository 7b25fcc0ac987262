public import JaripEngine
import JaripLanguage
import JaripModel

/// What `compare` prints: for each later alternative the answers, and the differences from the first,
/// trial by trial.
public struct CompareText: Sendable {
  let projection: Projection
  let words: Words

  public init(_ projection: Projection, in language: Language) {
    self.projection = projection
    words = Words(language)
  }

  public var page: Page {
    var page = Page()
    let run = RunText(projection, in: words.language)
    page.add(words.heading(of: projection.plan.scenario), .faint)
    run.addPreview(to: &page)
    page.add(run.answer)
    addTables(to: &page)
    run.addMethod(to: &page)
    return page
  }

  /// The differences from the first alternative, for each later one.
  func addTables(to page: inout Page) {
    for index in projection.plan.alternatives.indices.dropFirst() {
      let figures = Figures(projection, alternative: index)
      page.heading(
        words.pairedHeading(
          words.less(
            words.name(of: figures.scenario.alternatives[index]),
            words.name(of: figures.scenario.alternatives[0]))))
      networkTable(figures).write(to: &page)
      page.blank()
      centresTable(figures).write(to: &page)
      page.paragraph(words.pairedNote, .faint, indent: 2)
    }
  }

  /// The measures of the network, and its independence.
  private func networkTable(_ figures: Figures) -> TextTable {
    let year = figures.answerYear
    let yearName = figures.timeline.fiscalYears[year].name
    var verdicts = TextTable.Column(words.verdictHead, alignment: .left)
    verdicts.wrapWidth = 16
    var measures = TextTable.Column(
      words.network, words.measure(in: yearName), alignment: .left, isFlexible: true)
    measures.wrapWidth = .max
    var table = TextTable([
      measures, .init(words.meanWithError), .init(words.interval), .init(words.betterEqualWorse),
      verdicts,
    ])
    for name in ["oss", "cash", "saving", "operating_cost"] {
      guard let difference = figures.difference(name, .network, year: year) else { continue }
      let title = figures.title(of: name, words)
      let isRatio = name == "oss"
      table.add(
        [isRatio ? words.points(head: title) : title]
          + cells(difference, factor: isRatio ? 100 : 1) + [
            shares(difference), verdict(difference),
          ])
    }
    let date = figures.answerDate
    let label = words.points(head: words.standsAloneBy(figures.timeline.month(at: date)))
    if let change = figures.independenceDifference(.network, month: date) {
      let equal = change.trials - change.gained - change.lost
      table.add([
        label, cell(change), "", shares([change.gained, equal, change.lost], change.trials),
        verdict(change),
      ])
    }
    if let count = figures.centreCountDifference(month: date) {
      table.add([
        words.independentCentres, withError(count.mean, count.error ?? 0, otherwise: 2), "", "", "",
      ])
    }
    return table
  }

  private func centresTable(_ figures: Figures) -> TextTable {
    let year = figures.answerYear
    let yearName = figures.timeline.fiscalYears[year].name
    let date = figures.timeline.month(at: figures.answerDate)
    var table = TextTable([
      .init(words.centre, alignment: .left, isFlexible: true),
      .init(words.points(head: words.pick("OSS", "운영자립도")), yearName), .init("", words.interval),
      .init("", words.better), .init(words.pick("saving", "절감액"), yearName),
      .init("", words.better), .init(words.points(head: words.standsAlone), words.by(date)),
    ])
    for (number, centre) in figures.scenario.centres.enumerated() {
      let row = FigureRow.centre(number)
      var cells = [words.name(of: centre)]
      if let oss = figures.difference("oss", row, year: year) {
        cells += self.cells(oss, factor: 100) + [percent(oss.better)]
      } else {
        cells += [NumberText.missing, "", ""]
      }
      if let saving = figures.difference("saving", row, year: year) {
        cells += [self.cells(saving, factor: 1)[0], percent(saving.better)]
      } else {
        cells += [NumberText.missing, ""]
      }
      let change = figures.independenceDifference(row, month: figures.answerDate)
      table.add(cells + [change.map(cell) ?? NumberText.missing])
    }
    return table
  }

  // MARK: Cells

  /// Mean with error, and interval.
  private func cells(_ difference: PairedDifference, factor: Double) -> [String] {
    let statistics = difference.statistics
    guard let mean = statistics.mean else { return [NumberText.missing, ""] }
    let error = (statistics.standardError ?? 0) * factor
    let text = withError(mean * factor, error, otherwise: 1)
    guard let low = statistics.p10, let high = statistics.p90, low != high else {
      return [text, ""]
    }
    // Ends to one digit more than levels at most: the error is that of the mean, not theirs.
    let digits = max(0, min(1, NumberText.errorDigits(error)))
    let ends = [low, high].map { NumberText.signed($0 * factor, digits: digits) }
    return [text, "\(ends[0]) ~ \(ends[1])"]
  }

  private func cell(_ change: ProbabilityDifference) -> String {
    withError(change.mean * 100, (change.standardError ?? 0) * 100, otherwise: 1)
  }

  /// A mean to the first digit of its error.
  private func withError(_ mean: Double, _ error: Double, otherwise: Int) -> String {
    guard error > 0 else { return NumberText.signed(mean, digits: otherwise) }
    let digits = max(0, NumberText.errorDigits(error))
    return "\(NumberText.signed(mean, digits: digits)) ±\(NumberText.errorText(error))"
  }

  private func percent(_ frequency: Frequency?) -> String {
    frequency.map { NumberText.decimal($0.probability * 100, digits: 0) + "%" } ?? ""
  }

  private func shares(_ difference: PairedDifference) -> String {
    guard let better = difference.better, let equal = difference.equal,
      let worse = difference.worse
    else { return "" }
    return shares([better.count, equal.count, worse.count], better.trials)
  }

  private func shares(_ counts: [Int], _ trials: Int) -> String {
    NumberText.wholePercentages(counts, of: trials).map(String.init).joined(separator: " / ")
  }

  private func verdict(_ difference: PairedDifference) -> String {
    if difference.isNeverDifferent { return words.identical }
    guard let better = difference.better, let worse = difference.worse else { return "" }
    return words.verdict(better: better, worse: worse)
  }

  private func verdict(_ change: ProbabilityDifference) -> String {
    if change.gained + change.lost == 0 { return words.identical }
    return words.verdict(
      better: Frequency(count: change.gained, trials: change.trials),
      worse: Frequency(count: change.lost, trials: change.trials))
  }
}
