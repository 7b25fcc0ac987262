public import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// What `run` prints: the answer first, then the centres, the budget, and how it was computed.
public struct RunText: Sendable {
  let projection: Projection
  let words: Words

  public init(_ projection: Projection, in language: Language) {
    self.projection = projection
    words = Words(language)
  }

  /// One sentence for each alternative, and one for each difference.
  public var answer: Page {
    var page = Page()
    for index in projection.plan.alternatives.indices {
      let figures = Figures(projection, alternative: index)
      let sentences = [answer(of: figures), distress(of: figures)].compactMap { $0 }
      page.paragraph(sentences.joined(separator: " "), .strong)
    }
    for index in projection.plan.alternatives.indices.dropFirst() {
      let figures = Figures(projection, alternative: index)
      if let sentence = DifferenceSentence(figures: figures, words: words).text {
        page.paragraph(sentence)
      }
    }
    return page
  }

  /// What a small number of trials is worth.
  func addPreview(to page: inout Page) {
    guard isRandom, projection.trials < ReportConstants.previewTrials else { return }
    page.add(words.preview(trials: projection.trials), .faint)
  }

  /// The answer alone, and what it is worth.
  public var short: Page {
    var page = Page()
    addPreview(to: &page)
    page.add(answer)
    return page
  }

  public var page: Page {
    var page = Page()
    page.add(words.heading(of: projection.plan.scenario), .faint)
    addPreview(to: &page)
    page.add(answer)
    for index in projection.plan.alternatives.indices {
      let figures = Figures(projection, alternative: index)
      CentresTable(figures: figures, words: words).write(to: &page)
      BudgetTable(figures: figures, words: words).write(to: &page)
    }
    addMethod(to: &page)
    return page
  }

  private var isRandom: Bool { projection.plan.hasTrialAxis }

  private func answer(of figures: Figures) -> String {
    let date = figures.answerDate
    if let untold = figures.untold {
      let sentence = words.cannotBeTold(by: figures.timeline.month(at: date), untold)
      return figures.alternativeName(words).map { "\($0): \(sentence)" } ?? sentence
    }
    let independence = figures.scenario.alternatives[figures.alternative].independence
    func place(_ row: FigureRow, _ name: String) -> Answer.Place {
      let month = figures.independenceMonth(0.5, row)
      return Answer.Place(
        name: name, frequency: figures.independent(row, month: date),
        month: month.map { figures.timeline.month(at: $0) })
    }
    return words.answer(
      Answer(
        date: figures.timeline.month(at: date), alternative: figures.alternativeName(words),
        test: words.test(independence.test.text), sustained: independence.sustained,
        centres: figures.scenario.centres.enumerated().map {
          place(.centre($0.offset), words.name(of: $0.element))
        }, network: place(.network, words.network),
        anyCentre: figures.anyIndependent(month: date), isRandom: isRandom))
  }

  /// How often cash has been below 0, or how often centres have closed; nothing if never.
  private func distress(of figures: Figures) -> String? {
    let date = figures.answerDate
    let isClosing = figures.hasClosing
    func found(_ row: FigureRow) -> Frequency {
      isClosing ? figures.closed(row, month: date) : figures.overdrawn(row, month: date)
    }
    let centres = figures.scenario.centres.enumerated().map {
      Distress.Place(name: words.name(of: $0.element), frequency: found(.centre($0.offset)))
    }
    let network = found(.network)
    guard centres.contains(where: { !$0.frequency.isNone }) || !(isClosing || network.isNone)
    else { return nil }
    let distress = Distress(
      date: figures.timeline.month(at: date), centres: centres, network: network,
      isRandom: isRandom)
    return isClosing ? words.closedSentence(distress) : words.overdrawnSentence(distress)
  }

  func addMethod(to page: inout Page) {
    page.heading(words.methodHeading)
    page.paragraph(
      words.method(
        trials: projection.trials, sampling: projection.sampling,
        onceCount: projection.plan.onceDraws.count, isExact: projection.isExact,
        isRandom: isRandom), indent: 2)
    var said: [String] = []
    for (index, alternative) in projection.plan.scenario.alternatives.enumerated() {
      let text = words.independence(
        test: ValueText.oneLine(alternative.independence.test.text),
        sustained: alternative.independence.sustained,
        from: projection.plan.independenceFrom[index],
        isStated: alternative.independence.from != nil)
      guard !said.contains(text) else { continue }
      said.append(text)
      page.paragraph(text, indent: 2)
    }
    page.paragraph(
      words.version(
        ReportConstants.engineVersion,
        hash: String(Manifest.hash(of: projection.plan.scenario.files).prefix(12))), indent: 2)
  }
}

extension Figures {
  var answerDate: Int { dates.answer }
  /// From when and for how long the test counts, where no trial can pass it by the answer's date.
  var untold: (from: Month, sustained: Int)? {
    let from = plan.independenceFrom[alternative]
    return from > timeline.month(at: answerDate) || isTooShort
      ? (from, scenario.alternatives[alternative].independence.sustained) : nil
  }
  /// Whether no trial can pass the test before the timeline ends.
  var isTooShort: Bool {
    let sustained = scenario.alternatives[alternative].independence.sustained
    return plan.independenceFrom[alternative] > timeline.end + (1 - sustained)
  }
  var lastFact: Int? { dates.lastFact }
  /// The last month in which a grant is paid; nothing where one is still paid in the last year.
  var grantEnd: Int? {
    let last = timeline.fiscalYears.count - 1
    let isOpenEnded = model.grants.values.contains { $0.grant.ends == nil }
    if isOpenEnded, let paid = yearly("grant", .network, year: last)?.mean, paid > 0 { return nil }
    return dates.grantEnd
  }
  private var dates: AnswerDates { AnswerDates(plan: plan, alternative: alternative) }

  /// The fiscal year that holds the answer's month.
  var answerYear: Int {
    timeline.fiscalYears.firstIndex { $0.offsets.contains(answerDate) } ?? 0
  }

  /// The title of the alternative, or nothing where there is only one.
  func alternativeName(_ words: Words) -> String? {
    plan.alternatives.count > 1
      ? words.name(of: scenario.alternatives[alternative]) : nil
  }
}
