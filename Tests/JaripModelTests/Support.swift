import JaripKit
import JaripTesting
import Testing

/// The least that a scenario needs: two centres, one of which opens in the second year.
let frame = """
  jarip: 1
  money: KRW million
  units: [person, seat, firm]
  timeline: {start: 1997-09, end: 1999-08, fiscal_year: september}
  centres:
    kpc: {group: capital}
    gwangju: {group: regional, opens: 1998-09}

  """

func scenario(_ body: String, settings: [String] = []) throws -> Scenario {
  try ScenarioText.load(frame + body + "\n", settings: settings)
}

/// The first alternative with its names, units and axes resolved.
func resolved(_ body: String) throws -> ResolvedAlternative {
  try #require(try Resolver.resolve(scenario(body)).first)
}

func plan(_ body: String, alsoKeeping: Set<String> = []) throws -> Plan {
  let scenario = try scenario(body)
  return try Planner(scenario).plan(
    lastAward: scenario.alternatives.map { _ in nil }, alsoKeeping: alsoKeeping)
}

/// Every message for a scenario, in full, as the command line prints them.
func messages(_ body: String) -> String {
  do {
    let scenario = try scenario(body)
    let planner = try Planner(scenario)
    _ = try planner.awardPlan()
    let plan = try planner.plan(lastAward: scenario.alternatives.map { _ in nil })
    let warnings = scenario.warnings + plan.warnings
    return warnings.isEmpty ? "no messages\n" : text(warnings)
  } catch let list as DiagnosticList {
    return text(list.diagnostics)
  } catch {
    return "\(error)\n"
  }
}

private func text(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map(\.description).joined(separator: "\n\n") + "\n"
}

/// Code and first line of every message, without its place: `unit-mismatch: 'x' adds seat to person`.
func briefly(_ body: String) -> [String] {
  messages(body).split(separator: "\n\n").map { message in
    let line = message.split(separator: "\n")[0]
    guard let bracket = line.firstIndex(of: "[") else { return String(line) }
    return String(line[line.index(after: bracket)...])
      .replacing("]: ", with: ": ", maxReplacements: 1)
  }
}

/// Compares with `Golden/<name>.txt`.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if let difference = Golden.difference(text, name + ".txt", file: file) {
    Issue.record("\(difference)", sourceLocation: sourceLocation)
  }
}

extension Plan {
  func output(_ name: String, _ scope: Scope, alternative: Int = 0) -> PlanOutput? {
    outputs.first { $0.name == name && $0.scope == scope && $0.alternative == alternative }
  }

  /// The node of a quantity without centre axis that is reported or kept.
  func node(_ name: String, alternative: Int = 0) throws -> Node {
    nodes[try #require(output(name, .network, alternative: alternative)).node.index]
  }

  /// The value of a quantity that folds to a number.
  func constant(_ name: String) throws -> Double? {
    if case .constant(let value) = try node(name).operation { value } else { nil }
  }
}
