import JaripLanguage
import Testing

@testable import JaripCharts

@Suite struct LayoutLaws {
  /// What is wrong with where things lie, by the module's own estimate of the width of texts.
  private func faults(_ svg: Svg) -> [String] {
    var faults: [String] = []
    let tolerance = 0.01
    for (index, label) in svg.labels.enumerated() {
      let box = label.box
      if box.x.lowerBound < -tolerance || box.x.upperBound > svg.width + tolerance
        || box.y.lowerBound < -tolerance || box.y.upperBound > svg.height + tolerance
      {
        faults.append("'\(label.text)' is cut off at \(box)")
      }
      for other in svg.labels[..<index] where overlap(box, other.box) > tolerance {
        faults.append("'\(label.text)' lies on '\(other.text)' at \(box.x), \(box.y)")
      }
    }
    for mark in svg.marks {
      let isInside = svg.plots.contains { plot in
        plot.x.lowerBound - tolerance <= mark.x && mark.x <= plot.x.upperBound + tolerance
          && plot.y.lowerBound - tolerance <= mark.y && mark.y <= plot.y.upperBound + tolerance
      }
      if !isInside { faults.append("A mark lies outside at \(mark)") }
    }
    return faults
  }

  private func overlap(_ box: Box, _ other: Box) -> Double {
    guard box.x.overlaps(other.x), box.y.overlaps(other.y) else { return 0 }
    let (x, y) = (box.x.clamped(to: other.x), box.y.clamped(to: other.y))
    return min(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
  }

  private func check(_ chart: any Chart, _ width: Int, _ language: ChartLanguage, _ name: String) {
    let frame = ChartFrame(prefix: "chart", width: width, language: language)
    guard let svg = chart.svg(in: frame) else { return }
    for fault in faults(svg).prefix(3) {
      Issue.record("\(name), \(type(of: chart)), \(width) px, \(language): \(fault)")
    }
  }

  @Test(arguments: ChartLanguage.allCases, [280, 360, 500, 720, 1040])
  func `no label of a sample lies on another, and marks lie in their plots`(
    _ language: ChartLanguage, _ width: Int
  ) {
    for (name, chart) in Samples(language: language).all { check(chart, width, language, name) }
  }

  @Test(arguments: 1...40)
  func `no label of a random chart lies on another, and marks lie in their plots`(_ seed: Int) {
    var random = RandomCharts(seed: UInt64(seed))
    for chart in random.all() {
      let width = random.whole(280...1100)
      check(chart, width, seed % 2 == 0 ? .en : .ko, "seed \(seed)")
    }
  }

  @Test(arguments: ChartLanguage.allCases, [360, 720, 1040])
  func `two hundred centres have room`(_ language: ChartLanguage, _ width: Int) {
    var random = RandomCharts(seed: 9)
    let samples = Samples(language: language)
    let panels = (0..<200).map { index in
      OutcomeGrid.Panel(name: random.name(), shares: samples.grid.panels[index % 10].shares)
    }
    let charts: [any Chart] = [
      samples.strip(count: 200), samples.gains(count: 200), random.strip(count: 200),
      random.gains(count: 200),
      OutcomeGrid(title: "", start: Month(year: 2001, month: 8), panels: panels),
    ]
    for chart in charts { check(chart, width, language, "200 centres") }
  }

  @Test(arguments: [390, 720, 1040])
  func `long names of centres are whole, in as many lines as they need`(_ width: Int) throws {
    let names = [
      "Seoul National University Education and Research Foundation",
      "Korea Institute of Construction Technology", "Daejeon and Chungcheong",
      "한국정보통신기술진흥재단 부설 전자상거래지원센터",
    ]
    let samples = Samples(language: .en)
    var (strip, gains, grid) = (samples.strip(), samples.gains(), samples.grid)
    for (index, name) in names.enumerated() {
      strip.rows[index].name = name
      gains.rows[index].name = name
      grid.panels[index].name = name
    }
    for chart in [strip, gains, grid] as [any Chart] {
      let frame = ChartFrame(prefix: "chart", width: width, language: .en)
      let labels = try #require(chart.svg(in: frame)).labels.map(\.text)
      let letters = labels.joined().filter { $0.isLetter }
      #expect(!labels.contains { $0.contains("…") }, "\(type(of: chart)), \(width) px")
      for name in names {
        #expect(letters.contains(name.filter(\.isLetter)), "\(name), \(type(of: chart))")
      }
    }
  }

  @Test(arguments: 1...20)
  func `a measure that never falls is a line that never falls`(_ seed: Int) throws {
    var random = RandomCharts(seed: UInt64(seed))
    var level = random.value()
    let count = random.whole(2...300)
    let start = Month(year: 2000, month: 1)
    let chart = FanChart(
      title: "", timeline: Timeline(start: start, end: start + (count - 1)),
      quantiles: (0..<count).map { _ in
        level += random.uniform() * random.uniform()
        return Samples.quantiles(level, 0)
      }, style: .plain())
    let svg = try #require(chart.svg(in: ChartFrame(prefix: "fan", language: .en)))
    #expect(svg.marks.count > 1)
    for (mark, next) in zip(svg.marks, svg.marks.dropFirst()) {
      #expect(mark.x < next.x)
      #expect(mark.y >= next.y)
    }
  }

  @Test(arguments: 1...20)
  func `points that a line leaves out lie on it to a tenth of a pixel`(_ seed: Int) {
    var random = RandomCharts(seed: UInt64(seed))
    var y = 0.0
    var slope = 0.0
    let points = (0..<200).map { month -> Point in
      slope = random.chance(0.1) ? 4 * random.uniform() - 2 : slope * 0.97
      y += slope + (random.chance(0.3) ? 0.05 * random.uniform() : 0)
      return Point(x: Double(month) * 3.8, y: y)
    }
    let kept = points.simplified
    #expect(kept.count < points.count)
    #expect(kept.first == points.first && kept.last == points.last)
    for point in points {
      let after = kept.firstIndex { $0.x >= point.x }!
      let (left, right) = (kept[max(0, after - 1)], kept[after])
      let share = left.x == right.x ? 0 : (point.x - left.x) / (right.x - left.x)
      #expect(abs(left.y + share * (right.y - left.y) - point.y) <= 0.1 + 1e-9)
    }
  }

  @Test(arguments: 1...20)
  func `stacked labels keep their order and their distance, and stay where there is room`(
    _ seed: Int
  ) {
    var random = RandomCharts(seed: UInt64(seed))
    let wanted = (0..<random.whole(1...7)).map { _ in 200 * random.uniform() }.sorted()
    let places = LabelStack.places(wanted, pitch: 13, within: 0...200)
    for (place, next) in zip(places, places.dropFirst()) { #expect(next - place >= 13 - 1e-9) }
    #expect(places.first! >= 0 && places.last! <= 200)
    if zip(wanted, wanted.dropFirst()).allSatisfy({ $1 - $0 >= 13 }) { #expect(places == wanted) }
  }

  @Test func `dots are counted as the share says`() {
    let expected = [
      (0.0, 0), (1e-9, 0), (0.0094, 0), (0.0096, 1), (0.014, 1), (0.345, 35), (0.994, 99),
      (0.9999, 99), (1, 100),
    ]
    for (share, count) in expected {
      #expect(DotGrid.filled(share) == count, "\(share)")
      #expect(DotGrid.isRing(share) == (share > 0 && count == 0), "\(share)")
    }
  }
}
