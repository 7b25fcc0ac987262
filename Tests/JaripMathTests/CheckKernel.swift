import Glibc
import JaripMath
import Testing

/// Sizes around the lanes of every width, and blocks.
let kernelSizes = [0, 1, 7, 8, 9, 1023, 1024]

/// Values on which element-wise code goes wrong: signed zeros, subnormals, halves, the ends of the
/// range, infinities, NaN.
let awkwardValues: [Double] = [
  0, -0.0, 0x1p-1074, -0x1p-1074, 0x1p-1030, 2.2250738585072014e-308, 0.1, 0.49999999999999994, 0.5,
  -0.5,
  1, -1, 1.5, -2.5, 2, 3, -3, 0x1p52, 0x1p52 + 1, -0x1p53, 709.78, 709.79, -745.1, -745.2, 1e300,
  -1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, -.infinity, .nan,
]

/// A repeatable source of bits that owes nothing to the code under test (xorshift64).
struct TestGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Column values: every awkward one, then ordinary ones of both signs and many sizes.
func kernelColumn(_ size: Int, seed: UInt64) -> [Double] {
  var generator = TestGenerator(seed: seed)
  let shift = Int(seed % 11)
  return (0..<size).map { index in
    let place = index + shift
    if place % 3 == 0 { return awkwardValues[(place / 3 * 7) % awkwardValues.count] }
    let size = Glibc.exp2(Double.random(in: -12...6, using: &generator))
    return Bool.random(using: &generator) ? size : -size
  }
}

/// Same bits, except that any NaN equals any other.
func isSame(_ left: Double, _ right: Double) -> Bool {
  left.bitPattern == right.bitPattern || (left.isNaN && right.isNaN)
}

/// The distance from `exact` in units of the last place of a double near it; 0 for two NaN.
func ulpError(_ value: Double, exact: Float80) -> Double {
  let overflows = exact.isNaN || exact.magnitude > Float80(Double.greatestFiniteMagnitude)
  if overflows || value.isNaN { return overflows && value.isNaN ? 0 : .infinity }
  let ulp = Swift.max(Float80(Double(exact.magnitude).ulp), 0x1p-1074)
  return Double((Float80(value) - exact).magnitude / ulp)
}

/// Runs one kernel on every width and size, out of place and in place, against a plain loop.
///
/// - Parameters:
///   - inputCount: how many columns the kernel reads.
///   - maximumUlp: 0 asks for the reference's bits (rounded to double).
func checkKernel(
  _ name: String, inputCount: Int, maximumUlp: Double = 0,
  reference: ([Double]) -> Float80,
  run: (Kernels, [UnsafePointer<Double>], UnsafeMutablePointer<Double>, Int) -> Void,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for size in kernelSizes {
    let inputs = (0..<inputCount).map { kernelColumn(size, seed: UInt64(size * 5 + $0 * 3 + 1)) }
    var first: [Double]?
    for kernels in Kernels.available {
      for aliased in [-1] + Array(0..<inputCount) {
        // A guard value behind the end must survive.
        let columns = inputs.map { copied($0 + [12345]) }
        let separate = copied([Double](repeating: -77, count: size) + [12345])
        defer { for column in columns + [separate] { column.deallocate() } }
        let out = aliased < 0 ? separate : columns[aliased]
        run(kernels, columns.map { UnsafePointer($0) }, out, size)
        #expect(out[size] == 12345, "\(name) wrote past \(size)", sourceLocation: sourceLocation)
        let results = (0..<size).map { out[$0] }
        if let first {
          let index = (0..<size).first { !isSame(first[$0], results[$0]) }
          #expect(
            index == nil,
            "\(name) on \(kernels.name), alias \(aliased), differs from baseline at \(index ?? 0): \(results[index ?? 0]) against \(first[index ?? 0]), inputs \(inputs.map { $0[index ?? 0] })",
            sourceLocation: sourceLocation)
        } else {
          first = results
        }
      }
    }
    for index in 0..<size {
      let values = inputs.map { $0[index] }
      let exact = reference(values)
      let result = first![index]
      let expected = Double(exact).isInfinite ? .nan : Double(exact)
      let isGood =
        maximumUlp == 0
        ? isSame(result, expected) : ulpError(result, exact: exact) <= maximumUlp
      #expect(
        isGood && !result.isInfinite,
        "\(name)(\(values)) is \(result), expected \(exact), size \(size)",
        sourceLocation: sourceLocation)
    }
  }
}

func copied(_ values: [Double]) -> UnsafeMutablePointer<Double> {
  let pointer = UnsafeMutablePointer<Double>.allocate(capacity: Swift.max(1, values.count))
  pointer.initialize(from: values, count: values.count)
  return pointer
}
