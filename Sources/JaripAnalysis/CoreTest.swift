/// The test of the core for the splits of a run.
struct CoreTest {
  struct Result {
    var tested: Int
    var betterOnAverage: Int
    var trialsWithBetterAlone: Int
    /// By player, whether it is in the coalition with the lowest mean difference.
    var strongest: [Bool]
  }

  let coversAll: Bool
  private let run: SharingRun
  private let coalitions: Coalitions
  /// By game and trial, what counts as rounding.
  private let rounding: [[Double]]
  /// By rule.
  private let tallies: [DifferenceTally]

  private var playerCount: Int { run.members.count }

  init(_ run: SharingRun, groups: [[Bool]]) {
    self.run = run
    let players = run.members.count
    coversAll = players <= AnalysisConstants.membersOfAllCoalitions
    let coalitions =
      coversAll ? Coalitions(allOf: players) : Coalitions(ofMany: players, groups: groups)
    self.coalitions = coalitions
    var tallies = run.rules.map { _ in DifferenceTally(count: coalitions.count) }
    var rounding: [[Double]] = run.games.map { _ in [] }
    for trial in 0..<run.trials {
      let alone = run.games.enumerated().map { index, game in
        let pools = game.pools(trial: trial)
        rounding[index].append(
          AnalysisConstants.rounding
            * pools.reduce(0) { $0 + ($1.use + $1.fixedUse).reduce(0) { $0 + abs($1) } })
        return coalitions.alone(pools)
      }
      for rule in run.rules.indices {
        let game = run.gameOfRule[rule]
        let inside = coalitions.inside(run.members.map { run.savings[rule][$0][trial] })
        tallies[rule].add(inside, less: alone[game], rounding: rounding[game][trial])
      }
    }
    self.tallies = tallies
    self.rounding = rounding
  }

  func result(_ rule: Int) -> Result {
    let tally = tallies[rule]
    let game = run.gameOfRule[rule]
    let rounding = rounding[game].reduce(0, +) / Double(run.trials)
    let lowest = tally.means.indices.min { tally.means[$0] < tally.means[$1] }!
    return Result(
      tested: coalitions.count,
      betterOnAverage: tally.means.indices.count {
        tally.means[$0] + 2 * tally.standardError($0) < -rounding
      },
      trialsWithBetterAlone: tally.trialsWithBetterAlone,
      strongest: coalitions.isInside(lowest))
  }

  func gain(_ rule: Int, centre: Int) -> SharingStudy.Gain {
    let savings = run.savings[rule][centre]
    let rounding = rounding[run.gameOfRule[rule]]
    let spread = SharingStudy.Spread(savings)
    let cost = run.costs[rule][centre]
    return SharingStudy.Gain(
      saving: spread, shareOfCost: cost.flatMap { $0 > 0 ? spread.mean / $0 : nil },
      better: savings.indices.count { savings[$0] > rounding[$0] }, trials: run.trials)
  }

  /// By rule, some coalitions trial by trial, what they save alone by the formula itself.
  ///
  /// - Parameter chosen: by rule, coalition and player.
  func coalitions(_ chosen: [[[Bool]]]) -> [[SharingStudy.Coalition]] {
    // Rules of one game have most coalitions in common, and reading a game's pools takes longer than using them.
    let alone = run.games.indices.map { game in
      let rules = run.rules.indices.filter { run.gameOfRule[$0] == game }
      let all = Array(Set(rules.flatMap { chosen[$0] }))
      var columns = all.map { _ in [Double]() }
      for trial in 0..<run.trials {
        let pools = run.games[game].pools(trial: trial)
        for index in all.indices {
          columns[index].append(pools.reduce(0) { $0 + $1.saving(of: all[index]) })
        }
      }
      return Dictionary(uniqueKeysWithValues: zip(all, columns))
    }
    return run.rules.indices.map { rule in
      chosen[rule].map { coalition($0, rule, alone: alone[run.gameOfRule[rule]][$0]!) }
    }
  }

  private func coalition(
    _ isInside: [Bool], _ rule: Int, alone: [Double]
  ) -> SharingStudy.Coalition {
    let game = run.gameOfRule[rule]
    let members = run.members.indices.filter { isInside[$0] }.map { run.members[$0] }
    let inside = (0..<run.trials).map { trial in
      members.reduce(0) { $0 + run.savings[rule][$1][trial] }
    }
    let differences = zip(inside, alone).map { $0 - $1 }
    return SharingStudy.Coalition(
      members: members, inside: inside.reduce(0, +) / Double(run.trials),
      alone: alone.reduce(0, +) / Double(run.trials),
      difference: SharingStudy.Spread(differences),
      betterAlone: differences.indices.count { differences[$0] < -rounding[game][$0] },
      trials: run.trials)
  }
}

/// The coalitions that are looked at.
private enum Coalitions {
  /// All but the empty one and that of all players; the first has number 1 in the bits of `CoalitionSavings`.
  case all(players: Int)
  /// By coalition and player, whether it is in.
  case listed([[Bool]])

  init(allOf players: Int) { self = .all(players: players) }

  /// Each player by itself, the groups, and all players but one.
  init(ofMany players: Int, groups: [[Bool]]) {
    let singles = (0..<players).map { player in (0..<players).map { $0 == player } }
    var list = singles
    for coalition in groups + singles.map({ $0.map { !$0 } }) where !list.contains(coalition) {
      list.append(coalition)
    }
    self = .listed(list)
  }

  var count: Int {
    switch self {
    case .all(let players): 1 << players - 2
    case .listed(let list): list.count
    }
  }

  func isInside(_ coalition: Int) -> [Bool] {
    switch self {
    case .all(let players): (0..<players).map { (coalition + 1) >> $0 & 1 != 0 }
    case .listed(let list): list[coalition]
    }
  }

  /// By coalition, what it would save alone.
  func alone(_ pools: [SharedPool]) -> [Double] {
    switch self {
    case .all(let players):
      var savings = CoalitionSavings(playerCount: players)
      for pool in pools { savings.add(pool) }
      return Array(savings.values().dropFirst().dropLast())
    case .listed(let list):
      return list.map { isInside in pools.reduce(0) { $0 + $1.saving(of: isInside) } }
    }
  }

  /// By coalition, the sum of what its players save.
  func inside(_ savings: [Double]) -> [Double] {
    switch self {
    case .all: Array(CoalitionSavings.sums(ofPlayers: savings).dropFirst().dropLast())
    case .listed(let list):
      list.map { isInside in
        savings.indices.reduce(0) { $0 + (isInside[$1] ? savings[$1] : 0) }
      }
    }
  }
}

/// Differences by coalition, over trials.
private struct DifferenceTally {
  private(set) var means: [Double]
  private var squares: [Double]
  private(set) var trialsWithBetterAlone = 0
  private var trials = 0

  init(count: Int) {
    means = Array(repeating: 0, count: count)
    squares = means
  }

  /// Takes a trial, by the recurrence of Welford (1962).
  mutating func add(_ inside: [Double], less alone: [Double], rounding: Double) {
    trials += 1
    let weight = 1 / Double(trials)
    var smallest = Double.infinity
    for index in means.indices {
      let difference = inside[index] - alone[index]
      let step = difference - means[index]
      means[index] += step * weight
      squares[index] += step * (difference - means[index])
      smallest = min(smallest, difference)
    }
    if smallest < -rounding { trialsWithBetterAlone += 1 }
  }

  func standardError(_ index: Int) -> Double {
    trials > 1 ? (squares[index] / Double(trials - 1) / Double(trials)).squareRoot() : 0
  }
}
