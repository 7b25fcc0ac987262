public import JaripLanguage
public import JaripMath

/// A formula after its names, units and draws are resolved; numbers are in canonical units.
///
/// Both readers of a scenario start here: the lowering to a plan and the plain evaluator.
public struct Term: Sendable {
  public var kind: Kind
  /// The part of the formula's text that it stands for.
  public var range: TextRange
  public var type: UnitType

  public init(_ kind: Kind, range: TextRange, type: UnitType) {
    self.kind = kind
    self.range = range
    self.type = type
  }

  public indirect enum Kind: Sendable {
    case number(Double)
    case undefined
    /// The current month, as `Month.index`.
    case date
    case monthsOpen
    case monthOfYear
    /// A quantity, a standard measure, or a line as charged.
    case quantity(String)
    case unary(UnaryKernel, Term)
    case binary(BinaryKernel, Term, Term)
    case conditional(Term, yes: Term, no: Term)
    case ramp(Month, Month)
    case pulse(Month, Month)
    /// Twelve factors, the first for the fiscal year's first month.
    case season([Term])
    case delay(Term, months: Int, first: Term)
    case trailing(Term, months: Int, isMean: Bool)
    case cumulative(Term)
    case yearToDate(Term)
    case across(Across, Term)
    case inGroup(String)
    case isCentre(String)
    case adoption(String)
    case alone(String)
    case linesOf(LineSelection)
    case reserve(ReserveRule)
    case byCentre(Term)
    /// A curve of the scenario at a pure number.
    case curve(String, Term)
    /// The index of a draw in the alternative's `draws`.
    case draw(Int)
  }

  /// Reductions over the open centres.
  public enum Across: String, Sendable {
    case total, average, largest, smallest, share, count
  }
}

/// The unit of a term as far as it is known.
public enum UnitType: Hashable, Sendable {
  /// The literal 0, which fits every unit, or a unit still to be found.
  case any
  case known(Dimension)
  /// A month: comparisons only.
  case date

  public static let pure = UnitType.known(.pure)

  public var dimension: Dimension? {
    switch self {
    case .known(let dimension): dimension
    case .any: .pure
    case .date: nil
    }
  }
}

/// A formula with its resolved term.
public struct ResolvedFormula: Sendable {
  public var formula: Formula
  public var term: Term

  public init(formula: Formula, term: Term) {
    self.formula = formula
    self.term = term
  }
}

/// One call of a distribution or a process.
public struct Draw: Sendable {
  public enum Source: Sendable {
    /// Parameters in the family's order; nothing for an optional one left out.
    case distribution(DistributionFamily, [Term?])
    case process(Process, [Term?])
  }
  public enum Process: String, CaseIterable, Sendable { case gbm, ou, ar1, regime }

  public var source: Source
  /// The name of the quantity, line or rule in which the call stands.
  public var owner: String
  /// The number of the call within the owner, from 0.
  public var call: Int
  /// Drawn anew along these axes; always with `trial`.
  public var axes: Axes
  /// The axes of the parameters.
  public var parameterAxes: Axes
  public var common: Term?
  /// Set for an input that is correlated with others.
  public var correlation: CorrelationRow?
  public var range: TextRange

  public var parametersVaryByTrial: Bool { parameterAxes.contains(.trial) }
}

/// How a correlated draw mixes the independent scores of its group.
public struct CorrelationRow: Hashable, Sendable {
  /// The inputs of the group, sorted by name, up to and with this one.
  public var members: [String]
  /// Row of the Cholesky factor of the normal correlations.
  public var weights: [Double]
}
