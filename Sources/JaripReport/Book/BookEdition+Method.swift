import JaripLanguage
import JaripScenario

/// How the numbers came about, how to get them again, and how far other draws would move them.
extension BookEdition {
  var method: Html {
    section(
      "method", kicker: words.methodKicker, heading: words.methodFinding,
      [facts] + (isRandom ? [errors] : []),
      aside: isRandom ? [words.errorNote, words.kindsNote] : [])
  }

  private var facts: Html {
    let projection = study.projection
    let plan = figures.plan
    let independence = scenario.alternatives[study.alternative].independence
    let alternatives = scenario.alternatives.enumerated().map { index, alternative in
      index == study.alternative
        ? words.thisBook(words.name(of: alternative)) : words.name(of: alternative)
    }
    let entries: [(String, Html)] = [
      (words.engine, .text("jarip \(ReportConstants.engineVersion)")),
      (
        words.scenarioFiles,
        .text(words.files(scenario.files.first?.name ?? "", scenario.files.count))
      ),
      (words.hash, Html("code", "sha256 " + Manifest.hash(of: scenario.files))),
      (
        words.computation,
        .text(
          words.method(
            trials: projection.trials, sampling: projection.sampling,
            onceCount: plan.onceDraws.count, isExact: projection.isExact, isRandom: isRandom))
      ),
      (words.alternativesHeading, .text(alternatives.joined(separator: ", "))),
      (
        words.monthsHead,
        .text(
          words.months(
            from: timeline.start, to: timeline.end,
            facts: figures.lastFact.map { timeline.month(at: $0) }))
      ),
      (
        words.testHead,
        .text(
          words.independence(
            test: words.test(independence.test.text), sustained: independence.sustained,
            from: plan.independenceFrom[study.alternative], isStated: independence.from != nil))
      ),
      (
        words.again,
        Html("code", study.call ?? words.callUnknown)
      ),
    ]
    return Html(
      "dl", class: "meta", entries.flatMap { [Html("dt", $0.0), Html("dd", [$0.1])] })
  }

  private var errors: Html {
    var rows: [[String]] = []
    let month = figures.answerDate
    func add(_ label: String, _ frequency: Frequency) {
      let limits = frequency.wilsonLimits
      // Without an error, none and all have limits of their own.
      let error = max(
        frequency.standardError ?? 0, (limits.upperBound - limits.lowerBound) / 4)
      let digits = NumberText.errorDigits(error * 100)
      let ends = [limits.lowerBound, limits.upperBound].map {
        NumberText.decimal($0 * 100, digits: max(1, digits)) + "%"
      }
      rows.append([
        label, words.percentage(frequency), ends.joined(separator: " ~ "),
      ])
    }
    for row in self.rows {
      add(words.standsAlone(name(row), by: date), figures.independent(row, month: month))
    }
    if onlyCentre == nil {
      add(words.anyStandsAlone(by: date), figures.anyIndependent(month: month))
    }
    let ossName = words.meanNetworkOss(date, of: onlyCentre)
    if let oss = figures.monthly("oss", .network, month: month), let mean = oss.mean,
      let error = oss.standardError
    {
      rows.append(meanRow(ossName, mean * 100, error * 100, "%"))
    }
    if let difference = figures.difference("oss", .network, year: figures.answerYear),
      first != nil, let mean = difference.statistics.mean,
      let error = difference.statistics.standardError
    {
      rows.append(
        meanRow(
          "\(ossName), \(order)", mean * 100, error * 100, words.points("")))
    }
    return table(words.errorsCaption, words.errorsHeader, rows, class: "errors")
  }

  private func meanRow(
    _ label: String, _ mean: Double, _ error: Double, _ unit: String
  ) -> [String] {
    let digits = max(0, NumberText.errorDigits(error))
    func text(_ value: Double) -> String { NumberText.decimal(value, digits: digits) + unit }
    return [
      label, "\(text(mean)) ±\(NumberText.errorText(error))",
      "\(text(mean - 1.96 * error)) ~ \(text(mean + 1.96 * error))",
    ]
  }
}
