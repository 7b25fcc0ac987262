import Foundation
import Testing

/// `forecast`, `score` and `ledger`, as a user would call them. The scenario lies in a future that no test will see.
@Suite struct LedgerCommandTests {
  private let folder: TestFolder
  init() throws {
    folder = try TestFolder()
    try folder.write(
      """
      jarip: 1
      extends: [centre.yaml]
      timeline: {start: 2090-01, end: 2092-06, fiscal_year: january}
      centres: {harbour: {opens: 2090-01}}
      independence: {from: 2090-06}
      checks: []
      """, "later.yaml")
    try folder.write(
      """
      alternative,centre,quantity,period,value
      base,harbour,fees,2090,61
      base,network,oss,2091,1.02
      base,harbour,independent_by,2090-12,1
      """, "facts.csv")
  }

  private func forecast(_ file: String, _ more: String...) throws -> Command {
    try Command(["forecast", file, "--to", "f.sqlite"] + more, in: folder)
  }

  @Test func `what was forecast is scored when it is due`() throws {
    let made = try forecast("later.yaml")
    #expect(made.code == 0 && made.error == "", "\(made.error)")
    #expect(made.output.hasPrefix("Forecast 1 is written down in f.sqlite: "))
    let second = try forecast("later.yaml", "--seed", "9", "--quiet").output
    let head = String(second.dropLast())
    #expect(head.count == 64 && folder.names.contains("f.sqlite"))
    // Neither journal nor anything else is left.
    #expect(folder.names.filter { $0.hasPrefix("f.") } == ["f.sqlite"])
    let early = try Command("score", "f.sqlite", "facts.csv", "--quiet", in: folder)
    #expect(early.code == 0)
    #expect(early.output.contains("No forecast can be scored yet"))
    #expect(early.output.contains("3 facts."))
    let due = try Command(
      "score", "f.sqlite", "facts.csv", "--as-of", "2092-01", "--csv", "s.csv", "--head", head,
      in: folder)
    #expect(due.code == 0 && due.error == "", "\(due.error)")
    #expect(due.output.contains("of 4 forecast figures have the fact inside their 80% interval"))
    #expect(due.output.contains("2 events: mean Brier score"))
    #expect(!due.output.contains("Rehearsals"))
    #expect(folder.read("s.csv")?.split(separator: "\n").count == 1 + 6)
    let again = try Command(
      "score", "f.sqlite", "facts.csv", "--as-of", "2092-01", "--csv", "-", in: folder)
    #expect(again.output == folder.read("s.csv"))
  }

  @Test func `a ledger lists what it holds, in Korean on request`() throws {
    #expect(try forecast("later.yaml", "--lang", "ko").output.hasPrefix("전망 1호를 f.sqlite에 기록했다"))
    let list = try Command("ledger", "f.sqlite", in: folder)
    #expect(list.output.hasPrefix("f.sqlite: 1 forecast, as written; the chain is whole.\nHead: "))
    #expect(list.output.contains("later.yaml     200     3"), "\(list.output)")
    let short = try Command("ledger", "f.sqlite", "--quiet", "--lang", "ko", in: folder)
    #expect(short.output.hasPrefix("f.sqlite: 전망 1건, 기록된 그대로이며 해시 사슬이 온전하다."))
  }

  @Test func `a look back is a rehearsal`() throws {
    let made = try forecast("centre.yaml", "--as-of", "2001-01")
    #expect(made.code == 0 && made.output.contains("as a rehearsal"), "\(made.error)")
    try folder.write(
      "alternative,centre,quantity,period,value\nbase,harbour,fees,2001,61\n", "facts.csv")
    let score = try Command("score", "f.sqlite", "facts.csv", in: folder)
    #expect(score.output.contains("They are no evidence."))
    #expect(score.output.contains("\nRehearsals\n"))
  }

  @Test func `two writers at once both land`() throws {
    let writers = (1...4).map { seed in
      let process = Process()
      process.executableURL = Command.binary
      process.arguments = [
        "forecast", "later.yaml", "--to", "f.sqlite", "--quiet", "--seed", "\(seed)",
      ]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      return process
    }
    for writer in writers { try writer.run() }
    for writer in writers { writer.waitUntilExit() }
    #expect(writers.map(\.terminationStatus) == [0, 0, 0, 0])
    let list = try Command("ledger", "f.sqlite", in: folder)
    #expect(list.output.hasPrefix("f.sqlite: 4 forecasts, as written; the chain is whole."))
  }

  @Test func `wrong calls and files are told and leave no file`() throws {
    let calls: [([String], String)] = [
      (["forecast", "centre.yaml", "--to", "f.sqlite"], "error[nothing-to-come]"),
      (["forecast", "later.yaml"], "--to"),
      (["forecast", "later.yaml", "--to", "-"], "error[wrong-call]"),
      (["forecast", "later.yaml", "--to", "none/f.sqlite"], "error[unwritable-output]"),
      (["forecast", "later.yaml", "--to", "centre.yaml"], "error[not-a-ledger]"),
      (
        ["forecast", "later.yaml", "--to", "f.sqlite", "--as-of", "2091-01"],
        "error[wrong-call]: --as-of 2091-01 is still to come"
      ),
      (
        ["forecast", "centre.yaml", "--to", "f.sqlite", "--as-of", "1999-01"],
        "error[origin-outside-timeline]"
      ),
      (["forecast", "later.yaml", "--to", "f.sqlite", "--set", "inputs.no=1"], "error["),
      (["score", "f.sqlite", "facts.csv"], "error[no-such-file]"),
      (["ledger", "facts.csv"], "error[not-a-ledger]"),
    ]
    for (arguments, part) in calls {
      let run = try Command(arguments, in: folder)
      #expect(run.code == 2 && run.error.contains(part), "\(arguments): \(run.error)")
      #expect(run.output == "" && !folder.names.contains("f.sqlite"))
    }
    #expect(try forecast("later.yaml").code == 0)
    let cut = try Command("ledger", "f.sqlite", "--head", "00ff", in: folder)
    #expect(cut.code == 2 && cut.error.contains("error[head-not-found]"))
    try folder.write(
      "alternative,centre,quantity,period,value\nbase,harbour,feees,2090,61\n", "facts.csv")
    let wrong = try Command("score", "f.sqlite", "facts.csv", in: folder)
    #expect(wrong.code == 2 && wrong.error.contains("facts.csv:2:1: error[no-such-figure]"))
    #expect(wrong.error.contains("try: 'fees'"))
    // The timeline's last year is cut, and is not what would be observed.
    try folder.write(
      "alternative,centre,quantity,period,value\nbase,harbour,fees,2092,61\n", "facts.csv")
    #expect(try Command("score", "f.sqlite", "facts.csv", in: folder).code == 2)
  }

  @Test func `a run that has to stop writes nothing down`() throws {
    let run = try forecast("later.yaml", "--set", "inputs.rate=0")
    #expect(run.code == 3 && !folder.names.contains("f.sqlite"))
  }
}
