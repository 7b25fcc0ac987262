import Foundation
import JaripKit
import Synchronization

/// A bar on standard error while a run goes on: on a terminal only, and only after half a second.
final class Progress: Sendable {
  private let total: Int
  private let label: String
  private let isShown: Bool
  private let state: Mutex<State>

  private struct State {
    var start = ContinuousClock.now
    var drawn: ContinuousClock.Instant?
  }

  init(total: Int, label: String) {
    self.total = total
    self.label = label
    isShown = isatty(STDERR_FILENO) != 0
    state = Mutex(State())
  }

  /// Fits settings to a plan: the months that are kept, and a bar for the trials of a shard.
  convenience init(
    _ settings: inout RunSettings, _ plan: Plan, _ shard: Shard = .whole, on console: Console
  ) {
    settings.keepAnswer(of: plan)
    self.init(
      total: shard.trials(of: settings.trials).count,
      label: console.language == .en ? "trials" : "시행")
    settings.progress = report
  }

  /// For `RunSettings.progress`; called by any worker.
  var report: (@Sendable (Int) -> Void)? {
    guard isShown else { return nil }
    return { [self] done in update(done) }
  }

  private func update(_ done: Int) {
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.start > .milliseconds(500) else { return }
      if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
      state.drawn = now
      let share = min(1, Double(done) / Double(max(1, total)))
      let filled = Int(share * 30)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      FileHandle.standardError.write(Data("\r\(bar) \(Int(share * 100))% \(label)\u{1B}[K".utf8))
    }
  }

  /// A bar for each run of some work.
  ///
  /// - Parameters:
  ///   - first: called before the first run.
  ///   - work: calls what it is given before each run.
  static func shown<Result>(
    on console: Console, first: @escaping (Plan) -> Void = { _ in },
    _ work: ((Plan, inout RunSettings) -> Void) throws -> Result
  ) rethrows -> Result {
    var progress: Progress?
    defer { progress?.end() }
    return try work { plan, settings in
      if progress == nil { first(plan) }
      progress?.end()
      progress = Progress(&settings, plan, on: console)
    }
  }

  /// Takes the bar away.
  func end() {
    state.withLock { state in
      guard state.drawn != nil else { return }
      FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
      state.drawn = nil
    }
  }
}

extension Simulator {
  /// Runs with progress and prints the warnings once.
  func run(
    _ settings: RunSettings, until precision: Precision? = nil, alsoKeeping: Set<String> = [],
    on console: Console
  ) throws -> Projection {
    let projection = try Progress.shown(on: console, first: report(on: console)) { prepare in
      try run(settings, until: precision, alsoKeeping: alsoKeeping, prepare: prepare)
    }
    console.report(projection.grantWarnings)
    return projection
  }

  /// Runs as it is and given the facts, with progress, and prints the warnings once.
  func conditionedRun(_ settings: RunSettings, on console: Console) throws -> ConditionedRun {
    let run = try Progress.shown(on: console, first: report(on: console)) {
      try ConditionedRun(self, settings, prepare: $0)
    }
    console.report(run.unconditioned.grantWarnings)
    return run
  }

  private func report(on console: Console) -> (Plan) -> Void {
    { console.report(scenario.warnings + $0.warnings) }
  }

  /// Runs one part with progress and prints the warnings, except those that all trials show.
  func part(
    _ settings: RunSettings, _ shard: Shard, on console: Console
  ) throws -> ProjectionPart {
    var progress: Progress?
    defer { progress?.end() }
    let (plan, settings) = try prepared(settings) { plan, settings in
      console.report(scenario.warnings + plan.warnings)
      progress = Progress(&settings, plan, shard, on: console)
    }
    return try part(plan, settings, shard)
  }

  /// Puts the parts of a run together and prints the warnings that the run would.
  func projection(
    of parts: PartSet, _ settings: RunSettings, on console: Console
  ) throws -> Projection {
    let (plan, settings) = try prepared(settings) { plan, settings in
      console.report(scenario.warnings + plan.warnings)
      settings.keepAnswer(of: plan)
    }
    let projection = try parts.projection(plan, settings)
    console.report(projection.grantWarnings)
    return projection
  }
}

extension RunSettings {
  /// Where only the answer is kept, its months are enough.
  fileprivate mutating func keepAnswer(of plan: Plan) {
    if selection == .answer { months = plan.answerMonths }
  }
}
