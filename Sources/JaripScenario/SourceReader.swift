import Foundation
public import JaripLanguage

/// Reads files and says clearly why one cannot be read.
public enum SourceReader {
  /// - Throws: one diagnostic, at `place` where a file names this one.
  public static func read(path: String, at place: SourcePlace? = nil) throws(Diagnostic)
    -> SourceFile
  {
    let bytes = try bytes(of: path, at: place, atMost: Limits.fileBytes + 1)
    return try file(name: path, bytes: bytes, at: place)
  }

  /// - Throws: the same diagnostics as for a file with these bytes.
  static func file(
    name: String, bytes: [UInt8], at place: SourcePlace? = nil
  ) throws(Diagnostic) -> SourceFile {
    guard bytes.count <= Limits.fileBytes else {
      throw Diagnostic(
        "file-too-large", "'\(name)' has more than 16 MiB", at: place,
        suggestion: "split it with 'extends'")
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw Diagnostic(
        "not-text", "'\(name)' is not a text file: byte \(zero + 1) is zero", at: place,
        suggestion: "save it as plain text, UTF-8")
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      let valid = String(decoding: content, as: UTF8.self)
      let before = valid.prefix { $0 != "\u{FFFD}" }
      let line = before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
      throw Diagnostic(
        "not-utf8", "'\(name)' is not UTF-8 text; line \(line) is the first with a wrong byte",
        at: place, suggestion: "save it as UTF-8 (older Korean files: iconv -f CP949 -t UTF-8)")
    }
    guard text.utf8.contains(where: { $0 > 32 }) else {
      throw Diagnostic("empty-file", "'\(name)' is empty", at: place)
    }
    return SourceFile(name: name, text: text)
  }

  /// The first bytes of a file.
  public static func bytes(
    of path: String, at place: SourcePlace? = nil, atMost limit: Int
  ) throws(Diagnostic) -> [UInt8] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Diagnostic(
        "no-such-file", "There is no file '\(path)'", at: place,
        suggestion: siblingSuggestion(path))
    }
    guard !isDirectory.boolValue else {
      throw Diagnostic(
        "is-a-directory", "'\(path)' is a folder; a file is expected", at: place)
    }
    // A loop instead of one read: a pipe gives its bytes in pieces, a device never ends.
    var bytes: [UInt8] = []
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      while bytes.count < limit,
        let piece = try handle.read(upToCount: limit - bytes.count), !piece.isEmpty
      {
        bytes.append(contentsOf: piece)
      }
    } catch {
      throw Diagnostic(
        "unreadable-file", "'\(path)' cannot be read", at: place,
        suggestion: "look at the file's permissions")
    }
    return bytes
  }

  /// A file in the same folder with a name close to the missing one.
  private static func siblingSuggestion(_ path: String) -> String? {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder),
      names.count <= Limits.nearestCandidates
    else { return nil }
    return nearestName(to: url.lastPathComponent, among: names).map { "'\($0)'" }
  }
}
