import Foundation
import JaripKit
import JaripTesting
import Testing

/// Identity of runs: how the work is cut up changes no bit.
@Suite struct IdentityOfRuns {
  static let text = RandomNetwork.text(
    closesAfter: 4,
    replacing: [
      ("end: 2002-06", "end: 2000-12"), ("2001-08}", "2000-09}"), ("2001-12}", "2000-11}"),
      ("share: all", "share: all\nalternatives: {together: {share: all}, apart: {share: none}}"),
    ])

  static func projection(
    trials: Int, sampling: Sampling = .random, threads: Int = 1, blockSize: Int? = nil
  ) throws -> Projection {
    let settings = RunSettings(
      trials: trials, seed: 11, sampling: sampling, threads: threads, blockSize: blockSize,
      monthly: ["oss"],
      compares: true)
    return try Simulator(ScenarioText.load(text)).run(settings)
  }

  private static let exact = Result { RunBits(try projection(trials: 150)) }

  @Test(arguments: [2, 7, 64, 128, 1000])
  func `exact summaries have the same bits in blocks of`(blockSize: Int) throws {
    let other = RunBits(try Self.projection(trials: 150, blockSize: blockSize))
    #expect(other.differences(from: try Self.exact.get()) == [])
    #expect(other.bits.count > 5000)
  }

  @Test(arguments: [1, 2, 16], [nil, 7])
  func `exact summaries have the same bits on threads`(threads: Int, blockSize: Int?) throws {
    let other = RunBits(
      try Self.projection(trials: 150, threads: threads, blockSize: blockSize))
    #expect(other.differences(from: try Self.exact.get()) == [])
  }

  /// Above a thousand trials values are summarised, not kept.
  @Test(arguments: [150, 1010], Sampling.allCases)
  func `runs have the same bits on any threads and in any blocks:`(
    trials: Int, sampling: Sampling
  ) throws {
    let base = try Self.projection(trials: trials, sampling: sampling)
    #expect(base.isExact == (trials == 150))
    let bits = RunBits(base)
    for (threads, blockSize) in [(2, nil), (16, 64), (2, 7), (1, 2)] as [(Int, Int?)] {
      let other = try Self.projection(
        trials: trials, sampling: sampling, threads: threads, blockSize: blockSize)
      #expect(RunBits(other).differences(from: bits) == [], "\(threads), \(blockSize ?? 0)")
      for month in 0..<base.plan.monthCount {
        let errors = [base, other].map { projection in
          projection.errorFromParts { $0.counts[0].independent[0][month] }
        }
        #expect(errors[0] == errors[1] && (errors[0] == nil) == (sampling == .random))
      }
      #expect(other.outcomes == base.outcomes && other.outcomeChanges == base.outcomeChanges)
      #expect(other.independentCentres == base.independentCentres)
    }
  }

  private static let many = Result { try FullRun(text, trials: 150, seed: 11) }
  private static let manyOnSobol = Result {
    try FullRun(text, trials: 150, seed: 11, sampling: .sobol)
  }

  @Test(arguments: [1, 5, 64, 65, 129], [Sampling.random, .sobol])
  func `fewer trials are the first of more:`(trials: Int, sampling: Sampling) throws {
    let scenario = try ScenarioText.load(Self.text)
    let many = try (sampling == .random ? Self.many : Self.manyOnSobol).get()
    let few = try FullRun(scenario, trials: trials, seed: 11, sampling: sampling)
    for output in few.plan.outputs {
      let alternative = few.plan.alternatives[output.alternative].name
      for place in output.scope == .centre ? ["a", "b", "c"] : ["network"] {
        for month in [0, 5, 11] {
          let all = try many.trials(output.name, of: place, month: month, in: alternative)
          let first = try few.trials(output.name, of: place, month: month, in: alternative)
          #expect(
            all.prefix(trials).map(\.bitPattern) == first.map(\.bitPattern),
            "\(output.name) of \(place)")
        }
      }
    }
  }

  @Test func `baseline kernels give the bits of the widest ones`() async throws {
    let expected = try Self.exact.get().hash
    // A process of its own, since a process chooses its kernels once.
    await #expect(processExitsWith: .success) { [expected = expected as UInt64] in
      setenv("JARIP_KERNELS", "baseline", 1)
      precondition(Kernels.active.name == "baseline", "The choice of kernels was not obeyed")
      let hash = RunBits(try Self.projection(trials: 150)).hash
      precondition(hash == expected, "Baseline kernels give other bits")
    }
    await #expect(processExitsWith: .failure) { [expected = expected as UInt64] in
      let hash = RunBits(try Self.projection(trials: 149)).hash
      precondition(hash == expected, "This is how a difference ends")
    }
  }
}
