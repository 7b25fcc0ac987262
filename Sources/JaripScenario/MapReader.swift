import JaripLanguage
import OrderedCollections

/// Reads the keys of one map, each as the type that the grammar gives it; reports what is not so.
struct MapReader {
  let map: YamlMap
  let place: SourcePlace
  let record: Record
  /// The name of the entry that is read, for messages.
  let owner: String?
  let log: DiagnosticLog

  /// Nothing, with an error, where the node is not a map.
  init?(
    _ node: YamlNode, _ name: String, _ record: Record, isNamed: Bool = true, log: DiagnosticLog
  ) {
    guard let map = node.map else {
      log.add(
        Expectation.mismatch(
          name, record.shortKey == nil ? "a map" : "a formula or a map", node,
          suggestion: node.isNull ? "'{}' where nothing is to be said" : nil))
      return nil
    }
    self.map = map
    self.record = record
    owner = isNamed ? name : nil
    self.log = log
    place = node.place
  }

  subscript(key: String) -> YamlNode? {
    precondition(record.key(key) != nil, "A key that the grammar does not have")
    return map[key].flatMap { $0.isNull ? nil : $0 }
  }

  /// Where the key stands.
  func keyPlace(_ key: String) -> SourcePlace { map.entries[key]?.place ?? place }

  /// Reports required keys that are not there, at `place`; whether all are.
  func hasRequiredKeys(of name: String, at place: SourcePlace) -> Bool {
    let missing = record.keys.filter { $0.isRequired && self[$0.name] == nil }
    for key in missing where !map.isDamaged {
      log.add(
        Diagnostic(
          "missing-key", "\(name) has no '\(key.name)'", at: place, why: key.summary,
          attributes: ["key": key.name]))
    }
    return missing.isEmpty
  }

  /// Reads a value that is there; reports a mismatch when `read` gives nothing.
  func read<Value>(
    _ key: String, _ expected: String, _ read: (YamlNode) -> Value?
  ) -> Value? {
    guard let node = self[key] else { return nil }
    if let value = read(node) { return value }
    let isQuotedNumber = node.scalar.map { $0.style != .plain && YamlNode.number($0.text) != nil }
    log.add(
      Expectation.mismatch(
        key, of: owner, expected, node,
        suggestion: isQuotedNumber == true ? "leave out the quotes" : nil))
    return nil
  }

  func text(_ key: String) -> String? { read(key, "a text", \.text) }
  func number(_ key: String) -> Double? { read(key, "a number", \.number) }
  func boolean(_ key: String) -> Bool? { read(key, "true or false", \.boolean) }
  func month(_ key: String) -> Month? {
    read(key, "a month such as 1997-09") { $0.text.flatMap { Month($0) } }
  }

  func whole(_ key: String) -> Int? {
    guard case .whole(let least) = record.key(key)?.type else { return nil }
    return read(key, "a whole number, at least \(least)") { node in
      node.number.flatMap { Int(exactly: $0) }.flatMap { $0 >= least ? $0 : nil }
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    word(key, among: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  /// One of `words`.
  func word(_ key: String, among words: [String]) -> String? {
    guard let node = self[key] else { return nil }
    guard let text = node.text, words.contains(text) else {
      log.add(
        Expectation.mismatch(
          key, of: owner, Expectation.choices(words), node,
          suggestion: node.text.flatMap { log.nearest(to: $0, among: words) }))
      return nil
    }
    return text
  }

  /// The items of a list of texts, each with its place.
  func texts(_ key: String) -> [(text: String, place: SourcePlace)]? {
    guard let node = self[key] else { return nil }
    guard let list = node.list else {
      log.add(
        Expectation.mismatch(
          key, of: owner, "a list", node, suggestion: node.text.map { "[\($0.shortened())]" }))
      return nil
    }
    return list.compactMap { item in
      if let text = item.text { return (text, item.place) }
      log.add(Expectation.mismatch(key, of: owner, "a list of names", item))
      return nil
    }
  }

  func localText(_ key: String) -> LocalText {
    guard let node = self[key] else { return LocalText() }
    if let text = node.text { return LocalText(["": text]) }
    guard let map = node.map else {
      log.add(Expectation.mismatch(key, of: owner, "a text, or a text per language", node))
      return LocalText()
    }
    var texts: OrderedDictionary<String, String> = [:]
    for entry in map.entries.values where !entry.value.isNull {
      if let text = entry.value.text {
        texts[entry.key] = text
      } else {
        log.add(Expectation.mismatch(entry.key, "a text", entry.value))
      }
    }
    return LocalText(texts)
  }

  func notes() -> Notes {
    Notes(
      title: localText("title"), note: localText("note"), source: localText("source"),
      evidence: choice("evidence"))
  }

  func formula(_ key: String) -> Formula? {
    self[key].flatMap { Formula.read($0, key: key, of: owner, log: log) }
  }

  func unit(_ key: String, in table: UnitTable) -> Unit? {
    guard let node = self[key] else { return nil }
    guard let text = node.text else {
      log.add(Expectation.mismatch(key, of: owner, "a unit such as KRW million/person", node))
      return nil
    }
    do throws(Diagnostic) { return try table.parse(text) } catch {
      var problem = error
      let offset = Int(error.attributes["offset"] ?? "") ?? 0
      let start = node.scalar?.written?.place ?? node.place
      problem.place = SourcePlace(file: start.file, line: start.line, column: start.column + offset)
      problem.attributes["offset"] = nil
      log.add(problem)
      return nil
    }
  }
}

extension Formula {
  /// Reads a scalar as a formula whose place is that of its first character.
  static func read(
    _ node: YamlNode, key: String, of owner: String? = nil, log: DiagnosticLog
  ) -> Formula? {
    guard let scalar = node.scalar, !node.isNull, node.boolean == nil else {
      log.add(
        Expectation.mismatch(
          key, of: owner, "a number or a formula", node,
          suggestion: node.boolean.map { $0 ? "1" : "0" }))
      return nil
    }
    var (text, place) = scalar.written ?? (scalar.text, node.place)
    if scalar.style == .plain, let value = YamlNode.radixNumber(text) { text = "\(value)" }
    do throws(Diagnostic) { return try Formula(parsing: text, at: place) } catch {
      log.add(error)
      return nil
    }
  }
}
