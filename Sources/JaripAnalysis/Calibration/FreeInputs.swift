import JaripLanguage
import JaripScenario

/// The inputs that a call names, by name or with `*` for any letters.
struct FreeInputs {
  let names: [String]

  /// - Parameter patterns: `fee`, `inputs.fee` or `demand_*`.
  /// - Throws: every pattern that names no input, and every input that cannot be scaled.
  init(_ patterns: [String], in alternative: Alternative) throws(DiagnosticList) {
    let inputs = alternative.quantities.values.filter { $0.section == .inputs }
    var names: Set<String> = []
    var problems: [Diagnostic] = []
    for pattern in patterns {
      let wanted = pattern.hasPrefix("inputs.") ? String(pattern.dropFirst(7)) : pattern
      let found = inputs.filter { Self.matches($0.name[...], wanted[...]) }
      if found.isEmpty {
        problems.append(
          Diagnostic(
            "unknown-name", "No input is called '\(wanted)'",
            suggestion: nearestName(to: wanted, among: inputs.map(\.name)).map { "'\($0)'" }
              ?? "jarip describe lists the inputs"))
      }
      for input in found {
        do throws(Diagnostic) {
          if try input.scaled(by: 1) == nil {
            problems.append(
              Diagnostic(
                "not-scalable", "'\(input.name)' is a curve, which no factor moves",
                at: input.place, suggestion: "free the inputs that it is multiplied with"))
          }
        } catch {
          problems.append(error)
        }
        names.insert(input.name)
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    self.names = inputs.map(\.name).filter(names.contains)
  }

  private static func matches(_ name: Substring, _ pattern: Substring) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" {
      return name.indices.contains { matches(name[$0...], pattern.dropFirst()) }
        || matches("", pattern.dropFirst())
    }
    return name.first == first && matches(name.dropFirst(), pattern.dropFirst())
  }
}
