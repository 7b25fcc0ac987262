import CKernels

/// Sparse counts by bin number: pages of counts, found through a table for each sign that spans the
/// sizes in use.
///
/// Not a dictionary: a run adds some 200 million values, and a hash for each would cost more than the
/// rest of the run. A table for each sign, because one from the negative to the positive values of a
/// balance would span every size down to the smallest double between them.
struct SketchPages: Sendable {
  /// The pages of the values of one sign.
  private struct Table: Sendable {
    /// The page number that `slots[0]` stands for.
    var base = 0
    /// For each page number from `base` on, the index of its counts in units of pages, or `none`.
    ///
    /// Sixteen bits suffice: both signs together have 65,504 pages of finite values. A balance that passes 0 spans many
    /// octaves of either sign, most of them without a page.
    var slots: [UInt16] = []
  }

  private static let none = UInt16.max

  private var positive = Table()
  private var negative = Table()
  private var zeros: UInt64 = 0
  /// A page is one line of the cache: a run holds tens of thousands of sketches, and adding waits for memory.
  private var counts: [UInt16] = []
  /// By index of a count, how often it went past its largest value and began anew from 0.
  private var carries: [Int: UInt64] = [:]

  /// Asks for the counts, which are added to soon.
  func prefetch() {
    counts.withUnsafeBytes { jk_prefetch($0.baseAddress, min($0.count, 8192)) }
  }

  /// Adds one for each code up to the first whose page does not exist yet, or the end.
  ///
  /// - Returns: how many codes were consumed.
  mutating func addFound(
    _ codes: UnsafeBufferPointer<UInt16>, undefined: inout UInt64, outside: inout UInt64
  ) -> Int {
    var special: (zero: UInt64, undefined: UInt64, outside: UInt64) = (0, 0, 0)
    defer {
      zeros += special.zero
      undefined += special.undefined
      outside += special.outside
    }
    let firstPage = SketchCode.firstKey >> Self.pageShift
    let (positiveBase, negativeBase) = (positive.base - firstPage, negative.base - firstPage)
    var consumed = 0
    while consumed < codes.count {
      var carried = -1
      consumed = positive.slots.withUnsafeBufferPointer { positive in
        negative.slots.withUnsafeBufferPointer { negative in
          counts.withUnsafeMutableBufferPointer { counts in
            for index in consumed..<codes.count {
              let code = codes[index]
              guard code >= SketchCode.firstPlain else {
                if code == SketchCode.zero {
                  special.zero &+= 1
                } else if code == SketchCode.outside {
                  special.outside &+= 1
                } else {
                  special.undefined &+= 1
                }
                continue
              }
              let isPositive = code <= SketchCode.sizes
              let slots = isPositive ? positive : negative
              let slot =
                Int(code & SketchCode.sizes) >> Self.pageShift
                &- (isPositive ? positiveBase : negativeBase)
              guard slot >= 0, slot < slots.count, slots[slot] != Self.none else { return index }
              let place = Int(slots[slot]) &* sketchPageBins &+ Int(code) & (sketchPageBins - 1)
              counts[place] &+= 1
              if counts[place] == 0 {
                carried = place
                return index &+ 1
              }
            }
            return codes.count
          }
        }
      }
      guard carried >= 0 else { break }
      carries[carried, default: 0] += 1
    }
    return consumed
  }

  /// Adds `amount` to one bin, making its page if need be.
  mutating func add(_ amount: UInt64, toBin bin: Int) {
    if bin == 0 {
      zeros += amount
    } else {
      let place = makePage(forBin: bin) + ((abs(bin) - 1) & (sketchPageBins - 1))
      let total = count(at: place) + amount
      counts[place] = UInt16(truncatingIfNeeded: total)
      // Mostly there is none, and looking for it would take longer than all the rest.
      if total >> 16 > 0 || !carries.isEmpty {
        carries[place] = total >> 16 > 0 ? total >> 16 : nil
      }
    }
  }

  /// Adds all counts of another; page by page, since a run merges a million of them.
  mutating func merge(_ other: SketchPages) {
    guard other.carries.isEmpty else { return other.forEachBin { add($1, toBin: $0) } }
    zeros += other.zeros
    Self.merge(other.positive, other.counts, into: &positive, &counts, &carries)
    Self.merge(other.negative, other.counts, into: &negative, &counts, &carries)
  }

