public import JaripScenario

/// A dated event with the probability that the model gave it.
public struct EventForecast: Sendable {
  public let event: DatedEvent
  /// As it is in forecasts from the validation's origin.
  public let use: Observation.Use
  /// The share of trials in which it happens.
  public let probability: Double

  public var isTest: Bool { use == .test }
  /// Whether the file used the event for fitting, though the origin makes it a test: its inputs may know it.
  public var mayBeKnown: Bool { isTest && event.use == .fit }
  public var brier: Double { Scores.brier(probability, happened: event.happened) }
  public var logarithmic: Double { Scores.logarithmic(probability, happened: event.happened) }
  /// The Brier score of the probability that was given without the model.
  public var expectedBrier: Double? {
    event.expected.map { Scores.brier($0, happened: event.happened) }
  }
}

/// What the events that were not used for fitting say of the probabilities, all together.
public struct EventSummary: Sendable {
  /// Events to which the model gave about the same probability.
  public struct Bin: Sendable, Hashable {
    public var range: ClosedRange<Double>
    public var events: Int
    public var happened: Int
    public var meanProbability: Double
    /// Of the share that happened, 95 % (Wilson).
    public var limits: ClosedRange<Double> { WilsonInterval.limits(happened, of: events) }
  }

  public let tests: Int
  public let mayBeKnown: Int
  public let happened: Int
  /// Nothing without test events.
  public let brier: Double?
  public let logarithmic: Double?
  /// The reliability table: bins with events, ascending.
  public let bins: [Bin]
  /// How many test events have a probability that was given without the model.
  public let compared: Int
  /// Of those, 1 − mean Brier score / mean Brier score of the given probabilities; nothing when only they have no loss.
  public let skill: Double?
  /// Of the signs of the differences of Brier scores.
  public let signTest: SignTest

  public init(_ forecasts: [EventForecast]) {
    let tests = forecasts.filter(\.isTest)
    self.tests = tests.count
    mayBeKnown = tests.count(where: \.mayBeKnown)
    happened = tests.count(where: \.event.happened)
    brier = ValidationSummary.mean(tests.map(\.brier))
    logarithmic = ValidationSummary.mean(tests.map(\.logarithmic))
    bins = zip(Self.edges, Self.edges.dropFirst()).compactMap { low, high in
      // A probability on an edge belongs to the bin above it; 1 to the last.
      let rows = tests.filter {
        low <= $0.probability && ($0.probability < high || (high == 1 && $0.probability == 1))
      }
      guard let mean = ValidationSummary.mean(rows.map(\.probability)) else { return nil }
      return Bin(
        range: low...high, events: rows.count, happened: rows.count(where: \.event.happened),
        meanProbability: mean)
    }
    let compared = tests.filter { $0.expectedBrier != nil }
    self.compared = compared.count
    skill = ValidationSummary.mean(compared.map(\.brier)).flatMap { score in
      ValidationSummary.mean(compared.map { $0.expectedBrier! }).flatMap {
        Scores.skill(score, against: $0)
      }
    }
    signTest = SignTest(differences: compared.map { $0.brier - $0.expectedBrier! })
  }

  /// Narrow near 0 and 1, where the events of such networks lie.
  private static let edges = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1]
}
