public import JaripAnalysis
import JaripLanguage
import JaripScenario

/// What `validate` prints: the verdict first, then facts, coverage and references, for each origin.
public struct ValidateText: Sendable {
  let validations: [Validation]
  let words: Words

  /// - Parameter validations: of one scenario, at least one, each as of its origin.
  public init(_ validations: [Validation], in language: Language) {
    precondition(!validations.isEmpty, "There is nothing to print")
    self.validations = validations
    words = Words(language)
  }

  /// The verdicts alone.
  public var short: Page {
    var page = Page()
    addPreview(to: &page)
    for validation in validations { addAnswer(validation, to: &page) }
    return page
  }

  public var page: Page {
    var page = Page()
    let scenario = validations[0].scenario
    page.add(words.heading(of: scenario), .faint)
    if scenario.alternatives.count + scenario.leftOut.count > 1 {
      let name = scenario.alternatives.first { $0.name == validations[0].alternative }
      page.add(words.about(name.map(words.name) ?? validations[0].alternative), .faint)
    }
    addPreview(to: &page)
    for (index, validation) in validations.enumerated() {
      page.blank()
      addAnswer(validation, to: &page)
      addFacts(validation, isExplained: index == 0, to: &page)
      addTogether(validation, to: &page)
      addReferences(validation, isExplained: index == 0, to: &page)
      addEvents(validation, to: &page)
      addViews(validation, to: &page)
    }
    let first = validations[0]
    page.blank()
    page.paragraph(
      words.validationMethod(
        trials: first.trials, seed: first.settings.seed,
        sampling: first.settings.sampling.rawValue, version: ReportConstants.engineVersion,
        hash: String(Manifest.hash(of: scenario.files).prefix(12))), .faint)
    return page
  }

  /// Says that the trials are few.
  private func addPreview(to page: inout Page) {
    guard validations[0].trials < ReportConstants.previewTrials else { return }
    page.add(words.preview(trials: validations[0].trials), .faint)
  }

  private func addAnswer(_ validation: Validation, to page: inout Page) {
    if let origin = validation.origin { page.add(words.forecastsAsOf(origin), .strong) }
    let (summary, events) = (validation.summary, validation.eventSummary)
    if !validation.forecasts.isEmpty || validation.events.isEmpty {
      page.paragraph(Self.verdict(validation, words), .strong)
    }
    if !validation.events.isEmpty { page.paragraph(words.verdict(events), .strong) }
    var cautions: [String] = []
    let known = summary.mayBeKnown + events.mayBeKnown
    if known > 0 {
      cautions.append(words.mayBeKnown(known, of: summary.testFacts + events.tests))
    }
    if summary.scored + events.tests > 0 { cautions.append(words.factsHangTogether) }
    if !cautions.isEmpty { page.paragraph(cautions.joined(separator: " ")) }
  }

  /// The sentence on whether the model is better than its references.
  static func verdict(_ validation: Validation, _ words: Words) -> String {
    let comparisons = validation.summary.comparisons
    let named =
      validation.summary.verdict == .worse
      ? comparisons.filter { $0.verdict == .worse } : comparisons
    return words.verdict(
      validation.summary, facts: validation.forecasts.count, asOf: validation.origin,
      references: named.map { words.name(of: $0.kind, in: validation.scenario) })
  }

  // MARK: Tables

  private func addFacts(_ validation: Validation, isExplained: Bool, to page: inout Page) {
    guard !validation.forecasts.isEmpty else { return }
    page.heading(words.factsHeading(validation.forecasts.count))
    var table = TextTable([
      .init(words.observation, alignment: .left, isFlexible: true),
      .init(words.use, alignment: .left), .init(words.fact), .init(words.forecastHead),
      .init("PIT"), .init("CRPS"), .init(words.insideHead),
    ])
    for row in validation.forecasts {
      var cells = [
        words.title(row.observation.notes.title, else: row.observation.name),
        words.use(isTest: row.isTest, mayBeKnown: row.mayBeKnown),
        number(row.fact), "", "", "", "",
      ]
      var notes: [String] = []
      if let forecast = row.forecast, let crps = row.crps {
        cells[3] = interval(forecast)
        cells[4] = row.pit.map { NumberText.decimal($0, digits: 2) } ?? NumberText.missing
        cells[5] = NumberText.sensible(crps, digits: 3)
        cells[6] = words.inside(
          ValidationSummary.shares.first { row.isInside($0) == true })
        if forecast.undefined > 0 {
          notes.append(
            words.undefinedTrials(
              forecast.undefined, of: forecast.undefined + forecast.values.count))
        }
      } else {
        cells[3] = words.notDefined
      }
      table.add(cells, row.isTest ? .plain : .faint, notes: notes)
    }
    table.write(to: &page)
    if isExplained { page.paragraph(words.factsNote, .faint, indent: 2) }
  }

