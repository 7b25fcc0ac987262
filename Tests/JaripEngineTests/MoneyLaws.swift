import JaripKit
import JaripTesting
import Testing

/// Laws of the statement, on drawn numbers.
@Suite struct MoneyLaws {
  static let places = ["a", "b", "c", "network"]

  /// Revenue when it is collected, grants, interest, what arrives at the opening, less the cost lines that
  /// are paid. Rounding of some twenty terms below a hundred: 1e-12.
  @Test(arguments: [nil, 3])
  func `the lines add up to the change in cash in each month, closing after`(closesAfter: Int?)
    throws
  {
    let run = try FullRun(RandomNetwork.text(closesAfter: closesAfter), trials: 8, seed: 3)
    let opens = ["a": 0, "b": 0, "c": 7]
    for trial in 0..<8 {
      for place in Self.places {
        func line(_ name: String, _ month: Int) throws -> Double {
          month < 0 ? 0 : try run.value(name, of: place, month: month, trial: trial)
        }
        var before = 0.0
        for month in 0..<run.plan.monthCount {
          var change = try line("fees", month - 2) + line("gifts", month - 1)
          for name in ["core", "gap_fund", "interest"] { change += try line(name, month) }
          for name in ["staff", "books", "pr", "office", "machine"] {
            change -= try line(name, month)
          }
          for (id, opening) in opens where opening == month && [id, "network"].contains(place) {
            change += 10
          }
          let cash = try line("cash", month)
          #expect(
            abs(cash - before - change) <= 1e-12, "\(place), month \(month), trial \(trial)")
          before = cash
        }
      }
    }
    let closings = try Self.places.map { try run.outcome(of: $0).closed.last! }
    #expect(closesAfter == nil ? closings == [0, 0, 0, 0] : closings[0...2].contains { $0 > 0 })
  }

  @Test func `the network's sums are those of its centres`() throws {
    let run = try FullRun(RandomNetwork.text(closesAfter: 3), trials: 4, seed: 3)
    let sums = [
      "earned", "operating_cost", "grant", "other_funding", "interest", "operating_result",
      "surplus", "cash", "saving", "fees", "books", "core",
    ]
    for name in sums {
      for trial in 0..<4 {
        let rows = try ["a", "b", "c"].map { try run.months(name, of: $0, trial: trial) }
        let network = try run.months(name, trial: trial)
        for month in network.indices {
          let sum = rows.reduce(0) { $0 + $1[month] }
          #expect(abs(network[month] - sum) <= 1e-12, "\(name), month \(month)")
        }
      }
    }
  }

  /// A factor of 2 changes no mantissa, so the ratios keep their bits and money doubles exactly.
  @Test func `doubling all money leaves ratios unchanged and doubles money, bit for bit`() throws {
    let once = try FullRun(RandomNetwork.text(money: "1", closesAfter: 3), trials: 6)
    let twice = try FullRun(RandomNetwork.text(money: "2", closesAfter: 3), trials: 6)
    func isSame(_ left: Double, _ right: Double) -> Bool {
      left == right || left.isNaN && right.isNaN
    }
    for place in Self.places {
      for trial in 0..<6 {
        for name in ["oss", "fss", "sdi", "earned_income_ratio", "reserve_months"] {
          let pairs = zip(
            try once.months(name, of: place, trial: trial),
            try twice.months(name, of: place, trial: trial))
          #expect(pairs.allSatisfy(isSame), "\(name) of \(place)")
        }
        for name in ["cash", "gap", "surplus", "saving", "books", "core", "gap_fund"] {
          let pairs = zip(
            try once.months(name, of: place, trial: trial),
            try twice.months(name, of: place, trial: trial))
          #expect(pairs.allSatisfy { isSame(2 * $0, $1) }, "\(name) of \(place)")
        }
      }
      #expect(try once.outcome(of: place) == twice.outcome(of: place))
    }
  }

  @Test func `subsidy dependence is the inverse of self-sufficiency less one`() throws {
    let withInKind = try FullRun(RandomNetwork.text(), trials: 3)
    let without = try FullRun(
      RandomNetwork.text(replacing: [("rooms: {amount: 0.8 * won,", "rooms: {amount: 0 * won,")]),
      trials: 3)
    for place in Self.places {
      for month in 0..<withInKind.plan.monthCount {
        for (run, name) in [(withInKind, "fss"), (without, "oss")] {
          let ratio = try run.value(name, of: place, month: month, trial: 2)
          let sdi = try run.value("sdi", of: place, month: month, trial: 2)
          guard !ratio.isNaN else {
            #expect(sdi.isNaN, "c is not open yet")
            continue
          }
          #expect(abs(sdi - (1 / ratio - 1)) <= 1e-12 * max(1, 1 / ratio), "\(name) of \(place)")
        }
      }
    }
  }
}
