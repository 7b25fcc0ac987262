/// How a saving adds up: gains by size, what sharing costs, and what remains.
public struct WaterfallChart: Chart {
  public struct Term: Sendable {
    public var name: String
    /// What it adds: below zero for a cost.
    public var value: MeanInterval

    public init(name: String, value: MeanInterval) {
      self.name = name
      self.value = value
    }
  }

  public var title: String
  /// Written over the numbers: `KRW million a year`.
  public var unit: String
  /// Of changes.
  public var style: NumberStyle
  public var gains: [Term]
  /// The sum of the gains, whose interval is its own: those of the terms do not add up.
  public var gross: Term
  public var costs: [Term]
  public var net: Term

  public init(
    title: String, unit: String, style: NumberStyle, gains: [Term], gross: Term, costs: [Term],
    net: Term
  ) {
    self.title = title
    self.unit = unit
    self.style = style
    self.gains = gains
    self.gross = gross
    self.costs = costs
    self.net = net
  }

  struct Bar {
    var term: Term
    /// Where the bar begins: at zero for the sums.
    var start: Double
    var isSum: Bool

    var end: Double { start + term.value.mean }
    /// Bar and whisker.
    var ends: [Double] { [start, end, start + term.value.p10, start + term.value.p90] }
  }

  /// Gains from the largest, their sum, costs from the largest, and the rest; one sum where nothing is
  /// taken off.
  var bars: [Bar] {
    var bars: [Bar] = []
    var sum = 0.0
    func add(_ terms: [Term], by order: (Term, Term) -> Bool) {
      for term in terms.sorted(by: order) {
        bars.append(Bar(term: term, start: sum, isSum: false))
        sum += term.value.mean
      }
    }
    add(gains) { $0.value.mean > $1.value.mean }
    if !gains.isEmpty, !costs.isEmpty { bars.append(Bar(term: gross, start: 0, isSum: true)) }
    add(costs) { $0.value.mean < $1.value.mean }
    if !bars.isEmpty { bars.append(Bar(term: net, start: 0, isSum: true)) }
    return bars
  }

  public func svg(in frame: ChartFrame) -> Svg? {
    let bars = bars
    guard !bars.isEmpty else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.aboutWaterfall)
    let layout = RowLayout(
      names: bars.map { .init(text: $0.term.name, style: $0.isSum ? .strong : .plain) },
      columns: [
        .init(
          head: bars.allSatisfy(\.term.value.isCertain) ? "" : words.meanAndInterval,
          cells: bars.map { bar in
            .init(
              text: words.meanAndInterval(bar.term.value, style(of: bar)),
              style: bar.isSum ? .strong : .plain)
          })
      ],
      plotHead: unit, rowHeight: 30, breaksNames: true,
      nameShare: ChartConstants.narrowNameShare
    ).placed(in: svg.width)
    let domain = bars.flatMap(\.ends).withZero
    let scale = Scale(domain: domain, from: layout.plot.lowerBound, to: layout.plot.upperBound)
    let count = Int((layout.plot.upperBound - layout.plot.lowerBound) / ChartConstants.labelPitch)
    let level = levels
    layout.drawAxis(Ticks(domain, atMost: count, level), scale, reference: 0, words, &svg)
    layout.drawTexts(&svg)
    for (index, bar) in bars.enumerated() {
      svg.plot(layout.plot, layout.band(index))
      let y = layout.middle(index)
      let (from, to) = (scale(bar.start), scale(bar.end))
      let style: Style = bar.term.value.mean < 0 ? .loss : bar.isSum ? .total : .gain
      svg.rect(min(from, to)...max(from, to), y - 8.5...y + 8.5, style)
      if index + 1 < bars.count {
        let next = layout.middle(index + 1) - 8.5
        // Interrupted where it would cross the next name.
        var path = Path([Point(x: to, y: y - 8.5), Point(x: to, y: layout.band(index).upperBound)])
        path.move(Point(x: to, y: layout.band(index + 1).lowerBound))
        path.line(Point(x: to, y: next))
        svg.path(path, .leader)
      }
      if bar.term.value.p10 < bar.term.value.p90 {
        let whisker = Path([
          Point(x: scale(bar.start + bar.term.value.p10), y: y),
          Point(x: scale(bar.start + bar.term.value.p90), y: y),
        ])
        svg.path(whisker, .halo, isMark: true)
        svg.path(whisker, .whisker, isMark: true)
      }
    }
    return svg
  }

  /// Sums are levels: they carry no plus.
  private var levels: NumberStyle {
    var levels = style
    levels.isChange = false
    return levels
  }
  private func style(of bar: Bar) -> NumberStyle { bar.isSum ? levels : style }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    return FigureTable(
      caption: "\(title), \(unit)", header: [words.term, words.mean, "P10", "P90"],
      rows: bars.map { bar in
        [bar.term.name.printable]
          + [bar.term.value.mean, bar.term.value.p10, bar.term.value.p90].map {
            words.text($0, style(of: bar))
          }
      })
  }
}
