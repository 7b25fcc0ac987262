/// How much each trial of a run counts, as whole numbers: sums of them are exact in any order.
///
///     let weights = TrialWeights(logarithms: [0, -0.5, -2])!
///     weights.counts                   // [440, 267, 61]: 256 each on average, as e^0 to e^-0.5 to e^-2
///     weights.effectiveTrials          // 2.2
///
/// The counts up to any trial are those of the weights up to it, rounded: what is lost at one trial is made good at
/// the next, so that no share of the weight goes missing however unequal weights are.
public struct TrialWeights: Sendable, Equatable {
  /// By trial.
  public let counts: [Int]
  /// The sum of `counts`.
  public let total: Int
  /// The same in each of `TrialParts`.
  public let partTotals: [Int]
  /// How many trials of equal weight have the same error: (Σw)² / Σw².
  ///
  /// - Source: Kish, Survey Sampling (1965), section 11.7; Kong (1992), A note on importance sampling, University of
  ///   Chicago technical report 348.
  public let effectiveTrials: Double

  /// - Parameter logarithms: of the weights, less anything that all have in common; −∞ for a trial that does not count.
  /// - Returns: nothing where no trial counts.
  public init?(logarithms: [Double]) {
    guard let largest = logarithms.max(), largest > -.infinity else { return nil }
    // e to the power −700 is no less than nothing beside a weight of 1.
    let weights = logarithms.map { $0 - largest < -700 ? 0 : exponential($0 - largest) }
    let sum = weights.reduce(0, +)
    effectiveTrials = sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    let scale = Double(trialWeightUnit * weights.count) / sum
    var (running, before) = (0.0, 0)
    counts = weights.map { weight in
      running += weight
      let upToHere = Int((running * scale).rounded())
      defer { before = upToHere }
      return upToHere - before
    }
    total = before
    var parts = [Int](repeating: 0, count: TrialParts.count)
    for (trial, count) in counts.enumerated() { parts[trial % TrialParts.count] += count }
    partTotals = parts
  }
}

extension Moments {
  /// The moments of the defined values among those at `indices`, each as often as its weight says.
  ///
  /// - Accuracy: the mean of equal values is that value.
  public init(
    _ values: UnsafePointer<Double>, weights: UnsafePointer<Int>, at indices: StrideTo<Int>
  ) {
    self.init()
    var (first, sum) = (0.0, 0.0)
    for index in indices where weights[index] > 0 && !values[index].isNaN {
      if count == 0 { first = values[index] }
      count += weights[index]
      sum += Double(weights[index]) * (values[index] - first)
    }
    guard count > 0 else { return }
    mean = first + sum / Double(count)
    for index in indices where weights[index] > 0 && !values[index].isNaN {
      squaredDeviations +=
        Double(weights[index]) * (values[index] - mean) * (values[index] - mean)
    }
  }
}
