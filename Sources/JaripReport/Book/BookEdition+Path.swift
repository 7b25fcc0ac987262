import JaripCharts
import JaripLanguage

/// What becomes of the centres, month by month from the grant's end.
extension BookEdition {
  var path: Html {
    let count = scenario.centres.count
    var content: [Html] = []
    if count > 1 {
      content.append(
        figure(
          "outcomes",
          OutcomeChart(
            title: words.networkOutcomes(count, isAfterGrant: figures.grantEnd != nil),
            start: pathStart,
            shares: months.map { month in OutcomeShares.sum(centreShares(month)) },
            centreCount: count), subtitle: words.networkOutcomesSubtitle))
      content.append(
        figure(
          "centres",
          OutcomeGrid(
            title: words.centreByCentre, start: pathStart,
            panels: scenario.centres.indices.map { centre in
              .init(
                name: name(.centre(centre)), shares: months.map { centreShares($0)[centre] })
            }), subtitle: words.centreOutcomesSubtitle(timeline.end)))
      if isRandom { content.append(countTable) }
    } else {
      content.append(
        figure(
          "outcomes",
          OutcomeChart(
            title: words.oneOutcome(name(.centre(0)), isAfterGrant: figures.grantEnd != nil),
            start: pathStart,
            shares: months.map { centreShares($0)[0] }, centreCount: isRandom ? nil : 1),
          subtitle: isRandom
            ? words.centreOutcomesSubtitle(timeline.end)
            : words.networkOutcomesSubtitle))
    }
    return section(
      "path", kicker: words.pathKicker, heading: pathHeading, content, aside: pathNotes)
  }

  /// Where the grant ends, else where the facts do, else the start.
  private var pathStart: Month {
    timeline.month(at: figures.grantEnd ?? figures.lastFact ?? 0)
  }

  private var months: Range<Int> { (pathStart - timeline.start)..<timeline.monthCount }

  /// By centre; nothing for one that is not open yet.
  private func centreShares(_ month: Int) -> [OutcomeShares?] {
    scenario.centres.enumerated().map { index, centre in
      guard centre.opens <= timeline.month(at: month) else { return nil }
      return OutcomeShares(
        independent: figures.independent(.centre(index), month: month).probability,
        closed: figures.closed(.centre(index), month: month).probability)
    }
  }

  private var pathHeading: String {
    let shares = OutcomeShares.sum(centreShares(figures.answerDate))
    guard scenario.centres.count > 1 else {
      return words.onePathHeading(
        name(.centre(0)), date: date,
        independent: figures.independent(.centre(0), month: figures.answerDate),
        closed: figures.hasClosing
          ? figures.closed(.centre(0), month: figures.answerDate) : nil, isRandom: isRandom)
    }
    let any = figures.anyIndependent(month: figures.answerDate)
    func text(_ value: Double) -> String {
      // 0 is exact, as in the table.
      NumberText.decimal(value, digits: isRandom && value > 0 ? value < 0.1 ? 2 : 1 : 0)
    }
    return words.pathHeading(
      date: date, count: scenario.centres.count,
      none: Frequency(count: any.trials - any.count, trials: any.trials),
      independent: text(shares.independent), closed: figures.hasClosing ? text(shares.closed) : nil,
      isRandom: isRandom)
  }

  private var pathNotes: [String] {
    var notes = [words.outcomesNote(hasClosing: figures.hasClosing)]
    if scenario.centres.count > 1, isRandom {
      notes.append(
        words.onePurse(
          figures.independent(.network, month: figures.answerDate), date: date,
          hasClosing: figures.hasClosing))
    }
    let sustained = scenario.alternatives[study.alternative].independence.sustained
    if sustained > 1 { notes.append(words.horizonNote(sustained)) }
    return notes
  }

  /// How many trials have each number of centres that stand alone.
  private var countTable: Html {
    let counts = figures.independentCentres(month: figures.answerDate)
    let last = min(BookConstants.countColumns, counts.count - 1)
    let heads = (0..<last).map(String.init) + [last == counts.count - 1 ? "\(last)" : "\(last)+"]
    let cells =
      counts[0..<last].map(NumberText.grouped) + [NumberText.grouped(counts[last...].reduce(0, +))]
    return table(
      words.countsCaption(date), [words.centresHeading] + heads,
      [[words.trialsOf(figures.trials)] + cells], class: "small")
  }
}
