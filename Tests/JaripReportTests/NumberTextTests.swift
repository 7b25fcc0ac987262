import Testing

@testable import JaripReport

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (1234.5, 0, "1,235"), (-1234.56, 1, "−1,234.6"), (0.05, 2, "0.05"), (-0.001, 2, "0.00"),
      (999.96, 1, "1,000.0"), (12_345, -2, "12,300"), (1e6, 0, "1,000,000"), (.nan, 1, "–"),
    ])
  func `decimals are grouped and rounded`(_ value: Double, _ digits: Int, _ text: String) {
    #expect(NumberText.decimal(value, digits: digits) == text)
  }

  @Test(
    arguments: [
      (0.05, "0.05"), (1234.567, "1,235"), (12.3456, "12.35"), (0.000123456, "0.0001235"),
      (0, "0"), (-3, "−3"), (100_000, "100,000"), (1e-9, "1e-09"),
    ])
  func `a sensible number has four digits`(_ value: Double, _ text: String) {
    #expect(NumberText.sensible(value) == text)
  }

  @Test(arguments: [(1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (1e-5, "1e-05"), (1e16, "1e+16")])
  func `the shortest text reads back as the same number`(_ value: Double, _ text: String) {
    #expect(NumberText.shortest(value) == text)
    #expect(Double(text) == value)
  }

  @Test(
    arguments: [
      (0.004, 2), (0.005, 2), (0.006, 1), (0.04, 1), (0.4, 0), (0.6, -1), (4.9, -1), (30, -2),
    ])
  func `the last digit is at least two standard errors`(_ error: Double, _ digits: Int) {
    #expect(NumberText.digits(forError: error, otherwise: 4) == digits)
  }

  @Test(arguments: [(0.23, "0.2"), (0.098, "0.1"), (1.04, "1"), (39, "40"), (0, "0"), (0.95, "1")])
  func `an error has one digit`(_ error: Double, _ text: String) {
    #expect(NumberText.errorText(error) == text)
  }

  @Test func `whole percentages add up to a hundred`() {
    #expect(NumberText.wholePercentages([187, 0, 13], of: 200) == [94, 0, 6])
    #expect(NumberText.wholePercentages([1, 1, 1], of: 3) == [34, 33, 33])
  }
}
