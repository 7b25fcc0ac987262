public import JaripLanguage

extension Scenario {
  /// The last month in which it can be told whether a centre stands alone: independence is of `sustained` months in a row, and
  /// those of a later one are beyond the timeline.
  public func lastMonthOfIndependence(_ alternative: Alternative) -> Month {
    timeline.end + -(alternative.independence.sustained - 1)
  }

  /// - Throws: events of independence that no trial of the first alternative could have.
  public func checkEvents() throws(DiagnosticList) {
    let last = lastMonthOfIndependence(alternatives[0])
    let late = events.filter { $0.outcome == .independent && $0.by > last }
    guard !late.isEmpty else { return }
    let sustained = alternatives[0].independence.sustained
    throw DiagnosticList(
      late.map { event in
        Diagnostic(
          "event-beyond-horizon",
          "Whether '\(event.name)' comes true by \(event.by) cannot be told: the timeline ends in \(timeline.end)",
          at: event.place, why: "independence is of \(sustained) months in a row.",
          suggestion: "timeline.end: \(event.by + (sustained - 1)) or later")
      })
  }
}
