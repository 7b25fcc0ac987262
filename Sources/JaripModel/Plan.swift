public import JaripLanguage
public import JaripMath
public import JaripScenario

/// What will be computed: the nodes of all alternatives in order of evaluation, and what is kept.
public struct Plan: Sendable {
  public var scenario: Scenario
  public var alternatives: [ResolvedAlternative]
  /// In an order in which every node stands behind its inputs of the same month.
  public var nodes: [Node]
  public var outputs: [PlanOutput]
  public var outcomes: [PlanOutcome]
  public var checks: [PlanCheck]
  /// By alternative: the first month in which the test of independence counts.
  public var independenceFrom: [Month]
  public var warnings: [Diagnostic]
  /// What is drawn once a trial in any alternative of the file, in the order in which Sobol's sequence takes it.
  public var onceDraws: [DrawName]

  public var centreCount: Int { scenario.centres.count }
  public var monthCount: Int { scenario.timeline.monthCount }
  public var hasTrialAxis: Bool { nodes.contains { $0.axes.contains(.trial) } }
}

/// Whose value it is.
public enum Scope: String, Hashable, Sendable {
  case centre, network
}

/// A value to be summarised.
public struct PlanOutput: Sendable {
  public enum Role: String, Hashable, Sendable {
    case revenue, cost, grant, measure, quantity
    /// A term of a shared pool.
    case pool
    /// A quantity that is summarised for an analysis and stands in no table.
    case kept
    /// See `PlanColumns`: not summarised, and there only for columns.
    case driver, poolPart, fact

    public var isSummarised: Bool { self != .driver && self != .poolPart && self != .fact }
  }

  public var alternative: Int
  public var name: String
  public var role: Role
  public var scope: Scope
  public var node: NodeID
  public var overYear: Quantity.OverYear
  public var isMonthly: Bool
  /// Results are shown in this unit.
  public var unit: Unit
}

/// When a centre, or the network, stands alone and when it closes.
public struct PlanOutcome: Sendable {
  public var alternative: Int
  public var scope: Scope
  /// A state: the offset of the month of independence, or the number of months for never.
  public var independence: NodeID
  /// A state: the offset of the month in which it closes, or the number of months for never.
  public var closing: NodeID?
  /// A state: the offset of the first month that ends with cash below 0, or the number of months for never.
  public var overdraft: NodeID
}

/// A condition that every value of a node must meet, else the trial is looked at one by one.
public struct PlanCheck: Sendable {
  public var kind: CheckKernel
  public var node: NodeID
  public var alternative: Int
}
