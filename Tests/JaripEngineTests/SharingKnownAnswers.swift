import JaripKit
import JaripTesting
import Testing

/// Known answers: one pool with every term, worked by hand.
///
///     centre                 a    b    c    d (no member)
///     amount s              12    8    4    5
///     fixed                  4    2    0    1
///     adoption               1  0.5    1    1
///     v = a (s − fixed)      8    3    4
///     f = a · fixed          4    1    0
///     (1 − a) s              0    4    0
///
/// pooled = 4 + 1.2 · (0.5 · 15 + 0.5 · 8) + 0.1 · 15 + 2 · 3 + 3 = 4 + 9 + 4.8 + 1.5 + 6 + 3 = 28.3
@Suite struct SharingKnownAnswers {
  static func scenario(
    sharing: String = "fixed: fixed, overlap: 0.5, premium: 0.2, localisation: 0.1, "
      + "pair_cost: 2 * won, secretariat: 3 * won, adoption: adopted, members: [inside]",
    split: String, share: String = "all", opens: String = "2000-01",
    inputs: [String: String] = [:]
  ) -> String {
    func input(_ name: String, _ standard: String) -> String { inputs[name] ?? standard }
    return """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-02, fiscal_year: january}
      centres:
        a: {group: inside}
        b: {group: inside, opens: \(opens)}
        c: {group: inside}
        d: {group: outside}
      inputs:
        won: {value: 1, unit: KRW million/month}
        alone_cost: {value: \(input("alone_cost", "{a: 12, b: 8, c: 4, d: 5}")), unit: KRW million/month}
        fixed: {value: \(input("fixed", "{a: 4, b: 2, c: 0, d: 1}")), unit: KRW million/month}
        adopted: {value: \(input("adopted", "{a: 1, b: 0.5, c: 1, d: 1}"))}
        fees: {value: \(input("fees", "{a: 30, b: 10, c: 0, d: 60}")), unit: KRW million/month}
        weight: {value: \(input("weight", "{a: 1, b: 3, c: 1, d: 100}"))}
      revenue: {income: fees}
      costs:
        books: {amount: alone_cost, sharing: {\(sharing), split: \(split)}}
      share: \(share)
      model: {alone_books: alone(books), adopted_books: adoption(books)}
      """
  }

  private func charges(_ text: String, month: Int = 0) throws -> [Double] {
    let run = try FullRun(text)
    return try ["a", "b", "c", "d"].map { try run.value("books", of: $0, month: month) }
  }

