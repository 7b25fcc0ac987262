/// What the facts that were not used for fitting say of the forecasts, all together.
public struct ValidationSummary: Sendable {
  /// How many facts lie in the intervals that are to hold a share of them.
  public struct Coverage: Sendable, Hashable {
    public var share: Double
    public var inside: Int
    public var facts: Int
    /// 95 % (Wilson).
    public var limits: ClosedRange<Double> { WilsonInterval.limits(inside, of: facts) }

    /// Whether the intervals hold fewer facts than they are to, or more, by an exact binomial test at 5 %.
    public var verdict: Verdict {
      let tail = ValidationSummary.significance / 2
      if BinomialTail.probability(atMost: inside, of: facts, share: share) <= tail {
        return .tooNarrow
      }
      let outside = facts - inside
      if BinomialTail.probability(atMost: outside, of: facts, share: 1 - share) <= tail {
        return .tooWide
      }
      return .compatible
    }

    public enum Verdict: Sendable { case tooNarrow, tooWide, compatible }
  }

  /// The model's forecasts against one kind of reference, fact by fact.
  public struct Comparison: Sendable {
    public enum Verdict: String, Sendable { case better, worse, undecided }
    public var kind: ReferenceForecast.Kind
    /// Of the signs of the differences of scores.
    public var signTest: SignTest
    /// Of the mean difference of relative scores.
    public var permutationTest: PermutationTest
    /// 1 − mean score / mean score of the reference, scores relative to the facts; nothing when only the reference has no
    /// loss.
    public var skill: Double?
    public var pairs: Int
    public var verdict: Verdict
  }

  public enum Verdict: Sendable, Hashable {
    /// Every fact was used for fitting, or there is none.
    case noTestFacts
    /// The model has no value for any of them.
    case noForecasts
    /// No earlier fact from which a reference could be made.
    case noReferences
    case better, worse, undecided
    /// Better, but the file marks some of the facts as fitted: its inputs may know them, and that is no forecast.
    case known
  }

  /// Facts that are tests.
  public let testFacts: Int
  /// Those of them that the file marks as fitted: an origin made them tests, and inputs may know them.
  public let mayBeKnown: Int
  /// Those of them with a forecast.
  public let scored: Int
  /// At 50, 80 and 90 %.
  public let coverage: [Coverage]
  /// The mean of the scores, each relative to its fact; nothing without.
  public let meanRelativeScore: Double?
  /// The mean of (mean of the forecast − fact) / fact: above 0 where the model forecasts too much.
  public let bias: Double?
  public let comparisons: [Comparison]
  public let verdict: Verdict

  public static let shares = [0.5, 0.8, 0.9]
  /// How often chance alone may make the model look better, or worse, than a reference.
  public static let significance = AnalysisConstants.significance

  /// - Parameter seed: of tosses in permutation tests of many pairs.
  public init(_ forecasts: [ObservedForecast], seed: UInt64) {
    let tests = forecasts.filter(\.isTest)
    let scored = tests.filter { $0.forecast != nil }
    testFacts = tests.count
    mayBeKnown = tests.count(where: \.mayBeKnown)
    self.scored = scored.count
    coverage = Self.shares.map { share in
      Coverage(
        share: share, inside: scored.count { $0.isInside(share) == true }, facts: scored.count)
    }
    meanRelativeScore = Self.mean(scored.compactMap { row in row.crps.flatMap(row.relative) })
    bias = Self.mean(
      scored.compactMap { row in row.relative(row.forecast!.mean - row.fact) })
    let comparisons = Self.comparisons(scored, seed: seed)
    self.comparisons = comparisons
    verdict = Self.verdict(
      tests: tests.count, scored: scored.count, mayBeKnown: mayBeKnown, comparisons)
  }

  private static func verdict(
    tests: Int, scored: Int, mayBeKnown: Int, _ comparisons: [Comparison]
  ) -> Verdict {
    if tests == 0 { return .noTestFacts }
    if scored == 0 { return .noForecasts }
    if comparisons.isEmpty { return .noReferences }
    // To beat all of them each must be beaten, which needs no correction; that one of several wins is chance more often.
    if comparisons.contains(where: { $0.verdict == .worse }) { return .worse }
    guard comparisons.allSatisfy({ $0.verdict == .better }) else { return .undecided }
    return mayBeKnown > 0 ? .known : .better
  }

  private static func comparisons(_ rows: [ObservedForecast], seed: UInt64) -> [Comparison] {
    var kinds: [ReferenceForecast.Kind] = []
    for kind in rows.flatMap({ $0.references.map(\.kind) }) where !kinds.contains(kind) {
      kinds.append(kind)
    }
    return kinds.map { kind in
      var (own, other): ([Double], [Double]) = ([], [])
      var differences: [Double] = []
      for row in rows {
        guard let reference = row.references.first(where: { $0.kind == kind }),
          let score = row.crps
        else { continue }
        let against = reference.crps(of: row.fact)
        differences.append(score - against)
        if let relative = row.relative(score), let relativeAgainst = row.relative(against) {
          own.append(relative)
          other.append(relativeAgainst)
        }
      }
      let signs = SignTest(differences: differences)
      let skill = mean(own).flatMap { score in
        mean(other).flatMap { Scores.skill(score, against: $0) }
      }
      var verdict = Comparison.Verdict.undecided
      if signs.pValue <= significance, signs.better > signs.worse, skill ?? -1 > 0 {
        verdict = .better
      }
      if signs.pValue <= significance / Double(kinds.count), signs.worse > signs.better,
        skill ?? -1 < 0
      {
        verdict = .worse
      }
      return Comparison(
        kind: kind, signTest: signs,
        permutationTest: PermutationTest(differences: zip(own, other).map { $0 - $1 }, seed: seed),
        skill: skill, pairs: differences.count, verdict: verdict)
    }
  }

  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
