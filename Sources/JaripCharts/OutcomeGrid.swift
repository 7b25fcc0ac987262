public import JaripLanguage

/// What becomes of each centre after a grant: small areas on the same axes.
public struct OutcomeGrid: RowChart {
  public struct Panel: Sendable {
    public var name: String
    /// By month from the start; nothing before the centre opens.
    public var shares: [OutcomeShares?]

    public init(name: String, shares: [OutcomeShares?]) {
      self.name = name
      self.shares = shares
    }
  }

  public var title: String
  public var start: Month
  public var panels: [Panel]

  public init(title: String, start: Month, panels: [Panel]) {
    self.title = title
    self.start = start
    self.panels = panels
  }

  private var monthCount: Int { panels.map(\.shares.count).max() ?? 0 }

  /// All panels, where these are a part.
  private var whole: [Panel]?

  private var isAnyClosed: Bool {
    (whole ?? panels).contains { $0.shares.contains { ($0?.closed ?? 0) > 0 } }
  }

  public var rowCount: Int { panels.count }

  public func part(_ rows: Range<Int>) -> OutcomeGrid {
    var part = self
    part.whole = whole ?? panels
    part.panels = Array(panels[rows])
    return part
  }

  /// Five on the width of a text column.
  public func rowsAbreast(width: Int) -> Int { max(1, width / 140) }

  public func svg(in frame: ChartFrame) -> Svg? {
    guard panels.contains(where: { OutcomeArea(shares: $0.shares, total: 1).isEverOpen }) else {
      return nil
    }
    let words = frame.words
    let months = OutcomeMonths(start: start, count: monthCount)
    var svg = Svg(frame, title: title, about: words.aboutOutcomes(start, months.last))
    let labelWidth =
      ((isAnyClosed ? [words.closedShort] : []) + [words.independentShort]).map {
        TextMeasure.width($0, .axis)
      }.max()!
    let columns = rowsAbreast(width: Int(svg.width))
    let cell = svg.width / Double(columns)
    let areaWidth = (cell - labelWidth - 22).rounded(.down)
    let names = panels.map { TextMeasure.lines($0.name.printable, cell - 14, .strong, limit: 8) }
    for row in 0...(panels.count - 1) / columns {
      let members = row * columns..<min(panels.count, (row + 1) * columns)
      let nameLines = members.map { names[$0].count }.max()!
      let top = svg.height + Double(nameLines) * ChartConstants.lineHeight + 4
      for index in members {
        let x = Double(index - members.lowerBound) * cell
        // Names stand on their areas.
        for (line, name) in names[index].enumerated() {
          let rest = Double(names[index].count - 1 - line)
          svg.text(name, x, top - 6 - rest * ChartConstants.lineHeight, .strong, limit: cell - 14)
        }
        draw(panels[index], x, top, areaWidth, words, &svg)
      }
      svg.height = top + 72 + 30
    }
    svg.height -= 8
    return svg
  }

  private func draw(
    _ panel: Panel, _ x: Double, _ top: Double, _ width: Double, _ words: ChartWords,
    _ svg: inout Svg
  ) {
    let shares = panel.shares + Array(repeating: nil, count: monthCount - panel.shares.count)
    let area = OutcomeArea(shares: shares, total: 1)
    let bottom = top + 72
    area.draw(x...x + width, top...bottom, &svg)
    svg.line(Point(x: x, y: bottom), Point(x: x + width, y: bottom), .axisLine)
    let months = OutcomeMonths(start: start, count: monthCount)
    svg.text(String(start.year), x, bottom + 13, .axis)
    if months.last.year != start.year, width > 60 {
      svg.text(String(months.last.year), x + width, bottom + 13, .axis, .end)
    }
    guard let last = area.last else {
      svg.text(words.notOpen, x + width / 2, top + 40, .axis, .middle)
      return
    }
    let left = x + width + 5
    if isAnyClosed {
      svg.text(words.perHundred(last.closed), left, top + 12, .closedText)
      svg.text(words.closedShort, left, top + 25, .axis)
    }
    svg.text(words.perHundred(last.independent), left, bottom - 14, .focusText)
    svg.text(words.independentShort, left, bottom - 1, .axis)
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    let last = OutcomeMonths(start: start, count: monthCount).last
    return FigureTable(
      caption: "\(title), \(words.month(last))",
      header: [words.centre, words.independent, words.dependent, words.closed],
      rows: panels.map { panel in
        let shares = panel.shares.count == monthCount ? panel.shares.last ?? nil : nil
        return [panel.name.printable]
          + [shares?.independent, shares?.dependent, shares?.closed].map {
            words.text($0, .percent(1))
          }
      })
  }
}
