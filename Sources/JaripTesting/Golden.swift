import Foundation

/// Compares a text with a golden file beside the test that holds it.
///
/// `JARIP_RECORD=1` rewrites the file and still reports a difference, so that a run which records never
/// passes.
public enum Golden {
  /// Nothing when `text` equals the file; else what differs.
  ///
  /// - Parameters:
  ///   - name: the file's name under `Golden/` in the folder of the calling test.
  public static func difference(_ text: String, _ name: String, file: String = #filePath) -> String?
  {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let url = folder.appendingPathComponent("Golden").appendingPathComponent(name)
    let expected = try? String(contentsOf: url, encoding: .utf8)
    if expected == text { return nil }
    if ProcessInfo.processInfo.environment["JARIP_RECORD"] == "1" {
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? text.write(to: url, atomically: true, encoding: .utf8)
      return "Recorded new golden file \(name)"
    }
    guard let expected else { return "There is no golden file \(name); JARIP_RECORD=1 writes it" }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func quoted(_ lines: [Substring]) -> String {
      line < lines.count ? "'\(lines[line])'" : "nothing"
    }
    return "\(name), line \(line + 1): expected \(quoted(old)), found \(quoted(new))\n\(text)"
  }
}
