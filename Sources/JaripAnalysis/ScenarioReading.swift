public import JaripLanguage
import JaripModel
public import JaripScenario

extension ScenarioLoader {
  /// Reads a scenario and shows all that is wrong with it at once: what cannot be read, and what is wrong with
  /// names, units and axes in the rest.
  ///
  /// - Throws: every error found, in the order of reading.
  public func loadChecked(path: String) throws(DiagnosticList) -> Scenario {
    let (scenario, problems) = readPartly(path: path)
    guard !problems.isEmpty || scenario == nil else { return scenario! }
    var all = problems
    if let scenario {
      do throws(DiagnosticList) {
        _ = try Resolver.resolve(scenario)
      } catch {
        // What has a unit that was not understood fits nothing it stands in.
        let isUnitUnknown = problems.contains { $0.code == "bad-unit" }
        all += error.diagnostics.filter { !isUnitUnknown || $0.code != "unit-mismatch" }
      }
    }
    throw DiagnosticList(all.inOrder(of: scenario?.files ?? []))
  }
}
