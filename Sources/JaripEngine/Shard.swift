/// One of the parts into which the trials of a run are cut, so that each can be computed apart.
///
///     Shard(3, of: 8).trials(of: 1000)      // 256..<384
///
/// A shard is a range of the trials of the whole run, cut at multiples of 64. Two shards of a run differ by 64
/// trials at most; with more shards than there are 64s, some are empty.
public struct Shard: Hashable, Sendable {
  /// From 1 to `count`.
  public let number: Int
  public let count: Int

  public static let whole = Shard(1, of: 1)!

  /// - Returns: nothing unless 1 ≤ number ≤ count ≤ 10,000.
  public init?(_ number: Int, of count: Int) {
    guard 1 <= number, number <= count, count <= Self.largestCount else { return nil }
    self.number = number
    self.count = count
  }

  /// More parts than anybody has processors; the limit keeps products of numbers far from an overflow.
  private static let largestCount = 10_000

  /// The shard's trials among `total`, counted from 0.
  public func trials(of total: Int) -> Range<Int> {
    let leaf = EngineConstants.leafSize
    let leaves = (total + leaf - 1) / leaf
    func end(_ number: Int) -> Int { min(total, number * leaves / count * leaf) }
    return end(number - 1)..<end(number)
  }
}
