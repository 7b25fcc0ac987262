/// A small network with every kind of line, draw and grant, for laws that hold whatever the numbers.
enum RandomNetwork {
  /// - Parameters:
  ///   - share: what is shared.
  ///   - money: every amount of money is this many times what it would be.
  ///   - replacing: parts of the text to be replaced, in order.
  static func text(
    share: String = "all", money: String = "1", closesAfter: Int? = nil,
    replacing: [(String, String)] = []
  ) -> String {
    var text = """
      jarip: 1
      money: KRW million
      units: [seat]
      timeline: {start: 2000-01, end: 2002-06, fiscal_year: september}
      centres:
        a: {group: capital, opens: 2000-01}
        b: {group: regional, opens: 2000-01}
        c: {group: regional, opens: 2000-08}
      inputs:
        won: {value: \(money), unit: KRW million/month}
        purse: {value: \(money), unit: KRW million}
        demand: {value: {a: "pert(8, 10, 14)", b: "4 to 9", c: "normal(5, 0.5)"}, each: centre, common: 0.4}
        luck: {value: "normal(1, 0.1)", each: month}
        prices: {value: "gbm(start: 1, growth: 0.03, volatility: 0.05)"}
        mood: {value: "ou(level: 0, reversion: 1.2, volatility: 0.3)", each: centre, common: 0.2}
        crisis: {value: "regime(enter: 0.05, stay: 0.8)"}
        overlap: {value: "uniform(0.2, 0.7)"}
        joined: {schedule: {2000-06: 0, 2001-06: 1}, interpolate: linear}
      model:
        sales: demand * max(0, luck) * exp(mood) * if(crisis, 0.7, 1)
        books_alone: (2 + 0.1 * demand) * prices * won
      revenue:
        fees: {amount: sales * prices * won, collected_after: 2}
        gifts: {amount: 0.5 * won, earned: false, collected_after: 1}
      costs:
        staff: {amount: 5 * prices * won}
        books: {amount: books_alone, sharing: {overlap: overlap, localisation: 0.05, pair_cost: 0.02 * won, secretariat: 0.1 * won, fixed: 0.2 * books_alone, adoption: joined, split: shapley}}
        pr: {amount: 1.5 * exp(mood) * won, sharing: {overlap: 0.4, premium: 0.1, split: ability}}
        office: {amount: 0.6 * won, charged_to: network}
        wear: {amount: 0.3 * won, basis: noncash}
        machine: {amount: "4 * pulse(2001-02, 2001-02) * won", basis: capital}
        rooms: {amount: 0.8 * won, basis: in_kind}
      grants:
        core: {award: 3 * won, share: 0.6, carry_over: true, ends: 2001-08}
        gap_fund: {kind: net_cost, award: 1 * won, share: 0.5, covers: [staff, pr], ends: 2001-12}
      share: \(share)
      reserves:
        opening: 10 * purse
        interest: 0.04
        overdraft_rate: 0.09
        credit_limit: 2 * purse
        \(closesAfter.map { "closes_after: \($0)" } ?? "")
      independence: {test: "oss >= 0.8 and reserve_months >= 1", sustained: 4}
      """
    for (old, new) in replacing {
      precondition(text.contains(old), "Nothing to replace: \(old)")
      text = text.replacing(old, with: new)
    }
    return text
  }
}
