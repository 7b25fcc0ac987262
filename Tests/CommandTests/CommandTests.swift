import Foundation
import Testing

@Suite struct CommandTests {
  private let folder: TestFolder
  init() throws { folder = try TestFolder() }

  @Test func `run answers first and leaves no colour or control character in a pipe`() throws {
    let run = try Command("run", "centre.yaml", in: folder)
    #expect(run.code == 0)
    #expect(run.error == "")
    #expect(
      run.output.contains("harbour is about as likely as not to stand alone by December 2001"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func `quiet prints the answer only`() throws {
    let run = try Command("run", "centre.yaml", "--quiet", "--trials", "1000", in: folder)
    #expect(run.output.hasPrefix("harbour is"))
    #expect(!run.output.contains("\n\n"))
  }

  @Test func `a precision decides how many trials are run`() throws {
    let run = try Command("run", "centre.yaml", "--precision", "1.2%", "--csv", "-", in: folder)
    let same = try Command("run", "centre.yaml", "--trials", "2000", "--csv", "-", in: folder)
    #expect(run.code == 0)
    #expect(run.output == same.output)
  }

  @Test func `a run says how it was sampled, and the file may`() throws {
    func words(_ arguments: String...) throws -> String {
      let run = try Command(["run", "centre.yaml"] + arguments, in: folder)
      #expect(run.code == 0)
      return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try words().contains("sampled at random;"))
    #expect(
      try words("--set", "simulation.sampling=lhs").contains(
        "a Latin hypercube in each of 16 independent parts;"))
    #expect(
      try words("--sampling", "sobol").contains(
        "Sobol's sequence, scrambled in 16 independent parts, for draws made once a trial (1 of 1), all others at "
          + "random;"))
    #expect(try words("--sampling", "lhs", "--lang", "ko").contains("라틴 하이퍼큐브 추출(독립된 16개 부분);"))
    #expect(try words("--sampling", "sobol", "--lang", "ko").contains("(1개 중 1개)은 소볼 수열"))
    let json = try Command("run", "centre.yaml", "--sampling", "sobol", "--json", "-", in: folder)
    #expect(json.output.contains("\"sampling\": \"sobol\","))
    #expect(json.output.contains("\"sobol_draws\": [\""))
  }

  @Test func `Korean is spoken on request`() throws {
    let run = try Command("run", "centre.yaml", "--lang", "ko", "--quiet", in: folder)
    #expect(run.output.contains("2001년 12월까지 자립할 가능성이 반반이다"))
  }

