import JaripMath

/// How often chance alone brings so few, or so many, of independent tries.
enum BinomialTail {
  /// The probability of at most `count` of `total` tries, each of probability `share`.
  ///
  /// - Precondition: `share` is above 0 and below 1.
  static func probability(atMost count: Int, of total: Int, share: Double) -> Double {
    // By logarithms: 2 to the power −1100 is no double.
    let odds = logarithm(share / (1 - share))
    var term = Double(total) * logarithm(1 - share)
    var sum = 0.0
    for number in 0...count {
      if number > 0 { term += logarithm(Double(total - number + 1) / Double(number)) + odds }
      sum += exponential(max(term, -700))
    }
    return min(1, sum)
  }
}