  private func expect(
    _ found: [Double], _ expected: [Double], _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // Charges are sums of six terms of a pool of about 30: 1e-13 is some ten units in the last place.
    let isSame = zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-13 }
    #expect(isSame, "\(what): \(found), not \(expected)", sourceLocation: sourceLocation)
  }

  /// equal: 28.3 / 3 each. use: 8 : 3 : 4. ability: 30 : 10 : 0 of what members earn. weights: 1 : 3 : 1.
  /// shapley: fixed by the airport rule 3.5, 0.5, 0 (b and c share the first 0, a and b the step to 1, a
  /// bears the step to 4); own parts 0.6 v; largest 0.6 · (5.5, 1, 1.5); localisation 0.1 v; two half pairs,
  /// 2 each; secretariat 1 each: a 3.5 + 4.8 + 3.3 + 0.8 + 3 = 15.4, b 0.5 + 1.8 + 0.6 + 0.3 + 3 = 6.2,
  /// c 0 + 2.4 + 0.9 + 0.4 + 3 = 6.7.
  static let splits: [(String, [Double])] = [
    ("equal", [28.3 / 3, 4 + 28.3 / 3, 28.3 / 3, 5]),
    ("use", [28.3 * 8 / 15, 9.66, 28.3 * 4 / 15, 5]),
    ("ability", [21.225, 11.075, 0, 5]),
    ("weight", [5.66, 20.98, 5.66, 5]),
    ("shapley", [15.4, 10.2, 6.7, 5]),
  ]

  @Test(arguments: splits)
  func `the pool is split by`(split: String, expected: [Double]) throws {
    expect(try charges(Self.scenario(split: split)), expected, split)
  }

  @Test func `use is the split that is not named`() throws {
    let text = Self.scenario(split: "use").replacing(", split: use", with: "")
    #expect(try charges(text) == charges(Self.scenario(split: "use")))
  }

  @Test func `every term of the pool is reported`() throws {
    let run = try FullRun(Self.scenario(split: "use"))
    let terms = ["fixed", "own_parts", "largest", "localisation", "pairs", "secretariat"]
    let found = try terms.map { try run.value("books.\($0)", month: 0) }
    expect(found, [4, 9, 4.8, 1.5, 6, 3], "terms")
  }

  @Test func `alone and adoption tell what went in`() throws {
    let run = try FullRun(Self.scenario(split: "use"))
    let alone = try ["a", "b", "c", "d"].map { try run.value("alone_books", of: $0, month: 0) }
    let adopted = try ["a", "b", "c", "d"].map { try run.value("adopted_books", of: $0, month: 0) }
    #expect(alone == [12, 8, 4, 5])
    #expect(adopted == [1, 0.5, 1, 0], "d is no member")
  }

  /// All is fixed: f is 12, 4 and 4, so pooled = 12 + 6 + 3 = 21; 7 each, and b still pays half of its 8.
  /// Shapley: the first 4 by three, the step to 12 by a alone: 28/3, 4/3, 4/3, and 3 each.
  static let unused: [(String, [Double])] = [
    ("use", [7, 11, 7, 5]), ("ability", [7, 11, 7, 5]), ("weight", [7, 11, 7, 5]),
    ("equal", [7, 11, 7, 5]), ("shapley", [37.0 / 3, 25.0 / 3, 13.0 / 3, 5]),
  ]

  @Test(arguments: unused)
  func `where nobody uses anything it is split equally by`(split: String, expected: [Double])
    throws
  {
    let text = Self.scenario(
      split: split,
      inputs: ["fixed": "{a: 12, b: 8, c: 4, d: 1}", "fees": "{others: 0}", "weight": "0"])
    expect(try charges(text), expected, split)
  }

  @Test(arguments: [
    ("ability", ["fees": "{a: 0, b: 0, c: 0, d: 60}"]), ("weight", ["weight": "0"]),
  ])
  func `without earnings or weights of members it is split by use by`(
    split: String, inputs: [String: String]
  ) throws {
    let text = Self.scenario(split: split, inputs: inputs)
    expect(try charges(text), [28.3 * 8 / 15, 9.66, 28.3 * 4 / 15, 5], split)
  }

  @Test(arguments: ["equal", "use", "ability", "shapley", "weight"])
  func `a pool of one is no pool, whatever its adoption, by`(split: String) throws {
    let alone = Self.scenario(split: split, inputs: ["adopted": "{a: 0, b: 0.5, c: 0, d: 1}"])
    #expect(try charges(alone) == [12, 8, 4, 5])
    let nobody = Self.scenario(split: split, inputs: ["adopted": "0"])
    #expect(try charges(nobody) == [12, 8, 4, 5])
  }

  @Test(arguments: ["none", "[]"])
  func `a line that is not shared costs each its own amount with share:`(share: String) throws {
    let run = try FullRun(Self.scenario(split: "shapley", share: share))
    let places = ["a", "b", "c", "d"]
    #expect(try places.map { try run.value("books", of: $0, month: 0) } == [12, 8, 4, 5])
    #expect(try places.map { try run.value("adopted_books", of: $0, month: 0) } == [0, 0, 0, 0])
    #expect(try places.map { try run.value("saving", of: $0, month: 0) } == [0, 0, 0, 0])
  }

  @Test func `a member joins in the month in which it opens`() throws {
    // Without b: v 8 and 4, f 4 and 0: 4 + 1.2 · (6 + 4) + 1.2 + 2 · 1 + 3 = 22.2, split 8 : 4.
    let text = Self.scenario(split: "use", opens: "2000-02")
    expect(try charges(text, month: 0), [14.8, 0, 7.4, 5], "before")
    expect(
      try charges(text, month: 1), [28.3 * 8 / 15, 9.66, 28.3 * 4 / 15, 5], "after")
  }

  /// Costs 40, 50, 60, 70, 80, 90: each step from one to the next is shared by all that need it.
  ///
  /// - Source: domain/model.md 5.2.
  @Test func `six airports share as the model of the domain says`() throws {
    let text = """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2000-01, fiscal_year: january}
      centres: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}}
      inputs:
        runway: {value: {a: 70, b: 40, c: 90, d: 60, e: 50, f: 80}, unit: KRW million/month}
      costs: {field: {amount: runway, sharing: {overlap: 1, split: shapley}}}
      share: all
      """
    let run = try FullRun(text)
    let found = try ["b", "e", "d", "a", "f", "c"].map { try run.value("field", of: $0, month: 0) }
    let expected = [40.0 / 6, 52.0 / 6, 67.0 / 6, 87.0 / 6, 117.0 / 6, 177.0 / 6]
    expect(found, expected, "airport")
    #expect(abs(try run.value("field", month: 0) - 90) <= 1e-13)
  }
}
