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
    /// In the worker's memory, one of `count` columns in turn by month.
    case ring(base: Int, size: Int, count: Int, rowStride: Int)
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
  private(set) var takeovers: [Takeover] = []
  /// Doubles of memory a worker needs.
  private(set) var memorySize = 0

  var centreCount: Int { plan.centreCount }

  /// - Parameters:
  ///   - includes: the nodes of this stage.
  ///   - tablePlaces: where values of the earlier stage stand.
  ///   - keepsAll: gives every node a column of its own, for a stage whose values are all read later.
  init(
    plan: Plan, width: Int, includes: (Node) -> Bool, tablePlaces: [Place?], keepsAll: Bool
  ) {
    self.plan = plan
    self.width = width
    places = tablePlaces
    operands = Array(repeating: [], count: plan.nodes.count)
    let isIncluded = plan.nodes.map(includes)
    var allocator = ColumnAllocator()
    let lastUse = Self.lastUses(plan, isIncluded)
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      let size = rows * width
      let rowStride = rows > 1 || node.axes.contains(.centre) ? width : 0
      var memory = -1
      switch node.operation {
      case .state:
        places[index] = .ring(
          base: allocator.keep(size), size: size, count: 1, rowStride: rowStride)
      case .delay(let months):
        places[index] = .ring(
          base: allocator.keep(size * months), size: size, count: months, rowStride: rowStride)
      default:
        if case .trailing(let months) = node.operation {
          memory = allocator.keep(size * (months + 1))
        }
        let isKept = keepsAll || !node.axes.contains(.month) || lastUse[index] == Int.max
        let base = isKept ? allocator.keep(size) : allocator.take(size, until: lastUse[index])
        places[index] = .column(base: base, rowStride: rowStride)
      }
      let inputs = node.inputs.map { places[$0.index]! }
      operands[index] = inputs
      let nowhere = Place.column(base: 0, rowStride: 0)
      let instruction = Instruction(
        node: index, kind: Instruction.Kind(node.operation), a: inputs.first ?? nowhere,
        b: inputs.count > 1 ? inputs[1] : nowhere, c: inputs.count > 2 ? inputs[2] : nowhere,
        output: places[index]!, rows: rows, memory: memory)
      if node.axes.contains(.month) {
        monthly.append(instruction)
        allocator.release(after: index)
      } else {
        once.append(instruction)
      }
    }
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      guard let next = node.next, let from = places[next.index], let to = places[index] else {
        continue
      }
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      var holding = -1
      if case .ring = from { holding = allocator.keep(rows * width) }
      takeovers.append(Takeover(from: from, to: to, rows: rows, holding: holding))
    }
    memorySize = allocator.size
  }

  /// By node, the last instruction that reads it; `Int.max` when it is read at the month's end.
  private static func lastUses(_ plan: Plan, _ isIncluded: [Bool]) -> [Int] {
    var last = Array(0..<plan.nodes.count)
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      for input in node.inputs { last[input.index] = max(last[input.index], index) }
    }
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      if let next = node.next { last[next.index] = Int.max }
    }
    return last
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

  /// A column that is free again after instruction `last`.
  mutating func take(_ count: Int, until last: Int) -> Int {
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
