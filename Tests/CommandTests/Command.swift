import Foundation
import Testing

/// Runs the built program, as a user would.
struct Command {
  var code: Int32
  var output: String
  var error: String

  /// The program stands beside the test bundle.
  static let binary: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let beside = bundle.deletingLastPathComponent().appendingPathComponent("jarip")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    // Some runners start the tests through a helper; the bundle is then among the loaded files.
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    for line in maps.split(separator: "\n") where line.contains("PackageTests") {
      guard let slash = line.firstIndex(of: "/") else { continue }
      let folder = URL(fileURLWithPath: String(line[slash...])).deletingLastPathComponent()
      let found = folder.appendingPathComponent("jarip")
      if FileManager.default.isExecutableFile(atPath: found.path) { return found }
    }
    return beside
  }()

  init(_ arguments: String..., in folder: TestFolder) throws {
    try self.init(arguments, in: folder)
  }

  /// - Parameter searchPath: where other programs are looked for, if not where this one looks.
  init(_ arguments: [String], in folder: TestFolder, searchPath: String? = nil) throws {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    if let searchPath {
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = searchPath
      process.environment = environment
    }
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errors = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    code = process.terminationStatus
    self.output = String(decoding: text, as: UTF8.self)
    self.error = String(decoding: errors, as: UTF8.self)
  }
}

/// A folder of one test, with two small scenarios; taken away at the end.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("jarip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write(Self.centre, "centre.yaml")
    try write(Self.pair, "pair.yaml")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, _ name: String) throws {
    try text.write(to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) -> String? {
    try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  func size(_ name: String) -> Int? {
    (try? Data(contentsOf: url.appendingPathComponent(name)))?.count
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  private static let centre = """
    jarip: 1
    title: "A \\e[31mcentre"
    money: KRW million
    timeline: {start: 2000-01, end: 2001-12, fiscal_year: january}
    centres: {harbour: {opens: 2000-01}}
    inputs:
      income: {value: "uniform(4, 6)", unit: KRW million/month, source: a guess}
      rate: {value: 1, source: a guess}
    revenue: {fees: {amount: income / rate}}
    costs: {staff: {amount: "5 [KRW million/month]"}}
    independence: {test: oss >= 1, sustained: 3, from: 2000-06}
    simulation: {trials: 200, seed: 3}
    checks:
      - {that: "mean(fees(network), 2000) in 57..63"}
    """

  private static let pair = """
    extends: [centre.yaml]
    jarip: 1
    alternatives:
      high: {inputs: {income: "uniform(5, 7)"}}
      low: {inputs: {income: "uniform(4, 6)"}}
    checks: []
    """
}
