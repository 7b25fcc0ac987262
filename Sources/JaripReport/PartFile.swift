import Foundation
public import JaripEngine
public import JaripLanguage
public import JaripModel
import JaripScenario

/// A shard of a run in a file, for `merge`.
///
/// A line that names the form and its version, a line of JSON with what the run was (`PartHeader`), the bytes of
/// the part (`ProjectionPart.bytes(after:)`), and eight bytes, the lowest first, with the CRC-64 of all before them.
///
///     head -2 part3
public struct PartFile: Sendable {
  public let path: String
  public let header: PartHeader

  private static let name = "jarip part "
  private static let firstLine = Array("\(name)1\n".utf8)
  private static let checksumSize = 8

  /// - Throws: what is wrong with the file.
  public init(_ path: String) throws(Diagnostic) {
    self.path = path
    header = try Self.read(path).header
  }

  /// The part itself.
  ///
  /// - Parameter settings: those of the run with which it was made.
  public func part(_ plan: Plan, _ settings: RunSettings) throws(Diagnostic) -> ProjectionPart {
    let (header, body) = try Self.read(path)
    do throws(MalformedPart) {
      return try ProjectionPart(plan, settings, shard: header.shard, bytes: body)
    } catch {
      throw Self.damage(path)
    }
  }

  /// Writes a part; the file appears whole or not at all.
  public static func write(
    _ part: ProjectionPart, _ header: PartHeader, to file: OutputFile
  ) throws(Diagnostic) {
    var bytes = part.bytes(after: firstLine + header.json + [UInt8(ascii: "\n")])
    withUnsafeBytes(of: Checksum.crc64(bytes).littleEndian) { bytes.append(contentsOf: $0) }
    try file.write(bytes)
  }

  private static func read(
    _ path: String
  ) throws(Diagnostic) -> (header: PartHeader, body: ArraySlice<UInt8>) {
    let bytes = try SourceReader.bytes(of: path, atMost: .max)
    guard bytes.starts(with: name.utf8) else {
      throw Diagnostic(
        "not-a-part", "'\(path)' is no part of a run",
        suggestion: "what jarip run FILE --shard 3/8 --out part3 writes")
    }
    guard bytes.starts(with: firstLine) else {
      let version = String(decoding: bytes.prefix { $0 >= UInt8(ascii: " ") }, as: UTF8.self)
      throw otherVersion(path, "has the form '\(version)'", "'\(name)1'")
    }
    let content = bytes.dropLast(checksumSize)
    let checksum = bytes.suffix(checksumSize).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard content.count > firstLine.count, Checksum.crc64(content) == checksum,
      let end = content[firstLine.count...].firstIndex(of: UInt8(ascii: "\n")),
      let header = PartHeader(json: content[firstLine.count..<end])
    else { throw damage(path) }
    guard header.jarip == ReportConstants.engineVersion else {
      throw otherVersion(
        path, "was written by Jarip \(header.jarip)", ReportConstants.engineVersion)
    }
    return (header, content[(end + 1)...])
  }

  private static func damage(_ path: String) -> Diagnostic {
    Diagnostic(
      "damaged-part", "'\(path)' is damaged or cut off",
      suggestion: "copy it again, or run its shard again")
  }

  private static func otherVersion(_ path: String, _ found: String, _ own: String) -> Diagnostic {
    Diagnostic(
      "part-of-other-version", "'\(path)' \(found), and this Jarip reads \(own)",
      suggestion: "merge with the Jarip that made the parts")
  }
}
