import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

@Suite struct WorkbookSumTests {
  private func layout(
    _ text: String = Fixture.text, _ row: FigureRow = .network
  ) throws -> BudgetLayout {
    let simulator = try Simulator(ScenarioText.load(text))
    var settings = RunSettings(trials: 200, seed: 5)
    settings.compares = true
    let figures = Figures(try simulator.run(settings), alternative: 1)
    return BudgetLayout(Statement(figures, row, Words(.en)), first: 7)
  }

  /// The labels of rows whose means are formulas.
  private func sums(_ layout: BudgetLayout) -> [String] {
    layout.rows.filter { $0.sum != nil || $0.carries != nil }.map(\.label)
  }

  private static let all = [
    "Earned revenue", "Operating cost", "Operating result before subsidy", "Surplus or deficit",
    "Cash at the beginning", "Surplus or deficit", "Capital expenditure", "Cash at the end",
  ]

  @Test func `neighbouring rows are summed as a range`() {
    var sum = BudgetSum([7, 5, 6])
    sum.add([9], sign: -1)
    sum.add([10, 11], sign: -1)
    sum.add(from: 20, through: 21)
    #expect(sum.formula(in: 2) == "=SUM(C6:C8)-SUM(C10:C12)+SUM(C21:C22)")
    #expect(BudgetSum([3], sign: -1).formula(in: 27) == "=-AB4")
  }

  @Test func `a sum is one to nine digits, or to twelve of terms that cancel out`() {
    let terms: [Double] = [100, 0.1, 100]
    var sum = BudgetSum([0, 1])
    sum.add([2], sign: -1)
    func gives(_ number: Double) -> Bool { sum.gives(number) { terms[$0] } }
    #expect(gives(0.1))
    #expect(gives(0.1 * (1 + 1e-9)))
    #expect(!gives(0.1 * (1 + 1e-8)))
    #expect(!gives(.nan))
    #expect(!BudgetSum([]).gives(0) { _ in 0 })
  }

  @Test(arguments: [FigureRow.network, .centre(0), .centre(1)])
  func `totals and cash are sums of rows above`(_ row: FigureRow) throws {
    let layout = try layout(Fixture.text, row)
    #expect(sums(layout).filter { $0 != words.cashTiming } == Self.all)
  }

  private var words: Words { Words(.en) }

  /// A measure of the scenario's own is no sum of the lines; what builds on it still is.
  @Test func `a total that is not the sum of its lines is a number`() throws {
    let text = Fixture.text.replacing(
      "revenue:\n",
      with: """
        model:
          operating_cost: {value: "sum_of_lines(operating) + 1 [KRW million/month]"}
        revenue:

        """)
    #expect(sums(try layout(text)) == Self.all.filter { $0 != "Operating cost" })
  }

  @Test func `the surplus is a number where it is defined otherwise`() throws {
    let text = Fixture.text.replacing(
      "revenue:\n",
      with: """
        model:
          surplus: {value: "earned - operating_cost"}
        revenue:

        """)
    // The surplus of the year, and that in the movement of cash, which refers to it.
    let found = sums(try layout(text))
    #expect(found.count { $0 == "Surplus or deficit" } == 1)
    #expect(found.contains("Cash at the end"))
  }

  /// Against the engine's own numbers by year, added up here.
  @Test func `means add up as the formulas say`() throws {
    let layout = try layout()
    let figures = layout.statement.figures
    func mean(_ name: String, _ year: Int) -> Double {
      figures.yearly(name, .network, year: year)!.mean!
    }
    for year in figures.timeline.fiscalYears.indices {
      let cost = mean("staff", year) + mean("textbooks", year)
      #expect(abs(cost - mean("operating_cost", year)) < 1e-9 * cost)
      let surplus =
        mean("course_fees", year) + mean("core", year) + mean("interest", year) - cost
      #expect(abs(surplus - mean("surplus", year)) < 1e-9 * cost)
    }
  }
}
