import Foundation
import JaripKit
import JaripTesting
import Testing

/// The processes and curves of the model against closed forms.
@Suite struct ProcessLaws {
  private static let economy = """
    inputs: {inflation: 0.03, crisis_inflation: 0.06, wage_growth: 0.07, crisis_wage_growth: -0.02,
      crisis_depth: -0.12, deposit_level: 0.06}
    """

  /// Ornstein-Uhlenbeck from 0: mean 0 and variance s^2 (1 - exp(-2 k t)) / (2 k) after t years. Four
  /// standard errors of a mean and of a variance of 3,000 normal values.
  @Test func `activity has the mean and variance of its process at lags of 1, 12 and 120 months`()
    throws
  {
    let trials = 3000
    let run = try FullRun(
      Networks.part(["macro"], Self.economy, end: "2010-02"), trials: trials, seed: 8,
      only: ["activity_noise"])
    let bound = 4 / Double(trials).squareRoot()
    for lag in [1, 12, 120] {
      let values = try run.trials("activity_noise", month: lag)
      let variance = 0.06 * 0.06 * (1 - exp(-2 * 1.2 * Double(lag) / 12)) / (2 * 1.2)
      let mean = values.reduce(0, +) / Double(trials)
      let found = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(trials - 1)
      #expect(abs(mean) < bound * variance.squareRoot(), "lag \(lag)")
      #expect(abs(found / variance - 1) < bound * 2.0.squareRoot(), "lag \(lag)")
    }
  }

  /// Bass (1969): F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t).
  @Test func `adoption in monthly steps is the closed form`() throws {
    let (p, q) = (0.0042, 0.344)
    let run = try FullRun(
      Networks.part(
        ["macro", "market"],
        Self.economy.dropLast()
          + ", bass_p: {value: \(p), unit: 1/year}, bass_q: {value: \(q), unit: 1/year}, "
          + "adoption_age: {value: 20, unit: month}, rivalry: 0.1, crowding: 0.2}\n",
        end: "2011-12"))
    let shares = try run.months("adopter_share")
    for month in 0..<run.monthCount {
      let decay = exp(-(p + q) * Double(month + 20) / 12)
      let expected = (1 - decay) / (1 + q / p * decay)
      #expect(abs(shares[month] - expected) < 1e-12, "month \(month)")
    }
    #expect(shares.last! > 0.5)
  }

  @Test func `without spread and crises the economy is the same path in every trial`() throws {
    let run = try FullRun(
      Networks.part(
        ["macro"],
        Self.economy.dropLast()
          + ", crisis_entry: 0, activity_volatility: 0, cpi_volatility: 0, wage_volatility: 0, "
          + "fx_volatility: 0, deposit_volatility: 0}\n", end: "2004-12"), trials: 5)
    for trial in 0..<5 {
      let cpi = try run.months("cpi", trial: trial)
      let wage = try run.months("wage", trial: trial)
      for month in 0..<run.monthCount {
        #expect(abs(cpi[month] - exp(0.03 * Double(month) / 12)) < 1e-13)
        #expect(abs(wage[month] - exp(0.07 * Double(month) / 12)) < 1e-13)
      }
      #expect(try run.months("activity", trial: trial).allSatisfy { $0 == 0 })
      #expect(try run.months("fx_index", trial: trial).allSatisfy { $0 == 1 })
      #expect(try run.months("deposit_rate", trial: trial).allSatisfy { abs($0 - 0.06) < 1e-15 })
    }
  }

  /// exp(-1.933 z^0.881): 76 % of those asked come at no price, 43 % at a quarter of cost, 11 % at all of it.
  @Test(arguments: [(0, 1), (0.25, 0.43 / 0.76), (1, 0.11 / 0.76)] as [(Double, Double)])
  func `learners who stay at a price are those of the experiment`(price: Double, kept: Double)
    throws
  {
    let run = try FullRun(
      Networks.korea(
        "inputs: {price_drag: 1.933, refund: 0.32, fee_indexation: 1, "
          + "training_fee: {value: \(price) * unit_cost / 0.68}}"))
    for month in ["1999-09", "2003-02"].map(run.offset) {
      #expect(abs(try run.value("price_share", month: month) - price) < 1e-12)
      #expect(abs(try run.value("keep", month: month) - kept) < 0.001)
    }
  }

  /// Twice the prices: twice the money and the same ratios, but for rounding.
  @Test func `doubling all prices and wages leaves ratios unchanged`() throws {
    let scenario = try Networks.korea("correlations: []")
    let doubled = try scenario.alternatives[0].quantities.values.filter(isPrice).map { input in
      "  \(input.name): \(try twice(input))"
    }
    #expect(doubled.count > 30)
    let single = try FullRun(scenario, trials: 3, seed: 9)
    let double = try FullRun(
      Networks.korea("correlations: []\ninputs:\n" + doubled.joined(separator: "\n")), trials: 3,
      seed: 9)
    for place in single.centres + ["network"] {
      for trial in 0..<3 {
        for name in ["oss", "sdi", "fss", "reserve_months"] {
          let a = try single.months(name, of: place, trial: trial)
          let b = try double.months(name, of: place, trial: trial)
          let isSame = zip(a, b).allSatisfy {
            abs($0 - $1) <= 1e-10 * max(1, abs($0)) || $0.isNaN && $1.isNaN
          }
          #expect(isSame, "\(name) \(place)")
        }
        let a = try single.months("operating_cost", of: place, trial: trial)
        let b = try double.months("operating_cost", of: place, trial: trial)
        #expect(zip(a, b).allSatisfy { abs(2 * $0 - $1) <= 1e-12 * $1 })
      }
    }
  }

  /// Inputs in won; a rate of exchange is none.
  private func isPrice(_ quantity: Quantity) -> Bool {
    guard quantity.section == .inputs, let dimension = quantity.unit?.dimension else {
      return false
    }
    return dimension.currencies == ["KRW"]
  }

  private func twice(_ quantity: Quantity) throws -> String {
    func text(_ formula: Formula) -> String { "2 * (\(formula.text))" }
    switch quantity.value {
    case .formula(let formula): return "{value: \"\(text(formula))\"}"
    case .perCentre(let each):
      let pairs = each.map { "\($0.key): \"\(text($0.value))\"" }
      return "{value: {\(pairs.joined(separator: ", "))}}"
    default:
      Issue.record("\(quantity.name) is no formula")
      return "0"
    }
  }
}
