import CKernels

/// An operation on one column; see `ckernels.h` for each one's accuracy and undefined results.
public enum UnaryKernel: Int, CaseIterable, Sendable, BitwiseCopyable {
  case negate, absolute, exponential, logarithm, squareRoot, floor, ceiling
  /// Halves away from zero.
  case round
  case logistic, not, normalCdf, normalQuantile
}

/// An operation on two columns; comparisons with an undefined value are 0, logic passes it through.
public enum BinaryKernel: Int, CaseIterable, Sendable, BitwiseCopyable {
  case add, subtract, multiply, divide, minimum, maximum, power
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case and, or
}

/// Which operands are columns and which a single number, read from element 0.
public enum OperandMode: Int, CaseIterable, Sendable {
  case columns, columnAndScalar, scalarAndColumn
}

/// Which of the two values of a selection are columns; the condition always is.
public enum SelectMode: Int, CaseIterable, Sendable {
  case columns, columnAndScalar, scalarAndColumn, scalars
}

/// The element-wise loops of one CPU width; every result is finite or NaN ("undefined").
///
///     Kernels.active.binary(.add, a, b, mode: .columns, into: out, count: 1024)
///
/// - Edge cases: `out` may be one of the inputs; it may not overlap one in any other way.
/// - Accuracy: the same bits on every width, except for the sign and payload of a NaN.
public struct Kernels: @unchecked Sendable {
  // Immutable tables with static storage: hence the unchecked Sendable.
  let table: UnsafePointer<jk_kernels>

  /// The widest kernels of this CPU, or those that the environment variable JARIP_KERNELS names.
  public static let active: Kernels = {
    guard let table = jk_active() else {
      fatalError("JARIP_KERNELS must be baseline, avx2 or avx512, and one that this CPU has")
    }
    return Kernels(table: table)
  }()

  /// The kernels `baseline`, `avx2` or `avx512`; nil if unknown or not available on this CPU.
  public static func named(_ name: String) -> Kernels? {
    jk_named(name).map { Kernels(table: $0) }
  }

  /// All widths that this CPU can run, narrowest first.
  public static var available: [Kernels] {
    ["baseline", "avx2", "avx512"].compactMap { named($0) }
  }

  /// `baseline`, `avx2` or `avx512`.
  public var name: String { String(cString: table.pointee.name) }

  public func unary(
    _ operation: UnaryKernel, _ a: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    loop(.unary(operation))(out, a, nil, nil, count)
  }

  public func binary(
    _ operation: BinaryKernel, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    mode: OperandMode, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    loop(.binary(operation, mode))(out, a, b, nil, count)
  }

  /// `a` where the condition is nonzero, else `b`; undefined where the condition is. The value not
  /// taken never counts.
  public func select(
    _ condition: UnsafePointer<Double>, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    mode: SelectMode, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    loop(.select(mode))(out, condition, a, b, count)
  }
}
