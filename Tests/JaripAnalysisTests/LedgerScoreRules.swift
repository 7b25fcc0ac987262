import JaripKit
import Testing

@testable import JaripAnalysis

/// Which forecast is scored on which fact.
@Suite struct LedgerScoreRules {
  private func key(_ quantity: String, _ period: String, centre: String = "network")
    -> FrozenFigure.Key
  {
    .init(alternative: "base", centre: centre, quantity: quantity, period: period)
  }

  private func figure(
    _ quantity: String, _ year: Int, _ statement: FrozenFigure.Statement, unit: String = ""
  ) -> FrozenFigure {
    FrozenFigure(
      key: key(quantity, "\(year)"), ends: Month(year: year, month: 12), unit: unit,
      statement: statement)
  }

  private let quantiles = FrozenFigure.Statement.quantiles(
    QuantileForecast(
      probabilities: [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95], values: [1, 2, 3, 4, 5, 6, 7]))

  private func forecast(
    _ number: Int, issued: String, asOf: String? = nil, _ figures: [FrozenFigure]
  ) -> LedgerForecast {
    LedgerForecast(
      number: number, issued: Month(issued)!, asOf: Month(asOf ?? issued)!, figures: figures)
  }

  private func facts(_ rows: String...) throws -> Facts {
    let head = "alternative,centre,quantity,period,value,source\n"
    return try Facts(SourceFile(name: "facts.csv", text: head + rows.map { $0 + "\n" }.joined()))
  }

