/// How the uniforms of a run's trials are laid out: at random, as a Latin hypercube, or on Sobol's sequence.
///
/// It is a pure function of its parameters, so the engine and whoever looks at one trial draw the same:
///
///     let plan = SamplingPlan.sobol(draws: names, trials: 10_000, seed: 1)
///     plan.stream(DrawName(owner: "fee", call: 0)).uniform(trial: 17, month: noMonth)
///
/// Where trials hang together, they fall into `TrialParts` that do not.
public struct SamplingPlan: Sendable {
  public enum Layout: String, Sendable {
    case random
    /// In each part of the trials each draw takes one value in each of as many equal strata: for each month and
    /// centre by itself.
    case latinHypercube = "lhs"
    case sobol
    /// Every draw at the middle of its distribution: one trial without chance.
    case middle
  }

  public let layout: Layout
  public let seed: UInt64
  /// As many trials as a Latin hypercube has, and at most as many as Sobol's sequence is ready for.
  public let trials: Int
  /// The draws that are on Sobol's sequence, by dimension.
  public let sequence: [DrawName]
  private let scrambled: [DrawName: ScrambledSobol]

  /// At random: every draw of every trial by itself.
  public init(seed: UInt64) { self.init(.random, seed: seed, trials: .max) }

  /// Every draw is a half.
  public static let middle = SamplingPlan(.middle, seed: 0, trials: 1)

  /// A Latin hypercube; its draws depend on the number of trials.
  public static func latinHypercube(trials: Int, seed: UInt64) -> SamplingPlan {
    SamplingPlan(.latinHypercube, seed: seed, trials: trials)
  }

  /// Sobol's sequence for the first 40 of the draws, one dimension each; all others at random.
  ///
  /// - Parameters:
  ///   - draws: that are made once a trial, in the order in which they get dimensions.
  ///   - trials: no result hangs on it.
  public static func sobol(draws: [DrawName], trials: Int, seed: UInt64) -> SamplingPlan {
    let names = Array(draws.prefix(SobolSequence.largestDimension))
    let last = (trials - 1) / TrialParts.count
    let directions = SobolSequence.directions(
      dimensions: names.count, count: Int.bitWidth - last.leadingZeroBitCount)
    let scrambled = zip(names, directions).map { name, directions in
      let stream = DrawStream(name, seed: seed, source: .random)
      return ScrambledSobol(directions: directions, key: stream.key, centre: stream.centre)
    }
    return SamplingPlan(
      .sobol, seed: seed, trials: trials, sequence: names,
      scrambled: Dictionary(uniqueKeysWithValues: zip(names, scrambled)))
  }

  private init(
    _ layout: Layout, seed: UInt64, trials: Int, sequence: [DrawName] = [],
    scrambled: [DrawName: ScrambledSobol] = [:]
  ) {
    self.layout = layout
    self.seed = seed
    self.trials = trials
    self.sequence = sequence
    self.scrambled = scrambled
  }

  /// Whether trials hang together, so that errors come from the parts of the run.
  public var hasParts: Bool { layout == .latinHypercube || layout == .sobol }

  public func stream(_ name: DrawName) -> DrawStream {
    let source: DrawStream.Source =
      switch layout {
      case .random: .random
      case .latinHypercube: .latinHypercube(trials: trials)
      case .sobol: scrambled[name].map { .sobol($0) } ?? .random
      case .middle: .middle
      }
    return DrawStream(name, seed: seed, source: source)
  }
}
