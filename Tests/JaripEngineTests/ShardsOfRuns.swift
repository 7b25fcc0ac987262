import JaripKit
import JaripTesting
import Testing

/// Identity of runs that are computed in shards.
@Suite struct ShardsOfRuns {
  @Test(arguments: [1, 63, 64, 65, 1000, 3000], [1, 2, 3, 8, 47, 500])
  func `shards cut the trials at multiples of 64 into parts of nearly one size`(
    total: Int, count: Int
  ) throws {
    var end = 0
    var sizes: [Int] = []
    var areWhole = true
    for number in 1...count {
      let trials = try #require(Shard(number, of: count)?.trials(of: total))
      areWhole = areWhole && trials.lowerBound == end && (end % 64 == 0 || end == total)
      end = trials.upperBound
      // In sixty-fours begun.
      sizes.append((trials.count + 63) / 64)
    }
    #expect(areWhole)
    #expect(end == total)
    #expect(sizes.max()! - sizes.min()! <= 1)
  }

  @Test func `there is no shard outside its number`() {
    #expect(Shard(0, of: 3) == nil && Shard(4, of: 3) == nil && Shard(-1, of: -1) == nil)
    #expect(Shard(1, of: 10_001) == nil)
    #expect(Shard.whole.trials(of: 77) == 0..<77)
  }

  struct Cut: Sendable, CustomTestStringConvertible {
    var trials: Int
    var count: Int
    var threads = 1
    var blockSize: Int?
    var sampling = Sampling.random
    var testDescription: String {
      "\(trials) trials in \(count), \(threads) threads, blocks of \(blockSize ?? 128), \(sampling)"
    }
  }

  static let cuts = [
    Cut(trials: 150, count: 2), Cut(trials: 150, count: 3, threads: 2, blockSize: 7),
    Cut(trials: 150, count: 8, threads: 16), Cut(trials: 1000, count: 3, threads: 2, blockSize: 2),
    Cut(trials: 1010, count: 8, threads: 2), Cut(trials: 1010, count: 5, threads: 16, blockSize: 7),
    Cut(trials: 1010, count: 11, blockSize: 2), Cut(trials: 1010, count: 3, blockSize: 64),
    Cut(trials: 3000, count: 8, threads: 2), Cut(trials: 150, count: 3, sampling: .lhs),
    Cut(trials: 1010, count: 8, blockSize: 7, sampling: .lhs),
    Cut(trials: 1010, count: 5, threads: 2, sampling: .sobol),
  ]

  /// The parts of a run, in an order that is none.
  private func parts(_ cut: Cut, _ simulator: Simulator) throws -> [ProjectionPart] {
    let settings = RunSettings(
      trials: cut.trials, seed: 11, sampling: cut.sampling, threads: cut.threads,
      blockSize: cut.blockSize,
      monthly: ["oss"], compares: true)
    let plan = try simulator.plan(settings)
    let numbers = (1...cut.count).sorted { ($0 * 7) % 11 < ($1 * 7) % 11 }
    return try numbers.map { try simulator.part(plan, settings, Shard($0, of: cut.count)!) }
  }

  private func merged(_ parts: [ProjectionPart]) -> Projection {
    parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }.projection
  }

  @Test(arguments: cuts) func `shards merge to the bits of the run:`(cut: Cut) throws {
    let whole = try IdentityOfRuns.projection(trials: cut.trials, sampling: cut.sampling)
    let parts = try parts(cut, Simulator(ScenarioText.load(IdentityOfRuns.text)))
    #expect(parts.count == 1 || !parts[0].isWhole)
    let merged = merged(parts)
    #expect(RunBits(merged).differences(from: RunBits(whole)) == [])
    #expect(merged.isExact == whole.isExact && merged.trials == whole.trials)
    #expect(merged.outcomes == whole.outcomes && merged.outcomeChanges == whole.outcomeChanges)
    #expect(merged.independentCentres == whole.independentCentres)
    let errors = [merged, whole].map { projection in
      (0..<projection.plan.monthCount).map { month in
        projection.errorFromParts { $0.counts[0].independent[0][month] }
      }
    }
    #expect(errors[0] == errors[1])
    for (index, output) in whole.plan.outputs.enumerated() where output.name == "oss" {
      let found = merged.values(index, row: 0, month: 11)
      #expect(found?.map(\.bitPattern) == whole.values(index, row: 0, month: 11)?.map(\.bitPattern))
      #expect((found != nil) == whole.isExact)
    }
  }

  @Test(arguments: cuts)
  func `a part written as bytes is read back, and its bytes hang on nothing else:`(
    cut: Cut
  ) throws {
    let simulator = try Simulator(ScenarioText.load(IdentityOfRuns.text))
    let parts = try parts(cut, simulator)
    let plain = try self.parts(
      Cut(trials: cut.trials, count: cut.count, sampling: cut.sampling), simulator)
    let numbers = (1...cut.count).sorted { ($0 * 7) % 11 < ($1 * 7) % 11 }
    var copies: [ProjectionPart] = []
    for (index, part) in parts.enumerated() {
      let bytes = part.bytes()
      // Not in the macro: it would look for the differences of megabytes.
      let isPlain = bytes == plain[index].bytes()
      #expect(isPlain)
      let shard = Shard(numbers[index], of: cut.count)!
      let copy = try ProjectionPart(part.plan, part.settings, shard: shard, bytes: bytes[...])
      let isCopy = copy.bytes() == bytes && copy.trials == part.trials
      #expect(isCopy)
      copies.append(copy)
    }
    let whole = RunBits(try IdentityOfRuns.projection(trials: cut.trials, sampling: cut.sampling))
    #expect(RunBits(merged(copies)).differences(from: whole) == [])
  }

  @Test func `bytes of another run, too few or too many are refused`() throws {
    let simulator = try Simulator(ScenarioText.load(IdentityOfRuns.text))
    let part = try parts(Cut(trials: 1010, count: 8), simulator)[0]
    let shard = Shard(8, of: 8)!
    #expect(part.trials == RangeSet(shard.trials(of: 1010)))
    func read(_ bytes: some Sequence<UInt8>, _ settings: RunSettings) throws {
      _ = try ProjectionPart(part.plan, settings, shard: shard, bytes: Array(bytes)[...])
    }
    try read(part.bytes(), part.settings)
    for count in [0, 1, 2, 100, part.bytes().count / 2, part.bytes().count - 1] {
      #expect(throws: MalformedPart.self) { try read(part.bytes().prefix(count), part.settings) }
    }
    #expect(throws: MalformedPart.self) { try read(part.bytes() + [0], part.settings) }
    var other = part.settings
    other.monthly = []
    #expect(throws: MalformedPart.self) { try read(part.bytes(), other) }
  }
}
