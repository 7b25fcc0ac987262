import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripKit

/// Inputs that are set so that facts are met.
@Suite struct CalibrationLaws {
  /// Of a year learners are 360 · size · pull and fees 360 · size · pull · fee, without chance.
  private func text(_ observations: String, more: String = "") -> String {
    """
    jarip: 1
    money: KRW million
    units: [person]
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
    centres: {a: {}, b: {}}
    inputs:
      size: {value: {a: 10, b: 20}, unit: person/month}
      pull: {value: "uniform(0.8, 1.2)"}
      fee:  {value: 0.5, unit: KRW million/person, range: [0.4, 0.55]}
      hall: {value: 40, unit: person}
      nothing: {value: 0}
      retention: {curve: {0: 1, 1: 0.5}}
    model: {learners: {value: "size * pull * (1 + nothing)", unit: person/month}}
    revenue: {fees: {amount: learners * fee}}
    costs: {staff: {amount: "12 [KRW million/month] + 0 [KRW million/person/month] * hall * retention(0)"}}
    observations: {\(observations)}
    \(more)
    """
  }

  private static let taught =
    "taught: {of: total(learners), over: 2000-01..2000-12, value: 420, error: \"2%\", unit: person}"
  private static let earned =
    "earned: {of: total(fees), over: 2000-01..2000-12, value: 250, error: 5, unit: KRW million}"

  private func calibration(
    _ observations: [String] = [taught, earned], free: [String], more: String = "", seed: UInt64 = 1
  ) throws -> Calibration {
    try Calibration(
      ScenarioText.load(text(observations.joined(separator: ",\n"), more: more)), free: free,
      RunSettings(trials: 400, seed: seed))
  }

  /// 420/360, and 250/420 over 0.5; errors of 2 %, and of two of 2 % each.
  @Test func `as many inputs as facts meet them, as worked by hand`() throws {
    let found = try calibration(free: ["size", "fee"])
    let (size, fee) = (found.inputs[0], found.inputs[1])
    #expect(size.name == "size" && fee.name == "fee" && found.isConverged)
    #expect(abs(size.factor - 420.0 / 360) < 1e-7 && abs(fee.factor - 250.0 / 210) < 1e-7)
    #expect(abs(size.standardError - 0.02) < 1e-6)
    #expect(abs(fee.standardError - 0.0008.squareRoot()) < 1e-6)
    // The covariance of the two logarithms is −0.02².
    #expect(fee.partner?.name == "size")
    #expect(abs(try #require(fee.partner).correlation + 0.5.squareRoot()) < 1e-5)
    #expect(size.identification == .good && !size.isOutsideRange && fee.isOutsideRange)
    #expect(abs(found.startMisfit - ((60 / 8.4) * (60 / 8.4) + 14 * 14) / 2) < 1e-6)
    #expect(found.endMisfit < 1e-8)
    // Six digits are written, and run.
    #expect(found.after.forecasts[0].forecast!.mean > 410)
  }

  /// Two facts of one factor: the least squares of two straight lines, in logarithms about the minimum.
  @Test func `more facts than inputs are met as nearly as their errors say`() throws {
    let found = try calibration(free: ["size"])
    // 360 f against 420 ± 8.4 and 180 f against 250 ± 5 are linear in f.
    let (a, b) = (360 / 8.4, 180 / 5.0)
    let expected = (a * 50 + b * 50) / (a * a + b * b)
    #expect(abs(found.inputs[0].factor - expected) < 1e-7)
    let error = 1 / (a * a + b * b).squareRoot() / expected
    #expect(abs(found.inputs[0].standardError - error) < 1e-6)
  }