  @Test func `results go to files that appear whole`() throws {
    let run = try Command(
      "run", "centre.yaml", "--csv", "a.csv", "--json", "a.json", "--quiet", in: folder)
    #expect(run.code == 0)
    #expect(folder.names == ["a.csv", "a.json", "centre.yaml", "pair.yaml"])
    #expect(
      folder.read("a.csv")?.hasPrefix("alternative,centre,quantity,period,mean,sd,p05") == true)
    let json = try JSONSerialization.jsonObject(with: Data(folder.read("a.json")!.utf8))
    #expect((json as? [String: Any])?["manifest"] != nil)
  }

  @Test func `a dash sends the table to standard output and nothing else`() throws {
    let run = try Command("run", "centre.yaml", "--csv", "-", in: folder)
    #expect(run.output.hasPrefix("alternative,centre"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.contains(",") })
  }

  @Test func `the same bytes come out on any number of threads`() throws {
    let one = try Command("run", "centre.yaml", "--json", "-", "--threads", "1", in: folder)
    let three = try Command("run", "centre.yaml", "--json", "-", "--threads", "3", in: folder)
    #expect(!one.output.isEmpty && one.output == three.output)
  }

  @Test func `an output that cannot be written is one error before the run`() throws {
    for path in ["nowhere/a.csv", "."] {
      let run = try Command("run", "centre.yaml", "--csv", path, in: folder)
      #expect(run.code == 2)
      #expect(run.output == "")
      #expect(run.error.hasPrefix("error[unwritable-output]: Cannot write '\(path)'"))
      #expect(run.error.split(separator: "\n").count == 1)
    }
    #expect(folder.names == ["centre.yaml", "pair.yaml"])
  }

  @Test func `a link stays a link and its file is written`() throws {
    try folder.write("old", "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("link.csv").path, withDestinationPath: "real.csv")
    _ = try Command("run", "centre.yaml", "--csv", "link.csv", "--quiet", in: folder)
    #expect(folder.read("real.csv")?.hasPrefix("alternative,") == true)
    #expect(folder.names == ["centre.yaml", "link.csv", "pair.yaml", "real.csv"])
  }

  @Test(
    arguments: [
      ["run"], ["run", "none.yaml"], ["run", "centre.yaml", "--nonsense"], ["nonsense"],
      ["run", "centre.yaml", "--trials", "0"], ["run", "centre.yaml", "--trials", "1000000001"],
      ["run", "centre.yaml", "--trials", "many"],
      ["run", "centre.yaml", "--sampling", "best"],
      ["run", "centre.yaml", "--sampling", "lhs", "--precision", "1%"],
      ["explain", "centre.yaml", "oss", "--sampling", "lhs", "--trials", "50", "--trial", "51"],
      ["run", "centre.yaml", "--set", "inputs.nothing=3"], ["compare", "centre.yaml"],
      ["run", "centre.yaml", "--precision", "0"], ["run", "centre.yaml", "--precision", "much"],
      ["run", "centre.yaml", "--precision", "1%", "--trials", "50"],
      ["compare", "centre.yaml", "pair.yaml", "--precision", "1%"],
      ["explain", "centre.yaml", "oos"], ["explain", "centre.yaml", "oss", "--month", "2099-01"],
    ])
  func `a wrong call or file ends with 2 and a message`(_ arguments: [String]) throws {
    let run = try Command(arguments, in: folder)
    #expect(run.code == 2)
    #expect(run.output == "")
    #expect(!run.error.isEmpty)
  }

  @Test func `check passes over a file in a folder that others build on`() throws {
    try folder.write(
      "jarip: 1\ninputs: {fee: {value: 2, unit: seat, source: guess}}\n", "part.yaml")
    try folder.write(
      """
      jarip: 1
      extends:
        - ./part.yaml
        - centre.yaml
      units: [seat]
      report: {yearly: [fee]}
      """, "whole.yaml")
    let run = try Command("check", ".", in: folder)
    #expect(run.code == 0)
    #expect(run.output.contains("whole.yaml") && !run.output.contains("part.yaml"))
    // Named in the call it is a scenario, and not a whole one.
    #expect(try Command("check", "part.yaml", in: folder).code == 2)
  }

  @Test func `an unknown alternative names the nearest`() throws {
    let run = try Command("run", "pair.yaml", "--alternative", "hihg", in: folder)
    #expect(run.code == 2)
    #expect(
      run.error == "error[unknown-alternative]: There is no alternative 'hihg'\n  try: 'high'\n")
  }

  @Test func `one alternative can be run alone with the same numbers`() throws {
    for sampling in ["random", "lhs", "sobol"] {
      let arguments = ["run", "pair.yaml", "--csv", "-", "--sampling", sampling]
      let both = try Command(arguments, in: folder)
      let one = try Command(arguments + ["--alternative", "low"], in: folder)
      let low = both.output.split(separator: "\n").filter { $0.hasPrefix("low,") }
      #expect(!low.isEmpty && low == one.output.split(separator: "\n").dropFirst().map { $0 })
    }
  }

  @Test func `errors are JSON on request`() throws {
    for arguments in [
      ["run", "none.yaml"], ["run"], ["run", "centre.yaml", "--sampling", "best"],
    ] {
      let run = try Command(arguments + ["--json-errors"], in: folder)
      #expect(run.code == 2)
      let json = try JSONSerialization.jsonObject(with: Data(run.error.utf8)) as? [String: Any]
      #expect((json?["diagnostics"] as? [[String: Any]])?.first?["code"] is String)
    }
  }

  @Test func `a run that has to stop ends with 3 and names the trial and the values`() throws {
    let run = try Command("run", "centre.yaml", "--set", "inputs.rate=0", in: folder)
    #expect(run.code == 3)
    #expect(run.output == "")
    #expect(run.error.contains("'fees'"))
    #expect(run.error.contains("trial 1"))
    #expect(run.error.contains("rate"))
    let json = try Command(
      "run", "centre.yaml", "--set", "inputs.rate=0", "--json-errors", in: folder)
    #expect(json.code == 3)
    #expect(json.error.contains("\"trial\": 1"))
  }

  @Test func `compare sets alternatives on the same draws against each other`() throws {
    let run = try Command("compare", "pair.yaml", "--csv", "c.csv", in: folder)
    #expect(run.code == 0)
    #expect(run.output.contains("low less high, on the same draws"))
    #expect(folder.read("c.csv")?.contains("\nlow-high,network,oss,2001,") == true)
  }

  @Test func `several files stand side by side and are said not to be paired`() throws {
    let run = try Command("compare", "centre.yaml", "pair.yaml", in: folder)
    #expect(run.code == 0)
    #expect(run.output.contains("not paired"))
    let sobol = try Command(
      "compare", "centre.yaml", "pair.yaml", "--sampling", "sobol", in: folder)
    #expect(sobol.output.contains(", sampling sobol. Means"))
    #expect(run.output.contains("[3] pair.yaml:low"))
  }

  @Test func `check ends with 1 when a check fails and writes for a build server`() throws {
    let good = try Command("check", ".", "--junit", "j.xml", in: folder)
    #expect(good.code == 0)
    #expect(good.output.contains("passed"))
    #expect(folder.read("j.xml")?.contains("failures=\"0\"") == true)
    let bad = try Command("check", "centre.yaml", "--set", "inputs.income=9", in: folder)
    #expect(bad.code == 1)
    #expect(bad.output.contains("failed"))
    try folder.write("jarip: 1\nnonsense: 3\n", "bad.yaml")
    #expect(try Command("check", ".", in: folder).code == 2)
  }

  @Test func `describe, its plan and its graph print`() throws {
    #expect(try Command("describe", "centre.yaml", in: folder).output.contains("source: ") == false)
    #expect(try Command("describe", "centre.yaml", "--plan", in: folder).output.contains("%0"))
    #expect(
      try Command("describe", "centre.yaml", "--graph", "dot", in: folder).output
        .contains("\"income\" -> \"fees\""))
  }

  @Test func `schema, functions, help and version print`() throws {
    let schema = try Command("schema", in: folder).output
    #expect((try? JSONSerialization.jsonObject(with: Data(schema.utf8))) != nil)
    #expect(try Command("functions", in: folder).output.contains("pert(low, mode, high)"))
    #expect(try Command("functions", "--markdown", in: folder).output.hasPrefix("## Arithmetic"))
    #expect(try Command("--version", in: folder).output.hasPrefix("jarip "))
    let help = try Command("--help", in: folder)
    #expect(help.code == 0 && help.output.contains("Exit codes"))
  }

  @Test func `the answer is the same with and without a table`() throws {
    try folder.write(Self.network, "network.yaml")
    let plain = try Command("run", "network.yaml", in: folder)
    let table = try Command("run", "network.yaml", "--csv", "t.csv", in: folder)
    #expect(plain.code == 0 && plain.output == table.output)
    let words = plain.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("counted from January 2026 (the month after the last grant)"))
  }

  @Test func `without a rule for closing the answer says how often cash was below 0`() throws {
    try folder.write(Self.network, "network.yaml")
    func answer(_ arguments: String...) throws -> String {
      try Command(["run", "network.yaml", "--quiet"] + arguments, in: folder).output
        .replacing("\n", with: " ")
    }
    #expect(
      try answer().contains("The network's cash has been below 0 by December 2027 in about"))
    #expect(try answer().contains("; most often that of b, in about"))
    #expect(try answer("--lang", "ko").contains("현금이 0 아래로 내려간 적이 있는 경우는"))
    #expect(!(try answer("--set", "inputs.income=9")).contains("below 0"))
    let closing = try answer("--set", "reserves.closes_after=3")
    #expect(closing.contains("of the 2 centres have closed on average, most often b, in about"))
    #expect(!closing.contains("below 0"))
    let csv = try Command("run", "network.yaml", "--csv", "-", in: folder).output
    #expect(!csv.contains("overdrawn_by"))
    let json = try Command("run", "network.yaml", "--json", "-", in: folder).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let rows = document?["results"] as? [[String: Any]] ?? []
    let overdrawn = rows.filter { $0["quantity"] as? String == "overdrawn_by" }
    #expect(overdrawn.count == 3 * 3)
    #expect(overdrawn.allSatisfy { ($0["wilson95"] as? [Double])?.count == 2 })
  }

  @Test func `a full device is one error`() throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "'\(Command.binary.path)' run centre.yaml > /dev/full"]
    shell.currentDirectoryURL = folder.url
    let error = Pipe()
    shell.standardError = error
    try shell.run()
    let text = String(
      decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 2)
    #expect(
      text == "error[unwritable-output]: Cannot write 'standard output': No space left on device\n")
  }

  @Test func `one file cannot take the table and the document`() throws {
    let run = try Command(
      "run", "centre.yaml", "--csv", "a.out", "--json", "./a.out", in: folder)
    #expect(run.code == 2)
    #expect(run.error.hasPrefix("error[wrong-call]"))
    #expect(folder.names == ["centre.yaml", "pair.yaml"])
    let both = try Command(
      "run", "centre.yaml", "--csv", "/dev/null", "--json", "/dev/null", "--quiet", in: folder)
    #expect(both.code == 0)
  }

  @Test func `few trials are called a preview and get no words of likelihood`() throws {
    let run = try Command("run", "centre.yaml", "--quiet", "--trials", "60", in: folder)
    #expect(run.output.hasPrefix("Preview: 60 trials"))
    #expect(run.output.contains("harbour stands alone by December 2001 in about"))
    #expect(!run.output.contains("likely"))
  }

  @Test func `what is nearly right is named`() throws {
    let command = try Command("rum", "mine.yaml", in: folder)
    #expect(command.code == 2)
    #expect(
      command.error
        == "error[wrong-call]: There is no command 'rum'\n  try: jarip run\n")
    let setting = try Command("run", "centre.yaml", "--set", "rate=2", in: folder)
    #expect(setting.code == 2)
    #expect(setting.error.contains("'rate' is an input"))
    #expect(setting.error.contains("try: --set inputs.rate=2"))
    let file = try Command("centre.yaml", in: folder)
    #expect(file.code == 2)
    #expect(file.error.contains("try: jarip run centre.yaml"))
    let negative = try Command("run", "centre.yaml", "--trials", "-5", in: folder)
    #expect(negative.error.contains("--trials must be at least 1."))
  }

  @Test func `a slip of the pen is told once, with what was meant`() throws {
    let whole = """
      jarip: 1
      title: North
      money: EUR thousand
      timeline: {start: 2024-01, end: 2025-12}
      centres: {north: {opens: 2024-01}}
      inputs:
        wage: {value: 12.5, unit: EUR thousand/month, source: pay scale, range: [10, 15]}
      costs: {wages: {amount: wage}}
      """
    for (right, wrong, hint) in [
      ("12.5", "12,5", "quotes round a text with a comma in it; in a number, a point instead"),
      (
        "pay scale", "pay scale, 2023",
        "quotes round a text with a comma in it; in a number, a point instead"
      ),
      ("title: North", "title: {en: North, kr: 북}", "'ko'"), ("title: North", "titel:", "'title'"),
      ("money: EUR thousand", "money: thousand euros", "EUR thousand"),
      ("EUR thousand/month", "EUR thousands/month", "'thousand'"),
    ] {
      try folder.write(whole.replacing(right, with: wrong), "slip.yaml")
      let run = try Command("check", "slip.yaml", in: folder)
      #expect(run.code == 2)
      #expect(run.error.split(separator: "\n").count { $0.contains(": error[") } == 1, "\(wrong)")
      #expect(run.error.contains("try: \(hint)"), "\(run.error)")
    }
    try folder.write(whole, "slip.yaml")
    let run = try Command("run", "slip.yaml", "--set", "inputs.wage=9", in: folder)
    #expect(run.code == 0)
    #expect(run.error.contains("warning[beyond-range]"))
    #expect(try !Command("run", "slip.yaml", in: folder).error.contains("beyond-range"))
  }

  @Test(arguments: ["2027-10", "2028-12"])
  func `an answer that no trial can give is not given`(_ end: String) throws {
    try folder.write(Self.network.replacing("ends: 2025-12", with: "ends: \(end)"), "late.yaml")
    let run = try Command("run", "late.yaml", in: folder)
    #expect(run.code == 0)
    #expect(run.output.contains("Who stands alone by December 2027 cannot be told: the test"))
    #expect(!run.output.contains("as one purse does"))
  }

  @Test func `a file without a title is headed by its name`() throws {
    try folder.write(Self.network, "network.yaml")
    for command in ["run", "describe"] {
      let run = try Command(command, "network.yaml", in: folder)
      #expect(run.output.hasPrefix("network.yaml\n"))
    }
  }

  @Test func `every command takes a language`() throws {
    for arguments in [["functions"], ["schema"], ["help"], ["--help"], ["run", "--help"]] {
      let run = try Command(arguments + ["--lang", "ko"], in: folder)
      #expect(run.code == 0 && !run.output.isEmpty)
    }
  }

  /// Two centres with a pool and a grant that ends with a year; independence counts from when it ended.
  static let network = """
    jarip: 1
    money: KRW million
    timeline: {start: 2025-01, end: 2027-12, fiscal_year: january}
    centres: {a: {opens: 2025-01}, b: {opens: 2025-01}}
    inputs:
      income: {value: "uniform(5, 7)", each: centre, unit: KRW million/month, source: a guess}
      need: {value: {a: 2, b: 4}, unit: KRW million/month, source: a guess}
    revenue: {fees: {amount: income}}
    costs:
      staff: {amount: "4 [KRW million/month]"}
      books: {amount: need, sharing: {overlap: 1}}
    grants: {core: {award: "1 [KRW million/month]", ends: 2025-12}}
    share: all
    reserves: {opening: "1 [KRW million]"}
    independence: {test: oss >= 1, sustained: 3}
    simulation: {trials: 200, seed: 3}
    checks:
      - {that: "mean(fees(network), 2025) in 130..160"}
    """
}
