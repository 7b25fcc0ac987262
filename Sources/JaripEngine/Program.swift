import JaripMath
import JaripModel

/// A plan laid out for evaluation: where each value lies in a worker's memory, and in what order it is
/// made.
///
/// The nodes of one stage are computed for `width` trials at a time. Values without trial axis are
/// computed first, in a program of width 1, and stand in a table of all months.
struct Program: Sendable {
  /// Where a value lies.
  enum Place: Sendable, BitwiseCopyable {
    /// In the table of values without trial axis; strides are 0 for a missing axis.
    case table(base: Int, monthStride: Int, rowStride: Int)
    /// In the worker's memory; `rowStride` is 0 or the width.
    case column(base: Int, rowStride: Int)
    /// In the worker's memory, one of `count` columns in turn: number (month + offset) % count.
    case ring(base: Int, size: Int, count: Int, offset: Int, rowStride: Int)
  }

  /// What a worker does for one node; plain bits, so that reading one costs no reference count.
  struct Instruction: Sendable, BitwiseCopyable {
    enum Kind: Sendable, BitwiseCopyable {
      case unary(UnaryKernel)
      case binary(BinaryKernel)
      case select
      case curve
      case uniform
      case distribution
      case stack
      case reduce(BinaryKernel)
      case airport
      case state
      case delay(Int)
      case trailing(Int)
      /// The sum of all operands of the node.
      case sum
      /// Numbers that stand in the plan.
      case source
    }
    var node: Int
    var kind: Kind
    /// The first three inputs; all of them are in `operands` of the node.
    var a: Place
    var b: Place
    var c: Place
    var output: Place
    var rows: Int
    /// For a trailing sum: its ring of columns and its running part.
    var memory: Int
    /// Whether its value is wanted only at the end of a fiscal year.
    var isLevel: Bool
  }

  /// What a memory takes over at the month's end.
  struct Takeover: Sendable, BitwiseCopyable {
    var from: Place
    var to: Place
    var rows: Int
    /// A column to hold the value while another memory that it is may already have moved on; else -1.
    var holding: Int
  }

  let plan: Plan
  let width: Int
  /// By node; nothing for a node of another stage that this one does not read.
  private(set) var places: [Place?]
  /// By node, where its inputs lie.
  private(set) var operands: [[Place]]
  /// Nodes without month axis, then those of every month.
  private(set) var once: [Instruction] = []
  private(set) var monthly: [Instruction] = []
  /// Those of a month that ends no fiscal year.
  private(set) var betweenYearEnds: [Instruction] = []
  private(set) var takeovers: [Takeover] = []
  /// Doubles of memory a worker needs.
  private(set) var memorySize = 0

  var centreCount: Int { plan.centreCount }

