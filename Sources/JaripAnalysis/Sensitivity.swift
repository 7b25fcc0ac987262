public import JaripEngine
public import JaripLanguage
import JaripMath
public import JaripModel
import JaripScenario

/// What moves the result: how self-sufficiency and independence hang on each drawn quantity, found from the trials of
/// the run itself.
///
///     var settings = RunSettings(trials: 10_000)
///     let plan = try simulator.plan(settings, columns: .drivers)
///     settings.columns = Sensitivity.columns(of: plan, alternative: 0, months: [83])
///     let projection = try simulator.run(plan, settings)
///     let sensitivity = Sensitivity(projection, alternative: 0, month: 83)
///
/// A driver is an input or model quantity in whose own formula a distribution or process stands, that hangs on no other
/// draw, and that something in the alternative uses. A draw whose odds hang on other draws, such as `poisson(demand)`, is
/// a result of theirs, and what chance adds to it is in no driver. It counts as one number a trial: where it varies by centre its plain average over all centres, open
/// or not; where it varies by month the average of the months from the start to `month`, both at once where it varies by
/// both. So what sets one centre or month apart from the others is in no driver. A draw in a formula of a line, a
/// grant or a rule is no driver either.
///
/// Correlated inputs share their effects: each carries what it lets one know of the others.
public struct Sensitivity: Sendable {
  public let alternative: Int
  /// The offset of the month at which the results are taken.
  public let month: Int
  /// How many trials it is found from: the first of the run.
  public let trials: Int
  /// By the share of the variance of self-sufficiency, the largest first; those without an effect last.
  public let drivers: [Driver]
  /// By driver.
  private let orders: [TrialOrder]
  /// By centre, then trial, whether it is independent at `month`.
  private let centres: [[Bool]]
  private let network: [Bool]

  public struct Driver: Sendable {
    public var name: String
    /// In which it is stated; `low` and `high` are canonical.
    public var unit: Unit
    /// Its 10 % and 90 % points (lower empirical quantiles).
    public var low: Double
    public var high: Double
    /// Whether it varies by centre, and the average is meant.
    public var isAverageOverCentres: Bool
    /// Whether it varies by month, and the average up to the month is meant.
    public var isAverageOverMonths: Bool
    /// On the network's `oss` at the month; nothing when either is the same in all trials.
    public var selfSufficiency: Effect?
    /// On the number of centres that are independent at the month; nothing when either is the same in all trials.
    public var independence: Effect?
  }

  /// How a result hangs on a driver.
  public struct Effect: Hashable, Sendable {
    /// Spearman's.
    public var rankCorrelation: Double
    /// Of the rank correlation; nothing in too short a run.
    public var standardError: Double?
    /// Whether the rank correlation can be told from 0, at 5 % for all drivers together (Bonferroni).
    public var isSignificant: Bool
    /// The share of the result's variance that would go if the driver were known. An estimate: below 0 by its error
    /// where the driver has no part.
    public var varianceShare: Double
    /// One standard error, about; nothing under `lhs` and `sobol`, whose trials are not independent.
    public var varianceShareError: Double?
    /// The mean of the result in the tenth of the trials with the lowest values of the driver, and with the highest;
    /// equal values in the order of trials.
    public var atLow: Double?
    public var atHigh: Double?
  }

  /// What a run must keep for sensitivities of an alternative at these months.
  ///
  /// - Parameter plan: made with `columns: .drivers`.
  public static func columns(of plan: Plan, alternative: Int, months: [Int]) -> [ColumnRequest] {
    let outputs = driverOutputs(plan, alternative) + [selfSufficiency(plan, alternative)].compacted
    return months.flatMap { month in outputs.map { ColumnRequest(output: $0, month: month) } }
  }

