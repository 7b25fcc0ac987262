import JaripLanguage

/// What became of a centre, as shares of trials; or of a network, as mean numbers of centres.
public struct OutcomeShares: Sendable, Hashable {
  public var independent, dependent, closed: Double

  /// A centre that is open: the rest of the trials is dependent.
  public init(independent: Double, closed: Double) {
    self.init(
      independent: independent, dependent: max(0, 1 - independent - closed), closed: closed)
  }

  /// A network: centres that are not open yet are in none of the three.
  public init(independent: Double, dependent: Double, closed: Double) {
    precondition(
      [independent, dependent, closed].allSatisfy { $0 >= 0 && $0.isFinite },
      "Shares are not below zero")
    self.independent = independent
    self.dependent = dependent
    self.closed = closed
  }

  /// The mean numbers of centres of a network, from the shares of each centre; nothing for one that is
  /// not open.
  public static func sum(_ centres: [OutcomeShares?]) -> OutcomeShares {
    centres.reduce(into: OutcomeShares(independent: 0, dependent: 0, closed: 0)) { sum, shares in
      sum.independent += shares?.independent ?? 0
      sum.dependent += shares?.dependent ?? 0
      sum.closed += shares?.closed ?? 0
    }
  }
}

/// Stacked areas of outcomes in a rectangle: independent from below, closed and hatched from above.
struct OutcomeArea {
  /// By month; nothing before a centre opens.
  let shares: [OutcomeShares?]
  /// The height of the axis.
  let total: Double

  var last: OutcomeShares? { shares.last ?? nil }
  var isEverOpen: Bool { shares.contains { $0 != nil } }

  func draw(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ svg: inout Svg) {
    let along = Scale(
      domain: 0...Double(max(1, shares.count - 1)), from: x.lowerBound, to: x.upperBound)
    let up = Scale(domain: 0...total, from: y.upperBound, to: y.lowerBound)
    svg.plot(x, y)
    for run in shares.indices.runs({ shares[$0] != nil }) {
      // A single month is as long as the step to the next one.
      let months = run.count == 1 ? [run.lowerBound, run.lowerBound + 1] : Array(run)
      func line(_ value: (OutcomeShares) -> Double) -> [Point] {
        months.map { month in
          Point(
            x: along(Double(month)), y: up(value(shares[min(month, run.upperBound - 1)]!)))
        }.simplified
      }
      let floor = line { _ in 0 }
      let independent = line { $0.independent }
      let dependent = line { $0.independent + $0.dependent }
      let ceiling = line { _ in total }
      let closed = line { total - $0.closed }
      func isAny(_ value: (OutcomeShares) -> Double) -> Bool {
        run.contains { value(shares[$0]!) > 0 }
      }
      if isAny({ $0.dependent }) {
        svg.path(
          Path(dependent + independent.reversed(), isClosed: true), .dependent, isMark: true)
      }
      if isAny({ $0.closed }) {
        svg.hatched(Path(ceiling + closed.reversed(), isClosed: true))
        svg.path(Path(closed), .edge, isMark: true)
      }
      if isAny({ $0.independent }) {
        svg.path(Path(independent + floor.reversed(), isClosed: true), .independent, isMark: true)
        // A share too small for an area is still a line.
        svg.path(Path(independent), .independentEdge, isMark: true)
      }
    }
  }
}

/// The months along the axis of areas: every twelfth from the first, as many as have room.
struct OutcomeMonths {
  let start: Month
  let count: Int

  var offsets: [Int] { Array(stride(from: 0, to: max(1, count), by: 12)) }
  var last: Month { start + max(0, count - 1) }
}
