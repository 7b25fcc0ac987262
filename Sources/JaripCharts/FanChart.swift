public import JaripLanguage

/// A measure month by month: what is known as a line, then bands that hold 50, 80 and 90 of 100 trials.
///
/// Where a measure is undefined, the bands have a gap.
public struct FanChart: Chart {
  /// The median of another alternative, month by month.
  public struct Median: Sendable {
    public var name: String
    public var values: [Double?]
    /// Whether all trials agree on it.
    public var isCertain: Bool

    public init(name: String, values: [Double?], isCertain: Bool = false) {
      self.isCertain = isCertain
      self.name = name
      self.values = values
    }
  }

  public var title: String
  public var timeline: Timeline
  /// By month of the timeline.
  public var quantiles: [Quantiles?]
  /// By month: what is known; nothing where it is not, and after the last fact.
  public var facts: [Double?]
  /// The last month of the past, where it goes on after the last fact.
  public var lastPast: Month?
  /// The alternative's name, where there is another one.
  public var name: String?
  public var other: Median?
  /// The last month in which a grant is paid.
  public var grantEnd: Month?
  /// Of levels: percent has its line at 100%, other values at 0.
  public var style: NumberStyle
  /// Written over the axis: `KRW million`.
  public var unit: String

  /// - Precondition: lists by month are no longer than the timeline.
  public init(
    title: String, timeline: Timeline, quantiles: [Quantiles?], facts: [Double?] = [],
    lastPast: Month? = nil, name: String? = nil, other: Median? = nil, grantEnd: Month? = nil,
    style: NumberStyle,
    unit: String = ""
  ) {
    let counts = [quantiles.count, facts.count, other?.values.count ?? 0]
    precondition(counts.allSatisfy { $0 <= timeline.monthCount }, "More values than months")
    self.title = title
    self.timeline = timeline
    self.quantiles = quantiles
    self.facts = facts.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.lastPast = lastPast
    self.name = name
    self.other = other
    self.grantEnd = grantEnd
    self.style = style
    self.unit = unit
  }

  var reference: Double { style.kind == .plain ? 0 : 1 }

  /// The quantiles of a month that is not known.
  func forecast(_ month: Int) -> Quantiles? {
    month < quantiles.count && fact(month) == nil ? quantiles[month] : nil
  }
  func fact(_ month: Int) -> Double? { month < facts.count ? facts[month] : nil }
  func otherMedian(_ month: Int) -> Double? {
    guard let other, month < other.values.count, let value = other.values[month] else { return nil }
    return value.isFinite ? value : nil
  }

  /// Whether all trials agree: there is no band.
  var isCertain: Bool { months.compactMap(forecast).allSatisfy { $0.p05 == $0.p95 } }

  /// Where in the timeline the grant ends, if it does.
  var grantOffset: Int? {
    grantEnd.map { $0 - timeline.start }.flatMap { months.contains($0) ? $0 : nil }
  }

  var months: Range<Int> { 0..<timeline.monthCount }
  var lastFact: Int? { months.last { fact($0) != nil } }
  var lastForecast: Int? { months.last { forecast($0) != nil } }

  /// From 0, or for a ratio to 1.2, to all that is known or reached by 95 of 100 trials; cut where that
  /// is several times what half of the trials reach.
  var domain: ClosedRange<Double> {
    let known = months.flatMap { [fact($0), otherMedian($0)].compactMap { $0 } }
    let forecasts = months.compactMap(forecast)
    var core = (known + forecasts.flatMap { [$0.p25, $0.p75] }).withZero
    if style.kind != .plain {
      core = core.lowerBound...max(core.upperBound, ChartConstants.ratioTop)
    }
    let all = (known + forecasts.flatMap { [$0.p05, $0.p95] }).withZero
    let reach = ChartConstants.fanReach * max(-core.lowerBound, core.upperBound)
    let low = min(core.lowerBound, max(all.lowerBound, -reach))
    let high = max(core.upperBound, min(all.upperBound, reach))
    return low...high
  }

  /// The months in which the outer band goes furthest beyond the axis.
  var monthAbove: Int? {
    let month = months.filter { forecast($0) != nil }.max { forecast($0)!.p95 < forecast($1)!.p95 }
    return month.flatMap { forecast($0)!.p95 > domain.upperBound ? $0 : nil }
  }
  var monthBelow: Int? {
    let month = months.filter { forecast($0) != nil }.min { forecast($0)!.p05 < forecast($1)!.p05 }
    return month.flatMap { forecast($0)!.p05 < domain.lowerBound ? $0 : nil }
  }

  /// The ends of fiscal years, and the months whose numbers stand in the chart.
  private var figureMonths: [Int] {
    let ends = timeline.fiscalYears.map { $0.offsets.upperBound - 1 }
    let lastOther = months.last { otherMedian($0) != nil }
    let others = [lastFact, lastForecast, lastOther, monthAbove, monthBelow].compactMap { $0 }
    return Set(ends + others).sorted()
  }

  public func figures(in language: ChartLanguage) -> FigureTable {
    let words = ChartWords(language)
    let names = [5, 10, 25, 50, 75, 90, 95].map { "P\($0)" }
    var header = [words.month] + (lastFact == nil ? [] : [words.facts])
    if lastForecast != nil { header += names }
    if let other { header.append(words.label(of: other)) }
    var rows: [[String]] = []
    for offset in figureMonths {
      var row = [words.month(timeline.month(at: offset))]
      if lastFact != nil { row.append(words.text(fact(offset), style)) }
      if lastForecast != nil {
        row +=
          forecast(offset)?.all.map { words.text($0, style) }
          ?? names.map { _ in ChartWords.missing }
      }
      if other != nil { row.append(words.text(otherMedian(offset), style)) }
      rows.append(row)
    }
    return FigureTable(
      caption: unit.isEmpty ? title : "\(title), \(unit)", header: header, rows: rows)
  }
}
