import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// An alternative as it is and under other splits, run on the same draws, with what its pools are made of by trial.
struct SharingRun {
  let rules: [SharingStudy.Rule]
  let trials: Int
  /// Names of the shared lines.
  let lines: [String]
  /// Numbers of the centres that are members of a shared line: the players.
  let members: [Int]
  /// By rule, centre and trial: what it saves in the year.
  let savings: [[[Double]]]
  /// By rule and centre: its mean operating cost of the year.
  let costs: [[Double?]]
  /// By rule, which of `games` its pools are; splits that move no pool share one.
  let gameOfRule: [Int]
  let games: [Game]

  /// The pools of the year's months, by trial.
  struct Game {
    fileprivate var pools: [PoolColumns] = []

    func pools(trial: Int) -> [SharedPool] { pools.map { $0.pool(trial: trial) } }
  }

  /// One line's pool in one month.
  fileprivate struct PoolColumns {
    var playerCount: Int
    /// By trial, then player.
    var use: [Double]
    var fixedUse: [Double]
    var member: [Double]
    var premium: [Double]
    var overlap: [Double]
    var localisation: [Double]
    var pairCost: [Double]
    var secretariat: [Double]

    func pool(trial: Int) -> SharedPool {
      let players = trial * playerCount..<(trial + 1) * playerCount
      return SharedPool(
        use: Array(use[players]), fixedUse: Array(fixedUse[players]),
        isMember: member[players].map { $0 != 0 }, premium: premium[trial],
        overlap: overlap[trial], localisation: localisation[trial], pairCost: pairCost[trial],
        secretariat: secretariat[trial])
    }
  }

  /// - Returns: nothing when fewer than two centres share a line.
  init?(_ scenario: Scenario, alternative: Int, settings: RunSettings, year: Int) throws {
    let months = scenario.timeline.fiscalYears[year].offsets
    let base = scenario.alternatives[alternative]
    guard base.share != .none else { return nil }
    let (rules, simulator, made) = try Self.plan(scenario, base)
    guard let model = made.alternatives.first else { return nil }
    let shared = model.lines.values.filter { $0.sharing != nil }
    lines = shared.map(\.name)
    let members = scenario.centres.indices.filter { centre in
      shared.contains { $0.sharing!.isMember[centre] }
    }
    self.members = members
    guard members.count > 1 else { return nil }
    self.rules = rules
    var settings = settings
    var plan = made
    let isCost = { (output: PlanOutput) in
      output.name == "operating_cost" && output.scope == .centre
    }
    plan.outputs = plan.outputs.filter { $0.role == .poolPart || isCost($0) }
    for index in plan.outputs.indices { plan.outputs[index].isMonthly = false }
    // When a centre stands alone is not asked here.
    plan.outcomes = []
    if !plan.hasTrialAxis { settings.trials = 1 }
    settings.columns = plan.outputs.indices.filter { plan.outputs[$0].role == .poolPart }
      .flatMap { output in months.map { ColumnRequest(output: output, month: $0) } }
    let projection = try simulator.run(plan, settings)
    trials = settings.trials
    let reader = ColumnReader(projection: projection, members: members, months: months)
    savings = rules.indices.map { rule in
      scenario.centres.indices.map { reader.saving(rule, centre: $0) }
    }
    costs = rules.indices.map { rule in
      let output = plan.outputs.firstIndex { $0.alternative == rule && isCost($0) }
      return scenario.centres.indices.map { centre in
        output.flatMap { projection.yearly($0, row: centre, year: year).mean }
      }
    }
    var games: [Game] = []
    var known: [[NodeID]: Int] = [:]
    var gameOfRule: [Int] = []
    for rule in rules.indices {
      let nodes = plan.outputs.filter {
        $0.alternative == rule && $0.role == .poolPart && $0.name != "pool.saving"
      }.map(\.node)
      if known[nodes] == nil {
        known[nodes] = games.count
        games.append(
          Game(
            pools: shared.flatMap { line in months.map { reader.pool(rule, line.name, $0) } }))
      }
      gameOfRule.append(known[nodes]!)
    }
    self.games = games
    self.gameOfRule = gameOfRule
  }

