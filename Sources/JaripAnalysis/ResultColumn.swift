import JaripMath

/// A result by trial, ranked once for all the inputs that it is set against.
struct ResultColumn: Sendable {
  private let values: [Double]
  /// By trial; NaN where undefined.
  private let ranks: [Double]
  /// By trial, its rank among those of its part of the run; empty where trials are independent.
  private let ranksInParts: [Double]

  /// - Parameter hasParts: whether trials hang together but for `TrialParts`.
  init(_ values: [Double], hasParts: Bool) {
    self.values = values
    ranks = TrialOrder(values).ranks(trialCount: values.count)
    var inParts: [Double] = []
    if hasParts {
      inParts = Array(repeating: .nan, count: values.count)
      for part in 0..<TrialParts.count {
        let trials = Array(stride(from: part, to: values.count, by: TrialParts.count))
        let order = TrialOrder(trials.map { values[$0] })
        for (trial, rank) in zip(trials, order.ranks(trialCount: trials.count)) {
          inParts[trial] = rank
        }
      }
    }
    ranksInParts = inParts
  }

  /// How it hangs on an input; nothing when either is the same in all trials that define both.
  ///
  /// - Parameter drivers: how many inputs are looked at, for the level of significance.
  func effect(of order: TrialOrder, drivers: Int) -> Sensitivity.Effect? {
    // Ranks are among the trials that define both.
    guard order.count == values.count else {
      var defined = [Double](repeating: .nan, count: values.count)
      for trial in order.trials { defined[Int(trial)] = values[Int(trial)] }
      return ResultColumn(defined, hasParts: !ranksInParts.isEmpty)
        .effectOfDefined(order, drivers: drivers)
    }
    return effectOfDefined(order, drivers: drivers)
  }

  private func effectOfDefined(_ order: TrialOrder, drivers: Int) -> Sensitivity.Effect? {
    let places = order.trials.indices.filter { !values[Int(order.trials[$0])].isNaN }
    let pairs = Association(
      inputs: places.map { order.values[$0] },
      results: places.map { values[Int(order.trials[$0])] })
    guard
      let rho = pairs.rankCorrelation(resultRanks: places.map { ranks[Int(order.trials[$0])] }),
      let (share, shareError) = pairs.varianceShare()
    else { return nil }
    let level = 1 - AnalysisConstants.significance / 2 / Double(max(1, drivers))
    let error =
      ranksInParts.isEmpty
      ? Association.standardError(ofRankCorrelation: rho, pairs: pairs.count)
      : errorFromParts(order)
    // Of independent trials without association the variance is 1 / (n − 1).
    var limit = normalQuantile(level) / Double(max(1, pairs.count - 1)).squareRoot()
    if !ranksInParts.isEmpty {
      // Never told more easily than in independent trials: on Sobol's sequence two of twenty runs put an input
      // without association three errors from 0, so heavy are the tails of errors from its parts.
      let score = DistributionFamily.student.value(
        at: level, parameters: [Double(TrialParts.count - 1), 0, 1])
      limit = max(limit, score * (error ?? .infinity))
    }
    let tenths = pairs.tenths
    return Sensitivity.Effect(
      rankCorrelation: rho, standardError: error,
      isSignificant: error != nil && abs(rho) > limit,
      varianceShare: share, varianceShareError: ranksInParts.isEmpty ? shareError : nil,
      atLow: tenths?.low, atHigh: tenths?.high)
  }

  /// The standard error of the rank correlation from the spread of those of the parts.
  private func errorFromParts(_ order: TrialOrder) -> Double? {
    var inputs = [[Double]](repeating: [], count: TrialParts.count)
    var results = inputs
    for (place, trial) in order.trials.enumerated() where !values[Int(trial)].isNaN {
      inputs[Int(trial) % TrialParts.count].append(order.values[place])
      results[Int(trial) % TrialParts.count].append(ranksInParts[Int(trial)])
    }
    return TrialParts.standardError(
      (0..<TrialParts.count).compactMap { part -> Moments? in
        let pairs = Association(inputs: inputs[part], results: results[part])
        return pairs.rankCorrelation(resultRanks: results[part]).map {
          Moments(count: pairs.count, mean: $0)
        }
      })
  }
}
