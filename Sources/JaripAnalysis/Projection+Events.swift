import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

extension Projection {
  /// In how many trials a centre, or the network, is independent or has closed by a month.
  ///
  /// - Parameter centre: its id; nothing for the network.
  func trials(
    in outcome: DatedEvent.Outcome, centre: String?, by month: Month, alternative: Int
  ) -> Int {
    count(outcome, centre, month, outcomes[outcomeIndex(centre, alternative)])
  }

  /// The same with the error of its share.
  func estimate(
    of outcome: DatedEvent.Outcome, centre: String?, by month: Month, alternative: Int
  ) -> Estimate {
    let index = outcomeIndex(centre, alternative)
    let found = count(outcome, centre, month, outcomes[index])
    return plan.hasTrialAxis
      ? Estimate(
        share: found, of: trials,
        error: errorFromParts { count(outcome, centre, month, $0.counts[index]) })
      : Estimate(exact: Double(found) / Double(trials))
  }

  private func outcomeIndex(_ centre: String?, _ alternative: Int) -> Int {
    let scope: Scope = centre == nil ? .network : .centre
    return plan.outcomes.firstIndex { $0.alternative == alternative && $0.scope == scope }!
  }

  private func count(
    _ outcome: DatedEvent.Outcome, _ centre: String?, _ month: Month, _ counts: OutcomeCounts
  ) -> Int {
    let scenario = plan.scenario
    let row = scenario.centres.firstIndex { $0.id == centre } ?? 0
    let offset = month - scenario.timeline.start
    return switch outcome {
    case .independent: counts.independent[row][offset]
    case .closed: counts.closed[row][offset]
    }
  }
}
