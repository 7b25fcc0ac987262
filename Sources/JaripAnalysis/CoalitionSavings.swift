/// What every coalition of players would save on its own, all pools of a trial together.
///
/// A pool's saving is a sum of three kinds of terms: own parts, which a coalition has when it contains the player; pairs,
/// when it contains both; and what is paid once by whoever of a set takes part. A maximum is of the last kind: with uses
/// in descending order it is Σ (u_j − u_j+1) [S meets the first j], the airport of Littlechild and Owen (1973). So is the
/// rule that one member alone shares nothing: [S ∩ M = {i}] = [S meets M] − [S meets M without i]. The terms of
/// all pools are gathered by set, and two sums over subsets, by doubling, then give all coalitions at once.
///
/// - Shape: a coalition is a number whose bit k stands for player k; there are 2^n.
/// - Complexity: O(n log n + n²) for each pool, then O(n 2^n).
/// - Accuracy: within some 1e-13 of what the players spend alone.
struct CoalitionSavings {
  let playerCount: Int
  /// By set T: a coalition that contains T saves it.
  private var contained: [Double]
  /// By set T: a coalition that meets T pays it.
  private var met: [Double]

  init(playerCount: Int) {
    self.playerCount = playerCount
    contained = Array(repeating: 0, count: 1 << playerCount)
    met = contained
  }

  mutating func add(_ pool: SharedPool) {
    let members = pool.use.indices.filter { pool.isMember[$0] }
    guard members.count > 1 else { return }
    let all = members.reduce(0) { $0 | 1 << $1 }
    let own = 1 - pool.premium * (1 - pool.overlap) - pool.localisation
    for (place, member) in members.enumerated() {
      contained[1 << member] += own * pool.use[member] + pool.fixedUse[member]
      if pool.pairCost != 0 {
        for other in members[..<place] { contained[1 << member | 1 << other] -= pool.pairCost }
      }
      // What the terms of the pool would give a member alone.
      let single =
        pool.use[member] * (1 - pool.premium - pool.localisation) - pool.secretariat
      met[all] += single
      met[all ^ 1 << member] -= single
    }
    met[all] += pool.secretariat
    addMaximum(of: pool.fixedUse, times: 1, members)
    addMaximum(of: pool.use, times: pool.premium * pool.overlap, members)
  }

  private mutating func addMaximum(of values: [Double], times factor: Double, _ members: [Int]) {
    let order = members.sorted { values[$0] > values[$1] }
    var first = 0
    for (place, member) in order.enumerated() {
      first |= 1 << member
      let next = place + 1 < order.count ? values[order[place + 1]] : 0
      met[first] += factor * (values[member] - next)
    }
  }

  /// By coalition.
  func values() -> [Double] {
    let contained = Self.sumsOverSubsets(contained)
    let met = Self.sumsOverSubsets(met)
    let all = contained.count - 1
    // A set is met unless it lies in the complement.
    return contained.indices.map { contained[$0] - (met[all] - met[all ^ $0]) }
  }

  /// By coalition, the sum of what its players have.
  static func sums(ofPlayers values: [Double]) -> [Double] {
    var sums = [0.0]
    for value in values { sums += sums.map { $0 + value } }
    return sums
  }

  private static func sumsOverSubsets(_ values: [Double]) -> [Double] {
    var sums = values
    sums.withUnsafeMutableBufferPointer { sums in
      var bit = 1
      while bit < sums.count {
        for start in stride(from: 0, to: sums.count, by: 2 * bit) {
          for index in start..<start + bit { sums[index + bit] += sums[index] }
        }
        bit *= 2
      }
    }
    return sums
  }
}