  @Test func `what the facts do not tell apart has no error, and is said`() throws {
    let found = try calibration(free: ["size", "pull"])
    #expect(
      found.inputs.allSatisfy { $0.standardError == .infinity && $0.partner?.correlation == 0 })
    #expect(found.inputs.allSatisfy { $0.identification == .none })
    // Their product is told.
    let alone = try calibration(free: ["size"])
    #expect(
      abs(found.inputs[0].factor * found.inputs[1].factor - alone.inputs[0].factor) < 1e-6)
  }

  @Test func `an input is scaled with its spread, on the same draws`() throws {
    let one = try calibration([Self.taught], free: ["pull"])
    let (before, after) = (one.before.forecasts[0], one.after.forecasts[0])
    // The observation's own error is drawn from a key of its own, so its part is the same.
    let middle = try #require(before.forecast).mean
    #expect(abs(try #require(after.forecast).mean - middle - 60 * middle / 360) < 2)
    guard case .formula(let formula) = one.inputs[0].calibrated.value else {
      return #expect(Bool(false), "no formula")
    }
    #expect(formula.text == "1.16667 * (uniform(0.8, 1.2))")
  }

  @Test func `facts kept back change no number of what is found`() throws {
    let test = Self.earned.replacing("error: 5", with: "error: 5, use: test")
    let one = try calibration([Self.taught, test], free: ["size"])
    let other = try calibration(
      [Self.taught, test.replacing("250", with: "999")], free: ["size"], seed: 7)
    #expect(one.inputs[0].factor == other.inputs[0].factor)
    #expect(one.facts.count == 1 && one.facts[0].end == other.facts[0].end)
  }

  @Test func `a run without chance has every draw at its median`() throws {
    let scenario = try ScenarioText.load(
      """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-12}
      centres: {a: {}, b: {}}
      inputs:
        flat: {value: "uniform(1, 4)"}
        bell: {value: "normal(3, 2)", each: [centre, month]}
        wide: {value: "lognormal(p5: 2, p95: 18)", each: centre, common: 0.5}
        coin: {value: bernoulli(0.3)}
      model: {sum: flat + bell + wide + 10 * coin}
      revenue: {fees: {amount: "1 [KRW million/month]"}}
      correlations: [{between: [flat, coin], rank: 0.5}]
      report: {monthly: [sum]}
      """)
    var settings = RunSettings(trials: 1)
    settings.takesMiddles = true
    let projection = try Simulator(scenario).run(settings)
    let output = try #require(
      projection.plan.outputs.firstIndex { $0.name == "sum" && $0.scope == .centre })
    let found = try #require(projection.monthly(output, row: 1, month: 7)?.mean)
    #expect(abs(found - (2.5 + 3 + 6)) < 1e-9)
  }

  // MARK: Hard searches

  /// One fact of one input, at a month.
  private func single(_ value: String, _ formula: String, _ fact: Double) throws -> Calibration {
    try Calibration(
      ScenarioText.load(
        """
        jarip: 1
        money: EUR
        timeline: {start: 2000-01, end: 2000-12}
        centres: {a: {}}
        inputs: {x: {value: \(value)}}
        model: {y: {value: "\(formula)"}}
        revenue: {fees: {amount: "max(0, y) * 1 [EUR/month]"}}
        observations: {found: {of: y, at: 2000-06, value: \(fact), error: 0.01}}
        """), free: ["x"], RunSettings(trials: 10))
  }

  @Test(arguments: [
    ("0.01", "x * 3", 30, 10),
    ("0.3", "exp(x)", 20, 2.995732273553991),
    ("5", "log(10 - x)", 1, 7.281718171540955), ("0.005", "50 * (1 + x) ^ 10", 80, 0.0481226),
    ("0.2", "100 * logistic(10 * x - 3)", 80, 0.4386294),
  ])
  func `what has one answer is found from afar`(
    value: String, formula: String, fact: Double, answer: Double
  ) throws {
    let found = try single(value, formula, fact)
    #expect(found.isConverged && found.endMisfit < 1e-3, "\(found.endMisfit)")
    let x = found.inputs[0].factor * Double(value)!
    #expect(abs(x - answer) < 2e-4 * abs(answer), "\(x)")
  }

  @Test func `what moves in whole steps is not told to a hair`() throws {
    let found = try single("20", "floor(x / 10) * 10", 55)
    #expect(found.inputs[0].identification == .none)
  }

  @Test func `a fact that no factor meets is refused`() throws {
    #expect(codes { try single("-5", "x", 3) } == ["calibration-lost"])
  }

  // MARK: Refusals

  private func codes(_ body: () throws -> Calibration) -> [String] {
    do {
      _ = try body()
      return []
    } catch let list as DiagnosticList {
      return list.diagnostics.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `what cannot be found is refused`() {
    #expect(codes { try calibration(free: ["size", "fee", "pull"]) } == ["too-many-free-inputs"])
    #expect(codes { try calibration(free: ["hall"]) } == ["input-moves-nothing"])
    #expect(codes { try calibration(free: ["nothing"]) } == ["input-moves-nothing"])
    #expect(codes { try calibration(free: ["retention"]) } == ["not-scalable"])
    #expect(
      codes { try calibration(free: ["sise", "inputs.*x"]) } == ["unknown-name", "unknown-name"])
    #expect(codes { try calibration(free: ["learners"]) } == ["unknown-name"])
    #expect(codes { try calibration([], free: ["size"]) } == ["no-fit-observations"])
    let exact = Self.earned.replacing(", error: 5", with: "")
    #expect(codes { try calibration([exact], free: ["size"]) } == ["exact-observation"])
    let never = "never: {of: total(log(-size / size)), at: 2000-01, value: 1, error: 1}"
    #expect(codes { try calibration([never], free: ["size"]) } == ["no-trial-counts"])
  }

  @Test func `a name with a star means all that begin and end like it`() throws {
    let free = try FreeInputs(
      ["inputs.s*", "f*e", "*all"], in: ScenarioText.load(text(Self.taught)).alternatives[0])
    #expect(free.names == ["size", "fee", "hall"])
  }

  @Test func `alternatives with a value of their own keep it`() throws {
    let found = try calibration(
      free: ["fee", "size"],
      more: """
        alternatives:
          one: {title: One}
          two: {inputs: {fee: 0.9}}
        """)
    func fee(_ alternative: Int) -> String? {
      guard
        case .formula(let f)? = found.scenario.alternatives[alternative].quantities["fee"]?.value
      else { return nil }
      return f.text
    }
    #expect(fee(0) == "0.595238" && fee(1) == "0.9")
  }
}
