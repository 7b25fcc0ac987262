import JaripEngine
import JaripModel

/// Which way a change of a result is for the better.
enum Direction {
  case up, down, none

  init(_ output: PlanOutput) {
    switch output.role {
    case .revenue, .grant: self = .up
    case .cost: self = .down
    case .quantity, .pool, .kept, .driver, .poolPart, .fact: self = .none
    case .measure: self = ["operating_cost", "sdi", "gap"].contains(output.name) ? .down : .up
    }
  }
}

/// A later alternative less the first, trial by trial.
struct PairedDifference {
  var statistics: Statistics
  var signs: Signs
  var direction: Direction
  /// As in `Frequency`.
  var effectiveTrials: Int? = nil

  private var trials: Int { signs.below + signs.equal + signs.above }
  var better: Frequency? { share(direction == .down ? signs.below : signs.above) }
  var worse: Frequency? { share(direction == .down ? signs.above : signs.below) }
  var equal: Frequency? { trials == 0 ? nil : frequency(signs.equal) }

  private func share(_ count: Int) -> Frequency? {
    direction == .none || trials == 0 ? nil : frequency(count)
  }
  private func frequency(_ count: Int) -> Frequency {
    Frequency(count: count, trials: trials, effectiveTrials: effectiveTrials)
  }
  var isNeverDifferent: Bool { trials > 0 && signs.equal == trials }
}

/// The difference of two probabilities on the same draws.
struct ProbabilityDifference {
  /// Trials with the property in the later alternative only, and in the first only.
  var gained: Int
  var lost: Int
  var trials: Int
  /// As in `Frequency`.
  var errorFromParts: Double? = nil

  var mean: Double { Double(gained - lost) / Double(trials) }

  /// The Monte Carlo error of the mean of the paired indicator, which is −1, 0 or 1; divisor n − 1.
  var standardError: Double? {
    guard trials > 1 else { return nil }
    if let errorFromParts { return errorFromParts }
    let n = Double(trials)
    let variance = max(0, (Double(gained + lost) - n * mean * mean) / (n - 1))
    return (variance / n).squareRoot()
  }
}
