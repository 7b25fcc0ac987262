public import JaripLanguage
public import JaripScenario
public import OrderedCollections

/// One alternative of a scenario with every name, unit and axis resolved.
public struct ResolvedAlternative: Sendable {
  public var name: String
  public var title: LocalText
  /// Inputs and model quantities in file order, then the standard measures.
  public var quantities: OrderedDictionary<String, ResolvedQuantity>
  public var lines: OrderedDictionary<String, ResolvedLine>
  public var grants: OrderedDictionary<String, ResolvedGrant>
  public var reserves: ResolvedReserves
  public var independence: ResolvedIndependence
  public var draws: [Draw]

  public func lines(of kind: LineClass) -> [ResolvedLine] { lines(of: LineSelection(kind)) }

  public func lines(of selection: LineSelection) -> [ResolvedLine] {
    lines.values.filter { $0.belongs(to: selection) }
  }
}

public struct ResolvedQuantity: Sendable {
  public enum Section: String, Sendable { case inputs, model, measure }
  public enum Value: Sendable {
    case formula(ResolvedFormula)
    /// In the order of the scenario's centres.
    case perCentre([ResolvedFormula])
    /// Canonical values by month (outer) and centre (inner; one when it has no centre axis).
    case schedule([[Double]])
    /// Canonical `y`.
    case curve([Quantity.CurvePoint])
    case stock(start: ResolvedFormula, flow: ResolvedFormula)
    case recurrence(start: ResolvedFormula, next: ResolvedFormula)
  }

  public var name: String
  public var section: Section
  public var value: Value
  public var notes: Notes
  public var dimension: Dimension
  /// For reports: as stated, else the canonical one.
  public var unit: Unit
  public var axes: Axes
  /// Canonical values that replace the quantity's own, by month offset; one per centre.
  public var actual: [Int: [Double]]
  public var range: ClosedRange<Double>?
  public var overYear: Quantity.OverYear
  /// The file and line that set the value; nothing for a built-in.
  public var place: SourcePlace

  public var isCurve: Bool {
    if case .curve = value { true } else { false }
  }

  public var isStock: Bool {
    switch value {
    case .stock, .recurrence: true
    default: false
    }
  }
}

public struct ResolvedLine: Sendable {
  public var line: Line
  public var amount: ResolvedFormula
  public var axes: Axes
  /// Terms on which it is pooled when it is shared in this alternative.
  public var sharing: ResolvedSharing?
  /// The weights of a cost that arises once for the network.
  public var networkSplit: ResolvedSplit?

  public var name: String { line.name }

  public func belongs(to selection: LineSelection) -> Bool {
    belongs(to: selection.kind)
      && (selection.programme == nil || line.programme == selection.programme)
  }

  public func belongs(to kind: LineClass) -> Bool {
    switch (line.kind, kind) {
    case (.revenue(let isEarned, _), .earned): isEarned
    case (.revenue(let isEarned, _), .otherFunding): !isEarned
    case (.revenue, .collected): true
    case (.cost(let basis, _, _), .operating): basis == .operating
    case (.cost(let basis, _, _), .noncash): basis == .noncash
    case (.cost(let basis, _, _), .capital): basis == .capital
    case (.cost(let basis, _, _), .inKind): basis == .inKind
    case (.cost, .sharedAlone), (.cost, .sharedCharged): sharing != nil
    default: false
    }
  }
}

public enum ResolvedSplit: Sendable {
  case equal, use, ability, shapley
  case weights(ResolvedFormula)
}

/// Every parameter in canonical units; nothing where its default holds.
public struct ResolvedSharing: Sendable {
  public var fixed: ResolvedFormula?
  public var overlap: ResolvedFormula?
  public var premium: ResolvedFormula?
  public var localisation: ResolvedFormula?
  public var pairCost: ResolvedFormula?
  public var secretariat: ResolvedFormula?
  public var adoption: ResolvedFormula?
  /// By centre.
  public var isMember: [Bool]
  public var split: ResolvedSplit
}

public struct ResolvedGrant: Sendable {
  public var grant: Grant
  public var award: ResolvedFormula
  public var share: ResolvedFormula?
  /// Names of the cost lines it covers.
  public var covers: [String]
  public var name: String { grant.name }
}

/// Rates are canonical: per month.
public struct ResolvedReserves: Sendable {
  public var opening: ResolvedFormula?
  public var interest: ResolvedFormula?
  public var overdraftRate: ResolvedFormula?
  public var creditLimit: ResolvedFormula?
  public var closesAfter: Int?
}

public struct ResolvedIndependence: Sendable {
  public var test: ResolvedFormula
  public var sustained: Int
  /// Nothing until it is found from the grants' awards.
  public var from: Month?
}
