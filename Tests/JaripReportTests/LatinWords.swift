import Foundation
import FoundationXML

@testable import JaripReport

/// Finds what is not Korean in a Korean book: words of two or more Latin letters.
enum LatinWords {
  /// Names that Korean texts write in Latin letters too: the program, its kind of file, and currencies.
  static let names: Set<String> = ["Jarip", "jarip", "yaml", "KRW", "EUR", "USD"]

  /// Each text that has such a word, without what is written the same in every language: formulas, paths of files,
  /// names of inputs, which stand under their titles, hashes, and addresses such as `kosen.kr`.
  static func found(in html: String, besides names: Set<String>) throws -> [String] {
    func hasWord(_ text: String) -> Bool {
      text.utf8.split { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) }
        .contains { $0.count > 1 && !names.contains(String(Substring($0))) }
    }
    return try texts(BookPage(html).root).filter { text in
      hasWord(text)
        && hasWord(
          text
            .replacing(/\S*\/\S+\.yaml/, with: "")
            .replacing(/\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b/, with: "")
            .replacing(/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|eu|kr)(?![a-z])/, with: ""))
    }
  }

  /// What is read on the page, or aloud.
  private static func texts(_ element: XMLElement) -> [String] {
    let isNoText =
      ["code", "style", "script"].contains(element.name) || element["class"] == "t val"
      || element.name == "small" && (element.parent as? XMLElement)?.name == "th"
    guard !isNoText else { return [] }
    return ["aria-label", "title", "alt"].compactMap { element[$0] }
      + (element.children ?? []).flatMap { child in
        if let child = child as? XMLElement { return texts(child) }
        return [child.stringValue ?? ""]
      }
  }
}
