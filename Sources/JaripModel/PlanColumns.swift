/// What a plan holds for analyses that look at a run trial by trial, beside what is summarised.
///
/// These outputs are computed only in months of which a column is asked for, and stand in no table.
public struct PlanColumns: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Every quantity that makes a draw of its own, hangs on no other draw, and is used by something in the alternative,
  /// as one number a trial: outputs `driver.NAME`. Inputs that are correlated with it are no other draws.
  public static let drivers = PlanColumns(rawValue: 1)

  /// What each shared pool is made of, outputs `pool.LINE.PART`, and the saving of all of them, `pool.saving`.
  public static let pools = PlanColumns(rawValue: 2)

  /// What each observation and reference is of, by month: outputs `observation.NAME` and `reference.NAME`.
  public static let facts = PlanColumns(rawValue: 4)
}

extension ResolvedAlternative {
  /// Inputs and model quantities in whose own formulas a distribution or a process stands, in the order of the
  /// file. A draw in a formula of a line, a grant or a rule is none.
  public var drawnQuantities: [String] {
    let owners = Set(draws.map(\.owner))
    return quantities.values.filter { $0.section != .measure && owners.contains($0.name) }
      .map(\.name)
  }
}
