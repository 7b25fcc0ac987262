import JaripLanguage
public import JaripModel
import JaripScenario

/// What is summarised of one node: a value for each of its rows and periods.
///
/// Outputs of different alternatives that come from one node share a series.
public struct Series: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case node(NodeID)
    /// `later` less `first`, trial by trial.
    case difference(later: NodeID, first: NodeID)
  }
  public enum Cadence: Hashable, Sendable {
    case yearly(Quantity.OverYear)
    case monthly
  }
  public var value: Value
  public var cadence: Cadence
  /// One per centre, or one.
  public var rowCount: Int
}

/// The series of a run and where their summaries stand.
struct SeriesTable: Sendable {
  private(set) var series: [Series] = []
  /// The first slot of each series; slots run by period, then row.
  private(set) var firstSlot: [Int] = []
  private(set) var slotCount = 0
  private var known: [Series: Int] = [:]
  let yearCount: Int
  let monthCount: Int

  init(timeline: Timeline) {
    yearCount = timeline.fiscalYears.count
    monthCount = timeline.monthCount
  }

  mutating func add(_ new: Series) -> Int {
    if let index = known[new] { return index }
    known[new] = series.count
    series.append(new)
    firstSlot.append(slotCount)
    slotCount += new.rowCount * periodCount(new.cadence)
    return series.count - 1
  }

  func periodCount(_ cadence: Series.Cadence) -> Int {
    if case .monthly = cadence { monthCount } else { yearCount }
  }

  func slot(_ index: Int, period: Int, row: Int) -> Int {
    firstSlot[index] + period * series[index].rowCount + row
  }
}
