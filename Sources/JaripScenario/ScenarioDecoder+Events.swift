import JaripLanguage

/// What had happened by a date.
extension ScenarioDecoder {
  func events(_ frame: MapReader) -> [DatedEvent] {
    entries(frame, "events").compactMap { entry in
      guard let reader = MapReader(entry.value, entry.key, Grammar.event, log: log) else {
        return nil
      }
      let isComplete = reader.hasRequiredKeys(of: "'\(entry.key)'", at: entry.place)
      let outcome = outcome(reader, entry)
      let (by, happened) = (reader.month("by"), reader.boolean("happened"))
      checkInTimeline(by, "by", reader)
      let (expected, use, notes) = (
        probability(reader), reader.choice("use") as Observation.Use?, reader.notes()
      )
      guard isComplete, let outcome, let by, let happened else { return nil }
      return DatedEvent(
        name: entry.key, outcome: outcome.kind, centre: outcome.centre, by: by, happened: happened,
        expected: expected, use: use ?? .fit, notes: notes, place: entry.place)
    }
  }

  /// Of which centre what is said; nothing as the centre is the network.
  private func outcome(_ reader: MapReader, _ entry: YamlMap.Entry)
    -> (kind: DatedEvent.Outcome, centre: String?)?
  {
    let kinds = DatedEvent.Outcome.allCases.filter { reader[$0.rawValue] != nil }
    guard let kind = kinds.first else {
      if !reader.map.isDamaged {
        log.add(
          Diagnostic(
            "missing-key", "'\(entry.key)' does not say what happened", at: entry.place,
            suggestion: "independent: \(centreIDs.first ?? "network"), or closed: network"))
      }
      return nil
    }
    guard kinds.count == 1 else {
      log.add(
        Diagnostic(
          "several-values", "'\(entry.key)' has 'independent' and 'closed'",
          at: reader.keyPlace("closed"), suggestion: "make two events of it"))
      return nil
    }
    guard let centre = reader.text(kind.rawValue) else { return nil }
    if centre == "network" { return (kind, nil) }
    if !centres.isEmpty, !centreIDs.contains(centre) {
      log.add(
        Diagnostic(
          "unknown-centre", "There is no centre '\(centre.shortened())'",
          at: reader.map[kind.rawValue]?.place,
          suggestion: log.nearest(to: centre, among: Array(centreIDs) + ["network"])))
    }
    return (kind, centre)
  }

  private func probability(_ reader: MapReader) -> Double? {
    let expected = reader.number("expected")
    if let expected, !(0...1).contains(expected) {
      log.add(
        Diagnostic(
          "out-of-range", "A probability lies between 0 and 1, found \(expected)",
          at: reader.map["expected"]?.place))
    }
    return expected
  }
}
