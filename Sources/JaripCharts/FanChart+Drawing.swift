import JaripLanguage

extension FanChart {
  public func svg(in frame: ChartFrame) -> Svg? {
    guard lastFact != nil || lastForecast != nil else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.about(self))
    let domain = domain
    let isWide = svg.width >= 560
    let plotHeight = isWide ? 230.0 : 190
    let ticks = Ticks(domain, atMost: Int(plotHeight / ChartConstants.tickPitch), style)
    let tickWidth = (ticks.values + [reference]).map {
      TextMeasure.width(words.text($0, ticks.style), $0 == reference ? .strong : .axis)
    }.max()!
    // At least the room of the word "facts" before the first month.
    let left = max(34, tickWidth + 8).rounded(.up)
    let ends = FanEnds(self, words, isWide: isWide, most: (svg.width * 0.4).rounded())
    let right = svg.width - ends.width
    // A month's value stands at its end, so that fiscal years lie between ticks.
    let along = Scale(domain: -1...Double(timeline.monthCount - 1), from: left, to: right)
    let header = FanHeader(self, words, along, svg.width)
    let top = (unit.isEmpty ? 0 : 16) + header.height + 8
    let bottom = top + plotHeight
    let up = Scale(domain: domain, from: bottom, to: top)

    svg.text(unit, 0, 11, .axis, limit: svg.width)
    svg.plot(left...right, top...bottom)
    drawGrid(ticks, up, left...right, words, &svg)
    drawBands(along, up, &svg)
    if domain.contains(reference) {
      svg.line(
        Point(x: left, y: up(reference)), Point(x: right, y: up(reference)), .reference)
    }
    drawLines(along, up, &svg)
    drawBeyond(along, up, words, &svg)
    header.draw(unit.isEmpty ? 0 : 16, bottom, &svg)
    ends.draw(up, right, top...bottom, along, &svg)
    var height = drawYears(along, bottom, &svg)
    if !isWide, lastForecast != nil, !isCertain {
      for line in TextMeasure.lines(
        words.fanNote(name ?? "", other?.name), svg.width, .axis, limit: 4)
      {
        height += ChartConstants.lineHeight
        svg.text(line, 0, height - 2, .axis)
      }
    }
    svg.height = height + 4
    return svg
  }

  private func drawGrid(
    _ ticks: Ticks, _ up: Scale, _ x: ClosedRange<Double>, _ words: ChartWords, _ svg: inout Svg
  ) {
    for value in ticks.values.filter({ $0 != reference }) + [reference]
    where up.domain.contains(value) {
      let y = up(value)
      let isReference = value == reference
      guard isReference || abs(y - up(reference)) > 12 else { continue }
      // The reference's own line lies on the bands.
      if !isReference {
        svg.line(Point(x: x.lowerBound, y: y), Point(x: x.upperBound, y: y), .grid)
      }
      svg.text(
        words.text(value, ticks.style), x.lowerBound - 8, y + 4, isReference ? .strong : .axis,
        .end)
    }
  }

  /// From the widest to the narrowest.
  private func drawBands(_ along: Scale, _ up: Scale, _ svg: inout Svg) {
    let runs = months.runs { forecast($0) != nil }
    let bands: [(Style, KeyPath<Quantiles, Double>, KeyPath<Quantiles, Double>)] = [
      (.band90, \.p05, \.p95), (.band80, \.p10, \.p90), (.band50, \.p25, \.p75),
    ]
    for (style, low, high) in bands {
      for run in runs {
        let quantiles = run.map { forecast($0)! }
        guard quantiles.contains(where: { $0[keyPath: low] < $0[keyPath: high] }) else { continue }
        let lower = line(run, along, up) { forecast($0)![keyPath: low] }
        let upper = line(run, along, up) { forecast($0)![keyPath: high] }
        svg.path(Path(upper + lower.reversed(), isClosed: true), style, isMark: true)
      }
    }
  }

  /// The medians, then the facts.
  private func drawLines(_ along: Scale, _ up: Scale, _ svg: inout Svg) {
    for run in months.runs({ otherMedian($0) != nil && fact($0) == nil }) {
      svg.path(Path(line(run, along, up) { otherMedian($0)! }), .otherMedian, isMark: true)
    }
    for run in months.runs({ forecast($0) != nil }) {
      svg.path(Path(line(run, along, up) { forecast($0)!.p50 }), .median, isMark: true)
    }
    for run in months.runs({ fact($0) != nil }) {
      svg.path(Path(line(run, along, up, isJoined: false) { fact($0)! }), .facts, isMark: true)
    }
  }

  /// The points of a run of months; from the fact before it, where there is one.
  ///
  /// A single month is drawn as long as a month, so that it is seen between gaps.
  private func line(
    _ run: Range<Int>, _ along: Scale, _ up: Scale, isJoined: Bool = true,
    _ value: (Int) -> Double
  ) -> [Point] {
    var points = run.map { Point(x: along(Double($0)), y: up(value($0))) }
    let before = run.lowerBound - 1
    if isJoined, before >= 0, let fact = fact(before) {
      points.insert(Point(x: along(Double(before)), y: up(fact)), at: 0)
    } else if run.count == 1 {
      points.insert(Point(x: along(Double(before)), y: points[0].y), at: 0)
    }
    return points.simplified
  }

  /// Arrows with numbers where the outer band leaves the axis.
  private func drawBeyond(
    _ along: Scale, _ up: Scale, _ words: ChartWords, _ svg: inout Svg
  ) {
    func draw(_ month: Int, _ value: Double, _ heading: Heading, _ text: String, _ offset: Double) {
      let tip = Point(
        x: min(max(along(Double(month)), along.from + 4), along.to - 4), y: up(value))
      svg.arrow(tip, heading, .arrow)
      let isRight = tip.x + 8 + TextMeasure.width(text, .note) < along.to
      svg.text(text, tip.x + (isRight ? 8 : -8), tip.y + offset, .note, isRight ? .start : .end)
    }
    if let month = monthAbove, let value = forecast(month)?.p95 {
      draw(month, value, .up, words.upTo(words.text(value, style)), 11)
    }
    if let month = monthBelow, let value = forecast(month)?.p05 {
      draw(month, value, .down, words.downTo(words.text(value, style)), -3)
    }
  }

  /// Ticks between fiscal years, names under their middle; returns where they end.
  private func drawYears(_ along: Scale, _ bottom: Double, _ svg: inout Svg) -> Double {
    let years = timeline.fiscalYears
    let widest = years.map { TextMeasure.width($0.name, .axis) }.max()!
    let pitch = (along.to - along.from) / Double(timeline.monthCount) * 12
    let every = max(1, Int((max(ChartConstants.labelPitch, widest + 12) / pitch).rounded(.up)))
    var ticks = Path()
    var names: [(text: String, x: Double)] = []
    for (index, year) in years.enumerated() {
      let start = along(Double(year.offsets.lowerBound - 1))
      let end = along(Double(year.offsets.upperBound - 1))
      let isNamed = index % every == 0
      for x in index == years.count - 1 ? [start, end] : [start] where isNamed || pitch > 8 {
        ticks.move(Point(x: x, y: bottom))
        ticks.line(Point(x: x, y: bottom + 4))
      }
      if isNamed { names.append((year.name, (start + end) / 2)) }
    }
    svg.path(ticks, .axisLine)
    AxisLabels(names).draw(bottom + 16, within: 0...svg.width, &svg)
    return bottom + 20
  }
}

extension Range<Int> {
  /// The longest ranges of neighbours for which something holds.
  func runs(_ holds: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in self where holds(index) {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
