/// Something that is timed, by itself and in a warm cache.
struct Benchmark {
  /// Words from the general to the special: `kernels/avx2/128/add`.
  var name: String
  /// How many elements a call handles; the figure is for one of them.
  var elements = 1
  var unit: Unit
  var body: () throws -> Void

  enum Unit: String {
    case nanoseconds = "ns"
    case milliseconds = "ms"

    var perSecond: Double { self == .nanoseconds ? 1e9 : 1e3 }
  }
}

/// What a benchmark took, for one element.
struct Measurement: Encodable {
  var name: String
  var unit: String
  var median: Double
  var least: Double
  var most: Double

  init(_ benchmark: Benchmark, samples: [Double]) {
    let sorted = samples.sorted()
    name = benchmark.name
    unit = benchmark.unit.rawValue
    median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    least = sorted[0]
    most = sorted[sorted.count - 1]
  }
}

/// Times benchmarks in turn, round by round, so that a slow minute of the machine is spread over all of them.
struct Sampler {
  /// Samples of each benchmark.
  var rounds = 11
  /// Short calls are repeated until a sample takes this long; the clock's own cost then does not count.
  var shortestSample = Duration.milliseconds(1)

  func measurements(_ benchmarks: [Benchmark]) throws -> [Measurement] {
    let repeats = try benchmarks.map(repeats(of:))
    var samples = [[Double]](repeating: [], count: benchmarks.count)
    for _ in 0..<rounds {
      for (index, benchmark) in benchmarks.enumerated() {
        let seconds = try time(benchmark, repeats: repeats[index]) / .seconds(1)
        let calls = Double(repeats[index] * benchmark.elements)
        samples[index].append(seconds * benchmark.unit.perSecond / calls)
      }
    }
    return zip(benchmarks, samples).map { Measurement($0, samples: $1) }
  }

  private func repeats(of benchmark: Benchmark) throws -> Int {
    var count = 1
    // The first call warms up.
    _ = try time(benchmark, repeats: 1)
    while try time(benchmark, repeats: count) < shortestSample { count *= 2 }
    return count
  }

  private func time(_ benchmark: Benchmark, repeats: Int) throws -> Duration {
    try ContinuousClock().measure {
      for _ in 0..<repeats { try benchmark.body() }
    }
  }
}