  private func addTogether(_ validation: Validation, to page: inout Page) {
    let summary = validation.summary
    guard summary.scored > 0 else { return }
    page.heading(words.testsHeading(asOf: validation.origin))
    for coverage in summary.coverage { page.paragraph(words.coverage(coverage), indent: 2) }
    guard let score = summary.meanRelativeScore, let bias = summary.bias else { return }
    page.paragraph(
      words.scores(
        relative: NumberText.decimal(score * 100, digits: 1) + "%",
        bias: NumberText.signed(bias * 100, digits: 1) + "%"), indent: 2)
  }

  private func addReferences(_ validation: Validation, isExplained: Bool, to page: inout Page) {
    guard !validation.summary.comparisons.isEmpty else { return }
    page.heading(words.referencesHeading)
    var table = TextTable([
      .init(words.referenceHead, alignment: .left, isFlexible: true), .init(words.pairsHead),
      .init(words.betterWorseHead), .init(words.skillHead), .init(words.signTestHead),
      .init(words.permutationHead), .init(words.verdictHead, alignment: .left),
    ])
    for comparison in validation.summary.comparisons {
      table.add([
        words.name(of: comparison.kind, in: validation.scenario), String(comparison.pairs),
        "\(comparison.signTest.better) / \(comparison.signTest.worse)",
        comparison.skill.map { NumberText.decimal($0, digits: 2) } ?? NumberText.missing,
        probability(comparison.signTest.pValue), probability(comparison.permutationTest.pValue),
        words.verdict(comparison.verdict, isKnown: validation.summary.mayBeKnown > 0),
      ])
    }
    table.write(to: &page)
    if isExplained { page.paragraph(words.referencesNote, .faint, indent: 2) }
  }

  private func addEvents(_ validation: Validation, to page: inout Page) {
    guard !validation.events.isEmpty else { return }
    page.heading(words.eventsHeading(validation.events.count))
    var table = TextTable([
      .init(words.eventHead, alignment: .left, isFlexible: true),
      .init(words.use, alignment: .left), .init(words.happenedHead, alignment: .left),
      .init(words.probabilityHead), .init(words.expectedHead), .init("Brier"),
      .init(words.logHead),
    ])
    for row in validation.events {
      let event = row.event
      table.add(
        [
          words.title(event.notes.title, else: words.outcome(event, in: validation.scenario)),
          words.use(isTest: row.isTest, mayBeKnown: row.mayBeKnown),
          words.happened(event.happened), share(row.probability),
          event.expected.map(share) ?? NumberText.missing, score(row.brier),
          score(row.logarithmic),
        ], row.isTest ? .plain : .faint)
    }
    table.write(to: &page)
    guard !validation.eventSummary.bins.isEmpty else { return }
    page.blank()
    var bins = TextTable([
      .init(words.binHead, alignment: .left), .init(words.eventsHead), .init(words.meanHead),
      .init(words.happenedShareHead), .init(words.limitsHead),
    ])
    for bin in validation.eventSummary.bins {
      bins.add([
        "\(share(bin.range.lowerBound)) ~ \(share(bin.range.upperBound))", String(bin.events),
        share(bin.meanProbability), share(Double(bin.happened) / Double(bin.events)),
        "\(share(bin.limits.lowerBound)) ~ \(share(bin.limits.upperBound))",
      ])
    }
    bins.write(to: &page)
    page.paragraph(words.eventsNote, .faint, indent: 2)
  }

  private func addViews(_ validation: Validation, to page: inout Page) {
    guard !validation.views.isEmpty else { return }
    page.heading(words.viewsHeading)
    var table = TextTable([
      .init(words.referenceHead, alignment: .left, isFlexible: true), .init(words.viewHead),
      .init(words.forecastHead),
    ])
    for view in validation.views {
      let reference = view.reference
      table.add([
        "\(words.title(reference.notes.title, else: reference.name)), \(words.shortMonth(reference.at))",
        "\(number(reference.mean)) ± \(number(reference.standardDeviation))",
        view.forecast.map(interval) ?? words.notDefined,
      ])
    }
    table.write(to: &page)
  }

  // MARK: Cells

  private func interval(_ forecast: EnsembleForecast) -> String {
    if forecast.hasNoSpread { return words.certain(number(forecast.values[0])) }
    return [0.1, 0.5, 0.9].map { number(forecast.quantile($0)) }.joined(separator: " ~ ")
  }

  private func share(_ probability: Double) -> String {
    "\(NumberText.decimal(probability * 100, digits: probability == probability.rounded() ? 0 : 1))%"
  }

  private func score(_ value: Double) -> String { NumberText.decimal(value, digits: 3) }

  private func number(_ value: Double) -> String { NumberText.sensible(value) }

  private func probability(_ value: Double) -> String {
    value < 0.001 ? "<0.001" : NumberText.decimal(value, digits: 3)
  }
}
