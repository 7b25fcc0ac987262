import Foundation
import JaripKit
import Testing

@testable import JaripReport

/// What the tables on sharing, drivers, facts, inputs and errors should say.
extension BookResults {
  func sharingClaims() throws -> [[Claim]] {
    try [differences(), waterfall(), gains(), splits(), core()]
  }

  func lastClaims() throws -> [[Claim]] {
    try [tornado(), drivers(), outside(), facts(), events(), register(), errors()]
  }

  // MARK: Sharing

  private func differences() throws -> [Claim] {
    try [Claim("shared less each on its own, network, 2002", [2002], [10, 90])]
      + [
        ("Operational self-sufficiency, points", "oss"), ("Cash at the end, KRW million", "cash"),
        ("Operating cost, KRW million", "operating_cost"),
        ("Surplus or deficit, KRW million", "surplus"),
      ].map { label, quantity in
        let found = try row(quantity, "2002", "network", "shared-duplicated")
        let better = try #require(found.difference?.better)
        return Claim(
          label, found.meanInterval.percent(quantity == "oss" ? 100 : 1),
          frequency(Int((better * 300).rounded())))
      }
  }

  private func waterfall() throws -> [Claim] {
    let secretariat = try pool("total", "secretariat")
    return [
      Claim("Where the saving comes from, 2002, KRW million", [2002], [10, 90]),
      Claim("Textbooks", try pool("textbooks", "gross_saving")),
      Claim("Saved before the cost of sharing", try pool("total", "gross_saving")),
      Claim("Secretariat", [-secretariat[0], -secretariat[2], -secretariat[1]]),
      Claim("Net saving", try row("saving", "2002").meanInterval),
    ]
  }

  /// By centre of the fixture.
  private func savings(_ split: SharingStudy.Split) -> [[Double]] {
    split.centres.map { gain in
      [gain.saving.mean, gain.saving.p10, gain.saving.p90]
        .map(study.projection.plan.scenario.money.stated)
    }
  }

