import JaripLanguage
import OrderedCollections

/// A scenario file, or several merged ones, as nodes.
struct Document {
  /// Everything but `extends` and `alternatives`.
  var root = YamlNode(.map(YamlMap()), at: Document.nowhere)
  /// For each alternative its patches in order. They are kept apart instead of merged: a short form
  /// or `null` in a patch says nothing until the scenario that it patches is whole.
  var alternatives: OrderedDictionary<String, [YamlMap.Entry]> = [:]

  static let nowhere = SourcePlace(
    file: SourceFile(name: "scenario", text: ""), line: 1, column: 1)

  /// Puts another document on top.
  mutating func merge(_ later: Document, with merger: Merger) {
    root = merger.merged(root, with: later.root, as: Grammar.document)
    for (name, patches) in later.alternatives {
      for patch in patches { add(patch, named: name, with: merger) }
    }
  }

  /// Puts one patch on top of the patches of an alternative; `null` removes the alternative.
  mutating func add(_ patch: YamlMap.Entry, named name: String, with merger: Merger) {
    let log = merger.log
    if merger.patch == .setting, alternatives[name] == nil {
      return log.add(
        Diagnostic(
          "unknown-name", "There is no alternative '\(name)' for --set to change", at: patch.place,
          suggestion: log.nearest(to: name, among: alternatives.keys)))
    }
    guard patch.value.isNull else { return alternatives[name, default: []].append(patch) }
    guard alternatives.removeValue(forKey: name) == nil else { return }
    log.add(
      Diagnostic(
        "nothing-to-remove", "There is no alternative '\(name)' that 'null' could remove",
        at: patch.place,
        suggestion: log.nearest(to: name, among: alternatives.keys)
          ?? "\(name): {} for the scenario as it is"))
  }
}
