import Foundation
import Testing

@Suite struct ValidateCommandTests {
  private let folder: TestFolder
  init() throws {
    folder = try TestFolder()
    try folder.write(
      """
      jarip: 1
      extends: [centre.yaml]
      observations:
        y0: {of: fees, over: 2000-01..2000-12, value: 61, unit: KRW million}
        y1: {of: fees, over: 2001-01..2001-12, value: 66, error: 1, unit: KRW million, use: test}
      """, "facts.yaml")
  }

  @Test func `validate answers first and writes what it is asked to`() throws {
    let run = try Command(
      "validate", "facts.yaml", "--csv", "out.csv", "--json", "out.json", "--svg", "out.svg",
      in: folder)
    #expect(run.code == 0 && run.error == "")
    #expect(run.output.contains("Undecided: whether the model forecasts better than 'no change'"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(folder.read("out.csv")?.hasPrefix("origin,alternative,observation,") == true)
    #expect(folder.read("out.json")?.contains("\"verdict\": \"undecided\"") == true)
    #expect(folder.read("out.svg")?.hasPrefix("<svg ") == true)
  }

  @Test func `the verdict alone is said, in Korean on request`() throws {
    let run = try Command(
      "validate", "facts.yaml", "--quiet", "--lang", "ko", "--as-of", "2001-01", "--as-of",
      "2000-06", in: folder)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("미리보기: 200회"))
    #expect(run.output.contains("\n2001년 1월 시점\n미정: "))
    #expect(run.output.contains("2000년 6월 시점"))
  }

  @Test func `an origin after all facts leaves nothing to test`() throws {
    let run = try Command(
      "validate", "facts.yaml", "--as-of", "2001-12", "--quiet", "--set",
      "observations.y1=null", in: folder)
    #expect(run.code == 0 && run.output.contains("No fact ends in December 2001 or later"))
  }

  @Test func `a wrong call and a file without facts are told`() throws {
    let calls: [([String], String)] = [
      (["validate", "centre.yaml"], "error[no-observations]"),
      (["validate", "facts.yaml", "--as-of", "2007-01"], "error[origin-outside-timeline]"),
      (["validate", "facts.yaml", "--as-of", "soon"], "--as-of is a month such as 1998-09"),
      (["validate", "facts.yaml", "--csv", "-", "--json", "-"], "Only one of --csv, --json"),
      (["validate", "facts.yaml", "--csv", "a", "--json", "a"], "name the same file"),
      (
        ["validate", "facts.yaml", "--svg", "a", "--as-of", "2001-01", "--as-of", "2000-06"],
        "takes one --as-of"
      ),
      (["validate", "facts.yaml", "--set", "observations.y0.of=oss"], "error[unit-mismatch]"),
      (["validate", "nothing.yaml"], "error[no-such-file]"),
    ]
    for (arguments, part) in calls {
      let run = try Command(arguments, in: folder)
      #expect(run.code == 2 && run.error.contains(part), "\(arguments): \(run.error)")
      #expect(run.output == "")
    }
  }

  @Test func `check finds an observation that no forecast can be held against`() throws {
    let run = try Command(
      "check", "facts.yaml", "--set", "observations.y0.of=oss", in: folder)
    #expect(run.code == 2 && run.error.contains("error[unit-mismatch]"), "\(run.error)")
  }

  @Test func `a run that has to stop says so`() throws {
    let run = try Command(
      "validate", "facts.yaml", "--set", "inputs.rate=0", in: folder)
    #expect(run.code == 3 && run.error.contains("error["), "\(run.error)")
  }
}
