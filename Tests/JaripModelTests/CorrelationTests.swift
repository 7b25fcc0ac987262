import Foundation
import JaripKit
import Testing

@Suite struct `Correlations` {
  private let inputs = """
    inputs:
      fee: "uniform(1, 2)"
      conversion: "pert(0, 1, 2)"
      wage: 1 to 3

    """

  private func row(_ name: String, _ correlations: String) throws -> CorrelationRow? {
    let model = try resolved(inputs + "correlations: \(correlations)")
    return model.draws.first { $0.owner == name }?.correlation
  }

  /// The first four digits are enough to tell formulas apart.
  private func rounded(_ row: CorrelationRow?) -> [Double]? {
    row?.weights.map { ($0 * 1e4).rounded() / 1e4 }
  }

  @Test func `a rank correlation becomes the normal one, and that a row of the Cholesky factor`()
    throws
  {
    let pair = "[{between: [fee, conversion], rank: 0.5}]"
    // 2 sin(pi/12) = 0.5176 and its complement 0.8556; names in order, so conversion comes first.
    #expect(try row("conversion", pair)?.members == ["conversion"])
    #expect(try rounded(row("conversion", pair)) == [1])
    #expect(try row("fee", pair)?.members == ["conversion", "fee"])
    #expect(try rounded(row("fee", pair)) == [0.5176, 0.8556])
    #expect(try row("wage", pair) == nil)
  }

  @Test func `the order of the file does not matter`() throws {
    let one = "[{between: [fee, conversion], rank: 0.5}, {between: [fee, wage], rank: -0.4}]"
    let other = "[{between: [wage, fee], rank: -0.4}, {between: [conversion, fee], rank: 0.5}]"
    for name in ["fee", "conversion", "wage"] {
      #expect(try row(name, one) == row(name, other))
      #expect(try row(name, one) != nil)
    }
  }

  @Test func `inputs that hang together through a third are one group`() throws {
    let chain = "[{between: [fee, conversion], rank: 0.5}, {between: [fee, wage], rank: 0.5}]"
    #expect(try row("wage", chain)?.members == ["conversion", "fee", "wage"])
    // No correlation of conversion and wage is given: it is 0.
    #expect(try rounded(row("wage", chain)) == [0, 0.605, 0.7962])
  }

  @Test func `an alternative may have other correlations`() throws {
    let models = try Resolver.resolve(
      scenario(
        inputs + """
          correlations: [{between: [fee, conversion], rank: 0.5}]
          alternatives:
            a: {}
            b: {correlations: [{between: [fee, wage], rank: 0.5}]}
            c: {correlations: []}
          """))
    let members = models.map { model in
      model.draws.filter { $0.correlation != nil }.map(\.owner)
    }
    #expect(members == [["fee", "conversion"], ["fee", "wage"], []])
  }

  @Test(arguments: [
    ("missing", "unknown-name", "There is no input 'missing'"),
    ("made", "unknown-name", "There is no input 'made'"),
    ("fixed", "bad-correlation", "'fixed' is not drawn, and a correlation needs one distribution"),
    ("path", "bad-correlation", "'path' is a process, and a correlation needs one distribution"),
    ("two", "bad-correlation", "'two' has 2 draws, and a correlation needs one distribution"),
    (
      "own", "bad-correlation",
      "'own' has a draw of its own for every centre, and a correlation needs one distribution"
    ),
    ("each", "bad-correlation", "'fee' and 'each' are drawn on different axes"),
    ("monthly", "bad-correlation", "'fee' and 'monthly' are drawn on different axes"),
    ("shaped", "bad-correlation", "'fee' and 'shaped' are drawn on different axes"),
  ])
  func `only inputs with one draw on the same axes can be correlated`(
    other: String, code: String, message: String
  ) {
    let found = briefly(
      """
      inputs:
        fee: "uniform(1, 2)"
        fixed: 3
        size: {value: {kpc: 1, gwangju: 2}}
        path: "ou(0, 1, 1)"
        two: "uniform(1, 2) + uniform(0, 1)"
        own: {value: {kpc: 1 to 2, gwangju: 2 to 3}}
        each: {value: 1 to 2, each: centre}
        monthly: {value: 1 to 2, each: month}
        shaped: "uniform(0, size)"
      model: {made: "uniform(0, 1)"}
      correlations: [{between: [fee, \(other)], rank: 0.5}]
      """)
    #expect(found == ["\(code): \(message)"])
  }

  @Test func `draws of each centre can be correlated, with what they have in common on top`() throws
  {
    let model = try resolved(
      """
      inputs:
        a: {value: 1 to 2, each: centre, common: 0.3}
        b: {value: 2 to 3, each: centre}
      correlations: [{between: [a, b], rank: 0.5}]
      """)
    #expect(model.draws.map(\.axes) == [[.trial, .centre], [.trial, .centre]])
    #expect(model.draws.map { $0.common != nil } == [true, false])
    #expect(model.draws.map { $0.correlation?.members.count } == [1, 2])
  }

  @Test(arguments: [[0.9, 0.9, -0.5], [0.99, -0.99, 0.9], [1, 0.2, 0.3], [-0.6, -0.6, -0.6]])
  func `of an impossible set the nearest that is possible is named`(ranks: [Double]) throws {
    func set(_ ranks: [Double]) -> String {
      """
      correlations:
        - {between: [fee, conversion], rank: \(ranks[0])}
        - {between: [conversion, wage], rank: \(ranks[1])}
        - {between: [fee, wage], rank: \(ranks[2])}
      """
    }
    let found = messages(inputs + set(ranks))
    #expect(found.contains("error[impossible-correlations]"), "\(found)")
    let sentence = try #require(found.firstMatch(of: /try: the nearest valid set is (.*)/))
    let named = sentence.1.split(separator: ";").compactMap {
      Double($0.split(separator: " ").last ?? "")
    }
    #expect(named.count == 3)
    // Not far away where it needs not be, and accepted when it is written down.
    for (given, near) in zip(ranks, named) { #expect(abs(given - near) < 0.6) }
    let again = briefly(inputs + set(named))
    #expect(again.allSatisfy { $0.hasPrefix("unused-input") }, "\(named): \(again)")
  }

  @Test func `what the nearest set needs beyond the given pairs is named too`() {
    let found = messages(
      inputs
        + "correlations: [{between: [fee, conversion], rank: 0.9}, {between: [fee, wage], rank: 0.9}]"
    )
    #expect(found.contains("conversion, fee: 0."), "\(found)")
    #expect(found.contains("conversion, wage: 0."), "\(found)")
    #expect(found.contains("fee, wage: 0."), "\(found)")
  }

  @Test func `a pair is given once`() {
    #expect(
      briefly(
        inputs
          + "correlations: [{between: [fee, wage], rank: 0.1}, {between: [wage, fee], rank: 0.1}]")
        == ["bad-correlation: The correlation of 'wage' and 'fee' is given twice"])
  }

  @Test func `a possible set is not touched`() {
    let found = briefly(
      inputs
        + "correlations: [{between: [fee, conversion], rank: 0.99}, {between: [fee, wage], rank: 0.1}]"
    )
    #expect(found.allSatisfy { $0.hasPrefix("unused-input") }, "\(found)")
  }
}
