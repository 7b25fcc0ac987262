internal import CYaml
import JaripLanguage

/// What is refused: tags, and what libyaml cannot read.
extension YamlReader {
  /// libyaml compares each tag directive with all before it, which a hostile file can exploit.
  func refuseTagDirectives() throws(Diagnostic) {
    guard file.text.utf8.contains(37), file.text.hasPrefix("%TAG") || file.text.contains("\n%TAG")
    else { return }
    throw Diagnostic("yaml-tag", "'\(file.name)' has a %TAG directive; scenarios have no tags")
  }

  func checkTag(_ event: YamlEvent) {
    guard let tag = event.tag, tag != "!", tag != "tag:yaml.org,2002:str" else { return }
    problems.append(
      Diagnostic(
        "yaml-tag", "Tags such as '\(Self.written(tag))' have no meaning here",
        at: place(event.start, event.end), suggestion: "leave the tag out; quotes make text"))
  }

  private static func written(_ tag: String) -> String {
    let core = "tag:yaml.org,2002:"
    return (tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag).shortened()
  }

  func syntaxError() -> Diagnostic {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    if parser.pointee.error == YAML_READER_ERROR {
      let before = file.text.utf8.prefix(Int(parser.pointee.problem_offset))
      let text = String(decoding: before, as: UTF8.self)
      let line = text.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
      let column = text.reversed().prefix { !$0.isNewline }.count + 1
      return Diagnostic(
        "not-text", "The file holds a control character that text does not have",
        at: SourcePlace(file: file, line: line, column: column))
    }
    if problem.contains("nesting level") {
      return Diagnostic(
        "nested-too-deep", "The file is nested deeper than 200 levels",
        at: place(parser.pointee.problem_mark, parser.pointee.problem_mark))
    }
    let context = parser.pointee.context.map { String(cString: $0) }
    // Where a text or map begins says more than the end of the file.
    let isOpen = problem.hasSuffix("end of stream") && context != nil
    let mark = isOpen ? parser.pointee.context_mark : parser.pointee.problem_mark
    let place = place(mark, mark)
    if let formula = UnquotedFormula.diagnostic(brokenAt: place) { return formula }
    var diagnostic = YamlSyntaxError.diagnostic(problem, at: place)
    if context?.hasPrefix("while parsing a flow") == true {
      diagnostic.label = "it opens in line \(parser.pointee.context_mark.line + 1)"
    }
    return diagnostic
  }
}
