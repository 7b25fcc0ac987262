import JaripLanguage
import OrderedCollections

/// Inputs and model quantities.
extension ScenarioDecoder {
  func quantities(
    _ frame: MapReader, _ section: Quantity.Section
  ) -> OrderedDictionary<String, Quantity> {
    let record = section == .inputs ? Grammar.input : Grammar.modelQuantity
    var quantities: OrderedDictionary<String, Quantity> = [:]
    for entry in entries(frame, section.rawValue) {
      guard let reader = MapReader(entry.value, entry.key, record, log: log) else { continue }
      let value = value(reader, entry, section)
      let unit = reader.unit("unit", in: units)
      let notes = reader.notes()
      let (each, common, actual) = (each(reader), common(reader), actual(reader))
      let range = section == .inputs ? range(reader) : nil
      let overYear: Quantity.OverYear? = reader.choice("over_year")
      guard let value else { continue }
      if let range { warn(of: value, outside: range, entry.key) }
      quantities[entry.key] = Quantity(
        name: entry.key, section: section, value: value, notes: notes,
        unit: unit ?? (section == .inputs ? .pure : nil),
        unitPlace: unit == nil ? nil : reader.map["unit"]?.place, each: each, common: common,
        actual: actual, range: range, overYear: overYear, place: entry.place)
    }
    return quantities
  }

  private func value(
    _ reader: MapReader, _ entry: YamlMap.Entry, _ section: Quantity.Section
  ) -> Quantity.Value? {
    let isInput = section == .inputs
    let slots = isInput ? ["value", "schedule", "curve"] : ["value", "start"]
    let named = slots.filter { reader[$0] != nil }
    if isInput, let interpolate = reader["interpolate"], reader["schedule"] == nil {
      log.add(
        Diagnostic(
          "interpolate-alone", "'\(entry.key)' has 'interpolate' but no 'schedule'",
          at: interpolate.place, suggestion: "schedule: {1997-09: 0, 1998-09: 1}"))
    }
    guard named.count == 1 else {
      reportSlots(named, of: entry, reader, isInput: isInput)
      return nil
    }
    switch named[0] {
    case "schedule":
      let word = reader.word("interpolate", among: ["step", "linear"])
      return reader["schedule"].flatMap { monthlyValues($0, "schedule") }
        .map { .schedule($0, isLinear: word == "linear") }
    case "curve": return reader["curve"].flatMap(curve)
    case "start": return stock(reader, entry)
    default:
      if !isInput, let other = ["flow", "next"].first(where: { reader[$0] != nil }) {
        reportSlots(["value", other], of: entry, reader, isInput: false)
        return nil
      }
      guard let node = reader["value"] else { return nil }
      guard node.map != nil else { return reader.formula("value").map { .formula($0) } }
      return perCentre(node, of: entry.key) {
        Formula.read($0, key: "value", of: entry.key, log: self.log)
      }
      .map { .perCentre($0) }
    }
  }

  private func reportSlots(
    _ named: [String], of entry: YamlMap.Entry, _ reader: MapReader, isInput: Bool
  ) {
    let choices =
      isInput ? "'value', 'schedule' or 'curve'" : "'value', or 'start' with 'flow' or 'next'"
    if named.isEmpty {
      guard !reader.map.isDamaged else { return }
      let orphan = isInput ? nil : ["flow", "next"].first { reader[$0] != nil }
      log.add(
        Diagnostic(
          "missing-value",
          orphan.map { "The stock '\(entry.key)' has '\($0)' but no 'start'" }
            ?? "'\(entry.key)' has no value", at: entry.place,
          why: "exactly one is needed: \(choices)."
        ))
    } else {
      let words = named.map { "'\($0)'" }.joined(separator: " and ")
      log.add(
        Diagnostic(
          "several-values", "'\(entry.key)' has \(words)", at: reader.keyPlace(named[1]),
          label: "the second", why: "exactly one is needed: \(choices).",
          suggestion: "take one of them out"))
    }
  }

