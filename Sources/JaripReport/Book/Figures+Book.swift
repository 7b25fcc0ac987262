import JaripAnalysis
import JaripEngine

extension Figures {
  /// A term of the shared pools in a fiscal year: `textbooks.saving`.
  func pool(_ name: String, year: Int) -> Statistics? {
    plan.outputs.firstIndex {
      $0.alternative == alternative && $0.role == .pool && $0.name == name
    }.map { Statistics(projection.yearly($0, row: 0, year: year), in: plan.outputs[$0].unit) }
  }

  /// In how many trials a result is above zero.
  func positive(_ name: String, _ row: FigureRow, year: Int) -> Frequency? {
    trials(name, row, year: year) { $0.count - $0.count(below: 0, orAt: true) }
  }

  /// In how many trials a result is below zero.
  func negative(_ name: String, _ row: FigureRow, year: Int) -> Frequency? {
    trials(name, row, year: year) { $0.count(below: 0, orAt: false) }
  }

  private func trials(
    _ name: String, _ row: FigureRow, year: Int, _ count: (Summary) -> Int
  ) -> Frequency? {
    guard let output = output(name, row) else { return nil }
    let summary = projection.yearly(output, row: row.index, year: year)
    return summary.count > 0
      ? Frequency(count: count(summary), trials: summary.trialCount) : nil
  }
}
