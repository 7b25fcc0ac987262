public import JaripLanguage

/// One figure of which a forecast was written down before it could be known.
public struct FrozenFigure: Sendable, Equatable {
  /// The columns by which tables of results name a figure, and tables of facts the same figure.
  public struct Key: Hashable, Sendable {
    public var alternative: String
    /// An id or `network`.
    public var centre: String
    public var quantity: String
    /// A fiscal year or a month.
    public var period: String

    public init(alternative: String, centre: String, quantity: String, period: String) {
      self.alternative = alternative
      self.centre = centre
      self.quantity = quantity
      self.period = period
    }
  }

  public enum Statement: Sendable, Equatable {
    /// Of an event: that a centre is independent, or closed, by the period's end.
    case probability(Double)
    case quantiles(QuantileForecast)
    /// The model had no value in any trial.
    case none
  }

  public var key: Key
  /// The last month of the period.
  public var ends: Month
  public var unit: String
  public var statement: Statement

  public init(key: Key, ends: Month, unit: String, statement: Statement) {
    self.key = key
    self.ends = ends
    self.unit = unit
    self.statement = statement
  }
}

/// A forecast of a ledger, as it is scored.
public struct LedgerForecast: Sendable {
  /// Its place in the ledger, from 1.
  public var number: Int
  /// The month in which it was written down.
  public var issued: Month
  /// The month from which on nothing was known to the model.
  public var asOf: Month
  public var figures: [FrozenFigure]

  public init(number: Int, issued: Month, asOf: Month, figures: [FrozenFigure]) {
    self.number = number
    self.issued = issued
    self.asOf = asOf
    self.figures = figures
  }
}
