import Glibc
import JaripMath
import Testing

@Suite struct KernelTests {
  static let unaryReferences: [(UnaryKernel, Double, @Sendable (Double) -> Float80)] = [
    (.negate, 0, { Float80(-$0) }),
    (.absolute, 0, { Float80($0.magnitude) }),
    (.exponential, 0.8, { Glibc.exp(Float80($0)) }),
    (.logarithm, 0.9, { $0 > 0 ? Glibc.log(Float80($0)) : .nan }),
    (.squareRoot, 0, { Float80($0.squareRoot()) }),
    (.floor, 0, { Float80($0.rounded(.down)) }),
    (.ceiling, 0, { Float80($0.rounded(.up)) }),
    (.round, 0, { Float80($0.rounded(.toNearestOrAwayFromZero)) }),
    (.logistic, 2.5, { 1 / (1 + Glibc.exp(-Float80($0))) }),
    (.not, 0, { $0.isNaN ? .nan : $0 == 0 ? 1 : 0 }),
    (.normalCdf, 16, { Glibc.erfc(-Float80($0) * Float80(0.5).squareRoot()) / 2 }),
    // Its accuracy has a test of its own; here only where it is defined.
    (.normalQuantile, .infinity, { $0 > 0 && $0 < 1 ? 0 : .nan }),
  ]

  @Test(arguments: unaryReferences.indices)
  func `every unary kernel agrees with a plain loop on every width`(index: Int) {
    let (operation, ulp, reference) = Self.unaryReferences[index]
    #expect(operation == UnaryKernel.allCases[index])
    checkKernel("\(operation)", inputCount: 1, maximumUlp: ulp) {
      reference($0[0])
    } run: { kernels, inputs, out, count in
      kernels.unary(operation, inputs[0], into: out, count: count)
    }
  }

  @Test func `there is a reference for every kernel`() {
    #expect(Self.unaryReferences.map(\.0) == UnaryKernel.allCases)
    #expect(Self.binaryReferences.map(\.0) == BinaryKernel.allCases)
  }

  static let binaryReferences: [(BinaryKernel, Double, @Sendable (Double, Double) -> Float80)] = [
    (.add, 0, { Float80($0 + $1) }),
    (.subtract, 0, { Float80($0 - $1) }),
    (.multiply, 0, { Float80($0 * $1) }),
    (.divide, 0, { Float80($0 / $1) }),
    (.minimum, 0, { $0.isNaN ? .nan : Float80($0 < $1 ? $0 : $1) }),
    (.maximum, 0, { $0.isNaN ? .nan : Float80($0 > $1 ? $0 : $1) }),
    (.power, 0.7, { exactPower($0, $1) }),
    (.less, 0, { $0 < $1 ? 1 : 0 }),
    (.lessOrEqual, 0, { $0 <= $1 ? 1 : 0 }),
    (.greater, 0, { $0 > $1 ? 1 : 0 }),
    (.greaterOrEqual, 0, { $0 >= $1 ? 1 : 0 }),
    (.equal, 0, { $0 == $1 ? 1 : 0 }),
    (.notEqual, 0, { $0.isNaN || $1.isNaN || $0 == $1 ? 0 : 1 }),
    (.and, 0, { $0.isNaN || $1.isNaN ? .nan : $0 != 0 && $1 != 0 ? 1 : 0 }),
    (.or, 0, { $0.isNaN || $1.isNaN ? .nan : $0 != 0 || $1 != 0 ? 1 : 0 }),
  ]

  static func exactPower(_ base: Double, _ exponent: Double) -> Float80 {
    if !base.isFinite || !exponent.isFinite { return .nan }
    if base == 0 {
      return exponent == 0 ? 1 : exponent > 0 ? Glibc.pow(Float80(base), Float80(exponent)) : .nan
    }
    return Glibc.pow(Float80(base), Float80(exponent))
  }

