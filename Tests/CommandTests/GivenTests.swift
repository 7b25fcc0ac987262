import Foundation
import Testing

@Suite struct GivenTests {
  private let folder: TestFolder
  init() throws {
    folder = try TestFolder()
    try folder.write(
      """
      jarip: 1
      extends: [pair.yaml]
      observations:
        y0: {title: {en: "Fees, 2000", ko: 2000년 수강료}, of: fees, over: 2000-01..2000-12, value: 66, error: 3, unit: KRW million}
        y1: {of: fees, over: 2001-01..2001-12, value: 66, unit: KRW million, use: test}
        rate: {of: rate, at: 2001-12, value: 1, error: 0.1}
      simulation: {trials: 3000, seed: 3}
      """, "facts.yaml")
    try folder.write(
      """
      jarip: 1
      extends: [centre.yaml]
      inputs: {income: 5}
      observations: {y0: {of: fees, over: 2000-01..2000-12, value: 66, error: 3, unit: KRW million}}
      """, "certain.yaml")
  }

  @Test func `run and compare print the answer given the facts beside that without`() throws {
    let run = try Command(
      "run", "facts.yaml", "--given", "observations", "--csv", "out.csv", "--json", "out.json",
      in: folder)
    #expect(run.code == 0 && run.error == "")
    for part in [
      "Given the 2 facts with 'use: fit'", "all trials alike  given the facts", "Fees, 2000",
      "Of the same value in all trials, so that they tell nothing of them: rate.",
    ] {
      #expect(run.output.contains(part), "\(part): \(run.output)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let csv = try #require(folder.read("out.csv"))
    #expect(csv.split(separator: "\n").dropFirst().allSatisfy { $0.contains("|observations,") })
    let json = try #require(folder.read("out.json"))
    #expect(json.contains("\"effective_trials\": ") && !json.contains("\"count\""))
    let compared = try Command(
      "compare", "facts.yaml", "--given", "observations", "--lang", "ko", in: folder)
    #expect(compared.code == 0 && compared.output.contains("적합용 실적 2건을 조건으로"))
    #expect(compared.output.contains("2000년 수강료"))
    let short = try Command(
      "run", "facts.yaml", "--given", "observations", "--quiet", in: folder)
    #expect(short.output.hasPrefix("Given the 2 facts"))
    #expect(!short.output.contains("What the facts say"))
  }

  @Test func `a call that cannot be conditioned is told why`() throws {
    let given = ["--given", "observations"]
    let calls: [([String], String)] = [
      (["run", "centre.yaml"], "error[no-fit-observations]"),
      (["run", "facts.yaml", "--set", "observations.y1.use=fit"], "error[exact-observation]"),
      (["run", "certain.yaml"], "error[nothing-to-condition]"),
      (
        ["run", "facts.yaml", "--set", "observations.y0.error=0.001"],
        "error[too-few-effective-trials]"
      ),
      (["run", "facts.yaml", "--precision", "1%"], "--given and --precision"),
      (["run", "facts.yaml", "--shard", "1/2", "--out", "part"], "--given and --shard"),
      (["run", "facts.yaml", "--html", "out.html"], "--given goes with the printed answer"),
      (["compare", "facts.yaml", "pair.yaml"], "the alternatives of one file"),
    ]
    for (arguments, part) in calls {
      let run = try Command(arguments + given, in: folder)
      #expect(run.code == 2 && run.error.contains(part), "\(arguments): \(run.error)")
      #expect(run.output == "")
    }
    let other = try Command("run", "facts.yaml", "--given", "facts", in: folder)
    #expect(other.code != 0 && other.error.contains("observations"))
  }
}
