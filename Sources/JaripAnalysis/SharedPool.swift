/// What a shared line's pool is made of in one month of one trial, for whoever of its members would share.
///
/// - Units: money per month; `premium` is 1 + premium.
/// - Shape: one `use`, `fixedUse` and `isMember` for each player; the first two are 0 where it is no member.
struct SharedPool {
  /// adoption · (amount − fixed)
  var use: [Double]
  /// adoption · fixed
  var fixedUse: [Double]
  /// Open, with an adoption above 0.
  var isMember: [Bool]
  var premium: Double
  var overlap: Double
  var localisation: Double
  var pairCost: Double
  var secretariat: Double

  /// What the players inside would save, were they the only ones to share: with members S among them,
  ///
  ///     Σ (use + fixedUse) − max fixedUse − premium ((1 − overlap) Σ use + overlap max use)
  ///       − localisation Σ use − pairCost n (n − 1) / 2 − secretariat,    n = |S| > 1, else 0
  ///
  /// - Source: the pool's cost of section 11 of docs/language.md, restricted to S; a member alone pays its amount, so of
  ///   what it pays only adoption · amount is at stake.
  func saving(of isInside: [Bool]) -> Double {
    var (count, total, largest, fixed, largestFixed) = (0, 0.0, 0.0, 0.0, 0.0)
    for player in use.indices where isInside[player] && isMember[player] {
      count += 1
      total += use[player]
      largest = max(largest, use[player])
      fixed += fixedUse[player]
      largestFixed = max(largestFixed, fixedUse[player])
    }
    guard count > 1 else { return 0 }
    let pairs = Double(count * (count - 1) / 2)
    let pooled =
      largestFixed + premium * ((1 - overlap) * total + overlap * largest) + localisation * total
      + pairCost * pairs + secretariat
    return total + fixed - pooled
  }
}
