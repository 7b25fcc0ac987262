import JaripKit
import Testing

/// Two alternatives are computed once as far as they are the same.
@Suite struct `Alternatives` {
  private let network = """
    inputs:
      titles: {value: {kpc: 4, gwangju: 3}, unit: KRW million/month}
      fees: {value: "uniform(2, 5)", unit: KRW million/month, each: centre}
    model:
      goodwill: {start: 1, next: "0.9 * goodwill + 0.1 * fees / 3 [KRW million/month]"}
    revenue:
      courses: {amount: fees * goodwill}
    costs:
      staff: {amount: "3 [KRW million/month]"}
      books: {amount: titles, sharing: {overlap: 0.5}}
    report: {yearly: [goodwill]}

    """

  private func alternatives(_ names: [String: String]) throws -> Plan {
    let patches = names.sorted { $0.key < $1.key }.map { "  \($0.key): {share: \($0.value)}\n" }
    return try plan(network + "alternatives:\n" + patches.joined())
  }

  /// Names of the outputs that are the same node in both alternatives.
  private func same(_ plan: Plan, _ scope: Scope) -> Set<String> {
    Set(
      plan.outputs.filter { $0.alternative == 0 && $0.scope == scope && $0.role != .pool }.filter {
        plan.output($0.name, scope, alternative: 1)?.node == $0.node
      }.map(\.name))
  }

  @Test func `what does not depend on sharing is the same node, and nothing else is`() throws {
    let both = try alternatives(["alone": "none", "shared": "all"])
    #expect(
      same(both, .centre) == [
        "courses", "staff", "earned", "grant", "other_funding", "goodwill",
        "earned_income_ratio",
      ])
    // The goodwill of a centre is pure and has no row for the network.
    #expect(
      same(both, .network) == [
        "courses", "staff", "earned", "grant", "other_funding",
        "earned_income_ratio",
      ])
  }

  @Test func `two alternatives together have the nodes of each, with the common ones once`() throws
  {
    let alone = try alternatives(["alone": "none"])
    let shared = try alternatives(["shared": "all"])
    let both = try alternatives(["alone": "none", "shared": "all"])
    // Each node is known by what it computes, whatever its number; memories by what they take over.
    let common = structures(alone).intersection(structures(shared))
    #expect(structures(both) == structures(alone).union(structures(shared)))
    #expect(both.nodes.count == alone.nodes.count + shared.nodes.count - common.count)
    #expect(common.count > 50)
  }

  @Test func `the same alternative twice costs nothing`() throws {
    let once = try alternatives(["a": "all"])
    let twice = try alternatives(["a": "all", "b": "all"])
    #expect(twice.nodes.count == once.nodes.count)
    #expect(twice.checks.count == once.checks.count)
    #expect(twice.outcomes.count == 2 * once.outcomes.count)
    for outcome in once.outcomes {
      let again = twice.outcomes.filter { $0.scope == outcome.scope }.map(\.independence)
      #expect(again.count == 2 && again[0] == again[1])
    }
  }

  /// A text for each node that is equal for nodes that compute the same.
  ///
  /// A memory is written with its next value down to a depth at which the nodes of these small plans differ.
  private func structures(_ plan: Plan) -> Set<String> {
    var hashes = plan.nodes.map { "\($0.operation)" }
    for _ in 0..<40 {
      let before = hashes
      hashes = plan.nodes.map { node in
        var hasher = Hasher()
        hasher.combine("\(node.operation)")
        for input in node.inputs { hasher.combine(before[input.index]) }
        if let next = node.next { hasher.combine(before[next.index]) }
        return String(hasher.finalize())
      }
    }
    let set = Set(hashes)
    #expect(set.count == plan.nodes.count, "Two nodes of one plan compute the same")
    return set
  }

  /// Whether the stocks `a` and `b` are one node in the two alternatives.
  private func merged(_ model: String, _ second: String) throws -> [Bool] {
    let built = try plan(
      """
      inputs: {z: "uniform(0, 1)"}
      model:
      \(model.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      report: {yearly: [a, b]}
      alternatives: {one: {}, two: {model: {\(second)}}}
      """)
    return ["a", "b"].map {
      built.output($0, .network)?.node == built.output($0, .network, alternative: 1)?.node
    }
  }

  private let stocks = """
    a: {start: 1, next: a * f + z}
    b: {start: 1, next: b * g + previous(a)}
    f: 0.9
    g: 0.8
    """

  @Test func `stocks that are equal in both are one`() throws {
    #expect(try merged(stocks, "") == [true, true])
    // Another way to write the same value.
    #expect(try merged(stocks, "f: 0.5 + 0.4") == [true, true])
  }

  @Test func `a stock whose flow differs is two, and so is what depends on it`() throws {
    #expect(try merged(stocks, "g: 0.7") == [true, false])
    #expect(try merged(stocks, "f: 0.8") == [false, false])
    #expect(try merged(stocks, "a: {start: 2}") == [false, false])
  }

  @Test func `two stocks that feed each other are one each, until something in the loop differs`()
    throws
  {
    let loop = """
      a: {start: 1, next: 0.5 * b + z}
      b: {start: 2, next: 0.5 * a + h}
      h: 0.3
      """
    #expect(try merged(loop, "") == [true, true])
    #expect(try merged(loop, "h: 0.4") == [false, false])
  }

  @Test func `two stocks of one alternative that are always equal are one`() throws {
    let built = try plan(
      """
      inputs: {z: "uniform(0, 1)"}
      model:
        a: {start: 1, next: 0.5 * b + z}
        b: {start: 1, next: 0.5 * a + z}
        c: {start: 1, next: 0.5 * c + z}
        d: {start: 1, next: 0.5 * d + 2 * z}
      report: {yearly: [a, b, c, d]}
      """)
    func node(_ name: String) -> NodeID? { built.output(name, .network)?.node }
    #expect(node("a") == node("b"))
    #expect(node("a") == node("c"))
    #expect(node("a") != node("d"))
  }

  @Test func `delays of different length are never one`() throws {
    let built = try plan(
      """
      inputs: {z: {value: "uniform(0, 1)", each: month}}
      model: {a: previous(z), b: "delay(z, 1)", c: "delay(z, 2)", d: "previous(z, 1)"}
      report: {yearly: [a, b, c, d]}
      """)
    func node(_ name: String) -> NodeID? { built.output(name, .network)?.node }
    #expect(node("a") == node("b"))
    #expect(node("a") != node("c"))
    #expect(node("a") != node("d"))
  }
}
