import Testing

/// Each rule of the units, with what it allows and what it refuses.
@Suite struct `Units of formulas` {
  @Test(arguments: [
    ("wage + salary", "KRW million/person/month"),
    ("staff * wage - rent", "KRW million/month"),
    ("fee * trainees", "KRW million/month"),
    ("fund / rent", "month"),
    ("rent * 1 [year]", "KRW million"),
    ("seats * staff / seats", "person"),
    ("staff / staff", "a pure number"),
    ("-rent", "KRW million/month"),
    ("dollars / fund", "USD million/KRW million"),
  ])
  func `sums keep the unit, products and quotients make a new one`(formula: String, result: String)
  {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("wage + staff", "unit-mismatch: 'x' adds person to KRW million/person/month"),
    ("rent - fund", "unit-mismatch: 'x' takes KRW million from KRW million/month"),
    ("staff + 1", "unit-mismatch: 'x' adds a pure number to person"),
    ("dollars + fund", "unit-mismatch: 'x' adds KRW million to USD million"),
    ("seats + staff", "unit-mismatch: 'x' adds person to seat"),
    ("rent < fund", "unit-mismatch: 'x' compares KRW million/month with KRW million"),
    ("staff == 3", "unit-mismatch: 'x' compares person with a pure number"),
    ("min(rent, fund)", "unit-mismatch: The values of 'min' in 'x' have different units"),
    ("max(0, staff, seats)", "unit-mismatch: The values of 'max' in 'x' have different units"),
    ("clamp(staff, 0, 10)", "unit-mismatch: The values of 'clamp' in 'x' have different units"),
    ("if(ratio > 0, rent, staff)", "unit-mismatch: The values of 'if' in 'x' have different units"),
    ("previous(staff, 1)", "unit-mismatch: The values of 'previous' in 'x' have different units"),
    ("uniform(rent, fund)", "unit-mismatch: The values of 'uniform' in 'x' have different units"),
    ("staff to seats", "unit-mismatch: The values of 'to' in 'x' have different units"),
    (
      "choice(0.5: staff, 0.5: seats)",
      "unit-mismatch: The values of 'choice' in 'x' have different units"
    ),
  ])
  func `what is added, compared or chosen between has one unit`(formula: String, result: String) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("rent + 0", "KRW million/month"), ("0 + rent", "KRW million/month"),
    ("0 < staff", "a pure number"),
    ("min(rent, 0)", "KRW million/month"), ("if(ratio > 0, 0, rent)", "KRW million/month"),
    ("previous(staff)", "person"), ("clamp(staff, 0, 2 * staff)", "person"),
    ("if(ratio > 0, undefined, rent)", "KRW million/month"), ("-0 + rent", "KRW million/month"),
    ("0 * staff + seats", "seat"),
    ("0", "a pure number"), ("undefined", "a pure number"),
  ])
  func `the literal 0 and undefined fit every unit`(formula: String, result: String) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("exp(fund / fund)", "a pure number"), ("log(ratio)", "a pure number"),
    ("logistic(ratio)", "a pure number"), ("ratio ^ ratio", "a pure number"),
    ("2 ^ ratio", "a pure number"), ("exp(0)", "a pure number"),
    ("exp(staff)", "not-pure: 'exp' needs a pure number, and this is person"),
    ("log(rent)", "not-pure: 'log' needs a pure number, and this is KRW million/month"),
    ("logistic(seats)", "not-pure: 'logistic' needs a pure number, and this is seat"),
    ("2 ^ staff", "not-pure: An exponent needs a pure number, and this is person"),
    (
      "staff ^ ratio",
      "not-pure: A power with an exponent that is not a number needs a pure number, and its base is person"
    ),
  ])
  func `exponentials, logarithms and varying powers are of pure numbers`(
    formula: String, result: String
  ) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("seats ^ 2", "seat^2"), ("seats ^ -1", "1/seat"), ("area ^ 0.5", "seat"),
    ("area ^ (1 / 2)", "seat"), ("seats ^ (3 - 1)", "seat^2"), ("seats ^ 0", "a pure number"),
    ("sqrt(area)", "seat"), ("sqrt(ratio)", "a pure number"), ("sqrt(staff * staff)", "person"),
    ("sqrt(0)", "a pure number"),
    ("seats ^ 0.5", "not-pure: seat to the power 0.5 is no unit"),
    ("sqrt(seats)", "not-pure: 'sqrt' needs even powers, and this is seat"),
    ("sqrt(seats * area)", "not-pure: 'sqrt' needs even powers, and this is seat^3"),
  ])
  func `powers and roots keep whole powers`(formula: String, result: String) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("floor(staff)", "person"), ("ceil(trainees)", "person/month"), ("round(1 / rate)", "month"),
    ("round(ratio)", "a pure number"), ("abs(rent)", "KRW million/month"),
    (
      "floor(rent)",
      "currency-rounded: 'floor' refuses currencies, and this is KRW million/month"
    ),
    ("ceil(fee)", "currency-rounded: 'ceil' refuses currencies, and this is KRW million/person"),
    ("round(dollars)", "currency-rounded: 'round' refuses currencies, and this is USD million"),
  ])
  func `money is never rounded`(formula: String, result: String) {
    #expect(unit(formula) == result)
  }

  @Test(arguments: [
    ("rent < staff * wage", "a pure number"), ("not ratio", "a pure number"),
    ("ratio and staff > 0 [person]", "a pure number"), ("if(ratio, 1, 2)", "a pure number"),
    ("staff and ratio", "not-pure: 'and' needs a pure number, and this is person"),
    ("ratio or rent", "not-pure: 'or' needs a pure number, and this is KRW million/month"),
    ("not staff", "not-pure: 'not' needs a pure number, and this is person"),
    ("if(staff, 1, 2)", "not-pure: A condition needs a pure number, and this is person"),
    ("count(staff)", "not-pure: 'count' needs a pure number, and this is person"),
  ])
  func `conditions are pure numbers`(formula: String, result: String) {
    #expect(unit(formula) == result)
  }
}
