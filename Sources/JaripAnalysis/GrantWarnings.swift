public import JaripEngine
public import JaripLanguage
import JaripModel

extension Projection {
  /// Grants that on average exceed the cost they cover, over all centres and the years in which they pay.
  ///
  /// Grants that cover the same lines are held against them together.
  public var grantWarnings: [Diagnostic] {
    plan.alternatives.indices.flatMap { alternative in
      Dictionary(grouping: plan.alternatives[alternative].grants.values, by: \.covers)
        .sorted { $0.value[0].grant.place.line < $1.value[0].grant.place.line }
        .compactMap { warning(alternative, $0.value, covering: $0.key) }
    }
  }

  private func warning(
    _ alternative: Int, _ grants: [ResolvedGrant], covering lines: [String]
  ) -> Diagnostic? {
    let years = plan.scenario.timeline.fiscalYears.indices.map { year in
      (
        paid: grants.reduce(0) { $0 + networkMean(alternative, $1.name, year) },
        cost: lines.reduce(0) { $0 + networkMean(alternative, $1, year) }
      )
    }.filter { $0.paid > 0 }
    let paid = years.reduce(0) { $0 + $1.paid }
    let cost = years.reduce(0) { $0 + $1.cost }
    // Beyond rounding, since a grant may pay exactly all of it.
    guard paid > cost * (1 + 1e-9) else { return nil }
    let names = grants.map { "'\($0.name)'" }.joined(separator: " and ")
    return Diagnostic(
      "grants-exceed-cost",
      "On average \(names) pay\(grants.count == 1 ? "s" : "") more than the cost covered"
        + (plan.alternatives.count > 1
          ? ", in alternative '\(plan.alternatives[alternative].name)'" : ""),
      at: grants[0].grant.place,
      why:
        "\(rounded(paid)) against \(rounded(cost)) \(plan.scenario.money.text), the years in which it is paid.",
      suggestion: "share: at most 1 in all, or covers: the lines that are meant", severity: .warning
    )
  }

  /// The mean over trials for the network.
  private func networkMean(_ alternative: Int, _ name: String, _ year: Int) -> Double {
    guard
      let output = plan.outputs.firstIndex(where: {
        $0.alternative == alternative && $0.name == name && $0.scope == .network
      })
    else { return 0 }
    return yearly(output, row: 0, year: year).mean ?? 0
  }

  private func rounded(_ value: Double) -> String {
    let shown = (plan.scenario.money.stated(value) * 10).rounded() / 10
    return shown == shown.rounded() ? String(Int(shown)) : String(shown)
  }
}
