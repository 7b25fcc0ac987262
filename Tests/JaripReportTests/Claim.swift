import Foundation
import FoundationXML

/// A sentence, a row of a table, or its heads: where it stands, and the numbers printed there.
struct PrintedLine {
  var place: String
  var numbers: [PrintedNumber?]
}

/// What a line should say.
struct Claim {
  var place: String
  var values: [Double?]

  init(_ place: String, _ values: [Double?]...) {
    self.place = place
    self.values = values.flatMap { $0 }
  }

  /// What is wrong with lines that should be these, in this order.
  static func problems(_ lines: [PrintedLine], _ claims: [Claim]) -> [String] {
    var problems: [String] = []
    if lines.count != claims.count {
      problems.append("\(lines.count) lines, \(claims.count) claims")
    }
    for (line, claim) in zip(lines, claims) where !claim.holds(for: line) {
      let numbers = line.numbers.map { $0?.text ?? "–" }
      let values = claim.values.map { $0?.description ?? "–" }
      problems.append("\(line.place) \(numbers); should be \(claim.place) \(values)")
    }
    return problems
  }

  private func holds(for line: PrintedLine) -> Bool {
    line.place.contains(place) && line.numbers.count == values.count
      && zip(line.numbers, values).allSatisfy { number, value in
        guard let number, let value else { return number == nil && value == nil }
        return number.stands(for: value)
      }
  }
}

extension BookPage {
  /// What is said outside tables and drawings, where there are numbers in it.
  static func sentences(of edition: XMLElement) -> [PrintedLine] {
    texts(of: edition).compactMap { text in
      let numbers = PrintedNumber.all(in: text)
      // Versions are no numbers.
      return numbers.isEmpty || text.hasPrefix("jarip ")
        ? nil : PrintedLine(place: text, numbers: numbers)
    }
  }

  static func texts(of edition: XMLElement) -> [String] {
    let names: Set<String> = [
      "header", "p", "h1", "h2", "h3", "li", "dd", "figcaption", "summary",
    ]
    return edition.all(names, outside: ["table", "svg"]).map(\.spaced)
  }

  /// The tables line by line: a caption with all heads, then the rows.
  static func lines(of table: XMLElement) -> [PrintedLine] {
    let heads = (table.all("caption") + table.all("thead")).map(\.spaced).joined(separator: " ")
    let rows = table.all("tbody").flatMap { $0.all("tr") }.map { row in
      let cells = (row.children ?? []).compactMap { ($0 as? XMLElement)?.spaced }
      return PrintedLine(
        place: cells[0], numbers: PrintedNumber.all(in: cells.dropFirst().joined(separator: " ")))
    }
    return [PrintedLine(place: heads, numbers: PrintedNumber.all(in: heads))] + rows
  }
}

extension XMLElement {
  /// The elements of some names below this one and below no other of them.
  func all(_ names: Set<String>, outside others: Set<String>) -> [XMLElement] {
    (children ?? []).compactMap { $0 as? XMLElement }.flatMap { child in
      names.contains(child.name ?? "")
        ? [child]
        : others.contains(child.name ?? "") ? [] : child.all(names, outside: others)
    }
  }

  /// The text with a blank between its parts, without what is code.
  var spaced: String {
    (children ?? []).map { child in
      guard let element = child as? XMLElement else { return child.stringValue ?? "" }
      return element.name == "code" ? "" : element.spaced
    }.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
