import CKernels

// The kernels on one value: the same bits as on a column, which is why nothing here calls libm.

/// One operation on one value.
public func unary(_ operation: UnaryKernel, _ a: Double) -> Double {
  withUnsafePointer(to: a) { input in
    var result = 0.0
    Kernels.active.unary(operation, input, into: &result, count: 1)
    return result
  }
}

/// One operation on two values.
public func binary(_ operation: BinaryKernel, _ a: Double, _ b: Double) -> Double {
  withUnsafePointer(to: a) { left in
    withUnsafePointer(to: b) { right in
      var result = 0.0
      Kernels.active.binary(operation, left, right, mode: .columns, into: &result, count: 1)
      return result
    }
  }
}

/// e to the power `x`, within 0.76 ulp; undefined on overflow.
public func exponential(_ x: Double) -> Double { jk_exp(x) }

/// The natural logarithm within 0.85 ulp; undefined for zero and below.
public func logarithm(_ x: Double) -> Double { jk_log(x) }

/// `base` to the power `exponent` within 0.65 ulp; 0 to the power 0 is 1.
public func power(_ base: Double, _ exponent: Double) -> Double { binary(.power, base, exponent) }

/// 1 / (1 + exp(-x)).
public func logistic(_ x: Double) -> Double { jk_logistic(x) }

/// The standard normal distribution function, accurate in relative terms in both tails.
public func normalCdf(_ score: Double) -> Double { unary(.normalCdf, score) }

/// The standard normal score with probability `probability` below it; undefined outside (0, 1).
public func normalQuantile(_ probability: Double) -> Double { unary(.normalQuantile, probability) }
