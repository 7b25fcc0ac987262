import JaripLanguage

/// One sentence on what a later alternative changes: the network's self-sufficiency at the answer's
/// date, trial by trial.
struct DifferenceSentence {
  let figures: Figures
  let words: Words

  var text: String? {
    let year = figures.answerYear
    let plan = figures.plan
    guard let difference = figures.difference("oss", .network, year: year),
      let mean = difference.statistics.mean, let low = difference.statistics.p10,
      let high = difference.statistics.p90
    else { return nil }
    let order = words.less(
      words.name(of: figures.scenario.alternatives[figures.alternative]),
      words.name(of: figures.scenario.alternatives[0]))
    let last = figures.timeline.fiscalYears[year].offsets.upperBound - 1
    let date = figures.timeline.month(at: last)
    let measure = words.pick("self-sufficiency", "운영자립도")
    // As in the table of the comparison: the mean to the first digit of its error, the ends to one
    // decimal at most.
    let error = (difference.statistics.standardError ?? 0) * 100
    let digits = error > 0 ? max(0, NumberText.errorDigits(error)) : 1
    func points(_ value: Double, atMost limit: Int = 9) -> String {
      NumberText.signed(value * 100, digits: min(limit, digits))
    }
    guard plan.hasTrialAxis else {
      return words.certainDifference(
        order, measure: measure, date: date, value: words.points(points(mean)))
    }
    if difference.isNeverDifferent {
      return words.sameInAllTrials(order, measure: measure, date: date)
    }
    guard let better = difference.better, let worse = difference.worse else { return nil }
    return words.difference(
      order, measure: measure, date: date, mean: words.points(points(mean)),
      low: points(low, atMost: 1),
      high: points(high, atMost: 1), better: better,
      verdict: words.verdict(better: better, worse: worse))
  }
}
