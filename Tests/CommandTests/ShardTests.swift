import Foundation
import Testing

/// `--shard` and `merge`, as a user calls them.
@Suite struct ShardTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.write(Self.network, "network.yaml")
  }

  /// Two alternatives, a line by month, and a grant that one trial in 200 gets for half a year more: from when
  /// independence counts hangs on all trials, and some shards have none of those.
  private static let network = """
    jarip: 1
    money: KRW million
    timeline: {start: 2025-01, end: 2027-12, fiscal_year: january}
    centres: {a: {}, b: {opens: 2025-07}}
    inputs:
      won: {value: 1, unit: KRW million/month}
      income: {value: "uniform(3, 7)", each: [centre, month], unit: KRW million/month, source: a guess}
      luck: {value: "uniform(0, 1)", source: a guess}
    revenue: {fees: {amount: income}}
    costs: {staff: {amount: 4.9 * won}}
    grants: {core: {award: "if(date < 2026-01 or luck < 0.005 and date < 2026-07, won, 0)"}}
    reserves: {opening: "2 [KRW million]"}
    independence: {test: oss >= 1, sustained: 3}
    alternatives: {plain: {}, lean: {costs: {staff: {amount: 4.8 * won}}}}
    report: {monthly: [income]}
    simulation: {trials: 1000, seed: 3}
    """

  /// Makes the parts of a run and gives their names in an order that is none.
  private func makeParts(
    _ call: [String], count: Int, options: [String] = []
  ) throws -> [String] {
    let numbers = (1...count).sorted { $0 * 5 % 9 < $1 * 5 % 9 }
    for number in numbers {
      let part = try Command(
        call + ["--shard", "\(number)/\(count)", "--out", "part\(number)"] + options, in: folder)
      #expect(part.code == 0, "\(part.error)")
    }
    return numbers.map { "part\($0)" }
  }

  /// What a call prints and writes, to either stream and to files.
  private func results(_ call: [String]) throws -> [String?] {
    let run = try Command(call + ["--csv", "t.csv", "--json", "t.json"], in: folder)
    #expect(run.code == 0, "\(run.error)")
    return [run.output, run.error, folder.read("t.csv"), folder.read("t.json")]
  }

  @Test(
    arguments: [
      (["run", "network.yaml"], 3), (["run", "network.yaml", "--trials", "3000"], 8),
      (["run", "network.yaml", "--trials", "1001", "--seed", "18446744073709551615"], 2),
      (["compare", "network.yaml", "--trials", "3000", "--set", "inputs.luck=uniform(0, 2)"], 8),
      (["compare", "network.yaml", "--trials", "200"], 5),
      (["run", "network.yaml", "--alternative", "lean", "--set", "costs.staff.amount=4.7*won"], 4),
      (["run", "centre.yaml", "--set", "inputs.income=5.5"], 3),
      (["run", "network.yaml", "--sampling", "lhs"], 3),
      (["compare", "network.yaml", "--trials", "1500", "--sampling", "sobol"], 4),
    ])
  func `merged parts give the bytes of the single run`(_ call: [String], _ count: Int) throws {
    let expected = try results(call)
    for threads in ["1", "2", "16"] {
      let parts = try makeParts(call, count: count, options: ["--threads", threads])
      #expect(try results(["merge"] + parts) == expected)
    }
    let parts = (1...count).map { "part\($0)" }
    for options in [[], ["--quiet"], ["--lang", "ko"], ["--csv", "-"], ["--json", "-"]] {
      let single = try Command(call + options, in: folder)
      let merged = try Command(["merge"] + parts + options, in: folder)
      #expect(merged.code == 0 && merged.output == single.output && merged.error == single.error)
    }
  }

  @Test func `a part says which trials it holds, and may hold none`() throws {
    func say(_ arguments: String...) throws -> String {
      try Command(["run", "network.yaml", "--out", "p", "--shard"] + arguments, in: folder).output
    }
    // 16 pieces of 64, the last of them cut: two for each part.
    #expect(try say("3/8") == "p: trials 257 to 384 of 1,000\n")
    #expect(try say("8/8") == "p: trials 897 to 1,000 of 1,000\n")
    #expect(try say("8/8", "--lang", "ko") == "p: 시행 1,000회 중 897~1,000번째\n")
    #expect(try say("1/20", "--trials", "300") == "p: none of 300 trials\n")
    #expect(try say("1/20", "--trials", "300", "--lang", "ko") == "p: 시행 300회 중 없음\n")
    #expect(try say("3/8", "--quiet") == "")
  }

  @Test func `more parts than there are pieces of trials merge like any others`() throws {
    let call = ["run", "network.yaml", "--trials", "130"]
    #expect(try results(["merge"] + makeParts(call, count: 7)) == results(call))
  }

  @Test func `a part that keeps the answer prints it, and has no tables`() throws {
    let call = ["run", "network.yaml", "--trials", "1500"]
    _ = try makeParts(call, count: 2)
    let size = try #require(folder.size("part1"))
    let parts = try makeParts(call, count: 2, options: ["--keep", "answer"])
    #expect(try #require(folder.size("part1")) < size / 2)
    let merged = try Command(["merge"] + parts, in: folder)
    #expect(try merged.output == Command(call, in: folder).output)
    let table = try Command(["merge"] + parts + ["--csv", "t.csv"], in: folder)
    #expect(table.code == 2 && folder.read("t.csv") == nil)
    #expect(
      table.error == """
        error[answer-only]: The parts keep what is printed, and nothing for --csv and --json
          try: make the parts without --keep answer

        """)
  }

  @Test func `a part that has to stop ends with 3 and leaves no file`() throws {
    let call = ["centre.yaml", "--set", "inputs.rate=0"]
    let run = try Command(["run"] + call, in: folder)
    for shard in ["1/2", "2/2"] {
      let part = try Command(["run"] + call + ["--shard", shard, "--out", "part"], in: folder)
      #expect(part.code == 3 && part.output == "" && part.error.contains("'fees'"))
      #expect(shard == "2/2" || part.error == run.error)
    }
    #expect(folder.read("part") == nil)
  }

  @Test(
    arguments: [
      ["run", "centre.yaml", "--shard", "3/8"], ["run", "centre.yaml", "--out", "p"],
      ["run", "centre.yaml", "--keep", "answer"],
      ["run", "centre.yaml", "--shard", "0/8", "--out", "p"],
      ["run", "centre.yaml", "--shard", "9/8", "--out", "p"],
      ["run", "centre.yaml", "--shard", "3", "--out", "p"],
      ["run", "centre.yaml", "--shard", "a/b", "--out", "p"],
      ["run", "centre.yaml", "--shard", "1/10001", "--out", "p"],
      ["run", "centre.yaml", "--shard", "1/2", "--out", "nowhere/p"],
      ["run", "centre.yaml", "--shard", "1/2", "--out", "p", "--csv", "t.csv"],
      ["run", "centre.yaml", "--shard", "1/2", "--out", "p", "--precision", "1%"],
      ["compare", "pair.yaml", "--shard", "1/2", "--out", "p", "--precision", "1%"],
      ["compare", "pair.yaml", "centre.yaml", "--shard", "1/2", "--out", "p"], ["merge"],
      ["merge", "none"], ["merge", "."],
    ])
  func `a wrong call ends with 2 and a message`(_ arguments: [String]) throws {
    let run = try Command(arguments, in: folder)
    #expect(run.code == 2 && run.output == "" && !run.error.isEmpty)
    #expect(folder.names == ["centre.yaml", "network.yaml", "pair.yaml"])
  }

  @Test func `a precision is refused beside a shard, with the reason`() throws {
    let run = try Command(
      "run", "centre.yaml", "--shard", "1/2", "--out", "p", "--precision", "1%", in: folder)
    #expect(
      run.error.contains(
        "--shard and --precision cannot both be given: only all trials show how sure an answer is.")
    )
  }

  // MARK: What merge refuses

  private func refusal(_ arguments: String...) throws -> String {
    let run = try Command(["merge"] + arguments, in: folder)
    #expect(run.code == 2 && run.output == "")
    return run.error
  }

  @Test func `parts that are missing or there twice are named`() throws {
    _ = try makeParts(["run", "network.yaml"], count: 4)
    #expect(
      try refusal("part3", "part1", "part4") == """
        error[missing-part]: Part 2 of 4 is missing
          try: jarip run network.yaml --shard 2/4 --out FILE, with the options of the others

        """)
    #expect(
      try refusal("part3").hasPrefix("error[missing-part]: Parts 1, 2, 4 of 4 are missing\n"))
    try FileManager.default.copyItem(
      at: folder.url.appending(path: "part3"), to: folder.url.appending(path: "copy"))
    #expect(
      try refusal("part1", "part2", "part3", "part4", "copy") == """
        error[part-twice]: 'part3' and 'copy' are both part 3 of 4
          try: name each part once

        """)
    #expect(try refusal("part1", "part2", "part1").hasPrefix("error[part-twice]"))
  }

  @Test(
    arguments: [
      (["--seed", "4"], "its seed is '4', not '3'"),
      (["--sampling", "lhs"], "its sampling is 'lhs', not 'random'"),
      (["--trials", "999"], "its number of trials is '999', not '1000'"),
      (["--set", "inputs.won=2"], "its --set is 'inputs.won=2', not ''"),
      (["--alternative", "lean"], "its --alternative is 'lean', not ''"),
      (["--keep", "answer"], "its --keep is 'answer', not 'everything'"),
    ])
  func `parts of different runs are told apart`(_ options: [String], _ difference: String) throws {
    _ = try makeParts(["run", "network.yaml"], count: 2)
    _ = try Command(
      ["run", "network.yaml", "--shard", "2/2", "--out", "other"] + options, in: folder)
    #expect(
      try refusal("part1", "other") == """
        error[parts-differ]: 'other' is of another run than 'part1': \(difference)
          try: merge the parts of one run at a time

        """)
  }

  @Test func `parts of other commands, cuts and files are told apart`() throws {
    _ = try makeParts(["run", "network.yaml"], count: 2)
    _ = try Command("compare", "network.yaml", "--shard", "2/2", "--out", "other", in: folder)
    #expect(try refusal("part1", "other").contains("its command is 'compare', not 'run'"))
    _ = try Command("run", "network.yaml", "--shard", "2/3", "--out", "other", in: folder)
    #expect(try refusal("part1", "other").contains("its number of shards is '3', not '2'"))
    try folder.write(Self.network + "\n# A remark\n", "network.yaml")
    _ = try Command("run", "network.yaml", "--shard", "2/2", "--out", "other", in: folder)
    #expect(try refusal("part1", "other").contains("its scenario's hash is '"))
  }

  @Test func `a scenario that has changed is refused, one that has moved is named`() throws {
    let expected = try Command("run", "network.yaml", in: folder).output
    _ = try makeParts(["run", "network.yaml"], count: 2)
    try folder.write(Self.network.replacing("4.9 *", with: "4.8 *"), "network.yaml")
    let changed = try refusal("part1", "part2")
    #expect(
      changed.hasPrefix(
        "error[scenario-changed]: 'network.yaml' is not as it was when the parts were made\n"))
    #expect(changed.contains("try: --scenario FILE"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "network.yaml"))
    #expect(
      try refusal("part1", "part2") == """
        error[no-such-file]: There is no file 'network.yaml'
          try: --scenario FILE, if it lies elsewhere now

        """)
    try folder.write(Self.network, "moved.yaml")
    let merged = try Command("merge", "part2", "part1", "--scenario", "moved.yaml", in: folder)
    // The scenario has no title, so its name heads the page.
    #expect(merged.output == expected.replacing("network.yaml", with: "moved.yaml"))
  }

  @Test func `what is no part, or not whole, is refused`() throws {
    _ = try makeParts(["run", "network.yaml"], count: 2)
    #expect(
      try refusal("part1", "centre.yaml") == """
        error[not-a-part]: 'centre.yaml' is no part of a run
          try: what jarip run FILE --shard 3/8 --out part3 writes

        """)
    let url = folder.url.appending(path: "part2")
    let bytes = try Data(contentsOf: url)
    try bytes.dropLast(1000).write(to: url)
    #expect(
      try refusal("part1", "part2") == """
        error[damaged-part]: 'part2' is damaged or cut off
          try: copy it again, or run its shard again

        """)
    try (Data("jarip part 2\n".utf8) + bytes.dropFirst(13)).write(to: url)
    #expect(
      try refusal("part1", "part2") == """
        error[part-of-other-version]: 'part2' has the form 'jarip part 2', and this Jarip reads 'jarip part 1'
          try: merge with the Jarip that made the parts

        """)
  }
}
