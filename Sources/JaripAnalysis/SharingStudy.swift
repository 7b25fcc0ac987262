public import JaripEngine
import JaripScenario

/// Who gains by sharing under each split, and whether any group of centres would do better alone.
///
///     let study = try SharingStudy(simulator, alternative: 1, settings: settings, year: 6)
///     for split in study?.splits ?? [] { split.rule; split.centres[3].saving.mean; split.strongest }
///
/// The alternative is run as it is and with every shared line split in four other ways, on the same draws. For each
/// split and trial the core is tested (Gillies 1953): no coalition should save more on its own, sharing each line among
/// its own members only, than it saves inside. What it would save alone is found month by month and line by line with the
/// amounts, adoption and terms of the run: what a centre would do otherwise in a smaller network is not asked. The network as a
/// whole is no coalition here: it saves the same in both ways.
///
/// - Units: canonical money of the fiscal year.
/// - Errors of means are those of independent trials; under `lhs` and `sobol` they are rather smaller.
public struct SharingStudy: Sendable {
  public enum Rule: String, CaseIterable, Sendable {
    /// As the scenario has it.
    case chosen
    case equal, use, ability, shapley
  }

  /// A mean over trials with the 10 % and 90 % points (lower empirical quantiles).
  public struct Spread: Hashable, Sendable {
    public var mean: Double
    public var p10: Double
    public var p90: Double
  }

  /// What a centre has of sharing.
  public struct Gain: Hashable, Sendable {
    public var saving: Spread
    /// Mean saving over mean operating cost, after sharing; nothing without cost.
    public var shareOfCost: Double?
    /// Trials in which it saves something.
    public var better: Int
    public var trials: Int
  }

  /// Some of the members, in the network and on their own.
  public struct Coalition: Hashable, Sendable {
    /// Numbers of its centres.
    public var members: [Int]
    /// Mean saving in the network, all of its members together.
    public var inside: Double
    /// Mean saving were they the only ones to share.
    public var alone: Double
    /// Inside less alone.
    public var difference: Spread
    /// Trials in which they would save more alone.
    public var betterAlone: Int
    public var trials: Int
  }

  public struct Group: Hashable, Sendable {
    public var name: String
    public var coalition: Coalition
  }

  public struct Split: Sendable {
    public var rule: Rule
    /// By centre of the scenario; one that is no member of any shared line saves 0.
    public var centres: [Gain]
    /// The coalition with the strongest case for leaving: the lowest mean difference.
    public var strongest: Coalition
    /// The groups of the scenario that are neither all of the members nor none.
    public var groups: [Group]
    /// How many coalitions were looked at.
    public var tested: Int
    /// How many of them would save more alone on average, by more than two standard errors of the mean.
    public var betterOnAverage: Int
    /// Trials in which at least one of them would save more alone.
    public var trialsWithBetterAlone: Int
    public var trials: Int
  }

  public enum Coverage: Hashable, Sendable {
    case allCoalitions
    /// With more than 14 members: each centre by itself, the scenario's groups, and all but one centre.
    case singlesGroupsAndAllButOne
  }

  /// Trials of a study if the run has as many.
  public static let defaultTrials = AnalysisConstants.sharingTrials

  /// The fiscal year, counted from the timeline's first.
  public let year: Int
  public let trials: Int
  /// Names of the shared lines.
  public let lines: [String]
  /// Numbers of the centres that are members of a shared line.
  public let members: [Int]
  public let coverage: Coverage
  public let splits: [Split]
  /// Splits that the scenario cannot have: revenue that hangs on a line split by ability makes a cycle.
  public let omitted: [Rule]

  /// - Parameters:
  ///   - alternative: its number.
  ///   - settings: of the run whose first trials are studied; trials, seed, sampling and threads are taken from it.
  ///   - trials: at most as many, and at most those of the run.
  /// - Returns: nothing when the alternative shares no line among at least two centres.
  /// - Throws: `DiagnosticList` or `RunFailure`.
  public init?(
    _ simulator: Simulator, alternative: Int, settings: RunSettings, year: Int,
    trials: Int = defaultTrials
  ) throws {
    let scenario = simulator.scenario
    precondition(scenario.alternatives.indices.contains(alternative), "No such alternative")
    precondition(scenario.timeline.fiscalYears.indices.contains(year), "No such fiscal year")
    let own = RunSettings(
      trials: min(trials, settings.trials), seed: settings.seed, sampling: settings.sampling,
      threads: settings.threads, blockSize: settings.blockSize)
    guard
      let run = try SharingRun(scenario, alternative: alternative, settings: own, year: year)
    else { return nil }
    self.year = year
    self.trials = run.trials
    lines = run.lines
    members = run.members
    omitted = Rule.allCases.filter { !run.rules.contains($0) }
    let groups = scenario.groups.map { group in
      (name: group, isInside: run.members.map { scenario.centres[$0].group == group })
    }.filter { $0.isInside.contains(true) && $0.isInside.contains(false) }
    let test = CoreTest(run, groups: groups.map(\.isInside))
    coverage = test.coversAll ? .allCoalitions : .singlesGroupsAndAllButOne
    let results = run.rules.indices.map { test.result($0) }
    let coalitions = test.coalitions(
      results.map { result in [result.strongest] + groups.map(\.isInside) })
    splits = run.rules.indices.map { rule in
      let found = results[rule]
      return Split(
        rule: run.rules[rule],
        centres: scenario.centres.indices.map { test.gain(rule, centre: $0) },
        strongest: coalitions[rule][0],
        groups: zip(groups, coalitions[rule].dropFirst()).map {
          Group(name: $0.name, coalition: $1)
        },
        tested: found.tested, betterOnAverage: found.betterOnAverage,
        trialsWithBetterAlone: found.trialsWithBetterAlone, trials: run.trials)
    }
  }
}

extension SharingStudy.Spread {
  init(_ values: [Double]) {
    let order = TrialOrder(values)
    mean = values.reduce(0, +) / Double(values.count)
    p10 = order.quantile(0.1) ?? .nan
    p90 = order.quantile(0.9) ?? .nan
  }
}
