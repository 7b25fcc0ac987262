/// A chart as SVG: it prints itself as one element that needs nothing else, inside a page or alone.
///
/// It holds the style rules of the classes it uses, all below `.jarip-chart`, and remembers where its
/// texts and marks lie, which tests hold against its size.
public struct Svg: Sendable, CustomStringConvertible {
  public let width: Double
  public internal(set) var height = 0.0
  let frame: ChartFrame
  let title: String
  /// What is drawn, in a sentence or two.
  let about: String

  private var elements: [String] = []
  private var styles: Set<Style> = []
  private(set) var labels: [(text: String, box: Box)] = []
  var marks: [Point] = []
  private(set) var plots: [Box] = []

  init(_ frame: ChartFrame, title: String, about: String) {
    self.frame = frame
    self.title = title
    self.about = about
    width = Double(max(ChartConstants.narrowest, frame.width))
  }

  public var description: String {
    let size = (Tenths(width), Tenths(height))
    let (title, about) = ("\(frame.prefix)-title", "\(frame.prefix)-desc")
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jarip-chart\" viewBox=\"0 0 \(size.0) \(size.1)\""
        + " width=\"\(size.0)\" height=\"\(size.1)\" role=\"img\" lang=\"\(frame.words.language)\""
        + " aria-labelledby=\"\(title) \(about)\">",
      "<title id=\"\(title)\">\(self.title.printable.escaped)</title>",
      "<desc id=\"\(about)\">\(self.about.printable.escaped)</desc>",
      "<style>",
      ".jarip-chart{font-size:\(Int(ChartConstants.textSize))px;"
        + "font-family:var(--font,\(ChartConstants.fonts));font-variant-numeric:tabular-nums;"
        + "max-width:100%;height:auto;overflow:visible}",
    ]
    lines += Style.allCases.filter(styles.contains).map(\.rule)
    lines.append("</style>")
    if styles.contains(.stripe) {
      lines.append(
        "<pattern id=\"\(hatch)\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
          + " patternTransform=\"rotate(45)\"><path class=\"\(Style.closed.rawValue)\" d=\"M0 0h5v5h-5z\"/>"
          + "<path class=\"\(Style.stripe.rawValue)\" d=\"M0 0h1.4v5h-1.4z\"/></pattern>")
    }
    return (lines + elements + ["</svg>", ""]).joined(separator: "\n")
  }

  private var hatch: String { "\(frame.prefix)-hatch" }

  enum Anchor: String { case start, middle, end }

  /// Writes one line of text; a text wider than `limit` is cut, and shows itself whole when pointed at.
  ///
  /// - Parameter y: the baseline.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: Style, _ anchor: Anchor = .start,
    limit: Double = .infinity
  ) {
    let text = text.printable
    guard !text.isEmpty else { return }
    let shown = TextMeasure.fit(text, limit, style)
    let width = TextMeasure.width(shown, style)
    let left = anchor == .start ? x : anchor == .end ? x - width : x - width / 2
    labels.append(
      (shown, Box(x: left...left + width, y: y - 0.8 * style.size...y + 0.2 * style.size)))
    let whole = shown == text ? "" : "<title>\(text.escaped)</title>"
    let anchored = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    add(style, "text", "x=\"\(Tenths(x))\" y=\"\(Tenths(y))\"\(anchored)", shown.escaped + whole)
  }

  mutating func line(_ from: Point, _ to: Point, _ style: Style) { path(Path([from, to]), style) }

  /// - Parameter isMark: whether it shows data, and so lies inside a plot.
  mutating func path(_ path: Path, _ style: Style, isMark: Bool = false) {
    guard !path.text.isEmpty else { return }
    if isMark { marks += path.points }
    add(style, "path", "d=\"\(path.text)\"")
  }

  /// An area of what is closed.
  mutating func hatched(_ path: Path) {
    styles.formUnion([.closed, .stripe])
    marks += path.points
    elements.append("<path fill=\"url(#\(hatch))\" d=\"\(path.text)\"/>")
  }

  mutating func rect(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ style: Style) {
    let path = Path(
      [
        Point(x: x.lowerBound, y: y.lowerBound), Point(x: x.upperBound, y: y.lowerBound),
        Point(x: x.upperBound, y: y.upperBound), Point(x: x.lowerBound, y: y.upperBound),
      ], isClosed: true)
    self.path(path, style, isMark: true)
  }

  mutating func circle(
    _ centre: Point, _ style: Style, radius: Double = ChartConstants.ringRadius
  ) {
    marks.append(centre)
    add(
      style, "circle",
      "cx=\"\(Tenths(centre.x))\" cy=\"\(Tenths(centre.y))\" r=\"\(Tenths(radius))\"")
  }

  /// Says where marks may lie.
  mutating func plot(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
    plots.append(Box(x: x, y: y))
  }

  private mutating func add(
    _ style: Style, _ name: String, _ attributes: String, _ content: String? = nil
  ) {
    styles.insert(style)
    let head = "<\(name) class=\"\(style.rawValue)\" \(attributes)"
    elements.append(content.map { "\(head)>\($0)</\(name)>" } ?? "\(head)/>")
  }
}
