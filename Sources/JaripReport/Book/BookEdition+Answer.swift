import JaripAnalysis
import JaripCharts
import JaripLanguage

/// The first screen: the answer as a sentence, three facts that belong to it, and the centres.
extension BookEdition {
  var answer: Html {
    var facts = [bestCentre, anyCentre, effect].compactMap { $0 }
    facts = scenario.centres.count == 1 || !isRandom ? facts.suffix(1) : facts
    return Html(
      "section", class: "full",
      with: ["id": id("answer"), "aria-labelledby": id("answer-heading")],
      preview + [
        Html("h1", with: ["id": id("answer-heading")], words.headline(headline)),
        Html("div", class: "three", facts.map { Html("p", [.prose($0)]) }),
        figure("strip", strip, wide: BookConstants.page, note: stripNote),
      ])
  }

  private var preview: [Html] {
    guard isRandom, figures.trials < ReportConstants.previewTrials else { return [] }
    return [Html("p", class: "preview", words.preview(trials: figures.trials))]
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
      isRandom: isRandom, change: change)
  }

  private var change: Headline.Change? {
    let year = figures.answerYear
    guard let first, let own = figures.yearly("oss", .network, year: year)?.mean,
      let other = first.yearly("oss", .network, year: year)?.mean,
      let difference = figures.difference("oss", .network, year: year)
    else { return nil }
    let isSame = difference.isNeverDifferent
    return Headline.Change(
      first: words.name(of: scenario.alternatives[0]),
      later: words.name(of: scenario.alternatives[study.alternative]), firstLevel: other,
      laterLevel: own, better: isSame ? nil : difference.better,
      worse: isSame ? nil : difference.worse)
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
      driver.selfSufficiency != nil, let found = sensitivity.thirds(of: 0, row: row)
    else { return nil }
    let ends = [found.lowest, found.highest]
      .map { Frequency(count: $0.count, trials: $0.trials) }
      .sorted { $0.probability < $1.probability }
    return (figures.title(of: driver.name, words), ends[0], ends[1])
  }

  private var anyCentre: String? {
    let found = figures.anyIndependent(month: figures.answerDate)
    var text = words.anyCentre(found, count: scenario.centres.count, date: date)
    if let view = outsideViews.first {
      text += words.outsideView(
        view.title, low: view.low, high: view.high,
        own: view.forecast.map { words.percentInterval($0.low, $0.high) })
    }
    return text
  }

  private var effect: String? {
    guard first != nil,
      let difference = figures.difference("oss", .network, year: figures.answerYear),
      let mean = difference.statistics.mean, let low = difference.statistics.p10,
      let high = difference.statistics.p90
    else { return nil }
    if difference.isNeverDifferent { return words.sameEverywhere(order) }
    guard let better = difference.better, let worse = difference.worse else { return nil }
    let digits = min(
      1, max(0, NumberText.errorDigits((difference.statistics.standardError ?? 0) * 100)))
    func points(_ value: Double) -> String { NumberText.signed(value * 100, digits: digits) }
    return words.effect(
      order, mean: points(mean), low: points(low), high: points(high), better: better,
      verdict: words.verdict(better: better, worse: worse))
  }

  // MARK: The strip

  private var strip: StripChart {
    StripChart(
      title: words.stripTitle(date, alternative: alternativeName), date: date,
      measure: words.ossMeasure,
      rows: scenario.centres.indices.map { index in
        let row = FigureRow.centre(index)
        let isOpen = scenario.centres[index].opens <= date
        let frequency = figures.independent(row, month: figures.answerDate)
        return StripChart.Row(
          name: name(row), share: isOpen ? frequency.probability : nil,
          frequency: isOpen ? words.shortFrequency(frequency) : words.notOpen,
          quantiles: figures.monthly("oss", row, month: figures.answerDate)
            .flatMap { Quantiles($0.quantiles) })
      })
  }

  private var stripNote: String {
    let independence = scenario.alternatives[study.alternative].independence
    return words.stripNote(
      test: words.test(independence.test.text), sustained: independence.sustained,
      isRandom: isRandom)
  }
}
