internal import CYaml
import JaripLanguage
import OrderedCollections

/// Reads one YAML document into nodes, within limits that a hostile file cannot break.
///
/// It listens to libyaml's events (through the C module that Yams builds on) instead of calling
/// `Yams.compose`: compose recurses without limit, hashes keys of any size, puts in aliases without
/// counting, and tells of a repeated key only where the first one stands.
final class YamlReader {
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  let file: SourceFile
  var columns: ColumnCounter
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0
  var problems: [Diagnostic] = []

  /// A node with what it adds to the counts when an alias repeats it.
  private struct Anchored {
    var node: YamlNode
    var nodeCount: Int
    var height: Int
  }

  private init(_ file: SourceFile) {
    self.file = file
    columns = ColumnCounter(file)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The only document of `file`; nothing if there is none.
  ///
  /// - Parameter text: what is parsed when it is not the file's text; same lines and columns.
  /// - Throws: a diagnostic for what stops the reading; other mistakes go to `log`.
  static func read(
    _ file: SourceFile, text: String? = nil, log: DiagnosticLog
  ) throws(Diagnostic) -> YamlNode? {
    let reader = YamlReader(file)
    defer { for problem in reader.problems { log.add(problem) } }
    try reader.refuseTagDirectives()
    var text = text ?? file.text
    // The parser keeps the pointer, so all reading happens inside.
    let result: Result<YamlNode?, Diagnostic> = text.withUTF8 { bytes in
      yaml_parser_set_input_string(reader.parser, bytes.baseAddress, bytes.count)
      do throws(Diagnostic) { return .success(try reader.document()) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func document() throws(Diagnostic) -> YamlNode? {
    guard try next(type: YAML_STREAM_START_EVENT) != nil else { return nil }
    guard try next(type: YAML_DOCUMENT_START_EVENT) != nil else { return nil }
    let (root, _, _) = try node(from: try event(), depth: 1)
    _ = try event()
    let last = try event()
    guard last.type == YAML_STREAM_END_EVENT else {
      throw Diagnostic(
        "several-documents", "A second document begins here; a scenario file holds one",
        at: place(last.start, last.end), suggestion: "a file of its own")
    }
    return root
  }

  private func next(type: yaml_event_type_t) throws(Diagnostic) -> YamlEvent? {
    let event = try event()
    return event.type == type ? event : nil
  }

  private func event() throws(Diagnostic) -> YamlEvent {
    let event = YamlEvent()
    guard yaml_parser_parse(parser, &event.raw) == 1 else { throw syntaxError() }
    return event
  }

  private func count(_ nodes: Int, at mark: yaml_mark_t) throws(Diagnostic) {
    nodeCount += nodes
    guard nodeCount <= Limits.nodes else {
      throw Diagnostic(
        "too-many-nodes", "The file has more than 100,000 nodes once its aliases are put in",
        at: place(mark, mark), suggestion: "a table: centres: {from: file.csv}")
    }
  }

  private func checkDepth(_ depth: Int, at mark: yaml_mark_t) throws(Diagnostic) {
    guard depth <= Limits.depth else {
      throw Diagnostic(
        "nested-too-deep", "The file is nested deeper than 200 levels", at: place(mark, mark))
    }
  }

  /// The node, how many nodes it holds, and how many levels.
  private func node(
    from event: YamlEvent, depth: Int
  ) throws(Diagnostic) -> (node: YamlNode, nodeCount: Int, height: Int) {
    try checkDepth(depth, at: event.start)
    if event.type == YAML_ALIAS_EVENT {
      guard let known = event.anchor.flatMap({ anchors[$0] }) else {
        throw Diagnostic(
          "unknown-alias", "There is no anchor '&\(event.anchor ?? "")' before this alias",
          at: place(event.start, event.end),
          suggestion: "a formula that begins with '*' needs quotes")
      }
      try count(known.nodeCount, at: event.start)
      try checkDepth(depth + known.height - 1, at: event.start)
      return (known.node, known.nodeCount, known.height)
    }
    let before = nodeCount
    try count(1, at: event.start)
    checkTag(event)
    var height = 1
    let node: YamlNode
    switch event.type {
    case YAML_SEQUENCE_START_EVENT: node = try list(from: event, depth: depth, height: &height)
    case YAML_MAPPING_START_EVENT: node = try map(from: event, depth: depth, height: &height)
    default: node = scalar(from: event)
    }
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(node: node, nodeCount: nodeCount - before, height: height)
    }
    return (node, nodeCount - before, height)
  }

  private func list(
    from start: YamlEvent, depth: Int, height: inout Int
  ) throws(Diagnostic) -> YamlNode {
    let place = place(start.start, start.start)
    var items: [YamlNode] = []
    while true {
      let event = try event()
      if event.type == YAML_SEQUENCE_END_EVENT { return YamlNode(.list(items), at: place) }
      let item = try node(from: event, depth: depth + 1)
      height = max(height, item.height + 1)
      items.append(item.node)
    }
  }

  private func map(
    from start: YamlEvent, depth: Int, height: inout Int
  ) throws(Diagnostic) -> YamlNode {
    let place = place(start.start, start.start)
    var map = YamlMap()
    // The key and the value whose formula a comma has cut, while its parentheses are open.
    var cut: (key: String, value: YamlNode, open: Int)?
    while true {
      let event = try event()
      if event.type == YAML_MAPPING_END_EVENT { return YamlNode(.map(map), at: place) }
      guard event.type == YAML_SCALAR_EVENT else {
        throw Diagnostic(
          "key-not-text", "A key must be text, found \(event.keyKind)",
          at: self.place(event.start, event.end))
      }
      let key = try node(from: event, depth: depth + 1).node
      let value = try node(from: try self.event(), depth: depth + 1)
      height = max(height, value.height + 1)
      if let formula = cut, value.node.isAbsent, let text = key.scalar?.text {
        cut!.open += text.openParentheses
        if cut!.open <= 0 {
          problems.append(UnquotedFormula.diagnostic(startingAt: formula.value.place))
          map.isDamaged = true
          map.remove(formula.key)
          cut = nil
        }
        continue
      }
      cut = nil
      if start.isFlow, value.node.opensMore, let open = value.node.scalar?.text.openParentheses {
        cut = (key.scalar?.text ?? "", value.node, open)
      }
      add(key, value.node, to: &map)
    }
  }

  private func add(_ key: YamlNode, _ value: YamlNode, to map: inout YamlMap) {
    guard let scalar = key.scalar else { return }
    if scalar.style == .plain, scalar.text == "<<" {
      problems.append(
        Diagnostic(
          "merge-key", "Merge keys '<<' are not part of YAML 1.2", at: key.place,
          suggestion: "'extends' for files, an alias (*name) for a whole value"))
    } else if scalar.style == .plain, key.opensMore {
      problems.append(UnquotedFormula.diagnostic(startingAt: key.place))
    } else if let first = map.entries[scalar.text] {
      problems.append(
        Diagnostic(
          "duplicate-key", "The key '\(scalar.text.shortened())' stands here a second time",
          at: key.place, label: "first in line \(first.place.line)",
          why: "a map holds each key once.", suggestion: "delete one of the two"))
    } else {
      map.set(scalar.text, value, at: key.place)
      return
    }
    map.isDamaged = true
  }

  func place(_ start: yaml_mark_t, _ end: yaml_mark_t) -> SourcePlace {
    let column = columns.column(of: start)
    let length = start.line == end.line ? columns.column(of: end) - column : 1
    return SourcePlace(file: file, line: Int(start.line) + 1, column: column, length: length)
  }
}

extension YamlNode {
  /// Nothing was written, not even `null`.
  fileprivate var isAbsent: Bool { scalar.map { $0.style == .plain && $0.text.isEmpty } ?? false }

  /// A plain text that opens more parentheses than it closes.
  fileprivate var opensMore: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return scalar.text.openParentheses > 0
  }
}

extension String {
  fileprivate var openParentheses: Int {
    utf8.reduce(0) { $0 + ($1 == 40 ? 1 : $1 == 41 ? -1 : 0) }
  }
}
