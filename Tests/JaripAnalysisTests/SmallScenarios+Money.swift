/// Every split, every kind of grant, reserves and closing.
extension SmallScenarios {
  static let splits = scenario(
    """
      overlap: {value: "uniform(0, 1)"}
      joined: {value: "choice(0.2: 0, 0.3: 0.5, 0.5: 1)", each: [centre, month]}
      weight: {value: "exponential(1)", each: centre}
    """,
    "  need: (1 + abs(luck)) * won",
    """
    revenue: {fees: {amount: load * (date > 2000-05) * won}}
    costs:
      equal: {amount: need, sharing: {overlap: overlap, adoption: joined, pair_cost: 0.1 * won, split: equal}}
      use: {amount: need, sharing: {overlap: overlap, premium: 0.1, secretariat: won, fixed: 0.2 * need}}
      ability: {amount: need, sharing: {overlap: 0.3, localisation: 0.1, members: [regional, a], split: ability}}
      shapley: {amount: need, sharing: {overlap: overlap, premium: 0.2, localisation: 0.05, pair_cost: 0.2 * won, secretariat: 0.3 * won, fixed: 0.4 * need, adoption: joined, split: shapley}}
      weights: {amount: need, sharing: {overlap: 1, members: [b, c], split: weight * joined}}
      once: {amount: total(need), charged_to: network}
      by_ability: {amount: 2 * won, charged_to: network, split: ability}
      by_weight: {amount: 2 * won, charged_to: network, split: weight}
    share: all
    alternatives: {all: {}, none: {share: none}, some: {share: [use, shapley]}}
    """)

  static let grants = scenario(
    "  award: {value: \"uniform(1, 5)\", each: [centre, month]}",
    "",
    """
    revenue: {fees: {amount: 0.3 * load * won}}
    costs:
      staff: {amount: load * (1 + 0.1 * abs(luck)) * won}
      car: {amount: "if(month_of_year == 3, 20, 0) * won", basis: capital}
      wear: {amount: won, basis: noncash}
    grants:
      plain: {award: award * won, share: 0.4, ends: 2001-03}
      carried: {award: award * won, share: 0.5, carry_over: true, ends: 2001-05}
      forever: {award: 0.6 * award * won, share: "0.3 + 0.2 * (luck > 0)", carry_over: true, covers: [staff]}
      net: {kind: net_cost, award: 2 * won, share: 0.7, ends: 2002-01}
      nothing: {award: won, covers: [], ends: 2000-04}
      cars: {award: 3 * won, covers: [car], carry_over: true}
    reserves: {opening: 5 * purse, interest: 0.05, overdraft_rate: 0.1}
    independence: {test: oss >= 0.25, sustained: 3}
    """)

  static let closing = scenario(
    "  bank: {value: \"gbm(start: 0.05, growth: 0, volatility: 0.3)\"}",
    "  pay: (load + luck) * won",
    """
    revenue:
      fees: {amount: "max(0, load - 0.5 + 2 * luck) * won", collected_after: 2}
      gifts: {amount: 0.5 * won, earned: false, collected_after: 4}
    costs:
      staff: {amount: "max(0, load - 0.5) * won"}
      books: {amount: load * won, sharing: {overlap: 0.8, split: shapley}}
      joint: {amount: 2 * won, charged_to: network, split: ability}
      wear: {amount: 0.2 * won, basis: noncash}
    grants: {aid: {award: 0.2 * count(luck > 0) * won, carry_over: true, ends: 2000-10}}
    share: all
    reserves: {opening: load * purse, interest: bank, overdraft_rate: 2 * bank, credit_limit: 0.5 * load * purse, closes_after: 3}
    independence: {test: "oss >= 0.5 and reserve_months >= 0", sustained: 2}
    """)
}
