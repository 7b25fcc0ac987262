/// What scores of a ledger say together.
///
/// - Not to be read as proof: several forecasts of one fact, and facts of one network, hang together; limits and tests
///   treat them as independent.
public struct LedgerSummary: Sendable {
  public let quantities: Int
  public let events: Int
  /// At 50, 80 and 90 %.
  public let coverage: [ValidationSummary.Coverage]
  /// The mean of the CRPS as the quantiles tell it, each relative to its fact; nothing without.
  public let meanRelativeScore: Double?
  /// Facts below the middle of their forecast are counted as `better`, above it as `worse`: a coin's tosses, if forecasts
  /// are neither too high nor too low.
  public let middle: SignTest
  public let meanBrier: Double?
  public let meanLogarithmic: Double?
  /// Nothing without scores.
  public let leadMonths: ClosedRange<Int>?

  public init(_ scores: [LedgerScore]) {
    let ofQuantities = scores.compactMap(\.ofQuantity)
    let ofEvents = scores.compactMap(\.ofEvent)
    quantities = ofQuantities.count
    events = ofEvents.count
    coverage = ValidationSummary.shares.map { share in
      let inside = ofQuantities.compactMap { $0.isInside(share) }
      return ValidationSummary.Coverage(
        share: share, inside: inside.count { $0 }, facts: inside.count)
    }
    meanRelativeScore = ValidationSummary.mean(ofQuantities.compactMap(\.relativeScore))
    middle = SignTest(differences: ofQuantities.compactMap(\.miss))
    meanBrier = ValidationSummary.mean(ofEvents.map(\.brier))
    meanLogarithmic = ValidationSummary.mean(ofEvents.map(\.logarithmic))
    let leads = scores.map(\.leadMonths)
    leadMonths = leads.min().map { $0...leads.max()! }
  }
}
