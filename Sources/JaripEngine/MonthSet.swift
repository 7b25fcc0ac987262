/// Some months of a timeline, by their offsets.
struct MonthSet: Hashable, Sendable {
  private var words: [UInt64]

  init(monthCount: Int) { words = Array(repeating: 0, count: (monthCount + 63) / 64) }

  /// All months of a timeline.
  init(allOf monthCount: Int) { self.init(monthCount: monthCount) { _ in true } }

  init(monthCount: Int, where isIncluded: (Int) -> Bool) {
    self.init(monthCount: monthCount)
    for month in 0..<monthCount where isIncluded(month) { insert(month) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ month: Int) -> Bool { words[month / 64] >> UInt64(month % 64) & 1 != 0 }

  mutating func insert(_ month: Int) { words[month / 64] |= 1 << UInt64(month % 64) }

  /// Whether it has grown.
  mutating func formUnion(_ other: MonthSet) -> Bool {
    var grew = false
    for index in words.indices where other.words[index] & ~words[index] != 0 {
      words[index] |= other.words[index]
      grew = true
    }
    return grew
  }

  func intersection(_ other: MonthSet) -> MonthSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  func isSubset(of other: MonthSet) -> Bool { intersection(other) == self }

  /// Each month as many months before; those before the first fall away.
  func earlier(by months: Int, monthCount: Int) -> MonthSet {
    MonthSet(monthCount: monthCount) { $0 + months < monthCount && contains($0 + months) }
  }
}
