import JaripKit
import Testing

@Suite struct `Axes of quantities` {
  @Test(arguments: [
    ("ratio * 2", "constant"), ("size", "centre"), ("later + ratio", "month"), ("luck", "trial"),
    ("size * luck", "trial, centre"), ("size * later", "centre, month"),
    ("size * later * luck", "trial, centre, month"), ("retention(later)", "month"),
    ("-size", "centre"), ("if(later > 0, luck, size / 1 [firm])", "trial, centre, month"),
    ("ratio ^ luck", "trial"),
  ])
  func `a formula varies on the axes of its parts`(formula: String, expected: String) throws {
    #expect(try axes(formula) == expected)
  }

  @Test(arguments: [
    ("if(date >= 1998-01, 1, 2)", "month"), ("months_since(1998-01)", "month"),
    ("month_of_year", "month"), ("ramp(1998-01, 1998-06)", "month"),
    ("pulse(1998-01, 1998-06)", "month"), ("months_open", "centre, month"),
    ("season(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ratio)", "month"),
    ("season(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, luck)", "trial, month"),
    ("previous(ratio)", "month"), ("delay(size, 3)", "centre, month"),
    ("previous(ratio, luck)", "trial, month"), ("cumulative(size)", "centre, month"),
    ("trailing_sum(luck, 12)", "trial, month"), ("year_to_date(ratio)", "month"),
  ])
  func `time adds the month`(formula: String, expected: String) throws {
    #expect(try axes(formula) == expected)
  }

  @Test(arguments: [
    ("is(kpc)", "centre"), ("in_group(capital)", "centre"), ("total(size)", "month"),
    ("total(ratio)", "month"), ("average(size * luck)", "trial, month"), ("largest(size)", "month"),
    ("count(size > luck * 1 [firm])", "trial, month"), ("share(size)", "centre, month"),
    ("share(luck)", "trial, centre, month"), ("by_centre(ratio)", "centre"),
    ("books", "centre, month"), ("alone(books)", "centre, month"),
    ("adoption(books)", "centre, month"),
    ("sum_of_lines(operating)", "centre, month"), ("reserve(opening)", "centre, month"),
    ("reserve(interest)", "constant"), ("oss", "centre, month"), ("cash", "centre, month"),
  ])
  func `functions of centres drop the centre or add it`(formula: String, expected: String) throws {
    #expect(try axes(formula) == expected)
  }

  @Test func `where centres close, totals vary by trial as cash does`() throws {
    let closing = "reserves: {closes_after: 3, credit_limit: \"luck * 1 [KRW million]\"}\n"
    #expect(try axes("total(size)", closing) == "trial, month")
    #expect(try axes("count(1)", closing) == "trial, month")
    #expect(try axes("books", closing) == "trial, centre, month")
    #expect(try axes("size", closing) == "centre")
    #expect(try axes("total(size)", "reserves: {closes_after: 3}\n") == "month")
  }

  @Test func `stocks, schedules and actual values`() throws {
    let model = try resolved(
      """
      inputs:
        luck: "uniform(0, 1)"
        plan: {schedule: {1997-09: 1}}
        award: {schedule: {1997-09: {kpc: 1, others: 2}}}
        known: {value: 3, actual: {1997-09: 4}}
        counted: {value: 3, actual: {1997-09: {kpc: 1, others: 2}}}
      model:
        stock: {start: 1, next: stock * 1.1}
        grown: {start: luck, next: grown * 1.1}
        spread: {start: 0, next: spread + award}
        loop: {start: 0, next: loop + partner}
        partner: previous(loop) + luck
      """)
    func axes(_ name: String) -> String? { model.quantities[name]?.axes.description }
    #expect(axes("plan") == "month")
    #expect(axes("award") == "centre, month")
    #expect(axes("known") == "month")
    #expect(axes("counted") == "centre, month")
    #expect(axes("stock") == "month")
    #expect(axes("grown") == "trial, month")
    #expect(axes("spread") == "centre, month")
    // Neither has the trial by itself; it comes round the loop.
    #expect(axes("loop") == "trial, month")
    #expect(axes("partner") == "trial, month")
  }

