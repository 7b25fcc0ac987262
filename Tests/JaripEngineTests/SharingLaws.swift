import JaripKit
import JaripTesting
import Testing

/// Laws of pools, on drawn numbers.
@Suite struct SharingLaws {
  static let terms = ["fixed", "own_parts", "largest", "localisation", "pairs", "secretariat"]

  /// What members pay beside (1 − a) · s is the pool, to rounding: 1e-13 of it.
  @Test(arguments: ["equal", "use", "ability", "shapley", "1 + demand"])
  func `shares add up to the pool with split`(split: String) throws {
    let text = RandomNetwork.text(
      replacing: [
        ("split: shapley", "split: \(split)"),
        ("sales:", "books_before: alone(books)\n  books_joined: adoption(books)\n  sales:"),
      ])
    let run = try FullRun(text, trials: 7)
    var pooledMonths = 0
    for trial in 0..<7 {
      for month in 0..<run.plan.monthCount {
        var shares = 0.0
        for id in ["a", "b", "c"] {
          let charge = try run.value("books", of: id, month: month, trial: trial)
          let adopted = try run.value("books_joined", of: id, month: month, trial: trial)
          let before = try run.value("books_before", of: id, month: month, trial: trial)
          shares += charge - (1 - adopted) * before
        }
        let pooled = try Self.terms.reduce(0.0) {
          $0 + (try run.value("books.\($1)", month: month, trial: trial))
        }
        guard pooled > 0 else { continue }
        pooledMonths += 1
        #expect(abs(shares - pooled) <= 1e-13 * max(1, pooled), "month \(month), trial \(trial)")
      }
    }
    // From July 2000 on adoption is above 0.
    #expect(pooledMonths == 7 * 24)
  }

  @Test func `the saving is what all would have spent alone less what they are charged`() throws {
    let text = RandomNetwork.text(
      replacing: [("sales:", "before: alone(books) + alone(pr)\n  sales:")])
    let run = try FullRun(text, trials: 3)
    for trial in 0..<3 {
      for month in 0..<run.plan.monthCount {
        func value(_ name: String) throws -> Double {
          try run.value(name, month: month, trial: trial)
        }
        let saved = try value("before") - value("books") - value("pr")
        #expect(abs(try value("saving") - saved) <= 1e-12)
      }
    }
  }

  @Test func `share none equals the scenario without sharing blocks, bit for bit`() throws {
    let blocks = [
      (
        ", sharing: {overlap: overlap, localisation: 0.05, pair_cost: 0.02 * won, secretariat: 0.1 * won, fixed: 0.2 * books_alone, adoption: joined, split: shapley}",
        ""
      ), (", sharing: {overlap: 0.4, premium: 0.1, split: ability}", ""),
    ]
    let without = try FullRun(RandomNetwork.text(share: "none", replacing: blocks), trials: 9)
    let unshared = try FullRun(RandomNetwork.text(share: "none"), trials: 9)
    let bits = RunBits(unshared.projection)
    #expect(bits.differences(from: RunBits(without.projection)) == [])
    #expect(bits.bits.count > 10_000)
    let shared = try FullRun(RandomNetwork.text(), trials: 9)
    #expect(!bits.differences(from: RunBits(shared.projection), onlyCommon: true).isEmpty)
  }

  @Test func `a line that is not in the list of shared lines is left alone, bit for bit`() throws {
    let onlyBooks = try FullRun(RandomNetwork.text(share: "[books]"), trials: 3)
    let none = try FullRun(RandomNetwork.text(share: "none"), trials: 3)
    let all = try FullRun(RandomNetwork.text(), trials: 3)
    for id in ["a", "b", "c"] {
      #expect(
        try onlyBooks.months("pr", of: id, trial: 2) == none.months("pr", of: id, trial: 2))
      #expect(
        try onlyBooks.months("books", of: id, trial: 2) == all.months("books", of: id, trial: 2))
    }
  }
}
