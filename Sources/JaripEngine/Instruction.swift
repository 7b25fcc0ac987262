import JaripMath
import JaripModel

/// Where a value lies.
enum Place: Sendable, BitwiseCopyable {
  /// In the table of values without trial axis; strides are 0 for a missing axis.
  case table(base: Int, monthStride: Int, rowStride: Int)
  /// In the worker's memory; `rowStride` is 0 or the width.
  case column(base: Int, rowStride: Int)
  /// In the worker's memory, one of `count` columns in turn: number (month + offset) % count.
  case ring(base: Int, size: Int, count: Int, offset: Int, rowStride: Int)

  var isColumn: Bool {
    if case .table = self { false } else { true }
  }

  /// Whether it lies elsewhere each month.
  var turnsByMonth: Bool {
    switch self {
    case .table(_, let monthStride, _): monthStride != 0
    case .column: false
    case .ring: true
    }
  }

  /// The place of one row.
  func row(_ row: Int) -> Place {
    switch self {
    case .table(let base, let monthStride, let stride):
      .table(base: base + row * stride, monthStride: monthStride, rowStride: 0)
    case .column(let base, let stride): .column(base: base + row * stride, rowStride: 0)
    case .ring(let base, let size, let count, let offset, let stride):
      .ring(base: base + row * stride, size: size, count: count, offset: offset, rowStride: 0)
    }
  }

  var rowStride: Int {
    switch self {
    case .table(_, _, let stride), .column(_, let stride), .ring(_, _, _, _, let stride): stride
    }
  }
}

/// What a worker does at one point of a month, or once for each trial.
struct Instruction: Sendable {
  enum Kind: Sendable, BitwiseCopyable {
    // Loops over the trials of one row.
    case unary(UnaryKernel)
    case binary(BinaryKernel)
    case select
    case curve
    /// The sum of all inputs, from the left.
    case sum
    /// Adds up or compares all rows of its input.
    case reduce(BinaryKernel)
    /// The sum over the fiscal year so far.
    case yearSum
    /// Adds a value to the running sum of a series.
    case accumulate
    /// Leaves a value for a series.
    case record
    /// Marks the trials of an alternative whose value is not as it must be.
    case check(CheckKernel, alternative: Int)
    // All rows at once.
    case uniform
    case distribution
    case stack
    case airport
    case state
    case delay(Int)
    case trailing(Int)
    /// Numbers that stand in the plan.
    case source

    /// Whether it can be done for one row of its value after another.
    var isLoop: Bool {
      switch self {
      case .unary, .binary, .select, .curve, .sum, .reduce, .yearSum, .accumulate, .record, .check:
        true
      default: false
      }
    }

    /// Whether its value may be written over the values it reads.
    var mayOverwrite: Bool {
      switch self {
      case .unary, .binary, .select, .curve: true
      default: false
      }
    }
  }

  /// The node whose value it makes or takes.
  var node: Int
  var kind: Kind
  /// The nodes that it reads.
  var inputs: [Int]
  var rows: Int
  /// The months in which its value is wanted; of no account for what does not vary by month.
  var months: MonthSet
  /// Where the inputs lie, in their order, and where its value goes.
  var operands: [Place] = []
  var output = Place.column(base: 0, rowStride: 0)
  /// For a trailing sum: its ring of columns and its running part.
  var memory = -1

  /// Whether there is something to do in a month.
  func isDue(in month: Int) -> Bool {
    switch kind {
    case .trailing, .yearSum: true
    case .state: month == 0 && months.contains(0)
    case .delay(let back): month < back && months.contains(month)
    default: months.contains(month)
    }
  }

  /// The months in which there is something to do.
  func due(monthCount: Int) -> MonthSet {
    switch kind {
    case .trailing, .yearSum, .state, .delay:
      MonthSet(monthCount: monthCount) { isDue(in: $0) }
    default: months
    }
  }

  /// Whether it gives the node its value; else it looks at it.
  var makesValue: Bool {
    switch kind {
    case .accumulate, .record, .check: false
    default: true
    }
  }
}

extension Instruction.Kind {
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
