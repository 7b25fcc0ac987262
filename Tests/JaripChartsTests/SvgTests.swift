import Foundation
import JaripLanguage
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import JaripCharts

/// Elements, ids and texts as a parser sees them.
private final class Reader: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var attributes: [[String: String]] = []
  /// The direct text of each element, in the order of their ends.
  var texts: [(element: String, text: String)] = []
  private var open: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(name)
    self.attributes.append(attributes)
    open.append("")
  }
  func parser(_ parser: XMLParser, foundCharacters string: String) {
    open[open.count - 1] += string
  }
  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    texts.append((name, open.removeLast()))
  }

  func text(of element: String) -> String? { texts.first { $0.element == element }?.text }
}

@Suite struct SvgTests {
  private func read(_ svg: Svg) throws -> Reader {
    let parser = XMLParser(data: Data(svg.description.utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "\(svg.description.prefix(2000))")
    return reader
  }

  /// Every attribute that holds numbers has them with two decimals at most.
  private func checkNumbers(_ reader: Reader, _ name: String) {
    for attributes in reader.attributes {
      for key in ["d", "x", "y", "cx", "cy", "r", "width", "height", "viewBox"] {
        guard let value = attributes[key] else { continue }
        #expect(value.firstMatch(of: /nan|inf|e[+-]?\d|\.\d{3}/) == nil, "\(name): \(value)")
      }
    }
  }

  @Test(arguments: ChartLanguage.allCases, [360, 720, 1040])
  func `every sample is an image with a title, a description and one set of ids`(
    _ language: ChartLanguage, _ width: Int
  ) throws {
    for (name, chart) in Samples(language: language).all {
      let frame = ChartFrame(prefix: "p-\(name)", width: width, language: language)
      let reader = try read(#require(chart.svg(in: frame)))
      let root = reader.attributes[0]
      #expect(root["role"] == "img" && root["lang"] == language.rawValue)
      #expect(root["aria-labelledby"] == "p-\(name)-title p-\(name)-desc")
      #expect(reader.text(of: "title") == chart.title.printable)
      #expect(reader.text(of: "desc")?.isEmpty == false)
      let ids = reader.attributes.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.hasPrefix("p-\(name)-") })
      checkNumbers(reader, name)
    }
  }

  @Test(arguments: 1...30)
  func `every random chart is well formed`(_ seed: Int) throws {
    var random = RandomCharts(seed: UInt64(1000 + seed))
    for chart in random.all() {
      let frame = ChartFrame(prefix: "p", width: random.whole(100...1100), language: .ko)
      if let svg = chart.svg(in: frame) {
        checkNumbers(try read(svg), "seed \(seed), \(type(of: chart))")
      }
    }
  }

  @Test func `a name is text, whatever it says`() throws {
    let chart = Samples(language: .en).hostile
    let svg = try #require(chart.svg(in: ChartFrame(prefix: "p", width: 720, language: .en)))
    let reader = try read(svg)
    #expect(!reader.elements.contains("script"))
    #expect(reader.text(of: "title") == "</title><script>")
    // Broken into lines by its width; without the control characters.
    let text = reader.texts.filter { $0.element == "text" }.map(\.text).joined()
    #expect(text.contains("<script>alert(\"1\")</script>&amp;'"))
  }

  @Test func `a text that is cut says all of itself when pointed at`() throws {
    var svg = Svg(ChartFrame(prefix: "p", language: .en), title: "", about: "")
    svg.text("Institute of Applied Ceramics", 0, 10, .plain, limit: 80)
    let reader = try read(svg)
    #expect(reader.texts.contains { $0 == ("title", "Institute of Applied Ceramics") })
    #expect(reader.text(of: "text") == "Institute of…")
  }

