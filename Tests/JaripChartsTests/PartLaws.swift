import Testing

@testable import JaripCharts

/// Charts that are too high for a page.
@Suite struct PartLaws {
  private let frame = ChartFrame(prefix: "chart", language: .en)

  private func check<Rows: RowChart>(_ chart: Rows, names: (Rows) -> [String]) throws {
    let parts = chart.parts(in: frame, first: 500, height: 900)
    #expect(parts.count > 2)
    #expect(parts.flatMap(names) == names(chart))
    for (index, part) in parts.enumerated() {
      #expect(try #require(part.svg(in: frame)).height <= (index == 0 ? 500 : 900))
      #expect(index == parts.count - 1 || part.rowCount % chart.rowsAbreast(width: 720) == 0)
    }
  }

  @Test func `every part fits on its page, and no row is lost`() throws {
    let samples = Samples(language: .en)
    try check(samples.strip(count: 100)) { $0.rows.map(\.name) }
    try check(samples.gains(count: 100)) { $0.ranked.map(\.name) }
    let panels = samples.grid.panels
    let grid = OutcomeGrid(
      title: "", start: samples.grid.start,
      panels: (0..<103).map { .init(name: "Centre \($0)", shares: panels[$0 % 10].shares) })
    try check(grid) { $0.panels.map(\.name) }
  }

  @Test func `all parts have the axis of the whole`() {
    var strip = Samples(language: .en).strip(count: 100)
    strip.rows[99].quantiles = Samples.quantiles(3)
    let parts = strip.parts(in: frame, first: 500, height: 900)
    #expect(parts.count > 1 && parts.allSatisfy { $0.domain == strip.domain })
    var gains = Samples(language: .en).gains(count: 100)
    gains.rows[50].saving = Samples.interval(4000, 3000, 5000)
    let pages = gains.parts(in: frame, first: 500, height: 900)
    #expect(pages.count > 1 && pages.allSatisfy { $0.domain == gains.domain })
  }

  @Test func `a part has the heads of the whole, and rows without a value`() throws {
    var gains = Samples(language: .en).gains(count: 100)
    for row in 2..<100 { gains.rows[row].saving = nil }
    let last = try #require(gains.parts(in: frame, first: 500, height: 900).last)
    let texts = try #require(last.svg(in: frame)).labels.map(\.text)
    #expect(last.rows.allSatisfy { $0.saving == nil })
    #expect(texts.contains("mean"))
  }

  @Test func `a chart that fits on a page is whole`() {
    let strip = Samples(language: .en).strip()
    #expect(strip.parts(in: frame, first: 100, height: 900).count == 1)
  }

  @Test func `a row that is higher than a page has a part of its own`() {
    let strip = Samples(language: .en).strip(count: 3)
    #expect(strip.parts(in: frame, first: 10, height: 10).map(\.rowCount) == [1, 1, 1])
  }

  @Test(arguments: [360, 1040])
  func `without chance there are no dots and no median`(_ width: Int) throws {
    var strip = Samples(language: .en).strip()
    let frame = ChartFrame(prefix: "chart", width: width, language: .en)
    func words(_ chart: StripChart) throws -> String {
      try #require(chart.svg(in: frame)).labels.map(\.text).joined(separator: " ")
    }
    #expect(try words(strip).contains("median"))
    strip.isRandom = false
    for word in ["median", "trials"] { #expect(try !words(strip).contains(word)) }
  }
}
