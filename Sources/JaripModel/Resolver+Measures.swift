import JaripLanguage
import JaripScenario

/// Standard measures and the planner's entries of the same names.
extension AlternativeResolver {
  /// Only an entry of `model` takes the place of a standard measure.
  mutating func refuseMeasureNames() {
    var owners: [(name: String, section: String, place: SourcePlace)] = []
    for quantity in alternative.quantities.values where quantity.section == .inputs {
      owners.append((quantity.name, "an input", quantity.place))
    }
    for line in alternative.lines.values { owners.append((line.name, "a line", line.place)) }
    for grant in alternative.grants.values { owners.append((grant.name, "a grant", grant.place)) }
    for (name, what, place) in owners where resolver.measures[name] != nil {
      problems.append(
        Diagnostic(
          "name-of-measure", "'\(name)' is a standard measure, and \(what) cannot have its name",
          at: place, why: "only an entry of 'model' takes the place of a standard measure.",
          suggestion: "another name, such as my_\(name)", attributes: ["name": name]))
    }
  }

  /// An error inside a standard measure, or in the standard test, comes from the planner's entry that
  /// took the place of a measure; it is told once for each such entry.
  mutating func blameOverrides() {
    var blamed: Set<String> = []
    var told: [Diagnostic] = []
    for problem in problems {
      guard let culprit = culprit(of: problem) else {
        told.append(problem)
        continue
      }
      guard blamed.insert(culprit.name).inserted else { continue }
      told.append(
        Diagnostic(
          "measure-overridden",
          "'\(culprit.name)' takes the place of the standard measure of that name, and what is built "
            + "on it no longer fits: \(problem.message)", at: culprit.place,
          why: "a model entry named like a standard measure overrides it.",
          suggestion: "another name, if no override is meant: my_\(culprit.name)"))
    }
    problems = told
  }

  /// The planner's entry to which the formula of a problem outside the planner's files leads.
  private func culprit(of problem: Diagnostic) -> Quantity? {
    guard let place = problem.place, !scenario.files.contains(where: { $0.name == place.file.name })
    else { return nil }
    var waiting: [String] =
      place.file.name == Prelude.fileName
      ? resolver.measures.values.last { $0.place.line <= place.line }.map { [$0.name] } ?? []
      : Array(alternative.independence.test.expression.names)
    var seen: Set<String> = []
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted, let measure = resolver.measures[name] else { continue }
      if let own = alternative.quantities[name] { return own }
      guard case .formula(let formula) = measure.value else { continue }
      waiting += formula.expression.names.sorted(by: >)
    }
    return nil
  }
}
