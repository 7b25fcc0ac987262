import JaripKit
import JaripTesting
import Testing

/// Columns: values kept trial by trial for the first trials of a run.
@Suite struct ColumnsOfTrials {
  private let simulator: Simulator
  private let plan: Plan

  init() throws {
    simulator = try Simulator(ScenarioText.load(IdentityOfRuns.text))
    plan = try simulator.plan(RunSettings(trials: 10, seed: 11))
  }

  private func requests(_ months: [Int]) -> [ColumnRequest] {
    plan.outputs.indices.flatMap { output in
      months.map { ColumnRequest(output: output, month: $0) }
    }
  }

  private func settings(
    trials: Int, threads: Int = 1, blockSize: Int? = nil, columns: [ColumnRequest] = []
  ) -> RunSettings {
    RunSettings(
      trials: trials, seed: 11, threads: threads, blockSize: blockSize, monthly: ["oss"],
      compares: true, columns: columns)
  }

  private func bits(_ projection: Projection, _ request: ColumnRequest) -> [[UInt64]?] {
    let rows = plan.outputs[request.output].scope == .centre ? plan.centreCount : 1
    return (0..<rows).map { row in
      projection.column(output: request.output, row: row, month: request.month)?
        .map(\.bitPattern)
    }
  }

  @Test(arguments: [1, 2], [nil, 2, 7])
  func `a column has the values of the run, on threads and in blocks of:`(
    threads: Int, blockSize: Int?
  ) throws {
    // Everything kept by month, on one thread.
    var all = settings(trials: 150)
    all.keepsValues = true
    all.monthly = Set(plan.outputs.map(\.name))
    let whole = try simulator.run(plan, all)
    let wanted = requests([0, 4, 11])
    let found = try simulator.run(
      plan, settings(trials: 150, threads: threads, blockSize: blockSize, columns: wanted))
    #expect(found.columnTrials == 150)
    var count = 0
    for request in wanted {
      for (row, column) in bits(found, request).enumerated() {
        let values = whole.values(request.output, row: row, month: request.month)
        let isSame = column != nil && column == values?.map(\.bitPattern)
        #expect(isSame, "\(plan.outputs[request.output].name), month \(request.month)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  @Test func `a column is a look: it is right where nothing else needs the month`() throws {
    // `oss` is wanted at ends of fiscal years only: not in months 2 and 5 from January on.
    let output = plan.outputs.firstIndex { $0.name == "oss" && $0.scope == .centre }!
    let asked = [2, 5].map { ColumnRequest(output: output, month: $0) }
    var few = settings(trials: 40, columns: asked)
    few.selection = .answer
    few.monthly = []
    let projection = try simulator.run(plan, few)
    let run = try FullRun(IdentityOfRuns.text, trials: 40, seed: 11, only: ["oss"])
    for request in asked {
      let expected = try run.trials("oss", of: "b", month: request.month, in: "together")
      #expect(bits(projection, request)[1] == expected.map(\.bitPattern))
    }
    #expect(projection.column(output: output, row: 0, month: 3) == nil)
    #expect(projection.monthly(output, row: 0, month: 2) == nil)
  }

  @Test func `columns change nothing else of a run`() throws {
    let plain = try simulator.run(plan, settings(trials: 1010))
    let kept = try simulator.run(plan, settings(trials: 1010, columns: requests([3, 11])))
    #expect(RunBits(kept).differences(from: RunBits(plain)) == [])
    #expect(plain.columnTrials == 0 && plain.outcomeColumn(0, row: 0) == nil)
  }

  @Test(arguments: [nil, 7]) func `a long run keeps its first ten thousand trials, in blocks of:`(
    blockSize: Int?
  ) throws {
    let output = plan.outputs.firstIndex { $0.name == "cash" && $0.scope == .network }!
    let asked = [ColumnRequest(output: output, month: 11)]
    let long = try simulator.run(
      plan, settings(trials: 10_050, threads: 2, blockSize: blockSize, columns: asked))
    let short = try simulator.run(plan, settings(trials: 10_000, columns: asked))
    #expect(long.columnTrials == 10_000)
    let isSame = bits(long, asked[0]) == bits(short, asked[0])
    #expect(isSame)
    let outcomesAreSame = long.outcomeColumn(0, row: 2) == short.outcomeColumn(0, row: 2)
    #expect(outcomesAreSame)
  }

  @Test func `outcomes of kept trials add up to the counts of the run`() throws {
    let text = IdentityOfRuns.text.replacing(
      "{test: \"oss >= 0.8 and reserve_months >= 1\", sustained: 4}",
      with: "{test: oss >= 0.5, sustained: 4, from: 2000-01}")
    let simulator = try Simulator(ScenarioText.load(text))
    var settings = settings(trials: 500, threads: 2)
    let plan = try simulator.plan(settings)
    settings.columns = [ColumnRequest(output: 0, month: 0)]
    let projection = try simulator.run(plan, settings)
    var (independent, closed) = (0, 0)
    for (index, outcome) in plan.outcomes.enumerated() {
      for row in 0..<(outcome.scope == .centre ? plan.centreCount : 1) {
        let column = try #require(projection.outcomeColumn(index, row: row))
        for month in 0..<plan.monthCount {
          let counts = projection.outcomes[index]
          #expect(column.isIndependent(in: month).count { $0 } == counts.independent[row][month])
          #expect(column.isClosed(in: month).count { $0 } == counts.closed[row][month])
        }
        independent += projection.outcomes[index].independent[row][plan.monthCount - 1]
        closed += projection.outcomes[index].closed[row][plan.monthCount - 1]
      }
    }
    #expect(independent > 0 && closed > 0)
  }

  @Test func `a projection that was merged from shards has no columns`() throws {
    let asked = settings(trials: 200, columns: requests([11]))
    let plain = settings(trials: 200)
    var parts = try (1...2).map { try simulator.part(plan, asked, Shard($0, of: 2)!) }
    #expect(parts[0].bytes() == (try simulator.part(plan, plain, Shard(1, of: 2)!).bytes()))
    parts[0].merge(parts[1])
    #expect(parts[0].projection.columnTrials == 0)
    #expect(parts[0].projection.column(output: 0, row: 0, month: 11) == nil)
    let whole = try simulator.part(plan, asked, .whole)
    #expect(whole.projection.columnTrials == 200)
    let read = try ProjectionPart(plan, asked, shard: .whole, bytes: whole.bytes()[...])
    #expect(read.projection.columnTrials == 0)
  }
}
