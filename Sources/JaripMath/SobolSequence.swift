import CGSL

/// Sobol's sequence as GSL has it, by its direction numbers.
enum SobolSequence {
  /// As many as GSL has.
  static let largestDimension = 40

  /// Binary digits of a direction number, the first one in bit 29.
  static let digitCount = 30

  /// The first `count` direction numbers of each of the first dimensions.
  ///
  /// GSL does not show them, but the point of index 2^j is the XOR of numbers j and j − 1.
  ///
  /// - Complexity: goes through 2^(count − 1) points.
  /// - Source: Bratley and Fox (1988), Algorithm 659, ACM TOMS 14, 88-100, in the Gray code order of Antonov and
  ///   Saleev (1979).
  static func directions(dimensions: Int, count: Int) -> [[UInt64]] {
    precondition(dimensions <= largestDimension && count <= digitCount, "GSL has no such point")
    guard dimensions > 0 else { return [] }
    return GSL.quietly {
      let generator = cgsl_sobol(UInt32(dimensions))!
      defer { gsl_qrng_free(generator) }
      var point = [Double](repeating: 0, count: dimensions)
      var directions = [[UInt64]](repeating: [], count: dimensions)
      var index = 0
      for power in 0..<count {
        // GSL leaves out the point of index 0.
        while index < 1 << power {
          gsl_qrng_get(generator, &point)
          index += 1
        }
        for dimension in point.indices {
          directions[dimension].append(
            UInt64(point[dimension] * 0x1p30) ^ (directions[dimension].last ?? 0))
        }
      }
      return directions
    }
  }
}
