public import JaripLanguage
public import JaripScenario

extension Scenario {
  /// The scenario as it could be known before a month: no `actual` value of that month or later, and `now` is the month.
  ///
  /// Inputs stay as they are: what a planner has put into one after the month is still known, and only the planner can say so.
  ///
  /// - Precondition: the month is in the timeline.
  public func asOf(_ origin: Month) -> Scenario {
    precondition(timeline.start <= origin && origin <= timeline.end, "The origin is outside")
    var copy = self
    copy.timeline = Timeline(
      start: timeline.start, end: timeline.end, fiscalYearStart: timeline.fiscalYearStart,
      now: origin)
    for index in copy.alternatives.indices {
      for name in copy.alternatives[index].quantities.keys {
        copy.alternatives[index].quantities[name]!.actual =
          copy.alternatives[index].quantities[name]!.actual.filter { $0.key < origin }
      }
    }
    return copy
  }

  /// - Throws: `origin-outside-timeline` for a month as of which the scenario cannot be.
  public func checkOrigin(_ origin: Month) throws(DiagnosticList) {
    guard origin < timeline.start || origin > timeline.end else { return }
    throw DiagnosticList([
      Diagnostic(
        "origin-outside-timeline",
        "\(origin) is outside the timeline, \(timeline.start) to \(timeline.end)",
        suggestion: timeline.now.map { "--as-of \($0)" })
    ])
  }
}

extension Observation {
  /// What a fact is for in forecasts from `origin`: one that ends before it could be fitted, any other is a test.
  ///
  /// Without an origin it is what the file says.
  func use(asOf origin: Month?) -> Use {
    guard let origin else { return use }
    return over.upperBound < origin ? .fit : .test
  }
}

extension DatedEvent {
  /// As for an observation that ends with the event's month.
  func use(asOf origin: Month?) -> Observation.Use {
    guard let origin else { return use }
    return by < origin ? .fit : .test
  }
}
