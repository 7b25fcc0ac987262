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
    /// Those of the scenario's `references` that have one title, by the name of the first.
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
  /// Facts that end before it are known. Without one those are known that the file was fitted to, or that end before `now`.
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
    for reference in scenario.references where Self.isOf(fact, reference) {
      add(
        .stated(firstName(titledAs: reference)), fact.unit.stated(reference.mean),
        abs(fact.unit.stated(reference.standardDeviation)))
    }
    return found
  }

  /// Says of several facts what one person or rule would: such references share a title.
  private func firstName(titledAs reference: Reference) -> String {
    let title = reference.notes.title
    return scenario.references.first { !title.isEmpty && $0.notes.title == title }?.name
      ?? reference.name
  }

  /// Whether a reference is of what was observed.
  static func isOf(_ fact: Observation, _ reference: Reference) -> Bool {
    fact.centre == nil && fact.over == reference.at...reference.at
      && words(reference.of) == words(fact.of)
  }

  /// The same thing observed over the same months some years before, if it was known.
  private func earlier(_ fact: Observation, years: Int) -> Observation? {
    guard fact.over.upperBound - fact.over.lowerBound < 12 else { return nil }
    let months = (fact.over.lowerBound + -12 * years)...(fact.over.upperBound + -12 * years)
    return scenario.observations.first { other in
      other.over == months && other.centre == fact.centre
        && other.unit.dimension == fact.unit.dimension
        && Self.words(other.of) == Self.words(fact.of)
        && isKnown(other)
    }
  }

  /// The model does not know more either.
  private func isKnown(_ fact: Observation) -> Bool {
    if let origin { return fact.over.upperBound < origin }
    return fact.use == .fit || scenario.timeline.now.map { fact.over.upperBound < $0 } ?? false
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
