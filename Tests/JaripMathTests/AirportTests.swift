import JaripMath
import Testing

@Suite struct AirportTests {
  private func shares(
    _ kernels: Kernels, _ values: [[Double]], member: [[Double]]? = nil
  ) -> [[Double]] {
    let trials = values[0].count
    let flat = values.flatMap { $0 }
    let members = member?.flatMap { $0 } ?? [Double](repeating: 1, count: flat.count)
    var out = [Double](repeating: -1, count: flat.count)
    kernels.airport(flat, member: members, centreCount: values.count, into: &out, count: trials)
    return values.indices.map { Array(out[$0 * trials..<($0 + 1) * trials]) }
  }

  @Test func `six runways share as Littlechild and Owen say`() {
    for kernels in Kernels.available {
      let result = shares(kernels, [[70], [40], [90], [60], [50], [80]])
      let expected = [87.0 / 6, 40.0 / 6, 177.0 / 6, 67.0 / 6, 52.0 / 6, 117.0 / 6]
      for (row, value) in zip(result, expected) {
        #expect((row[0] - value).magnitude < 1e-13)
      }
    }
  }

  /// The Shapley value by its definition: the mean marginal cost over all orders of arrival.
  private func shapley(_ values: [Double]) -> [Double] {
    var totals = [Double](repeating: 0, count: values.count)
    var orders = 0
    func visit(_ rest: [Int], _ cost: Double, _ marginal: [Double]) {
      if rest.isEmpty {
        orders += 1
        for index in totals.indices { totals[index] += marginal[index] }
      }
      for next in rest {
        var marginal = marginal
        marginal[next] = Swift.max(cost, values[next]) - cost
        visit(rest.filter { $0 != next }, Swift.max(cost, values[next]), marginal)
      }
    }
    visit(Array(values.indices), 0, totals)
    return totals.map { $0 / Double(orders) }
  }

  @Test(arguments: 1...6)
  func `shares are the Shapley value over all orders, ties and zeros included`(centres: Int) {
    var generator = TestGenerator(seed: UInt64(centres))
    let trials = 11
    let values = (0..<centres).map { _ in
      (0..<trials).map { _ in Double(Int.random(in: 0...5, using: &generator)) * 1.5 }
    }
    let member = (0..<centres).map { _ in
      (0..<trials).map { _ in Int.random(in: 0...3, using: &generator) == 0 ? 0.0 : 1 }
    }
    for kernels in Kernels.available {
      let result = shares(kernels, values, member: member)
      for trial in 0..<trials {
        let inside = (0..<centres).filter { member[$0][trial] != 0 }
        let expected = shapley(inside.map { values[$0][trial] })
        for centre in 0..<centres {
          let share = inside.firstIndex(of: centre).map { expected[$0] } ?? 0
          #expect((result[centre][trial] - share).magnitude < 1e-12, "\(kernels.name)")
        }
      }
    }
  }

  /// The heap and the sorting network must be one function: 64 centres is the border.
  @Test(arguments: [1, 2, 3, 7, 8, 9, 16, 33, 63, 64, 65, 100, 700, 1000])
  func `shares add up to the largest amount and have the same bits everywhere`(centres: Int) {
    var generator = TestGenerator(seed: UInt64(centres) + 99)
    for trials in [1, 7, 8, 9] {
      let values = (0..<centres).map { _ in
        (0..<trials).map { _ in Double.random(in: 0...10, using: &generator) }
      }
      let results = Kernels.available.map { shares($0, values) }
      #expect(results.allSatisfy { $0 == results[0] })
      // Plain loop: sort, then share each step among all above it.
      for trial in 0..<trials {
        let order = values.indices.sorted { values[$0][trial] < values[$1][trial] }
        var share = 0.0
        var before = 0.0
        for (rank, centre) in order.enumerated() {
          share += (values[centre][trial] - before) / Double(centres - rank)
          before = values[centre][trial]
          #expect(results[0][centre][trial] == share)
        }
        let sum = results[0].reduce(0) { $0 + $1[trial] }
        #expect((sum - before).magnitude < 1e-12 * before * Double(centres))
      }
    }
  }

  @Test(arguments: [5, 70])
  func `an undefined amount of a member spoils its trial, of an outsider nothing`(centres: Int) {
    var values = [[Double]](repeating: [3, 3, 3], count: centres)
    var member = [[Double]](repeating: [1, 1, 1], count: centres)
    values[1][1] = .nan
    values[2][2] = .nan
    member[2][2] = 0
    for kernels in Kernels.available {
      let result = shares(kernels, values, member: member)
      #expect(result.allSatisfy { $0[0] == result[0][0] })
      #expect((result[0][0] - 3 / Double(centres)).magnitude < 1e-15)
      #expect(result.allSatisfy { $0[1].isNaN })
      #expect(result[2][2] == 0)
      #expect((result[0][2] - 3 / Double(centres - 1)).magnitude < 1e-15)
    }
  }

  @Test func `shares may be written over the amounts`() {
    for kernels in Kernels.available {
      for centres in [6, 80] {
        let flat = (0..<centres * 9).map { Double(($0 * 7919) % 101) }
        let member = flat.indices.map { $0 % 4 == 0 ? 0.0 : 1 }
        var separate = flat
        flat.withUnsafeBufferPointer {
          kernels.airport(
            $0.baseAddress!, member: member, centreCount: centres, into: &separate, count: 9)
        }
        let inPlace = copied(flat)
        defer { inPlace.deallocate() }
        kernels.airport(inPlace, member: member, centreCount: centres, into: inPlace, count: 9)
        #expect((0..<flat.count).allSatisfy { inPlace[$0] == separate[$0] })
      }
    }
  }
}
