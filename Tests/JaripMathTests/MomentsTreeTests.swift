import JaripMath
import Testing

@Suite struct MomentsTreeTests {
  private static let leafSize = 64

  /// The last leaf may be short. Two slots: the values, and minus the values with every fifth undefined.
  private static func leaves(_ values: [Double]) -> [[Moments]] {
    let other = values.indices.map { $0 % 5 == 0 ? .nan : -values[$0] }
    return stride(from: 0, to: values.count, by: leafSize).map { start in
      let end = min(values.count, start + leafSize)
      return [values, other].map {
        Kernels.active.moments(Array($0[start..<end]), count: end - start)
      }
    }
  }

  private static func tree(_ leaves: [[Moments]], _ order: some Sequence<Int>) -> MomentsTree {
    var tree = MomentsTree()
    for leaf in order { tree.add(leaves[leaf], at: leaf) }
    return tree
  }

  private static func values(count: Int, _ shape: (Double) -> Double) -> [Double] {
    var generator = TestGenerator(seed: UInt64(count))
    return (0..<count).map { _ in shape(Double.random(in: 0..<1, using: &generator)) }
  }

  static let shapes: [(name: String, value: @Sendable (Double) -> Double)] = [
    ("uniform", { $0 }), ("small beside its mean", { 1e6 + $0 }), ("of both signs", { $0 - 0.5 }),
    ("with a heavy tail", { 1 / ($0 * $0 + 1e-6) }), ("constant", { _ in 0.1 }),
  ]

  /// The reference is the two-pass definition in 80 bits. With u = 2^-53, values up to M and D merges above a leaf:
  ///
  /// - a mean of a leaf has at most 15 additions and a division behind it, hence an error of 17 u M; a merge adds at
  ///   most 7 u M (three roundings of a product of at most 2 M, one of the sum) and else averages errors: E = (18 + 7 D) u M;
  /// - a sum of squares has 18 roundings in a leaf and 6 in each merge, of terms that are not negative; the error of
  ///   a difference of means is at most d = 2 E + 2 u M. A merge weighs the square of the difference with
  ///   w = n1 n2 / n, at most n / 4, so all w add up to at most n D / 4, and by Cauchy and Schwarz the errors to
  ///   2 d sqrt(S n D / 4) + d^2 n D / 4. A leaf's own mean gives n E^2 at most.
  @Test(arguments: shapes.indices, [1, 2, 63, 64, 65, 128, 1000, 10_007])
  func `the whole is the mean and the squared deviations of all values`(shape: Int, count: Int) {
    let values = Self.values(count: count, Self.shapes[shape].value)
    let leaves = Self.leaves(values)
    let found = Self.tree(leaves, leaves.indices).whole[0]
    let n = Float80(count)
    let mean = values.reduce(0) { $0 + Float80($1) } / n
    let squares = values.reduce(0) { $0 + (Float80($1) - mean) * (Float80($1) - mean) }
    let u: Float80 = 0x1p-53
    let largest = Float80(values.map(\.magnitude).max()!)
    let merges = Float80(2 * (Int.bitWidth - leaves.count.leadingZeroBitCount))
    let meanBound = (18 + 7 * merges) * u * largest
    let difference = 2 * meanBound + 2 * u * largest
    let weights = n * merges / 4
    let squaresBound =
      (18 + 6 * merges) * u * squares + 2 * difference * (squares * weights).squareRoot()
      + difference * difference * weights + n * meanBound * meanBound
    #expect(found.count == count)
    #expect(
      abs(Float80(found.mean) - mean) <= meanBound, "\(Self.shapes[shape].name): \(found), \(mean)")
    #expect(
      abs(Float80(found.squaredDeviations) - squares) <= squaresBound,
      "\(Self.shapes[shape].name): \(found), \(squares)")
  }

  @Test func `undefined values are left out`() {
    let values = Self.values(count: 700) { $0 }
    let leaves = Self.leaves(values)
    let found = Self.tree(leaves, leaves.indices).whole[1]
    let defined = values.indices.filter { $0 % 5 != 0 }.map { -values[$0] }
    #expect(found.count == 560)
    // The mean of 560 values below 1, in another order.
    #expect(abs(found.mean - defined.reduce(0, +) / 560) < 1e-13)
  }

  /// Every cut into two and into three, each part in an order of its own.
  @Test func `the bits hang neither on the cut nor on the order`() {
    let leaves = Self.leaves(Self.values(count: 64 * 12 + 5) { $0 * $0 - 0.2 })
    let count = leaves.count
    let whole = Self.tree(leaves, 0..<count)
    var generator = TestGenerator(seed: 5)
    for first in 0...count {
      for second in first...count {
        let parts = [0..<first, first..<second, second..<count].map {
          Self.tree(leaves, $0.shuffled(using: &generator))
        }
        var merged = MomentsTree()
        for part in parts.shuffled(using: &generator) { merged.merge(part) }
        #expect(merged == whole && merged.whole == whole.whole)
      }
    }
    // Merging one leaf after another has other last digits, or this test would say nothing.
    let inOrder = leaves.dropFirst().reduce(into: leaves[0][0]) { $0.merge($1[0]) }
    #expect(inOrder != whole.whole[0])
  }

  @Test func `few blocks are held, with gaps too`() {
    let leaf = [Moments(count: 1, mean: 1)]
    var inOrder = MomentsTree()
    for index in 0..<1000 {
      inOrder.add(leaf, at: index)
      #expect(inOrder.places.count == (index + 1).nonzeroBitCount)
    }
    for range in [1..<1000, 511..<513, 333..<777] {
      let part = Self.tree(Array(repeating: leaf, count: 1000), range)
      let digits = Int.bitWidth - range.count.leadingZeroBitCount
      #expect(part.places.count <= 2 * digits)
    }
    // Sixteen workers with units of two leaves, each unit finished by chance while fifteen others are not.
    var generator = TestGenerator(seed: 3)
    var tree = MomentsTree()
    var waiting = Array(0..<16)
    var next = 16
    var most = 0
    while !waiting.isEmpty {
      let unit = waiting.remove(at: Int.random(in: waiting.indices, using: &generator))
      tree.add(leaf, at: 2 * unit)
      tree.add(leaf, at: 2 * unit + 1)
      most = max(most, tree.places.count)
      if next < 5000 {
        waiting.append(next)
        next += 1
      }
    }
    #expect(tree.whole[0].count == 10_000)
    #expect(most <= 16 * 14, "\(most) blocks at a time")
  }
}
