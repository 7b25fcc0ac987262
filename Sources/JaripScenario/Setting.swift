import JaripLanguage
import OrderedCollections

/// One word of `--set`: a path of keys, `=`, and a value in YAML.
struct Setting {
  static let fileName = "--set"

  let file: SourceFile
  let node: YamlNode
  /// The keys before the equals sign.
  private let path: [String]

  /// - Throws: a diagnostic for a word that has no path, no value, or a value that does not read.
  init(_ word: String, log: DiagnosticLog) throws(Diagnostic) {
    file = SourceFile(name: Self.fileName, text: word)
    let start = SourcePlace(file: file, line: 1, column: 1)
    guard word.utf8.count <= Limits.settingBytes else {
      throw Diagnostic("bad-setting", "A --set word has more than 64 KiB")
    }
    guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
      throw Diagnostic(
        "bad-setting", "'\(word.shortened())' is not of the form path=value", at: start,
        suggestion: "--set inputs.training_fee=0.06")
    }
    let path = word[..<equals].split(separator: ".", omittingEmptySubsequences: false)
    guard path.allSatisfy({ !$0.isEmpty }), path.count <= Limits.depth / 2 else {
      throw Diagnostic(
        "bad-setting", "'\(word[..<equals].shortened())' is not a path of keys with dots between",
        at: start, suggestion: "--set inputs.training_fee=0.06")
    }
    guard path[0] != "jarip", path[0] != "extends" else {
      throw Diagnostic("bad-setting", "--set cannot change '\(path[0])'", at: start)
    }
    // Blanks in place of the path, so that the value keeps its columns.
    let written = word[word.index(after: equals)...]
    let blanks = String(repeating: " ", count: word.distance(from: word.startIndex, to: equals) + 1)
    guard let value = try Self.value(blanks + written, file, log),
      !(value.isNull && !written.contains { !$0.isWhitespace })
    else {
      throw Diagnostic(
        "bad-setting", "The value after '=' is missing", at: start,
        suggestion: "'\(word)null' removes an entry")
    }
    var node = value
    var offset = word.distance(from: word.startIndex, to: equals) + 1
    for key in path.reversed() {
      offset -= key.count + 1
      let place = SourcePlace(file: file, line: 1, column: offset + 1, length: key.count)
      var map = YamlMap()
      map.set(String(key), node, at: place)
      node = YamlNode(.map(map), at: place)
    }
    self.node = node
    self.path = path.map(String.init)
  }

  /// The value; what is missing at its end is told on its line, not on the next.
  private static func value(
    _ text: String, _ file: SourceFile, _ log: DiagnosticLog
  ) throws(Diagnostic) -> YamlNode? {
    do throws(Diagnostic) { return try YamlReader.read(file, text: text, log: log) } catch {
      var problem = error
      if let place = error.place, place.line > 1 {
        problem.place = SourcePlace(file: file, line: 1, column: file.text.count + 1)
      }
      throw problem
    }
  }

  /// Whether a path into an entry, such as `inputs.training_fee.value`, finds the entry; else reports
  /// it. A whole entry (`inputs.new={value: 1}`) may be added, a part of none cannot be changed.
  func hits(_ document: Document, log: DiagnosticLog) -> Bool {
    guard Grammar.document.key(path[0]) != nil else {
      log.add(unknownSection(document, log))
      return false
    }
    guard path.count > 2, let key = Grammar.document.key(path[0]),
      case .entries(let names, let record) = key.type, names != .alternative
    else { return true }
    let entries = document.root.map?[path[0]]?.map?.entries
    if entries?[path[1]] != nil { return true }
    log.add(
      Diagnostic(
        "unknown-name", "There is no \(record.name) '\(path[1].shortened())' for --set to change",
        at: SourcePlace(file: file, line: 1, column: path[0].count + 2, length: path[1].count),
        suggestion: entries.flatMap { log.nearest(to: path[1], among: $0.keys) }))
    return false
  }

  /// A first key that is none; of an entry's name alone, where the entry is.
  private func unknownSection(_ document: Document, _ log: DiagnosticLog) -> Diagnostic {
    let place = SourcePlace(file: file, line: 1, column: 1, length: path[0].count)
    let name = path[0].shortened()
    let sections = [
      ("inputs", "an input"), ("model", "a quantity of the model"),
      ("revenue", "a line of revenue"),
      ("costs", "a line of costs"), ("grants", "a grant"), ("centres", "a centre"),
    ]
    for (section, phrase) in sections
    where document.root.map?[section]?.map?.entries[path[0]] != nil {
      return Diagnostic(
        "unknown-key", "'\(name)' is \(phrase)", at: place,
        suggestion: "--set \(section).\(file.text.shortened())", attributes: ["key": name])
    }
    let keys = Grammar.document.keyNames
    return Diagnostic(
      "unknown-key", "'\(name)' is not a key of \(Grammar.document.phrase)", at: place,
      why: "the keys here are \(keys.joined(separator: ", ")).",
      suggestion: log.nearest(to: path[0], among: keys), attributes: ["key": name])
  }
}

extension Substring {
  fileprivate func shortened() -> String { String(self).shortened() }
}
