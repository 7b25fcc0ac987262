import Foundation
import JaripKit
import JaripTesting
import Testing

/// Statistical: every distribution of the language, drawn by the engine, against closed forms.
///
/// Seed 6, 3,000 trials; a tolerance is `k` = 4 standard errors, estimated from the sample itself.
@Suite struct DistributionsThroughTheEngine {
  static let k = 4.0
  static let trials = 3000

  /// Formula, mean and standard deviation; metalogs by numerical integration of their quantile function.
  static let families: [(formula: String, mean: Double, sd: Double)] = [
    ("normal(10, 2)", 10, 2),
    ("normal(p5: 4, p95: 12)", 8, 2.4318273276470768),
    ("lognormal(10, 4)", 10, 4),
    ("lognormal(p5: 1, p95: 5)", 2.5203407207411477, 1.3106340501898666),
    ("2 to 6", 3.6627568563148842, 1.2581040141086048),
    ("-2 to 6", 2, 2.4318273276470768),
    ("uniform(2, 8)", 5, 1.7320508075688774),
    ("triangular(1, 2, 6)", 3, 1.0801234497346435),
    ("pert(1, 2, 6)", 2.5, 0.8660254037844386),
    ("pert(low: 1, mode: 2, high: 6)", 2.5, 0.8660254037844386),
    ("beta(2, 3)", 0.4, 0.2),
    ("gamma(2, 1.5)", 3, 2.121320343559643),
    ("weibull(2, 1.5)", 1.805490585901867, 1.2258715835093528),
    ("exponential(3)", 3, 3),
    ("student(10, 1, 2)", 1, 2.23606797749979),
    ("metalog(2, 5, 12)", 6.137799033283392, 4.34594976111003),
    ("metalog(4, 5, 7, low: 0)", 5.317935471643365, 1.4253456135415514),
    ("metalog(4, 6, 7, high: 9)", 5.658437883932018, 1.549361974983454),
    ("metalog(2, 3, 5, low: 0, high: 10)", 3.283020524786981, 1.2505618506683112),
    ("bernoulli(0.3)", 0.3, 0.458257569495584),
    ("binomial(10, 0.3)", 3, 1.449137674618944),
    ("poisson(2.5)", 2.5, 1.5811388300841898),
    ("negative_binomial(20, 0.3)", 20, 11.832159566199232),
    ("choice(0.7: 1, 0.3: 2)", 1.3, 0.458257569495584),
  ]

  /// One input for each; `one` is 1 in every trial, and parameters times it vary by trial.
  private static func scenario(_ suffix: String = "") -> String {
    let inputs = families.enumerated().map { index, family in
      "  x\(index): {value: \"\(suffix.isEmpty ? family.formula : varying(family.formula))\"}"
    }
    return """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-01, fiscal_year: january}
      centres: {a: {}}
      inputs:
        one: {value: "1 + 0 * bernoulli(0.5)"}
      \(inputs.joined(separator: "\n"))
      """
  }

  /// The formula with its last parameter times `one`.
  private static func varying(_ formula: String) -> String {
    formula.hasSuffix(")") ? String(formula.dropLast()) + " * one)" : "(\(formula)) * one"
  }

  private static let run = Result {
    try FullRun(
      scenario(), trials: trials, seed: 6, only: Set(families.indices.map { "x\($0)" }))
  }

  @Test(arguments: families.indices)
  func `has the mean and deviation of its closed form:`(index: Int) throws {
    let family = Self.families[index]
    let found = Sample(try Self.run.get().trials("x\(index)", month: 0))
    #expect(
      abs(found.mean - family.mean) < Self.k * found.meanError,
      "\(family.formula): mean \(found.mean), not \(family.mean), error \(found.meanError)")
    #expect(
      abs(found.standardDeviation - family.sd) < Self.k * found.standardDeviationError,
      "\(family.formula): sd \(found.standardDeviation), not \(family.sd)")
  }

  @Test func `every distribution of the language is here`() {
    let used = Self.families.map(\.formula).joined(separator: " ")
    for entry in FunctionEntry.all where entry.category == .distributions {
      if entry.name == "empirical" { continue }
      #expect(used.contains(entry.name == "to" ? " to " : entry.name + "("), "\(entry.name)")
    }
  }

  /// Parameters that vary by trial take another way through the engine. Tables of beta and PERT are exact to 1e-7 of
  /// the range, those of gamma to 2e-9 of the value, of Student of the distance from the location; all else has the same bits.
  @Test func `parameters that vary by trial give the same values`() throws {
    let names = Set(Self.families.indices.map { "x\($0)" })
    let varying = try FullRun(
      Self.scenario("varying"), trials: 300, seed: 6, only: names)
    for (index, family) in Self.families.enumerated() {
      let fixed = try Self.run.get().trials("x\(index)", month: 0).prefix(300)
      let other = try varying.trials("x\(index)", month: 0)
      func isTable(_ names: String...) -> Bool { names.contains { family.formula.hasPrefix($0) } }
      for (left, right) in zip(fixed, other) {
        // The Student's location is 1.
        let tolerance =
          isTable("pert", "beta")
          ? 5e-7
          : isTable("gamma")
            ? 2e-9 * abs(right) : isTable("student") ? 2e-9 * abs(right - 1) + 1e-12 : 0
        #expect(abs(left - right) <= tolerance, "\(family.formula): \(left) \(right)")
      }
    }
  }

  @Test func `choice draws its values by their weights`() throws {
    let text = Self.scenario().replacing(
      "one: {value: \"1 + 0 * bernoulli(0.5)\"}",
      with: "one: {value: \"choice(0.5: 7, 0.2: -1, 0.3: 4)\"}")
    let values = try FullRun(text, trials: Self.trials, seed: 6, only: ["one"])
      .trials("one", month: 0)
    #expect(Set(values) == [7, -1, 4])
    for (value, weight) in [(7.0, 0.5), (-1, 0.2), (4, 0.3)] {
      let share = Double(values.count { $0 == value }) / Double(Self.trials)
      let error = (weight * (1 - weight) / Double(Self.trials)).squareRoot()
      #expect(abs(share - weight) < Self.k * error, "\(value): \(share)")
    }
  }

  @Test func `empirical resamples the rows of a file, in the unit of the input`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "jarip-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("centre,fee\nkpc,30\ndaegu,10\nbusan,30\nulsan,20\n".utf8)
      .write(to: folder.appending(path: "fees.csv"))
    let text = """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-01, fiscal_year: january}
      centres: {a: {}}
      inputs: {fee: {value: "empirical('\(folder.path)/fees.csv', fee)", unit: KRW thousand/month}}
      """.replacing("'", with: "\\\"")
    let values = try FullRun(text, trials: Self.trials, seed: 6, only: ["fee"])
      .trials("fee", month: 0)
    // 10 to 30 KRW thousand are 0.01 to 0.03 KRW million.
    #expect(Set(values) == [0.01, 0.02, 0.03])
    for (value, weight) in [(0.01, 0.25), (0.02, 0.25), (0.03, 0.5)] {
      let share = Double(values.count { $0 == value }) / Double(Self.trials)
      let error = (weight * (1 - weight) / Double(Self.trials)).squareRoot()
      #expect(abs(share - weight) < Self.k * error, "\(value): \(share)")
    }
  }
}
