import Glibc
import Testing

@testable import JaripMath

@Suite struct SketchTests {
  static let shapes: [(String, @Sendable (Double) -> Double)] = [
    ("uniform", { $0 }),
    ("both signs", { ($0 - 0.4) * 1e6 }),
    ("exponential", { -Glibc.log($0) }),
    ("heavy tail", { Glibc.pow($0, -4) - 1 }),
    ("negative heavy tail", { -Glibc.pow($0, -6) }),
    ("half zeros", { $0 < 0.5 ? 0 : $0 < 0.75 ? -0.0 : $0 }),
    ("tiny", { ($0 - 0.5) * 1e-300 }),
    ("huge", { ($0 - 0.5) * 2 * 1.7e308 }),
    ("whole numbers", { ($0 * 20).rounded() - 5 }),
    ("constant", { _ in -17.25 }),
    ("undefined in part", { $0 < 0.2 ? .nan : $0 - 0.6 }),
  ]

  private func sample(_ shape: (Double) -> Double, count: Int, seed: UInt64) -> [Double] {
    var generator = TestGenerator(seed: seed)
    return (0..<count).map { _ in
      shape(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
    }
  }

  @Test(arguments: shapes.indices, [1, 2, 10, 1001, 50_000])
  func `a quantile is within 0.1 percent of the lower empirical one`(index: Int, count: Int) {
    let values = sample(Self.shapes[index].1, count: count, seed: UInt64(index + 1))
    var sketch = QuantileSketch()
    for start in stride(from: 0, to: count, by: 64) {
      let part = Array(values[start..<Swift.min(count, start + 64)])
      sketch.add(part, count: part.count)
    }
    let sorted = values.filter { !$0.isNaN }.sorted()
    #expect(sketch.count == UInt64(sorted.count))
    #expect(sketch.undefinedCount == UInt64(count - sorted.count))
    #expect(sketch.minimum == sorted.first && sketch.maximum == sorted.last)
    guard !sorted.isEmpty else {
      #expect(sketch.quantile(0.5) == nil)
      return
    }
    for probability in [0, 1e-9, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999, 1] {
      let rank = Swift.max(1, Int((probability * Double(sorted.count)).rounded(.up)))
      let exact = sorted[rank - 1]
      let found = sketch.quantile(probability)!
      #expect(
        (found - exact).magnitude <= 0.001 * exact.magnitude,
        "\(Self.shapes[index].0), \(count) values, p \(probability): \(found), exactly \(exact)")
    }
  }

  /// A count goes past the 65,535 that its room holds; ranks behind it are still found.
  @Test func `ranks are counted through bins of many values`() {
    var sketch = QuantileSketch()
    let crowd = [Double](repeating: 3, count: 70_000)
    sketch.add(crowd, count: crowd.count)
    let few = [-8.0, -5, 3.05, 9, 40]
    for value in few { sketch.add(value) }
    let sorted = (crowd + few).sorted()
    for rank in [1, 2, 3, 30_000, 69_999, 70_002, 70_003, 70_004, 70_005] {
      let found = sketch.quantile((Double(rank) - 0.5) / Double(sorted.count))!
      #expect((found / sorted[rank - 1] - 1).magnitude <= 0.001, "rank \(rank): \(found)")
    }
  }

  @Test func `merging in any order and grouping gives the same summary as adding all at once`() {
    let values = Self.shapes.indices.flatMap {
      sample(Self.shapes[$0].1, count: 500, seed: UInt64($0))
    }
    var whole = QuantileSketch()
    whole.add(values, count: values.count)
    let parts = stride(from: 0, to: values.count, by: 97).map { start -> QuantileSketch in
      let part = Array(values[start..<Swift.min(values.count, start + 97)])
      var sketch = QuantileSketch()
      sketch.add(part, count: part.count)
      return sketch
    }
    var generator = TestGenerator(seed: 8)
    for _ in 0..<10 {
      var merged = QuantileSketch()
      for part in parts.shuffled(using: &generator) { merged.merge(part) }
      #expect(merged == whole)
      #expect(merged.counts == whole.counts)
    }
    var other = whole
    other.add(1.5)
    #expect(other != whole)
  }

  /// Counts are kept in 16 bits, and in a second place beyond.
  @Test func `merging counts past sixteen bits loses none`() {
    func sketch(_ ones: Int, _ twos: Int) -> QuantileSketch {
      var sketch = QuantileSketch()
      let values = Array(repeating: 1.0, count: ones) + Array(repeating: -2.0, count: twos)
      sketch.add(values, count: values.count)
      return sketch
    }
    let large = sketch(40_000, 3)
    var merged = large
    merged.merge(sketch(30_000, 70_000))
    merged.merge(large)
    #expect(merged.counts.map(\.count) == [70_006, 110_000])
    #expect(merged == sketch(110_000, 70_006))
  }

