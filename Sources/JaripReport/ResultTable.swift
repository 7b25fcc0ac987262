public import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// All results of a run as one tidy table: a row for each alternative, centre, quantity and period.
///
/// Rows stand in the order of alternatives, then of quantities in the plan, then centres and the
/// network, then periods; a quantity kept by month has its months after its fiscal years. The rows
/// on independence follow an alternative's quantities, and the differences of a comparison follow all.
public struct ResultTable: Sendable {
  public struct Row: Equatable, Sendable {
    public var alternative: String
    /// An id or `network`.
    public var centre: String
    public var quantity: String
    /// A fiscal year, a month, or nothing.
    public var period: String
    public var mean: Double?
    public var standardDeviation: Double?
    /// p05, p10, p25, p50, p75, p90, p95.
    public var quantiles: [Double?]
    public var standardError: Double?
    /// How many trials have a value; nothing in rows of probabilities and differences.
    public var definedTrials: Int?
    /// How many trials of all have the property, in rows of probabilities.
    var frequency: Frequency?
    /// In rows of differences.
    var difference: PairedDifferenceShares?
  }

  /// In how many trials a difference is for the better, none, or for the worse.
  struct PairedDifferenceShares: Equatable, Sendable {
    var better: Double?
    var equal: Double
    var worse: Double?
    var above: Double
    var below: Double
  }

  public private(set) var rows: [Row] = []

  /// - Parameters:
  ///   - includesDifferences: whether later alternatives are set against the first, as by `compare`.
  ///   - prefix: stands before the names of alternatives, such as a file's name and a colon.
  public init(_ projection: Projection, includesDifferences: Bool = false, prefix: String = "") {
    self.init(
      projection, includesDifferences: includesDifferences, includesOverdrafts: false,
      prefix: prefix)
  }

  /// - Parameter includesOverdrafts: whether there are rows `overdrawn_by`, which a table has not.
  init(
    _ projection: Projection, includesDifferences: Bool, includesOverdrafts: Bool,
    prefix: String = ""
  ) {
    for index in projection.plan.alternatives.indices {
      addQuantities(Figures(projection, alternative: index), prefix)
      addIndependence(
        Figures(projection, alternative: index), prefix, includesOverdrafts: includesOverdrafts)
    }
    guard includesDifferences else { return }
    for index in projection.plan.alternatives.indices.dropFirst() {
      addDifferences(Figures(projection, alternative: index), prefix)
    }
  }

  public mutating func append(_ other: ResultTable) { rows += other.rows }

  mutating func add(
    _ alternative: String, _ row: FigureRow, _ quantity: String, _ period: String,
    _ statistics: Statistics, in scenario: Scenario
  ) {
    rows.append(
      Row(
        alternative: alternative, centre: Self.name(row, scenario), quantity: quantity,
        period: period, mean: statistics.mean, standardDeviation: statistics.standardDeviation,
        quantiles: statistics.quantiles, standardError: statistics.standardError,
        definedTrials: statistics.count))
  }

  /// A row that has only a mean and its error.
  mutating func add(
    _ alternative: String, _ row: FigureRow, _ quantity: String, _ period: String, mean: Double,
    standardDeviation: Double? = nil, standardError: Double?, frequency: Frequency? = nil,
    in scenario: Scenario
  ) {
    rows.append(
      Row(
        alternative: alternative, centre: Self.name(row, scenario), quantity: quantity,
        period: period, mean: mean, standardDeviation: standardDeviation,
        quantiles: Self.noQuantiles,
        standardError: standardError, frequency: frequency))
  }

  mutating func setDifference(_ shares: PairedDifferenceShares) {
    rows[rows.count - 1].difference = shares
  }

  static let noQuantiles = [Double?](repeating: nil, count: ReportConstants.quantiles.count)

  static func name(_ row: FigureRow, _ scenario: Scenario) -> String {
    if case .centre(let number) = row { return scenario.centres[number].id }
    return "network"
  }

  private mutating func addQuantities(_ figures: Figures, _ prefix: String) {
    let scenario = figures.scenario
    let alternative = prefix + figures.resultName
    for (index, output) in figures.plan.outputs.enumerated()
    where output.alternative == figures.alternative && output.isReported {
      let rows = figures.rows.filter { $0.scope == output.scope }
      for row in rows {
        for (year, fiscalYear) in figures.timeline.fiscalYears.enumerated() {
          let summary = figures.projection.yearly(index, row: row.index, year: year)
          add(
            alternative, row, output.name, fiscalYear.name, Statistics(summary, in: output.unit),
            in: scenario)
        }
        guard output.isMonthly else { continue }
        for month in 0..<figures.plan.monthCount {
          guard let summary = figures.projection.monthly(index, row: row.index, month: month)
          else { continue }
          add(
            alternative, row, output.name, String(describing: figures.timeline.month(at: month)),
            Statistics(summary, in: output.unit), in: scenario)
        }
      }
    }
  }
}
