/// How far a result moves when each input alone is at the ends of its range: the largest first.
public struct TornadoChart: Chart {
  public struct Bar: Sendable {
    public var input: String
    /// The result with the input at its low end and at its high end, all else drawn; nothing where it
    /// is undefined.
    public var atLow, atHigh: Double?
    /// The range tried, in words: `5 to 25%`.
    public var range: String
    /// Of the input with the result over all trials.
    public var rankCorrelation: Double?

    public init(
      input: String, atLow: Double?, atHigh: Double?, range: String,
      rankCorrelation: Double? = nil
    ) {
      self.input = input
      self.atLow = atLow
      self.atHigh = atHigh
      self.range = range
      self.rankCorrelation = rankCorrelation
    }

    var reach: Double {
      guard let atLow, let atHigh, atLow.isFinite, atHigh.isFinite else { return -1 }
      return abs(atHigh - atLow)
    }
  }

  public var title: String
  /// The result with its date: `network OSS, Aug 2004`.
  public var measure: String
  /// Of the result.
  public var style: NumberStyle
  /// The result with all inputs drawn.
  public var centre: Double
  public var bars: [Bar]

  public init(title: String, measure: String, style: NumberStyle, centre: Double, bars: [Bar]) {
    precondition(centre.isFinite, "The centre is undefined")
    self.title = title
    self.measure = measure
    self.style = style
    self.centre = centre
    self.bars = bars
  }

  /// The largest, at most twelve.
  var ranked: [Bar] {
    let order = bars.enumerated().sorted {
      ($1.element.reach, $0.offset) < ($0.element.reach, $1.offset)
    }
    return order.prefix(ChartConstants.tornadoBars).map(\.element)
  }

  public func svg(in frame: ChartFrame) -> Svg? {
    let ranked = ranked
    guard !ranked.isEmpty else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.aboutTornado)
    let layout = RowLayout(
      names: ranked.map { .init(text: $0.input) },
      columns: [
        .init(
          head: words.rangeTried, cells: ranked.map { .init(text: $0.range, style: .label) })
      ],
      plotHead: words.tornadoHead(measure), rowHeight: 31, breaksNames: true,
      nameShare: ChartConstants.narrowNameShare, leastPlot: 250
    ).placed(in: svg.width)
    // The numbers stand outside the bars.
    let texts = ranked.flatMap { [words.text($0.atLow, style), words.text($0.atHigh, style)] }
    let room = texts.map { TextMeasure.width($0, .strong) }.max()! + 8
    let values =
      [centre] + ranked.flatMap { [$0.atLow, $0.atHigh] }.compactMap { $0 }.filter(\.isFinite)
    let inner = layout.plot.upperBound - layout.plot.lowerBound - 2 * room
    let count = max(2, Int(inner / ChartConstants.labelPitch))
    let ticks = Ticks(values.min()!...values.max()!, atMost: count, style)
    let scale = Scale(
      domain: ticks.hull, from: layout.plot.lowerBound + room, to: layout.plot.upperBound - room)
    layout.drawAxis(
      Ticks(ticks.hull, atMost: count, style), scale, reference: centre, style: style, words,
      &svg)
    layout.drawTexts(&svg)
    for (index, bar) in ranked.enumerated() {
      svg.plot(layout.plot, layout.band(index))
      draw(bar, scale, layout.middle(index), words, &svg)
    }
    var line = Path()
    for index in ranked.indices {
      line.move(Point(x: scale(centre), y: layout.band(index).lowerBound))
      line.line(Point(x: scale(centre), y: layout.band(index).upperBound))
    }
    svg.path(line, .reference)
    return svg
  }

  private func draw(
    _ bar: Bar, _ scale: Scale, _ y: Double, _ words: ChartWords, _ svg: inout Svg
  ) {
    guard bar.reach >= 0, let atLow = bar.atLow, let atHigh = bar.atHigh else {
      svg.text(ChartWords.missing, scale(centre) + 6, y + 4, .label)
      return
    }
    let middle = scale(centre)
    let ends = [scale(atLow), scale(atHigh)]
    // Where both ends lie on one side, the two bars share the height.
    let isOneSided = (atLow - centre) * (atHigh - centre) > 0
    for (end, style, band) in [
      (ends[0], Style.low, isOneSided ? y - 8...y : y - 8...y + 8),
      (ends[1], Style.high, isOneSided ? y...y + 8 : y - 8...y + 8),
    ] where end != middle {
      svg.rect(min(end, middle)...max(end, middle), band, style)
    }
    let (low, high) = (words.text(atLow, style), words.text(atHigh, style))
    if isOneSided {
      let isRight = atLow > centre
      let x = isRight ? ends.max()! + 4 : ends.min()! - 4
      svg.text(low, x, y - 1.5, .note, isRight ? .start : .end)
      svg.text(high, x, y + 10, .note, isRight ? .start : .end)
    } else {
      let isLowLeft = atLow <= atHigh
      svg.text(isLowLeft ? low : high, ends.min()! - 4, y + 4, .strong, .end)
      svg.text(isLowLeft ? high : low, ends.max()! + 4, y + 4, .strong)
    }
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    return FigureTable(
      caption: "\(title): \(measure), \(words.text(centre, style))",
      header: [words.input, words.atLow, words.atHigh, words.rangeTried, words.rankCorrelation],
      rows: ranked.map { bar in
        [
          bar.input.printable, words.text(bar.atLow, style), words.text(bar.atHigh, style),
          bar.range.printable, words.text(bar.rankCorrelation, .change(2)),
        ]
      })
  }
}
