import JaripLanguage
import OrderedCollections

/// Revenue, costs and how they are shared.
extension ScenarioDecoder {
  /// Titles of programmes; a title that no line has a use for is told, since it may be misspelt.
  func programmes(
    _ frame: MapReader, of alternatives: [Alternative]
  ) -> OrderedDictionary<String, LocalText> {
    var used: OrderedSet<String> = []
    for alternative in alternatives {
      used.formUnion(alternative.lines.values.compactMap(\.programme))
    }
    var titles: OrderedDictionary<String, LocalText> = [:]
    for entry in entries(frame, "programmes") {
      guard let reader = MapReader(entry.value, entry.key, Grammar.programme, log: log),
        reader.hasRequiredKeys(of: "'\(entry.key)'", at: entry.place)
      else { continue }
      titles[entry.key] = reader.localText("title")
      if !used.contains(entry.key), !alternatives.isEmpty {
        log.add(
          Diagnostic(
            "unused-programme", "No line belongs to the programme '\(entry.key)'", at: entry.place,
            suggestion: log.nearest(to: entry.key, among: used),
            severity: .warning))
      }
    }
    return titles
  }

  func revenue(_ frame: MapReader) -> OrderedDictionary<String, Line> {
    var lines: OrderedDictionary<String, Line> = [:]
    for entry in entries(frame, "revenue") {
      guard let reader = line(entry, Grammar.revenueLine) else { continue }
      let kind = Line.Kind.revenue(
        isEarned: reader.boolean("earned") ?? true,
        collectedAfter: reader.whole("collected_after") ?? 0)
      lines[entry.key] = line(entry, reader, kind)
    }
    return lines
  }

  func costs(_ frame: MapReader) -> OrderedDictionary<String, Line> {
    var lines: OrderedDictionary<String, Line> = [:]
    for entry in entries(frame, "costs") {
      guard let reader = line(entry, Grammar.costLine) else { continue }
      let kind = Line.Kind.cost(
        basis: reader.choice("basis") ?? .operating, arises: arises(reader, entry),
        sharing: sharing(reader))
      lines[entry.key] = line(entry, reader, kind)
    }
    return lines
  }

  private func line(_ entry: YamlMap.Entry, _ record: Record) -> MapReader? {
    guard let reader = MapReader(entry.value, entry.key, record, log: log) else { return nil }
    _ = reader.hasRequiredKeys(of: "'\(entry.key)'", at: entry.place)
    return reader
  }

  private func line(_ entry: YamlMap.Entry, _ reader: MapReader, _ kind: Line.Kind) -> Line? {
    let notes = reader.notes()
    let programme = reader.text("programme")
    guard let amount = reader.formula("amount") else { return nil }
    return Line(
      name: entry.key, kind: kind, programme: programme, amount: amount, notes: notes,
      place: entry.place)
  }

  private func arises(_ reader: MapReader, _ entry: YamlMap.Entry) -> Line.Arises {
    guard reader.word("charged_to", among: ["network"]) != nil else {
      if let split = reader["split"], reader["charged_to"] == nil {
        log.add(
          Diagnostic(
            "split-alone", "'\(entry.key)' has 'split' but is not charged to the network",
            at: split.place, why: "a cost that arises in each centre has nothing to split.",
            suggestion: "charged_to: network, or 'split' inside 'sharing'"))
      }
      return .inEachCentre
    }
    if let sharing = reader["sharing"] {
      log.add(
        Diagnostic(
          "shared-once", "'\(entry.key)' is charged to the network and has 'sharing'",
          at: reader.keyPlace("sharing"),
          why: "a cost that arises once for all has no amounts of its own to pool.",
          suggestion: "take one of the two out", attributes: ["sharing": sharing.found]))
    }
    return .once(split: split(reader, words: ["equal", "ability"]) ?? .equal)
  }

  private func split(_ reader: MapReader, words: [String]) -> Split? {
    guard let node = reader["split"] else { return nil }
    switch node.text {
    case "equal": return .equal
    case "ability": return .ability
    case let word? where ["use", "shapley"].contains(word):
      guard words.contains(word) else {
        log.add(
          Diagnostic(
            "bad-split", "A cost charged to the network cannot be split by '\(word)'",
            at: node.place, why: "'use' and 'shapley' go by what each centre would spend alone.",
            suggestion: "equal, ability, or a formula used as weights"))
        return nil
      }
      return word == "use" ? .use : .shapley
    default: return reader.formula("split").map { .weights($0) }
    }
  }

  private func sharing(_ reader: MapReader) -> Sharing? {
    guard let node = reader["sharing"],
      let terms = MapReader(node, "sharing", Grammar.sharing, log: log)
    else { return nil }
    return Sharing(
      fixed: terms.formula("fixed"), overlap: terms.formula("overlap"),
      premium: terms.formula("premium"), localisation: terms.formula("localisation"),
      pairCost: terms.formula("pair_cost"), secretariat: terms.formula("secretariat"),
      adoption: terms.formula("adoption"), members: members(terms),
      split: split(terms, words: ["equal", "use", "ability", "shapley"]) ?? .use,
      place: reader.keyPlace("sharing"))
  }

  private func members(_ terms: MapReader) -> [String]? {
    guard let node = terms["members"], node.text != "all" else { return nil }
    let names = terms.texts("members") ?? []
    if centres.isEmpty { return names.map(\.text) }
    for (name, place) in names where !centreIDs.contains(name) && !groups.contains(name) {
      log.add(
        Diagnostic(
          "unknown-centre", "There is no centre or group '\(name.shortened())'", at: place,
          suggestion: log.nearest(to: name, among: Array(centreIDs) + Array(groups))))
    }
    return names.map(\.text)
  }

  func share(_ frame: MapReader, lines: OrderedDictionary<String, Line>) -> Share {
    guard let node = frame["share"] else { return .none }
    switch node.text {
    case "none": return .none
    case "all": return .all
    default: break
    }
    let shareable = lines.values.filter { $0.sharing != nil }.map(\.name)
    guard node.list != nil else {
      log.add(
        Expectation.mismatch(
          "share", "none, all, or a list of cost lines", node,
          suggestion: node.text.flatMap { log.nearest(to: $0, among: ["none", "all"] + shareable) })
      )
      return .none
    }
    let names = frame.texts("share") ?? []
    for (name, place) in names where lines[name]?.sharing == nil {
      // A line that could not be read is reported already.
      guard lines[name] != nil || frame["costs"]?.map?[name] == nil else { continue }
      log.add(
        Diagnostic(
          "not-shareable",
          lines[name] == nil
            ? "There is no cost line '\(name.shortened())' to share"
            : "'\(name)' has no 'sharing' block", at: place,
          why: "'share' lists cost lines that say on which terms they are pooled.",
          suggestion: log.nearest(to: name, among: shareable)))
    }
    return .lines(names.map(\.text))
  }
}