  private func stock(_ reader: MapReader, _ entry: YamlMap.Entry) -> Quantity.Value? {
    let start = reader.formula("start")
    switch (reader["flow"], reader["next"]) {
    case (nil, nil):
      if !reader.map.isDamaged {
        log.add(
          Diagnostic(
            "missing-value", "The stock '\(entry.key)' has neither 'flow' nor 'next'",
            at: entry.place, why: "a stock changes at the end of each month.",
            suggestion: "flow: the change per month"))
      }
      return nil
    case (.some, .some):
      reportSlots(["flow", "next"], of: entry, reader, isInput: false)
      return nil
    case (.some, nil):
      let flow = reader.formula("flow")
      guard let start, let flow else { return nil }
      return .stock(start: start, flow: flow)
    case (nil, .some):
      let next = reader.formula("next")
      guard let start, let next else { return nil }
      return .recurrence(start: start, next: next)
    }
  }

  private func each(_ reader: MapReader) -> Quantity.Each {
    guard let node = reader["each"] else { return [] }
    var each: Quantity.Each = []
    for item in node.list ?? [node] {
      switch item.text {
      case "centre": each.insert(.centre)
      case "month": each.insert(.month)
      default:
        log.add(
          Expectation.mismatch(
            "each", "centre, month or [centre, month]", item,
            suggestion: item.text.flatMap { log.nearest(to: $0, among: ["centre", "month"]) }))
      }
    }
    return each
  }

  private func common(_ reader: MapReader) -> Formula? {
    guard let formula = reader.formula("common") else { return nil }
    if let value = reader["common"]?.number, !(0...1).contains(value) {
      log.add(
        Diagnostic(
          "out-of-range", "'common' is a correlation from 0 to 1, found \(formula.text)",
          at: formula.place))
    }
    return formula
  }

  private func range(_ reader: MapReader) -> ClosedRange<Double>? {
    guard let node = reader["range"] else { return nil }
    guard let list = node.list, list.count == 2, let low = list[0].number,
      let high = list[1].number
    else {
      log.add(
        Expectation.mismatch("range", "two numbers", node, suggestion: "range: [0.02, 0.12]"))
      return nil
    }
    guard low < high else {
      log.add(
        Diagnostic(
          "bad-range", "The range's lower end \(low) is not below its upper end \(high)",
          at: node.place))
      return nil
    }
    return low...high
  }

  /// Says which plain numbers lie outside of the range in which the file says that they may be moved.
  private func warn(of value: Quantity.Value, outside range: ClosedRange<Double>, _ name: String) {
    let formulas: [(owner: String, formula: Formula)] =
      switch value {
      case .formula(let formula): [("", formula)]
      case .perCentre(let formulas): formulas.map { (" of '\($0)'", $1) }
      default: []
      }
    for (owner, formula) in formulas {
      guard let number = formula.text.decimal, !range.contains(number) else { continue }
      log.add(
        Diagnostic(
          "beyond-range", "The value\(owner), \(formula.text), is outside the range of '\(name)'",
          at: formula.place,
          why:
            "the range is from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound)).",
          suggestion: "a value in it, or a wider range", severity: .warning,
          attributes: ["name": name]))
    }
  }

  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }

  private func curve(_ node: YamlNode) -> Quantity.Value? {
    guard let map = node.map else {
      log.add(
        Expectation.mismatch(
          "curve", "a map from number to number", node,
          suggestion: "curve: {0: 1, 1: 0.2}"))
      return nil
    }
    var points: [(point: Quantity.CurvePoint, place: SourcePlace)] = []
    var isComplete = true
    for entry in map.entries.values {
      guard let x = YamlNode.number(entry.key), let y = entry.value.number else {
        isComplete = false
        log.add(
          YamlNode.number(entry.key) == nil
            ? Diagnostic(
              "wrong-type", "A curve's points stand at numbers, found '\(entry.key.shortened())'",
              at: entry.place)
            : Expectation.mismatch(entry.key, "a number", entry.value))
        continue
      }
      points.append((Quantity.CurvePoint(x: x, y: y), entry.place))
    }
    points.sort { $0.point.x < $1.point.x }
    for (left, right) in zip(points, points.dropFirst()) where left.point.x == right.point.x {
      isComplete = false
      log.add(
        Diagnostic(
          "duplicate-key", "The curve has two points at \(right.point.x)", at: right.place))
    }
    if isComplete, points.count < 2 {
      log.add(Diagnostic("bad-curve", "A curve has at least two points", at: node.place))
    }
    return isComplete && points.count >= 2 ? .curve(points.map(\.point)) : nil
  }
}
