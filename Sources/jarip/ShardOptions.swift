import ArgumentParser
import JaripKit

/// Options of the commands that run a part of the trials, for `merge`.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Run only this part of the trials, for jarip merge.", valueName: "3/8"),
    transform: ShardOptions.shard(from:))
  var shard: Shard?

  @Option(help: ArgumentHelp("With --shard: where the part goes.", valueName: "file"))
  var out: String?

  func validate() throws {
    if shard != nil, out == nil { throw ValidationError("--shard needs --out FILE.") }
    if shard == nil, out != nil { throw ValidationError("--out goes with --shard 3/8.") }
  }

  func refuse(beside precision: PrecisionOption, _ output: OutputOptions) throws {
    guard shard != nil else { return }
    if precision.precision != nil {
      throw ValidationError(
        "--shard and --precision cannot both be given: only all trials show how sure an answer is.")
    }
    if output.hasTables || output.html != nil {
      throw ValidationError(
        "--csv, --json and --html go with jarip merge, not with one part of a run.")
    }
  }

  /// `3/8`.
  static func shard(from text: String) throws -> Shard {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      let shard = Shard(number, of: count)
    else {
      throw ValidationError("--shard is like 3/8, of at most 10,000 parts, not '\(text)'.")
    }
    return shard
  }

  /// Runs the part of which the header tells, and writes it.
  func write(
    _ header: PartHeader, _ scenario: Scenario, _ settings: RunSettings, on console: Console,
    isQuiet: Bool
  ) throws {
    let file = OutputFile(out!)
    try file.prepare()
    try file.spare(scenario.files.map(\.name))
    let part = try Simulator(scenario).part(settings, header.shard, on: console)
    try PartFile.write(part, header, to: file)
    guard !isQuiet, !file.isStandardOutput else { return }
    let total = part.settings.trials
    var page = Page()
    page.add(
      Words(console.language)
        .partWritten(file.path, header.shard.trials(of: total), of: total))
    try console.print(page)
  }
}
