/// What one alternative changes against another, trial by trial on the same draws: each measure on an
/// axis of its own, with zero always on it.
public struct DifferenceChart: Chart {
  public struct Row: Sendable {
    /// With its date: `Network cash, Aug 2004`.
    public var measure: String
    /// Nothing where the difference is undefined.
    public var difference: MeanInterval?
    public var style: NumberStyle
    /// In how many trials it is better: `over 99 in 100`; empty for a measure that is neither.
    public var better: String
    /// What the rest is: `equal in the rest`, `identical in all trials`.
    public var note: String

    public init(
      measure: String, difference: MeanInterval?, style: NumberStyle, better: String = "",
      note: String = ""
    ) {
      self.measure = measure
      self.difference = difference
      self.style = style
      self.better = better
      self.note = note
    }
  }

  public var title: String
  /// Which alternative less which: `shared less duplicated`.
  public var order: String
  public var rows: [Row]

  public init(title: String, order: String, rows: [Row]) {
    self.title = title
    self.order = order
    self.rows = rows
  }

  public func svg(in frame: ChartFrame) -> Svg? {
    guard !rows.isEmpty else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.aboutDifferences)
    let isCertain = rows.compactMap(\.difference).allSatisfy(\.isCertain)
    let layout = RowLayout(
      nameHead: order,
      names: rows.map { .init(text: $0.measure, note: words.difference($0.difference, $0.style)) },
      columns: [
        .init(
          head: rows.allSatisfy { $0.better.isEmpty } ? "" : words.betterIn,
          cells: rows.map { .init(text: $0.better, style: .focusText, note: $0.note) })
      ],
      plotHead: isCertain ? "" : words.meanAndInterval, rowHeight: 56, markHeight: 34,
      hasAxis: false
    ).placed(in: svg.width)
    layout.drawTexts(&svg)
    for (index, row) in rows.enumerated() {
      svg.plot(layout.plot, layout.band(index))
      guard let difference = row.difference else { continue }
      draw(difference, row.style, layout.plot, layout.middle(index) - 6, words, &svg)
    }
    return svg
  }

  private func draw(
    _ difference: MeanInterval, _ style: NumberStyle, _ plot: ClosedRange<Double>, _ y: Double,
    _ words: ChartWords, _ svg: inout Svg
  ) {
    let isNone = difference.isCertain && difference.mean == 0
    let hull = Ticks(difference.all.withZero, atMost: 4, style).hull
    // A ring on zero alone needs no axis: zero is in the middle.
    let domain = isNone ? -1...1 : hull
    let scale = Scale(domain: domain, from: plot.lowerBound, to: plot.upperBound)
    svg.line(
      Point(x: scale(0), y: y - 10), Point(x: scale(0), y: y + 10), .reference)
    IntervalMark(difference).draw(scale, across: y, &svg)
    let ends = isNone ? [] : [domain.lowerBound, domain.upperBound].filter { $0 != 0 }
    let ticks = Ticks(hull, atMost: 4, style)
    AxisLabels(
      [(words.text(0, style.with(digits: 0)), scale(0))]
        + ends.map { (words.text($0, ticks.style), scale($0)) }
    ).draw(
      y + 22, within: plot.lowerBound - ChartConstants.edge...plot.upperBound + ChartConstants.edge,
      &svg)
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    return FigureTable(
      caption: "\(title): \(order)",
      header: [order, words.mean, "P10", "P90", words.betterIn, words.note],
      rows: rows.map { row in
        let difference = row.difference
        return [row.measure.printable + words.unitHead(row.style)]
          + [difference?.mean, difference?.p10, difference?.p90].map { words.text($0, row.style) }
          + [row.better.printable, row.note.printable]
      })
  }
}
