import JaripLanguage
import OrderedCollections

/// Values by month and by centre, and correlations.
extension ScenarioDecoder {
  /// One value for each centre in the order of the centres, `others` put in.
  ///
  /// An unknown centre and a centre without a value are errors.
  func perCentre<Value>(
    _ node: YamlNode, of name: String, _ read: (YamlNode) -> Value?
  ) -> OrderedDictionary<String, Value>? {
    guard let map = node.map else { return nil }
    var isComplete = !map.isDamaged
    var given: [String: Value] = [:]
    for entry in map.entries.values where !entry.value.isNull {
      guard entry.key == "others" || centreIDs.contains(entry.key) || centres.isEmpty else {
        log.add(unknownCentre(entry.key, at: entry.place))
        isComplete = false
        continue
      }
      if let value = read(entry.value) { given[entry.key] = value } else { isComplete = false }
    }
    var values: OrderedDictionary<String, Value> = [:]
    var missing: [String] = []
    for id in centreIDs {
      if let value = given[id] ?? given["others"] { values[id] = value } else { missing.append(id) }
    }
    guard isComplete, !missing.isEmpty else { return isComplete ? values : nil }
    let some = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
    log.add(
      Diagnostic(
        "missing-centre", "'\(name)' has no value for \(some)", at: node.place,
        why: "a map by centre gives one for each.", suggestion: "others: a value for the rest"))
    return nil
  }

  func unknownCentre(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      "unknown-centre", "There is no centre '\(name.shortened())'", at: place,
      suggestion: log.nearest(to: name, among: Array(centreIDs) + ["others"]),
      attributes: ["name": name.shortened()])
  }

  func actual(_ reader: MapReader) -> [Month: MonthlyValue] {
    reader["actual"].flatMap { monthlyValues($0, "actual") } ?? [:]
  }

  /// Numbers by month; nothing where one of them is wrong.
  func monthlyValues(_ node: YamlNode, _ key: String) -> [Month: MonthlyValue]? {
    guard let map = node.map else {
      log.add(
        Expectation.mismatch(key, "a map by month", node, suggestion: "\(key): {1997-09: 22.5}"))
      return nil
    }
    var values: [Month: MonthlyValue] = [:]
    var isComplete = !map.isDamaged
    for entry in map.entries.values where !entry.value.isNull {
      guard let month = Month(entry.key) else {
        log.add(
          Diagnostic(
            "bad-month", "'\(entry.key.shortened())' is not a month", at: entry.place,
            suggestion: "1997-09"))
        isComplete = false
        continue
      }
      if let number = entry.value.number {
        values[month] = .all(number)
      } else if entry.value.map != nil {
        let numbers = perCentre(entry.value, of: entry.key) { node -> Double? in
          if node.number == nil { log.add(Expectation.mismatch(entry.key, "a number", node)) }
          return node.number
        }
        if let numbers { values[month] = .perCentre(numbers) } else { isComplete = false }
      } else {
        log.add(Expectation.mismatch(entry.key, "a number, or one per centre", entry.value))
        isComplete = false
      }
    }
    if isComplete, values.isEmpty {
      log.add(Diagnostic("missing-value", "'\(key)' has no months", at: node.place))
      return nil
    }
    return isComplete ? values : nil
  }

  func correlations(_ frame: MapReader) -> [Correlation] {
    let inputs = frame["inputs"]?.map?.entries.keys
    return items(frame, "correlations", Grammar.correlation).compactMap { reader in
      guard reader.hasRequiredKeys(of: "A correlation", at: reader.place) else { return nil }
      let names = reader.texts("between")
      let rank = reader.number("rank")
      if let rank, abs(rank) > 1 {
        log.add(
          Diagnostic(
            "out-of-range", "A rank correlation is from -1 to 1, found \(rank)",
            at: reader.map["rank"]?.place))
      }
      guard let names, let rank else { return nil }
      guard names.count == 2, names[0].text != names[1].text else {
        log.add(
          Diagnostic(
            "wrong-type", "A correlation is between two different inputs",
            at: reader.map["between"]?.place, suggestion: "between: [fee, conversion]"))
        return nil
      }
      for (name, place) in names where inputs?.contains(name) != true {
        log.add(
          Diagnostic(
            "unknown-name", "There is no input '\(name.shortened())'", at: place,
            suggestion: inputs.flatMap { log.nearest(to: name, among: $0) }))
      }
      return Correlation(
        first: names[0].text, second: names[1].text, rank: rank, place: reader.place)
    }
  }
}
