import JaripLanguage
import OrderedCollections

/// Units, time, centres, and how the run is made and reported.
extension ScenarioDecoder {
  /// Sets `units`; gives the unit of money.
  func readUnits(_ frame: MapReader) -> Unit? {
    var names: OrderedSet<String> = []
    let taken = UnitTable(countingUnits: []).knownNames
    for (name, place) in frame.texts("units") ?? [] {
      let problem: String? =
        if !isName(name) {
          "'\(name.shortened())' is not a name"
        } else if taken.contains(name) {
          "'\(name)' is a word of time or scale; Jarip knows it already"
        } else if UnitTable.isCurrencyCode(name) {
          "'\(name)' reads as a currency: three capitals"
        } else if !names.append(name).inserted {
          "The unit '\(name)' stands here a second time"
        } else {
          nil
        }
      if let problem { log.add(Diagnostic("bad-unit", problem, at: place)) }
    }
    units = UnitTable(countingUnits: Array(names))
    guard let node = frame["money"] else { return nil }
    guard let text = node.text, let scale = UnitTable.moneyScale(of: text) else {
      log.add(
        Expectation.mismatch(
          "money", "a currency and, if wanted, thousand, million or billion", node,
          suggestion: Self.money(like: node.text ?? "")))
      return nil
    }
    units = UnitTable(countingUnits: Array(names), moneyScale: scale.factor)
    return frame.unit("money", in: units)
  }

  /// The nearest to what was meant: `EUR thousand` for `thousand euros`.
  private static func money(like text: String) -> String {
    let words = text.split(separator: " ").map { $0.uppercased() }
    let code = ["EUR", "USD", "GBP", "JPY"].first { code in words.contains { $0.hasPrefix(code) } }
    let scale = ["thousand", "billion"].first { scale in
      words.contains { $0.hasPrefix(scale.uppercased()) }
    }
    return "\(code ?? "KRW") \(scale ?? "million")"
  }

  func readTimeline(_ frame: MapReader) {
    guard let node = frame["timeline"],
      let reader = MapReader(node, "timeline", Grammar.timeline, log: log),
      reader.hasRequiredKeys(of: "The timeline", at: frame.keyPlace("timeline"))
    else { return }
    let (start, end, now) = (reader.month("start"), reader.month("end"), reader.month("now"))
    let fiscalYearStart = fiscalYearStart(reader)
    guard let start, let end else { return }
    guard start <= end else {
      return log.add(
        Diagnostic(
          "bad-timeline", "The timeline ends in \(end), before it starts in \(start)",
          at: reader.map["end"]?.place))
    }
    timeline = Timeline(start: start, end: end, fiscalYearStart: fiscalYearStart, now: now)
  }

  private func fiscalYearStart(_ reader: MapReader) -> Int {
    guard let node = reader["fiscal_year"] else { return 1 }
    if let number = node.number.flatMap({ Int(exactly: $0) }), (1...12).contains(number) {
      return number
    }
    if let index = Self.monthNames.firstIndex(of: node.text?.lowercased() ?? "") {
      return index + 1
    }
    log.add(
      Expectation.mismatch(
        "fiscal_year", "the name of a month, or 1 to 12", node,
        suggestion: node.text.flatMap { log.nearest(to: $0, among: Self.monthNames) }))
    return 1
  }

  static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  func readCentres(_ frame: MapReader) {
    for entry in entries(frame, "centres") {
      guard let reader = MapReader(entry.value, entry.key, Grammar.centre, log: log) else {
        continue
      }
      let opens = reader.month("opens")
      if let opens, let timeline, opens > timeline.end {
        log.add(
          Diagnostic(
            "never-opens", "'\(entry.key)' opens in \(opens), after the end of the timeline",
            at: reader.map["opens"]?.place, severity: .warning))
      }
      let start = timeline?.start ?? Month(index: 0)
      centres.append(
        Centre(
          id: entry.key, title: reader.localText("title"), group: reader.text("group"),
          opens: max(opens ?? start, start), place: entry.place))
    }
    centreIDs = OrderedSet(centres.map(\.id))
    groups = OrderedSet(centres.compactMap(\.group))
    if let node = frame["centres"], let map = node.map, map.entries.isEmpty, !map.isDamaged {
      log.add(
        Diagnostic(
          "no-centres", "A scenario has at least one centre", at: frame.keyPlace("centres")))
    }
    for entry in entries(frame, "centres") {
      guard let node = entry.value.map?["group"], let group = node.text else { continue }
      checkGroup(group, at: node.place)
    }
  }

  private func checkGroup(_ group: String, at place: SourcePlace) {
    if !isName(group) {
      log.add(KeyChecker.badName(group, at: place))
    } else if KeyChecker.centreWords.contains(group) {
      log.add(
        Diagnostic(
          "reserved-name", "'\(group)' cannot be a group: it is a word of the language", at: place))
    } else if centreIDs.contains(group) {
      log.add(
        Diagnostic(
          "name-used-twice", "'\(group)' is a group and the id of a centre", at: place,
          why: "a formula could not tell the two apart."))
    }
  }

  func report(_ frame: MapReader) -> Report {
    guard let node = frame["report"],
      let reader = MapReader(node, "report", Grammar.report, log: log)
    else { return Report() }
    let headline = reader.month("headline")
    checkInTimeline(headline, "headline", reader)
    func names(_ key: String) -> [Report.Reported] {
      (reader.texts(key) ?? []).map { Report.Reported(name: $0.text, place: $0.place) }
    }
    return Report(headline: headline, monthly: names("monthly"), yearly: names("yearly"))
  }

  func simulation(_ frame: MapReader) -> Simulation {
    guard let node = frame["simulation"],
      let reader = MapReader(node, "simulation", Grammar.simulation, log: log)
    else { return Simulation() }
    let seed = reader.read("seed", "a whole number, at least 0") { node in
      node.scalar.flatMap { $0.style == .plain ? UInt64($0.text) : nil }
    }
    let trials = reader.whole("trials")
    if let trials, trials > Simulation.mostTrials, let node = reader["trials"] {
      log.add(
        Expectation.mismatch(
          "trials", of: "simulation", "at most \(Simulation.mostTrials)", node))
    }
    return Simulation(
      trials: trials ?? 10_000, seed: seed ?? 1,
      sampling: reader.choice("sampling") ?? .random)
  }
}