  private static func merge(
    _ pages: Table, _ added: [UInt16], into table: inout Table, _ counts: inout [UInt16],
    _ carries: inout [Int: UInt64]
  ) {
    for (offset, slot) in pages.slots.enumerated() where slot != none {
      let first = page(pages.base + offset, &table, &counts)
      let source = Int(slot) * sketchPageBins
      for index in 0..<sketchPageBins {
        let (sum, isOver) = counts[first + index].addingReportingOverflow(added[source + index])
        counts[first + index] = sum
        if isOver { carries[first + index, default: 0] += 1 }
      }
    }
  }

  private func count(at place: Int) -> UInt64 {
    UInt64(counts[place]) + (carries.isEmpty ? 0 : (carries[place] ?? 0) << 16)
  }

  /// The bins with a count, in ascending order.
  func forEachBin(_ body: (_ bin: Int, _ count: UInt64) -> Void) {
    _ = firstBin { bin, count in
      body(bin, count)
      return false
    }
  }

  /// The bins that hold the values of `ranks` (1 for the smallest), which ascend and lie within all values.
  func bins(ofRanks ranks: [UInt64]) -> [Int] {
    guard !ranks.isEmpty else { return [] }
    var bins: [Int] = []
    bins.reserveCapacity(ranks.count)
    var seen: UInt64 = 0
    _ = firstBin { page in
      let total = self.total(ofPage: page)
      if seen + total >= ranks[bins.count] { return true }
      seen += total
      return false
    } where: { bin, count in
      seen += count
      while bins.count < ranks.count, ranks[bins.count] <= seen { bins.append(bin) }
      return bins.count == ranks.count
    }
    return bins
  }

  /// How many values fell into a page.
  private func total(ofPage slot: UInt16) -> UInt64 {
    let first = Int(slot) * sketchPageBins
    guard carries.isEmpty else {
      return (first..<first + sketchPageBins).reduce(0) { $0 + count(at: $1) }
    }
    var total: UInt32 = 0
    for place in first..<first + sketchPageBins { total &+= UInt32(counts[place]) }
    return UInt64(total)
  }

  /// The first of the bins with a count, in ascending order, that meets the condition, on the pages that are worth a look.
  private func firstBin(
    on isWorthALook: (_ page: UInt16) -> Bool = { _ in true },
    where isFound: (_ bin: Int, _ count: UInt64) -> Bool
  ) -> Int? {
    for (offset, slot) in negative.slots.enumerated().reversed()
    where slot != Self.none && isWorthALook(slot) {
      let first = (negative.base + offset) << Self.pageShift
      for index in (0..<sketchPageBins).reversed() {
        let count = count(at: Int(slot) * sketchPageBins + index)
        if count > 0, isFound(-(first + index + 1), count) { return -(first + index + 1) }
      }
    }
    if zeros > 0, isFound(0, zeros) { return 0 }
    for (offset, slot) in positive.slots.enumerated() where slot != Self.none && isWorthALook(slot)
    {
      let first = (positive.base + offset) << Self.pageShift
      for index in 0..<sketchPageBins {
        let count = count(at: Int(slot) * sketchPageBins + index)
        if count > 0, isFound(first + index + 1, count) { return first + index + 1 }
      }
    }
    return nil
  }

  /// The index of the first count of the page of `bin`, which is not that of zero.
  @discardableResult
  mutating func makePage(forBin bin: Int) -> Int {
    let page = (abs(bin) - 1) >> Self.pageShift
    return bin > 0 ? Self.page(page, &positive, &counts) : Self.page(page, &negative, &counts)
  }

  private static func page(_ page: Int, _ table: inout Table, _ counts: inout [UInt16]) -> Int {
    if table.slots.isEmpty { table.base = page }
    if page < table.base {
      // Room to spare below, so that a slow descent does not move the table each time.
      let added = table.base - page + table.slots.count / 2
      table.slots.insert(contentsOf: repeatElement(none, count: added), at: 0)
      table.base -= added
    } else if page >= table.base + table.slots.count {
      table.slots.append(
        contentsOf: repeatElement(none, count: page - table.base - table.slots.count + 1))
    }
    if table.slots[page - table.base] == none {
      table.slots[page - table.base] = UInt16(counts.count / sketchPageBins)
      if counts.capacity < counts.count + sketchPageBins {
        // An array doubles by itself; a run holds tens of thousands of these.
        let pages = counts.count / sketchPageBins
        counts.reserveCapacity((pages + 1 + pages / 8) * sketchPageBins)
      }
      counts.append(contentsOf: repeatElement(0, count: sketchPageBins))
    }
    return Int(table.slots[page - table.base]) * sketchPageBins
  }

  /// log2 of `sketchPageBins`.
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
