/// Values by row (a centre, or the network as the last row) and month, each computed once.
struct ValueTable {
  private enum State: UInt8 { case unknown, underWay, known }

  private var values: [Double]
  private var states: [State]
  private let monthCount: Int

  init(rows: Int, monthCount: Int) {
    self.monthCount = monthCount
    values = [Double](repeating: .nan, count: rows * monthCount)
    states = [State](repeating: .unknown, count: rows * monthCount)
  }

  /// The value if it is known.
  ///
  /// - Precondition: it is not being computed: the planner has refused formulas that need themselves.
  func value(_ row: Int, _ month: Int) -> Double? {
    let place = row * monthCount + month
    switch states[place] {
    case .known: return values[place]
    case .unknown: return nil
    case .underWay:
      preconditionFailure("Internal error: a value that depends on itself within one month")
    }
  }

  /// Marks a value as being computed, so that one which needs itself is found.
  mutating func begin(_ row: Int, _ month: Int) { states[row * monthCount + month] = .underWay }

  /// Gives up a value that a failure stopped.
  mutating func abandon(_ row: Int, _ month: Int) { states[row * monthCount + month] = .unknown }

  mutating func set(_ row: Int, _ month: Int, _ value: Double) {
    let place = row * monthCount + month
    values[place] = value
    states[place] = .known
  }

  /// The first month from `month` backwards whose predecessor is known, or 0: where to go on.
  func firstUnknown(_ row: Int, before month: Int) -> Int {
    var first = month
    while first > 0, states[row * monthCount + first - 1] != .known { first -= 1 }
    return first
  }
}
