import JaripMath
import Testing

/// Loops over rows against the same operations one value at a time.
@Suite struct RowLoopTests {
  /// Columns of `rows` rows, each `stride` values behind the last.
  private final class Columns {
    let start: UnsafeMutablePointer<Double>
    let stride: Int
    let count: Int

    init(rows: Int, stride: Int, seed: UInt64) {
      self.stride = stride
      count = rows * stride
      start = .allocate(capacity: count)
      start.initialize(from: kernelColumn(count, seed: seed), count: count)
    }

    deinit { start.deallocate() }

    var operand: RowLoops.Operand { .init(start, stride: stride) }
    subscript(row: Int, trial: Int) -> Double { start[row * stride + trial] }
  }

  private func column(
    _ loop: ElementLoop, _ kernels: Kernels, _ inputs: [[Double]], _ old: [Double]
  )
    -> [Double]
  {
    var out = old
    let loops = RowLoops(rows: 1, kernels: kernels)
    out.withUnsafeMutableBufferPointer { out in
      func append(_ rest: ArraySlice<[Double]>, _ operands: [RowLoops.Operand]) {
        guard let first = rest.first else {
          loops.append(loop, operands, into: .init(out.baseAddress!, stride: 0))
          loops.run(trials: out.count)
          return
        }
        first.withUnsafeBufferPointer {
          append(rest.dropFirst(), operands + [.init($0.baseAddress!, stride: 0)])
        }
      }
      append(inputs[...], [])
    }
    return out
  }

  @Test func `three are added with the bits of two additions`() {
    for count in [1, 7, 8, 9, 64, 1023] {
      let inputs = (1...3).map { kernelColumn(count, seed: UInt64($0)) }
      for kernels in Kernels.available {
        let both = column(.binary(.add, .columns), kernels, Array(inputs[..<2]), inputs[0])
        let expected = column(.binary(.add, .columns), kernels, [both, inputs[2]], inputs[0])
        let sum = column(.addThree, kernels, inputs, inputs[0])
        for index in 0..<count { #expect(isSame(sum[index], expected[index])) }
      }
    }
  }

  @Test(arguments: [0, 1, -2.5, Double.nan])
  func `one number decides for all trials as it would for each`(condition: Double) {
    for count in [1, 8, 13, 128] {
      let (yes, no) = (kernelColumn(count, seed: 1), kernelColumn(count, seed: 2))
      let conditions = [Double](repeating: condition, count: count)
      for kernels in Kernels.available {
        for mode in SelectMode.allCases {
          let chosen = column(.choose(mode), kernels, [[condition], yes, no], yes)
          let expected = column(.select(mode), kernels, [conditions, yes, no], yes)
          // What is not computed need not be made defined: a column holds no infinite value.
          for index in 0..<count
          where yes[index].magnitude != .infinity
            && no[index].magnitude != .infinity
          {
            #expect(isSame(chosen[index], expected[index]), "\(mode), value \(index)")
          }
        }
      }
    }
  }

  @Test func `a check marks what is not as it must be, and only that`() {
    let values = [0, 0.5, 1, -1e-10, -1e-8, 1.5, .nan, .infinity, -.infinity, -0.0, 1e300]
    let clear = [Double](repeating: 0, count: values.count)
    for kernels in Kernels.available {
      for kind in CheckKernel.allCases {
        let marks = column(.check(kind), kernels, [values], clear)
        #expect(marks == values.map { kind.holds($0) ? 0 : 1 }, "\(kind)")
        let kept = column(.check(kind), kernels, [clear], marks)
        #expect(kept == marks)
      }
    }
    #expect(CheckKernel.notNegative.holds(-1e-10) && !CheckKernel.notNegative.holds(-1e-8))
    #expect(CheckKernel.unitInterval.holds(1) && !CheckKernel.unitInterval.holds(1.5))
    #expect(!CheckKernel.defined.holds(.infinity) && !CheckKernel.defined.holds(.nan))
  }

  @Test func `each row is done with its own columns, one after another`() {
    let (rows, width) = (3, 5)
    let x = Columns(rows: rows, stride: width, seed: 1)
    let out = Columns(rows: rows, stride: width, seed: 2)
    let between = Columns(rows: 1, stride: width, seed: 3)
    let scalars = Columns(rows: rows, stride: 1, seed: 4)
    for row in 0..<rows { scalars.start[row] = Double(row) + 2 }
    for index in 0..<x.count { x.start[index] = Double(index) }
    let loops = RowLoops(rows: rows)
    let strip = RowLoops.Operand(between.start, stride: 0)
    // What is between has room for one row only, and each row finds its own value in it.
    loops.append(.binary(.multiply, .columnAndScalar), [x.operand, scalars.operand], into: strip)
    loops.append(.binary(.add, .columns), [strip, x.operand], into: out.operand)
    loops.run(trials: width)
    for row in 0..<rows {
      for trial in 0..<width {
        #expect(out[row, trial] == x[row, trial] * Double(row + 2) + x[row, trial])
      }
    }
    // An operand that lies elsewhere.
    loops.move(.second, of: 1, to: UnsafePointer(out.start))
    loops.run(trials: width)
    #expect(out[1, 2] == x[1, 2] * 3 + (x[1, 2] * 3 + x[1, 2]))
  }
}
