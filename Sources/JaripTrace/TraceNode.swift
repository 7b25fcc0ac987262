public import JaripLanguage
public import JaripScenario

/// A value of one trial with what it was made of: one node for each part of a formula and each name.
///
/// Literals are not listed: they stand in the text of the part above them.
public struct TraceNode: Sendable {
  /// What it is for the node above: `adoption`, `award`, `a month before`.
  public var label: String?
  /// The part of the formula, or the name.
  public var text: String
  /// Set for a quantity, a line or a grant.
  public var name: String?
  /// The whole formula of a name.
  public var formula: String?
  /// In canonical units; NaN where it is undefined.
  public var value: Double
  /// The unit in which it is shown: `unit.stated(value)`.
  public var unit: Unit
  /// Nothing for the network, and for what has no centre axis.
  public var centre: String?
  public var month: Month
  /// The file and line that set the value.
  public var place: SourcePlace?
  public var title: LocalText
  public var source: String?
  /// How to read it: the window of a sum, the axes of a draw, why it is not expanded.
  public var note: String?
  public var children: [TraceNode]

  /// Whether it is an input: nothing stands below it that was not assumed.
  public var isInput: Bool
  /// Whether this is where the name is explained; elsewhere its value stands alone.
  public var isExpanded: Bool

  init(
    text: String, value: Double, unit: Unit, centre: String?, month: Month, place: SourcePlace?
  ) {
    self.text = text
    self.value = value
    self.unit = unit
    self.centre = centre
    self.month = month
    self.place = place
    title = LocalText()
    children = []
    isInput = false
    isExpanded = false
  }

  /// The value with its unit: `0.05 KRW million/person`.
  public var shownValue: String { shown(value, in: unit) }

  /// This node and all below it, top down.
  public var all: [TraceNode] { [self] + children.flatMap(\.all) }
}

extension TraceNode {
  /// The tree as indented lines; a line says what differs from the lines above.
  ///
  ///     oss = 0.63   gwangju, 2003-08   = trailing_sum(earned, 12) / …   prelude.yaml:28
  ///       trailing_sum(earned, 12) = 31.5 KRW million   (2002-09 to 2003-08)
  public func outline() -> [String] {
    var lines: [String] = []
    outline(into: &lines, indent: "", centre: nil, month: nil)
    return lines
  }

  private func outline(
    into lines: inout [String], indent: String, centre shownCentre: String?,
    month shownMonth: Month?
  ) {
    var line = indent
    if let label { line += "\(label): " }
    line += "\(text) = \(shownValue)"
    var rest: [String] = []
    if let shownMonth {
      if let centre, centre != shownCentre { rest.append("for \(centre)") }
      if month != shownMonth { rest.append("in \(month)") }
    } else {
      rest.append("\(centre ?? "network"), \(month)")
    }
    if let formula, formula != text, Double(formula) == nil {
      rest.append("= \(Self.shortened(formula))")
    }
    if let note { rest.append("(\(note))") }
    if let source, !children.isEmpty || isExpanded {
      rest.append("source: \(Self.shortened(source))")
    }
    if let place, name != nil || shownMonth == nil { rest.append(place.description) }
    if !rest.isEmpty { line += "   " + rest.joined(separator: "   ") }
    lines.append(line)
    for child in children {
      child.outline(
        into: &lines, indent: indent + "  ", centre: centre ?? shownCentre, month: month)
    }
  }

  /// On one line, cut where it is long.
  private static func shortened(_ text: String) -> String {
    let line = text.split { $0.isWhitespace }.joined(separator: " ")
    return line.count > 100 ? "\(line.prefix(99))…" : line
  }
}
