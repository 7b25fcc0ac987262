import Foundation
import Testing

@Suite struct CalibrateCommandTests {
  private let folder: TestFolder
  init() throws {
    folder = try TestFolder()
    try folder.write(
      """
      jarip: 1
      extends: [centre.yaml]
      observations:
        y0: {of: fees, over: 2000-01..2000-12, value: 66, error: 1, unit: KRW million}
      """, "facts.yaml")
  }

  @Test func `calibrate writes a file that runs`() throws {
    let made = try Command(
      "calibrate", "facts.yaml", "--free", "rate", "--to", "tuned.yaml", in: folder)
    #expect(made.code == 0 && made.error == "", "\(made.error)")
    #expect(made.output.contains("tuned.yaml sets these inputs"))
    #expect(folder.read("tuned.yaml")?.contains("extends: [\"facts.yaml\"]") == true)
    let run = try Command("validate", "tuned.yaml", "--quiet", in: folder)
    #expect(run.code == 0 && run.error == "", "\(run.error)")
  }

  @Test func `the file finds what it builds on from another folder`() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "made"), withIntermediateDirectories: true)
    let made = try Command(
      "calibrate", "facts.yaml", "--free", "rate", "--to", "made/tuned.yaml", "--lang", "ko",
      in: folder)
    #expect(made.code == 0, "\(made.error)")
    #expect(folder.read("made/tuned.yaml")?.contains("extends: [\"../facts.yaml\"]") == true)
    #expect(try Command("validate", "made/tuned.yaml", in: folder).code == 0)
  }

  @Test func `a wrong call is told before anything runs`() throws {
    let calls: [([String], String)] = [
      (["calibrate", "facts.yaml"], "--free"),
      (["calibrate", "facts.yaml", "--free", "rte"], "error[unknown-name]"),
      (
        ["calibrate", "facts.yaml", "--free", "rate", "--to", "-"], "--to takes the name of a file"
      ),
      (["calibrate", "facts.yaml", "--free", "rate", "--to", "facts.yaml"], "output-is-input"),
      (["calibrate", "facts.yaml", "--free", "rate", "--to", "centre.yaml"], "output-is-input"),
      (["validate", "facts.yaml", "--csv", "centre.yaml"], "output-is-input"),
      (["run", "facts.yaml", "--json", "facts.yaml"], "output-is-input"),
      (
        ["calibrate", "facts.yaml", "--free", "rate", "--to", "t.yaml", "--set", "inputs.rate=2"],
        "which does not know --set"
      ),
      (["calibrate", "centre.yaml", "--free", "rate"], "error[no-fit-observations]"),
    ]
    for (arguments, part) in calls {
      let run = try Command(arguments, in: folder)
      #expect(run.code == 2 && run.error.contains(part), "\(arguments): \(run.error)")
      #expect(run.output == "")
    }
  }
}
