public import JaripLanguage

/// A line of the statement: where money enters or leaves.
public struct Line: Sendable {
  public var name: String
  public var kind: Kind
  public var programme: String?
  public var amount: Formula
  public var notes: Notes
  public var place: SourcePlace

  public init(
    name: String, kind: Kind, programme: String?, amount: Formula, notes: Notes = Notes(),
    place: SourcePlace
  ) {
    self.name = name
    self.kind = kind
    self.programme = programme
    self.amount = amount
    self.notes = notes
    self.place = place
  }

  public enum Kind: Sendable {
    /// `collectedAfter`: months until revenue comes into cash.
    case revenue(isEarned: Bool, collectedAfter: Int)
    case cost(basis: Basis, arises: Arises, sharing: Sharing?)
  }

  public enum Basis: String, CaseIterable, Sendable {
    case operating, noncash, capital
    case inKind = "in_kind"
  }

  /// Where a cost arises.
  public enum Arises: Sendable {
    case inEachCentre
    /// Once for the network; split over the open centres.
    case once(split: Split)
  }

  public var isRevenue: Bool { if case .revenue = kind { true } else { false } }

  public var basis: Basis? { if case .cost(let basis, _, _) = kind { basis } else { nil } }

  public var sharing: Sharing? {
    if case .cost(_, _, let sharing) = kind { sharing } else { nil }
  }
}

/// How a cost that arises once is charged to centres.
public enum Split: Sendable {
  case equal, use, ability, shapley
  /// A formula used as weights.
  case weights(Formula)
}

/// The terms on which a cost line is pooled; a parameter not given is nothing.
public struct Sharing: Sendable {
  public var fixed: Formula?
  public var overlap: Formula?
  public var premium: Formula?
  public var localisation: Formula?
  public var pairCost: Formula?
  public var secretariat: Formula?
  public var adoption: Formula?
  /// Centre ids and groups, nothing for all.
  public var members: [String]?
  public var split: Split
  public var place: SourcePlace

  public init(
    fixed: Formula? = nil, overlap: Formula? = nil, premium: Formula? = nil,
    localisation: Formula? = nil, pairCost: Formula? = nil, secretariat: Formula? = nil,
    adoption: Formula? = nil, members: [String]? = nil, split: Split = .use, place: SourcePlace
  ) {
    self.fixed = fixed
    self.overlap = overlap
    self.premium = premium
    self.localisation = localisation
    self.pairCost = pairCost
    self.secretariat = secretariat
    self.adoption = adoption
    self.members = members
    self.split = split
    self.place = place
  }
}

public struct Grant: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Pays the award, capped by `share` of the eligible cost.
    case award
    /// Pays `share` of the eligible cost less earned revenue, capped by the award.
    case netCost = "net_cost"
  }
  public var name: String
  public var kind: Kind
  public var award: Formula
  /// 1 if not given.
  public var share: Formula?
  /// Cost lines, nothing for all.
  public var covers: [String]?
  public var carriesOver: Bool
  /// The last month paid.
  public var ends: Month?
  public var notes: Notes
  public var place: SourcePlace

  public init(
    name: String, kind: Kind, award: Formula, share: Formula?, covers: [String]?,
    carriesOver: Bool, ends: Month?, notes: Notes = Notes(), place: SourcePlace
  ) {
    self.name = name
    self.kind = kind
    self.award = award
    self.share = share
    self.covers = covers
    self.carriesOver = carriesOver
    self.ends = ends
    self.notes = notes
    self.place = place
  }
}

/// Cash rules of a centre; what is not given is 0.
public struct Reserves: Sendable {
  public var opening: Formula?
  /// A yearly rate.
  public var interest: Formula?
  /// A yearly rate on a negative balance.
  public var overdraftRate: Formula?
  public var creditLimit: Formula?
  /// Months in a row below the limit after which a centre closes; nothing for never.
  public var closesAfter: Int?
  public init(
    opening: Formula? = nil, interest: Formula? = nil, overdraftRate: Formula? = nil,
    creditLimit: Formula? = nil, closesAfter: Int? = nil
  ) {
    self.opening = opening
    self.interest = interest
    self.overdraftRate = overdraftRate
    self.creditLimit = creditLimit
    self.closesAfter = closesAfter
  }
}

public struct Independence: Sendable {
  public static let defaultTest = "oss >= 1 and reserve_months >= 3"
  public var test: Formula
  /// Months in a row.
  public var sustained: Int
  /// Nothing for the month after the last in which a grant has an award.
  public var from: Month?
  public var place: SourcePlace?
  public init(test: Formula, sustained: Int = 12, from: Month? = nil, place: SourcePlace? = nil) {
    self.test = test
    self.sustained = sustained
    self.from = from
    self.place = place
  }
}
