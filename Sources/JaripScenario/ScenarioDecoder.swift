import JaripLanguage
import OrderedCollections

/// Turns a merged document into typed values, reporting everything that does not fit.
final class ScenarioDecoder {
  let log: DiagnosticLog
  let reservedNames: Set<String>
  var units = UnitTable(countingUnits: [])
  var timeline: Timeline?
  var centres: [Centre] = []
  /// For quick look-ups; the ids and groups of `centres`.
  var centreIDs: OrderedSet<String> = []
  var groups: OrderedSet<String> = []

  init(log: DiagnosticLog, reservedNames: Set<String> = []) {
    self.log = log
    self.reservedNames = reservedNames
  }

  /// The scenario as far as it can be read, or nothing when its frame is missing.
  func scenario(_ document: Document, files: [SourceFile]) -> Scenario? {
    let start = files.first.map { SourcePlace(file: $0, line: 1, column: 1) } ?? Document.nowhere
    guard
      let frame = MapReader(
        document.root, "scenario", Grammar.document, isNamed: false, log: log)
    else {
      return nil
    }
    _ = frame.hasRequiredKeys(of: "The scenario", at: start)
    let money = readUnits(frame)
    readTimeline(frame)
    readCentres(frame)
    let report = report(frame)
    let observations = observations(frame)
    let events = events(frame)
    let references = references(frame)
    let checks = checks(frame)
    let simulation = simulation(frame)
    let alternatives = alternatives(document)
    let programmes = programmes(frame, of: alternatives)
    let (title, summary) = (frame.localText("title"), frame.localText("description"))
    guard let money, let timeline, !centres.isEmpty, !alternatives.isEmpty else { return nil }
    var scenario = Scenario(
      files: files, title: title, summary: summary, money: money, units: units, timeline: timeline,
      centres: centres, report: report,
      observations: observations, references: references, checks: checks, simulation: simulation,
      alternatives: alternatives, warnings: log.sortedWarnings(files: files))
    scenario.programmes = programmes
    scenario.events = events
    if log.hasErrors { scenario.unreadNames = unreadNames(document, alternatives) }
    return scenario
  }

  /// Entries that stand in the document and did not come out.
  private func unreadNames(_ document: Document, _ alternatives: [Alternative]) -> Set<String> {
    let roots = [document.root] + document.alternatives.flatMap { $0.1.map(\.value) }
    var names: Set<String> = []
    for section in ["inputs", "model", "revenue", "costs", "grants"] {
      for root in roots { names.formUnion(root.map?[section]?.map?.entries.keys ?? []) }
    }
    for alternative in alternatives {
      names.subtract(alternative.quantities.keys)
      names.subtract(alternative.lines.keys)
      names.subtract(alternative.grants.keys)
    }
    return names
  }

  private func alternatives(_ document: Document) -> [Alternative] {
    guard !document.alternatives.isEmpty else {
      return [
        alternative(named: Alternative.implicitName, title: LocalText(), root: document.root)
      ].compactMap { $0 }
    }
    return document.alternatives.compactMap { name, patches in
      var root = document.root
      var title = LocalText()
      for patch in patches {
        guard let reader = MapReader(patch.value, name, Grammar.alternative, log: log) else {
          continue
        }
        title.texts.merge(reader.localText("title").texts) { $1 }
        var map = reader.map
        map.remove("title")
        let node = YamlNode(.map(map), at: patch.value.place)
        let merger = Merger(log: log, patch: patch.place.file.isSetting ? .setting : .alternative)
        root = merger.merged(root, with: node, as: Grammar.document)
      }
      return alternative(named: name, title: title, root: root)
    }
  }

  private func alternative(named name: String, title: LocalText, root: YamlNode) -> Alternative? {
    guard let frame = MapReader(root, name, Grammar.document, isNamed: false, log: log) else {
      return nil
    }
    checkNamespace(frame)
    let quantities = quantities(frame, .inputs).merging(quantities(frame, .model)) { $1 }
    let lines = revenue(frame).merging(costs(frame)) { $1 }
    return Alternative(
      name: name, title: title, quantities: quantities, correlations: correlations(frame),
      lines: lines, grants: grants(frame, lines: lines), share: share(frame, lines: lines),
      reserves: reserves(frame), independence: independence(frame))
  }

  /// Inputs, model, revenue, costs and grants share one namespace.
  private func checkNamespace(_ frame: MapReader) {
    var first: [String: (section: String, place: SourcePlace)] = [:]
    for section in ["inputs", "model", "revenue", "costs", "grants"] {
      for entry in entries(frame, section) {
        if let other = first[entry.key] {
          log.add(
            Diagnostic(
              "name-used-twice",
              "'\(entry.key)' is in '\(section)' and in '\(other.section)'", at: entry.place,
              label: "first in \(other.place)",
              why: "these sections share one set of names, so that a formula means one thing.",
              suggestion: "another name for one of the two"))
        } else {
          first[entry.key] = (section, entry.place)
        }
      }
    }
  }

  /// The entries of a section; an empty section has none.
  func entries(_ frame: MapReader, _ section: String) -> [YamlMap.Entry] {
    guard let node = frame[section] else { return [] }
    guard let map = node.map else {
      log.add(Expectation.mismatch(section, "a map of names", node))
      return []
    }
    return Array(map.entries.values)
  }

  /// The items of a list of maps.
  func items(_ frame: MapReader, _ key: String, _ record: Record) -> [MapReader] {
    guard let node = frame[key] else { return [] }
    guard let list = node.list else {
      log.add(Expectation.mismatch(key, "a list", node))
      return []
    }
    return list.compactMap { MapReader($0, record.name, record, isNamed: false, log: log) }
  }

  /// Reports `month` where it lies outside the timeline.
  func checkInTimeline(_ month: Month?, _ key: String, _ reader: MapReader) {
    guard let month, let timeline, month < timeline.start || month > timeline.end else { return }
    log.add(
      Diagnostic(
        "outside-timeline",
        "\(month) is outside the timeline, \(timeline.start) to \(timeline.end)",
        at: reader.map[key]?.place))
  }
}

extension SourceFile {
  /// A word of `--set`.
  var isSetting: Bool { name == "--set" }
}
