import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

/// Which series are taken from which nodes, and when.
struct CollectorLayout: Sendable {
  private(set) var table: SeriesTable
  private(set) var differences: [(series: Int, later: Int, first: Int)] = []
  /// By series, its first column among those of yearly values; −1 for a monthly one.
  private(set) var yearlyRow: [Int] = []
  private(set) var yearlyRows = 0
  let isYearStart: [Bool]
  let isYearEnd: [Bool]
  let yearOfMonth: [Int]
  let monthsInYear: [Int]
  /// Whether values by month are kept in a month.
  let keepsMonth: [Bool]
  let compares: Bool
  let blockSize: Int
  /// Whether a block is made of whole leaves.
  let blocksHoldLeaves: Bool
  /// Whether moments are also formed for each of `TrialParts`: they stand behind those of all slots, slot by slot.
  let hasParts: Bool
  let weights: TrialWeights?
  let columns: ColumnLayout

  /// By output of the plan.
  private(set) var yearly: [Int?] = []
  private(set) var monthly: [Int?] = []
  private(set) var compared: [Projection.Difference] = []

  var hasDifferences: Bool { !differences.isEmpty }

  /// How many moments a leaf has.
  var momentCount: Int { table.slotCount * (hasParts ? 1 + TrialParts.count : 1) }

  init(_ plan: Plan, settings: RunSettings) {
    let timeline = plan.scenario.timeline
    let years = timeline.fiscalYears
    table = SeriesTable(timeline: timeline)
    yearOfMonth = years.enumerated().flatMap { year, months in
      Array(repeating: year, count: months.offsets.count)
    }
    monthsInYear = years.map(\.offsets.count)
    isYearStart = (0..<timeline.monthCount).map { offset in
      years.contains { $0.offsets.lowerBound == offset }
    }
    isYearEnd = (0..<timeline.monthCount).map { offset in
      years.contains { $0.offsets.upperBound == offset + 1 }
    }
    keepsMonth = (0..<timeline.monthCount).map { settings.months?.contains($0) ?? true }
    compares = settings.compares
    blockSize = settings.blockSize
    blocksHoldLeaves = blockSize % EngineConstants.leafSize == 0
    hasParts = settings.sampling != .random || settings.weights != nil
    weights = settings.weights
    columns = ColumnLayout(plan, settings: settings)
    for output in plan.outputs {
      let rows = output.scope == .centre ? plan.centreCount : 1
      guard settings.selection.includes(output) else {
        yearly.append(nil)
        monthly.append(nil)
        continue
      }
      yearly.append(
        table.add(
          Series(value: .node(output.node), cadence: .yearly(output.overYear), rowCount: rows)))
      let isMonthly =
        output.isMonthly && settings.selection == .everything
        || settings.monthly.contains(output.name)
      monthly.append(
        isMonthly
          ? table.add(Series(value: .node(output.node), cadence: .monthly, rowCount: rows)) : nil)
    }
    if settings.compares { compare(plan, settings.comparedNames) }
    arrange()
  }

  /// Pairs each output of a later alternative with that of the first.
  private mutating func compare(_ plan: Plan, _ names: Set<String>?) {
    for (index, output) in plan.outputs.enumerated() where output.alternative > 0 {
      guard names?.contains(output.name) ?? true else { continue }
      let partner = plan.outputs.firstIndex {
        $0.alternative == 0 && $0.name == output.name && $0.scope == output.scope
          && $0.overYear == output.overYear
      }
      guard let partner, let later = yearly[index], let first = yearly[partner] else { continue }
      let rows = output.scope == .centre ? plan.centreCount : 1
      let series = table.add(
        Series(
          value: .difference(later: output.node, first: plan.outputs[partner].node),
          cadence: .yearly(output.overYear), rowCount: rows))
      compared.append(Projection.Difference(output: index, series: series))
      if !differences.contains(where: { $0.series == series }) {
        differences.append((series, later, first))
      }
    }
  }

  private mutating func arrange() {
    for series in table.series {
      guard case .node = series.value, case .yearly = series.cadence else {
        yearlyRow.append(-1)
        continue
      }
      yearlyRow.append(yearlyRows)
      yearlyRows += series.rowCount
    }
  }
}

extension Program.Stage {
  /// The series of a run look at their nodes.
  mutating func take(_ layout: CollectorLayout) {
    yearlyRows = layout.yearlyRows
    yearMonths =
      layout.monthsInYear.allSatisfy { $0 == layout.monthsInYear[0] }
      ? layout.monthsInYear[0] : nil
    for source in layout.columns.sources.joined() { monthly.insert(source.node.index) }
    for (index, series) in layout.table.series.enumerated() {
      guard case .node(let node) = series.value else { continue }
      switch series.cadence {
      case .monthly: monthly.insert(node.index)
      case .yearly(let overYear):
        yearly.append((node.index, series.rowCount, layout.yearlyRow[index], overYear == .end))
      }
    }
  }
}
