import Testing

/// What time, centres, lines and draws do to units.
@Suite struct `Units of calls` {
  @Test(arguments: [
    ("cumulative(rent)", "KRW million"), ("trailing_sum(trainees, 12)", "person"),
    ("year_to_date(staff)", "person*month"), ("trailing_mean(rent, 12)", "KRW million/month"),
    ("previous(staff, 3 [person])", "person"), ("delay(rent, 3)", "KRW million/month"),
    ("delay(rent, 3 [month], 0)", "KRW million/month"), ("cumulative(0)", "a pure number"),
    ("months_since(1998-01)", "a pure number"), ("months_open", "a pure number"),
    ("month_of_year", "a pure number"), ("ramp(1998-01, 1998-06)", "a pure number"),
    ("pulse(1998-01, 1998-01)", "a pure number"),
    ("rent * season(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2)", "KRW million/month"),
    ("season(rent, rent, 0, 0, 0, 0, 0, 0, 0, 0, 0, rent)", "KRW million/month"),
  ])
  func `sums over months multiply by month, all else about time keeps the unit`(
    formula: String, result: String
  ) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("total(staff)", "person"), ("average(rent)", "KRW million/month"), ("largest(size)", "firm"),
    ("smallest(size)", "firm"), ("share(size)", "a pure number"),
    ("count(size > 0)", "a pure number"),
    ("in_group(capital) + is(kpc)", "a pure number"), ("adoption(books)", "a pure number"),
    ("books + alone(books)", "KRW million/month"), ("sum_of_lines(earned)", "KRW million/month"),
    ("cash * reserve(interest)", "KRW million/month"), ("reserve(opening)", "KRW million"),
    ("by_centre(size)", "firm"), ("oss", "a pure number"), ("cash", "KRW million"),
    ("surplus + rent", "KRW million/month"), ("gap", "KRW million"),
    ("reserve_months", "a pure number"), ("saving", "KRW million/month"),
    ("retention(ratio) * 2", "seat"),
    ("retention(staff)", "not-pure: The curve 'retention' needs a pure number, and this is person"),
  ])
  func `over centres the unit stays, and shares and counts are pure`(
    formula: String, result: String
  ) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("uniform(rent, 2 * rent)", "KRW million/month"), ("normal(0, staff)", "person"),
    ("normal(p5: 0, p95: staff)", "person"), ("lognormal(fund, fund)", "KRW million"),
    ("triangular(0, staff, 2 * staff)", "person"), ("pert(0, staff, 2 * staff)", "person"),
    ("gamma(ratio, staff)", "person"), ("weibull(staff, 2)", "person"),
    ("exponential(fund)", "KRW million"), ("student(4, 0, fund)", "KRW million"),
    ("staff to 2 * staff", "person"), ("choice(0.5: 0, 0.5: staff)", "person"),
    ("metalog(staff, 2 * staff, 4 * staff, low: 0)", "person"), ("beta(2, 3)", "a pure number"),
    ("bernoulli(ratio)", "a pure number"), ("binomial(3, ratio)", "a pure number"),
    ("poisson(ratio)", "a pure number"), ("negative_binomial(3, ratio)", "a pure number"),
    ("gbm(rent, 0.03, 0.1)", "KRW million/month"), ("gbm(rent, rate, rate)", "KRW million/month"),
    ("ou(staff, rate, staff)", "person"), ("ar1(staff, 0.5, staff)", "person"),
    ("regime(0.1, ratio)", "a pure number"),
  ])
  func `location and scale have the unit of the value, shapes are pure`(
    formula: String, result: String
  ) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("beta(staff, 2)", "not-pure: 'a' of 'beta' needs a pure number, and this is person"),
    ("gamma(staff, 2)", "not-pure: 'shape' of 'gamma' needs a pure number, and this is person"),
    ("poisson(staff)", "not-pure: 'mean' of 'poisson' needs a pure number, and this is person"),
    (
      "bernoulli(rent)",
      "not-pure: 'p' of 'bernoulli' needs a pure number, and this is KRW million/month"
    ),
    ("choice(staff: 1)", "not-pure: A weight of 'choice' needs a pure number, and this is person"),
    (
      "ar1(1, rate, 1)", "not-pure: 'persistence' of 'ar1' needs a pure number, and this is 1/month"
    ),
    (
      "gbm(rent, staff, 0.1)",
      "not-pure: 'growth' of 'gbm' is a yearly rate, a pure number or 1/year, and this is person"
    ),
    ("ou(staff, 1.2, 3)", "unit-mismatch: The values of 'ou' in 'x' have different units"),
  ])
  func `parameters of the wrong unit are refused by name`(formula: String, result: String) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    "date", "2002-09", "date + 1", "1 + date", "-date", "date * 2", "date ^ 2",
    "min(date, 2002-09)",
    "total(date)", "previous(date)", "if(ratio, date, 2002-09)", "date > 0", "0 <= date",
    "date >= 2002", "staff > 2002-01", "floor(date)",
  ])
  func `a month stands only in comparisons with a month`(formula: String) {
    #expect(unit(formula).hasPrefix("month-misused: "), "\(unit(formula))")
  }

  @Test(arguments: ["exp(date)", "not date", "if(date, 1, 2)", "2 ^ date", "date and 1"])
  func `a month is no pure number`(formula: String) {
    #expect(unit(formula).hasSuffix("needs a pure number, and this is a month"), "\(unit(formula))")
  }

  @Test(arguments: [
    "date >= 1998-01", "1998-01 != date", "1998-01 < 1999-01", "not date == 1998-01",
  ])
  func `months are compared with months`(formula: String) {
    #expect(unit(formula) == "a pure number")
  }
}
