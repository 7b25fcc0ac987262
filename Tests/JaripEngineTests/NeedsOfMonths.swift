import JaripKit
import JaripTesting
import Testing

@testable import JaripEngine

/// In which months a value is computed.
@Suite struct NeedsOfMonths {
  /// The months in which the nodes named `name` are wanted, all together.
  private func months(_ name: String, in scenario: FormulaScenario) throws -> [Int] {
    let settings = RunSettings(trials: 10)
    let plan = try Simulator(ScenarioText.load(scenario.text)).plan(settings)
    let layout = CollectorLayout(plan, settings: settings)
    let fixed = FixedStage(plan, SamplingPlan(seed: 1))
    let needs = NodeNeeds(plan, layout: layout, fixed: fixed).months
    let nodes = plan.nodes.indices.filter {
      plan.nodes[$0].name == name && plan.nodes[$0].axes.contains(.trial)
    }
    #expect(!nodes.isEmpty, "no node is called \(name)")
    return (0..<plan.monthCount).filter { month in nodes.contains { needs[$0].contains(month) } }
  }

  private let draw = "x: {value: \"uniform(0, 1)\", source: made up}"

  private func scenario(_ chosen: String, overYear: String = "sum") -> FormulaScenario {
    FormulaScenario(
      model: """
        rising: x * (1 + months_since(2000-01))
        chosen: {value: "\(chosen)", over_year: \(overYear)}
        """, inputs: draw, rest: "report: {yearly: [chosen]}")
  }

  @Test func `a branch is computed in the months that take it`() throws {
    let scenario = scenario("if(pulse(2000-10, 2000-11) > 0, rising, 0)")
    #expect(try months("rising", in: scenario) == [9, 10])
    #expect(try months("chosen", in: scenario) == Array(0...11))
  }

  @Test func `what is remembered is computed in the months before it is taken`() throws {
    let scenario = scenario("if(pulse(2000-10, 2000-10) > 0, delay(rising, 4), 0)")
    #expect(try months("rising", in: scenario) == [5])
  }

  @Test func `a level is computed when a fiscal year ends`() throws {
    #expect(try months("rising", in: scenario("rising", overYear: "end")) == [11])
  }

  @Test func `what a moving sum takes in is computed each month`() throws {
    let scenario = scenario("trailing_mean(rising, 12)", overYear: "end")
    #expect(try months("rising", in: scenario) == Array(0...11))
  }
}
