/// Small scenarios that together use every word of the language, for the differential test.
enum SmallScenarios {
  static let all: [(name: String, text: String)] = [
    ("arithmetic and time", arithmeticAndTime), ("centres", centres),
    ("distributions", distributions), ("varying parameters", varyingParameters),
    ("processes", processes), ("correlations", correlations), ("splits", splits),
    ("grants", grants), ("closing", closing), ("feedback", feedback), ("overrides", overrides),
    ("units", units),
  ]

  /// Three centres, of which c opens later, over two years and a half; fiscal years begin in September.
  static func scenario(
    _ inputs: String, _ model: String, _ rest: String = "",
    end: String = "2002-06"
  ) -> String {
    """
    jarip: 1
    money: KRW million
    units: [seat, person, title]
    timeline: {start: 2000-01, end: \(end), fiscal_year: september}
    centres:
      a: {group: capital}
      b: {group: regional, opens: 2000-03}
      c: {group: regional, opens: 2000-11}
    inputs:
      won: {value: 1, unit: KRW million/month}
      purse: {value: 1, unit: KRW million}
      load: {value: {a: "uniform(2, 9)", b: "3 to 7", c: 5}}
      luck: {value: "normal(0, 1)", each: [centre, month]}
    \(inputs)
    model:
      calm: {value: 0 * load}
    \(model)
    \(rest)
    """
  }

  static let arithmeticAndTime = scenario(
    """
      keep: {curve: {-1: 0.9, 0: 0.7, 0.3: 0.5, 2: 0.1}}
      life: {value: "choice(0.3: 2, 0.5: 5, 0.2: 11)", each: centre}
      age: {value: "choice(0.5: 3, 0.5: 40)", unit: month}
      plan: {schedule: {2000-04: 2, 2001-02: {a: 3, b: 5, c: 1}, 2001-09: 4}, interpolate: linear}
    """,
    """
      powers: "load ^ luck + 2 ^ -luck - abs(luck) / load"
      roots: sqrt(load) + exp(luck / 3) * log(load) - logistic(luck)
      whole: floor(load) + ceil(luck) + round(10 * luck)
      bounds: "min(load, 5, 4 + luck) + max(luck, 0, -1) - clamp(load, 3, 4.5)"
      logic: "(luck > 0 and load >= 5) + 2 * (luck < -1 or not (load < 4)) + (luck <= 0) + (luck == luck) - (load != 5)"
      perhaps: "if(luck > 1, 1 / (luck - luck), if(luck < -1, log(luck), luck))"
      maybe: "if(perhaps > 0, perhaps, -perhaps)"
      dates: "if(date >= 2001-03, 2, 1) * months_since(2000-09) + months_open * month_of_year"
      shapes: "ramp(2000-06, 2001-04) + 3 * pulse(2000-08, 2001-01)"
      seasons: "season(1, 1.1, 1.2, 1, 0.9, 0.8, 1, 1, luck, 1, 1.3, 1)"
      before: "previous(luck) + previous(luck, load) + delay(luck, 5) + delay(powers, 40, whole)"
      sums: "cumulative(luck) + year_to_date(load) + trailing_sum(luck, 12) + trailing_sum(load, 7)"
      means: "trailing_mean(luck, 3) + trailing_mean(perhaps, 4) + trailing_mean(load, 100)"
      kept: keep(luck) + keep(0.1 * plan)
      fading: "0.5 * previous(fading, 8) + luck"
      ago: "delay(luck, life) + trailing_mean(load, life) - trailing_mean(luck, age)"
      since: "if(date > now, months_since(now), -1) + pulse(now, 2000-09)"
      window: "trailing_sum(0.1 * (date < 2000-06), 6)"
    """)

  static let centres = scenario(
    "",
    """
      reductions: total(luck) + average(load) + largest(luck) - smallest(load)
      counting: count(luck > 0) + 0 * load
      parts: share(load) + in_group(regional) - 2 * is(b)
      nested: "total(share(load) * average(luck)) + largest(previous(luck))"
      lines: "(alone(rent) + rent + 2 * total(rent)) / won + adoption(rent)"
      kinds: "(sum_of_lines(earned) + sum_of_lines(other_funding) - sum_of_lines(operating) - sum_of_lines(noncash) + sum_of_lines(capital) + sum_of_lines(in_kind) - sum_of_lines(collected) + sum_of_lines(grants) + sum_of_lines(shared_alone) - sum_of_lines(shared_charged)) / won"
      purses: "reserve(opening) / purse + reserve(interest) * 1 [month] + reserve(overdraft_rate) * 1 [month]"
      each: "by_centre(load * luck)"
    """,
    """
    revenue:
      fees: {amount: load * won, collected_after: 2}
      gifts: {amount: 0.1 * won, earned: false}
    costs:
      rent: {amount: (1 + abs(luck)) * won, sharing: {overlap: 0.5, adoption: "min(1, load / 9)"}}
      wear: {amount: 0.1 * won, basis: noncash}
      car: {amount: 0.2 * won, basis: capital}
      room: {amount: 0.3 * won, basis: in_kind}
    grants: {aid: {award: won, share: 0.3}}
    share: all
    reserves: {opening: 3 * purse, interest: 0.05, overdraft_rate: 0.1}
    """)

