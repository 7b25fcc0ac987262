import JaripMath
import Testing

/// Golden results rest on these bits: the same for debug and release builds, widths and machines.
@Suite struct BitsTests {
  private func hash(_ values: [Double]) -> UInt64 {
    values.reduce(0xcbf2_9ce4_8422_2325) { sum, value in
      // NaN has no promised bits.
      (sum ^ (value.isNaN ? 1 : value.bitPattern)) &* 0x0000_0100_0000_01b3
    }
  }

  private var arguments: [Double] {
    var generator = TestGenerator(seed: 77)
    return (0..<4099).map { Double.random(in: -40...40, using: &generator) / Double($0 % 50 + 1) }
  }

  static let unaryHashes: [(UnaryKernel, UInt64)] = [
    (.exponential, 16_697_924_526_034_853_031), (.logarithm, 7_568_642_465_009_487_362),
    (.logistic, 14_322_075_661_244_139_032), (.normalCdf, 17_418_311_272_257_909_248),
    (.normalQuantile, 4_406_205_840_076_049_412),
  ]

  @Test(arguments: unaryHashes)
  func `functions keep their bits`(operation: UnaryKernel, expected: UInt64) {
    let inputs = arguments
    for kernels in Kernels.available {
      var out = inputs
      kernels.unary(operation, inputs, into: &out, count: inputs.count)
      #expect(hash(out) == expected, "\(operation) on \(kernels.name): \(hash(out))")
    }
  }

  @Test func `one value has the bits that it has in a column`() {
    let inputs =
      arguments + [
        0, -0.0, 1, -1, 709, 710, -745, -746, Double.leastNonzeroMagnitude, 0x1p-1022, .infinity,
        -.infinity, .nan,
      ]
    let functions: [(UnaryKernel, (Double) -> Double)] = [
      (.exponential, exponential), (.logarithm, logarithm), (.logistic, logistic),
    ]
    for (operation, function) in functions {
      for kernels in Kernels.available {
        var out = inputs
        kernels.unary(operation, inputs, into: &out, count: inputs.count)
        for (input, value) in zip(inputs, out) {
          #expect(isSame(function(input), value), "\(operation) of \(input) on \(kernels.name)")
        }
      }
    }
  }

  @Test func `powers keep their bits`() {
    let bases = arguments.map(\.magnitude)
    let exponents = Array(arguments.reversed())
    for kernels in Kernels.available {
      var out = bases
      kernels.binary(.power, bases, exponents, mode: .columns, into: &out, count: bases.count)
      #expect(hash(out) == 8_443_155_877_969_825_020, "power on \(kernels.name): \(hash(out))")
    }
  }
}