  @Test func `an SVG has the rules of the classes it uses and no others`() throws {
    let svg = try #require(
      Samples(language: .en).gaps.svg(in: ChartFrame(prefix: "p", language: .en)))
    let reader = try read(svg)
    let used = Set(reader.attributes.dropFirst().compactMap { $0["class"] })
    let rules = try #require(reader.text(of: "style")).matches(of: /\.jarip-chart \.(\w+)\{/)
    #expect(Set(rules.map { String($0.output.1) }) == used)
  }

  @Test func `what is closed is hatched`() throws {
    let svg = try #require(
      Samples(language: .en).outcome.svg(in: ChartFrame(prefix: "p", language: .en)))
    let reader = try read(svg)
    #expect(reader.attributes.contains { $0["fill"] == "url(#p-hatch)" })
    #expect(reader.attributes.contains { $0["id"] == "p-hatch" })
  }

  @Test func `nothing is said of closing where nothing closes`() throws {
    let start = Month(year: 2001, month: 8)
    func texts(closed: Double) throws -> [String] {
      let shares = OutcomeShares(independent: 0.25, closed: closed)
      let chart = OutcomeGrid(
        title: "", start: start, panels: [.init(name: "a", shares: [shares, shares])])
      return try read(#require(chart.svg(in: ChartFrame(prefix: "p", language: .en)))).texts
        .map(\.text)
    }
    #expect(try !texts(closed: 0).contains("closed"))
    #expect(try texts(closed: 0.5).contains("closed"))
  }

  @Test(arguments: [320, 340, 390])
  func `a number under a name is whole however narrow the page`(_ width: Int) throws {
    let chart = DifferenceChart(
      title: "", order: "",
      rows: [
        .init(
          measure: "Cash at the end, USD thousand",
          difference: Samples.interval(23_729, 21_382, 28_104), style: .change(),
          better: "over 99 in 100", note: "equal or worse in the rest")
      ])
    let frame = ChartFrame(prefix: "p", width: width, language: .en)
    let texts = try read(#require(chart.svg(in: frame))).texts.map(\.text)
    #expect(texts.contains("+23,729 (80%: +21,382 to +28,104)"))
    #expect(texts.contains("equal or worse in the rest"))
    #expect(!texts.contains { $0.contains("…") })
  }

  @Test func `there is no chart of nothing`() {
    let start = Month(year: 2001, month: 8)
    let timeline = Timeline(start: start, end: start + 11)
    let none = Samples.interval(0, 0, 0)
    let charts: [any Chart] = [
      FanChart(title: "", timeline: timeline, quantiles: [nil, nil], style: .plain()),
      OutcomeChart(title: "", start: start, shares: [nil, nil]),
      OutcomeChart(title: "", start: start, shares: []),
      OutcomeGrid(title: "", start: start, panels: []),
      OutcomeGrid(title: "", start: start, panels: [.init(name: "a", shares: [nil])]),
      StripChart(title: "", date: start, measure: "", rows: []),
      DifferenceChart(title: "", order: "", rows: []),
      GainChart(title: "", measure: "", style: .plain(), rows: []),
      WaterfallChart(
        title: "", unit: "", style: .plain(), gains: [], gross: .init(name: "", value: none),
        costs: [], net: .init(name: "", value: none)),
      TornadoChart(title: "", measure: "", style: .plain(), centre: 0, bars: []),
      CalibrationChart(title: "", rows: []),
    ]
    for chart in charts {
      #expect(chart.svg(in: ChartFrame(prefix: "p", language: .en)) == nil, "\(type(of: chart))")
    }
  }

  @Test(arguments: ChartLanguage.allCases, [360, 720])
  func `the numbers written into a fan are in its table`(
    _ language: ChartLanguage, _ width: Int
  ) throws {
    let samples = Samples(language: language)
    for chart in [samples.fan, samples.cash, samples.gaps, samples.wild, samples.known] {
      let svg = try #require(
        chart.svg(in: ChartFrame(prefix: "p", width: width, language: language)))
      let cells = Set(chart.figures(in: language).rows.flatMap { $0 })
      let plot = svg.plots[0]
      let numbers = svg.labels.filter { label in
        // Right of the plot, or in it; the axis is left of it.
        label.box.x.upperBound > plot.x.lowerBound && plot.y.contains(label.box.y.lowerBound)
      }
      .compactMap { $0.text.split(separator: " ").last { $0.contains(/^[△−]?\d[\d,.]*%?$/) } }
      .filter { !["5", "10", "90", "95", "100"].contains($0) }
      #expect(!numbers.isEmpty)
      for number in numbers { #expect(cells.contains(String(number)), "\(number)") }
    }
  }

  @Test func `ids of an SVG cannot be made of other signs`() async {
    await #expect(processExitsWith: .failure) { _ = ChartFrame(prefix: "a b", language: .en) }
    await #expect(processExitsWith: .failure) { _ = ChartFrame(prefix: "", language: .en) }
  }

  @Test func `quantiles that descend are a mistake of the program`() async {
    await #expect(processExitsWith: .failure) { _ = Quantiles([1, 2, 3, 4, 5, 7, 6]) }
    #expect(Quantiles([1, 2, nil, 4, 5, 6, 7]) == nil)
    #expect(MeanInterval(mean: 1, p10: .nan, p90: 2) == nil)
  }

  @Test func `a fan of eleven years takes a few kilobytes`() throws {
    let text = try #require(
      Samples(language: .en).fan.svg(in: ChartFrame(prefix: "p", language: .en)))
    #expect(text.description.utf8.count < 8000)
  }
}
