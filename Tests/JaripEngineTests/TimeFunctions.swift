import JaripKit
import JaripTesting
import Testing

/// Known answers: functions of time against values by hand.
@Suite struct TimeFunctions {
  /// x is 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048: a sum of any months shows which ones.
  static let powers = "x: {value: 2 ^ months_since(2000-01)}"

  private func expect(
    _ table: String, model: String, start: String = "2000-01", end: String = "2000-12",
    fiscalYear: String = "january", of place: String = "network",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scenario = FormulaScenario(
      model: Self.powers + "\n" + model, start: start, end: end, fiscalYear: fiscalYear)
    let run = try scenario.run()
    for row in HandTable.rows(table) {
      let found = try run.months(row.name, of: place)
      #expect(
        HandTable.differences(found, from: row) == [], sourceLocation: sourceLocation)
    }
  }

  @Test func `previous and delay look back, and first stands in before the start`() throws {
    try expect(
      """
      p 0 1 2 4 8 16 32 64 128 256 512 1024
      q 7 1 2 4 8 16 32 64 128 256 512 1024
      d 0 0 0 1 2 4 8 16 32 64 128 256
      e 9 9 9 1 2 4 8 16 32 64 128 256
      f 101 102 103 1 2 4 8 16 32 64 128 256
      g 5 5 5 5 5 5 5 5 5 5 5 5
      """,
      model: """
        p: previous(x)
        q: previous(x, 7)
        d: "delay(x, 3)"
        e: "delay(x, 3, 9)"
        f: "delay(x, 3, 101 + months_since(2000-01))"
        g: "delay(x, 20, 5)"
        """)
  }

  @Test func `previous of itself counts`() throws {
    try expect(
      "n 1 2 3 4 5 6 7 8 9 10 11 12\nf 1 1 2 3 5 8 13 21 34 55 89 144",
      model:
        "n: previous(n) + 1\nf: \"if(months_since(2000-01) < 2, 1, previous(f) + delay(f, 2))\"")
  }

  /// Windows of 1, 3, 5 and 20 months in twelve: aligned with chunks from the start, not aligned, and longer
  /// than the time there is. Three months end in 1 + 2 + 4 = 7, then 14, 28 …
  @Test func `trailing sums add the months there are, at most the window's`() throws {
    try expect(
      """
      one 1 2 4 8 16 32 64 128 256 512 1024 2048
      three 1 3 7 14 28 56 112 224 448 896 1792 3584
      five 1 3 7 15 31 62 124 248 496 992 1984 3968
      twelve 1 3 7 15 31 63 127 255 511 1023 2047 4095
      long 1 3 7 15 31 63 127 255 511 1023 2047 4095
      """,
      model: """
        one: "trailing_sum(x, 1)"
        three: "trailing_sum(x, 3)"
        five: "trailing_sum(x, 5)"
        twelve: "trailing_sum(x, 12)"
        long: "trailing_sum(x, 20)"
        """)
  }

  @Test func `a window of twelve rolls on over several years`() throws {
    let scenario = FormulaScenario(
      model:
        "x: months_since(2000-01)\nsum: \"trailing_sum(x, 12)\"\nmean: \"trailing_mean(x, 7)\"",
      end: "2003-06")
    let run = try scenario.run()
    let sums = try run.months("sum")
    let means = try run.months("mean")
    for month in 0..<42 {
      // The months first ... month: their sum is that of the ends times half their number.
      let first = max(0, month - 11)
      #expect(sums[month] == Double((first + month) * (month - first + 1)) / 2)
      let start = max(0, month - 6)
      #expect(means[month] == Double(start + month) / 2)
    }
  }

  @Test func `now is the month in which history ends, or the first`() throws {
    let scenario = FormulaScenario(
      model: "since: months_since(now)\nlater: date >= now\nup: \"ramp(now, 2000-07)\"",
      end: "2000-07, now: 2000-03")
    let run = try scenario.run()
    #expect(try run.months("since") == [-2, -1, 0, 1, 2, 3, 4])
    #expect(try run.months("later") == [0, 0, 1, 1, 1, 1, 1])
    #expect(try run.months("up") == [0, 0, 0, 0.25, 0.5, 0.75, 1])
    let fromStart = try FormulaScenario(model: "since: months_since(now)", end: "2000-03").run()
    #expect(try fromStart.months("since") == [0, 1, 2])
  }

  /// In each trial the window is the one that was drawn: x is 1 in every month, so the sum shows it.
  @Test func `a window may be one of a few numbers, drawn for each trial`() throws {
    let run = try FormulaScenario(
      model: """
        sum: "trailing_sum(1, life)"
        ago: "delay(months_since(2000-01), life, -1)"
        """, inputs: "life: {value: \"choice(0.4: 2, 0.5: 4, 0.1: 6)\"}"
    ).run(trials: 60)
    var met: Set<Double> = []
    for trial in 0..<60 {
      let life = try run.months("life", trial: trial)[0]
      met.insert(life)
      #expect(try run.months("sum", trial: trial) == (1...12).map { min(Double($0), life) })
      #expect(
        try run.months("ago", trial: trial)
          == (0..<12).map { Double($0) < life ? -1 : Double($0) - life })
    }
    #expect(met == [2, 4, 6])
  }

  @Test func `a window behind which all is 0 is exactly 0`() throws {
    let scenario = FormulaScenario(
      model: "x: \"if(date < 2000-06, 0.1, 0)\"\nsum: \"trailing_sum(x, 4)\"", end: "2001-06")
    let run = try scenario.run()
    #expect(try run.months("sum").suffix(9) == [0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func `trailing means divide by the months there are`() throws {
    try expect(
      "m 1 3/2 7/3 14/3 28/3 56/3 112/3 224/3 448/3 896/3 1792/3 3584/3\nlong 1 3/2 7/3 15/4 31/5 63/6 127/7 255/8 511/9 1023/10 2047/11 4095/12",
      model: "m: \"trailing_mean(x, 3)\"\nlong: \"trailing_mean(x, 99)\"")
  }

  @Test func `cumulative adds all months, year_to_date begins anew with the fiscal year`() throws {
    try expect(
      """
      c 1 3 7 15 31 63 127 255 511 1023 2047 4095
      y 1 3 7 8 24 56 120 248 504 1016 2040 4088
      """, model: "c: cumulative(x)\ny: year_to_date(x)", fiscalYear: "april")
  }

  @Test func `sums over months have the unit times month`() throws {
    // 3 seats a month for two months are 6 seats: the stated units are checked when the file is read.
    let scenario = FormulaScenario(
      model: """
        total_seats: {value: cumulative(rate), unit: seat}
        yearly: {value: "trailing_sum(rate, 12)", unit: seat}
        usual: {value: "trailing_mean(rate, 12)", unit: seat/month}
        so_far: {value: year_to_date(rate), unit: seat}
        """, inputs: "rate: {value: 36, unit: seat/year}", end: "2000-02")
    let run = try scenario.run()
    #expect(try run.months("total_seats") == [3, 6])
    #expect(try run.months("yearly") == [3, 6])
    #expect(try run.months("usual") == [3, 3])
    #expect(try run.months("so_far") == [3, 6])
  }

  @Test func `a season's first factor is for the fiscal year's first month`() throws {
    try expect(
      "s 5 6 7 8 9 10 11 12 1 2 3 4\nt 1 2 4 8 16 32 64 128 0 0 0 0",
      model: """
        s: "season(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)"
        t: "season(0, 0, 0, 0, x, x, x, x, x, x, x, x)"
        """, fiscalYear: "september")
  }

  @Test func `a ramp is linear between its ends and a pulse holds both of its own`() throws {
    try expect(
      """
      r 0 0 0 0.25 0.5 0.75 1 1 1 1 1 1
      p 0 0 1 1 1 0 0 0 0 0 0 0
      one 0 0 0 0 1 0 0 0 0 0 0 0
      early 1/3 2/3 1 1 1 1 1 1 1 1 1 1
      """,
      model: """
        r: "ramp(2000-03, 2000-07)"
        p: "pulse(2000-03, 2000-05)"
        one: "pulse(2000-05, 2000-05)"
        early: "ramp(1999-12, 2000-03)"
        """)
  }

  @Test
  func `dates compare, and months are counted from a month, from the opening and in the year`()
    throws
  {
    let model = """
      late: "if(date >= 2000-11, 1, 0) + 10 * (date == 2000-12)"
      since: months_since(2000-04)
      open: months_open
      calendar: month_of_year
      """
    try expect(
      "late 0 0 0 0 0 0 0 0 0 0 1 11\nsince -3 -2 -1 0 1 2 3 4 5 6 7 8\ncalendar 1 2 3 4 5 6 7 8 9 10 11 12",
      model: model)
    // b opens in March.
    try expect("open -2 -1 0 1 2 3 4 5 6 7 8 9", model: model, of: "b")
    try expect("calendar 11 12 1 2", model: model, start: "1999-11", end: "2000-02")
  }
}
