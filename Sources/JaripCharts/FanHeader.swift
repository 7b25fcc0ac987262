import JaripLanguage

/// Where facts end and where the grant ends: two lines through a fan with words over it.
struct FanHeader {
  private struct Label {
    var text: String
    var style: Style
    var x: ClosedRange<Double>
    /// 0 next to the plot, 1 above.
    var row: Int
  }

  private var labels: [Label] = []
  private var lines: [(x: Double, style: Style, row: Int)] = []

  var height: Double { Double((labels.map(\.row).max() ?? -1) + 1) * 16 }

  init(_ chart: FanChart, _ words: ChartWords, _ along: Scale, _ width: Double) {
    var now: Double?
    if let last = chart.lastFact, let end = chart.lastForecast {
      let past = chart.lastPast.map { $0 - chart.timeline.start } ?? last
      now = along(Double(min(max(last, past), end)))
    }
    var end: Double?
    var text = ""
    if let offset = chart.grantOffset {
      end = along(Double(offset))
      text = words.grantEnds(chart.timeline.month(at: offset))
    }
    func label(_ text: String, _ style: Style, _ x: Double, _ isAfter: Bool, _ row: Int) -> Label {
      let length = TextMeasure.width(text, style)
      let left = isAfter ? x + 5 : x - 5 - length
      return Label(text: text, style: style, x: left...left + length, row: row)
    }
    // The first arrangement in which no word lies on another or on a line. Where the two lines are close
    // together near an edge, one of the words gives way.
    let arrangements: [(isAfter: Bool, grantRow: Int, factsRow: Int, facts: Bool, forecast: Bool)] =
      [
        (true, 0, 0, true, true), (false, 0, 0, true, true), (true, 0, 1, true, true),
        (true, 1, 0, true, true), (false, 0, 1, true, true), (false, 1, 0, true, true),
        (true, 1, 0, false, true), (false, 1, 0, true, false), (true, 1, 0, false, false),
        (false, 1, 0, false, false),
      ]
    for arrangement in arrangements {
      let row = arrangement.factsRow
      labels = []
      lines = []
      if let now {
        if arrangement.facts { labels.append(label(words.facts, .label, now, false, row)) }
        if arrangement.forecast { labels.append(label(words.forecast, .label, now, true, row)) }
        lines.append((now, .now, row))
      }
      if let end {
        labels.append(label(text, .closedText, end, arrangement.isAfter, arrangement.grantRow))
        lines.append((end, .grantEnd, arrangement.grantRow))
      }
      if isClear(width) { return }
    }
  }

  private func isClear(_ width: Double) -> Bool {
    for (index, label) in labels.enumerated() {
      guard label.x.lowerBound >= 0, label.x.upperBound <= width else { return false }
      let isCrossed = lines.contains { line in
        line.row >= label.row && label.x.lowerBound - 3 < line.x
          && line.x < label.x.upperBound + 3
      }
      if isCrossed { return false }
      for other in labels[..<index] where other.row == label.row {
        if other.x.lowerBound - 6 < label.x.upperBound
          && label.x.lowerBound - 6 < other.x.upperBound
        {
          return false
        }
      }
    }
    return true
  }

  /// - Parameter top: over the labels.
  func draw(_ top: Double, _ bottom: Double, _ svg: inout Svg) {
    func baseline(_ row: Int) -> Double { top + height - Double(row) * 16 - 3 }
    for line in lines {
      let y = baseline(line.row) - 9
      svg.line(Point(x: line.x, y: y), Point(x: line.x, y: bottom), line.style)
    }
    for label in labels {
      svg.text(label.text, label.x.lowerBound, baseline(label.row), label.style)
    }
  }
}