  private func problems(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map { "\($0.code) \($0.place?.line ?? 0) \($0.suggestion ?? "")" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `every forecast of a fact is scored with the months it looked ahead`() throws {
    let years = [2024, 2025].map { figure("oss", $0, quantiles) }
    let found = try LedgerScores(
      [
        forecast(1, issued: "2023-07", years), forecast(2, issued: "2024-12", years),
        forecast(3, issued: "2025-01", years),
      ],
      facts("base,network,oss,2024,4.5,report", "base,network,oss,2025,9,report"),
      asOf: Month("2026-01")!)
    #expect(found.scores.map(\.number) == [1, 2, 1, 2, 3])
    #expect(found.scores.map(\.leadMonths) == [18, 1, 30, 13, 12])
    #expect(found.rehearsals.isEmpty && found.notDue.isEmpty && found.neverForecast.isEmpty)
    let summary = LedgerSummary(found.scores)
    #expect(summary.quantities == 5 && summary.events == 0 && summary.leadMonths == 1...30)
    #expect(summary.coverage.map(\.inside) == [2, 2, 2])
    #expect(summary.middle == SignTest(better: 0, worse: 5))
    let scores = [4.5, 9].map { QuantileForecast.seven.crps(of: $0) / $0 }
    #expect(abs(summary.meanRelativeScore! - (2 * scores[0] + 3 * scores[1]) / 5) < 1e-12)
  }

  /// P(X <= 4 of 8 at 0.8) = 0.0563, of 3 it is 0.0104; P(X = 17 of 17) = 0.0225, of 16 it is 0.0281.
  @Test(arguments: [
    (0, 1, ValidationSummary.Coverage.Verdict.compatible), (1, 1, .compatible),
    (4, 8, .compatible), (3, 8, .tooNarrow), (16, 16, .compatible), (17, 17, .tooWide),
    (800, 1000, .compatible), (770, 1000, .tooNarrow), (829, 1000, .tooWide),
  ])
  func `a verdict on intervals takes more than a few facts`(
    inside: Int, facts: Int, verdict: ValidationSummary.Coverage.Verdict
  ) {
    let found = ValidationSummary.Coverage(share: 0.8, inside: inside, facts: facts)
    #expect(found.verdict == verdict)
  }

  @Test func `a fact is due when its period has ended before the month of scoring`() throws {
    let made = [forecast(1, issued: "2024-01", [figure("oss", 2024, quantiles)])]
    let table = try facts("base,network,oss,2024,4.5,")
    let early = try LedgerScores(made, table, asOf: Month("2024-12")!)
    #expect(early.scores.isEmpty && early.notDue.map(\.place.line) == [2])
    #expect(try LedgerScores(made, table, asOf: Month("2025-01")!).scores.count == 1)
  }

  @Test func `what had ended when it was written down is a rehearsal`() throws {
    let years = [2024, 2025].map { figure("oss", $0, quantiles) }
    let found = try LedgerScores(
      [forecast(1, issued: "2025-01", asOf: "2024-01", years)],
      facts("base,network,oss,2024,4.5,", "base,network,oss,2025,4.5,"), asOf: Month("2026-01")!)
    #expect(found.rehearsals.map(\.key.period) == ["2024"])
    #expect(found.forecasts.map(\.key.period) == ["2025"])
    #expect(found.scores.map(\.leadMonths) == [12, 24])
  }

  @Test func `what had ended as of the forecast is no forecast`() throws {
    let found = try LedgerScores(
      [forecast(1, issued: "2025-01", [figure("oss", 2024, quantiles)])],
      facts("base,network,oss,2024,4.5,"), asOf: Month("2026-01")!)
    #expect(found.scores.isEmpty && found.neverForecast.count == 1)
  }

  @Test func `events are scored by their probability and undefined figures not at all`() throws {
    let found = try LedgerScores(
      [
        forecast(
          1, issued: "2024-01",
          [
            figure("independent_by", 2024, .probability(0.2)),
            figure("closed_by", 2024, .probability(0.1)), figure("oss", 2024, .none),
          ])
      ],
      facts(
        "base,network,independent_by,2024,1,", "base,network,closed_by,2024,0,",
        "base,network,oss,2024,4.5,"), asOf: Month("2025-01")!)
    #expect(found.scores.count == 2 && found.withoutValue == 1)
    let summary = LedgerSummary(found.scores)
    #expect(summary.events == 2 && summary.quantities == 0 && summary.meanRelativeScore == nil)
    #expect(abs(summary.meanBrier! - (0.64 + 0.01) / 2) < 1e-12)
    // −(log 0.2 + log 0.9) / 2
    #expect(abs(summary.meanLogarithmic! - (1.609_437_912 + 0.105_360_516) / 2) < 1e-9)
  }

  @Test func `facts that no forecast is of are named with what is near`() {
    let made = [
      forecast(
        1, issued: "2024-01",
        [figure("oss", 2024, quantiles), figure("independent_by", 2025, .probability(0.2))])
    ]
    let found = problems {
      _ = try LedgerScores(
        made,
        facts(
          "base,network,os,2024,1,", "bases,network,oss,2024,1,", "base,harbour,oss,2024,1,",
          "base,network,oss,2027,1,", "base,network,oss,2025,1,",
          "base,network,independent_by,2025,0.5,"), asOf: Month("2026-01")!)
    }
    #expect(
      found == [
        "no-such-figure 2 'oss'", "no-such-figure 3 'base'", "no-such-figure 4 network",
        "no-such-figure 5 '2024'",
        "no-such-figure 6 the rows of 'jarip run FILE --csv results.csv' have all that go together",
        "bad-cell 7 1 if it did, 0 if it did not",
      ])
  }

  @Test func `repeated facts and values that are no numbers are told together`() {
    let found = problems {
      _ = try facts(
        "base,network,oss,2024,1,", "base,network,oss,2025,,", "base,network,oss,2024,2,",
        "base,network,oss,2026,many,")
    }
    #expect(
      found == [
        "fact-twice 4 one row for each fact",
        "bad-cell 5 a plain number such as 0.43 or 1376, or nothing where it is not known yet",
      ])
    let lacking = problems {
      _ = try Facts(
        SourceFile(name: "facts.csv", text: "alternative,center,quantity,period,value\n"))
    }
    #expect(lacking == ["unknown-column 1 'center'"])
    let number =
      "bad-cell 2 a plain number such as 0.43 or 1376, or nothing where it is not known yet"
    for text in ["0x10", "1_000", "inf", "nan"] {
      #expect(problems { _ = try facts("base,network,size,2024,\(text),") } == [number])
    }
    for (head, expected) in [
      (
        "alternative,centre,quantity,period,value,value",
        "bad-table 1 one of them under another name"
      ),
      (
        "alternative;centre;quantity;period;value",
        "bad-table 1 save the table as comma-separated values"
      ),
    ] {
      let found = problems { _ = try Facts(SourceFile(name: "facts.csv", text: head + "\n")) }
      #expect(found == [expected])
    }
  }

  @Test func `one fact cannot be of two units`() {
    let found = problems {
      _ = try LedgerScores(
        [
          forecast(1, issued: "2024-01", [figure("size", 2024, quantiles, unit: "person")]),
          forecast(2, issued: "2024-02", [figure("size", 2024, quantiles, unit: "hour")]),
        ], facts("base,network,size,2024,3,"), asOf: Month("2026-01")!)
    }
    #expect(found == ["unit-changed 2 a ledger of its own for forecasts in the new unit"])
  }
}

extension QuantileForecast {
  fileprivate static let seven = QuantileForecast(
    probabilities: [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95], values: [1, 2, 3, 4, 5, 6, 7])
}
