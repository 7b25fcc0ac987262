import JaripKit
import JaripTesting
import Testing

/// Differential: who is independent and who closed, counted by hand from the kept values of each trial.
@Suite struct OutcomeLaws {
  static let trials = 40
  static let months = 30
  static let sustained = 4
  static let closesAfter = 3

  /// What the text of the network says, read from cash, oss and reserve_months alone.
  private struct Reading {
    var closing: Int?
    var independence: Int?

    init(opens: Int, from: Int, cash: [Double], oss: [Double], reserves: [Double]) {
      var below = 0
      var held = 0
      for month in 0..<OutcomeLaws.months {
        let isOpen = month >= opens && (closing == nil || month <= closing!)
        held =
          isOpen && month >= from && oss[month] >= 0.8 && reserves[month] >= 1 ? held + 1 : 0
        if held == OutcomeLaws.sustained, independence == nil {
          independence = month - OutcomeLaws.sustained + 1
        }
        below = isOpen && cash[month] < -2 ? below + 1 : 0
        if below == OutcomeLaws.closesAfter { closing = month }
      }
    }
  }

  @Test func `independent, closed and dependent are each what a reader counts, and add to all`()
    throws
  {
    let run = try FullRun(
      RandomNetwork.text(
        closesAfter: Self.closesAfter,
        replacing: [
          ("pert(8, 10, 14)", "pert(8, 14, 30)"), ("normal(5, 0.5)", "max(0, normal(5, 3))"),
        ]),
      trials: Self.trials, seed: 4)
    let from = run.plan.independenceFrom[0] - run.scenario.timeline.start
    let opens = ["a": 0, "b": 0, "c": 7]
    var kinds: Set<String> = []
    var independentNow = Array(
      repeating: Array(repeating: 0, count: Self.trials), count: Self.months)
    for (id, opening) in opens.sorted(by: { $0.key < $1.key }) {
      let readings = try (0..<Self.trials).map { trial in
        Reading(
          opens: opening, from: from, cash: try run.months("cash", of: id, trial: trial),
          oss: try run.months("oss", of: id, trial: trial),
          reserves: try run.months("reserve_months", of: id, trial: trial))
      }
      let counts = try run.outcome(of: id)
      for month in 0..<Self.months {
        var independent = 0
        var closed = 0
        var dependent = 0
        for (trial, reading) in readings.enumerated() {
          if let closing = reading.closing, closing <= month {
            closed += 1
          } else if let independence = reading.independence, independence <= month {
            independent += 1
            independentNow[month][trial] += 1
          } else {
            dependent += 1
          }
        }
        #expect(counts.independent[month] == independent, "\(id) in month \(month)")
        #expect(counts.closed[month] == closed, "\(id) in month \(month)")
        #expect(Self.trials - counts.independent[month] - counts.closed[month] == dependent)
        if independent > 0 { kinds.insert("independent") }
        if closed > 0 { kinds.insert("closed") }
      }
      for (month, count) in counts.month.enumerated() {
        let expected = readings.count { ($0.independence ?? Self.months) == month }
        #expect(count == expected, "independence month of \(id)")
      }
      #expect(counts.month.reduce(0, +) == Self.trials)
    }
    #expect(kinds == ["independent", "closed"], "the case holds all three kinds")
    for month in 0..<Self.months {
      let table = run.projection.independentCentres[0].counts[month]
      for number in 0...3 {
        #expect(table[number] == independentNow[month].count { $0 == number })
      }
    }
  }
}
