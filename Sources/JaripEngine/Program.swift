import JaripMath
import JaripModel

/// A plan laid out for evaluation: where each value lies in a worker's memory, and in what order it is
/// made.
///
/// The nodes of one stage are computed for `width` trials at a time. Values without trial axis are
/// computed first, in a program of width 1, and stand in a table of all months.
struct Program: Sendable {
  /// What a memory takes over at the month's end.
  struct Takeover: Sendable, BitwiseCopyable {
    var from: Place
    var to: Place
    var rows: Int
    /// A column to hold the value while another memory that it is may already have moved on; else -1.
    var holding: Int
  }

  /// The nodes of a stage, and who looks at them beside other nodes.
  struct Stage {
    var includes: [Bool]
    /// By node, the months in which its value is wanted.
    var months: [MonthSet]
    var yearEnds: MonthSet
    /// Whether all values of a month are read at its end.
    var keepsAll = false
    var checks: [PlanCheck] = []
    /// What is summed up over each fiscal year, or left at its end; `firstRow` counts columns of all of them.
    var yearly: [(node: Int, rows: Int, firstRow: Int, isLevel: Bool)] = []
    var yearlyRows = 0
    /// Of how many months every fiscal year is, if all are of as many.
    var yearMonths: Int?
    /// Nodes that are looked at when a month is done.
    var monthly: Set<Int> = []
  }

  let plan: Plan
  let width: Int
  /// By node; nothing for a node of another stage that this one does not read.
  private(set) var places: [Place?]
  /// What does not vary by month.
  private(set) var once: [Stretch] = []
  private(set) var monthly: [Stretch] = []
  /// By month, its kind: months of a kind have the same instructions due.
  private(set) var kindOfMonth: [Int] = []
  /// The first month of each kind.
  private(set) var monthOfKind: [Int] = []
  private(set) var takeovers: [Takeover] = []
  /// Where the columns of yearly sums begin.
  private(set) var yearlyBase = 0
  let yearlyRows: Int
  /// Where the marks of each alternative's checks lie.
  private(set) var marks: [Int] = []
  /// Nodes that are computed, also as a part of a sum.
  let computedCount: Int
  /// Doubles of memory a worker needs.
  private(set) var memorySize = 0

  var centreCount: Int { plan.centreCount }

  /// - Parameter tablePlaces: where values of the earlier stage stand.
  init(plan: Plan, width: Int, stage: Stage, tablePlaces: [Place?]) {
    self.plan = plan
    self.width = width
    places = tablePlaces
    computedCount = stage.includes.count { $0 }
    let sums = SumChains(plan, stage)
    var isIncluded = stage.includes
    for index in sums.joined { isIncluded[index] = false }
    let (once, monthly, yearlyRows) = Self.instructions(plan, stage, isIncluded, sums)
    self.yearlyRows = yearlyRows
    var allocator = ColumnAllocator()
    yearlyBase = allocator.keep(yearlyRows * width)
    marks = plan.alternatives.map { _ in allocator.keep(width) }
    // With a column of its own for every node the values of all months are read elsewhere.
    let histories = Histories(plan, stage.keepsAll ? isIncluded.map { _ in false } : isIncluded)
    var layout = Layout(
      plan: plan, width: width, stage: stage, histories: histories, allocator: allocator,
      places: places, yearlyBase: yearlyBase, marks: marks)
    self.once = layout.laidOut(Stretch.grouped(once))
    self.monthly = layout.laidOut(
      stage.keepsAll ? Stretch.grouped(monthly) : Stretch.arranged(monthly))
    takeovers = layout.takeovers(isIncluded)
    places = layout.places
    memorySize = layout.allocator.size
    findKinds()
  }

  private mutating func findKinds() {
    // Thousands of instructions are due in a few sets of months.
    var sets: Set<MonthSet> = []
    for stretch in monthly {
      for instruction in stretch.instructions {
        sets.insert(instruction.due(monthCount: plan.monthCount))
      }
    }
    let different = Array(sets)
    var known: [[Bool]: Int] = [:]
    for month in 0..<plan.monthCount {
      let due = different.map { $0.contains(month) }
      if known[due] == nil {
        known[due] = monthOfKind.count
        monthOfKind.append(month)
      }
      kindOfMonth.append(known[due]!)
    }
  }

  /// What is due in the months of each kind, the next kind made when the one before is done with: all together take
  /// several MB.
  var stretchesOfKinds: some Sequence<[Stretch]> {
    monthOfKind.lazy.map { month in monthly.compactMap { $0.due(in: month) } }
  }

  /// What is computed once and what each month, in the order of the plan; behind each node whoever looks at it.
  private static func instructions(
    _ plan: Plan, _ stage: Stage, _ isIncluded: [Bool], _ sums: SumChains
  ) -> (once: [Instruction], monthly: [Instruction], yearlyRows: Int) {
    let checks = Dictionary(grouping: stage.checks) { $0.node.index }
    let yearly = Dictionary(grouping: stage.yearly) { $0.node }
    let always = MonthSet(allOf: plan.monthCount)
    var once: [Instruction] = []
    var monthly: [Instruction] = []
    var yearlyRows = stage.yearlyRows
    for (index, node) in plan.nodes.enumerated() {
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      let isMonthly = node.axes.contains(.month)
      if isIncluded[index] {
        let terms = sums.terms[index]
        var instruction = Instruction(
          node: index, kind: terms == nil ? Instruction.Kind(node.operation) : .sum,
          inputs: terms ?? node.inputs.map(\.index), rows: rows, months: stage.months[index])
        if case .trailing(let months) = instruction.kind, stage.yearMonths == months,
          instruction.months.isSubset(of: stage.yearEnds)
        {
          // When it is looked at, the window is the fiscal year.
          instruction.kind = .yearSum
          instruction.memory = yearlyRows
          yearlyRows += rows
        }
        let looks = (checks[index] ?? []).map {
          Instruction(
            node: index, kind: .check($0.kind, alternative: $0.alternative), inputs: [index],
            rows: rows, months: stage.months[index])
        }
        if isMonthly {
          monthly.append(instruction)
          monthly += looks
        } else {
          once.append(instruction)
          once += looks
        }
      }
      for series in yearly[index] ?? [] {
        var taken = Instruction(
          node: index, kind: series.isLevel ? .record : .accumulate, inputs: [index],
          rows: series.rows, months: series.isLevel ? stage.yearEnds : always)
        taken.memory = series.firstRow
        monthly.append(taken)
      }
    }
    return (once, monthly, yearlyRows)
  }
}
