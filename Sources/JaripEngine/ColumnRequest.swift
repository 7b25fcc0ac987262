/// A value to be kept trial by trial: an output of the plan in one month, all its rows.
///
/// A request is a look: the engine computes the value in that month also where nothing else needs it.
public struct ColumnRequest: Hashable, Sendable {
  /// The output's place in the plan.
  public var output: Int
  /// The offset from the timeline's start.
  public var month: Int

  public init(output: Int, month: Int) {
    self.output = output
    self.month = month
  }
}
