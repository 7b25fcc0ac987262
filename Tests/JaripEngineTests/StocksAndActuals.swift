import JaripKit
import JaripTesting
import Testing

/// Known answers: stocks, schedules, curves and actual values.
@Suite struct StocksAndActuals {
  private func expect(
    _ table: String, model: String, inputs: String = "", end: String = "2000-06",
    fiscalYear: String = "january", of place: String = "network",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try FormulaScenario(
      model: model, inputs: inputs, end: end, fiscalYear: fiscalYear
    ).run()
    for row in HandTable.rows(table) {
      let found = try run.months(row.name, of: place)
      #expect(HandTable.differences(found, from: row) == [], sourceLocation: sourceLocation)
    }
  }

  @Test func `a stock has its value at the start of the month and changes at its end`() throws {
    try expect(
      "s 100 110 120 130 140 150\nt 64 32 16 8 4 2\nu 1 1 2 3 5 8\nv 0 1 1 2 3 5",
      model: """
        s: {start: 100, flow: "10 / 1 [month]"}
        t: {start: 64, next: t / 2}
        u: {start: 1, next: u + v}
        v: {start: 0, next: u}
        """)
  }

  @Test func `a stock of each centre runs on before it opens`() throws {
    try expect(
      "s 3 6 12 24 48 96", model: "s: {start: size, next: 2 * s}",
      inputs: "size: {value: {a: 1, b: 3}}", of: "b")
  }

  @Test func `a fiscal year's figure of a stock is that of its last month`() throws {
    let run = try FormulaScenario(
      model: """
        s: {start: "100 [seat]", flow: "10 [seat/month]"}
        sold: {value: "12 [seat/month] + s / 10 [month]"}
        level: {value: s, over_year: mean}
        """, end: "2000-06", fiscalYear: "april"
    ).run()
    #expect(try run.year("s", 0).mean == 120)
    #expect(try run.year("s", 1).mean == 150)
    // Per month: a sum over the year; 22 + 23 + 24 and 25 + 26 + 27.
    #expect(try run.year("sold", 0).mean == 69)
    #expect(try run.year("sold", 1).mean == 78)
    #expect(try run.year("level", 0).mean == 110)
    #expect(try run.year("level", 1).mean == 140)
  }

  @Test func `an actual value replaces an input in exactly its months`() throws {
    try expect(
      "x 5 7 5 5 9 5\ny 10 14 10 10 18 10\nz 1 1 2 2 8 8",
      model: "y: 2 * x",
      inputs: """
        x: {value: 5, actual: {2000-02: 7, 2000-05: 9, 2010-01: 3}}
        z: {schedule: {2000-01: 1, 2000-03: 2, 2000-06: 8}, actual: {2000-05: 8}}
        """)
  }

  @Test func `actual values may stand for each centre`() throws {
    let model = "w: {value: 1, actual: {2000-02: {a: 3, b: 4}, 2000-04: 6}}"
    try expect("w 1 3 1 6 1 1", model: model, of: "a")
    try expect("w 1 4 1 6 1 1", model: model, of: "b")
  }

  @Test func `a stock goes on from an actual value`() throws {
    try expect(
      "s 100 110 200 210 220 230\nt 64 32 16 100 50 25\nu 7 14 28 56 112 224",
      model: """
        s: {start: 100, flow: "10 / 1 [month]", actual: {2000-03: 200}}
        t: {start: 64, next: t / 2, actual: {2000-04: 100}}
        u: {start: 1, next: 2 * u, actual: {2000-01: 7}}
        """)
  }

  @Test func `a process goes on from an actual value`() throws {
    // Without volatility: the logarithm grows by log 2 a month; ou halves its distance to 10 each month.
    try expect(
      "price 1 2 5 10 20 40\nmood 18 14 30 20 15 12.5\nnoise 3 3 7 5 4 3.5",
      model: "",
      inputs: """
        price: {value: "gbm(start: 1, growth: 12 * log(2), volatility: 0)", actual: {2000-03: 5}}
        mood: {value: "ou(level: 10, reversion: 12 * log(2), volatility: 0, start: 18)", actual: {2000-03: 30}}
        noise: {value: "ar1(mean: 3, persistence: 0.5, sd: 0)", actual: {2000-03: 7}}
        """)
  }

  @Test func `a process is drawn from the actual value on with its own shocks`() throws {
    let inputs = "x: {value: \"gbm(start: 1, growth: 0.1, volatility: 0.3)\"}"
    let plain = try FormulaScenario(model: "", inputs: inputs).run(trials: 5)
    let given = try FormulaScenario(
      model: "", inputs: inputs.replacing("}", with: ", actual: {2000-04: 2}}")
    ).run(trials: 5)
    for trial in 0..<5 {
      let free = try plain.months("x", trial: trial)
      let held = try given.months("x", trial: trial)
      #expect(held[0...2] == free[0...2])
      #expect(held[3] == 2)
      for month in 4..<12 {
        #expect(abs(held[month] / held[month - 1] - free[month] / free[month - 1]) < 1e-14)
      }
    }
  }

  @Test func `a schedule holds until the next date and before the first, or runs straight`() throws
  {
    try expect(
      "step 4 4 4 9 9 9\nline 4 4 5 6 7 8\nseats 0.5 0.5 1 1 1 1",
      model: "",
      inputs: """
        step: {schedule: {2000-02: 4, 2000-04: 9}}
        line: {schedule: {2000-02: 4, 2000-06: 8}, interpolate: linear}
        seats: {schedule: {2000-01: 6, 2000-03: 12}, unit: seat/year}
        """)
  }

  @Test func `a curve is linear between its points and flat outside`() throws {
    try expect(
      "y 10 10 15 20 0 -20",
      model: "y: keep(months_since(2000-02) / 2)",
      inputs: "keep: {curve: {0: 10, 1: 20, 2: -20}}")
  }
}
