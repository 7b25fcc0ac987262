import JaripKit
import JaripTesting

/// Two alternatives of a run held against each other: every value of every centre and month in all trials.
struct RunDifference {
  let run: FullRun
  let firstIndex: Int
  let secondIndex: Int
  let exceptions: Set<String>
  /// Names looked at; all if not given.
  var names: Set<String>?
  var ignoresPools = false

  init(_ run: FullRun, _ first: String, _ second: String, except: Set<String> = []) {
    self.run = run
    firstIndex = run.plan.alternatives.firstIndex { $0.name == first }!
    secondIndex = run.plan.alternatives.firstIndex { $0.name == second }!
    exceptions = except
  }

  private var pairs: [(name: String, first: Int, second: Int, rows: Int)] {
    var twins: [String: Int] = [:]
    func key(_ output: PlanOutput) -> String { "\(output.name) \(output.scope.rawValue)" }
    for (index, output) in run.plan.outputs.enumerated() where output.alternative == secondIndex {
      twins[key(output)] = index
    }
    return run.plan.outputs.enumerated().compactMap { index, output in
      guard output.alternative == firstIndex, let twin = twins[key(output)],
        !exceptions.contains(output.name), names?.contains(output.name) ?? true,
        !(ignoresPools && output.role == .pool)
      else { return nil }
      return (output.name, index, twin, output.scope == .network ? 1 : run.centres.count)
    }
  }

  /// How many values are compared.
  var count: Int {
    pairs.reduce(0) { $0 + $1.rows } * run.monthCount * run.projection.trials
  }

  /// The first month in which any value differs, with the names of what differs then.
  var first: (month: Month, names: [String])? {
    let pairs = self.pairs
    for month in 0..<run.monthCount {
      let names = pairs.filter { pair in
        (0..<pair.rows).contains { row in
          let a = run.projection.values(pair.first, row: row, month: month) ?? []
          let b = run.projection.values(pair.second, row: row, month: month) ?? []
          return zip(a, b).contains { $0 != $1 && !($0.isNaN && $1.isNaN) }
        }
      }.map(\.name)
      if !names.isEmpty {
        return (run.scenario.timeline.month(at: month), Array(Set(names)).sorted())
      }
    }
    return nil
  }
}
