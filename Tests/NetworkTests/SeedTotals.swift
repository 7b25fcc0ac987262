import JaripKit
import JaripTesting
import Testing

/// What is printed of programme year 2 comes out of the network, whatever is drawn.
@Suite struct SeedTotals {
  /// Lee and Gong (1999), table 2.
  @Test(
    arguments: [
      ("trainees", 13_741), ("hours_taught", 3_814), ("firms_helped", 434), ("enquiries", 1_018),
      ("titles_made", 277), ("sets_bought", 392), ("virtual_people", 108),
    ] as [(String, Double)])
  func `year 2 adds up to the printed total`(name: String, total: Double) throws {
    let run = try FullRun(Networks.korea(), trials: 4, seed: 12, only: [name])
    for trial in 0..<4 {
      let sum = try run.centres.map {
        try run.year(ending: "1999-08", name, of: $0, trial: trial)
      }.reduce(0, +)
      #expect(abs(sum - total) < 1e-8 * total)
    }
  }

  @Test(
    arguments: [
      ("trained_y2", 13_741), ("hours_y2", 3_814), ("firms_y2", 434), ("enquiries_y2", 1_018),
      ("consultants", 134), ("instructors", 442), ("textbooks_y2", 277), ("sets_y2", 392),
      ("space", 1_020),
    ] as [(String, Double)])
  func `the table of centres adds up to the printed total, exactly`(column: String, total: Double)
    throws
  {
    let values = try Networks.korea().alternatives[0].quantities[column]
    guard case .perCentre(let each)? = values?.value else {
      Issue.record("No table \(column)")
      return
    }
    #expect(each.count == 10)
    #expect(each.values.compactMap { Double($0.text) }.reduce(0, +) == total)
  }
}
