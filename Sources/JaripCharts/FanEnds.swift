/// The labels at a fan's right edge: each quantile of the last month with its words, spread so that none
/// lies on another.
struct FanEnds {
  private struct Entry {
    var value: Double
    var text: String
    var words: String
    var style: Style
  }

  private var entries: [Entry] = []
  private let valueWidth: Double
  private let wordsWidth: Double
  /// The month that the labels are for.
  private let month: Int
  private static let gap = 12.0

  /// The room to the right of the plot.
  var width: Double {
    entries.isEmpty ? 12 : Self.gap + valueWidth + (wordsWidth > 0 ? 6 + wordsWidth : 0)
  }

  /// - Parameters:
  ///   - isWide: whether there is room for words beside the numbers.
  ///   - most: the width that the labels may take.
  init(_ chart: FanChart, _ words: ChartWords, isWide: Bool, most: Double) {
    var entries: [Entry] = []
    func add(_ value: Double, _ label: String, _ style: Style) {
      entries.append(
        Entry(value: value, text: words.text(value, chart.style), words: label, style: style))
    }
    let name = chart.name ?? ""
    if let month = chart.lastForecast, let last = chart.forecast(month) {
      self.month = month
      // A band that ends in one number is no band.
      func addEnd(_ value: Double, _ count: Int, unless inner: Double) {
        if words.text(value, chart.style) != words.text(inner, chart.style) {
          add(value, isWide ? words.below(count) : "", .label)
        }
      }
      addEnd(last.p95, 95, unless: last.p90)
      addEnd(last.p90, 90, unless: last.p50)
      let middle = chart.isCertain ? words.certain(name) : words.median(of: name)
      add(last.p50, isWide ? middle : "", .focusText)
      addEnd(last.p10, 10, unless: last.p50)
      addEnd(last.p05, 5, unless: last.p10)
      if let other = chart.other,
        let value = chart.otherMedian(month) ?? chart.months.compactMap(chart.otherMedian).last
      {
        add(value, isWide ? words.label(of: other) : "", .otherText)
      }
    } else if let month = chart.lastFact, let fact = chart.fact(month) {
      self.month = month
      add(fact, words.facts, .strong)
    } else {
      month = 0
    }
    // In the order of their values; of equal ones, the first stands above.
    self.entries = entries.enumerated()
      .sorted { ($0.element.value, -$0.offset) > ($1.element.value, -$1.offset) }.map(\.element)
    valueWidth = entries.map { TextMeasure.width($0.text, $0.style) }.max() ?? 0
    let natural = entries.map { TextMeasure.width($0.words.printable, $0.style) }.max() ?? 0
    wordsWidth = min(natural, max(0, most - valueWidth - Self.gap - 6)).rounded(.up)
  }

  func draw(
    _ up: Scale, _ right: Double, _ y: ClosedRange<Double>, _ along: Scale, _ svg: inout Svg
  ) {
    let places = LabelStack.places(
      entries.map { up($0.value) }, pitch: 15, within: y.lowerBound...y.upperBound)
    var leaders = Path()
    for (entry, place) in zip(entries, places) {
      // From the last month that has a value, which may lie before the edge.
      leaders.move(Point(x: along(Double(month)), y: up(entry.value)))
      if along(Double(month)) < right { leaders.line(Point(x: right, y: up(entry.value))) }
      leaders.line(Point(x: right + Self.gap - 3, y: place))
      let x = right + Self.gap + valueWidth
      svg.text(entry.text, x, place + 4, entry.style, .end)
      svg.text(entry.words, x + 6, place + 4, entry.style, limit: wordsWidth)
    }
    svg.path(leaders, .leader)
  }
}

/// Labels in one column.
enum LabelStack {
  /// Places for the middles of labels near those wanted: in the same order, `pitch` apart, within a range
  /// where they fit.
  ///
  /// - Parameter wanted: ascending.
  static func places(
    _ wanted: [Double], pitch: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    // Labels that would touch move together to the mean of what they want.
    var groups: [(start: Double, count: Int)] = []
    for place in wanted {
      groups.append((place, 1))
      while groups.count > 1 {
        let (first, second) = (groups[groups.count - 2], groups[groups.count - 1])
        guard second.start < first.start + Double(first.count) * pitch else { break }
        let shifted = second.start - Double(first.count) * pitch
        let count = first.count + second.count
        let start =
          (first.start * Double(first.count) + shifted * Double(second.count)) / Double(count)
        groups.removeLast(2)
        groups.append((start, count))
      }
    }
    var places = groups.flatMap { group in
      (0..<group.count).map { group.start + Double($0) * pitch }
    }
    for index in places.indices.reversed() {
      let rest = Double(places.count - 1 - index) * pitch
      places[index] = min(places[index], range.upperBound - rest)
    }
    for index in places.indices {
      places[index] = max(places[index], range.lowerBound + Double(index) * pitch)
    }
    return places
  }
}
