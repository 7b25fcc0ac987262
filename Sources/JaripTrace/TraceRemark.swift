public import JaripLanguage
public import JaripModel

/// How to read a node of a trace beyond its text: the window of a sum, the axes of a draw, why it is not
/// expanded.
public enum TraceRemark: Sendable, Equatable {
  /// What a pool is split by: a centre's amount and the sum over the members, in the units shown.
  public enum Measure: Sendable, Equatable {
    case equal(members: Int)
    case use(own: Double, all: Double)
    case ability(own: Double, all: Double)
    case weights(own: Double, all: Double)
    case shapley
  }

  case asAbove
  /// Explained elsewhere for another month only; whether this one is the month before that.
  case otherMonth(Month, isBefore: Bool)
  case notExpanded
  case notOpen
  case ended
  case actual
  case schedule
  case curve
  case sumOverOpen
  case sumOverAll
  case ofMonthBefore
  case bothOfMonthBefore
  case months(Month, Month)
  case firstValue
  case over(open: Int)
  case partOfSum(open: Int)
  case drawn(eachCentre: Bool, eachMonth: Bool, quantile: Double?)
  case chargedToNetwork(ResolvedSplit.Kind, open: Int)
  case paysAlone
  case sharedCharge(ResolvedSplit.Kind)
  /// The centre's part of a pool: its share, the pool, and what it is split by.
  case part(share: Double, pooled: Double, Measure)
  case members(Int)
  case award
  case netCost
}

extension ResolvedSplit {
  public enum Kind: Sendable, Equatable { case equal, use, ability, shapley, weights }

  var kind: Kind {
    switch self {
    case .equal: .equal
    case .use: .use
    case .ability: .ability
    case .shapley: .shapley
    case .weights: .weights
    }
  }
}

/// What a node is for the node above it, where the formula does not say.
public enum TraceRole: String, Sendable {
  case newestMonth, before, flow, amount, weight, adoption, fixed, overlap, premium, localisation
  case pairCost, secretariat, award, share, yes, no
}

/// A figure that has no formula of its own.
public enum TraceFigure: Sendable, Equatable {
  case part, pooled, fixed, ownParts, largest, localisation, pairs, secretariat
  case carriedOver, eligibleCost
}
