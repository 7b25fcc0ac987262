public import JaripKit

/// Every number of a run, so that two runs can be compared bit for bit by name.
///
/// Keys read `shared network cash year 3 mean`. An undefined statistic has no entry.
public struct RunBits: Sendable {
  public private(set) var bits: [String: UInt64] = [:]

  public init(_ projection: Projection) {
    let plan = projection.plan
    let centres = plan.scenario.centres.map(\.id)
    let years = plan.scenario.timeline.fiscalYears.count
    for (index, output) in plan.outputs.enumerated() {
      let alternative = plan.alternatives[output.alternative].name
      for (row, place) in (output.scope == .centre ? centres : ["network"]).enumerated() {
        let key = "\(alternative) \(place) \(output.name)"
        for year in 0..<years {
          add(projection.yearly(index, row: row, year: year), "\(key) year \(year)")
        }
        for month in 0..<plan.monthCount {
          guard let summary = projection.monthly(index, row: row, month: month) else { break }
          add(summary, "\(key) month \(month)")
        }
      }
    }
    for (index, outcome) in plan.outcomes.enumerated() {
      let alternative = plan.alternatives[outcome.alternative].name
      let counts = projection.outcomes[index]
      for (row, place) in (outcome.scope == .centre ? centres : ["network"]).enumerated() {
        let key = "\(alternative) \(place)"
        for month in 0..<plan.monthCount {
          bits["\(key) independent \(month)"] = UInt64(counts.independent[row][month])
          bits["\(key) closed \(month)"] = UInt64(counts.closed[row][month])
        }
      }
    }
    addDifferences(projection, centres, years)
  }

  private mutating func addDifferences(_ projection: Projection, _ centres: [String], _ years: Int)
  {
    let plan = projection.plan
    for index in projection.comparedOutputs {
      let output = plan.outputs[index]
      let alternative = plan.alternatives[output.alternative].name
      for (row, place) in (output.scope == .centre ? centres : ["network"]).enumerated() {
        for year in 0..<years {
          guard let (summary, signs) = projection.difference(index, row: row, year: year) else {
            continue
          }
          let key = "\(alternative) \(place) \(output.name) difference \(year)"
          add(summary, key)
          bits["\(key) below"] = UInt64(signs.below)
          bits["\(key) above"] = UInt64(signs.above)
        }
      }
    }
  }

  private mutating func add(_ summary: Summary, _ key: String) {
    bits["\(key) count"] = UInt64(summary.count)
    bits["\(key) mean"] = summary.mean?.bitPattern
    bits["\(key) sd"] = summary.standardDeviation?.bitPattern
    bits["\(key) error"] = summary.standardError?.bitPattern
    bits["\(key) min"] = summary.minimum?.bitPattern
    bits["\(key) max"] = summary.maximum?.bitPattern
    for percent in [5, 10, 25, 50, 75, 90, 95] {
      bits["\(key) p\(percent)"] = summary.quantile(Double(percent) / 100)?.bitPattern
    }
  }

  /// Keys with other bits, among those that both runs have or, with `onlyCommon` false, among all.
  public func differences(from other: RunBits, onlyCommon: Bool = false) -> [String] {
    var keys = Set(bits.keys)
    if onlyCommon {
      keys.formIntersection(other.bits.keys)
    } else {
      keys.formUnion(other.bits.keys)
    }
    return keys.filter { bits[$0] != other.bits[$0] }.sorted()
  }

  /// The numbers whose keys begin with `prefix`.
  public func keys(beginning prefix: String) -> [String] {
    bits.keys.filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// One number for all: the same in another process exactly when all bits are.
  public var hash: UInt64 {
    bits.keys.sorted().reduce(0xcbf2_9ce4_8422_2325) { sum, key in
      let named = key.utf8.reduce(sum) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
      return (named ^ bits[key]!) &* 0x0000_0100_0000_01b3
    }
  }
}
