import JaripKit
import Testing

@testable import JaripReport

@Suite struct WriterTests {
  /// FIPS 180-4 examples, and the million letters a of NIST's example file.
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmno"
          + "pqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func `SHA-256 gives the published digests`(_ text: String, _ digest: String) {
    #expect(Sha256.hexDigest(of: Array(text.utf8)) == digest)
  }

  @Test func `JSON keeps the order and escapes what it must`() {
    let value = JsonValue.object(
      ("b", .number(0.1)), ("a", .array([.integer(1), .null, .bool(true)])),
      ("text", .text("quote \" slash \\ bell \u{7} 가")), ("nan", .number(.nan)),
      ("rows", .array([.object(("x", .number(2)))])))
    #expect(
      value.document == """
        {
          "b": 0.1,
          "a": [1, null, true],
          "text": "quote \\" slash \\\\ bell \\u0007 가",
          "nan": null,
          "rows": [
            {"x": 2}
          ]
        }

        """)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
  ])
  func `a CSV field is quoted where it must be`(_ field: String, _ text: String) {
    #expect(ResultTable.quoted(field) == text)
  }

  @Test func `the table has the columns of the contract and each row as many`() {
    let lines = ResultTable(Fixture.projection, includesDifferences: true).csv.split(
      separator: "\n")
    #expect(
      lines[0]
        == "alternative,centre,quantity,period,mean,sd,p05,p10,p25,p50,p75,p90,p95,standard_error")
    #expect(
      lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 14 })
  }

  @Test func `rows stand by alternative, quantity, centre and period`() {
    let rows = ResultTable(Fixture.projection, includesDifferences: true).rows
    var alternatives: [String] = []
    for row in rows where alternatives.last != row.alternative {
      alternatives.append(row.alternative)
    }
    #expect(alternatives == ["duplicated", "shared", "shared-duplicated"])
    let fees = rows.filter { $0.alternative == "shared" && $0.quantity == "course_fees" }
    #expect(fees.map(\.centre) == ["harbour", "valley", "network"].flatMap { [$0, $0, $0, $0] })
    #expect(fees.prefix(4).map(\.period) == ["2000", "2001", "2002", "2003"])
    let learners = rows.filter { $0.alternative == "shared" && $0.quantity == "learners" }
    #expect(learners.filter { $0.period.contains("-") }.count == 3 * 42)
    let last = rows.filter { $0.alternative == "shared" }.map(\.quantity).suffix(3)
    #expect(last == ["independence_month", "independence_month", "independence_month"])
    #expect(!rows.contains { $0.quantity.contains(".") })
  }

  @Test func `a run without comparison has no rows of differences`() {
    #expect(!ResultTable(Fixture.projection).rows.contains { $0.alternative.contains("-") })
  }

  @Test func `the three shares of a centre add up to one or less`() {
    let rows = ResultTable(Fixture.projection).rows
    let alone = rows.filter { $0.quantity == "independent_by" }
    let closed = rows.filter { $0.quantity == "closed_by" }
    #expect(alone.count == closed.count)
    for (one, other) in zip(alone, closed) {
      #expect(one.centre == other.centre && one.period == other.period)
      #expect(one.mean! + other.mean! <= 1)
    }
    #expect(alone.contains { ($0.mean ?? 0) > 0.1 })
  }

  @Test func `a difference of means is the mean of the differences`() throws {
    let rows = ResultTable(Fixture.projection, includesDifferences: true).rows
    func row(_ alternative: String, _ quantity: String) -> ResultTable.Row {
      rows.first {
        $0.alternative == alternative && $0.centre == "network" && $0.quantity == quantity
          && ($0.period == "2002" || $0.period == "2002-12")
      }!
    }
    for quantity in [
      "operating_cost", "cash", "independent_by", "closed_by", "independent_centres",
    ] {
      let expected = row("shared", quantity).mean! - row("duplicated", quantity).mean!
      #expect(
        abs(row("shared-duplicated", quantity).mean! - expected) < 1e-9 * max(1, abs(expected)))
    }
  }

  @Test func `the document is the same on any number of threads`() throws {
    func document(_ threads: Int) throws -> String {
      let settings = RunSettings(
        trials: 300, seed: 5, threads: threads, monthly: ResultDocument.monthlyMeasures,
        compares: true)
      return ResultDocument(try Fixture.simulator.run(settings), includesDifferences: true)
        .json.document
    }
    let one = try document(1)
    #expect(try document(3) == one)
    #expect(one.contains("\"wilson95\": ["))
    #expect(one.contains("\"term\": \"secretariat\""))
    #expect(one.contains("\"scenario_hash\": \""))
    #expect(one.contains("\"better\": "))
    #expect(!one.contains("nan") && !one.contains("inf,"))
  }

  @Test func `the scenario's hash covers all files and no path`() {
    let one = SourceFile(name: "a.yaml", text: "jarip: 1\n")
    let same = SourceFile(name: "/else/b.yaml", text: "jarip: 1\n")
    let other = SourceFile(name: "a.yaml", text: "jarip: 1")
    #expect(Manifest.hash(of: [one]) == Manifest.hash(of: [same]))
    #expect(Manifest.hash(of: [one]) != Manifest.hash(of: [other]))
    #expect(Manifest.hash(of: [one]) != Manifest.hash(of: [one, other]))
  }
}
