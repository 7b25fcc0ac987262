import JaripLanguage
import JaripScenario
import JaripTrace

/// The formula tree of a value: what each part comes to, and the file and line of each name.
public struct ExplainText: Sendable {
  let explanation: Explanation
  let words: Words

  public init(_ explanation: Explanation, in language: Language) {
    self.explanation = explanation
    words = Words(language)
  }

  public var page: Page {
    var page = Page()
    let root = explanation.root
    page.add(
      words.explained(
        centre: root.centre ?? words.network, month: words.month(root.month),
        alternative: words.name(of: explanation.alternative), trial: explanation.trial,
        medianOf: explanation.medianOf), .faint)
    write(root, under: nil, lead: "", branch: "", to: &page)
    return page
  }

  private func write(
    _ node: TraceNode, under parent: TraceNode?, lead: String, branch: String, to page: inout Page
  ) {
    var where_ = ""
    if let parent {
      if node.centre != parent.centre, let centre = node.centre { where_ += " [\(centre)]" }
      if node.month != parent.month { where_ += " [\(node.month)]" }
    }
    let value = " = \(text(node))\(where_)"
    let left = lead + branch
    let inner = lead + (branch.isEmpty ? "" : branch.hasPrefix("└") ? "   " : "│  ")
    let below = inner + (node.children.isEmpty ? "   " : "│  ")
    let room = ReportConstants.width - left.displayWidth
    var name = title(node).withoutControls
    // A formula is cut, since its file and line are known; a name never is.
    if node.name == nil { name = name.cut(to: max(12, room - value.displayWidth)) }
    let isNarrow = (name + value).displayWidth > room
    var place = node.name != nil || parent == nil ? node.place?.description ?? "" : ""
    let placeRoom = room - (isNarrow ? name : name + value).displayWidth - 2
    place = place.withoutControls.cutLeft(to: placeRoom)
    let gap = room - (isNarrow ? name : name + value).displayWidth - place.displayWidth
    page.add([
      .init(left, .faint), .init(name, node.name == nil ? .plain : .strong),
      .init(isNarrow ? "" : value),
      .init(place.isEmpty ? "" : String(repeating: " ", count: max(2, gap)) + place, .faint),
    ])
    if isNarrow { page.add([.init(below, .faint), .init(String(value.dropFirst()))]) }
    for note in notes(node) {
      for line in Page.wrapped(note, width: max(20, ReportConstants.width - below.displayWidth)) {
        page.add([.init(below, .faint), .init(line, .faint)])
      }
    }
    for (index, child) in node.children.enumerated() {
      let isLast = index == node.children.count - 1
      write(child, under: node, lead: inner, branch: isLast ? "└─ " : "├─ ", to: &page)
    }
  }

  /// What it is for the node above, and its name or formula; of a number what it is for alone.
  private func title(_ node: TraceNode) -> String {
    let text = node.figure.map(words.figure) ?? ValueText.oneLine(node.text)
    guard let role = node.role.map(words.role) else { return text }
    return Double(text) == nil ? "\(role): \(text)" : role
  }

  private func text(_ node: TraceNode) -> String {
    guard !node.value.isNaN else { return words.undefined }
    let number = NumberText.sensible(node.unit.stated(node.value))
    if node.unit.text.isEmpty { return number }
    return node.unit.text == "%" ? "\(number)%" : "\(number) \(node.unit.text)"
  }

  private func notes(_ node: TraceNode) -> [String] {
    var notes: [String] = []
    if let formula = node.formula.map(ValueText.oneLine), formula != ValueText.oneLine(node.text),
      Double(formula) == nil
    {
      notes.append("= \(formula)")
    }
    if !node.remarks.isEmpty {
      notes.append("(\(node.remarks.map(words.remark).joined(separator: "; ")))")
    }
    if node.isInput, node.remarks != [.asAbove] {
      notes.append(words.source(node.source).map(words.from) ?? words.noSource)
    }
    return notes
  }
}

extension String {
  /// Cut to `width` columns from the left, the first one an ellipsis; nothing where that leaves no line
  /// number.
  fileprivate func cutLeft(to width: Int) -> String {
    guard displayWidth > width else { return self }
    let number = split(separator: ":").last.map { $0.count } ?? 0
    guard width > number + 2 else { return "" }
    var result = ""
    var used = 1
    for character in reversed() {
      guard used + character.displayWidth <= width else { break }
      used += character.displayWidth
      result.append(character)
    }
    return "…" + String(result.reversed())
  }
}

extension Words {
  func explained(centre: String, month: String, alternative: String, trial: Int, medianOf: Int?)
    -> String
  {
    let number = NumberText.grouped(trial)
    guard let medianOf else {
      return pick(
        "\(centre), \(month), \(alternative), trial \(number)",
        "\(centre), \(month), \(alternative), 시행 \(number)")
    }
    let count = NumberText.grouped(medianOf)
    return pick(
      "\(centre), \(month), \(alternative), trial \(number), nearest the median of \(count)",
      "\(centre), \(month), \(alternative), 시행 \(number)(\(count)회의 중앙값에 가장 가까움)")
  }
  func from(_ source: String) -> String { pick("source: \(source)", "출처: \(source)") }
}
