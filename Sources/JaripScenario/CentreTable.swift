import JaripLanguage
import OrderedCollections

/// A table of centres as the nodes that YAML would have given: `centres`, and an input per column.
struct CentreTable {
  var centres = YamlMap()
  var inputs = YamlMap()
  /// The numbers of each input by centre, while the rows are read.
  private var values: OrderedDictionary<String, YamlMap> = [:]

  private enum Column {
    case id, group, opens
    case title(language: String)
    case input(name: String)
  }

  /// - Throws: a diagnostic for what makes the table unreadable; bad cells go to `log`.
  init(
    _ file: SourceFile, reservedNames: Set<String>, log: DiagnosticLog
  ) throws(Diagnostic) {
    let table = try CommaSeparatedTable(file)
    guard table.header.contains(where: { $0.text == "id" }) else {
      throw Diagnostic(
        "bad-table", "The table has no column 'id'", at: table.header.first?.place,
        suggestion: log.nearest(to: "id", among: table.header.map(\.text)))
    }
    var names: Set<String> = []
    var columns: [Column?] = []
    for cell in table.header {
      if !names.insert(cell.text).inserted {
        log.add(
          Diagnostic("bad-table", "The column '\(cell.text)' stands twice", at: cell.place))
      }
      columns.append(column(cell, reservedNames: reservedNames, log: log))
    }
    for row in table.rows { add(row, columns, log) }
    for (name, numbers) in values {
      guard var input = inputs[name]?.map, let place = input.entries["value"]?.place else {
        continue
      }
      input.set("value", YamlNode(.map(numbers), at: place), at: place)
      inputs.set(name, YamlNode(.map(input), at: place), at: place)
    }
    if table.rows.isEmpty {
      centres.isDamaged = true
      log.add(
        Diagnostic("no-centres", "The table has no centres", at: table.header.first?.place))
    }
  }

  private mutating func column(
    _ cell: CommaSeparatedTable.Cell, reservedNames: Set<String>, log: DiagnosticLog
  ) -> Column? {
    switch cell.text {
    case "id": return .id
    case "group": return .group
    case "opens": return .opens
    case "title": return .title(language: "")
    case let text where text.hasPrefix("title."): return .title(language: String(text.dropFirst(6)))
    default: break
    }
    var name = cell.text
    var map = YamlMap()
    if let open = name.firstIndex(of: "["), name.hasSuffix("]") {
      let unit = String(name[name.index(after: open)...].dropLast())
      name = String(name[..<open]).trimmingSpaces()
      let column = cell.place.column + cell.text.distance(from: cell.text.startIndex, to: open) + 1
      let place = SourcePlace(
        file: cell.place.file, line: cell.place.line, column: column, length: unit.count)
      map.set("unit", .plain(unit, at: place), at: place)
    }
    guard isName(name) else {
      log.add(KeyChecker.badName(name, at: cell.place))
      return nil
    }
    guard !reservedNames.contains(name), !KeyChecker.keywords.contains(name) else {
      log.add(
        Diagnostic(
          "reserved-name", "'\(name)' is a word of the formula language", at: cell.place,
          suggestion: "'\(name)_'"))
      return nil
    }
    map.set("value", YamlNode(.map(YamlMap()), at: cell.place), at: cell.place)
    inputs.set(name, YamlNode(.map(map), at: cell.place), at: cell.place)
    return .input(name: name)
  }

  private mutating func add(
    _ row: [CommaSeparatedTable.Cell], _ columns: [Column?], _ log: DiagnosticLog
  ) {
    guard let idIndex = columns.firstIndex(where: { if case .id = $0 { true } else { false } })
    else { return }
    let id = row[idIndex]
    let problem: Diagnostic? =
      if !isName(id.text) {
        KeyChecker.badName(id.text, at: id.place)
      } else if KeyChecker.centreWords.contains(id.text) {
        Diagnostic("reserved-name", "'\(id.text)' cannot be the id of a centre", at: id.place)
      } else if let first = centres.entries[id.text] {
        Diagnostic(
          "duplicate-key", "The centre '\(id.text)' stands here a second time", at: id.place,
          label: "first in line \(first.place.line)")
      } else {
        nil
      }
    if let problem {
      centres.isDamaged = true
      return log.add(problem)
    }
    var centre = YamlMap()
    var title = YamlMap()
    for (column, cell) in zip(columns, row) {
      let node = YamlNode.plain(cell.text, at: cell.place)
      switch column {
      case .group where !cell.text.isEmpty: centre.set("group", node, at: cell.place)
      case .opens where !cell.text.isEmpty: centre.set("opens", node, at: cell.place)
      case .title(let language) where !cell.text.isEmpty:
        let text = YamlNode(.scalar(.init(text: cell.text, style: .quoted)), at: cell.place)
        title.set(language, text, at: cell.place)
      case .input(let name): addValue(cell, to: name, of: id.text, log)
      default: break
      }
    }
    if !title.entries.isEmpty {
      centre.set("title", YamlNode(.map(title), at: id.place), at: id.place)
    }
    centres.set(id.text, YamlNode(.map(centre), at: id.place), at: id.place)
  }

  private mutating func addValue(
    _ cell: CommaSeparatedTable.Cell, to name: String, of id: String, _ log: DiagnosticLog
  ) {
    guard YamlNode.number(cell.text) != nil else {
      values[name, default: YamlMap()].isDamaged = true
      return log.add(
        Diagnostic(
          "bad-cell",
          cell.text.isEmpty
            ? "'\(name)' has no number for '\(id)'"
            : "'\(cell.text.shortened())' is not a number", at: cell.place,
          label: "'\(name)' of '\(id)'", why: "every further column is an input per centre.",
          suggestion: cell.text.contains(",") ? "no commas between thousands" : nil))
    }
    values[name, default: YamlMap()].set(id, .plain(cell.text, at: cell.place), at: cell.place)
  }
}
