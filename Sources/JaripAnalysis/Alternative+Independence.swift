import JaripLanguage
import JaripScenario

extension Alternative {
  /// For runs that do not ask when a centre stands alone: with a month from which it counts, no run of the awards is needed to
  /// find one.
  mutating func leaveOpenWhoStandsAlone(from start: Month) {
    independence.from = independence.from ?? start
  }
}
