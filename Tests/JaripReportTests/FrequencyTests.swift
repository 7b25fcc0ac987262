import Testing

@testable import JaripReport

@Suite struct FrequencyTests {
  @Test(
    arguments: [
      (0, 10_000, "none of 10,000 trials (below 1 in 3,300 at 95%)"),
      (0, 1000, "none of 1,000 trials (below 1 in 330 at 95%)"),
      (0, 100_000, "none of 100,000 trials (below 1 in 33,000 at 95%)"),
      (10_000, 10_000, "all 10,000 trials (above 3,299 in 3,300 at 95%)"),
      (0, 1, "none of 1 trials"), (3, 3, "all 3 trials"),
      (600, 10_000, "about 6 in 100 trials"), (6340, 10_000, "about 63 in 100 trials"),
      (40, 10_000, "about 4 in 1,000 trials"), (4, 10_000, "about 4 in 10,000 trials"),
      (1, 10_000, "about 1 in 10,000 trials"), (9990, 10_000, "over 99 in 100 trials"),
      (318, 500, "about 64 in 100 trials"), (1, 20_000, "fewer than 1 in 10,000 trials"),
      (6, 10, "about 60 in 100 trials"), (40, 100, "about 40 in 100 trials"),
    ])
  func `a frequency is said in words`(_ count: Int, _ trials: Int, _ words: String) {
    #expect(Words(.en).frequency(Frequency(count: count, trials: trials)) == words)
  }

  @Test(
    arguments: [
      (0, 10_000, "10,000회 중 0회(95% 신뢰수준에서 3,300분의 1 미만)"),
      (10_000, 10_000, "10,000회 모두(95% 신뢰수준에서 3,300분의 3,299 초과)"),
      (40, 10_000, "시행 1,000번 중 약 4번"), (1, 20_000, "시행 10,000번 중 1번 미만"),
    ])
  func `a frequency is said in Korean`(_ count: Int, _ trials: Int, _ words: String) {
    #expect(Words(.ko).frequency(Frequency(count: count, trials: trials)) == words)
  }

