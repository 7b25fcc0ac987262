import JaripLanguage

/// Facts, outside views and checks.
extension ScenarioDecoder {
  func observations(_ frame: MapReader) -> [Observation] {
    entries(frame, "observations").compactMap { entry in
      let record = Grammar.observation
      guard let reader = MapReader(entry.value, entry.key, record, log: log) else { return nil }
      let isComplete = reader.hasRequiredKeys(of: "'\(entry.key)'", at: entry.place)
      let (of, over, value) = (reader.formula("of"), months(reader, entry), reader.number("value"))
      let centre = reader.text("centre")
      if let centre, !centres.isEmpty, !centreIDs.contains(centre), centre != "network" {
        log.add(unknownCentre(centre, at: reader.map["centre"]?.place ?? entry.place))
      }
      let (unit, use, notes) = (
        reader.unit("unit", in: units), reader.choice("use") as Observation.Use?, reader.notes()
      )
      let error = error(reader, value: value)
      guard isComplete, let of, let over, let value else { return nil }
      return Observation(
        name: entry.key, of: of, centre: centre == "network" ? nil : centre, over: over,
        value: value, error: error, unit: unit ?? .pure, use: use ?? .fit, notes: notes,
        place: entry.place)
    }
  }

  /// One standard deviation; "2%" is a share of the value.
  private func error(_ reader: MapReader, value: Double?) -> Double? {
    let expected = "a number that is not negative, or a share such as \"2%\""
    return reader.read("error", expected) { node -> Double? in
      if let number = node.number { return number >= 0 ? number : nil }
      guard let text = node.text, text.hasSuffix("%"),
        let share = YamlNode.number(String(text.dropLast()).trimmingSpaces()), share >= 0
      else { return nil }
      return abs(value ?? 1) * share / 100
    }
  }

  private func months(_ reader: MapReader, _ entry: YamlMap.Entry) -> ClosedRange<Month>? {
    switch (reader["over"], reader["at"]) {
    case (nil, nil):
      if !reader.map.isDamaged {
        log.add(
          Diagnostic(
            "missing-key", "'\(entry.key)' does not say when", at: entry.place,
            suggestion: "over: 1998-09..1999-08, or at: 1999-08"))
      }
      return nil
    case (.some, .some):
      log.add(
        Diagnostic(
          "several-values", "'\(entry.key)' has 'over' and 'at'", at: reader.keyPlace("at"),
          suggestion: "take one of them out"))
      return nil
    case (nil, .some):
      guard let month = reader.month("at") else { return nil }
      checkInTimeline(month, "at", reader)
      return month...month
    case (.some, nil):
      let range = reader.read("over", "months such as 1998-09..1999-08") { node in
        node.text.flatMap(Self.months)
      }
      checkInTimeline(range?.lowerBound, "over", reader)
      checkInTimeline(range?.upperBound, "over", reader)
      return range
    }
  }

  /// Reads `1998-09..1999-08`, or a single month.
  private static func months(_ text: String) -> ClosedRange<Month>? {
    if let month = Month(text) { return month...month }
    let dots = text.ranges(of: "..")
    guard dots.count == 1, let first = Month(text[..<dots[0].lowerBound].trimmingSpaces()),
      let last = Month(text[dots[0].upperBound...].trimmingSpaces()), first <= last
    else { return nil }
    return first...last
  }

  func references(_ frame: MapReader) -> [Reference] {
    entries(frame, "references").compactMap { entry in
      let record = Grammar.reference
      guard let reader = MapReader(entry.value, entry.key, record, log: log) else { return nil }
      let isComplete = reader.hasRequiredKeys(of: "'\(entry.key)'", at: entry.place)
      let (of, month) = (reader.formula("of"), reader.month("at"))
      checkInTimeline(month, "at", reader)
      let (mean, deviation, notes) = (reader.number("mean"), reader.number("sd"), reader.notes())
      if let deviation, deviation < 0 {
        log.add(
          Diagnostic(
            "out-of-range", "A standard deviation is not negative, found \(deviation)",
            at: reader.map["sd"]?.place))
      }
      guard isComplete, let of, let month, let mean, let deviation else { return nil }
      return Reference(
        name: entry.key, of: of, at: month, mean: mean, standardDeviation: deviation, notes: notes,
        place: entry.place)
    }
  }

  func checks(_ frame: MapReader) -> [Check] {
    items(frame, "checks", Grammar.check).compactMap { reader in
      _ = reader.hasRequiredKeys(of: "A check", at: reader.place)
      let because = reader.localText("because")
      guard let node = reader["that"], let text = reader.text("that") else { return nil }
      return Check(
        text: text, because: because, place: node.scalar?.written?.place ?? node.place)
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String { String(self).trimmingSpaces() }
}
