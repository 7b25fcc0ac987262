import JaripKit
import JaripTesting
import Testing

/// Known answers: two centres and twelve months worked by hand, every standard measure.
///
/// KRW million. Fiscal years begin in July. Centre a opens in January, b in April.
///
///                     a                          b
///     fees            6, from July 12            2, from November 8; paid two months later
///     host            1 a month of other funding for each open centre
///     staff           5                          3
///     books (alone)   6                          2
///     office          1.5 for the network: a pays 1.5 alone, each 0.75 from April
///     wear (noncash)  0.5                        0.25
///     machine (cap.)  10 in May                  8 in April
///     rooms (in kind) 2                          1
///     award           7, to August               2, to August
///     opening cash    8                          30
///
/// Books are shared with overlap 1/2 from April: pooled = 1/2 · (6 + 2) + 1/2 · 6 = 7, by use 6 : 2, so
/// a pays 5.25 and saves 0.75, b pays 1.75 and saves 0.25.
/// Cost of basis operating: a 5 + 6 + 1.5 = 12.5, from April 5 + 5.25 + 0.75 = 11; b 3 + 1.75 + 0.75 = 5.5.
/// With wear: a 13, from April 11.5; b 5.75.
///
/// Grant of a, half of the cost: 6.25 of an award of 7 in January, so 0.75 goes on to February; again in
/// February and March: 2.25. April: cost 11, so 5.5, and 7 + 2.25 − 5.5 = 3.75 goes on. May: cost
/// 11 + 10, so 10.5 of 7 + 3.75, and 0.25 goes on. June: 5.5, and the 1.75 that is left lapses with the
/// fiscal year. July and August: 5.5 each; the 3 that are left are not paid, since August is the last
/// month. Grant of b: half of the cost is 6.75 in April and 2.75 later, more than the award of 2.
///
/// Interest is a tenth of a month's opening balance until April and then nothing, a tenth on overdraft all
/// year. Cash of a: January (8) + 1 + 6.25 + 0.8 − 12.5 = 3.55; February 3.55 + 0.355 + 7.25 − 12.5 = −1.345;
/// March −1.345 − 0.1345 + 6 (fees of January) + 7.25 − 12.5 = −0.7295; April −0.7295 − 0.07295 + 6 + 6.5
/// − 11 = 0.69755; May 0.69755 + 6 + 11.5 − 21 = −2.80245; June −2.80245 − 0.280245 + 6 + 6.5 − 11 =
/// −1.582695; July −1.582695 − 0.1582695 + 1.5 = −0.2409645; August −0.2409645 − 0.02409645 + 1.5 =
/// 1.23493905; September on + 12 + 1 − 11 = + 2 each.
/// Cash of b: April (30) + 3 + 1 + 2 − 5.5 − 8 = 22.5; May 22.5 + 3 − 5.5 = 20; June to August + 2 (fees of
/// two months before) + 3 − 5.5 = − 0.5; September to December 2 + 1 − 5.5 = − 2.5.
///
/// Ratios stand as fractions of sums since January. Months of cash are cash · months open / cost of basis
/// operating, the network's counted since January.
@Suite struct TwoCentreYear {
  static let scenario = """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-12, fiscal_year: july}
    centres: {a: {opens: 2000-01}, b: {opens: 2000-04}}
    inputs:
      fee: {schedule: {2000-01: {a: 6, b: 2}, 2000-07: {a: 12, b: 2}, 2000-11: {a: 12, b: 8}}, unit: KRW million/month}
      wage: {value: {a: 5, b: 3}, unit: KRW million/month}
      book_cost: {value: {a: 6, b: 2}, unit: KRW million/month}
      wearing: {value: {a: 0.5, b: 0.25}, unit: KRW million/month}
      price: {value: {a: 10, b: 8}, unit: KRW million/month}
      room_value: {value: {a: 2, b: 1}, unit: KRW million/month}
      award: {value: {a: 7, b: 2}, unit: KRW million/month}
      first_cash: {value: {a: 8, b: 30}, unit: KRW million}
      bank_rate: {schedule: {2000-01: 1.2, 2000-05: 0}}
    revenue:
      fees: {amount: fee, collected_after: 2}
      host: {amount: "1 [KRW million/month]", earned: false}
    costs:
      staff: wage
      books: {amount: book_cost, sharing: {overlap: 0.5, split: use}}
      office: {amount: "1.5 [KRW million/month]", charged_to: network}
      wear: {amount: wearing, basis: noncash}
      machine:
        amount: "if(is(a), pulse(2000-05, 2000-05), pulse(2000-04, 2000-04)) * price"
        basis: capital
      rooms: {amount: room_value, basis: in_kind}
    grants:
      core: {award: award, share: 0.5, carry_over: true, ends: 2000-08}
    share: all
    reserves: {opening: first_cash, interest: bank_rate, overdraft_rate: 1.2}
    independence: {test: operating_result >= 0, sustained: 2}
    """

