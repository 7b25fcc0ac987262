/// Hands out columns of a worker's memory; one whose last reader is done is used again.
struct ColumnAllocator {
  private(set) var size = 0
  private var free: [Int: [Int]] = [:]
  private var ending: [Int: [(base: Int, size: Int)]] = [:]

  /// A column for the whole run.
  mutating func keep(_ count: Int) -> Int {
    defer { size += count }
    return size
  }

  /// A column that is free again after instruction `last`; that at `preferred` if it is free.
  mutating func take(_ count: Int, until last: Int, preferring preferred: Int? = nil) -> Int {
    let base: Int
    if let preferred, let index = free[count]?.lastIndex(of: preferred) {
      free[count]?.remove(at: index)
      base = preferred
    } else {
      base = free[count]?.popLast() ?? keep(count)
    }
    ending[last, default: []].append((base, count))
    return base
  }

  mutating func release(after instruction: Int) {
    for column in ending.removeValue(forKey: instruction) ?? [] {
      free[column.size, default: []].append(column.base)
    }
  }
}
