import JaripKit
import JaripTesting
import Testing

/// The table of centres is what rule R1 makes of the printed totals: docs/model.md, section 4, step by step.
@Suite struct SplitRule {
  struct Weights {
    var mission = 1.0
    var maturity = 1.0
    /// The region's part of the country's establishments in percent; none in and around Seoul.
    var region: Double?
    var firms = 0.0
  }

  static let centres: [(id: String, weights: Weights)] = [
    ("kpc", Weights(mission: 1.2, maturity: 1.15, firms: 3)),
    ("ktnet", Weights(maturity: 1.15, firms: 2)),
    ("sbc", Weights(mission: 1.2, maturity: 1.15, firms: 3)),
    ("kict", Weights(mission: 0.7, firms: 1)),
    ("snu", Weights(mission: 0.7, firms: 0.5)),
    ("icti", Weights(mission: 1.2, firms: 0.5)),
    ("gwangju", Weights(region: 12.2)), ("daejeon", Weights(region: 9.9)),
    ("busan", Weights(region: 16.5)), ("daegu", Weights(region: 11.6)),
  ]
  static let regions: [Double] = centres.map { centre in
    let shares = centres.compactMap(\.weights.region)
    let mean = shares.reduce(0, +) / Double(shares.count)
    return centre.weights.region.map { ($0 / mean).squareRoot() } ?? 1
  }

  /// Whole numbers that add up to `total`: shares rounded down, what is lacking to the largest fractional parts,
  /// of equal ones to the first in the table.
  static func largestRemainder(_ total: Int, _ shares: [Double]) -> [Int] {
    var whole = shares.map { Int($0.rounded(.down)) }
    let order = shares.indices.sorted {
      let (a, b) = (shares[$0] - Double(whole[$0]), shares[$1] - Double(whole[$1]))
      return abs(a - b) < 1e-9 ? $0 < $1 : a > b
    }
    for index in order.prefix(total - whole.reduce(0, +)) { whole[index] += 1 }
    return whole
  }

  static func proportional(_ total: Int, to weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    return largestRemainder(total, weights.map { Double(total) * $0 / sum })
  }

  static let trained: [Int] = {
    let known = ["gwangju": 1677, "daegu": 1376]
    let open = centres.indices.filter { known[centres[$0].id] == nil }
    let split = proportional(
      13_741 - 1677 - 1376,
      to: open.map { centres[$0].weights.mission * centres[$0].weights.maturity * regions[$0] })
    var result = centres.map { known[$0.id] ?? 0 }
    for (index, value) in zip(open, split) { result[index] = value }
    return result
  }()

  static let firms: [Int] = {
    let fixed: [Double?] = centres.enumerated().map { index, centre in
      switch centre.id {
      case "gwangju": 4
      case "daegu": 10
      case "busan", "daejeon": 7 * regions[index]
      default: nil
      }
    }
    let rest = 434 - fixed.compactMap { $0 }.reduce(0, +)
    let weight = centres.map(\.weights.firms).reduce(0, +)
    return largestRemainder(
      434, centres.enumerated().map { fixed[$0] ?? rest * $1.weights.firms / weight })
  }()

  /// Half equal, half by `by`.
  static func half(_ total: Int, by: [Int]) -> [Int] {
    let sum = Double(by.reduce(0, +))
    return largestRemainder(
      total, by.map { Double(total) * (0.05 + Double($0) / (2 * sum)) })
  }

  static let columns: [(name: String, values: [Int])] = [
    ("trained_y2", trained), ("hours_y2", proportional(3_814, to: trained.map(Double.init))),
    ("instructors", proportional(442, to: trained.map(Double.init))),
    ("textbooks_y2", half(277, by: trained)), ("sets_y2", half(392, by: trained)),
    ("space", half(1_020, by: trained)), ("firms_y2", firms), ("consultants", half(134, by: firms)),
    (
      "enquiries_y2",
      largestRemainder(
        1_018,
        zip(trained, firms).map { 509 * Double($0) / 13_741 + 509 * Double($1) / 434 })
    ),
  ]

  @Test(arguments: columns.map(\.name))
  func `the column is what the rule says`(name: String) throws {
    let expected = try #require(Self.columns.first { $0.name == name }).values
    guard
      case .perCentre(let each)? = try Networks.korea().alternatives[0].quantities[name]?.value
    else {
      Issue.record("No table \(name)")
      return
    }
    #expect(Array(each.keys) == Self.centres.map(\.id))
    #expect(each.values.map(\.text) == expected.map(String.init))
  }
}
