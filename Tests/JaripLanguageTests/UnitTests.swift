import JaripLanguage
import Testing

/// The table of most tests: money in millions, and the counting units of a training centre.
let units = UnitTable(countingUnits: ["person", "seat", "firm", "명"], moneyScale: 1e6)

@Suite struct `Units` {
  struct Answer: Sendable, CustomTestStringConvertible {
    var text: String
    var powers: [String: Int]
    var scale: (up: Double, down: Double)
    var testDescription: String { text }
    init(_ text: String, _ powers: [String: Int], _ up: Double = 1, over down: Double = 1) {
      self.text = text
      self.powers = powers
      scale = (up, down)
    }
  }

  @Test(arguments: [
    Answer("person", ["person": 1]),
    Answer("명", ["명": 1]),
    Answer("1", [:]),
    Answer("%", [:], over: 100),
    Answer("%^2", [:], over: 10_000),
    Answer("1/%", [:], 100),
    Answer("month", ["month": 1]),
    Answer("quarter", ["month": 1], 3),
    Answer("year", ["month": 1], 12),
    Answer("1/year", ["month": -1], over: 12),
    Answer("year/quarter", [:], 4),
    Answer("month^-1", ["month": -1]),
    Answer("KRW million", ["KRW": 1]),
    Answer("KRW", ["KRW": 1], over: 1_000_000),
    Answer("KRW thousand", ["KRW": 1], over: 1_000),
    Answer("KRW billion", ["KRW": 1], 1_000),
    Answer("USD thousand", ["USD": 1], over: 1_000),
    Answer("KRW thousand / seat", ["KRW": 1, "seat": -1], over: 1_000),
    Answer("KRW  thousand/seat", ["KRW": 1, "seat": -1], over: 1_000),
    Answer(" KRW thousand^2 ", ["KRW": 2], over: 1_000_000),
    Answer("KRW million/person/month", ["KRW": 1, "person": -1, "month": -1]),
    Answer("KRW million/person*month", ["KRW": 1, "person": -1, "month": 1]),
    Answer("person*seat/person", ["seat": 1]),
    Answer("person/year^2", ["person": 1, "month": -2], over: 144),
    Answer("seat^9", ["seat": 9]),
  ])
  func `products and quotients are read from the left`(answer: Answer) throws {
    let unit = try units.parse(answer.text)
    #expect(unit.dimension == Dimension(answer.powers))
    #expect(unit.numerator == answer.scale.up)
    #expect(unit.denominator == answer.scale.down)
    #expect(unit.text == answer.text)
  }

  @Test func `a number of thousands becomes the decimal that a planner would write in millions`()
    throws
  {
    let thousand = try units.parse("KRW thousand")
    // Halves and quarters are exact in binary; a product with 0.001 is wrong from 9 on.
    let wrong = (0..<200_000).filter { quarters in
      let written = "\(quarters / 4)\(["000", "250", "500", "750"][quarters % 4])e-6"
      return thousand.canonical(Double(quarters) / 4) != Double(written)
    }
    #expect(wrong.isEmpty, "\(wrong.count) quarters, such as \(wrong.prefix(5))")
    #expect(thousand.canonical(9) == 0.009)
    #expect(thousand.canonical(953.5) == 0.9535)
  }

  @Test func `percent and years become the decimals that a planner would write`() throws {
    let percent = try units.parse("%")
    let wrong = (0...100_000).filter { percent.canonical(Double($0)) != Double("\($0)e-2") }
    #expect(wrong.isEmpty, "\(wrong.count) percentages, such as \(wrong.prefix(5))")
    let yearly = try units.parse("KRW million/year")
    #expect(yearly.canonical(12) == 1)
    #expect(yearly.canonical(1) == 1.0 / 12)
    #expect(try units.parse("KRW/year").canonical(24_000_000) == 2)
  }

  @Test func `what is stated comes back from its canonical value`() throws {
    for text in ["KRW thousand", "KRW", "KRW billion", "%", "year", "KRW thousand/year"] {
      let unit = try units.parse(text)
      for whole in 1...1_000 {
        let back = unit.stated(unit.canonical(Double(whole)))
        #expect(abs(back - Double(whole)) <= Double(whole).ulp, "\(whole) \(text)")
      }
    }
  }

  @Test func `the canonical scale is that of the scenario's money`() throws {
    let won = UnitTable(countingUnits: [], moneyScale: 1)
    #expect(try won.parse("KRW").isCanonical)
    #expect(try won.parse("KRW million").canonical(2) == 2_000_000)
    #expect(won.describe(Dimension(["KRW": 1, "month": -1])) == "KRW/month")
    #expect(try units.parse("KRW million").isCanonical)
    #expect(!(try units.parse("KRW").isCanonical))
    #expect(units.describe(Dimension(["KRW": 1, "month": -1])) == "KRW million/month")
  }

  @Test(arguments: [
    ("month/person*KRW million", "KRW million*month/person"),
    ("person/month/seat", "person/seat/month"), ("1/month", "1/month"), ("seat^2", "seat^2"),
    ("1/seat^2", "1/seat^2"), ("KRW^2", "KRW million^2"), ("seat/seat", "a pure number"),
  ])
  func `messages name money first and time last`(written: String, described: String) throws {
    #expect(units.describe(try units.parse(written).dimension) == described)
  }

  @Test func `the words of any dimension are read back as that dimension`() throws {
    var random = Seeded(11)
    let bases = ["KRW", "USD", "month", "person", "seat", "명"]
    for _ in 0..<2_000 {
      var powers: [String: Int] = [:]
      for base in bases where random(2) == 0 { powers[base] = random(7) - 3 }
      let dimension = Dimension(powers)
      guard !dimension.isPure else { continue }
      let unit = try units.parse(units.canonicalUnit(dimension).text)
      #expect(unit.dimension == dimension)
      #expect(unit.isCanonical, "\(unit.text)")
    }
  }
}

@Suite struct `Dimensions` {
  private let wage = Dimension(["KRW": 1, "person": -1, "month": -1])

  @Test func `a product adds powers and a quotient takes them away`() {
    #expect(wage * Dimension(["person": 1]) == Dimension(["KRW": 1, "month": -1]))
    #expect(wage / wage == .pure)
    #expect((wage / wage).isPure)
    #expect(wage * .month == Dimension(["KRW": 1, "person": -1]))
    #expect(Dimension(["seat": 0]) == .pure)
  }

  @Test func `a power multiplies powers, and only even ones have a square root`() {
    #expect(wage.raised(to: 2) == Dimension(["KRW": 2, "person": -2, "month": -2]))
    #expect(wage.raised(to: 2).root(2) == wage)
    #expect(wage.raised(to: 0) == .pure)
    #expect(Dimension(["KRW": 2, "month": 1]).root(2) == nil)
    #expect(Dimension.pure.root(2) == .pure)
  }

  @Test func `currencies are three capitals and are listed in order`() {
    #expect(Dimension(["USD": -1, "KRW": 1, "seat": 1]).currencies == ["KRW", "USD"])
    for name in ["krw", "KRWX", "KR", "K1W", "ＫＲＷ", "원화돈"] {
      #expect(!UnitTable.isCurrencyCode(name), "\(name)")
    }
  }
}