  private func gains() throws -> [Claim] {
    let sharing = try #require(study.sharing)
    let claims = try Self.centres.enumerated().map { index, centre in
      let saving = try row("saving", "2002", centre.1)
      let cost = try row("operating_cost", "2002", centre.1)
      let share = 100 * saving.mean! / cost.mean!
      return (
        share,
        Claim(
          centre.0, saving.meanInterval, [share],
          frequency(sharing.splits[0].centres[index].better))
      )
    }
    return [Claim("Who pays and who gains, 2002: net saving, KRW million", [2002], [10, 90])]
      + claims.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func splits() throws -> [Claim] {
    let sharing = try #require(study.sharing)
    #expect(sharing.splits.map(\.rule) == [.chosen, .equal, .use, .ability, .shapley])
    let title = "Net saving of each centre under each split, 2002"
    return try [Claim(title, [2002, 10, 90, 300])]
      + Self.centres.enumerated().map { index, centre in
        // The file splits by use, so two of the columns are the run's own.
        let own = try row("saving", "2002", centre.1).meanInterval
        let others = [1, 3, 4].map { savings(sharing.splits[$0])[index] }
        return Claim(centre.0, own, others[0], own, others[1], others[2])
      }
  }

  /// Of two centres only each by itself can leave; alone it has nobody to share with, so it saves nothing.
  private func core() throws -> [Claim] {
    let sharing = try #require(study.sharing)
    let names = ["as chosen", "in equal parts", "by use", "by ability", "by Shapley value"]
    let title = "Would a group do better alone? Net saving in 2002"
    return [Claim(title, [2002], [10, 90])]
      + zip(names, sharing.splits).map { name, split in
        let savings = savings(split)
        let least = savings[0][0] <= savings[1][0] ? 0 : 1
        let gain = split.centres[least]
        return Claim(
          "Closest to leaving of 2 groups, split \(name): \(Self.centres[least].0)",
          [savings[least][0], 0], savings[least], frequency(gain.trials - gain.better))
      }
  }

  // MARK: What moves the result

  private func range(_ driver: Sensitivity.Driver) -> [Double?] {
    [driver.low, driver.high].map(driver.unit.stated)
  }

  private func tornado() throws -> [Claim] {
    let driver = try #require(study.sensitivity?.drivers.first)
    let effect = try #require(driver.selfSufficiency)
    let mean = try row("oss", "2002").mean! * 100
    return [
      Claim("One input at a time: network OSS, Dec 2002", [12, 2002, mean], [80, 100]),
      Claim(
        "Learners", [effect.atLow, effect.atHigh].percent(), range(driver),
        [effect.rankCorrelation]),
    ]
  }

  private func drivers() throws -> [Claim] {
    let title = "What moves the result, December 2002, from 300 trials"
    let drivers = try #require(study.sensitivity?.drivers)
    return [Claim(title, [12, 2002, 300], [80, 100])]
      + zip(["Learners *", "In common"], drivers).map { name, driver in
        let effects = [driver.selfSufficiency, driver.independence].flatMap {
          [$0?.rankCorrelation, $0.map { $0.varianceShare * 100 }]
        }
        return Claim(name, range(driver), effects)
      }
  }

  private func outside() throws -> [Claim] {
    // The file's mean and standard deviation, and the normal quantile 0.9.
    let others = [0.9, 0.9 - 1.28155 * 0.2, 0.9 + 1.28155 * 0.2]
    let own = try row("oss", "2002").middleInterval
    return [
      Claim("What others reached, and this forecast", [80, 100]),
      Claim("Peers", [12, 2002], others.map { $0 * 100 }, own.percent()),
    ]
  }

  private func facts() throws -> [Claim] {
    let forecasts = try #require(study.validation?.forecasts)
    return try [Claim("Forecasts and facts", [10, 25, 50, 75, 90, 80])]
      + zip(forecasts, [("Fees, 2000", 60.0), ("Fees, 2001", 250.0)]).map { found, fact in
        let forecast = try #require(found.forecast)
        return Claim(fact.0, [0.1, 0.25, 0.5, 0.75, 0.9].map(forecast.quantile), [fact.1])
      }
  }

  private func events() throws -> [Claim] {
    // The model of the book is its alternative, and its trials are those of the run.
    let probability = try row("independent_by", "2002-12", "harbour").mean!
    return [
      Claim("Dated events: 1", [1]),
      Claim(
        "Harbour centre stands alone by Dec 2002",
        [probability * 100, (1 - probability) * (1 - probability)]),
    ]
  }

  private func register() throws -> [Claim] {
    [
      Claim("The 3 inputs of this run", [3]), Claim("Learners learners", [80, 150, 200]),
      Claim("Fee fee", [0.09], [0.05, 0.15]), Claim("In common in_common", [0.2, 0.6]),
    ]
  }

  // MARK: Errors

  private func errors() throws -> [Claim] {
    func share(_ label: String, _ p: Double) -> Claim {
      let (n, z) = (300.0, 1.959964)
      let error = (p * (1 - p) / (n - 1)).squareRoot()
      // Wilson (1927), Journal of the American Statistical Association 22, p. 209.
      let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
      let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
      return Claim(label, [p, error, middle - half, middle + half].percent())
    }
    func mean(_ label: String, _ row: ResultTable.Row) -> Claim {
      let (mean, error) = (row.mean!, row.standardError!)
      return Claim(label, [mean, error, mean - 1.96 * error, mean + 1.96 * error].percent())
    }
    return try [Claim("How far these numbers would move with other random draws", [95])]
      + (Self.centres + [("Network", "network")]).map {
        try share("\($0.0) stands alone by Dec 2002", row("independent_by", "2002-12", $0.1).mean!)
      } + [
        share("At least one centre by Dec 2002", 1 - Double(independentCentres()[0]) / 300),
        mean("network OSS, Dec 2002", row("oss", "2002")),
        mean(
          "network OSS, Dec 2002, shared less each on its own",
          row("oss", "2002", "network", "shared-duplicated")),
      ]
  }
}