  @Test(arguments: ["a", "b", "network"])
  func `every measure has its value in every month of`(place: String) throws {
    let run = try FullRun(Self.scenario)
    let rows = HandTable.rows(Self.months[place]!)
    let measures = try Prelude.measures(units: run.scenario.units).keys
    #expect(rows.map(\.name) == Array(measures))
    for row in rows {
      let found = try run.months(row.name, of: place)
      #expect(HandTable.differences(found, from: row) == [], "\(row.name) of \(place)")
    }
  }

  @Test(arguments: ["a", "b", "network"])
  func `every measure has its value in both fiscal years of`(place: String) throws {
    let run = try FullRun(Self.scenario)
    let rows = HandTable.rows(Self.years[place]!)
    #expect(rows.map(\.name) == HandTable.rows(Self.months[place]!).map(\.name))
    for row in rows {
      let found = try (0...1).map { try run.year(row.name, of: place, $0).mean ?? .nan }
      #expect(HandTable.differences(found, from: row) == [], "\(row.name) of \(place)")
    }
  }

  /// August is the last month with an award, so September is the first that counts. The result before
  /// subsidy of a is + 0.5 from July on; of b, + 2.25 from November on; of the network, + 2.75.
  @Test func `independence is found two months in a row, from September on`() throws {
    let run = try FullRun(Self.scenario)
    #expect(run.plan.independenceFrom.map(\.description) == ["2000-09"])
    #expect(try run.independence(of: "a") == 8)
    #expect(try run.independence(of: "b") == 10)
    #expect(try run.independence(of: "network") == 10)
    #expect(run.projection.independentCentres[0].counts[9] == [0, 1, 0])
    #expect(run.projection.independentCentres[0].counts[10] == [0, 0, 1])
  }

  @Test func `the lines and the pool have their values`() throws {
    let run = try FullRun(Self.scenario)
    let lines = """
      books         6 6 6 7 7 7 7 7 7 7 7 7
      office        1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5
      machine       0 0 0 8 10 0 0 0 0 0 0 0
      books.own_parts 0 0 0 4 4 4 4 4 4 4 4 4
      books.largest 0 0 0 3 3 3 3 3 3 3 3 3
      core          6.25 6.25 6.25 7.5 12.5 7.5 7.5 7.5 0 0 0 0
      """
    for row in HandTable.rows(lines) {
      #expect(HandTable.differences(try run.months(row.name), from: row) == [])
    }
    let ofA = """
      books         6 6 6 5.25 5.25 5.25 5.25 5.25 5.25 5.25 5.25 5.25
      office        1.5 1.5 1.5 0.75 0.75 0.75 0.75 0.75 0.75 0.75 0.75 0.75
      """
    for row in HandTable.rows(ofA) {
      #expect(HandTable.differences(try run.months(row.name, of: "a"), from: row) == [])
    }
  }
}
