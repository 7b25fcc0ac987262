public import JaripKit

/// A scenario run by the engine with every value of every quantity, month and trial kept.
///
/// ```swift
/// let run = try FullRun("jarip: 1 …", trials: 3)
/// try run.months("cash", of: "kpc")                     // twelve numbers, in trial 0
/// try run.value("oss", of: "network", month: 11, trial: 2)
/// ```
///
/// - Units: canonical; undefined is NaN.
public struct FullRun: Sendable {
  public let scenario: Scenario
  public let plan: Plan
  public let projection: Projection

  /// A name, place or period of which the run holds nothing.
  public struct Missing: Error, CustomStringConvertible {
    public var description: String
  }

  /// - Parameter names: what is kept by month; everything if not given, which many trials make large.
  public init(
    _ scenario: Scenario, trials: Int = 1, seed: UInt64 = 1, sampling: Sampling = .random,
    threads: Int = 1, blockSize: Int? = nil, only names: Set<String>? = nil
  ) throws {
    self.scenario = scenario
    var settings = RunSettings(
      trials: trials, seed: seed, sampling: sampling, threads: threads, blockSize: blockSize,
      keepsValues: true)
    let simulator = try Simulator(scenario)
    plan = try simulator.plan(settings, alsoKeeping: Self.quantityNames(scenario))
    settings.monthly = names ?? Set(plan.outputs.map(\.name))
    projection = try simulator.run(plan, settings)
  }

  public init(
    _ text: String, trials: Int = 1, seed: UInt64 = 1, sampling: Sampling = .random,
    threads: Int = 1, blockSize: Int? = nil, only names: Set<String>? = nil
  ) throws {
    try self.init(
      ScenarioText.load(text), trials: trials, seed: seed, sampling: sampling, threads: threads,
      blockSize: blockSize, only: names)
  }

  /// All inputs and model quantities that have values; curves have none.
  static func quantityNames(_ scenario: Scenario) -> Set<String> {
    var names: Set<String> = []
    for alternative in scenario.alternatives {
      for quantity in alternative.quantities.values {
        if case .curve = quantity.value { continue }
        names.insert(quantity.name)
      }
    }
    return names
  }

  // MARK: Values

  /// The value in one month of one trial.
  ///
  /// - Parameters:
  ///   - place: a centre's id, or `network` also for what has no centre axis.
  ///   - month: the offset from the timeline's start.
  ///   - alternative: the first if not given.
  public func value(
    _ name: String, of place: String = "network", month: Int, trial: Int = 0,
    in alternative: String? = nil
  ) throws -> Double {
    try trials(name, of: place, month: month, in: alternative)[trial]
  }

  /// The values of all trials in one month.
  public func trials(
    _ name: String, of place: String = "network", month: Int, in alternative: String? = nil
  ) throws -> [Double] {
    let output = try output(name, of: place, in: alternative)
    guard let values = projection.values(output, row: try row(of: place), month: month) else {
      throw Missing(description: "'\(name)' was not kept by month")
    }
    return values
  }

  /// The values of all months in one trial.
  public func months(
    _ name: String, of place: String = "network", trial: Int = 0, in alternative: String? = nil
  ) throws -> [Double] {
    try (0..<plan.monthCount).map {
      try value(name, of: place, month: $0, trial: trial, in: alternative)
    }
  }

  /// The distribution over the trials of a fiscal year's figure.
  public func year(
    _ name: String, of place: String = "network", _ year: Int, in alternative: String? = nil
  ) throws -> Summary {
    projection.yearly(
      try output(name, of: place, in: alternative), row: try row(of: place), year: year)
  }

  // MARK: Outcomes

  /// How many trials are independent and closed by each month, and in which month they became so.
  public func outcome(of place: String = "network", in alternative: String? = nil) throws
    -> (independent: [Int], closed: [Int], month: [Int])
  {
    let scope: Scope = place == "network" ? .network : .centre
    let chosen = try index(of: alternative)
    let found = plan.outcomes.firstIndex { $0.alternative == chosen && $0.scope == scope }
    guard let found else { throw Missing(description: "No outcome of \(place)") }
    let counts = projection.outcomes[found]
    let row = try row(of: place)
    return (counts.independent[row], counts.closed[row], counts.month[row])
  }

  /// The offset of the month of independence in a run of one trial; nothing for never.
  public func independence(of place: String = "network", in alternative: String? = nil) throws
    -> Int?
  {
    let months = try outcome(of: place, in: alternative).month
    precondition(projection.trials == 1, "One trial has one month of independence")
    return months.firstIndex(of: 1).flatMap { $0 < plan.monthCount ? $0 : nil }
  }

  /// The offset of the month of closing in a run of one trial; nothing for never.
  public func closing(of place: String = "network", in alternative: String? = nil) throws -> Int? {
    precondition(projection.trials == 1, "One trial has one month of closing")
    return try outcome(of: place, in: alternative).closed.firstIndex(of: 1)
  }

  // MARK: Places

  private func output(_ name: String, of place: String, in alternative: String?) throws -> Int {
    let scope: Scope = place == "network" ? .network : .centre
    let chosen = try index(of: alternative)
    let found = plan.outputs.firstIndex {
      $0.alternative == chosen && $0.name == name && $0.scope == scope
    }
    guard let found else { throw Missing(description: "'\(name)' has no value for \(place)") }
    return found
  }

  private func row(of place: String) throws -> Int {
    if place == "network" { return 0 }
    guard let row = scenario.centres.firstIndex(where: { $0.id == place }) else {
      throw Missing(description: "There is no centre '\(place)'")
    }
    return row
  }

  private func index(of alternative: String?) throws -> Int {
    guard let alternative else { return 0 }
    guard let index = plan.alternatives.firstIndex(where: { $0.name == alternative }) else {
      throw Missing(description: "There is no alternative '\(alternative)'")
    }
    return index
  }
}
