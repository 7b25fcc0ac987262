import Testing

@testable import JaripAnalysis

/// What coalitions would save on their own: by hand, in closed form, and by trying all of them.
@Suite struct CoalitionSavingsLaws {
  private func pool(
    use: [Double], fixedUse: [Double]? = nil, isMember: [Bool]? = nil, premium: Double = 1,
    overlap: Double = 0, localisation: Double = 0, pairCost: Double = 0, secretariat: Double = 0
  ) -> SharedPool {
    SharedPool(
      use: use, fixedUse: fixedUse ?? use.map { _ in 0 },
      isMember: isMember ?? use.map { _ in true }, premium: premium, overlap: overlap,
      localisation: localisation, pairCost: pairCost, secretariat: secretariat)
  }

  private func values(_ pools: [SharedPool]) -> [Double] {
    var savings = CoalitionSavings(playerCount: pools[0].use.count)
    for pool in pools { savings.add(pool) }
    return savings.values()
  }

  private func players(_ coalition: Int, of count: Int) -> [Bool] {
    (0..<count).map { coalition >> $0 & 1 != 0 }
  }

  /// uses 8, 3, 4 and fixed uses 4, 1, 0; premium 0.2, overlap 0.5, localisation 0.1, pair 2, secretariat 3:
  ///
  ///     {a, b}     16 − (4 + 1.2 · (0.5 · 11 + 0.5 · 8) + 1.1 + 2 + 3) = 16 − 21.5
  ///     {a, c}     16 − (4 + 1.2 · (0.5 · 12 + 0.5 · 8) + 1.2 + 2 + 3) = 16 − 22.2
  ///     {b, c}      8 − (1 + 1.2 · (0.5 ·  7 + 0.5 · 4) + 0.7 + 2 + 3) =  8 − 13.3
  ///     {a, b, c}  20 − (4 + 1.2 · (0.5 · 15 + 0.5 · 8) + 1.5 + 6 + 3) = 20 − 28.3
  @Test func `the seven coalitions of three centres are as worked by hand`() {
    let pool = pool(
      use: [8, 3, 4], fixedUse: [4, 1, 0], premium: 1.2, overlap: 0.5, localisation: 0.1,
      pairCost: 2, secretariat: 3)
    let byHand = [0, 0, 0, -5.5, 0, -6.2, -5.3, -8.3]
    let found = values([pool])
    for (coalition, expected) in byHand.enumerated() {
      #expect(abs(found[coalition] - expected) < 1e-13, "\(coalition): \(found[coalition])")
      let plain = pool.saving(of: players(coalition, of: 3))
      #expect(abs(plain - expected) < 1e-13, "\(coalition): \(plain)")
    }
  }

  /// Littlechild and Owen's airport: what is paid once is the largest, so all but the largest is saved.
  @Test func `on an airport a coalition saves all but its longest runway`() {
    let runways = [5.0, 1, 9, 9, 2, 0, 7]
    let found = values([pool(use: runways.map { _ in 0 }, fixedUse: runways)])
    for coalition in 1..<found.count {
      let inside = runways.indices.filter { coalition >> $0 & 1 != 0 }.map { runways[$0] }
      #expect(abs(found[coalition] - (inside.reduce(0, +) - inside.max()!)) < 1e-12)
    }
  }

  /// The sum of many pools, each tried coalition by coalition in a loop of its own.
  @Test(arguments: [2, 3, 5, 8, 11], [true, false])
  func `doubling gives what a loop over all coalitions gives, of players`(
    count: Int, allAreMembers: Bool
  ) {
    var generator = SeededGenerator(state: UInt64(count))
    func random(_ range: ClosedRange<Double>) -> Double {
      Double.random(in: range, using: &generator)
    }
    let pools = (0..<9).map { number in
      // Some uses are equal, some 0; some pools have one member or none.
      let members = (0..<count).map { $0 >= number || allAreMembers || random(0...1) < 0.5 }
      return pool(
        use: members.map { $0 ? (random(0...10) * 2).rounded() / 2 : 0 },
        fixedUse: members.map { $0 && number % 2 == 0 ? random(0...3) : 0 }, isMember: members,
        premium: random(1...1.3), overlap: random(0...1), localisation: random(0...0.2),
        pairCost: number % 3 == 0 ? 0 : random(0...2), secretariat: random(0...5))
    }
    let found = values(pools)
    let sums = CoalitionSavings.sums(ofPlayers: pools[0].use)
    #expect(found.count == 1 << count)
    var largestError = 0.0
    for coalition in found.indices {
      var expected = 0.0
      for pool in pools {
        var inside: [Int] = []
        for player in 0..<count where coalition >> player & 1 != 0 && pool.isMember[player] {
          inside.append(player)
        }
        if inside.count < 2 { continue }
        var cost = inside.map { pool.fixedUse[$0] }.max()!
        for player in inside {
          cost += (pool.premium * (1 - pool.overlap) + pool.localisation) * pool.use[player]
        }
        cost += pool.premium * pool.overlap * inside.map { pool.use[$0] }.max()!
        for place in inside.indices { cost += pool.pairCost * Double(place) }
        cost += pool.secretariat
        for player in inside { expected += pool.use[player] + pool.fixedUse[player] }
        expected -= cost
      }
      largestError = max(largestError, abs(found[coalition] - expected))
      let plain = pools.reduce(0) { $0 + $1.saving(of: players(coalition, of: count)) }
      largestError = max(largestError, abs(plain - expected))
      let sum = (0..<count).reduce(0.0) {
        $0 + (coalition >> $1 & 1 != 0 ? pools[0].use[$1] : 0)
      }
      largestError = max(largestError, abs(sums[coalition] - sum))
    }
    // They spend some 500: a thousand sums of numbers that size.
    #expect(largestError < 1e-10, "\(largestError)")
  }
}