  @Test(arguments: shapes.indices)
  func `a code stands for the bin of its value on every width`(index: Int) {
    let values =
      sample(Self.shapes[index].1, count: 1003, seed: 5)
      + [0, -0.0, .nan, 0x1p-20, -0x1p-20, 0x1.01p-20, 0x1p44, 0x1.fffp43, -0x1.fffp43]
    for kernels in Kernels.available {
      var codes = [UInt16](repeating: 9, count: values.count)
      var range = QuantileSketch.emptyRange
      let someAreOutside = kernels.codes(
        values, into: &codes, count: values.count, range: &range)
      #expect(someAreOutside == codes.contains(SketchCode.outside))
      let defined = values.filter { !$0.isNaN }
      #expect(range.least == defined.min() && range.greatest == defined.max())
      for (value, code) in zip(values, codes) {
        let bin = value.isNaN ? 0 : QuantileSketch.bin(of: value)
        switch code {
        case SketchCode.zero: #expect(value == 0)
        case SketchCode.outside:
          let size = abs(bin) - 1 - SketchCode.firstKey
          #expect(
            value != 0 && !(Int(SketchCode.firstPlain)...Int(SketchCode.sizes)).contains(size))
        case SketchCode.firstPlain...: #expect(SketchCode.bin(of: code) == bin, "\(value)")
        default: #expect(value.isNaN)
        }
      }
    }
  }

  @Test func `values that waited come to the sketches of values that did not`() {
    let columns = Self.shapes.map { sample($0.1, count: 1000, seed: 11) }
    let buffer = SketchBuffer(slotCount: columns.count + 1, capacity: 300)
    // The last slot is never set.
    var sketches = [QuantileSketch](repeating: QuantileSketch(), count: columns.count + 1)
    func empty() {
      for slots in [5..<sketches.count, 0..<5] {
        var some = Array(sketches[slots])
        buffer.add(to: &some, slots: slots)
        sketches.replaceSubrange(slots, with: some)
      }
      buffer.clear()
    }
    for start in stride(from: 0, to: 1000, by: 70) {
      let count = min(70, 1000 - start)
      for (slot, column) in columns.enumerated() {
        column.withUnsafeBufferPointer {
          buffer.set(slot, $0.baseAddress! + start, count: count)
        }
      }
      buffer.advance(count)
      if buffer.room < 70 { empty() }
    }
    empty()
    for (slot, column) in columns.enumerated() {
      var direct = QuantileSketch()
      direct.add(column, count: column.count)
      #expect(sketches[slot] == direct, "\(Self.shapes[slot].0)")
    }
    #expect(sketches.last == QuantileSketch())
  }

  @Test func `a summary can be written as counts and read back`() {
    let values = sample({ ($0 - 0.3) * 40 }, count: 3000, seed: 3) + [.nan, 0]
    var sketch = QuantileSketch()
    sketch.add(values, count: values.count)
    let copy = QuantileSketch(
      counts: sketch.counts, minimum: sketch.minimum, maximum: sketch.maximum,
      undefinedCount: sketch.undefinedCount)
    #expect(copy == sketch)
    #expect(copy.quantile(0.3) == sketch.quantile(0.3))
    let bins = sketch.counts.map(\.bin)
    #expect(bins == bins.sorted() && Set(bins).count == bins.count)
  }

  @Test func `subnormal values fall in order, within their coarser bins`() {
    var sketch = QuantileSketch()
    let values = [-0x1p-1028, -0x1p-1074, 0, 0x1p-1074, 0x1p-1030, 2e-308]
    for value in values { sketch.add(value) }
    let found = (1...6).map { sketch.quantile(Double($0) / 6)! }
    #expect(found == found.sorted())
    for (value, result) in zip(values, found) { #expect((value - result).magnitude <= 0x1p-1031) }
  }

  @Test func `moments of parts merge to the moments of the whole`() {
    let values = sample({ 1e4 + $0 * $0 }, count: 1000, seed: 21)
    let whole = Kernels.active.moments(values, count: 1000)
    var merged = Moments()
    for (start, end) in [(0, 1), (1, 10), (10, 10), (10, 700), (700, 1000)] {
      let part = Array(values[start..<end])
      merged.merge(Kernels.active.moments(part, count: part.count))
    }
    #expect(merged.count == 1000)
    #expect((merged.mean - whole.mean).magnitude < 1e-11)
    #expect(
      (merged.squaredDeviations - whole.squaredDeviations).magnitude
        < 1e-10 * whole.squaredDeviations)
    #expect(Moments(count: 1, mean: 3).standardDeviation == nil)
    let three = Kernels.active.moments([1, 2, 6], count: 3)
    #expect(three.mean == 3 && three.variance == 7)
  }
}
