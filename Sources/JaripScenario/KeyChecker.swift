import JaripLanguage
import OrderedCollections

/// Holds the nodes of one file against the closed sets of keys, before anything is merged.
///
/// An unknown key is reported where it stands and taken out; its map is marked as damaged, so that
/// no later step complains of a missing key that is only misspelt.
struct KeyChecker {
  let log: DiagnosticLog
  let reservedNames: Set<String>

  /// Words that formulas need for themselves.
  static let keywords: Set = ["and", "or", "not", "to", "if", "date", "undefined"]
  /// Words that stand for centres in formulas and maps.
  static let centreWords: Set = ["network", "others", "all", "none", "from"]

  func checked(_ node: YamlNode, as type: KeyType) -> YamlNode {
    switch type {
    case .record(let record): checked(node, as: record)
    case .localText: languages(node)
    case .list(let item):
      if let list = node.list {
        YamlNode(.list(list.map { checked($0, as: item) }), at: node.place)
      } else {
        node
      }
    case .entries(let names, let record):
      entries(node, record) { checkName($0, names) }
    case .centres(let record):
      entries(node, record) { entry in
        if entry.key != "from" || entry.value.map != nil { checkCentreName(entry.key, entry.place) }
      }
    default: node
    }
  }

  func checked(_ node: YamlNode, as record: Record) -> YamlNode {
    guard let map = node.map else { return node }
    var known = YamlMap(isDamaged: map.isDamaged)
    for entry in map.entries.values {
      if let key = record.key(entry.key) {
        known.set(entry.key, checked(entry.value, as: key.type), at: entry.place)
      } else {
        reportUnknown(entry, in: record)
        known.isDamaged = true
      }
    }
    return YamlNode(.map(known), at: node.place)
  }

  private func entries(
    _ node: YamlNode, _ record: Record, checkName: (YamlMap.Entry) -> Void
  ) -> YamlNode {
    guard var map = node.map else { return node }
    for entry in map.entries.values {
      checkName(entry)
      map.entries[entry.key]!.value = checked(entry.value, as: record)
    }
    return YamlNode(.map(map), at: node.place)
  }

  /// A text per language, without what is no code of a language.
  private func languages(_ node: YamlNode) -> YamlNode {
    guard var map = node.map else { return node }
    map.entries = map.entries.filter { key, entry in
      if LocalText.languages.contains(key) { return true }
      reportNoLanguage(entry)
      return false
    }
    return YamlNode(.map(map), at: node.place)
  }

  /// A key without a value is mostly what a comma in a number or a text has cut off.
  private static func comma(in entry: YamlMap.Entry) -> String? {
    entry.value.isNull
      ? "quotes round a text with a comma in it; in a number, a point instead of the comma" : nil
  }

  private func reportNoLanguage(_ entry: YamlMap.Entry) {
    guard !log.isFull else { return log.add(Diagnostic("unknown-key", "")) }
    let key = entry.key.shortened()
    log.add(
      Diagnostic(
        "unknown-key", "'\(key)' is no language that Jarip speaks", at: entry.place,
        why: "a text per language has the keys \(LocalText.languages.joined(separator: " and ")).",
        suggestion: log.nearest(to: entry.key.lowercased(), among: LocalText.languages)
          ?? Self.comma(in: entry),
        attributes: ["key": key]))
  }

  private func reportUnknown(_ entry: YamlMap.Entry, in record: Record) {
    // A setting's first key is reported by the setting, which knows what the scenario holds.
    guard entry.place.file.name != Setting.fileName || record.phrase != Grammar.document.phrase
    else { return }
    guard !log.isFull else { return log.add(Diagnostic("unknown-key", "")) }
    log.add(
      Diagnostic(
        "unknown-key", "'\(entry.key.shortened())' is not a key of \(record.phrase)",
        at: entry.place,
        why: "the keys here are \(record.keyNames.joined(separator: ", ")).",
        suggestion: log.nearest(to: entry.key, among: record.keyNames) ?? Self.comma(in: entry),
        attributes: ["key": entry.key.shortened()]))
  }

  private func checkName(_ entry: YamlMap.Entry, _ names: KeyType.Names) {
    guard isName(entry.key) else { return addBadName(entry.key, at: entry.place) }
    guard names == .quantity, reservedNames.contains(entry.key) || Self.keywords.contains(entry.key)
    else { return }
    log.add(
      Diagnostic(
        "reserved-name", "'\(entry.key)' is a word of the formula language", at: entry.place,
        why: "a formula could not tell the two apart.", suggestion: "'\(entry.key)_'"))
  }

  private func checkCentreName(_ id: String, _ place: SourcePlace) {
    guard isName(id) else { return addBadName(id, at: place) }
    guard Self.centreWords.contains(id) else { return }
    log.add(
      Diagnostic(
        "reserved-name", "'\(id)' cannot be the id of a centre: it is a word of the language",
        at: place))
  }

  private func addBadName(_ name: String, at place: SourcePlace) {
    // The message costs more than the check, and a full log only counts.
    log.add(log.isFull ? Diagnostic("bad-name", "") : Self.badName(name, at: place))
  }

  static func badName(_ name: String, at place: SourcePlace) -> Diagnostic {
    let isEmpty = name.isEmpty
    var words = name.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    if words.first?.isNumber == true { words.insert("_", at: 0) }
    return Diagnostic(
      "bad-name", isEmpty ? "The name is empty" : "'\(name.shortened())' is not a name", at: place,
      why: "names are letters, digits and '_', and do not start with a digit.",
      suggestion: isEmpty ? nil : "'\(String(words).shortened())'")
  }
}
