import JaripKit
import JaripTesting
import Testing

/// Laws of randomness: without spread there is none, and alternatives share what they have in common.
@Suite struct SpreadAndAlternativeLaws {
  /// Every family and process with a spread of 0 and the value 5.
  static let constants = [
    "normal(5, 0)", "lognormal(5, 0)", "uniform(5, 5)", "triangular(5, 5, 5)", "pert(5, 5, 5)",
    "student(4, 5, 0)", "metalog(5, 5, 5)", "choice(1: 5)", "5 * bernoulli(1)", "binomial(5, 1)",
    "5 + poisson(0)", "5 + negative_binomial(0, 0.4)", "5 - bernoulli(0)", "5 + binomial(7, 0)",
    "choice(0: 9, 1: 5)",
    "gbm(start: 5, growth: 0, volatility: 0)", "ou(level: 5, reversion: 1.2, volatility: 0)",
    "ou(level: 5, reversion: 0, volatility: 0, start: 5)",
    "ar1(mean: 5, persistence: 0.8, sd: 0)", "5 + regime(enter: 0, stay: 0.5)",
  ]

  private static func scenario(_ value: String) -> String {
    scenario(each: "{value: \"\(value)\", each: centre}")
  }

  private static func scenario(each size: String) -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-06, fiscal_year: january}
    centres: {a: {}, b: {opens: 2000-03}}
    inputs:
      size: \(size)
      won: {value: 1, unit: KRW million/month}
    model:
      memory: {start: 1, next: 0.9 * memory + 0.01 * size}
      swing: exp(-size / 7) * trailing_mean(size, 4)
    revenue: {fees: {amount: size * memory * won, collected_after: 1}}
    costs: {books: {amount: (1 + swing) * size * won, sharing: {overlap: average(size) / 900, split: shapley}}}
    share: all
    reserves: {opening: "3 [KRW million]", interest: 0.05}
    """
  }

  private static let deterministic = Result {
    RunBits(try FullRun(scenario(each: "{value: {a: 5, b: 5}}"), trials: 70).projection)
  }

  @Test(arguments: constants)
  func `zero spread equals the deterministic run, bit for bit:`(value: String) throws {
    let expected = try Self.deterministic.get()
    let found = RunBits(try FullRun(Self.scenario(value), trials: 70).projection)
    #expect(found.differences(from: expected).prefix(4) == [])
    #expect(expected.bits.count > 4000)
  }

  @Test func `zero growth keeps a process with drift on its path`() throws {
    // 100 · exp(0.12 · τ) with τ in years; each step rounds twice.
    let text = Self.scenario("gbm(start: 100, growth: 0.12, volatility: 0)")
    let run = try FullRun(text)
    let path = try run.months("size", of: "a")
    for month in path.indices {
      let exact = [
        100, 101.00501670841679, 102.02013400267558, 103.04545339535169,
        104.08107741923882, 105.12710963760242,
      ][month]
      #expect(abs(path[month] / exact - 1) < 1e-14)
    }
  }

  /// From June 2001 on, one price, one grant and one shared line differ.
  static let alternatives: [(String, String)] = [
    (
      "share: all",
      """
      share: all
      alternatives:
        first: {}
        later:
          model:
            later_price: {value: "if(date >= 2001-06, 1.5, 1)"}
          costs:
            staff: {amount: 5 * prices * won * later_price}
        sharing:
          costs:
            pr: {sharing: {overlap: "if(date >= 2001-06, 0.9, 0.4)"}}
          grants:
            core: {award: "if(date >= 2001-06, 2, 3) * won"}
      """
    )
  ]

  @Test(arguments: ["later", "sharing"])
  func `months before alternatives first differ are identical, bit for bit, in`(name: String) throws
  {
    let text = RandomNetwork.text(closesAfter: 4, replacing: Self.alternatives)
    let run = try FullRun(text, trials: 12, seed: 8)
    let firstMonth = 17
    var laterDifferences = 0
    for output in run.plan.outputs where output.alternative == 0 && output.role != .kept {
      for place in output.scope == .centre ? ["a", "b", "c"] : ["network"] {
        for month in 0..<run.plan.monthCount {
          let one = try run.trials(output.name, of: place, month: month, in: "first")
          let other = try run.trials(output.name, of: place, month: month, in: name)
          let isSame = one.map(\.bitPattern) == other.map(\.bitPattern)
          if month < firstMonth {
            #expect(isSame, "\(output.name) of \(place) in month \(month)")
          } else if !isSame {
            laterDifferences += 1
          }
        }
      }
    }
    #expect(laterDifferences > 100)
  }

  @Test func `an alternative that changes nothing equals the first, and differences are 0`() throws
  {
    let text = RandomNetwork.text(
      replacing: [("share: all", "share: all\nalternatives: {first: {}, same: {share: all}}")])
    let scenario = try ScenarioText.load(text)
    let settings = RunSettings(trials: 9, compares: true)
    let projection = try Simulator(scenario).run(settings)
    #expect(projection.comparedOutputs.count > 20)
    for output in projection.comparedOutputs {
      for year in 0..<3 {
        let (summary, signs) = projection.difference(output, row: 0, year: year)!
        #expect(summary.maximum ?? 0 == 0 && summary.minimum ?? 0 == 0)
        #expect(signs.below == 0 && signs.above == 0)
      }
    }
    let bits = RunBits(projection)
    for key in bits.keys(beginning: "first ") {
      #expect(bits.bits[key] == bits.bits["same " + key.dropFirst("first ".count)], "\(key)")
    }
  }
}
