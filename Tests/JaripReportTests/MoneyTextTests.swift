import JaripKit
import Testing

@testable import JaripReport

@Suite struct MoneyTextTests {
  private func text(_ amount: Double, _ unit: String, _ language: Language) -> String {
    return MoneyText(Unit(dimension: .pure, text: unit), Words(language)).prose(amount)
  }

  @Test(arguments: [
    (280, "KRW 280 million", "2.8억원"), (3300, "KRW 3.3 billion", "33억원"),
    (25, "KRW 25 million", "2,500만원"), (0.4, "KRW 400 thousand", "40만원"),
    (123_456, "KRW 120 billion", "1,200억원"), (2_500_000, "KRW 2.5 trillion", "2.5조원"),
    (-33, "KRW −33 million", "△3,300만원"), (0, "KRW 0", "0원"), (999.9, "KRW 1.0 billion", "10억원"),
  ]) func `millions of won`(_ amount: Double, _ english: String, _ korean: String) {
    #expect(text(amount, "KRW million", .en) == english)
    #expect(text(amount, "KRW million", .ko) == korean)
  }

  @Test func `other currencies and other units`() {
    #expect(text(1200, "EUR thousand", .en) == "EUR 1.2 million")
    #expect(text(1200, "EUR thousand", .ko) == "120만유로")
    #expect(text(75, "USD", .en) == "USD 75")
    #expect(text(75, "CHF", .ko) == "75 CHF")
    #expect(text(12.5, "basket", .en) == "12.5 basket")
  }

  @Test func `an interval is in the scale of its largest`() {
    let unit = Unit(dimension: .pure, text: "KRW million")
    #expect(
      MoneyText(unit, Words(.en)).prose(3300, from: 2100, to: 4300)
        == "KRW 3.3 billion (2.1 to 4.3)")
    #expect(MoneyText(unit, Words(.ko)).prose(3300, from: 2100, to: 4300) == "33억원(21억~43억원)")
  }

  @Test func `what is less than one of an interval's scale keeps two digits`() {
    let unit = Unit(dimension: .pure, text: "KRW million")
    #expect(
      MoneyText(unit, Words(.ko)).prose(68.9, from: 18.7, to: 107) == "0.69억원(0.19억~1.1억원)")
    #expect(
      MoneyText(unit, Words(.en)).prose(943, from: -6.1, to: 996)
        == "KRW 0.94 billion (−0.01 to 1.0)")
    #expect(
      MoneyText(unit, Words(.en)).prose(122, from: -0.89, to: 252)
        == "KRW 120 million (−1 to 250)")
  }
}
