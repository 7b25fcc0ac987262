import JaripKit
import JaripTesting
import Testing

@testable import JaripAnalysis
@testable import JaripReport

@Suite struct GoldenTests {
  private func check(_ text: String, _ name: String) {
    let head = "fixture, seed 5, 300 trials, format 1\n"
    if let difference = Golden.difference(head + text, name) { Issue.record("\(difference)") }
  }

  @Test(arguments: Language.allCases) func `run prints the answer first`(_ language: Language) {
    check(RunText(Fixture.projection, in: language).page.text(), "run-\(language).txt")
  }

  @Test(arguments: Language.allCases)
  func `compare prints paired differences`(_ language: Language) {
    check(CompareText(Fixture.projection, in: language).page.text(), "compare-\(language).txt")
  }

  @Test(arguments: Language.allCases)
  func `describe prints inputs, quantities and lines`(_ language: Language) {
    check(
      DescribeText(Fixture.projection.plan, in: language).page.text(), "describe-\(language).txt")
  }

  @Test func `describe prints the graph for Graphviz`() {
    check(GraphText(Fixture.projection.plan.alternatives[1]).dot, "graph.dot.txt")
  }

  @Test func `files stand side by side unpaired`() {
    let run = SideBySideText.Run(file: "a.yaml", projection: Fixture.projection)
    check(SideBySideText([run, run], in: .en).page.text(), "side-by-side.txt")
  }

  @Test func `explain prints a tree of one trial`() throws {
    let question = Explanation.Question(quantity: "oss", centre: "valley", month: Month("2002-06"))
    let explanation = try Explanation(
      question, Fixture.simulator, RunSettings(trials: 200, seed: 5))
    check(ExplainText(explanation, in: .en).page.text(), "explain.txt")
  }

  @Test func `a scenario without chance is said to be one`() throws {
    let scenario = try Fixture.lesson("1-one-centre.yaml")
    let projection = try Simulator(scenario).run(RunSettings(trials: 1, monthly: ["oss"]))
    check(RunText(projection, in: .en).page.text(), "certain.txt")
  }

  @Test func `the explained trial is the one nearest the median`() throws {
    let question = Explanation.Question(quantity: "oss", centre: "valley", month: Month("2002-06"))
    let settings = RunSettings(trials: 200, seed: 5, monthly: ["oss"], keepsValues: true)
    let projection = try Fixture.simulator.run(settings)
    let figures = Figures(projection, alternative: 0)
    let output = figures.output("oss", .centre(1))!
    let values = projection.values(output, row: 1, month: 29)!
    let median = values.sorted()[99]
    let explanation = try Explanation(question, Fixture.simulator, settings)
    #expect(values[explanation.trial - 1] == median)
    #expect(explanation.root.value == median)
  }

  @Test func `checks print their verdicts and a build server reads them`() {
    let check = Check(
      text: "mean(oss(network), 2002-08) < 0.5 & more", because: LocalText(["": "it is so"]),
      place: SourcePlace(file: SourceFile(name: "a.yaml", text: ""), line: 3, column: 1))
    func result(_ verdict: CheckResult.Verdict) -> CheckResult {
      CheckResult(
        check: check, alternative: "base", verdict: verdict, value: 0.4567, interval: 0.44...0.47)
    }
    let text = CheckText(
      [
        CheckedFile(file: "a.yaml", outcome: .results([result(.passed), result(.undecided)])),
        CheckedFile(file: "b.yaml", outcome: .errors([Diagnostic("bad", "It is \"bad\"\u{1}")])),
      ], in: .en)
    self.check(text.page.text() + text.junit, "check.txt")
  }
}
