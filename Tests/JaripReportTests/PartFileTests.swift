import Foundation
import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

@Suite struct PartFileTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "jarip-\(UUID().uuidString).part").path

  /// A part with every kind of number: kept values below 1,000 trials, sketches above.
  private func write(trials: Int, jarip: String? = nil) throws -> (ProjectionPart, PartHeader) {
    var settings = RunSettings(
      trials: trials, seed: 5, selection: .answer, compares: true, comparedNames: ["oss"])
    let plan = try Fixture.simulator.plan(settings)
    settings.months = plan.answerMonths
    let shard = Shard(2, of: 5)!
    let part = try Fixture.simulator.part(plan, settings, shard)
    var header = PartHeader(
      .run, path: "two\ncentres.yaml", Fixture.simulator.scenario, settings: ["inputs.fee=0.09"],
      alternatives: [], run: settings, shard: shard)
    if let jarip { header.jarip = jarip }
    try PartFile.write(part, header, to: OutputFile(path))
    return (part, header)
  }

  private func code(of path: String) -> String? {
    do throws(Diagnostic) {
      _ = try PartFile(path)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [300, 1500]) func `a part is read as it was written`(trials: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (part, header) = try write(trials: trials)
    let file = try PartFile(path)
    #expect(file.header.difference(from: header) == nil)
    #expect(file.header.scenario == "two\ncentres.yaml" && file.header.shard == header.shard)
    #expect(try file.part(part.plan, part.settings).bytes() == part.bytes())
    // Two lines for people, in spite of the line feed in the name.
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(
      separator: UInt8(ascii: "\n"))
    #expect(String(decoding: lines[0], as: UTF8.self) == "jarip part 1")
    #expect(String(decoding: lines[1], as: UTF8.self).hasPrefix("{\"alternatives\":[],"))
  }

  @Test(arguments: [300, 1500])
  func `no bit can change and no byte be lost without notice`(trials: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try write(trials: trials)
    let url = URL(fileURLWithPath: path)
    let bytes = try Data(contentsOf: url)
    let body = 13 + bytes.dropFirst(13).firstIndex(of: UInt8(ascii: "\n"))!
    // All of the two lines and the ends of the body, and a byte in 211 of the rest.
    let places = bytes.indices.filter {
      $0 < body + 200 || $0 >= bytes.count - 200 || $0 % 211 == 0
    }
    for place in places {
      var flipped = bytes
      flipped[place] ^= 1 << (place % 8)
      try flipped.write(to: url)
      let found = code(of: path)
      #expect(
        place < 13
          ? ["not-a-part", "part-of-other-version"].contains(found) : found == "damaged-part",
        "bit \(place % 8) of byte \(place): \(found ?? "none")")
    }
    for place in places {
      try bytes.prefix(place).write(to: url)
      #expect(code(of: path) != nil, "cut at \(place)")
    }
    try (bytes + [0]).write(to: url)
    #expect(code(of: path) == "damaged-part")
    try bytes.write(to: url)
    #expect(code(of: path) == nil)
  }

  @Test func `a part of another version of the program is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try write(trials: 300, jarip: "9.9.9")
    #expect(code(of: path) == "part-of-other-version")
  }

  @Test func `a part of a run that keeps something else is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (part, _) = try write(trials: 300)
    var settings = part.settings
    settings.selection = .everything
    let file = try PartFile(path)
    let error = #expect(throws: Diagnostic.self) { try file.part(part.plan, settings) }
    #expect(error?.code == "damaged-part")
  }

  /// The check value of CRC-64/XZ in the catalogue of parametrised CRC algorithms.
  @Test func `the checksum is CRC-64/XZ`() {
    #expect(Checksum.crc64("123456789".utf8) == 0x995d_c9bb_df19_39fa)
    #expect(Checksum.crc64([]) == 0)
  }
}