  static let distributions = scenario(
    """
      d1: {value: "normal(10, 2)", each: centre}
      d2: {value: "normal(p5: 4, p95: 12)", each: month}
      d3: {value: "lognormal(10, 4)"}
      d4: {value: "lognormal(p5: 1, p95: 5)", each: [centre, month]}
      d5: {value: 2 to 6}
      d6: {value: -2 to 6, each: centre, common: 0.4}
      d7: {value: "uniform(2, 8)", each: centre, common: 0.7}
      d8: {value: "triangular(1, 2, 6)"}
      d9: {value: "pert(1, 2, 6)", each: [centre, month], common: 0.2}
      d10: {value: "beta(2, 3)"}
      d11: {value: "gamma(2, 1.5)", each: month}
      d12: {value: "weibull(2, 1.5)"}
      d13: {value: exponential(3)}
      d14: {value: "student(10, 1, 2)"}
      d15: {value: "metalog(2, 5, 12, low: 0)"}
      d16: {value: "metalog(2, 3, 5, low: 0, high: 10)", each: month}
      d17: {value: bernoulli(0.3), each: [centre, month]}
      d18: {value: "binomial(10, 0.3)"}
      d19: {value: poisson(2.5), each: month}
      d20: {value: "negative_binomial(20, 0.3)"}
      d21: {value: "choice(0.7: 1, 0.3: 2)", each: centre}
      d22: {value: "binomial(5000000, 0.5)"}
      d23: {value: {a: "uniform(0, 1)", b: "normal(0, 1) + uniform(0, 1)", others: "gamma(2, 1)"}}
    """,
    """
      two_calls: "normal(0, 1) - normal(0, 1)"
      sum: d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9 + d10 + d11 + d12 + d13 + d14 + d15 + d16 + d17 + d18 + d19 + d20 + d21 + d23
    """, end: "2000-05")

  static let varyingParameters = scenario(
    """
      size: {value: "uniform(1, 2)"}
      when: {schedule: {2000-01: 1, 2000-03: 2}}
      where: {value: {a: 1, b: 2, c: 3}}
    """,
    """
      v1: "normal(10 * size, where)"
      v2: "normal(p5: size, p95: size + when)"
      v3: "lognormal(10 * size, when)"
      v4: "lognormal(p5: size, p95: 9)"
      v5: size to 5
      v6: "-size to where"
      v7: "uniform(-size, size)"
      v8: "triangular(1, 2 * size, 6)"
      v9: "pert(1, 2 * size, 6 * where)"
      v10: "beta(2, size)"
      v11: "gamma(size, when)"
      v12: "weibull(size, where)"
      v13: exponential(size)
      v14: "student(10 * size, where, 1)"
      v15: "metalog(size, 3, 5)"
      v16: "metalog(2, 3, 5 * size, low: 0)"
      v17: bernoulli(size - 1)
      v18: "binomial(round(10 * size), 0.3)"
      v19: poisson(size * where)
      v20: "negative_binomial(20 * size, 0.3)"
      v21: "choice(size - 1: when, 2 - size: where)"
      v22: "pert(1, 2 * where, 7)"
      v23: {value: "normal(size, 1)", each: [centre, month]}
    """, end: "2000-05")

