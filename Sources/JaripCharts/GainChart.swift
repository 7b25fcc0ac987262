/// Who gains from sharing: each centre's saving with its interval, those that lose first.
public struct GainChart: RowChart {
  public struct Row: Sendable {
    public var name: String
    /// Nothing where it is undefined.
    public var saving: MeanInterval?
    /// The mean saving as a share of the centre's own cost; nothing where it has none.
    public var shareOfCost: Double?
    /// In how many trials the centre is better off: `98 in 100`.
    public var better: String

    public init(name: String, saving: MeanInterval?, shareOfCost: Double?, better: String) {
      self.name = name
      self.saving = saving
      self.shareOfCost = shareOfCost
      self.better = better
    }

    var isLoss: Bool { (saving?.mean ?? 0) < 0 }
  }

  public var title: String
  /// What the axis shows, with unit and year: `net saving, KRW million a year`.
  public var measure: String
  /// Of the savings.
  public var style: NumberStyle
  public var rows: [Row]
  /// All rows, where these are a part.
  private var whole: [Row]?

  public init(title: String, measure: String, style: NumberStyle, rows: [Row]) {
    self.title = title
    self.measure = measure
    self.style = style
    self.rows = rows
  }

  /// Losers, the worst first; then by the share of one's own cost, the largest first; what is undefined
  /// last.
  var ranked: [Row] {
    func key(_ row: Row) -> (Int, Double) {
      guard let saving = row.saving else { return (2, 0) }
      let share = row.shareOfCost ?? (saving.mean < 0 ? 0 : -.infinity)
      return row.isLoss ? (0, share) : (1, -share)
    }
    return rows.enumerated()
      .sorted {
        let (left, right) = (key($0.element), key($1.element))
        return (left.0, left.1, $0.offset) < (right.0, right.1, $1.offset)
      }
      .map(\.element)
  }

  private var all: [Row] { whole ?? rows }
  var domain: ClosedRange<Double> { all.compactMap(\.saving).flatMap(\.all).withZero }

  public var rowCount: Int { rows.count }

  public func part(_ rows: Range<Int>) -> GainChart {
    var part = self
    part.whole = all
    part.rows = Array(ranked[rows])
    return part
  }

  private var share: NumberStyle {
    var share = NumberStyle.percent(1)
    share.isChange = style.isChange
    return share
  }

  public func svg(in frame: ChartFrame) -> Svg? {
    guard all.contains(where: { $0.saving != nil }) else { return nil }
    let words = frame.words
    var svg = Svg(frame, title: title, about: words.aboutGains)
    let ranked = ranked
    func cells(_ text: (Row) -> String) -> [RowLayout.Cell] {
      ranked.map { .init(text: text($0), style: $0.isLoss ? .closedText : .plain) }
    }
    let isCertain = all.compactMap(\.saving).allSatisfy(\.isCertain)
    let layout = RowLayout(
      nameHead: words.centre,
      names: ranked.map { .init(text: $0.name, style: $0.isLoss ? .closedText : .strong) },
      columns: [
        .init(
          head: isCertain ? "" : words.mean, cells: cells { words.text($0.saving?.mean, style) }),
        .init(head: words.ofItsCost, cells: cells { words.text($0.shareOfCost, share) }),
        .init(
          head: all.allSatisfy { $0.better.isEmpty } ? "" : words.betterOffIn,
          cells: cells { $0.better }),
      ],
      plotHead: isCertain ? measure : words.withInterval(measure), rowHeight: 26, breaksNames: true
    ).placed(in: svg.width)
    let domain = domain
    let scale = Scale(domain: domain, from: layout.plot.lowerBound, to: layout.plot.upperBound)
    let count = Int((layout.plot.upperBound - layout.plot.lowerBound) / ChartConstants.labelPitch)
    layout.drawAxis(
      Ticks(domain, atMost: count, style), scale, reference: 0, words, &svg)
    layout.drawTexts(&svg)
    for (index, row) in ranked.enumerated() {
      svg.plot(layout.plot, layout.band(index))
      guard let saving = row.saving else { continue }
      IntervalMark(saving, isLoss: row.isLoss).draw(scale, across: layout.middle(index), &svg)
    }
    return svg
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    return FigureTable(
      caption: "\(title): \(measure)",
      header: [words.centre, words.mean, "P10", "P90", words.ofItsCost, words.betterOffIn],
      rows: ranked.map { row in
        let saving = row.saving
        return [row.name.printable]
          + [saving?.mean, saving?.p10, saving?.p90].map { words.text($0, style) }
          + [words.text(row.shareOfCost, share), row.better.printable]
      })
  }
}