  /// - Returns: nothing when nothing is random, or when the projection does not have the columns.
  public init?(_ projection: Projection, alternative: Int, month: Int) {
    precondition(projection.weights == nil, "Trials have weights")
    let plan = projection.plan
    let outputs = Self.driverOutputs(plan, alternative)
    guard plan.hasTrialAxis, !outputs.isEmpty, projection.columnTrials > 0 else { return nil }
    self.alternative = alternative
    self.month = month
    trials = projection.columnTrials
    func isIndependent(_ scope: Scope, _ row: Int) -> [Bool] {
      let outcome = plan.outcomes.firstIndex { $0.alternative == alternative && $0.scope == scope }
      return projection.outcomeColumn(outcome!, row: row)!.isIndependent(in: month)
    }
    centres = (0..<plan.centreCount).map { isIndependent(.centre, $0) }
    network = isIndependent(.network, 0)
    var results: [ResultColumn?] = [nil, nil]
    if let output = Self.selfSufficiency(plan, alternative) {
      guard let column = projection.column(output: output, row: 0, month: month) else {
        return nil
      }
      results[0] = ResultColumn(column, hasParts: projection.sampling.hasParts)
    }
    let independent = (0..<trials).map { [centres] trial in
      Double(centres.reduce(0) { $0 + ($1[trial] ? 1 : 0) })
    }
    results[1] = ResultColumn(independent, hasParts: projection.sampling.hasParts)
    var columns: [[Double]] = []
    for output in outputs {
      guard let column = projection.column(output: output, row: 0, month: month) else {
        return nil
      }
      columns.append(column)
    }
    let orders = columns.mappedOnAllCores { TrialOrder($0) }
    let effects = orders.mappedOnAllCores { [results] order in
      results.map { $0?.effect(of: order, drivers: outputs.count) }
    }
    var found: [(driver: Driver, order: TrialOrder)] = []
    for (index, output) in outputs.enumerated() {
      let order = orders[index]
      let name = String(plan.outputs[output].name.dropFirst(Self.prefix.count))
      guard let quantity = plan.alternatives[alternative].quantities[name],
        let low = order.quantile(0.1), let high = order.quantile(0.9)
      else { continue }
      found.append(
        (
          Driver(
            name: name, unit: plan.outputs[output].unit, low: low, high: high,
            isAverageOverCentres: quantity.axes.contains(.centre),
            isAverageOverMonths: quantity.axes.contains(.month),
            selfSufficiency: effects[index][0] ?? nil,
            independence: effects[index][1] ?? nil), order
        ))
    }
    func share(_ driver: Driver) -> Double {
      driver.selfSufficiency?.varianceShare ?? -.infinity
    }
    found.sort {
      let (first, second) = (share($0.driver), share($1.driver))
      return first > second || first == second && $0.driver.name < $1.driver.name
    }
    drivers = found.map(\.driver)
    self.orders = found.map(\.order)
  }

  /// The sum of all drivers' shares of the variance of self-sufficiency. What is missing from 1 is their interplay, and
  /// draws that are no driver; above 1 where drivers are correlated.
  public var explained: Double? {
    let shares = drivers.compactMap(\.selfSufficiency?.varianceShare)
    return shares.isEmpty ? nil : shares.reduce(0, +)
  }

  /// In how many trials something holds, of how many.
  public typealias Tally = (count: Int, trials: Int)

  /// How often a centre, or the network, is independent in the third of the trials with the lowest values of a driver,
  /// and with the highest; equal values in the order of trials. Nothing for fewer than three trials.
  ///
  /// - Parameters:
  ///   - driver: its place in `drivers`.
  ///   - row: the centre's number; nothing for the network.
  public func thirds(of driver: Int, row: Int?) -> (lowest: Tally, highest: Tally)? {
    thirds(of: driver) { trial in row.map { centres[$0][trial] } ?? network[trial] }
  }

  /// As `thirds(of:row:)`: how often at least one centre is independent.
  public func thirdsOfAnyCentre(of driver: Int) -> (lowest: Tally, highest: Tally)? {
    thirds(of: driver) { trial in centres.contains { $0[trial] } }
  }

  private func thirds(of driver: Int, _ holds: (Int) -> Bool) -> (lowest: Tally, highest: Tally)? {
    let order = orders[driver].trials
    let size = order.count / 3
    guard size > 0 else { return nil }
    func tally(_ part: ArraySlice<Int32>) -> Tally { (part.count { holds(Int($0)) }, size) }
    return (tally(order.prefix(size)), tally(order.suffix(size)))
  }

  private static let prefix = "driver."

  private static func driverOutputs(_ plan: Plan, _ alternative: Int) -> [Int] {
    plan.outputs.indices.filter {
      plan.outputs[$0].alternative == alternative && plan.outputs[$0].role == .driver
    }
  }

  /// The output that is the self-sufficiency of the network.
  public static func selfSufficiency(_ plan: Plan, _ alternative: Int) -> Int? {
    plan.outputs.firstIndex {
      $0.alternative == alternative && $0.name == "oss" && $0.scope == .network
    }
  }
}

extension [Int?] {
  fileprivate var compacted: [Int] { compactMap { $0 } }
}
