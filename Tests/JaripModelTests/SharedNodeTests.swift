import JaripKit
import Testing

/// Equal things are computed once, also across alternatives.
@Suite struct `Nodes` {
  private func count(_ plan: Plan, _ matches: (Operation) -> Bool) -> Int {
    plan.nodes.count { matches($0.operation) }
  }

  @Test(arguments: [
    ("2 + 3 * 4", 14), ("2 ^ 3", 8), ("exp(0) + log(1)", 1), ("min(3, 2, 5)", 2),
    ("clamp(7, 0, 5)", 5),
    ("if(2 > 1, 3, 4)", 3), ("if(0, 3, if(1, 5, 6))", 5), ("not 0", 1), ("round(2.5)", 3),
    ("1 and 0 or 1", 1), ("sqrt(16)", 4), ("-(-3)", 3), ("abs(-4)", 4), ("floor(-0.5)", -1),
    ("2 * x0 / x0", 2),
  ])
  func `constants fold`(formula: String, value: Double) throws {
    let built = try plan(
      "inputs: {x0: 5}\nmodel:\n  x: |\n    \(formula)\nreport: {yearly: [x]}")
    #expect(try built.constant("x") == value)
  }

  @Test(arguments: ["1 / 0", "log(0)", "sqrt(0 - 1)", "undefined", "undefined + 1", "exp(1000)"])
  func `what is undefined folds to one undefined value`(formula: String) throws {
    let built = try plan("model:\n  x: |\n    \(formula)\n  y: 0 / 0\nreport: {yearly: [x, y]}")
    #expect(try built.node("x").operation == .undefined)
    #expect(built.output("x", .network)?.node == built.output("y", .network)?.node)
  }

  @Test func `a branch that can never be taken is not in the plan`() throws {
    let built = try plan(
      "model: {x: \"if(1 > 2, uniform(0, 1), 3)\", y: \"if(1 < 2, uniform(0, 1), 3)\"}\nreport: {yearly: [x, y]}"
    )
    #expect(try built.constant("x") == 3)
    let owners = built.nodes.compactMap { node -> String? in
      if case .uniform(let owner, _, _) = node.operation { owner } else { nil }
    }
    #expect(owners == ["y"])
  }

  @Test func `the same subexpression in two quantities is one node`() throws {
    let built = try plan(
      """
      inputs: {a: "uniform(1, 2)", b: "uniform(1, 2)"}
      model: {x: "(a + b) * 2", y: "(a + b) * 3", z: "(a + b) * 2"}
      report: {yearly: [x, y, z]}
      """)
    #expect(built.output("x", .network)?.node == built.output("z", .network)?.node)
    #expect(built.output("x", .network)?.node != built.output("y", .network)?.node)
    let x = try built.node("x")
    let y = try built.node("y")
    #expect(x.inputs[0] == y.inputs[0])
    #expect(built.nodes[x.inputs[0].index].operation == .binary(.add))
  }

  @Test func `two calls of one distribution are two draws`() throws {
    let built = try plan(
      "model: {x: \"uniform(0, 1) + uniform(0, 1)\", y: \"uniform(0, 1)\"}\nreport: {yearly: [x, y]}"
    )
    #expect(count(built) { if case .uniform = $0 { true } else { false } } == 3)
  }

  @Test func `an equal draw in two alternatives is one node`() throws {
    let built = try plan(
      """
      inputs: {a: "uniform(0, 1)", b: "uniform(0, 1)"}
      model: {x: a + b}
      report: {yearly: [x]}
      alternatives: {one: {}, two: {inputs: {b: "uniform(0, 2)"}}}
      """)
    let owners = built.nodes.compactMap { node -> String? in
      if case .uniform(let owner, _, _) = node.operation { owner } else { nil }
    }
    // b differs in its parameters, not in its uniform number.
    #expect(owners.sorted() == ["a", "b"])
    #expect(try built.node("x").inputs[0] == built.node("x", alternative: 1).inputs[0])
    #expect(try built.node("x").inputs[1] != built.node("x", alternative: 1).inputs[1])
  }

  @Test func `what nothing needs is dropped`() throws {
    let unused = "  unused: {value: \"uniform(0, 1)\"}\n"
    let body =
      "inputs:\n  a: 1 to 2\n%model: {x: a * 2, idle: {start: 1, next: idle * a}, more: idle + x}\nreport: {yearly: [x]}"
    let without = try plan(body.replacing("%", with: ""))
    let with = try plan(body.replacing("%", with: unused))
    #expect(PlanPrinter(without).text == PlanPrinter(with).text)
    #expect(!without.nodes.contains { $0.name == "idle" || $0.name == "more" })
    let kept = try plan(body.replacing("%", with: unused), alsoKeeping: ["more", "unused"])
    #expect(kept.nodes.contains { $0.name == "idle" })
    #expect(kept.nodes.count > with.nodes.count)
    #expect(kept.output("more", .network)?.role == .kept)
  }

  @Test func `a name is known by the node that has its value`() throws {
    let built = try plan(
      "inputs: {a: 1 to 2}\nmodel: {x: a * 2, y: x + 1}\nreport: {yearly: [y]}")
    #expect(try built.node("y").name == "y")
    #expect(try built.nodes[built.node("y").inputs[0].index].name == "x")
  }

  @Test func `every node stands behind its inputs, and every memory has its next`() throws {
    let built = try plan(
      """
      inputs: {a: {value: 1 to 2, each: [centre, month]}, p: "gbm(1, 0.03, 0.1)"}
      model: {s: {start: a, next: s * a + previous(t)}, t: "delay(s, 3) * p + trailing_mean(a, 6)"}
      revenue: {r: {amount: "t * 1 [KRW million/month]", collected_after: 2}}
      costs: {c: {amount: "s * 1 [KRW million/month]", sharing: {overlap: 0.3, split: ability}}}
      grants: {g: {award: "1 [KRW million/month]", carry_over: true}}
      reserves: {interest: 0.04, closes_after: 3}
      alternatives: {alone: {}, shared: {share: all}}
      """)
    for (index, node) in built.nodes.enumerated() {
      for input in node.inputs { #expect(input.index < index) }
      switch node.operation {
      case .state, .delay: #expect(node.next != nil)
      default: #expect(node.next == nil)
      }
    }
    #expect(count(built) { if case .state = $0 { true } else { false } } > 5)
  }
}
