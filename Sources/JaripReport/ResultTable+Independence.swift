import JaripEngine
import JaripLanguage

extension ResultTable {
  /// `independent_by`, `closed_by`, `independent_centres` and `independence_month` of an alternative.
  mutating func addIndependence(_ figures: Figures, _ prefix: String, includesOverdrafts: Bool) {
    let scenario = figures.scenario
    let alternative = prefix + figures.resultName
    let ends = figures.timeline.yearEnds
    var frequencies = [
      ("independent_by", figures.independent(_:month:)), ("closed_by", figures.closed(_:month:)),
    ]
    if includesOverdrafts { frequencies.append(("overdrawn_by", figures.overdrawn(_:month:))) }
    for (quantity, frequency) in frequencies {
      for row in figures.rows {
        for end in ends {
          let found = frequency(row, end.offset)
          add(
            alternative, row, quantity, end.month, mean: found.probability,
            standardError: found.standardError, frequency: found, in: scenario)
        }
      }
    }
    for end in ends {
      add(
        alternative, .network, "independent_centres", end.month,
        figures.independentCentreStatistics(month: end.offset), in: scenario)
    }
    for row in figures.rows {
      var statistics = Statistics(counts: [])
      statistics.quantiles = ReportConstants.quantiles.map {
        figures.independenceMonth($0.probability, row).map(Double.init)
      }
      add(alternative, row, "independence_month", "", statistics, in: scenario)
    }
  }

  /// A later alternative less the first, by fiscal year, trial by trial.
  mutating func addDifferences(_ figures: Figures, _ prefix: String) {
    guard figures.changeIndex(.network) != nil else { return }
    let first = Figures(figures.projection, alternative: 0)
    let name = "\(prefix)\(figures.model.name)-\(first.resultName)"
    let years = figures.timeline.fiscalYears
    for output in figures.plan.outputs
    where output.alternative == figures.alternative && output.isReported {
      for row in figures.rows.filter({ $0.scope == output.scope }) {
        for (year, fiscalYear) in years.enumerated() {
          guard let difference = figures.difference(output.name, row, year: year) else { continue }
          add(
            name, row, output.name, fiscalYear.name, difference.statistics, in: figures.scenario)
          setDifference(difference.shares)
        }
      }
    }
    addOutcomeDifferences(figures, name)
  }

  private mutating func addOutcomeDifferences(_ figures: Figures, _ name: String) {
    for quantity in ["independent_by", "closed_by"] {
      for row in figures.rows {
        for end in figures.timeline.yearEnds {
          guard
            let difference = quantity == "closed_by"
              ? figures.closedDifference(row, month: end.offset)
              : figures.independenceDifference(row, month: end.offset)
          else { continue }
          add(
            name, row, quantity, end.month, mean: difference.mean,
            standardError: difference.standardError, in: figures.scenario)
          setDifference(difference.shares(isBetterUp: quantity == "independent_by"))
        }
      }
    }
    for end in figures.timeline.yearEnds {
      guard let difference = figures.centreCountDifference(month: end.offset) else { continue }
      add(
        name, .network, "independent_centres", end.month, mean: difference.mean,
        standardDeviation: difference.deviation, standardError: difference.error,
        in: figures.scenario)
    }
  }
}

extension Timeline {
  /// Each fiscal year's last month.
  var yearEnds: [(offset: Int, month: String)] {
    fiscalYears.map { year in
      let offset = year.offsets.upperBound - 1
      return (offset, String(describing: month(at: offset)))
    }
  }
}

extension Figures {
  func independenceDifference(_ row: FigureRow, month: Int) -> ProbabilityDifference? {
    difference(row, month, gained: \.gained, lost: \.lost)
  }

  func closedDifference(_ row: FigureRow, month: Int) -> ProbabilityDifference? {
    difference(row, month, gained: \.closedGained, lost: \.closedLost)
  }

  private func difference(
    _ row: FigureRow, _ month: Int, gained: KeyPath<OutcomeChange, [[Int]]>,
    lost: KeyPath<OutcomeChange, [[Int]]>
  ) -> ProbabilityDifference? {
    guard let index = changeIndex(row) else { return nil }
    func count(_ change: OutcomeChange, _ table: KeyPath<OutcomeChange, [[Int]]>) -> Int {
      change[keyPath: table][row.index][month]
    }
    let change = projection.outcomeChanges[index]
    return ProbabilityDifference(
      gained: count(change, gained), lost: count(change, lost), trials: trials,
      errorFromParts: projection.errorFromParts {
        count($0.changes[index], gained) - count($0.changes[index], lost)
      })
  }

  /// The difference in the number of independent centres: mean, standard deviation and error.
  func centreCountDifference(month: Int) -> (mean: Double, deviation: Double?, error: Double?)? {
    guard let index = changeIndex(.centre(0)) else { return nil }
    let change = projection.outcomeChanges[index]
    let n = Double(trials)
    let sum = Double(change.countSum[month])
    let mean = sum / n
    guard trials > 1 else { return (mean, nil, nil) }
    let variance = max(0, (Double(change.countSquares[month]) - sum * mean) / (n - 1))
    let fromParts = projection.errorFromParts { $0.changes[index].countSum[month] }
    return (mean, variance.squareRoot(), fromParts ?? (variance / n).squareRoot())
  }
}

extension PairedDifference {
  var shares: ResultTable.PairedDifferenceShares {
    let n = Double(max(1, signs.below + signs.equal + signs.above))
    return ResultTable.PairedDifferenceShares(
      better: better?.probability, equal: Double(signs.equal) / n, worse: worse?.probability,
      above: Double(signs.above) / n, below: Double(signs.below) / n)
  }
}

extension ProbabilityDifference {
  func shares(isBetterUp: Bool) -> ResultTable.PairedDifferenceShares {
    let n = Double(trials)
    let (up, down) = (Double(gained) / n, Double(lost) / n)
    return ResultTable.PairedDifferenceShares(
      better: isBetterUp ? up : down, equal: Double(trials - gained - lost) / n,
      worse: isBetterUp ? down : up, above: up, below: down)
  }
}
