import JaripTesting
import Testing

@testable import JaripCharts

@Suite struct GoldenTests {
  private func check(_ text: String, _ name: String) {
    if let difference = Golden.difference(text, name) { Issue.record("\(difference)") }
  }

  private func check(_ samples: Samples, _ name: String, _ chart: any Chart, width: Int) throws {
    let frame = ChartFrame(prefix: name, width: width, language: samples.language)
    let svg = try #require(chart.svg(in: frame))
    check(svg.description, "\(name)-\(width)-\(samples.language).svg")
  }

  @Test func `charts in a column of text, in English`() throws {
    let samples = Samples(language: .en)
    for (name, chart) in samples.all { try check(samples, name, chart, width: 720) }
  }

  @Test func `charts on a telephone, in Korean`() throws {
    let samples = Samples(language: .ko)
    for (name, chart) in samples.all where samples.narrow.contains(name) {
      try check(samples, name, chart, width: 360)
    }
  }

  @Test(arguments: ChartLanguage.allCases)
  func `the strip across a page`(_ language: ChartLanguage) throws {
    let samples = Samples(language: language)
    try check(samples, "strip", samples.strip(), width: 1040)
  }

  @Test(arguments: ChartLanguage.allCases)
  func `the figures behind the charts`(_ language: ChartLanguage) {
    let tables = Samples(language: language).all.map { name, chart in
      let table = chart.figures(in: language)
      let lines = [table.header] + table.rows
      return "\(name): \(table.caption)\n"
        + lines.map { "  " + $0.joined(separator: " | ") + "\n" }.joined()
    }
    check(tables.joined(separator: "\n"), "figures-\(language).txt")
  }
}
