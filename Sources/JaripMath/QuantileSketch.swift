/// A mergeable summary of a distribution: quantiles within 0.1 % of the value.
///
/// A value's bin is the top bits of its double: 512 equal bins in each octave, so a bin's middle is
/// within 1/1024 of every value in it. Counts are exact, so merging is exact and in any order gives the
/// same summary; t-digests and KLL sketches do not have that.
///
///     var sketch = QuantileSketch()
///     sketch.add(column, count: 256)
///     sketch.quantile(0.95)
///
/// - Edge cases: undefined values (NaN) are counted apart; -0 counts as 0. Infinite values trap.
/// - Complexity: add is O(1) a value without look-ups by hash; memory is 64 bytes for each sixteenth
///   of an octave that holds a value.
public struct QuantileSketch: Sendable, Equatable {
  /// How many values were defined.
  public private(set) var count: UInt64 = 0
  /// How many values were NaN.
  public private(set) var undefinedCount: UInt64 = 0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var pages = SketchPages()

  public init() {}

  /// A summary from its parts, as written by `counts` and the properties.
  public init(
    counts: [BinCount], minimum: Double?, maximum: Double?, undefinedCount: UInt64
  ) {
    for entry in counts { pages.add(entry.count, toBin: entry.bin) }
    count = counts.reduce(0) { $0 + $1.count }
    least = minimum ?? .infinity
    greatest = maximum ?? -.infinity
    self.undefinedCount = undefinedCount
  }

  /// How many values one bin holds; bins ascend with the values.
  public struct BinCount: Hashable, Sendable, Codable {
    public var bin: Int
    public var count: UInt64

    public init(bin: Int, count: UInt64) {
      self.bin = bin
      self.count = count
    }
  }

  /// The bins that hold values, in ascending order: the same for any order of adding and merging.
  public var counts: [BinCount] {
    var result: [BinCount] = []
    pages.forEachBin { result.append(BinCount(bin: $0, count: $1)) }
    return result
  }

  /// The smallest value added, exactly.
  public var minimum: Double? { count == 0 ? nil : least }

  /// The largest value added, exactly.
  public var maximum: Double? { count == 0 ? nil : greatest }

  /// Adds `count` values.
  public mutating func add(_ values: UnsafePointer<Double>, count valueCount: Int) {
    var range = Self.emptyRange
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: valueCount) { codes in
      guard let start = codes.baseAddress, valueCount > 0 else { return }
      let someAreOutside = Kernels.active.codes(
        values, into: start, count: valueCount, range: &range)
      add(codes: UnsafeBufferPointer(codes), range: range)
      guard someAreOutside else { return }
      for index in 0..<valueCount where codes[index] == SketchCode.outside {
        addOutside(values[index])
      }
    }
  }

  /// The smallest and the largest of no values.
  static var emptyRange: (least: Double, greatest: Double) { (.infinity, -.infinity) }

  /// Asks for the memory that `add` waits for.
  func prefetch() { pages.prefetch() }

  /// Adds values by their codes, but for those that lie outside; the range is of all.
  mutating func add(
    codes: UnsafeBufferPointer<UInt16>, range: (least: Double, greatest: Double)
  ) {
    precondition(
      range.least >= -.greatestFiniteMagnitude && range.greatest <= .greatestFiniteMagnitude
        || range.least > range.greatest, "A sketch takes finite values")
    let undefinedBefore = undefinedCount
    var outside: UInt64 = 0
    var rest = codes
    while true {
      let consumed = pages.addFound(rest, undefined: &undefinedCount, outside: &outside)
      rest = UnsafeBufferPointer(rebasing: rest[consumed...])
      guard let next = rest.first else { break }
      pages.makePage(forBin: SketchCode.bin(of: next))
    }
    // Adding 0 makes a positive zero of a negative one.
    least = Swift.min(least, range.least) + 0
    greatest = Swift.max(greatest, range.greatest) + 0
    count += UInt64(codes.count) - (undefinedCount - undefinedBefore) - outside
  }

  /// Adds a value that lies outside and was met in a range before.
  mutating func addOutside(_ value: Double) {
    pages.add(1, toBin: Self.bin(of: value))
    count += 1
  }

  /// Adds `count` values, each as often as its weight says.
  public mutating func add(
    _ values: UnsafePointer<Double>, weights: UnsafePointer<Int>, count valueCount: Int
  ) {
    for index in 0..<valueCount where weights[index] > 0 {
      let (value, weight) = (values[index], UInt64(weights[index]))
      guard !value.isNaN else {
        undefinedCount += weight
        continue
      }
      precondition(value.isFinite, "A sketch takes finite values")
      pages.add(weight, toBin: QuantileSketch.bin(of: value))
      (least, greatest) = (Swift.min(least, value) + 0, Swift.max(greatest, value) + 0)
      count += weight
    }
  }

  public mutating func add(_ value: Double) {
    withUnsafePointer(to: value) { add($0, count: 1) }
  }

  /// The summary of both sets together; exact, whatever the order.
  public mutating func merge(_ other: QuantileSketch) {
    if count == 0, undefinedCount == 0 {
      self = other
      return
    }
    count += other.count
    undefinedCount += other.undefinedCount
    least = Swift.min(least, other.least)
    greatest = Swift.max(greatest, other.greatest)
    pages.merge(other.pages)
  }

  /// The lower empirical quantile: the smallest value whose empirical distribution function reaches
  /// `probability`, of rank ceil(probability * count); nil without values.
  ///
  /// - Accuracy: within 0.1 % of that value; exact at 0, and at the smallest and largest value.
  public func quantile(_ probability: Double) -> Double? { quantiles([probability])[0] }

  /// Several quantiles, for the price of one.
  ///
  /// - Precondition: the probabilities ascend.
  public func quantiles(_ probabilities: [Double]) -> [Double?] {
    precondition(
      probabilities.allSatisfy { $0 >= 0 && $0 <= 1 }, "A probability lies between 0 and 1")
    precondition(
      zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 <= $1 },
      "Probabilities descend")
    if count == 0 { return probabilities.map { _ in nil } }
    let ranks = probabilities.map { Swift.max(1, UInt64(($0 * Double(count)).rounded(.up))) }
    return zip(ranks, pages.bins(ofRanks: ranks.map { Swift.min($0, count) })).map { rank, bin in
      if rank >= count { return greatest }
      if rank == 1 { return least }
      return Swift.min(Swift.max(QuantileSketch.middle(ofBin: bin), least), greatest)
    }
  }

  /// The bin of a value, increasing with it: 0 for zero, negative for negative values.
  ///
  /// Positive bins start at 1 and follow the top bits of the double; negative ones mirror them.
  @inline(always)
  static func bin(of value: Double) -> Int {
    let bits = value.bitPattern
    let size = bits & 0x7fff_ffff_ffff_ffff
    if size == 0 { return 0 }
    let key = Int(size >> UInt64(sketchDroppedBits)) + 1
    return bits == size ? key : -key
  }

  /// The value halfway through a bin. Subnormals are spaced evenly, so their bins are wider in
  /// proportion; the smallest is clamped by the minimum and maximum alone.
  static func middle(ofBin bin: Int) -> Double {
    if bin == 0 { return 0 }
    let start = UInt64(abs(bin) - 1) << UInt64(sketchDroppedBits)
    let size = Double(bitPattern: start + (1 << UInt64(sketchDroppedBits - 1)))
    return bin > 0 ? size : -size
  }
}
