import JaripKit
import JaripTesting
import Testing

/// Differential: the closed form of the Shapley split against all coalitions of the pool's cost game.
///
/// The game's cost is the pooled cost of SPEC 6 for any coalition that is not empty:
///
///     C(S) = max f + (1 + premium) · [(1 − overlap) · Σv + overlap · max v] + localisation · Σv
///            + pair_cost · n (n − 1) / 2 + secretariat
///
/// and the share of i is the sum over S without i of s! (n − s − 1)! / n! · [C(S + i) − C(S)].
@Suite struct ShapleyByBruteForce {
  static let ids = ["a", "b", "c", "d", "e", "f"]

  /// Every trial is a case: amounts, adoption and the terms of the pool are drawn. Whole amounts give ties
  /// and zeros.
  private func scenario(members: Int) -> String {
    """
    jarip: 1
    money: KRW million
    timeline: {start: 2000-01, end: 2000-01, fiscal_year: january}
    centres: {\(Self.ids.map { "\($0): {}" }.joined(separator: ", "))}
    inputs:
      won: {value: 1, unit: KRW million/month}
      wanted: {value: "uniform(0, 8)", each: centre}
      once: {value: "choice(0.3: 0, 0.4: 0.25, 0.3: 1)", each: centre}
      adopted: {value: "choice(0.2: 0, 0.3: 0.5, 0.5: 1)", each: centre}
      overlap: {value: "uniform(0, 1)"}
      premium: {value: "uniform(-0.2, 0.4)"}
      localisation: {value: "uniform(0, 0.3)"}
      pair_cost: {value: "uniform(0, 1)"}
      secretariat: {value: "uniform(0, 3)"}
    model:
      alone_cost: round(wanted) * won
      fixed: once * alone_cost
      charge: field
    costs:
      field:
        amount: alone_cost
        sharing:
          fixed: fixed
          overlap: overlap
          premium: premium
          localisation: localisation
          pair_cost: pair_cost * won
          secretariat: secretariat * won
          adoption: adopted
          members: [\(Self.ids.prefix(members).joined(separator: ", "))]
          split: shapley
    share: all
    """
  }

  @Test(arguments: 2...6)
  func `the split is the Shapley value over all coalitions of`(members: Int) throws {
    let trials = 30
    let run = try FullRun(scenario(members: members), trials: trials, seed: UInt64(members))
    var pools = 0
    for trial in 0..<trials {
      func number(_ name: String, _ place: String = "network") throws -> Double {
        try run.value(name, of: place, month: 0, trial: trial)
      }
      var game = PoolGame(
        overlap: try number("overlap"), premium: try number("premium"),
        localisation: try number("localisation"), pairCost: try number("pair_cost"),
        secretariat: try number("secretariat"))
      var rest: [Double] = []
      var charges: [Double] = []
      for id in Self.ids.prefix(members) {
        let adopted = try number("adopted", id)
        let alone = try number("alone_cost", id)
        let fixed = try number("fixed", id)
        guard adopted > 0 else {
          #expect(try number("charge", id) == alone, "\(id) takes no part")
          continue
        }
        game.varying.append(adopted * (alone - fixed))
        game.fixed.append(adopted * fixed)
        rest.append((1 - adopted) * alone)
        charges.append(try number("charge", id))
      }
      guard charges.count > 1 else { continue }
      pools += 1
      for (index, share) in game.shapleyValue.enumerated() {
        let expected = rest[index] + share
        #expect(
          abs(charges[index] - expected) < 1e-12,
          "trial \(trial): \(charges[index]), not \(expected), in \(game)")
      }
    }
    #expect(pools > trials / 2, "the cases hold pools")
  }
}

/// A pool's cost as a cooperative game, straight from the formula.
private struct PoolGame {
  var overlap: Double
  var premium: Double
  var localisation: Double
  var pairCost: Double
  var secretariat: Double
  var varying: [Double] = []
  var fixed: [Double] = []

  /// The cost of the coalition whose members are the bits of `members`.
  func cost(_ members: Int) -> Double {
    let inside = varying.indices.filter { members >> $0 & 1 == 1 }
    guard !inside.isEmpty else { return 0 }
    let sum = inside.reduce(0) { $0 + varying[$1] }
    let largest = inside.map { varying[$0] }.max()!
    let count = Double(inside.count)
    return inside.map { fixed[$0] }.max()!
      + (1 + premium) * ((1 - overlap) * sum + overlap * largest)
      + localisation * sum + pairCost * count * (count - 1) / 2 + secretariat
  }

  var shapleyValue: [Double] {
    let count = varying.count
    func factorial(_ n: Int) -> Double { (0..<n).reduce(1) { $0 * Double($1 + 1) } }
    return varying.indices.map { player in
      (0..<1 << count).filter { $0 >> player & 1 == 0 }.reduce(0.0) { sum, coalition in
        let size = coalition.nonzeroBitCount
        let weight = factorial(size) * factorial(count - size - 1) / factorial(count)
        return sum + weight * (cost(coalition | 1 << player) - cost(coalition))
      }
    }
  }
}
