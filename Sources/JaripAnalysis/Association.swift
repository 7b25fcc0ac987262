/// How a result hangs on an input, from pairs in the order of the input.
///
/// - Shape: `inputs` ascend; `results` has as many values; both are defined.
struct Association {
  let inputs: [Double]
  let results: [Double]

  var count: Int { inputs.count }

  /// Pearson's correlation of the ranks, equal values sharing the mean of theirs; nothing when either is the same
  /// in all pairs.
  ///
  /// - Parameter resultRanks: the ranks of `results`.
  /// - Source: Spearman (1904); for ties Kendall and Gibbons, Rank Correlation Methods, 5th edition, chapter 3.
  func rankCorrelation(resultRanks: [Double]) -> Double? {
    let ranks = TrialOrder.ranks(of: inputs)
    // The mean rank is known, and all products are of halves: the sums are exact.
    let mean = Double(count + 1) / 2
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for index in 0..<count {
      let (x, y) = (ranks[index] - mean, resultRanks[index] - mean)
      xx += x * x
      yy += y * y
      xy += x * y
    }
    guard xx > 0, yy > 0 else { return nil }
    return max(-1, min(1, xy / (xx * yy).squareRoot()))
  }

  /// The standard error of a rank correlation of independent pairs; nothing for three pairs or fewer.
  ///
  /// - Source: Bonett and Wright (2000), Sample size requirements for estimating Pearson, Kendall and Spearman
  ///   correlations, Psychometrika 65: variance (1 + ρ²/2) / (n − 3) of Fisher's z, here carried back to ρ.
  static func standardError(ofRankCorrelation rho: Double, pairs: Int) -> Double? {
    guard pairs > 3 else { return nil }
    return (1 - rho * rho) * ((1 + rho * rho / 2) / Double(pairs - 3)).squareRoot()
  }

  /// The share of the result's variance that would go if the input were known: Var(E[result | input]) / Var(result).
  ///
  /// The inputs are cut into classes of equal size, equal values staying together. Within each the result is fitted by
  /// a straight line, and the variance that is left is set against the whole, each divided by its degrees of freedom.
  ///
  /// - Edge cases: below 0, within its error, where the input has no part in the result; nothing when the result is the
  ///   same in all pairs, or when there are no more pairs than fitted numbers.
  /// - Accuracy: `error` is one standard error for independent pairs that are about normal.
  /// - Source: the first-order index of Saltelli et al., Global Sensitivity Analysis (2008), section 1.2, estimated from
  ///   given data by classes as in Plischke, Borgonovo and Smith (2013), European Journal of Operational Research 226;
  ///   degrees of freedom as in Theil's adjusted R²; error of R² by Olkin and Finn (1995), Psychological Bulletin 118.
  func varianceShare() -> (share: Double, error: Double)? {
    let classes = min(
      AnalysisConstants.classes, max(1, count / AnalysisConstants.trialsOfClass))
    var left = 0.0
    var fitted = 0
    var start = 0
    for number in 1...classes {
      var end = max(start, number * count / classes)
      guard end > start else { continue }
      while end < count, inputs[end] == inputs[end - 1] { end += 1 }
      let fit = line(start..<end)
      left += fit.squares
      fitted += fit.numbers
      start = end
    }
    let whole = squares(0..<count)
    guard whole > 0, count > fitted else { return nil }
    let (n, p) = (Double(count), Double(fitted))
    let share = 1 - left / (n - p) / (whole / (n - 1))
    let known = max(0, share)
    let rest = (1 - known) * (1 - known)
    let variance = 4 * known * rest / n + 2 * max(0, p - 1) * rest / (n * n)
    return (share, variance.squareRoot())
  }

  /// The mean of the results of the lowest and the highest tenth of the inputs; nothing for fewer than ten pairs.
  var tenths: (low: Double, high: Double)? {
    let size = count / 10
    guard size > 0 else { return nil }
    return (mean(results, 0..<size), mean(results, count - size..<count))
  }

  /// What a straight line leaves of the squares of the results in a class, and how many numbers it fits.
  private func line(_ range: Range<Int>) -> (squares: Double, numbers: Int) {
    let (meanX, meanY) = (mean(inputs, range), mean(results, range))
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for index in range {
      let (x, y) = (inputs[index] - meanX, results[index] - meanY)
      xx += x * x
      xy += x * y
      yy += y * y
    }
    guard inputs[range.upperBound - 1] > inputs[range.lowerBound], xx > 0 else { return (yy, 1) }
    return (max(0, yy - xy * xy / xx), 2)
  }

  private func squares(_ range: Range<Int>) -> Double {
    let mean = mean(results, range)
    return range.reduce(0) { $0 + (results[$1] - mean) * (results[$1] - mean) }
  }

  private func mean(_ values: [Double], _ range: Range<Int>) -> Double {
    // Measured from the first, so that the mean of equal values is that value.
    let first = values[range.lowerBound]
    return first + range.reduce(0) { $0 + (values[$1] - first) } / Double(range.count)
  }
}
