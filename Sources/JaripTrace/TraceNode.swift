public import JaripLanguage
public import JaripScenario

/// A value of one trial with what it was made of: one node for each part of a formula and each name.
///
/// Literals are not listed: they stand in the text of the part above them.
public struct TraceNode: Sendable {
  /// What it is for the node above.
  public var role: TraceRole?
  /// The part of the formula, or the name; empty for a figure.
  public var text: String
  /// Set for what has neither a name nor a formula.
  public var figure: TraceFigure?
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
  public var source: LocalText
  /// How to read it.
  public var remarks: [TraceRemark]
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
    source = LocalText()
    remarks = []
    children = []
    isInput = false
    isExpanded = false
  }

  /// The value with its unit: `0.05 KRW million/person`.
  public var shownValue: String { shown(value, in: unit) }

  /// This node and all below it, top down.
  public var all: [TraceNode] { [self] + children.flatMap(\.all) }
}
