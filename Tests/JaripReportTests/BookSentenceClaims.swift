import Foundation
import JaripKit
import Testing

@testable import JaripReport

/// What the sentences of the English page should say, from top to bottom; a number that stands in the text is one of
/// the rules of the report, such as 80 of 100 trials.
extension BookResults {
  private var date: [Double?] { [12, 2002] }

  func sentenceClaims() throws -> [Claim] {
    try answerClaims() + pathClaims() + sharingSentences() + lastSentences()
  }

  private func answerClaims() throws -> [Claim] {
    let oss = try row("oss", "2002").middleInterval.percent()
    let change = try row("oss", "2002", "network", "shared-duplicated")
    let best = try independent(0).count { $0 }
    let thirds = try #require(study.sensitivity?.thirds(of: 0, row: 0))
    let any = try 300 - independentCentres()[0]
    return [
      // The title has a control sequence in it.
      Claim("Jarip Two", [31], [1, 2001]),
      // The error of a share of a half.
      Claim("Preview", [300, 50 / 300.0.squareRoot(), 100]),
      Claim("is likely to stand alone by", [2], date, [change.mean! * 100, oss[0]]),
      Claim(
        "for the best placed centre, Harbour centre", frequency(best),
        frequency(thirds.lowest.count, of: thirds.lowest.trials),
        frequency(thirds.highest.count, of: thirds.highest.trials)),
      Claim("trials in which at least one", frequency(any), [2], date, date, others, oss),
      Claim(
        "of self-sufficiency, shared less each on its own, on the same draws",
        change.meanInterval.percent(), [80, 100],
        frequency(Int(change.difference!.better! * 300))),
      Claim("Independence and self-sufficiency by centre", date),
      Claim("Filled dot", [1, 100, 1, 100, 50, 80, 100], [1, 1, 6]),
    ]
  }

  /// The mean of the reference, and between what 80 of 100 cases lie: the normal quantile 0.9.
  private var others: [Double?] { [90, 90 - 1.28155 * 20, 90 + 1.28155 * 20] }

  private func pathClaims() throws -> [Claim] {
    let closed = try Self.centres.reduce(0) { try $0 + row("closed_by", "2002-12", $1.1).mean! }
    let network = try row("independent_by", "2002-12").mean! * 300
    return [
      Claim(
        "By December 2002", date, [try row("independent_centres", "2002-12").mean, 2, closed]),
      Claim("centres after the grant", [2]), Claim("Centre by centre", [6, 2003], [100]),
      Claim("The network taken as one purse", date, frequency(Int(network.rounded()))),
      Claim("A centre that has not passed the test", [6]),
      Claim("In December 2002 the network earns", date, [try oss()]),
      Claim("Operational self-sufficiency of the network", [12]),
      Claim("The bands hold", [50, 80, 90, 100]),
      Claim("trials stay inside the 80% band", frequency(try inside()), [80], date),
      Claim("Self-sufficiency of the network is that of", [2 - closed, 2], date),
    ]
  }

  private func oss() throws -> Double { try row("oss", "2002").quantiles[3]! * 100 }

  private func sharingSentences() throws -> [Claim] {
    let sharing = try #require(study.sharing)
    let saving = try twoDigits(row("saving", "2002").meanInterval)
    let gaining = sharing.splits[0].centres.count { $0.better > 270 }
    let rules = ["as chosen", "in equal parts", "by use", "by ability", "by Shapley value"]
    let verdicts = zip(rules, sharing.splits).map { rule, split in
      // Two centres, of which each can leave.
      Claim("Split \(rule): on average none of", [2], frequency(split.trialsWithBetterAlone))
    }
    return [
      Claim("In 2002 sharing saves", [2002], saving, [Double(gaining), 2], [90, 100]),
      Claim("shared less each on its own, network", [2002], [80, 100]),
      Claim("Where the saving comes from", [2002], [80, 100]), Claim("Who pays", [2002]),
    ] + verdicts
  }

  private func lastSentences() throws -> [Claim] {
    let result = try twoDigits(row("operating_result", "2002").middleInterval)
    let driver = try #require(study.sensitivity?.drivers.first?.selfSufficiency)
    let probability = try row("independent_by", "2002-12", "harbour").mean!
    let test = try #require(study.validation?.forecasts.last?.forecast)
    let isInside = (test.quantile(0.1)...test.quantile(0.9)).contains(250)
    return [
      // P10 to P90 clear of zero.
      Claim("A bar clear of the zero line", [90, 100]),
      Claim("In 2002, the first year without the grant", [2002], result),
      Claim("Medians of lines do not add up", [2003, 6]),
      Claim("“Learners” moves the result most", [driver.varianceShare * 100]),
      Claim("In December 2002 the middle of the forecast", date, [try oss()], others),
      Claim("fact kept back", [1, isInside ? 1 : 0], [80, 100]),
      // Facts that were fitted, tests without a reference, events, and their scores.
      Claim(
        "facts were used to set the file", [1, 2], [1], [1, 1],
        [(1 - probability) * (1 - probability), -log(probability)]),
      Claim("Forecasts and facts", [50, 80, 100]), Claim("A diamond inside", [8, 10]),
      // Of three inputs two have a source: a survey and a guess.
      Claim("not marked", [3, 1, 1, 1, 2, 1]),
      Claim("sampled at random", [300, 5]),
      Claim("history to", [1, 2000, 6, 2003], [12, 2000]),
      Claim("Independent: oss >= 1", [1, 1, 6], [7, 2001]),
    ]
  }
}
