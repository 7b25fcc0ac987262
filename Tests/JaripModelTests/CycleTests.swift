import JaripKit
import Testing

@Suite struct `Cycles` {
  private let money = "1 [KRW million/month]"

  @Test func `a cycle prints its path from the planner's first entry on`() {
    #expect(
      briefly("model: {a: b + 1, b: c * 2, c: a + 1}")
        == ["cycle: 'a' depends on itself within one month: a -> b -> c -> a"])
    #expect(
      briefly("model: {x: a, a: b + 1, b: a}")
        == ["cycle: 'a' depends on itself within one month: a -> b -> a"])
    #expect(
      briefly("model: {a: a + 1}") == ["cycle: 'a' depends on itself within one month: a -> a"])
  }

  @Test func `a cycle through lines, measures and grants is found`() {
    #expect(
      briefly("costs: {staff: {amount: 0.1 * operating_cost}}")
        == [
          "cycle: 'staff' depends on itself within one month: "
            + "staff -> operating_cost -> sum_of_lines(operating) -> staff"
        ])
    #expect(
      briefly(
        "costs: {staff: {amount: 0.1 * core}}\ngrants: {core: {award: \(money)}}".replacing(
          money, with: "\"\(money)\""))
        == ["cycle: 'staff' depends on itself within one month: staff -> core -> staff"])
    #expect(
      briefly("costs: {staff: {amount: \"cash / 1 [month]\"}}")
        == [
          "cycle: 'staff' depends on itself within one month: "
            + "staff -> cash -> sum_of_lines(operating) -> staff"
        ])
  }

  @Test func `a cycle through the sharing of a line is found`() {
    #expect(
      briefly(
        """
        costs:
          books: {amount: "\(money)", sharing: {adoption: "min(1, books / alone(books))"}}
        share: all
        """)
        == [
          "cycle: 'books' depends on itself within one month: books -> books.adoption -> books"
        ])
  }

  @Test func `a cycle that nothing needs is found too`() {
    let body = """
      inputs: {z: 3}
      model: {fine: z, a: b + z, b: a}
      revenue: {r: {amount: "\(money)"}}
      """
    #expect(briefly(body) == ["cycle: 'a' depends on itself within one month: a -> b -> a"])
  }

  @Test func `a cycle in one alternative is found`() {
    let body = """
      inputs: {z: 3}
      model: {a: b, b: z}
      alternatives: {one: {}, two: {model: {b: a + z}}}
      """
    #expect(briefly(body) == ["cycle: 'a' depends on itself within one month: a -> b -> a"])
  }

  @Test(arguments: [
    "model: {a: previous(b), b: a + 1}",
    "model: {a: \"delay(b, 3)\", b: a + 1}",
    "model: {a: {start: 1, next: b}, b: a + 1}",
    "model: {a: {start: 1, flow: \"b / 1 [month]\"}, b: a + 1}",
    "model: {a: previous(a) + 1}",
    "model: {a: {start: 1, next: b}, b: {start: 1, next: a}}",
    "costs: {staff: {amount: 0.1 * previous(operating_cost)}}",
    "costs: {staff: {amount: \"max(0, 0 - previous(cash)) / 1 [month]\"}}",
    "reserves: {closes_after: 2, credit_limit: \"previous(earned) * 1 [month]\"}",
    "model: {a: \"if(date > 1998-01, previous(a, 3), 2)\"}",
  ])
  func `stocks, previous and delay break a cycle`(body: String) {
    #expect(briefly(body) == ["no messages"])
  }

  @Test(arguments: [
    "model: {a: trailing_mean(b, 3), b: a + 1}", "model: {a: cumulative(b) / 1 [month], b: a + 1}",
    "model: {a: total(b), b: a / 2}", "model: {a: \"if(date > 1998-01, b, 1)\", b: a}",
    "model: {a: \"uniform(0, b)\", b: a}", "model: {a: {start: b, next: a}, b: a + 1}",
    "model: {a: \"previous(1, b)\", b: a}",
  ])
  func `this month's part of a window, a start and a branch do not`(body: String) {
    let quoted = body.replacing("trailing_mean(b, 3)", with: "\"trailing_mean(b, 3)\"")
      .replacing("cumulative(b) / 1 [month]", with: "\"cumulative(b) / 1 [month]\"")
    #expect(briefly(quoted).first?.hasPrefix("cycle: ") == true, "\(briefly(quoted))")
  }
}