  /// - Parameters:
  ///   - includes: the nodes of this stage.
  ///   - isSeen: whether anything but nodes looks at a node's value.
  ///   - isLevel: whether a node's value is wanted only at the end of a fiscal year.
  ///   - tablePlaces: where values of the earlier stage stand.
  ///   - keepsAll: gives every node a column of its own, for a stage whose values are all read later.
  init(
    plan: Plan, width: Int, includes: (Int) -> Bool, isSeen: (Int) -> Bool = { _ in true },
    isLevel: (Int) -> Bool = { _ in false },
    tablePlaces: [Place?], keepsAll: Bool
  ) {
    self.plan = plan
    self.width = width
    places = tablePlaces
    operands = Array(repeating: [], count: plan.nodes.count)
    var isIncluded = plan.nodes.indices.map(includes)
    let sums = SumChains(plan, isIncluded, isSeen: isSeen)
    for index in sums.joined { isIncluded[index] = false }
    var allocator = ColumnAllocator()
    let lastUse = Self.lastUses(plan, isIncluded, sums)
    // With a column of its own for every node the values of all months are read elsewhere.
    let histories = Histories(plan, keepsAll ? isIncluded.map { _ in false } : isIncluded)
    var historyBases: [Int: Int] = [:]
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      let size = rows * width
      let rowStride = rows > 1 || node.axes.contains(.centre) ? width : 0
      var memory = -1
      func ring(_ base: Int, count: Int, offset: Int) -> Place {
        .ring(base: base, size: size, count: count, offset: offset, rowStride: rowStride)
      }
      switch node.operation {
      case .state, .delay:
        let months = node.operation.monthsBack
        if let next = node.next?.index, histories.readers.contains(index),
          let count = histories.counts[next]
        {
          let base = historyBases[next] ?? allocator.keep(size * count)
          historyBases[next] = base
          places[index] = ring(base, count: count, offset: count - months)
        } else {
          places[index] = ring(allocator.keep(size * months), count: months, offset: 0)
        }
      default:
        if case .trailing(let months) = node.operation {
          memory = allocator.keep(size * (months + 1))
        }
        let isKept = keepsAll || !node.axes.contains(.month) || lastUse[index] == Int.max
        if node.axes.contains(.month), node.operation.isElementwise {
          // Inputs that end here make room for the output, which then is written where they lie.
          allocator.release(after: index)
        }
        if let count = histories.counts[index] {
          let base = historyBases[index] ?? allocator.keep(size * count)
          historyBases[index] = base
          places[index] = ring(base, count: count, offset: 0)
        } else {
          let base =
            isKept
            ? allocator.keep(size)
            : allocator.take(size, until: lastUse[index], preferring: branch(of: node))
          places[index] = .column(base: base, rowStride: rowStride)
        }
      }
      let terms = sums.terms[index]
      let inputs = (terms ?? node.inputs.map(\.index)).map { places[$0]! }
      operands[index] = inputs
      let nowhere = Place.column(base: 0, rowStride: 0)
      let instruction = Instruction(
        node: index, kind: terms == nil ? Instruction.Kind(node.operation) : .sum,
        a: inputs.first ?? nowhere,
        b: inputs.count > 1 ? inputs[1] : nowhere, c: inputs.count > 2 ? inputs[2] : nowhere,
        output: places[index]!, rows: rows, memory: memory, isLevel: isLevel(index))
      if node.axes.contains(.month) {
        monthly.append(instruction)
        // A trailing sum takes its value in, whether or not anybody looks at the sum.
        if !instruction.isLevel || memory >= 0 { betweenYearEnds.append(instruction) }
        allocator.release(after: index)
      } else {
        once.append(instruction)
      }
    }
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      guard let next = node.next, !histories.readers.contains(index), let from = places[next.index],
        let to = places[index]
      else { continue }
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      var holding = -1
      if case .ring = from { holding = allocator.keep(rows * width) }
      takeovers.append(Takeover(from: from, to: to, rows: rows, holding: holding))
    }
    memorySize = allocator.size
  }

  /// Values that are kept for some months where they were made, so that memories read them there and nothing is copied.
  private struct Histories {
    /// By node, of how many months.
    var counts: [Int: Int] = [:]
    /// The memories that read them.
    var readers: Set<Int> = []

    /// A memory reads its next value where that is made: each month, not by another memory, in as many rows. Of
    /// two that look back on one value by as many months one does: they may start with different values.
    init(_ plan: Plan, _ isIncluded: [Bool]) {
      var distances: [Int: Set<Int>] = [:]
      for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
        guard let next = node.next?.index, isIncluded[next] else { continue }
        let source = plan.nodes[next]
        let months = node.operation.monthsBack
        guard source.axes.contains(.month), source.operation.monthsBack == 0,
          source.axes.contains(.centre) == node.axes.contains(.centre),
          distances[next, default: []].insert(months).inserted
        else { continue }
        readers.insert(index)
        counts[next] = max(counts[next] ?? 0, months + 1)
      }
    }
  }

  /// Where the branch of a choice lies that is taken or left for all trials alike: a choice written over its branch
  /// copies nothing.
  private func branch(of node: Node) -> Int? {
    guard case .select = node.operation, case .table? = places[node.inputs[0].index] else {
      return nil
    }
    for input in node.inputs[1...] {
      if case .column(let base, _)? = places[input.index] { return base }
    }
    return nil
  }

  /// By node, the last instruction that reads it; `Int.max` when it is read at the month's end.
  private static func lastUses(_ plan: Plan, _ isIncluded: [Bool], _ sums: SumChains) -> [Int] {
    var last = Array(0..<plan.nodes.count)
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      for input in sums.terms[index] ?? node.inputs.map(\.index) {
        last[input] = max(last[input], index)
      }
    }
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      if let next = node.next { last[next.index] = Int.max }
    }
    return last
  }
}

extension Operation {
  /// How many months a memory looks back; 0 for anything else.
  fileprivate var monthsBack: Int {
    switch self {
    case .state: 1
    case .delay(let months): months
    default: 0
    }
  }

  /// Whether each value hangs on the values of its own row and trial alone, so that it may be written over them.
  fileprivate var isElementwise: Bool {
    switch self {
    case .unary, .binary, .select: true
    default: false
    }
  }
}

extension Program.Instruction.Kind {
  init(_ operation: Operation) {
    switch operation {
    case .constant, .undefined, .perCentre, .series, .grid: self = .source
    case .unary(let kernel): self = .unary(kernel)
    case .binary(let kernel): self = .binary(kernel)
    case .select: self = .select
    case .curve: self = .curve
    case .uniform: self = .uniform
    case .distribution: self = .distribution
    case .stack: self = .stack
    case .sumOverCentres: self = .reduce(.add)
    case .largestOverCentres: self = .reduce(.maximum)
    case .smallestOverCentres: self = .reduce(.minimum)
    case .airport: self = .airport
    case .state: self = .state
    case .delay(let months): self = .delay(months)
    case .trailing(let months): self = .trailing(months)
    }
  }
}

/// Hands out columns; one whose last reader is done is used again.
private struct ColumnAllocator {
  private(set) var size = 0
  private var free: [Int: [Int]] = [:]
  private var ending: [Int: [(base: Int, size: Int)]] = [:]

  /// A column for the whole run.
  mutating func keep(_ count: Int) -> Int {
    defer { size += count }
    return size
  }

  /// A column that is free again after instruction `last`; that at `preferred` if it is free.
  mutating func take(_ count: Int, until last: Int, preferring preferred: Int? = nil) -> Int {
    if let preferred, let index = free[count]?.lastIndex(of: preferred) {
      free[count]?.remove(at: index)
      ending[last, default: []].append((preferred, count))
      return preferred
    }
    let base = free[count]?.popLast() ?? keep(count)
    ending[last, default: []].append((base, count))
    return base
  }

  mutating func release(after instruction: Int) {
    for column in ending.removeValue(forKey: instruction) ?? [] {
      free[column.size, default: []].append(column.base)
    }
  }
}
