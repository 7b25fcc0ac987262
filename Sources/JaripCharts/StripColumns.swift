/// The strip with its centres side by side.
struct StripColumns {
  private let chart: StripChart
  private let words: ChartWords
  private let left: Double
  private let pitch: Double
  private let names: [[String]]
  private let frequencies: [[String]]
  private let grid = DotGrid(columns: 10)

  private static let leastWidth = 900.0
  private static let leastPitch = 84.0
  /// Fewer would stand far apart.
  private static let leastCount = 4

  /// Nothing when the centres have no room side by side.
  init?(_ chart: StripChart, _ width: Double, _ words: ChartWords) {
    left = 110
    pitch = (width - left) / Double(chart.rows.count)
    guard width >= Self.leastWidth, pitch >= Self.leastPitch, chart.rows.count >= Self.leastCount
    else { return nil }
    self.chart = chart
    self.words = words
    let limit = pitch - 8
    names = chart.rows.map { TextMeasure.lines($0.name.printable, limit, .strong, limit: 6) }
    if names.contains(where: { $0.last?.hasSuffix("…") ?? false }) { return nil }
    frequencies = chart.rows.map {
      TextMeasure.lines($0.frequency.printable, limit, .focusText, limit: 3)
    }
  }

  func draw(_ svg: inout Svg) {
    let line = ChartConstants.lineHeight
    let dotsTop = Double(names.map(\.count).max()!) * line + 8
    let frequencyTop = dotsTop + grid.height + 18
    let plotTop = frequencyTop + Double(frequencies.map(\.count).max()!) * line + 26
    let plotBottom = plotTop + 130
    let up = Scale(domain: chart.domain, from: plotBottom, to: plotTop)
    svg.height = plotBottom + 24

    side(
      chart.isRandom ? words.stripDots(chart.date) : words.standsAlone(by: chart.date), dotsTop + 9,
      .label, &svg)
    side(words.coversItsCost, up(1) - 3, .strong, &svg)
    svg.text(
      words.stripHead(chart.measure, chart.date, isRandom: chart.isRandom), 0, plotTop - 16, .label,
      limit: svg.width)

    let ticks = Ticks(chart.domain, atMost: 3, chart.style)
    for value in ticks.values where value != 1 {
      let ends = [Point(x: left - 8, y: up(value)), Point(x: svg.width, y: up(value))]
      svg.path(Path(ends), .grid)
      svg.text(words.text(value, ticks.style), left - 12, up(value) + 4, .axis, .end)
    }
    svg.line(Point(x: left - 8, y: up(1)), Point(x: svg.width, y: up(1)), .reference)
    for index in chart.rows.indices {
      draw(index, dotsTop, frequencyTop, plotTop...plotBottom, up, &svg)
    }
  }

  private func draw(
    _ index: Int, _ dotsTop: Double, _ frequencyTop: Double, _ plot: ClosedRange<Double>,
    _ up: Scale, _ svg: inout Svg
  ) {
    let row = chart.rows[index]
    let line = ChartConstants.lineHeight
    let middle = left + (Double(index) + 0.5) * pitch
    for (number, name) in names[index].enumerated() {
      let rest = Double(names[index].count - 1 - number)
      svg.text(name, middle, dotsTop - 8 - rest * line, .strong, .middle)
    }
    let half = grid.width / 2
    svg.plot(middle - half...middle + half, dotsTop...dotsTop + grid.height)
    if chart.isRandom, let share = row.share {
      grid.draw(share, Point(x: middle - half, y: dotsTop), &svg)
    }
    for (number, text) in frequencies[index].enumerated() {
      let y = frequencyTop + Double(number) * line
      svg.text(text, middle, y, row.share == nil ? .label : .focusText, .middle)
    }
    svg.plot(middle - pitch / 2...middle + pitch / 2, plot)
    guard let quantiles = row.quantiles else {
      svg.text(ChartWords.missing, middle, plot.upperBound - 8, .label, .middle)
      return
    }
    let mark = IntervalMark(quantiles)
    mark.draw(up, across: middle, isUpright: true, &svg)
    for (value, end) in [
      (quantiles.p90, mark.highEnd(up).map { up($0) + 8 }),
      (quantiles.p10, mark.lowEnd(up).map { up($0) }),
    ] {
      guard let end else { continue }
      svg.text(
        words.text(value, chart.style), middle - 8, end, .note, .end, limit: pitch / 2 - 8)
    }
    let text = words.text(quantiles.p50, chart.style)
    svg.text(text, middle + 9, up(quantiles.p50) + 4, .strong, limit: pitch / 2 - 9)
    if quantiles.p10 < quantiles.p90 {
      svg.text(
        words.interval(quantiles.p10, quantiles.p90, chart.style), middle, plot.upperBound + 17,
        .axis, .middle, limit: pitch - 8)
    }
  }

  /// A label in the left margin, broken to its width, with its first line at `y`.
  private func side(_ text: String, _ y: Double, _ style: Style, _ svg: inout Svg) {
    for (index, line) in TextMeasure.lines(text, left - 22, style, limit: 3).enumerated() {
      svg.text(line, 0, y + Double(index) * ChartConstants.lineHeight, style)
    }
  }
}
