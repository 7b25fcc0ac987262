import JaripAnalysis
import JaripCharts
import JaripLanguage

/// The first screen: the answer as a sentence, three facts that belong to it, and the centres.
extension BookEdition {
  var answer: Html {
    let isSingle = scenario.centres.count == 1 || !isRandom || figures.untold != nil
    let facts = (isSingle ? [effect] : [bestCentre, anyCentre, effect]).compactMap { $0 }
    return Html(
      "section", class: "full",
      with: ["id": id("answer"), "aria-labelledby": id("answer-heading")],
      notices + [
        Html("h1", with: ["id": id("answer-heading")], words.headline(headline))
      ]
        + (facts.isEmpty
          ? [] : [Html("div", class: "three", facts.map { Html("p", [.prose($0)]) })])
        + [
          figure("strip", strip, wide: BookConstants.page, note: stripNote)
        ])
  }

  /// What makes this run another than that of the file, and what few trials are worth.
  private var notices: [Html] {
    let changes = scenario.files.filter { $0.name == "--set" }.map(\.text)
    var notices = changes.isEmpty ? [] : [words.changed(changes)]
    if isRandom, figures.trials < ReportConstants.previewTrials {
      notices.append(words.preview(trials: figures.trials))
    }
    return notices.map { Html("p", class: "preview", $0) }
  }

  var headline: Headline {
    let found = scenario.centres.indices.map {
      figures.independent(.centre($0), month: figures.answerDate)
    }
    let bar = 0.66
    func isLikely(_ frequency: Frequency, _ limit: KeyPath<ClosedRange<Double>, Double>) -> Bool {
      isRandom ? frequency.wilsonLimits[keyPath: limit] > bar : frequency.isAll
    }
    let fewest = found.count { isLikely($0, \.lowerBound) }
    let most = found.count { isLikely($0, \.upperBound) }
    return Headline(
      date: date, centreCount: found.count,
      only: found.count == 1 ? (name(.centre(0)), found[0]) : nil, likely: fewest...most,
      isRandom: isRandom, change: change, untold: figures.untold)
  }

  private var change: Headline.Change? {
    let year = figures.answerYear
    guard first != nil, let own = figures.yearly("oss", .network, year: year)?.median,
      let difference = figures.difference("oss", .network, year: year),
      let mean = difference.statistics.mean
    else { return nil }
    let isSame = difference.isNeverDifferent
    return Headline.Change(
      later: words.name(of: scenario.alternatives[study.alternative]), level: own,
      points: NumberText.decimal(abs(mean) * 100, digits: pointDigits(difference)),
      isRise: mean > 0, better: isSame ? nil : difference.better,
      worse: isSame ? nil : difference.worse,
      cash: isSame
        ? cashDifference.map {
          words.moreCash(money.prose(abs($0.mean)), isMore: $0.mean > 0, date: yearEnd)
        } : nil)
  }

  private func pointDigits(_ difference: PairedDifference) -> Int {
    min(1, max(0, NumberText.errorDigits((difference.statistics.standardError ?? 0) * 100)))
  }

  private var yearEnd: Month {
    timeline.month(at: timeline.fiscalYears[figures.answerYear].offsets.upperBound - 1)
  }

  private var cashDifference: (mean: Double, better: Frequency)? {
    guard let found = figures.difference("cash", .network, year: figures.answerYear),
      !found.isNeverDifferent, let mean = found.statistics.mean, let better = found.better
    else { return nil }
    return (mean, better)
  }

  // MARK: Three facts

  private var bestCentre: String? {
    let found = scenario.centres.indices.map {
      (row: $0, frequency: figures.independent(.centre($0), month: figures.answerDate))
    }
    guard let best = found.max(by: { $0.frequency.count < $1.frequency.count }) else { return nil }
    return words.bestCentre(name(.centre(best.row)), best.frequency, thirds: thirds(best.row))
  }

  /// How the centre fares in the thirds of the trials in which the largest driver is lowest and highest.
  private func thirds(_ row: Int) -> (input: String, worst: Frequency, best: Frequency)? {
    guard let sensitivity = study.sensitivity, let driver = sensitivity.drivers.first,
      driver.selfSufficiency?.isSignificant ?? false,
      let found = sensitivity.thirds(of: 0, row: row),
      found.lowest.trials >= ReportConstants.wordedTrials
    else { return nil }
    let ends = [found.lowest, found.highest]
      .map { Frequency(count: $0.count, trials: $0.trials) }
      .sorted { $0.probability < $1.probability }
    return (figures.title(of: driver.name, words), ends[0], ends[1])
  }

  private var anyCentre: String? {
    let found = figures.anyIndependent(month: figures.answerDate)
    var text = words.anyCentre(found, count: scenario.centres.count, date: date)
    if let view = outsideViews.first, view.isRatio { text += words.outsideView(view) }
    return text
  }

  private var effect: String? {
    guard first != nil,
      let difference = figures.difference("oss", .network, year: figures.answerYear),
      let mean = difference.statistics.mean, let low = difference.statistics.p10,
      let high = difference.statistics.p90
    else { return nil }
    if difference.isNeverDifferent {
      return cashDifference.map {
        words.cashEffect(
          order, mean: money.prose(abs($0.mean)), isMore: $0.mean > 0, better: $0.better,
          date: yearEnd)
      } ?? words.sameEverywhere(order)
    }
    guard let better = difference.better, let worse = difference.worse else { return nil }
    let digits = pointDigits(difference)
    func points(_ value: Double) -> String { NumberText.signed(value * 100, digits: digits) }
    return words.effect(
      order, mean: points(mean), low: points(low), high: points(high), better: better,
      verdict: words.verdict(better: better, worse: worse))
  }

  // MARK: The strip

  private var strip: StripChart {
    StripChart(
      title: words.stripTitle(date, alternative: alternativeName, isOne: onlyCentre != nil),
      date: date,
      measure: words.ossMeasure,
      rows: scenario.centres.indices.map { index in
        let row = FigureRow.centre(index)
        let isOpen = scenario.centres[index].opens <= date
        let frequency = figures.independent(row, month: figures.answerDate)
        return StripChart.Row(
          name: name(row), share: isOpen ? frequency.probability : nil,
          frequency: !isOpen
            ? words.notOpen
            : isRandom
              ? words.shortFrequency(frequency) : words.does(frequency.isAll),
          quantiles: figures.monthly("oss", row, month: figures.answerDate)
            .flatMap { Quantiles($0.quantiles) })
      }, isRandom: isRandom)
  }

  private var stripNote: String {
    let independence = scenario.alternatives[study.alternative].independence
    return words.stripNote(
      test: words.test(independence.test.text), sustained: independence.sustained,
      isRandom: isRandom)
  }
}
