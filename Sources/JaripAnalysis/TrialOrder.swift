/// Trials in the order of a value, equal values in the order of trials; undefined ones are left out.
struct TrialOrder: Sendable {
  /// By place in the order.
  let trials: [Int32]
  let values: [Double]

  /// - Complexity: O(trials): a sort by digits, lowest first, which keeps equal ones in their order.
  init(_ column: [Double]) {
    var trials = column.indices.filter { !column[$0].isNaN }.map { Int32($0) }
    var keys = trials.map { Self.key(column[Int($0)]) }
    let differing = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    var (nextTrials, nextKeys) = (trials, keys)
    for shift in stride(from: 0, to: 64, by: Self.digit)
    where differing >> UInt64(shift) & Self.mask != 0 {
      var places = [Int](repeating: 0, count: Int(Self.mask) + 2)
      for key in keys { places[Int(key >> UInt64(shift) & Self.mask) + 1] += 1 }
      for digit in 1..<places.count { places[digit] += places[digit - 1] }
      for index in keys.indices {
        let digit = Int(keys[index] >> UInt64(shift) & Self.mask)
        nextKeys[places[digit]] = keys[index]
        nextTrials[places[digit]] = trials[index]
        places[digit] += 1
      }
      swap(&trials, &nextTrials)
      swap(&keys, &nextKeys)
    }
    self.trials = trials
    values = trials.map { column[Int($0)] }
  }

  /// Bits of a digit: eleven make a table that stays in the first-level cache.
  private static let digit = 11
  private static let mask: UInt64 = 1 << 11 - 1

  /// A number that orders as the value does; both zeros have one.
  private static func key(_ value: Double) -> UInt64 {
    let bits = (value == 0 ? 0.0 : value).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  var count: Int { values.count }

  /// The lower empirical quantile; nothing when no value is defined.
  func quantile(_ probability: Double) -> Double? {
    guard count > 0 else { return nil }
    let rank = Int((probability * Double(count)).rounded(.up))
    return values[min(count, max(1, rank)) - 1]
  }

  /// By trial, its place counted from 1, equal values sharing the mean of theirs; NaN where undefined.
  func ranks(trialCount: Int) -> [Double] {
    var ranks = [Double](repeating: .nan, count: trialCount)
    let places = Self.ranks(of: values)
    for (place, trial) in trials.enumerated() { ranks[Int(trial)] = places[place] }
    return ranks
  }

  /// The ranks of values that ascend.
  static func ranks(of ascending: [Double]) -> [Double] {
    var ranks: [Double] = []
    ranks.reserveCapacity(ascending.count)
    var start = 0
    while start < ascending.count {
      var end = start + 1
      while end < ascending.count, ascending[end] == ascending[start] { end += 1 }
      ranks += repeatElement(Double(start + 1 + end) / 2, count: end - start)
      start = end
    }
    return ranks
  }
}
