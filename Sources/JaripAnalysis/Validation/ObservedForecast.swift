import JaripMath
public import JaripScenario

/// A fact with the forecast of what would be observed.
public struct ObservedForecast: Sendable {
  public let observation: Observation
  /// As it is in forecasts from the validation's origin.
  public let use: Observation.Use
  /// In the unit of the fact; nothing where the model has no value in any trial.
  public let forecast: EnsembleForecast?
  public let references: [ReferenceForecast]

  public var fact: Double { observation.value }
  public var isTest: Bool { use == .test }

  /// Whether the file used the fact for fitting, though the origin makes it a test: its inputs may know it.
  public var mayBeKnown: Bool { isTest && observation.use == .fit }

  /// The fair score; nothing without a forecast.
  public var crps: Double? { forecast?.crps(of: fact) }
  /// The middle of the places that the fact can have; nothing without a forecast, or when it claims to be certain.
  public var pit: Double? {
    forecast.flatMap { $0.hasNoSpread ? nil : $0.pit(of: fact) }
  }

  /// Whether the fact lies in the central interval that holds a share of the trials; nothing without a forecast.
  public func isInside(_ share: Double) -> Bool? {
    guard let forecast else { return nil }
    return forecast.interval(holding: share).holds(fact)
  }

  /// As `Scores.relative`.
  func relative(_ score: Double) -> Double? { Scores.relative(score, to: fact) }

  /// What would be observed: the model's value with the error of the observation, a normal deviate of each trial.
  ///
  /// The deviate is keyed like any draw, by the seed and the observation's name, so a forecast does not hang on what else
  /// is in the file.
  ///
  /// - Parameter values: in the unit of the fact, by trial; a single one, of a model without chance, stands for all.
  static func sample(
    _ values: [Double], _ observation: Observation, seed: UInt64, trials: Int
  ) -> [Double] {
    guard let error = observation.error, error > 0 else { return values }
    let key = DrawKey(seed: seed, quantity: observation.outputName, call: 0)
    let count = values.count == 1 ? trials : values.count
    return (0..<count).map { trial in
      let value = values.count == 1 ? values[0] : values[trial]
      return value
        + error * normalQuantile(uniform(key: key, trial: trial, month: noMonth, centre: 0))
    }
  }
}

/// A view from outside beside the forecast of the same thing.
public struct ReferenceView: Sendable {
  public let reference: Reference
  /// In the scenario's units, as the reference's numbers are.
  public let forecast: EnsembleForecast?
}
