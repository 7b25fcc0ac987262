public import JaripMath
public import JaripScenario

/// The place of a node in a plan.
public struct NodeID: Hashable, Comparable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// What a node computes from its inputs.
public enum Operation: Hashable, Sendable {
  case constant(Double)
  case undefined
  /// One number per centre.
  case perCentre([Double])
  /// One number per month of the timeline.
  case series([Double])
  /// Numbers by month (outer) and centre.
  case grid([[Double]])
  case unary(UnaryKernel)
  case binary(BinaryKernel)
  /// condition, yes, no
  case select
  /// Piecewise linear, flat outside.
  case curve([Quantity.CurvePoint])
  /// One uniform number a draw, on the node's axes; the key is made of the owner and the call.
  case uniform(owner: String, call: Int, axes: Axes)
  /// The quantile function of a family; inputs: the uniform or the score, then the parameters given. One
  /// whose parameters do not vary by trial is prepared once, and may differ from the direct inversion
  /// within the error of a table; so the formula decides, and not what is left of it after folding.
  case distribution(DistributionFamily, given: [Bool], isPrepared: Bool)
  /// Row of centre c from the input of centre c.
  case stack
  case sumOverCentres
  case largestOverCentres
  case smallestOverCentres
  /// value, membership: the airport rule.
  case airport
  /// Input: its value in the first month. Later it is what `next` was a month before.
  case state
  /// Input: its value while there is no older one. Later it is what `next` was that many months before.
  case delay(Int)
  /// The sum over the last months.
  case trailing(Int)

  var isMemory: Bool {
    switch self {
    case .state, .delay: true
    default: false
    }
  }

  /// Which of its numbers are −0. They equal 0, but nodes with the one and the other are not the same to
  /// the last bit: whoever takes equal nodes for one must ask for this too.
  var negativeZeros: [Int] {
    let numbers: [Double]
    switch self {
    case .constant(let value): numbers = [value]
    case .perCentre(let values), .series(let values): numbers = values
    case .grid(let rows): numbers = rows.flatMap { $0 }
    default: return []
    }
    return numbers.indices.filter { numbers[$0] == 0 && numbers[$0].sign == .minus }
  }
}

extension Quantity.CurvePoint: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(x)
    hasher.combine(y)
  }
}

public struct Node: Sendable {
  public var operation: Operation
  public var inputs: [NodeID]
  /// For a state or a delay: what it takes over at the month's end.
  public var next: NodeID?
  public var axes: Axes
  /// The quantity, line or measure it is the value of, for the printed plan.
  public var name: String?
}
