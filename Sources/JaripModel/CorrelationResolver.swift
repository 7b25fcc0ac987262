import Foundation
import JaripLanguage
import JaripMath
import JaripScenario

/// Gives correlated inputs the rows of the Cholesky factor of their normal correlations.
///
/// Inputs that hang together form a group, ordered by name, so that the order of the file does not
/// matter.
struct CorrelationResolver {
  let alternative: Alternative
  let scenario: Scenario

  init(_ alternative: Alternative, scenario: Scenario) {
    self.alternative = alternative
    self.scenario = scenario
  }

  func apply(to model: inout ResolvedAlternative) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    var drawOf: [String: Int] = [:]
    var seen: Set<Set<String>> = []
    let pairs = alternative.correlations.filter { !isFixed($0.first) && !isFixed($0.second) }
    for pair in pairs {
      for name in [pair.first, pair.second] where drawOf[name] == nil {
        do throws(Diagnostic) {
          drawOf[name] = try onlyDraw(of: name, pair, in: model)
        } catch {
          problems.append(error)
        }
      }
      if !seen.insert([pair.first, pair.second]).inserted {
        problems.append(
          Diagnostic(
            "bad-correlation",
            "The correlation of '\(pair.first)' and '\(pair.second)' is given twice",
            at: pair.place, suggestion: "take one of them out"))
      }
      if let a = drawOf[pair.first], let b = drawOf[pair.second],
        model.draws[a].axes != model.draws[b].axes
      {
        problems.append(
          Diagnostic(
            "bad-correlation", "'\(pair.first)' and '\(pair.second)' are drawn on different axes",
            at: pair.place,
            why: "\(pair.first) is drawn for each \(model.draws[a].axes); \(pair.second) for each "
              + "\(model.draws[b].axes).", suggestion: "the same 'each' on both"))
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    for group in groups(pairs) {
      try apply(group, drawOf, &model)
    }
  }

  /// Whether the command line or an alternative gives an input that is drawn elsewhere a fixed value: a
  /// lever that is moved. Its correlations rest.
  private func isFixed(_ name: String) -> Bool {
    guard let quantity = alternative.quantities[name], !quantity.isDrawn else { return false }
    return quantity.place.file.name == "--set"
      || scenario.alternatives.contains { $0.quantities[name]?.isDrawn == true }
  }

  private func onlyDraw(of name: String, _ pair: Correlation, in model: ResolvedAlternative)
    throws(Diagnostic) -> Int
  {
    let draws = model.draws.indices.filter { model.draws[$0].owner == name }
    guard model.quantities[name]?.section == .inputs else {
      let inputs = model.quantities.values.filter { $0.section == .inputs }.map(\.name)
      throw Diagnostic(
        "unknown-name", "'\(name)' is not an input", at: pair.place,
        suggestion: nearestName(to: name, among: inputs).map { "'\($0)'" })
    }
    guard draws.count == 1, case .distribution = model.draws[draws[0]].source else {
      let isPerCentre = if case .perCentre? = model.quantities[name]?.value { true } else { false }
      let what =
        draws.isEmpty
        ? "is not drawn"
        : isPerCentre
          ? "has a draw of its own for every centre"
          : draws.count == 1 ? "is a process" : "has \(draws.count) draws"
      throw Diagnostic(
        "bad-correlation", "'\(name)' \(what), and a correlation needs one distribution",
        at: pair.place, why: "correlations are between the ranks of single draws.",
        suggestion: isPerCentre
          ? "one distribution with 'each: centre' and parameters per centre"
          : draws.count > 1 ? "an input for each draw, and a model quantity that joins them" : nil)
    }
    return draws[0]
  }

  /// Connected inputs, each group sorted by name.
  private func groups(_ pairs: [Correlation]) -> [[String]] {
    var groups: [Set<String>] = []
    for pair in pairs {
      let touching = groups.filter { $0.contains(pair.first) || $0.contains(pair.second) }
      groups.removeAll { group in touching.contains(group) }
      groups.append(touching.reduce([pair.first, pair.second]) { $0.union($1) })
    }
    return groups.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private func apply(_ group: [String], _ drawOf: [String: Int], _ model: inout ResolvedAlternative)
    throws(DiagnosticList)
  {
    let count = group.count
    var matrix = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0.0 } }
    for pair in alternative.correlations {
      guard let i = group.firstIndex(of: pair.first), let j = group.firstIndex(of: pair.second)
      else { continue }
      matrix[i][j] = normalCorrelation(rank: pair.rank)
      matrix[j][i] = matrix[i][j]
    }
    guard let factor = choleskyFactor(matrix) else {
      let ranks = nearestRanks(matrix)
      var words: [String] = []
      for (i, first) in group.enumerated() {
        for (j, second) in group.enumerated() where i < j && ranks[i][j] != 0 {
          words.append("\(first), \(second): \(ranks[i][j])")
        }
      }
      throw DiagnosticList([
        Diagnostic(
          "impossible-correlations", "No set of inputs can have these rank correlations together",
          at: alternative.correlations.first { group.contains($0.first) }?.place,
          why: "their matrix is not positive definite.",
          suggestion: "the nearest valid set is " + words.joined(separator: "; "))
      ])
    }
    for (row, name) in group.enumerated() {
      model.draws[drawOf[name]!].correlation = CorrelationRow(
        members: Array(group[...row]), weights: Array(factor[row][...row]))
    }
  }

  /// Rank correlations near those of an impossible matrix, with three decimals, that are accepted.
  private func nearestRanks(_ matrix: [[Double]]) -> [[Double]] {
    let nearest = nearestCorrelation(matrix)
    // The nearest set lies on the edge of what is possible, and rounding may step over it.
    for step in 0... {
      let ranks = nearest.map { row in
        row.map { value in
          let rank = 6 / Double.pi * asin(value / 2) * (1 - 0.001 * Double(step))
          return (rank * 1000).rounded(.towardZero) / 1000
        }
      }
      var normal = ranks.map { row in row.map(normalCorrelation) }
      for index in normal.indices { normal[index][index] = 1 }
      if choleskyFactor(normal) != nil { return ranks }
    }
    preconditionFailure("Internal error: correlations of 0 are not accepted")
  }
}

extension Quantity {
  /// Whether its value calls a distribution.
  fileprivate var isDrawn: Bool {
    guard case .formula(let formula) = value else { return true }
    return formula.expression.calls.contains {
      FunctionEntry.byName[$0]?.category == .distributions
    }
  }
}