  @Test(arguments: BinaryKernel.allCases, OperandMode.allCases)
  func `every binary kernel agrees with a plain loop on every width`(
    operation: BinaryKernel, mode: OperandMode
  ) {
    let (_, ulp, reference) = Self.binaryReferences[operation.rawValue]
    let scalars: [Double] = mode == .columns ? [0] : [0.5, 2, -3, 0, 1e300, .nan]
    for scalar in scalars {
      checkKernel(
        "\(operation) \(mode) \(scalar)", inputCount: mode == .columns ? 2 : 1, maximumUlp: ulp
      ) { values in
        switch mode {
        case .columns: reference(values[0], values[1])
        case .columnAndScalar: reference(values[0], scalar)
        case .scalarAndColumn: reference(scalar, values[0])
        }
      } run: { kernels, inputs, out, count in
        withUnsafePointer(to: scalar) { scalar in
          let (a, b) =
            switch mode {
            case .columns: (inputs[0], inputs[1])
            case .columnAndScalar: (inputs[0], scalar)
            case .scalarAndColumn: (scalar, inputs[0])
            }
          kernels.binary(operation, a, b, mode: mode, into: out, count: count)
        }
      }
    }
  }

  @Test func `a power has the same bits whichever operands are scalars`() {
    let bases = kernelColumn(1024, seed: 4)
    for exponent in [2, 0.5, 1, 3, -1, 0, 1.0 / 12] {
      for kernels in Kernels.available {
        var byScalar = bases
        var byColumn = bases
        let exponents = [Double](repeating: exponent, count: bases.count)
        kernels.binary(
          .power, bases, [exponent], mode: .columnAndScalar, into: &byScalar, count: bases.count)
        kernels.binary(
          .power, bases, exponents, mode: .columns, into: &byColumn, count: bases.count)
        #expect(zip(byScalar, byColumn).allSatisfy { isSame($0, $1) }, "exponent \(exponent)")
      }
    }
  }

  @Test(arguments: SelectMode.allCases)
  func `a selection never looks at the value not taken`(mode: SelectMode) {
    for scalar in [3.5, .nan] {
      let isFirstScalar = mode == .scalars || mode == .scalarAndColumn
      let isSecondScalar = mode == .scalars || mode == .columnAndScalar
      checkKernel("select \(mode) \(scalar)", inputCount: 3) { values in
        let first = isFirstScalar ? scalar : values[1]
        let second = isSecondScalar ? scalar : values[2]
        return values[0].isNaN ? .nan : Float80(values[0] != 0 ? first : second)
      } run: { kernels, inputs, out, count in
        withUnsafePointer(to: scalar) { scalar in
          kernels.select(
            inputs[0], isFirstScalar ? scalar : inputs[1], isSecondScalar ? scalar : inputs[2],
            mode: mode, into: out, count: count)
        }
      }
    }
  }

  @Test func `a curve is linear between its points and flat outside, few points or many`() {
    for pointCount in [1, 2, 5, 24, 25, 200] {
      let xs = (0..<pointCount).map { Double($0 * $0) / 10 - 2 }
      let ys = (0..<pointCount).map { Double(($0 * 37) % 17) - 5 }
      checkKernel("curve of \(pointCount)", inputCount: 1) { values in
        let x = values[0]
        if x.isNaN { return .nan }
        if x < xs[0] { return Float80(ys[0]) }
        guard let next = xs.firstIndex(where: { $0 > x }) else {
          return Float80(ys[pointCount - 1])
        }
        let slope = (ys[next] - ys[next - 1]) / (xs[next] - xs[next - 1])
        return Float80(ys[next - 1] + (x - xs[next - 1]) * slope)
      } run: { kernels, inputs, out, count in
        kernels.curve(inputs[0], [Double(pointCount)] + xs + ys, into: out, count: count)
      }
    }
  }

  @Test func `moments skip undefined values and have the same bits on every width`() {
    for size in kernelSizes {
      var generator = TestGenerator(seed: UInt64(size + 1))
      let values = (0..<size).map { index in
        index % 5 == 2 ? Double.nan : 1e6 + Double.random(in: -1...1, using: &generator)
      }
      let present = values.filter { !$0.isNaN }.map { Float80($0) }
      let mean = present.reduce(0, +) / Float80(Swift.max(1, present.count))
      let squares = present.reduce(Float80(0)) { $0 + ($1 - mean) * ($1 - mean) }
      let results = Kernels.available.map { $0.moments(values, count: size) }
      #expect(results.allSatisfy { $0 == results[0] })
      #expect(results[0].count == present.count)
      #expect(Float80(results[0].mean) - mean < 1e-9 && mean - Float80(results[0].mean) < 1e-9)
      let error = Double((Float80(results[0].squaredDeviations) - squares).magnitude)
      #expect(error <= 1e-9 * Double(squares), "size \(size), error \(error)")
    }
  }
}