  static let processes = scenario(
    """
      p1: {value: "gbm(start: 2, growth: 0.06, volatility: 0.2)"}
      p2: {value: "ou(level: 1, reversion: 1.2, volatility: 0.6)", each: centre, common: 0.3}
      p3: {value: "ou(level: luck, reversion: 0, volatility: 0.6, start: 3)"}
      p4: {value: "ar1(mean: 3, persistence: 0.7, sd: 0.5)", each: centre, actual: {2000-05: {a: 1, b: 2, c: 3}}}
      p5: {value: "regime(enter: 0.2, stay: 0.6)", each: centre, common: 0.5}
      p6: {value: "gbm(start: load, growth: 0.02 * p5, volatility: 0.1)", actual: {2000-01: 7, 2001-02: 4}}
      p7: {value: {a: "gbm(1, 0, 0.1)", b: "ou(0, 1, 0.2)", c: 2}}
      p8: {value: "regime(0.3, 0.9)", actual: {2000-03: 1}}
    """,
    """
      mixed: "p1 * gbm(start: 1, growth: 0, volatility: 0.1) + ar1(mean: p2, persistence: 0.5, sd: 1)"
      sum: p1 + p2 + p3 + p4 + p5 + p6 + p7 + p8 + trailing_mean(mixed, 3)
    """)

  static let correlations = scenario(
    """
      c1: {value: "gamma(2, 1.5)"}
      c2: {value: "normal(0, 1)"}
      c3: {value: 1 to 9}
      c4: {value: "uniform(0, 1)"}
      m1: {value: "normal(0, 1)", each: [centre, month], common: 0.5}
      m2: {value: "poisson(3)", each: [centre, month], common: 0.2}
    correlations:
      - {between: [c2, c1], rank: -0.4}
      - {between: [c3, c2], rank: 0.6}
      - {between: [m2, m1], rank: 0.3}
    """,
    "  sum: c1 + c2 + c3 + c4 + m1 + m2", end: "2000-05")

  static let feedback = scenario(
    "  size: {value: {a: 900, b: 500, c: 300}, unit: person}",
    """
      adopters: {start: 0.02 * size, flow: "(0.01 + 0.2 * adopters / size) * (size - adopters) / 1 [month]", actual: {2000-08: {a: 300, b: 150, c: 20}}}
      goodwill: {start: 1, next: 0.95 * goodwill + 0.05 * (pr / won) ^ 0.2}
      hired: {start: load, next: "if(previous(cash, 9 * purse) > 0 * purse, min(9, hired + 0.1), max(1, hired - 1))"}
      mood: {start: 0, next: 0.5 * mood + luck + total(hired) / 100, actual: {2001-01: 2}}
      debt: cumulative(previous(staff)) - year_to_date(fees)
    """,
    """
    revenue: {fees: {amount: "adopters * goodwill * exp(mood / 20) / 100 [person] * won", collected_after: 1}}
    costs:
      staff: {amount: hired * won}
      pr: {amount: "(0.2 + 0.05 * previous(fees, 0) / won) * won", sharing: {overlap: 0.3}}
    share: all
    reserves: {opening: 9 * purse, interest: 0.05, overdraft_rate: 0.1}
    """)

  static let overrides = scenario(
    "",
    """
      earned: "sum_of_lines(earned) + 0.5 * other_funding"
      interest: 0.1 * won * is(a)
      gap: "max(0 * won, operating_cost - earned)"
      mine: oss + fss + sdi - reserve_months
    """,
    """
    revenue:
      fees: {amount: load * won}
      gifts: {amount: (1 + abs(luck)) * won, earned: false}
    costs:
      staff: {amount: 4 * won}
      room: {amount: won, basis: in_kind}
      joint: {amount: won, sharing: {overlap: 0.5, split: ability}}
    share: all
    independence: {test: earned >= operating_cost, sustained: 2, from: 2000-06}
    """)

  static let units = scenario(
    """
      wage: {value: 24 to 30, unit: KRW thousand/person/year}
      rooms: {value: "pert(1, 2, 4)", unit: KRW thousand/month}
      pace: {value: 100, unit: title/quarter}
      staff_now: {schedule: {2000-01: 3, 2001-01: {a: 4, b: 5, c: 1}}, unit: person, actual: {2000-05: 2}}
      bank: {value: 0.04, unit: 1/year}
    """,
    """
      written: {value: cumulative(pace), unit: title}
      shelf: {start: "7 [title]", flow: "0.1 [1/month] * (100 [title] - shelf)"}
      teams: ceil(staff_now / 3) + round(pace) * 1 [person*month/title] + floor(luck) * 1 [person]
      price: {value: 3, unit: KRW thousand/title}
    """,
    """
    revenue: {sales: {amount: pace * price}}
    costs: {pay: {amount: staff_now * wage}, rent: {amount: rooms}, shelves: {amount: "shelf * 0.1 [KRW/title/month]"}}
    reserves: {opening: "3 [KRW thousand]", interest: bank, overdraft_rate: 2 * bank}
    """)
}
