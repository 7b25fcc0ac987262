public import JaripLanguage

/// What becomes of a centre or a network after a grant, month by month.
public struct OutcomeChart: Chart {
  public var title: String
  /// The month of the first shares: where the grant ends.
  public var start: Month
  /// By month from the start; nothing before a centre opens.
  public var shares: [OutcomeShares?]
  /// How many centres a network has; nothing for shares of trials.
  public var centreCount: Int?

  public init(title: String, start: Month, shares: [OutcomeShares?], centreCount: Int? = nil) {
    self.title = title
    self.start = start
    self.shares = shares
    self.centreCount = centreCount
  }

  private var total: Double { Double(centreCount ?? 1) }
  private var area: OutcomeArea { OutcomeArea(shares: shares, total: total) }
  private var months: OutcomeMonths { OutcomeMonths(start: start, count: shares.count) }

  public func svg(in frame: ChartFrame) -> Svg? {
    guard area.isEverOpen, total > 0 else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.aboutOutcomes(start, months.last))
    // Trials are counted out of a hundred.
    let shown = centreCount == nil ? 100 : total
    let height = svg.width >= 560 ? 210.0 : 170
    let ticks = Ticks(
      0...shown, atMost: Int(height / ChartConstants.tickPitch), .plain(), isWhole: true)
    let tickWidth = ticks.values.map { TextMeasure.width(words.text($0, .plain()), .axis) }.max()!
    let left = max(24, tickWidth + 9).rounded(.up)
    let isWide = svg.width >= 560
    let ends = ends(words, isWide: isWide)
    let endWidth =
      ends.flatMap { end in end.lines.map { TextMeasure.width($0, end.style) } }.max() ?? 0
    let right = svg.width - endWidth.rounded(.up) - 10
    let (top, bottom) = (20.0, 20 + height)
    area.draw(left...right, top...bottom, &svg)

    svg.text(centreCount == nil ? words.ofHundredTrials : words.centres, 0, 11, .axis)
    let up = Scale(domain: 0...shown, from: bottom, to: top)
    var marks = Path()
    for value in ticks.values {
      marks.move(Point(x: left - 4, y: up(value)))
      marks.line(Point(x: left, y: up(value)))
      svg.text(words.text(value, .plain()), left - 7, up(value) + 4, .axis, .end)
    }
    let along = Scale(domain: 0...Double(max(1, shares.count - 1)), from: left, to: right)
    for offset in months.offsets {
      marks.move(Point(x: along(Double(offset)), y: bottom))
      marks.line(Point(x: along(Double(offset)), y: bottom + 4))
    }
    svg.path(marks, .axisLine)
    drawMonths(along, bottom + 17, words, &svg)
    let places = LabelStack.places(
      ends.map { up($0.middle * shown / total) }, pitch: isWide ? 15 : 30,
      within: top + 6...bottom - (isWide ? 0 : 10))
    for (end, place) in zip(ends, places) {
      for (index, line) in end.lines.enumerated() {
        let y =
          place + 4 + ChartConstants.lineHeight * (Double(index) - Double(end.lines.count - 1) / 2)
        svg.text(line, right + 10, y, end.style)
      }
    }
    svg.height = bottom + 24
    return svg
  }

  private func drawMonths(_ along: Scale, _ y: Double, _ words: ChartWords, _ svg: inout Svg) {
    let offsets = months.offsets
    let pitch = offsets.count > 1 ? along(12) - along(0) : along.to - along.from
    let texts = offsets.map { words.axisMonth(start + $0) }
    let widest = texts.map { TextMeasure.width($0, .axis) }.max()!
    let every = max(1, Int((max(ChartConstants.labelPitch, widest + 12) / pitch).rounded(.up)))
    let shown = offsets.indices.filter { $0 % every == 0 }
    AxisLabels(shown.map { (texts[$0], along(Double(offsets[$0]))) }).draw(
      y, within: 0...svg.width, &svg)
  }

  /// The last month's values in words, from above; number and word on two lines where it is narrow.
  private func ends(
    _ words: ChartWords, isWide: Bool
  ) -> [(lines: [String], style: Style, middle: Double)] {
    guard let last = area.last else { return [] }
    func lines(_ value: Double, _ outcome: String) -> [String] {
      let text = centreCount == nil ? words.outOfHundred(value) : words.centreNumber(value)
      return isWide ? [words.counted(text, outcome)] : [text, outcome]
    }
    var ends: [([String], Style, Double)] = []
    if shares.contains(where: { ($0?.closed ?? 0) > 0 }) {
      ends.append((lines(last.closed, words.closed), .closedText, total - last.closed / 2))
    }
    let middle = last.independent + last.dependent / 2
    ends.append((lines(last.dependent, words.dependent), .dependentText, middle))
    ends.append((lines(last.independent, words.independent), .focusText, last.independent / 2))
    return ends
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    let style = centreCount == nil ? NumberStyle.percent(1) : .plain(2)
    var offsets = months.offsets
    if shares.count > 1, offsets.last != shares.count - 1 { offsets.append(shares.count - 1) }
    return FigureTable(
      caption: centreCount == nil ? title : "\(title), \(words.centres)",
      header: [words.month, words.independent, words.dependent, words.closed],
      rows: offsets.filter(shares.indices.contains).map { offset in
        let shares = shares[offset]
        return [words.month(start + offset)]
          + [shares?.independent, shares?.dependent, shares?.closed].map { words.text($0, style) }
      })
  }
}
