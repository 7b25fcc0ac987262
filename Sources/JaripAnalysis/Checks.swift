public import JaripEngine
public import JaripLanguage
import JaripModel
public import JaripScenario

/// What came of one check in one alternative.
public struct CheckResult: Sendable {
  public enum Verdict: String, Sendable {
    case passed, failed
    /// The Monte Carlo error straddles a bound.
    case undecided
  }
  public var check: Check
  public var alternative: String
  public var verdict: Verdict
  /// The statistic, in the unit in which results are shown; nothing when it is undefined.
  public var value: Double?
  /// Where the statistic lies with 95 % confidence, for the computation's error alone.
  public var interval: ClosedRange<Double>?
}

/// Decides the checks of a scenario.
public struct Checks: Sendable {
  let scenario: Scenario
  let statements: [CheckStatement]

  /// - Throws: every check that cannot be read.
  public init(_ scenario: Scenario) throws(DiagnosticList) {
    self.scenario = scenario
    var problems: [Diagnostic] = []
    var statements: [CheckStatement] = []
    for check in scenario.checks {
      do throws(Diagnostic) {
        statements.append(try CheckReader(check: check, scenario: scenario).statement())
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    self.statements = statements
  }

  /// Quantities that the checks read; a run for them keeps these, and by month where `monthly` says so.
  public var quantities: Set<String> {
    Set(statements.map(\.quantity).filter { !$0.isEmpty })
  }

  /// Those of which a month's figure is asked.
  public var monthly: Set<String> {
    Set(
      statements.compactMap { statement in
        if case .month? = statement.period { statement.quantity } else { nil }
      })
  }

  /// - Throws: checks of quantities that the projection does not have.
  public func results(_ projection: Projection) throws(DiagnosticList) -> [CheckResult] {
    precondition(projection.weights == nil, "Trials have weights")
    var results: [CheckResult] = []
    var problems: [Diagnostic] = []
    for (check, statement) in zip(scenario.checks, statements) {
      for alternative in projection.plan.alternatives.indices {
        do throws(Diagnostic) {
          results.append(try result(check, statement, alternative, projection))
        } catch {
          if alternative == 0 { problems.append(error) }
        }
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return results
  }

  private func result(
    _ check: Check, _ statement: CheckStatement, _ alternative: Int, _ projection: Projection
  ) throws(Diagnostic) -> CheckResult {
    let reader = CheckReader(check: check, scenario: scenario)
    let estimate: Estimate
    switch statement.statistic {
    case .happened(let outcome, let month):
      estimate = projection.estimate(
        of: outcome, centre: statement.centre, by: month, alternative: alternative)
    default:
      guard let output = output(statement, alternative, projection) else {
        let known = Set(projection.plan.outputs.map(\.name))
        throw reader.problem(
          known.contains(statement.quantity)
            ? "'\(statement.quantity)' has no value for "
              + (statement.centre.map { "the centre '\($0)'" } ?? "the network")
            : "Nothing is called '\(statement.quantity)'",
          nearestName(to: statement.quantity, among: known).map { "'\($0)'" })
      }
      guard let summary = summary(statement, output, projection) else {
        throw reader.problem("'\(statement.quantity)' is not kept for that period")
      }
      let unit = projection.plan.outputs[output].unit
      estimate = Estimate(summary, statement.statistic, unit)
    }
    return CheckResult(
      check: check, alternative: projection.plan.alternatives[alternative].name,
      verdict: estimate.verdict(statement), value: estimate.value, interval: estimate.interval)
  }

  private func output(
    _ statement: CheckStatement, _ alternative: Int, _ projection: Projection
  ) -> Int? {
    projection.plan.outputs.firstIndex {
      $0.alternative == alternative && $0.name == statement.quantity
        && $0.scope == (statement.centre == nil ? .network : .centre)
    }
  }

  private func summary(_ statement: CheckStatement, _ output: Int, _ projection: Projection)
    -> Summary?
  {
    let row = scenario.centres.firstIndex { $0.id == statement.centre } ?? 0
    switch statement.period {
    case .month(let month)?:
      return projection.monthly(output, row: row, month: month - scenario.timeline.start)
    case .year(let name)?:
      let year = scenario.timeline.fiscalYears.firstIndex { $0.name == name }!
      return projection.yearly(output, row: row, year: year)
    case nil: return nil
    }
  }
}
