import Foundation
import JaripKit
import Testing

@testable import JaripReport

/// The numbers behind the page of `BookFixture.study`, from where other code than the page's has put them.
struct BookResults {
  let study = BookFixture.study
  let table: ResultTable
  private let document: [String: Any]

  static let centres = [("Harbour centre", "harbour"), ("Valley centre", "valley")]

  init() throws {
    table = ResultTable(study.projection, includesDifferences: true)
    let text = ResultDocument(study.projection, includesDifferences: true).json.document
    document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as! [String: Any]
  }

  func row(
    _ quantity: String, _ period: String, _ centre: String = "network",
    _ alternative: String = "shared"
  ) throws -> ResultTable.Row {
    try #require(
      table.rows.first {
        $0.alternative == alternative && $0.centre == centre && $0.quantity == quantity
          && $0.period == period
      }, "\(alternative) \(centre) \(quantity) \(period)")
  }

  /// A share of trials in a month, as the document has it for charts.
  func share(_ measure: String, _ centre: String, _ month: String) throws -> Double {
    try (monthly(centre, "shared")[measure] as! [Double])[index(of: month)]
  }

  /// The quantiles of a measure of the network in a month.
  func quantiles(
    _ measure: String, _ month: String, _ alternative: String = "shared"
  ) throws -> [Double?] {
    let found = try monthly("network", alternative)[measure] as! [String: [Any]]
    let offset = try index(of: month)
    return ReportConstants.quantiles.map { found[$0.name]![offset] as? Double }
  }

  private func monthly(_ centre: String, _ alternative: String) throws -> [String: Any] {
    try #require(
      (document["monthly"] as! [[String: Any]]).first {
        $0["alternative"] as? String == alternative && $0["centre"] as? String == centre
      })
  }

  private func index(of month: String) throws -> Int {
    try #require((document["months"] as! [String]).firstIndex(of: month))
  }

  /// Mean, P10 and P90 of a term of the pools in the answer's year.
  func pool(_ line: String, _ term: String) throws -> [Double] {
    let pools = document["pools"] as! [[String: Any]]
    let row = try #require(
      pools.first {
        $0["alternative"] as? String == "shared" && $0["line"] as? String == line
          && $0["term"] as? String == term && $0["period"] as? String == "2002"
      })
    return ["mean", "p10", "p90"].map { row[$0] as! Double }
  }

  /// By trial, whether a row of centres stands alone at the answer's date.
  func independent(_ centre: Int) throws -> [Bool] {
    let outcome = try #require(
      study.projection.plan.outcomes.firstIndex { $0.alternative == 1 && $0.scope == .centre })
    return try #require(study.projection.outcomeColumn(outcome, row: centre))
      .isIndependent(in: 35)
  }

  /// How many trials have 0, 1 and 2 centres that stand alone at the answer's date.
  func independentCentres() throws -> [Int] {
    let sums = try zip(independent(0), independent(1)).map { ($0 ? 1 : 0) + ($1 ? 1 : 0) }
    return (0...2).map { number in sums.count { $0 == number } }
  }

  /// How many trials stay between P10 and P90 of the network's self-sufficiency from now to the answer's date.
  func inside() throws -> Int {
    let output = try #require(
      study.projection.plan.outputs.firstIndex {
        $0.alternative == 1 && $0.name == "oss" && $0.scope == .network
      })
    var trials = Set(0..<300)
    for month in 12...35 {
      let values = try #require(study.projection.column(output: output, row: 0, month: month))
      let quantiles = try quantiles("oss", "\(Month("2000-01")! + month)")
      trials = trials.filter { (quantiles[1]!...quantiles[5]!).contains(values[$0]) }
    }
    return trials.count
  }
}

extension ResultTable.Row {
  var meanInterval: [Double?] { [mean, quantiles[1], quantiles[5]] }
  var middleInterval: [Double?] { [quantiles[3], quantiles[1], quantiles[5]] }

  /// As a cell of a statement has them: one number where all three round to it.
  func cell(digits: Int, scale: Double = 1) -> [Double?] {
    let values = middleInterval.percent(scale)
    guard let low = values[1], let high = values[2] else { return [nil] }
    func text(_ value: Double) -> String { String(format: "%.\(digits)f", value) }
    return text(low) == text(high) ? [values[0]] : values
  }
}

extension [Double?] {
  func percent(_ scale: Double = 100) -> [Double?] { map { $0.map { $0 * scale } } }
}

/// `91 in 100`, `none of 300`, `all 300`, `3 of 300`.
func frequency(_ count: Int, of trials: Int = 300) -> [Double?] {
  if count == 0 || count == trials { return [Double(trials)] }
  if count < 5 { return [Double(count), Double(trials)] }
  return [100 * Double(count) / Double(trials), 100]
}

/// As amounts in sentences: to two digits.
func twoDigits(_ values: [Double?]) -> [Double?] {
  values.map { $0.flatMap { Double(String(format: "%.1e", $0)) } }
}