  /// The plan of the alternative and its variants, without those splits that the scenario cannot have.
  private static func plan(_ scenario: Scenario, _ base: Alternative) throws
    -> ([SharingStudy.Rule], Simulator, Plan)
  {
    func made(_ rules: [SharingStudy.Rule]) throws -> ([SharingStudy.Rule], Simulator, Plan) {
      let simulator = try Simulator(
        scenario.only(rules.map { base.split(by: $0, countingFrom: scenario.timeline.start) }))
      // It is the same for any number of trials, since independence counts from a known month.
      return (rules, simulator, try simulator.plan(RunSettings(trials: 1), columns: .pools))
    }
    do {
      return try made(SharingStudy.Rule.allCases)
    } catch let error as DiagnosticList {
      // A split by ability of a line on which revenue hangs is a cycle within a month.
      let possible = SharingStudy.Rule.allCases.filter {
        $0 == .chosen || (try? made([.chosen, $0])) != nil
      }
      guard possible.count < SharingStudy.Rule.allCases.count else { throw error }
      return try made(possible)
    }
  }
}

/// Reads the columns of a run of splits.
private struct ColumnReader {
  let projection: Projection
  let members: [Int]
  let months: Range<Int>

  /// By rule, then name.
  private let outputs: [[String: Int]]

  init(projection: Projection, members: [Int], months: Range<Int>) {
    self.projection = projection
    self.members = members
    self.months = months
    var outputs = projection.plan.alternatives.map { _ in [String: Int]() }
    for (index, output) in projection.plan.outputs.enumerated() where output.role == .poolPart {
      outputs[output.alternative][output.name] = index
    }
    self.outputs = outputs
  }

  func saving(_ rule: Int, centre: Int) -> [Double] {
    months.map { column(rule, "saving", $0, row: centre) }.reduce(
      [Double](repeating: 0, count: projection.columnTrials)
    ) { sums, column in zip(sums, column).map { $0 + $1 } }
  }

  func pool(_ rule: Int, _ line: String, _ month: Int) -> SharingRun.PoolColumns {
    func players(_ name: String) -> [Double] {
      let columns = members.map { column(rule, "\(line).\(name)", month, row: $0) }
      var values = [Double](repeating: 0, count: projection.columnTrials * members.count)
      for (player, column) in columns.enumerated() {
        for (trial, value) in column.enumerated() { values[trial * members.count + player] = value }
      }
      return values
    }
    func network(_ name: String) -> [Double] { column(rule, "\(line).\(name)", month, row: 0) }
    return SharingRun.PoolColumns(
      playerCount: members.count, use: players("use"), fixedUse: players("fixed_use"),
      member: players("member"),
      premium: network("premium"), overlap: network("overlap"),
      localisation: network("localisation"), pairCost: network("pair_cost"),
      secretariat: network("secretariat"))
  }

  private func column(_ rule: Int, _ name: String, _ month: Int, row: Int) -> [Double] {
    guard let output = outputs[rule]["pool.\(name)"],
      let column = projection.column(output: output, row: row, month: month)
    else {
      preconditionFailure("Internal error: a pool without its columns")
    }
    return column
  }
}

extension Scenario {
  /// With these alternatives, and nothing that would be looked up in a result.
  fileprivate func only(_ alternatives: [Alternative]) -> Scenario {
    var copy = self
    // Those of the file stay known: points of Sobol's sequence are dealt out among them.
    copy.restrict(to: [])
    copy.alternatives = alternatives
    copy.report = Report()
    copy.checks = []
    copy.observations = []
    copy.references = []
    return copy
  }
}

extension Alternative {
  /// Every line that can be shared split by one rule.
  ///
  /// - Parameter start: from when independence counts if the alternative does not say so. It is not asked for, and so
  ///   no run of the awards is needed to find it.
  fileprivate func split(by rule: SharingStudy.Rule, countingFrom start: Month) -> Alternative {
    var copy = self
    copy.leaveOpenWhoStandsAlone(from: start)
    guard let split = rule.split else { return copy }
    copy.name += " split \(rule.rawValue)"
    for (name, line) in lines {
      guard case .cost(let basis, let arises, var sharing?) = line.kind else { continue }
      sharing.split = split
      copy.lines[name]?.kind = .cost(basis: basis, arises: arises, sharing: sharing)
    }
    return copy
  }
}

extension SharingStudy.Rule {
  fileprivate var split: Split? {
    switch self {
    case .chosen: nil
    case .equal: .equal
    case .use: .use
    case .ability: .ability
    case .shapley: .shapley
    }
  }
}
