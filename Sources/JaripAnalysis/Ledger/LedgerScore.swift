public import JaripLanguage

/// One forecast of one fact, with its scores.
public struct LedgerScore: Sendable {
  public struct OfQuantity: Sendable {
    public let forecast: QuantileForecast
    public let fact: Double

    /// As nearly as the quantiles tell it: see `QuantileForecast.crps`.
    public var crps: Double { forecast.crps(of: fact) }
    public var place: ClosedRange<Double> { forecast.place(of: fact) }
    public func isInside(_ share: Double) -> Bool? { forecast.isInside(share, fact) }
    /// The fact less the middle of the forecast.
    var miss: Double? {
      forecast.quantile(0.5).map {
        abs(fact - $0) <= QuantileForecast.rounding * abs($0) ? 0 : fact - $0
      }
    }
    var relativeScore: Double? { Scores.relative(crps, to: fact) }
  }

  public struct OfEvent: Sendable {
    public let probability: Double
    public let happened: Bool

    public var brier: Double { Scores.brier(probability, happened: happened) }
    public var logarithmic: Double { Scores.logarithmic(probability, happened: happened) }
  }

  public enum Outcome: Sendable {
    case quantity(OfQuantity)
    case event(OfEvent)
  }

  /// The forecast's place in the ledger.
  public let number: Int
  public let key: FrozenFigure.Key
  public let ends: Month
  public let unit: String
  /// How many months of the time up to the period's end were not known: 12 for a forecast as of January of that year.
  public let leadMonths: Int
  /// Whether the period had ended when the forecast was written down, so that the ledger cannot vouch for it.
  public let isRehearsal: Bool
  public let outcome: Outcome

  /// - Returns: nothing where the forecast has no value.
  init?(_ figure: FrozenFigure, _ fact: Double, of forecast: LedgerForecast) {
    switch figure.statement {
    case .none: return nil
    case .probability(let probability):
      outcome = .event(OfEvent(probability: probability, happened: fact == 1))
    case .quantiles(let quantiles):
      outcome = .quantity(OfQuantity(forecast: quantiles, fact: fact))
    }
    number = forecast.number
    key = figure.key
    ends = figure.ends
    unit = figure.unit
    leadMonths = figure.ends - forecast.asOf + 1
    isRehearsal = figure.ends < forecast.issued
  }

  public var ofQuantity: OfQuantity? {
    if case .quantity(let scored) = outcome { scored } else { nil }
  }
  public var ofEvent: OfEvent? { if case .event(let scored) = outcome { scored } else { nil } }
}
