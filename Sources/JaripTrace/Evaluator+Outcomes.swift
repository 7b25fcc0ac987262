import JaripMath
import JaripModel

/// In which month, by its offset, something happened to each centre and to the network.
public struct Outcome: Equatable, Sendable {
  /// By centre; nothing for never.
  public var centres: [Int?]
  public var network: Int?
}

/// Counts unbroken runs of months towards independence and towards closing.
struct OutcomeCounter {
  var independence: [Int?]
  var networkIndependence: Int?
  var closing: [Int?]
  var networkClosing: Int?
  /// Months in a row in which the test held, the network last.
  var independentRuns: [Int]
  /// Months in a row below the credit limit.
  var lowRuns: [Int]

  init(centreCount: Int) {
    independence = [Int?](repeating: nil, count: centreCount)
    closing = independence
    independentRuns = [Int](repeating: 0, count: centreCount + 1)
    lowRuns = [Int](repeating: 0, count: centreCount)
  }
}

extension Evaluator {
  /// The month of independence of each centre and of the network, as far as `run` has come.
  public var independence: Outcome {
    Outcome(centres: outcomes.independence, network: outcomes.networkIndependence)
  }

  /// The month at whose end each centre closed, and the one in which the last of all did.
  public var closing: Outcome {
    Outcome(centres: outcomes.closing, network: outcomes.networkClosing)
  }

  /// The end of a month: who meets the test of independence, and who closes.
  func countOutcomes(_ month: Int) throws(RunFailure) {
    for centre in 0..<centreCount {
      let at = Moment(centre, month)
      try countIndependence(at, isOpen: isOpen(at))
    }
    if parts.testHasNetwork {
      try countIndependence(Moment(nil, month), isOpen: openCount(month) > 0)
    }
    // Who closes now is still open in this month, so all centres are looked at before any closes.
    var closes: [Int] = []
    for centre in 0..<centreCount where try hasTooLittleCash(Moment(centre, month)) {
      closes.append(centre)
    }
    for centre in closes { outcomes.closing[centre] = month }
    if outcomes.networkClosing == nil, !outcomes.closing.contains(nil) {
      outcomes.networkClosing = month
    }
  }

  private func countIndependence(_ at: Moment, isOpen: Bool) throws(RunFailure) {
    let row = self.row(at)
    let test = try value(parts.test, at)
    let counts = month(at) >= independenceFrom
    let isMet = !test.isNaN && test != 0 && isOpen && counts
    outcomes.independentRuns[row] = isMet ? outcomes.independentRuns[row] + 1 : 0
    let sustained = model.independence.sustained
    guard outcomes.independentRuns[row] >= sustained else { return }
    let start = at.month - (sustained - 1)
    if let centre = at.centre {
      if outcomes.independence[centre] == nil { outcomes.independence[centre] = start }
    } else if outcomes.networkIndependence == nil {
      outcomes.networkIndependence = start
    }
  }

  /// Whether the centre's cash has now been below the limit for as many months as it may.
  private func hasTooLittleCash(_ at: Moment) throws(RunFailure) -> Bool {
    guard let months = model.reserves.closesAfter, let cash = parts.quantityIndex["cash"] else {
      return false
    }
    let limit = try rule(parts.creditLimit, at)
    let isBelow = try value(ofQuantity: cash, at) < unary(.negate, limit)
    let centre = at.centre!
    outcomes.lowRuns[centre] = isOpen(at) && isBelow ? outcomes.lowRuns[centre] + 1 : 0
    return outcomes.lowRuns[centre] >= months
  }
}