  @Test func `weighted trials claim what they are worth`() {
    let none = Frequency(count: 0, trials: 2_560_000, effectiveTrials: 8946)
    #expect(
      Words(.en).frequency(none) == "none of 8,946 effective trials (below 1 in 2,900 at 95%)")
    #expect(Words(.ko).frequency(none) == "유효 시행 8,946회 중 0회(95% 신뢰수준에서 2,900분의 1 미만)")
    #expect(Words(.en).percentage(none) == "< 0.03%")
    let all = Frequency(count: 256_000, trials: 256_000, effectiveTrials: 300)
    #expect(Words(.en).frequency(all) == "all 300 effective trials (above 99 in 100 at 95%)")
    let some = Frequency(count: 64_000, trials: 256_000, effectiveTrials: 401)
    let plain = Frequency(count: 100, trials: 400)
    #expect(some.standardError == (0.25 * 0.75 / 400).squareRoot())
    let (limits, expected) = (
      Frequency(count: 64_000, trials: 256_000, effectiveTrials: 400).wilsonLimits,
      plain.wilsonLimits
    )
    #expect(limits == expected)
  }

  @Test(
    arguments: [
      (8, 1000, "8 of 1,000", "1,000번 중 8번"), (4, 1000, "4 of 1,000", "1,000번 중 4번"),
      (2, 333, "2 of 333", "333번 중 2번"), (80, 1000, "8 in 100", "100번 중 8번"),
      (40, 10_000, "4 in 1,000", "1,000번 중 4번"), (8, 10_000, "8 of 10,000", "10,000번 중 8번"),
    ])
  func `a frequency claims no more trials than there are`(
    _ count: Int, _ trials: Int, _ english: String, _ korean: String
  ) {
    let frequency = Frequency(count: count, trials: trials)
    #expect(Words(.en).shortFrequency(frequency) == english)
    #expect(Words(.ko).shortFrequency(frequency) == korean)
  }

  @Test func `one denominator serves all frequencies of a sentence`() {
    let frequencies = [
      Frequency(count: 5000, trials: 10_000), Frequency(count: 40, trials: 10_000),
    ]
    let denominator = Frequency.denominator(of: frequencies)
    #expect(denominator == 1000)
    #expect(
      Words(.en).frequency(frequencies[0], outOf: denominator) == "about 500 in 1,000 trials")
  }

  @Test(arguments: [(318, 500), (29, 1000), (570, 10_000), (60, 100), (7, 10), (13, 20)])
  func `a frequency never contradicts the percentage beside it`(_ count: Int, _ trials: Int) {
    let frequency = Frequency(count: count, trials: trials)
    let percent = Double(Words(.en).percentage(frequency).prefix { $0 != "%" })!
    guard case .about(let rounded) = frequency.rounded(outOf: 100) else {
      Issue.record("Not a number")
      return
    }
    #expect(abs(Double(rounded) - percent) <= 0.5)
  }

  @Test(
    arguments: [
      (570, 10_000, "5.7% ±0.2"), (634, 1000, "63% ±2"), (0, 1000, "< 0.3%"),
      (1000, 1000, "> 99.7%"), (0, 10_000, "< 0.03%"), (1, 2, "50% ±50"), (6, 10, "60% ±20"),
      (0, 2, "0%"),
    ])
  func `a percentage ends at the first digit of its error`(
    _ count: Int, _ trials: Int, _ text: String
  ) {
    #expect(Words(.en).percentage(Frequency(count: count, trials: trials)) == text)
  }

  @Test(
    arguments: [
      (95, 5, "helps"), (50, 30, "no clear difference"), (5, 80, "hurts"),
      (12, 0, "helps or changes nothing"), (0, 12, "hurts or changes nothing"), (0, 95, "hurts"),
    ])
  func `a verdict follows from the shares better and worse`(
    _ better: Int, _ worse: Int, _ verdict: String
  ) {
    let found = Words(.en).verdict(
      better: Frequency(count: better, trials: 100), worse: Frequency(count: worse, trials: 100))
    #expect(found == verdict)
  }

  /// Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
  @Test(
    arguments: [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func `Wilson's limits are those published`(_ count: Int, _ n: Int, _ low: Double, _ high: Double)
  {
    let limits = Frequency(count: count, trials: n).wilsonLimits
    #expect(abs(limits.lowerBound - low) < 0.00005)
    #expect(abs(limits.upperBound - high) < 0.00005)
  }

  @Test func `Wilson's limits of none and all end at zero and one`() {
    #expect(Frequency(count: 0, trials: 300).wilsonLimits.lowerBound == 0)
    #expect(Frequency(count: 300, trials: 300).wilsonLimits.upperBound == 1)
  }

  /// With the error of as many random trials they are Wilson's, but for Student's t of fifteen degrees of freedom in
  /// the place of the normal score: for 30 of 100 from z² = 4.5431, by Python.
  @Test func `limits from parts are those of random trials with the same error`() {
    let found = Frequency(count: 300, trials: 1000, errorFromParts: (0.3 * 0.7 / 100).squareRoot())
    #expect(abs(found.standardError! - 0.0458257569495584) < 1e-15)
    #expect(abs(found.wilsonLimits.lowerBound - 0.21276734440239883) < 1e-12)
    #expect(abs(found.wilsonLimits.upperBound - 0.40461525916525076) < 1e-12)
    for count in [0, 150, 300] {
      #expect(
        Frequency(count: count, trials: 300, errorFromParts: 0).wilsonLimits
          == Frequency(count: count, trials: 300).wilsonLimits, "where parts agree")
    }
    var difference = ProbabilityDifference(gained: 30, lost: 10, trials: 100)
    difference.errorFromParts = 0.01
    #expect(difference.standardError == 0.01)
    #expect(Statistics(counts: [1, 2], errorFromParts: 0.2).standardError == 0.2)
  }

  @Test func `the error of a paired indicator is that of its minus one, zero and one`() {
    let difference = ProbabilityDifference(gained: 30, lost: 10, trials: 100)
    let values =
      Array(repeating: 1.0, count: 30) + Array(repeating: -1, count: 10)
      + Array(repeating: 0, count: 60)
    let mean = values.reduce(0, +) / 100
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 99
    #expect(difference.mean == mean)
    #expect(abs(difference.standardError! - (variance / 100).squareRoot()) < 1e-15)
  }
}
