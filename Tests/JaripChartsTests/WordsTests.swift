import Testing

@testable import JaripCharts

@Suite struct WordsTests {
  private let english = ChartWords(.en)
  private let korean = ChartWords(.ko)

  @Test(
    arguments: [
      (1234.5, NumberStyle.plain(), "1,235", "1,235"),
      (-1234.56, .plain(1), "−1,234.6", "△1,234.6"),
      (-1234.56, .change(1), "−1,234.6", "−1,234.6"),
      (0.4, .change(), "0", "0"), (0.6, .change(), "+1", "+1"), (0, .change(2), "0", "0"),
      (0.0049, .plain(2), "0.00", "0.00"), (12_345, .plain(-2), "12,300", "12,300"),
      (0.429, .percent(), "43%", "43%"), (-0.019, .points(), "−1.9", "−1.9"),
      (1e16, .plain(), "1e+16", "1e+16"), (.nan, .plain(), "–", "–"),
    ])
  func `numbers as they are read`(
    _ value: Double, _ style: NumberStyle, _ english: String, _ korean: String
  ) {
    #expect(self.english.text(value, style) == english)
    #expect(self.korean.text(value, style) == korean)
  }

  @Test func `intervals as they are read`() {
    #expect(english.interval(0.28, 0.63, .percent()) == "28 to 63%")
    #expect(korean.interval(0.28, 0.63, .percent()) == "28~63%")
    #expect(english.interval(0.281, 0.283, .percent()) == "28%")
    #expect(korean.interval(0.008, 0.032, .points()) == "+0.8 ~ +3.2")
    let value = MeanInterval(mean: 0.019, p10: 0.008, p90: 0.032)
    #expect(english.difference(value, .points()) == "+1.9 points (80%: +0.8 to +3.2)")
    #expect(korean.difference(value, .points()) == "+1.9%p (80% 구간 +0.8 ~ +3.2)")
  }

  @Test func `none and all are told from few and most`() {
    let expected = [
      (0.0, "0"), (0.0001, "<1"), (0.012, "1"), (0.5, "50"), (0.999, ">99"), (1, "100"),
    ]
    for (share, text) in expected { #expect(english.perHundred(share) == text) }
  }

  @Test func `ticks are round and as many as asked for`() {
    func texts(_ range: ClosedRange<Double>, _ count: Int, _ style: NumberStyle) -> [String] {
      let ticks = Ticks(range, atMost: count, style)
      return ticks.values.map { english.text($0, ticks.style) }
    }
    #expect(texts(0...1.2, 5, .percent()) == ["0%", "25%", "50%", "75%", "100%"])
    #expect(texts(0...1.2, 2, .percent()) == ["0%", "100%"])
    #expect(texts(-2900...1600, 6, .plain()) == ["−2,000", "−1,000", "0", "1,000"])
    #expect(texts(0...0.03, 3, .change(2)) == ["0", "+0.01", "+0.02", "+0.03"])
    #expect(texts(3...3, 5, .plain()) == ["3"])
    let whole = Ticks(0...2, atMost: 8, .plain(), isWhole: true)
    #expect(whole.values == [0, 1, 2])
  }

  @Test(arguments: 1...200)
  func `random ticks lie in the domain, evenly, and differ as texts`(_ seed: Int) {
    var random = RandomCharts(seed: UInt64(seed))
    let (first, second) = (random.value(), random.value())
    let domain = min(first, second)...max(first, second)
    let count = random.whole(1...12)
    let ticks = Ticks(domain, atMost: count, random.style())
    #expect(ticks.values.allSatisfy(domain.contains))
    #expect(ticks.values.count <= count + 1)
    #expect(
      ticks.hull.lowerBound <= domain.lowerBound && ticks.hull.upperBound >= domain.upperBound)
    let steps = zip(ticks.values, ticks.values.dropFirst()).map { $1 - $0 }
    let reach = max(abs(domain.lowerBound), abs(domain.upperBound))
    #expect(steps.allSatisfy { abs($0 - steps[0]) <= 1e-9 * reach })
    #expect(Set(ticks.values.map { english.text($0, ticks.style) }).count == ticks.values.count)
  }

  @Test func `lines break at spaces, and words only where they must`() {
    func lines(_ text: String, _ width: Double, _ limit: Int) -> [String] {
      TextMeasure.lines(text, width, .plain, limit: limit)
    }
    #expect(lines("North of the river", 60, 3) == ["North of", "the river"])
    #expect(lines("North of the river", 60, 1) == ["North of…"])
    #expect(lines("한국교육개발원", 46, 3) == ["한국교육", "개발원"])
    #expect(lines("", 60, 2).isEmpty)
  }

  @Test(arguments: ["Wonju", "강원 원주", "12,345 (−3)", "École"])
  func `a cut text is no wider than its limit`(_ text: String) {
    for width in stride(from: 15.0, through: 90, by: 3) {
      let cut = TextMeasure.fit(text, width, .strong)
      #expect(TextMeasure.width(cut, .strong) <= width)
    }
  }
}
