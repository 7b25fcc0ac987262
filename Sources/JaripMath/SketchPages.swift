/// Sparse counts by bin number: pages of counts, found through a table that spans the bins in use.
///
/// Not a dictionary: a run adds some 80 million values, and a hash for each would cost more than the
/// rest of the run.
struct SketchPages: Sendable {
  /// The page number that `slots[0]` stands for.
  private var base = 0
  /// For each page number from `base` on, the index of its counts in units of pages; -1 for none.
  private var slots: [Int32] = []
  private var counts: [UInt64] = []

  /// Adds one for the bin of each value up to the first whose page does not exist yet, or the end.
  ///
  /// - Returns: how many values were consumed.
  mutating func addFound(
    _ values: UnsafeBufferPointer<Double>, undefined: inout Int, range: inout (Double, Double)
  ) -> Int {
    slots.withUnsafeBufferPointer { slots in
      counts.withUnsafeMutableBufferPointer { counts in
        var (low, high) = range
        var undefinedCount = 0
        defer {
          range = (low, high)
          undefined += undefinedCount
        }
        for index in 0..<values.count {
          let value = values[index]
          if value.isNaN {
            undefinedCount += 1
            continue
          }
          let bin = QuantileSketch.bin(of: value)
          let slot = (bin >> SketchPages.pageShift) - base
          guard slot >= 0, slot < slots.count, slots[slot] >= 0 else { return index }
          counts[Int(slots[slot]) * sketchPageBins + (bin & (sketchPageBins - 1))] &+= 1
          low = value < low ? value : low
          high = value > high ? value : high
        }
        return values.count
      }
    }
  }

  /// Adds `amount` to one bin, making its page if need be.
  mutating func add(_ amount: UInt64, toBin bin: Int) {
    counts[makePage(forBin: bin) + (bin & (sketchPageBins - 1))] += amount
  }

  /// The bins with a count, in ascending order.
  func forEachBin(_ body: (_ bin: Int, _ count: UInt64) -> Void) {
    for (offset, slot) in slots.enumerated() where slot >= 0 {
      let firstBin = (base + offset) << SketchPages.pageShift
      for index in 0..<sketchPageBins {
        let count = counts[Int(slot) * sketchPageBins + index]
        if count > 0 { body(firstBin + index, count) }
      }
    }
  }

  /// The bin that holds the value of `rank` (1 for the smallest); nil beyond the last.
  func bin(ofRank rank: UInt64) -> Int? {
    var seen: UInt64 = 0
    for (offset, slot) in slots.enumerated() where slot >= 0 {
      for index in 0..<sketchPageBins {
        seen += counts[Int(slot) * sketchPageBins + index]
        if seen >= rank { return (base + offset) << SketchPages.pageShift + index }
      }
    }
    return nil
  }

  /// The index of the first count of the page of `bin`.
  @discardableResult
  mutating func makePage(forBin bin: Int) -> Int {
    let page = bin >> SketchPages.pageShift
    if slots.isEmpty { base = page }
    if page < base {
      // Room to spare below, so that a slow descent does not move the table each time.
      let added = base - page + slots.count / 2
      slots.insert(contentsOf: repeatElement(-1, count: added), at: 0)
      base -= added
    } else if page >= base + slots.count {
      slots.append(contentsOf: repeatElement(-1, count: page - base - slots.count + 1))
    }
    if slots[page - base] < 0 {
      slots[page - base] = Int32(counts.count / sketchPageBins)
      counts.append(contentsOf: repeatElement(0, count: sketchPageBins))
    }
    return Int(slots[page - base]) * sketchPageBins
  }

  /// log2 of `sketchPageBins`: an arithmetic shift keeps negative bins in order.
  private static let pageShift = sketchPageBins.trailingZeroBitCount
}

extension SketchPages: Equatable {
  /// Pages lie in the order in which they were met, so compare bins, not storage.
  static func == (left: SketchPages, right: SketchPages) -> Bool {
    var leftBins: [Int: UInt64] = [:]
    var rightBins: [Int: UInt64] = [:]
    left.forEachBin { leftBins[$0] = $1 }
    right.forEachBin { rightBins[$0] = $1 }
    return leftBins == rightBins
  }
}
