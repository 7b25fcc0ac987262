import JaripKit
import Testing

@Suite struct `Warnings` {
  private func warnings(_ body: String) -> [String] { briefly(body) }

  @Test func `an input that nothing uses is told, and a used one is not`() {
    #expect(
      warnings("inputs: {fee: 3, wage: 2}\nmodel: {x: fee}")
        == ["unused-input: Nothing uses the input 'wage'"])
  }

  @Test(arguments: [
    "model: {x: fee}", "model: {x: {start: fee, next: x}}", "model: {x: {start: 1, next: fee}}",
    "model: {x: {value: {kpc: fee, others: 1}}}", "model: {x: \"choice(fee: 1, 1 - fee: 2)\"}",
    "model: {x: {value: 1 to 2, each: centre, common: fee}}",
    "revenue: {r: {amount: \"fee * 1 [KRW million/month]\"}}",
    "costs: {c: {amount: \"1 [KRW million/month]\", sharing: {overlap: fee}}}",
    "costs: {c: {amount: \"1 [KRW million/month]\", sharing: {split: fee}}}",
    "costs: {c: {amount: \"1 [KRW million/month]\", charged_to: network, split: fee}}",
    "grants: {g: {award: \"1 [KRW million/month]\", share: fee}}", "reserves: {interest: fee}",
    "reserves: {closes_after: 3, credit_limit: \"fee * 1 [KRW million]\"}",
    "independence: {test: oss >= fee}", "report: {yearly: [fee]}",
    "observations: {o: {of: fee, at: 1998-01, value: 1, error: 1}}",
    "alternatives: {a: {}, b: {model: {x: {value: fee}}}}",
  ])
  func `any use counts`(use: String) {
    #expect(warnings("inputs: {fee: 0.3}\n" + use) == ["no messages"])
  }

  @Test func `a curve is used when it is called`() {
    let curve = "inputs: {retention: {curve: {0: 1, 1: 0.5}}}\n"
    #expect(warnings(curve) == ["unused-input: Nothing uses the input 'retention'"])
    #expect(warnings(curve + "model: {x: retention(0.5)}") == ["no messages"])
  }

  @Test(arguments: [
    ("revenue: {r: {amount: total(size)}}", true),
    ("costs: {r: {amount: 0.5 * total(size)}}", true),
    ("costs: {r: {amount: total(size) * share(size)}}", false),
    ("costs: {r: {amount: size}}", false),
    ("costs: {r: {amount: total(size), charged_to: network}}", false),
    ("costs: {r: {amount: average(size)}}", false),
  ])
  func `a total that every centre has in full is told`(line: String, isTold: Bool) {
    let found = warnings(
      "inputs: {size: {value: {kpc: 1, gwangju: 2}, unit: KRW million/month}}\n" + line)
    #expect(
      found
        == (isTold
          ? [
            "total-in-each-centre: The amount of 'r' is a total, and each open centre has it in full"
          ]
          : ["no messages"]))
  }

  @Test func `independence that starts beyond the horizon is told`() throws {
    let whole = try scenario("independence: {from: 1999-08}")
    let planner = try Planner(whole)
    func codes(_ lastAward: Month?) throws -> [String] {
      try planner.plan(lastAward: [lastAward]).warnings.map(\.code)
    }
    #expect(try codes(nil) == [])
    // What the file says comes before what the awards say.
    #expect(try codes(Month("1999-08")) == [])
    let open = try Planner(try scenario(""))
    #expect(try open.plan(lastAward: [Month("1999-07")]).warnings.isEmpty)
    let late = try open.plan(lastAward: [Month("1999-08")])
    #expect(late.warnings.map(\.code) == ["independence-beyond-horizon"])
    #expect(
      late.warnings[0].message
        == "Independence counts from 1999-09 on, beyond the last month 1999-08")
    #expect(late.independenceFrom == [Month("1999-09")])
    #expect(
      warnings("independence: {from: 2010-01}")
        == [
          "independence-beyond-horizon: Independence counts from 2010-01 on, beyond the last month 1999-08"
        ])
  }

  @Test func `warnings do not stop a plan, and say that they are warnings`() throws {
    let built = try plan("inputs: {fee: 3}")
    #expect(built.warnings.map(\.severity) == [.warning])
    #expect(built.nodes.count > 0)
    #expect(messages("inputs: {fee: 3}").contains("warning[unused-input]"))
  }
}
