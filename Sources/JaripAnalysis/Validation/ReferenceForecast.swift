import JaripLanguage
import JaripScenario

/// A forecast that needs no model, for the model to beat.
public struct ReferenceForecast: Sendable {
  public enum Kind: Hashable, Sendable {
    /// The figure of a year before.
    case noChange
    /// The figure of a year before, for each centre that was open; only of what a network has more of with more centres.
    case noChangePerCentre
    /// The figure of a year before, grown once more as it grew in the year before that.
    case growthRepeated
    /// One of the scenario's `references`, by name.
    case stated(String)
  }

  public let kind: Kind
  /// In the unit of the fact.
  public let value: Double
  /// 0 for a single number.
  public let standardDeviation: Double

  /// The continuous ranked probability score; of a single number its distance from the fact.
  public func crps(of fact: Double) -> Double {
    Scores.crps(ofNormal: value, standardDeviation: standardDeviation, fact: fact)
  }
}

/// Finds the reference forecasts of a fact among earlier facts.
struct ReferenceForecasts {
  let scenario: Scenario
  /// Facts that end before it are known; nothing for all that end before the fact begins.
  let origin: Month?

  func forecasts(of fact: Observation) -> [ReferenceForecast] {
    var found: [ReferenceForecast] = []
    func add(_ kind: ReferenceForecast.Kind, _ value: Double, _ deviation: Double = 0) {
      guard value.isFinite else { return }
      found.append(
        ReferenceForecast(kind: kind, value: value, standardDeviation: deviation))
    }
    if let before = earlier(fact, years: 1) {
      let last = stated(before, in: fact.unit)
      add(.noChange, last)
      let (then, now) = (centreMonths(before.over), centreMonths(fact.over))
      if fact.centre == nil, !fact.unit.dimension.isPure, then > 0, now != then {
        add(.noChangePerCentre, last * Double(now) / Double(then))
      }
      if let first = earlier(fact, years: 2), first.value != 0 {
        add(.growthRepeated, last * last / stated(first, in: fact.unit))
      }
    }
    for reference in scenario.references
    where fact.centre == nil && fact.over == reference.at...reference.at
      && Self.words(reference.of) == Self.words(fact.of)
    {
      add(
        .stated(reference.name), fact.unit.stated(reference.mean),
        abs(fact.unit.stated(reference.standardDeviation)))
    }
    return found
  }

  /// The same thing observed over the same months some years before, if it was known.
  private func earlier(_ fact: Observation, years: Int) -> Observation? {
    guard fact.over.upperBound - fact.over.lowerBound < 12 else { return nil }
    let months = (fact.over.lowerBound + -12 * years)...(fact.over.upperBound + -12 * years)
    return scenario.observations.first { other in
      other.over == months && other.centre == fact.centre
        && other.unit.dimension == fact.unit.dimension
        && Self.words(other.of) == Self.words(fact.of)
        && origin.map { other.over.upperBound < $0 } ?? true
    }
  }

  private func stated(_ fact: Observation, in unit: Unit) -> Double {
    unit == fact.unit ? fact.value : unit.stated(fact.unit.canonical(fact.value))
  }

  /// Months, each counted for every centre that has opened.
  private func centreMonths(_ months: ClosedRange<Month>) -> Int {
    scenario.centres.reduce(0) { sum, centre in
      sum + max(0, months.upperBound - max(centre.opens, months.lowerBound) + 1)
    }
  }

  private static func words(_ formula: Formula) -> String {
    formula.text.filter { !$0.isWhitespace }
  }
}
