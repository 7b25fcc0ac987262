import JaripLanguage
import OrderedCollections

/// Puts one tree of nodes on top of another, by the rules of the Merging paragraph.
///
/// Maps merge by key and anything else is replaced; naming one slot of a value drops the others; a
/// scalar instead of an entry's map replaces only its value; `null` removes an entry.
struct Merger {
  let log: DiagnosticLog
  /// Who merges, for messages; nothing for a file that `extends` another.
  var patch: PatchKind = .file

  enum PatchKind {
    case file
    /// The short form and `null` must hit an existing entry.
    case alternative, setting

    var isStrict: Bool { self != .file }
  }

  func merged(_ base: YamlNode?, with patch: YamlNode, as type: KeyType) -> YamlNode {
    switch type {
    case .record(let record): return merged(base, with: patch, as: record)
    case .entries(_, let record), .centres(let record):
      return mergedEntries(base, with: patch, as: record)
    case .localText, .formulaPerCentre:
      guard let base, var result = base.map, let changes = patch.map else { return patch }
      for entry in changes.entries.values { result.entries[entry.key] = entry }
      // Filtered in one go: removing one key of an ordered dictionary takes linear time.
      result.entries = result.entries.filter { !$0.value.value.isNull }
      result.isDamaged = result.isDamaged || changes.isDamaged
      return YamlNode(.map(result), at: patch.place)
    default: return patch
    }
  }

  func merged(_ base: YamlNode?, with patch: YamlNode, as record: Record) -> YamlNode {
    guard let changes = patch.map else { return patch }
    var result = base?.map ?? YamlMap()
    for entry in changes.entries.values where !entry.value.isNull {
      for dropped in record.drops[entry.key] ?? [] { result.remove(dropped) }
    }
    for entry in changes.entries.values {
      if entry.value.isNull {
        if !record.keepsOnNull { result.remove(entry.key) }
      } else {
        let type = record.key(entry.key)?.type ?? .text
        result.set(
          entry.key, merged(result[entry.key], with: entry.value, as: type), at: entry.place)
      }
    }
    result.isDamaged = result.isDamaged || changes.isDamaged
    return YamlNode(.map(result), at: patch.place)
  }

  private func mergedEntries(
    _ base: YamlNode?, with patch: YamlNode, as record: Record
  ) -> YamlNode {
    guard let changes = patch.map else { return patch }
    var result = base?.map ?? YamlMap()
    var removed: Set<String> = []
    for entry in changes.entries.values {
      let old = result.entries[entry.key]
      if entry.value.isNull {
        if old == nil { reportNothingThere(entry, in: result, record) }
        removed.insert(entry.key)
        continue
      }
      var change = entry.value
      if let short = record.shortKey, change.scalar != nil {
        if old == nil, self.patch.isStrict {
          reportNothingThere(entry, in: result, record)
          continue
        }
        var map = YamlMap()
        map.set(short, change, at: change.place)
        change = YamlNode(.map(map), at: change.place)
      }
      checkTableUnit(old, change)
      let value = merged(old?.value, with: change, as: record)
      let setsValue = record.valueKeys.contains { change.map?[$0].map { !$0.isNull } ?? false }
      let place = old == nil || setsValue ? entry.place : old!.place
      result.set(entry.key, value, at: place)
    }
    if !removed.isEmpty { result.entries = result.entries.filter { !removed.contains($0.key) } }
    result.isDamaged = result.isDamaged || changes.isDamaged
    return YamlNode(.map(result), at: patch.place)
  }

  private func reportNothingThere(_ entry: YamlMap.Entry, in map: YamlMap, _ record: Record) {
    guard !log.isFull else { return log.add(Diagnostic("unknown-name", "")) }
    let name = entry.key.shortened()
    if entry.value.isNull, patch == .file {
      return log.add(
        Diagnostic(
          "nothing-to-remove", "There is no \(record.name) '\(name)' that 'null' could remove",
          at: entry.place,
          suggestion: log.nearest(to: entry.key, among: map.entries.keys)
            ?? (record.valueKeys.isEmpty ? "\(name): {} for an empty entry" : "take it out")))
    }
    let who = patch == .setting ? "--set" : "an alternative"
    log.add(
      Diagnostic(
        "unknown-name", "There is no \(record.name) '\(name)' for \(who) to change",
        at: entry.place,
        why: "a value alone, or 'null', must hit what is there; a map may add.",
        suggestion: log.nearest(to: entry.key, among: map.entries.keys),
        attributes: ["name": name]))
  }

  /// An input that comes from a table may get notes, but not another unit for the same numbers.
  private func checkTableUnit(_ old: YamlMap.Entry?, _ change: YamlNode) {
    guard let unit = old?.value.map?["unit"], unit.isFromTable, let new = change.map?["unit"],
      change.map?["value"] == nil, let stated = unit.text, let text = new.text,
      stated.filter({ !$0.isWhitespace }) != text.filter({ !$0.isWhitespace })
    else { return }
    log.add(
      Diagnostic(
        "unit-disagrees",
        "The table states '\(stated)' for '\(old!.key)', not '\(text.shortened())'",
        at: new.place, why: "the numbers come from \(unit.place).",
        suggestion: "leave the unit out here"))
  }
}

extension YamlNode {
  /// Made from a cell of a table, not written in YAML.
  var isFromTable: Bool { place.file.isTable }
}

extension SourceFile {
  var isTable: Bool { name.lowercased().hasSuffix(".csv") }
}
