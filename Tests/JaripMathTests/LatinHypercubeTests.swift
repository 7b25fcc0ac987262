import JaripMath
import Testing

/// The uniforms of one draw in all trials of a plan.
func uniforms(
  _ plan: SamplingPlan, _ name: DrawName, trials: Int, month: UInt32 = noMonth,
  kernels: Kernels = .active
) -> [Double] {
  var values = [Double](repeating: 0, count: trials)
  plan.stream(name).uniforms(kernels, firstTrial: 0, month: month, into: &values, count: trials)
  return values
}

/// By part of the run, what its trials have in order.
func byPart<Value>(_ values: [Value]) -> [[Value]] {
  (0..<TrialParts.count).map { part in
    stride(from: part, to: values.count, by: TrialParts.count).map { values[$0] }
  }
}

@Suite struct LatinHypercubeTests {
  private func plan(_ trials: Int, seed: UInt64 = 1) -> SamplingPlan {
    .latinHypercube(trials: trials, seed: seed)
  }

  /// By part, the strata in the order of trials.
  private func strata(_ values: [Double]) -> [[Int]] {
    byPart(values).map { part in part.map { Int($0 * Double(part.count)) } }
  }

  @Test func `each part has each stratum once, whatever the number of trials`() {
    for trials in Array(1...700) + [1023, 1024, 10_000, 100_000] {
      for (name, month) in [
        (DrawName(owner: "fee", call: 0), noMonth),
        (DrawName(owner: "luck", call: 2, centre: "kpc"), 24_000),
      ] {
        let values = uniforms(plan(trials), name, trials: trials, month: month)
        #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
        for part in strata(values) { #expect(part.sorted() == Array(part.indices), "\(trials)") }
      }
    }
  }

  @Test(arguments: Kernels.available.map(\.name))
  func `every width gives the bits of a plain loop, from any trial on:`(name: String) {
    let kernels = Kernels.named(name)!
    let draw = DrawName(owner: "fee", call: 1, centre: "daegu")
    for (trials, month) in [(1, noMonth), (37, 24_000), (1000, 24_001)] as [(Int, UInt32)] {
      let key = DrawKey(seed: 9, quantity: "fee", call: 1)
      let expected = (0..<trials).map {
        plainLatin($0, of: trials, key: key, month: month, centre: centreHash("daegu"))
      }
      let stream = plan(trials, seed: 9).stream(draw)
      for start in [0, 1, 15, 16, 17, 40] where start < trials {
        for count in [1, 2, 7, 16, 33, trials - start] where start + count <= trials {
          var values = [Double](repeating: 0, count: count)
          stream.uniforms(kernels, firstTrial: start, month: month, into: &values, count: count)
          #expect(values == Array(expected[start..<start + count]), "\(start), \(count)")
        }
      }
    }
  }

  /// Swap or not by its definition, one trial at a time; the constants are those of splitmix64 and of a hash.
  private func plainLatin(
    _ trial: Int, of trials: Int, key: DrawKey, month: UInt32, centre: UInt64
  ) -> Double {
    let (number, part) = trial.quotientAndRemainder(dividingBy: 16)
    let size = (trials - part + 15) / 16
    var state = uniform(key: key, trial: part, month: month ^ 0x8000_0000, centre: centre)
      .bitPattern
    var place = number
    for round in 0..<16 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var word = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      word ^= word >> 31
      let turn = Int(((word >> 32) &* UInt64(size)) >> 32)
      let partner = (turn - place + size) % size
      var hash = (UInt32(max(place, partner)) ^ UInt32(truncatingIfNeeded: word)) &* 0x85eb_ca6b
      hash = (hash ^ (hash >> 15)) &* 0xc2b2_ae35
      if round == 0 || hash >> 31 == 1 { place = partner }
    }
    var bits = 50
    while 1 << (50 - bits) < (trials + 15) / 16 { bits -= 1 }
    let fine = Double(1 << bits)
    let jitter = uniform(key: key, trial: trial, month: month, centre: centre)
    return (Double(place) * fine + (jitter * fine).rounded(.down) + 0.5) / (Double(size) * fine)
  }

  /// Over 32,000 permutations of eight: 56 ordered pairs of places of two trials, chi-square with 55 degrees of
  /// freedom. 118 is six standard deviations above its mean (1 in 2 million).
  @Test(arguments: [(0, 1), (0, 7), (2, 5)])
  func `two trials lie in each pair of strata alike:`(first: Int, second: Int) {
    var counts = [Int](repeating: 0, count: 64)
    for draw in 0..<2000 {
      let values = uniforms(plan(128), DrawName(owner: "fee", call: draw), trials: 128)
      for part in strata(values) { counts[part[first] * 8 + part[second]] += 1 }
    }
    let expected = 32_000.0 / 56
    #expect((0..<8).allSatisfy { counts[$0 * 9] == 0 })
    let square = counts.indices.filter { $0 % 9 != 0 }.reduce(0.0) {
      $0 + (Double(counts[$1]) - expected) * (Double(counts[$1]) - expected) / expected
    }
    #expect(square < 118, "\(square)")
  }

  /// Ranks of n trials in two independent random orders have a correlation of variance 1 / (n - 1).
  @Test func `draws, months, centres and parts are in orders of their own`() {
    let trials = 16_000
    let plan = plan(trials)
    let all = [
      uniforms(plan, DrawName(owner: "fee", call: 0), trials: trials),
      uniforms(plan, DrawName(owner: "fee", call: 1), trials: trials),
      uniforms(plan, DrawName(owner: "fee", call: 0), trials: trials, month: 24_000),
      uniforms(plan, DrawName(owner: "fee", call: 0), trials: trials, month: 24_001),
      uniforms(plan, DrawName(owner: "fee", call: 0, centre: "a"), trials: trials),
      uniforms(self.plan(trials, seed: 2), DrawName(owner: "fee", call: 0), trials: trials),
    ]
    let orders = all.flatMap { byPart($0) }
    for (index, left) in orders.enumerated() {
      for right in orders[(index + 1)...] {
        let sum = zip(left, right).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) }
        // 4,560 pairs: 5.5 standard errors are exceeded by chance once in 6,000 runs of another seed.
        #expect((sum * 12 / 1000).magnitude < 5.5 / 999.0.squareRoot())
      }
    }
  }
}
