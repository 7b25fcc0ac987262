public import JaripLanguage

/// Centres beside each other: in how many of 100 trials each stands alone by a date, and its
/// self-sufficiency then.
///
/// Wide, with few centres: dots above, intervals upright on one axis; else one row for each centre.
public struct StripChart: RowChart {
  public struct Row: Sendable {
    public var name: String
    /// The share of trials in which the centre stands alone; nothing for one that is not open.
    public var share: Double?
    /// The share in words: `6 in 100`, `none of 10,000`, `not open`.
    public var frequency: String
    /// Of the measure; nothing where it is undefined.
    public var quantiles: Quantiles?

    public init(name: String, share: Double?, frequency: String, quantiles: Quantiles?) {
      self.name = name
      self.share = share
      self.frequency = frequency
      self.quantiles = quantiles
    }
  }

  public var title: String
  /// The one date of all rows.
  public var date: Month
  /// `Self-sufficiency (OSS)`.
  public var measure: String
  /// Of a ratio.
  public var style: NumberStyle
  public var rows: [Row]
  /// Whether trials differ; without chance each centre stands alone or does not.
  public var isRandom: Bool
  /// Of all rows, where this is a part.
  private var wholeDomain: ClosedRange<Double>?

  public init(
    title: String, date: Month, measure: String, style: NumberStyle = .percent(), rows: [Row],
    isRandom: Bool = true
  ) {
    self.title = title
    self.date = date
    self.measure = measure
    self.style = style
    self.rows = rows
    self.isRandom = isRandom
  }

  /// From 0 to 120%, or as far as the middle trials go.
  var domain: ClosedRange<Double> {
    if let wholeDomain { return wholeDomain }
    let middles = rows.compactMap { $0.quantiles?.p50 }
    return min(0, middles.min() ?? 0)...max(ChartConstants.ratioTop, middles.max() ?? 0)
  }

  public var rowCount: Int { rows.count }

  public func part(_ rows: Range<Int>) -> StripChart {
    var part = self
    part.wholeDomain = domain
    part.rows = Array(self.rows[rows])
    return part
  }

  public func svg(in frame: ChartFrame) -> Svg? {
    guard !rows.isEmpty else { return nil }
    var svg = Svg(frame, title: title, about: frame.words.about(self))
    // Side by side each centre needs the width of its name, its dots and its number.
    if wholeDomain == nil, let upright = StripColumns(self, svg.width, frame.words) {
      upright.draw(&svg)
    } else {
      drawRows(frame.words, &svg)
    }
    return svg
  }

  private func drawRows(_ words: ChartWords, _ svg: inout Svg) {
    let grid = DotGrid(columns: 20)
    let layout = RowLayout(
      nameHead: words.centre,
      names: rows.map { .init(text: $0.name, style: .strong) },
      columns: [
        .init(
          head: words.standsAlone(by: date),
          cells: rows.map {
            .init(text: $0.frequency, style: $0.share == nil ? .label : .focusText)
          }, isBeforePlot: true),
        .init(
          head: isRandom ? words.middleAndInterval : measure,
          cells: rows.map {
            .init(
              text: words.middleAndInterval($0.quantiles, style),
              style: $0.quantiles == nil ? .label : .plain)
          }),
      ],
      plotHead: words.stripHead(measure, date, isRandom: isRandom),
      inset: isRandom ? grid.width + ChartConstants.gap : 0,
      rowHeight: 34, markHeight: 30, breaksNames: true,
      nameShare: ChartConstants.narrowNameShare
    ).placed(in: svg.width)
    let scale = Scale(domain: domain, from: layout.plot.lowerBound, to: layout.plot.upperBound)
    let count = Int((layout.plot.upperBound - layout.plot.lowerBound) / ChartConstants.labelPitch)
    layout.drawAxis(Ticks(domain, atMost: max(3, count), style), scale, reference: 1, words, &svg)
    layout.drawTexts(&svg)
    for (index, row) in rows.enumerated() {
      svg.plot(layout.inset.lowerBound...layout.plot.upperBound, layout.band(index))
      let y = layout.middle(index)
      if isRandom, let share = row.share {
        grid.draw(share, Point(x: layout.inset.lowerBound, y: y - grid.height / 2), &svg)
      }
      guard let quantiles = row.quantiles else { continue }
      let mark = IntervalMark(quantiles)
      mark.draw(scale, across: y, &svg)
      if mark.highEnd(scale) != nil {
        svg.text(
          words.text(quantiles.p90, style), layout.plot.upperBound, y - 6, .note, .end)
      }
      if mark.lowEnd(scale) != nil {
        svg.text(words.text(quantiles.p10, style), layout.plot.lowerBound, y - 6, .note)
      }
    }
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    return FigureTable(
      caption: title,
      header: [words.centre, words.standsAlone(by: date), words.share]
        + ["P10", "P25", "P50", "P75", "P90"].map { "\(measure), \($0)" },
      rows: rows.map { row in
        let quantiles = row.quantiles
        return [
          row.name.printable, row.frequency.printable, words.text(row.share, .percent(2)),
        ]
          + [quantiles?.p10, quantiles?.p25, quantiles?.p50, quantiles?.p75, quantiles?.p90]
          .map { words.text($0, style) }
      })
  }
}
