import JaripKit
import Testing

@testable import JaripReport

@Suite struct StatementTests {
  private let statement = Statement(
    Figures(BookFixture.study.projection, alternative: 1), .network, Words(.en))

  private func means(_ group: Statement.Group) -> [[Double]] {
    group.items.filter { $0.kind == .line }.map { $0.values.map { $0?.mean ?? .nan } }
  }

  private func sums(_ rows: [[Double]]) -> [Double] {
    rows[0].indices.map { year in rows.reduce(0) { $0 + $1[year] } }
  }

  private func isClose(_ left: [Double], _ right: [Double?]) -> Bool {
    zip(left, right).allSatisfy { abs($0 - ($1 ?? .nan)) <= 1e-9 * max(1, abs($0)) }
  }

  @Test func `means of lines add up to their totals`() throws {
    for kind in [Statement.Group.Kind.revenue, .cost] {
      let group = try #require(statement.groups.first { $0.kind == kind })
      #expect(isClose(sums(means(group)), group.total!.values.map { $0?.mean }))
    }
  }

  @Test func `cash rolls forward from year to year`() throws {
    let group = try #require(statement.groups.first { $0.kind == .cash })
    let closing = try #require(group.total).values.map { $0?.mean }
    #expect(isClose(sums(means(group)), closing))
    let opening = group.items[0].values.map { $0?.mean ?? .nan }
    #expect(isClose(opening, [0] + closing.dropLast()))
    // Opening reserves of 30 for each of two centres arrive in the first year.
    let timing = try #require(group.items.last)
    #expect(timing.label.hasPrefix("Opening reserves"))
    #expect(abs((timing.values[0]?.mean ?? 0) - 60) < 1e-9)
  }

  @Test func `the result before subsidy is earned revenue less cost`() throws {
    func values(_ name: String) -> [Double] {
      let item = statement.groups.flatMap { $0.items + [$0.total].compactMap { $0 } }
        .first { $0.name == name }
      return item?.values.map { $0?.mean ?? .nan } ?? []
    }
    let result = zip(values("earned"), values("operating_cost")).map { $0 - $1 }
    #expect(result.count == 4)
    #expect(isClose(result, values("operating_result").map { $0 }))
  }
}
