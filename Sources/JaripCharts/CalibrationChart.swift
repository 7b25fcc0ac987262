/// Forecasts against facts: each forecast's interval and its fact, relative to the forecast's median.
public struct CalibrationChart: Chart {
  public struct Row: Sendable {
    /// `Trained, year 2, network`.
    public var observation: String
    /// Of the forecast; nothing where it is undefined.
    public var forecast: Quantiles?
    public var fact: Double
    public var style: NumberStyle
    /// Whether the fact was used to fit the scenario, so that it cannot fail.
    public var isFit: Bool
    /// Where the fact comes from.
    public var source: String

    public init(
      observation: String, forecast: Quantiles?, fact: Double, style: NumberStyle, isFit: Bool,
      source: String = ""
    ) {
      precondition(fact.isFinite, "The fact is undefined")
      self.observation = observation
      self.forecast = forecast
      self.fact = fact
      self.style = style
      self.isFit = isFit
      self.source = source
    }

    /// Whether the fact lies outside the interval of 80 of 100 trials.
    var isMiss: Bool { forecast.map { fact < $0.p10 || fact > $0.p90 } ?? false }

    /// A value relative to the forecast's median; nothing where that is zero.
    func relative(_ value: Double) -> Double? {
      guard let forecast, forecast.p50 != 0 else { return nil }
      let ratio = (value - forecast.p50) / abs(forecast.p50)
      return ratio.isFinite ? ratio : nil
    }
    var relativeForecast: Quantiles? {
      forecast.flatMap { Quantiles($0.all.map(relative)) }
    }
  }

  public var title: String
  public var rows: [Row]
  /// How many of the facts that were kept for testing lie inside, with the limits of that share; written
  /// under the chart.
  public var coverage: String

  public init(title: String, rows: [Row], coverage: String = "") {
    self.title = title
    self.rows = rows
    self.coverage = coverage
  }

  public func svg(in frame: ChartFrame) -> Svg? {
    guard !rows.isEmpty else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.aboutCalibration)
    let layout = RowLayout(
      names: rows.map { .init(text: $0.observation) },
      columns: [
        .init(
          head: "",
          cells: rows.map { .init(text: $0.isFit ? words.fit : words.test, style: .label) },
          isBeforePlot: true),
        .init(
          head: words.fact,
          cells: rows.map {
            .init(text: words.text($0.fact, $0.style), style: $0.isMiss ? .closedText : .plain)
          }),
      ],
      plotHead: words.calibrationHead, rowHeight: 28, markHeight: 26, breaksNames: true
    ).placed(in: svg.width)
    let reach = ChartConstants.calibrationReach
    let domain = -reach...reach
    let scale = Scale(domain: domain, from: layout.plot.lowerBound, to: layout.plot.upperBound)
    let wide = layout.plot.upperBound - layout.plot.lowerBound >= 4 * ChartConstants.labelPitch
    var change = NumberStyle.percent()
    change.isChange = true
    layout.drawAxis(
      Ticks(domain, atMost: wide ? 4 : 2, change), scale, reference: 0, words, &svg)
    layout.drawTexts(&svg)
    for (index, row) in rows.enumerated() {
      svg.plot(layout.plot, layout.band(index))
      draw(row, scale, layout.middle(index), change, words, &svg)
      if row.isMiss {
        let width = TextMeasure.width(words.text(row.fact, row.style), .closedText)
        let tip = Point(x: layout.columnEdges[1] - width - 10, y: layout.textMiddle(index))
        svg.arrow(tip, .left, .miss, isMark: false)
      }
    }
    let lines = TextMeasure.lines(coverage.printable, svg.width, .label, limit: 4)
    for (index, line) in lines.enumerated() {
      svg.height += index == 0 ? 20 : ChartConstants.lineHeight
      svg.text(line, 0, svg.height - 2, .label)
    }
    svg.height += 4
    return svg
  }

  private func draw(
    _ row: Row, _ scale: Scale, _ y: Double, _ style: NumberStyle, _ words: ChartWords,
    _ svg: inout Svg
  ) {
    guard let forecast = row.relativeForecast, let fact = row.relative(row.fact) else {
      let reason = row.forecast == nil ? words.notDefined : words.medianIsZero
      svg.text(reason, scale(0) + 6, y + 4, .note, limit: scale.to - scale(0) - 6)
      return
    }
    var mark = IntervalMark(forecast)
    mark.ring = nil
    if row.isFit { (mark.line, mark.band) = (.fitInterval, .fitBand) }
    mark.draw(scale, across: y, &svg)
    // Beyond the axis: an arrow with the numbers, the interval's first.
    var numbers: (low: [Double], high: [Double]) = ([], [])
    if forecast.p10 < scale.domain.lowerBound { numbers.low.append(forecast.p10) }
    if forecast.p90 > scale.domain.upperBound { numbers.high.append(forecast.p90) }
    if fact < scale.domain.lowerBound { numbers.low.append(fact) }
    if fact > scale.domain.upperBound { numbers.high.append(fact) }
    func text(_ values: [Double]) -> String {
      values.map { words.text($0, style) }.joined(separator: " · ")
    }
    if fact < scale.domain.lowerBound { svg.arrow(Point(x: scale.from, y: y), .left, .fact) }
    if fact > scale.domain.upperBound { svg.arrow(Point(x: scale.to, y: y), .right, .fact) }
    if scale.domain.contains(fact) { svg.diamond(Point(x: scale(fact), y: y)) }
    let limit = (scale.to - scale.from) / 2 - 12
    svg.text(text(numbers.low), scale.from + 9, y - 6, .note, limit: limit)
    svg.text(text(numbers.high), scale.to - 9, y - 6, .note, .end, limit: limit)
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    return FigureTable(
      caption: title,
      header: [words.observation, words.use, "P10", "P25", "P50", "P75", "P90", words.fact]
        + [words.insideInterval, words.source],
      rows: rows.map { row in
        let forecast = row.forecast
        return [row.observation.printable, row.isFit ? words.fit : words.test]
          + [forecast?.p10, forecast?.p25, forecast?.p50, forecast?.p75, forecast?.p90, row.fact]
          .map { words.text($0, row.style) }
          + [
            forecast == nil ? ChartWords.missing : row.isMiss ? words.no : words.yes,
            row.source.printable,
          ]
      })
  }
}
