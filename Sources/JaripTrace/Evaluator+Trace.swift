public import JaripModel

extension Evaluator {
  /// The formula tree of a value with the values of this trial, down to the inputs.
  ///
  /// Each name is expanded once for each centre; where it is met again, at whatever month, its value
  /// stands there alone. Windows show their total and go on from their newest month.
  ///
  /// - Parameters:
  ///   - centre: the centre's number; nothing for the network's row.
  ///   - month: the offset from the timeline's start.
  ///   - depth: how many names deep it goes; deeper ones show their value only.
  /// - Returns: nothing when there is no such name, or when it has no value for the network.
  /// - Throws: what stops the trial in that month or before.
  public func trace(_ name: String, centre: Int?, month: Int, depth: Int = 100)
    throws(RunFailure) -> TraceNode?
  {
    guard let subject = subject(name) else { return nil }
    try prepare(subject, through: month)
    let moment = Moment(centre, month)
    guard hasValue(subject, moment) else { return nil }
    var tracer = Tracer(self)
    return tracer.node(Use(subject, moment), depth: depth)
  }
}
