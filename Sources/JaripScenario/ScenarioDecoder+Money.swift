import JaripLanguage
import OrderedCollections

/// Grants, reserves and independence.
extension ScenarioDecoder {
  func grants(
    _ frame: MapReader, lines: OrderedDictionary<String, Line>
  ) -> OrderedDictionary<String, Grant> {
    var grants: OrderedDictionary<String, Grant> = [:]
    for entry in entries(frame, "grants") {
      guard let reader = MapReader(entry.value, entry.key, Grammar.grant, log: log) else {
        continue
      }
      _ = reader.hasRequiredKeys(of: "The grant '\(entry.key)'", at: entry.place)
      let kind: Grant.Kind? = reader.choice("kind")
      let share = reader.formula("share")
      let covers = covers(reader, frame, lines)
      let (carriesOver, ends) = (reader.boolean("carry_over"), reader.month("ends"))
      let notes = reader.notes()
      guard let award = reader.formula("award") else { continue }
      grants[entry.key] = Grant(
        name: entry.key, kind: kind ?? .award, award: award, share: share, covers: covers,
        carriesOver: carriesOver ?? false, ends: ends, notes: notes, place: entry.place)
    }
    return grants
  }

  private func covers(
    _ reader: MapReader, _ frame: MapReader, _ lines: OrderedDictionary<String, Line>
  ) -> [String]? {
    guard let node = reader["covers"], node.text != "all" else { return nil }
    let names = reader.texts("covers") ?? []
    let eligible = lines.values.filter { $0.basis == .operating || $0.basis == .capital }
      .map(\.name)
    for (name, place) in names {
      guard let basis = lines[name]?.basis else {
        // A line that could not be read is reported already.
        if frame["costs"]?.map?[name] != nil { continue }
        log.add(
          Diagnostic(
            "unknown-name", "There is no cost line '\(name.shortened())' for the grant to cover",
            at: place, suggestion: log.nearest(to: name, among: eligible)))
        continue
      }
      guard basis != .operating, basis != .capital else { continue }
      log.add(
        Diagnostic(
          "not-eligible", "A grant cannot cover '\(name)', a cost of basis \(basis.rawValue)",
          at: place, why: "grants pay costs that are paid in cash: operating and capital."))
    }
    return names.map(\.text)
  }

  func reserves(_ frame: MapReader) -> Reserves {
    guard let node = frame["reserves"],
      let reader = MapReader(node, "reserves", Grammar.reserves, log: log)
    else { return Reserves() }
    return Reserves(
      opening: reader.formula("opening"), interest: reader.formula("interest"),
      overdraftRate: reader.formula("overdraft_rate"),
      creditLimit: reader.formula("credit_limit"), closesAfter: reader.whole("closes_after"))
  }

  func independence(_ frame: MapReader) -> Independence {
    let place = frame["independence"] == nil ? nil : frame.keyPlace("independence")
    let reader = frame["independence"].flatMap {
      MapReader($0, "independence", Grammar.independence, log: log)
    }
    return Independence(
      test: reader?.formula("test") ?? Self.defaultTest,
      sustained: reader?.whole("sustained") ?? 12,
      from: reader?.month("from"), place: place)
  }

  private static let defaultTest: Formula = {
    let file = SourceFile(name: "default", text: Independence.defaultTest)
    let place = SourcePlace(file: file, line: 1, column: 1)
    guard let formula = try? Formula(parsing: file.text, at: place) else {
      preconditionFailure("Internal error: the default test of independence does not read")
    }
    return formula
  }()
}
