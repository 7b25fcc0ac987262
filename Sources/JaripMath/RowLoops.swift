import CKernels

/// What a value must be, as a condition for every trial.
public enum CheckKernel: Int, CaseIterable, Sendable, BitwiseCopyable {
  case defined
  /// Defined and not below 0 by more than 1e-9.
  case notNegative
  /// Defined and from 0 to 1.
  case unitInterval

  /// Whether one value is as it must be; an undefined one never is.
  public func holds(_ value: Double) -> Bool {
    switch self {
    case .defined: value.isFinite
    case .notNegative: value.isFinite && value >= -1e-9
    case .unitInterval: value >= 0 && value <= 1
    }
  }
}

/// A loop over the trials of one row; see `ckernels.h` for what each does with its operands.
public enum ElementLoop: Sendable {
  case unary(UnaryKernel)
  case binary(BinaryKernel, OperandMode)
  /// The condition is a column.
  case select(SelectMode)
  /// The condition is one number.
  case choose(SelectMode)
  /// Marks trials whose value is not as it must be.
  case check(CheckKernel)
  case copy
  /// One number for all trials.
  case spread
  /// Two additions, from the left.
  case addThree
  /// The second operand is a curve: the number of points, their arguments and their values.
  case curve
}

extension Kernels {
  func loop(_ loop: ElementLoop) -> jk_loop {
    switch loop {
    case .unary(let kernel): jk_unary_loop(table, CInt(kernel.rawValue))
    case .binary(let kernel, let mode):
      jk_binary_loop(table, CInt(kernel.rawValue), CInt(mode.rawValue))
    case .select(let mode): jk_select_loop(table, CInt(mode.rawValue))
    case .choose(let mode): jk_choose_loop(table, CInt(mode.rawValue))
    case .check(let kernel): jk_check_loop(table, CInt(kernel.rawValue))
    case .copy: table.pointee.copy
    case .spread: table.pointee.spread
    case .addThree: table.pointee.add_three
    case .curve: table.pointee.curve
    }
  }
}

/// Loops that run one after another for the first row of their columns, then for the next: what one leaves is read
/// by another while it is still in the first-level cache.
///
/// - Shape: a column holds a value for each trial; the column of row r begins `stride` * r values behind the first.
public final class RowLoops {
  /// Where an operand of the first row begins; a stride of 0 means the same for all rows.
  public struct Operand {
    var start: UnsafePointer<Double>
    var stride: Int32

    public init(_ start: UnsafePointer<Double>, stride: Int) {
      self.start = start
      self.stride = Int32(stride)
    }
  }

  /// Which operand of a loop.
  public enum Part: Int, Sendable, BitwiseCopyable {
    case output, first, second, third

    /// Operand `index`, counted from 0.
    public static func input(_ index: Int) -> Part { Part(rawValue: index + 1)! }
  }

  public let rows: Int
  private let kernels: Kernels
  // A buffer rather than an array: operands move each month, and an array would be checked each time.
  private var steps = UnsafeMutableBufferPointer<jk_step>.allocate(capacity: 16)
  public private(set) var count = 0

  public init(rows: Int, kernels: Kernels = .active) {
    self.rows = rows
    self.kernels = kernels
  }

  deinit { steps.deallocate() }

  public func append(_ loop: ElementLoop, _ inputs: [Operand], into output: Operand) {
    precondition((1...3).contains(inputs.count), "A loop has one to three operands")
    let a = inputs[0]
    let b = inputs.count > 1 ? inputs[1] : a
    let c = inputs.count > 2 ? inputs[2] : a
    if count == steps.count {
      let larger = UnsafeMutableBufferPointer<jk_step>.allocate(capacity: 2 * count)
      _ = larger.moveInitialize(fromContentsOf: steps)
      steps.deallocate()
      steps = larger
    }
    steps.initializeElement(
      at: count,
      to: jk_step(
        loop: kernels.loop(loop), out: UnsafeMutablePointer(mutating: output.start), a: a.start,
        b: b.start, c: c.start, out_stride: output.stride, a_stride: a.stride, b_stride: b.stride,
        c_stride: c.stride))
    count += 1
  }

  /// Moves an operand: one of a value that lies elsewhere each month.
  public func move(_ part: Part, of step: Int, to start: UnsafePointer<Double>) {
    switch part {
    case .output: steps[step].out = UnsafeMutablePointer(mutating: start)
    case .first: steps[step].a = start
    case .second: steps[step].b = start
    case .third: steps[step].c = start
    }
  }

  /// Runs all loops over `trials` trials of each row.
  public func run(trials: Int) { jk_run(steps.baseAddress, count, rows, trials) }
}
