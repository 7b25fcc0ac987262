internal import CYaml
import JaripLanguage

/// Scalars, with the place of each character where the text is a formula.
extension YamlReader {
  func scalar(from event: YamlEvent) -> YamlNode {
    let place = place(event.start, event.end)
    let style: YamlNode.Scalar.Style =
      event.style == YAML_LITERAL_SCALAR_STYLE || event.style == YAML_FOLDED_SCALAR_STYLE
      ? .block : event.style == YAML_PLAIN_SCALAR_STYLE && event.tag == nil ? .plain : .quoted
    var scalar = YamlNode.Scalar(text: event.value, style: style)
    if event.style == YAML_SINGLE_QUOTED_SCALAR_STYLE
      || event.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
    {
      let inside = SourcePlace(
        file: file, line: place.line, column: place.column + 1, length: max(1, place.length - 2))
      scalar.written = (scalar.text, inside)
    } else if event.end.line > event.start.line {
      scalar.written = writtenLines(of: event, from: place, isBlock: style == .block)
    }
    return YamlNode(.scalar(scalar), at: place)
  }

  /// The lines of a plain or block scalar as they stand in the file, so that columns stay true.
  private func writtenLines(
    of event: YamlEvent, from place: SourcePlace, isBlock: Bool
  ) -> (text: String, place: SourcePlace) {
    var number = isBlock ? place.line + 1 : place.line
    let last = Int(event.end.line) + (event.end.column > 0 ? 1 : 0)
    while isBlock, number < last, file.line(number)?.allSatisfy(\.isWhitespace) != false {
      number += 1
    }
    let first = file.line(number) ?? ""
    let column = isBlock ? first.prefix { $0.isWhitespace }.count + 1 : place.column
    var lines = [String(first.dropFirst(column - 1))]
    if number < last {
      for next in (number + 1)...last { lines.append(file.line(next) ?? "") }
    }
    if !isBlock, lines.count > 1 {
      let end = columns.column(of: event.end)
      lines[lines.count - 1] = String(lines[lines.count - 1].prefix(end - 1))
    }
    let start = SourcePlace(file: file, line: number, column: column, length: lines[0].count)
    return (lines.joined(separator: "\n").trimmingLineBreaks(), start)
  }
}
