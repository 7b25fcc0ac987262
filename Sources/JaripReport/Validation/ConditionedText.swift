public import JaripAnalysis
import JaripEngine
import JaripLanguage
import JaripMath

/// What `run` and `compare` print with `--given observations`: the answer given the facts, what each fact says, and
/// the results beside those of all trials alike.
public struct ConditionedText: Sendable {
  let run: ConditionedRun
  let words: Words

  public init(_ run: ConditionedRun, in language: Language) {
    self.run = run
    words = Words(language)
  }

  /// The answer alone, and what it is worth.
  public var short: Page {
    var page = Page()
    let conditioning = run.conditioning
    page.paragraph(
      words.given(
        facts: conditioning.facts.count, trials: conditioning.weights.counts.count,
        worth: Int(conditioning.weights.effectiveTrials)))
    page.add(RunText(run.conditioned, in: words.language).answer)
    return page
  }

  /// - Parameter withComparison: whether the differences of later alternatives are printed too.
  public func page(withComparison: Bool) -> Page {
    var page = Page()
    page.add(words.heading(of: run.conditioned.plan.scenario), .faint)
    page.add(short)
    addFacts(to: &page)
    for alternative in run.conditioned.plan.alternatives.indices {
      addBeside(alternative, to: &page)
    }
    page.paragraph(words.besideNote, .faint, indent: 2)
    if withComparison { CompareText(run.conditioned, in: words.language).addTables(to: &page) }
    RunText(run.conditioned, in: words.language).addMethod(to: &page)
    return page
  }

  private func addFacts(to page: inout Page) {
    page.heading(words.whatFactsSay)
    var table = TextTable([
      .init(words.observation, alignment: .left, isFlexible: true), .init(words.factWithError),
      .init(words.unconditioned, words.viewHead), .init(words.givenFacts, words.viewHead),
      .init(words.worthAlone),
    ])
    let trials = run.conditioning.weights.counts.count
    for fact in run.conditioning.facts where fact.hasSpread || !fact.isReached {
      let observation = fact.observation
      var notes: [String] = []
      if fact.undefinedTrials > 0 {
        notes.append(words.undefinedTrials(fact.undefinedTrials, of: trials))
      }
      if !fact.isReached {
        notes.append(words.notReached(errors: fact.distance))
      } else if !fact.isMet {
        notes.append(words.notMet(errors: fact.remainingDistance))
      }
      table.add(
        [
          name(fact),
          "\(number(observation.value)) ± \(NumberText.sensible(observation.error!, digits: 2))",
          text(fact.unconditioned), text(fact.conditioned),
          NumberText.grouped(Int(fact.effectiveTrials)),
        ], notes: notes)
    }
    if !table.rows.isEmpty { table.write(to: &page) }
    let silent = run.conditioning.facts.filter { !$0.hasSpread && $0.isReached }
    if !silent.isEmpty {
      page.paragraph(words.silentFacts(silent.map(name)), indent: 2)
    }
    page.paragraph(words.whatFactsSayNote, .faint, indent: 2)
  }

  /// One alternative's results as they are and given the facts.
  private func addBeside(_ alternative: Int, to page: inout Page) {
    let before = centres(run.unconditioned, alternative)
    let after = centres(run.conditioned, alternative)
    let figures = after.figures
    page.heading(
      figures.alternativeName(words).map { "\(words.besideHeading): \($0)" } ?? words.besideHeading)
    let date = figures.answerDate
    let month = figures.timeline.month(at: date)
    let hasSelfSufficiency = after.ossMonths.contains(date)
    var columns = [TextTable.Column(words.centre, alignment: .left, isFlexible: true)]
    for title in [words.standsAloneBy(month)]
      + (hasSelfSufficiency ? [words.ossAt(month)] : [])
    {
      columns.append(.init(title, words.unconditioned))
      columns.append(.init("", words.givenFacts))
    }
    var table = TextTable(columns)
    let rows = figures.rows.filter { figures.scenario.centres.count > 1 || $0 != .network }
    for row in rows {
      var cells = [after.name(row)]
      cells += [before, after].map { $0.share($0.figures.independent(row, month: date)) }
      if hasSelfSufficiency { cells += [before, after].map { $0.oss(row, date) } }
      table.add(cells, row == .network ? .strong : .plain)
    }
    if rows.count > 1 {
      var cells = [words.anyCentre]
      cells += [before, after].map { $0.share($0.figures.anyIndependent(month: date)) }
      table.add(cells + (hasSelfSufficiency ? ["", ""] : []))
    }
    table.write(to: &page)
    guard after.ossMonths.count > 1 else { return }
    page.blank()
    var dates = TextTable([
      .init(words.networkOss, alignment: .left), .init(words.unconditioned),
      .init(words.givenFacts),
    ])
    let row = rows.last!
    for month in after.ossMonths {
      let label = [words.shortMonth(figures.timeline.month(at: month)), after.note(month)]
      dates.add(
        [label.compactMap { $0 }.joined(separator: ", ")]
          + [before, after].map { $0.oss(row, month) })
    }
    dates.write(to: &page)
  }

  private func centres(_ projection: Projection, _ alternative: Int) -> CentresTable {
    CentresTable(figures: Figures(projection, alternative: alternative), words: words)
  }

  // MARK: Cells

  private func name(_ fact: Conditioning.Fact) -> String {
    words.title(fact.observation.notes.title, else: fact.observation.name)
  }

  private func text(_ moments: Moments) -> String {
    let deviation = moments.standardDeviation ?? 0
    return "\(number(moments.mean)) ± \(NumberText.sensible(deviation, digits: 2))"
  }

  private func number(_ value: Double) -> String { NumberText.sensible(value) }
}