  @Test func `a shared line varies with all that the pool depends on`() throws {
    func books(_ share: String) throws -> String? {
      try resolved(
        """
        inputs: {luck: "uniform(0, 1)"}
        costs: {books: {amount: "1 [KRW million/month]", sharing: {overlap: luck}}}
        share: \(share)
        """
      ).lines["books"]?.axes.description
    }
    #expect(try books("all") == "trial, centre, month")
    #expect(try books("none") == "centre, month")
  }
}

@Suite struct `Axes of draws` {
  private func draw(_ entry: String, _ section: String = "inputs") throws -> String {
    let model = try resolved(
      """
      inputs:
        at_centre: {value: {kpc: 1, gwangju: 2}}
        by_month: {schedule: {1997-09: 1, 1998-09: 2}}
        by_trial: "uniform(1, 2)"
        each_trial_and_centre: {value: "uniform(1, 2)", each: centre}
      """ + (section == "inputs" ? "\n" : "\nmodel:\n") + "  x: \(entry)")
    let draws = model.draws.filter { $0.owner == "x" }
    return draws.map { "\($0.call) \($0.axes)" }.joined(separator: "; ")
  }

  @Test(arguments: [
    ("\"uniform(0, 1)\"", "0 trial"),
    ("1 to 3", "0 trial"),
    ("{value: 1 to 3, each: centre}", "0 trial, centre"),
    ("{value: 1 to 3, each: month}", "0 trial, month"),
    ("{value: 1 to 3, each: [centre, month]}", "0 trial, centre, month"),
    ("{value: 1 to 3, each: centre, common: 0.3}", "0 trial, centre"),
    ("{value: {kpc: 1 to 3, gwangju: 2 to 4}}", "0 trial, centre; 0 trial, centre"),
    ("{value: {kpc: 1 to 3, gwangju: 2}}", "0 trial, centre"),
    (
      "{value: {kpc: 1 to 3, gwangju: 2 to 4}, each: month}",
      "0 trial, centre, month; 0 trial, centre, month"
    ),
    ("\"uniform(0, at_centre)\"", "0 trial, centre"),
    ("\"uniform(0, by_month)\"", "0 trial, month"),
    ("\"uniform(0, by_trial)\"", "0 trial"),
    ("\"uniform(0, each_trial_and_centre)\"", "0 trial, centre"),
    ("\"uniform(0, at_centre * by_month)\"", "0 trial, centre, month"),
    ("\"uniform(0, 1) + uniform(0, 1)\"", "0 trial; 1 trial"),
    ("\"uniform(0, uniform(0, 1))\"", "1 trial; 0 trial"),
    ("\"uniform(0, 1) * at_centre\"", "0 trial"),
    ("\"gbm(1, 0.03, 0.1)\"", "0 trial, month"),
    ("\"gbm(at_centre, 0.03, 0.1)\"", "0 trial, centre, month"),
    ("{value: \"ou(0, 1, 1)\", each: centre}", "0 trial, centre, month"),
    ("\"regime(0.1, 0.9)\"", "0 trial, month"),
  ])
  func `a draw varies with each, with its place and with its parameters`(
    entry: String, expected: String
  ) throws {
    #expect(try draw(entry) == expected)
    #expect(try draw(entry, "model") == expected)
  }

  @Test func `a quantity that uses a draw varies as the draw does, and no more`() throws {
    let model = try resolved(
      """
      inputs:
        fee: {value: "uniform(1, 2)", each: centre}
      model:
        total_fee: total(fee)
        twice: fee * 2
      """)
    #expect(model.quantities["total_fee"]?.axes.description == "trial, month")
    #expect(model.quantities["twice"]?.axes.description == "trial, centre")
  }

  @Test func `a parameter that varies by trial is known, for its quantiles cannot be prepared`()
    throws
  {
    let model = try resolved(
      """
      inputs:
        high: "uniform(1, 2)"
        fee: "uniform(0, high)"
        rent: "uniform(0, 2)"
      """)
    #expect(
      model.draws.map { "\($0.owner) \($0.parametersVaryByTrial)" } == [
        "high false", "fee true", "rent false",
      ])
  }
}
