import Foundation

/// Times parts of Jarip and prints a table, or with `--json` the same as JSON.
///
///     swift run -c release --package-path Benchmarks Microbenchmarks [--filter TEXT] [--rounds N] [--json]
@main
struct Microbenchmarks {
  static func main() throws {
    let arguments = CommandLine.arguments
    func value(_ option: String) -> String? {
      arguments.firstIndex(of: option).flatMap {
        $0 + 1 < arguments.count ? arguments[$0 + 1] : nil
      }
    }
    let filter = value("--filter") ?? ""
    let all = try kernelBenchmarks() + drawBenchmarks() + sinkBenchmarks() + stageBenchmarks()
    let benchmarks = all.filter { filter.isEmpty || $0.name.contains(filter) }
    var sampler = Sampler()
    sampler.rounds = value("--rounds").flatMap(Int.init) ?? sampler.rounds
    let measurements = try sampler.measurements(benchmarks)
    if arguments.contains("--json") {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(measurements), as: UTF8.self))
    } else {
      print(table(measurements))
    }
  }

  private static func table(_ measurements: [Measurement]) -> String {
    let rows = measurements.map { row in
      let numbers = [row.median, row.least, row.most].map { String(format: "%.3f", $0) }
      return "| \(row.name) | \(numbers[0]) | \(numbers[1]) to \(numbers[2]) | \(row.unit) |"
    }
    return (["| | median | spread | |", "|---|---|---|---|"] + rows).joined(separator: "\n")
  }
}
