import JaripLanguage
public import JaripModel

/// The months that a printed answer looks at, as offsets from the timeline's start.
struct AnswerDates {
  let plan: Plan
  let alternative: Int

  var answer: Int { plan.headlineMonth }

  /// The last month before `timeline.now`.
  var lastFact: Int? {
    let timeline = plan.scenario.timeline
    guard let now = timeline.now, now > timeline.start, now <= timeline.end else { return nil }
    return now - timeline.start - 1
  }

  /// The last month in which a grant is paid: the latest `ends`, else the month before independence
  /// counts.
  var grantEnd: Int? {
    let timeline = plan.scenario.timeline
    let grants = plan.alternatives[alternative].grants.values
    guard !grants.isEmpty else { return nil }
    let ends = grants.map(\.grant.ends)
    let last =
      ends.contains { $0 == nil }
      ? plan.independenceFrom[alternative] + -1 : ends.compactMap { $0 }.max()!
    return last >= timeline.start && last <= timeline.end ? last - timeline.start : nil
  }
}

extension Plan {
  /// Every month that the printed answer of a run looks at.
  public var answerMonths: Set<Int> {
    Set(
      alternatives.indices.flatMap { index in
        let dates = AnswerDates(plan: self, alternative: index)
        return [dates.answer] + [dates.lastFact, dates.grantEnd].compactMap { $0 }
      })
  }
}
