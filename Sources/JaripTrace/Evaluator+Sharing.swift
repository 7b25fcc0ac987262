import JaripLanguage
import JaripMath
public import JaripModel

struct PoolKey: Hashable {
  var line: Int
  var month: Int
}

/// What a shared line's members pool in a month, and what each is charged.
struct Pool {
  var terms = PoolValues()
  /// By centre.
  var charges: [Double]
  /// Nothing where fewer than two share.
  var split: PoolSplit?
  var pooled = 0.0
}

/// Who pays which part of a pool, and by what.
struct PoolSplit {
  /// What it came to be split by: a split by weights that are all 0 falls back on use, and that on equal parts.
  var kind: ResolvedSplit.Kind
  /// By centre.
  var parts: [Double]
  /// By centre, what the parts are in proportion to; empty for equal parts and the Shapley value.
  var basis: [Double] = []
  /// By centre, the terms of its Shapley value.
  var terms: [[Double]] = []
}

/// The terms of a shared pool in one month, in canonical money per month; all 0 with fewer than two members.
public struct PoolValues: Equatable, Sendable {
  public var members = 0
  public var fixed = 0.0
  public var ownParts = 0.0
  public var largest = 0.0
  public var localisation = 0.0
  public var pairs = 0.0
  public var secretariat = 0.0

  /// In the order in which they are added, as the results name them: `textbooks.own_parts`.
  public var rows: [(name: String, value: Double)] {
    [
      ("fixed", fixed), ("own_parts", ownParts), ("largest", largest),
      ("localisation", localisation), ("pairs", pairs), ("secretariat", secretariat),
    ]
  }

}

extension Evaluator {
  /// A term of a line's pool as results name it, or of all pools together with `total` for the line;
  /// nothing for a line that is not shared, and for a name that is no term.
  public func poolTerm(
    _ term: String, of line: String, month: Int
  ) throws(RunFailure) -> Double? {
    guard line != "total" else {
      var terms: [Double] = []
      for line in parts.lines where line.isShared {
        guard let found = try poolTerm(term, of: line.name, month: month) else { return nil }
        terms.append(found)
      }
      return sum(terms)
    }
    guard let index = parts.lineIndex[line], parts.lines[index].isShared else { return nil }
    try prepare(.line(index), through: month)
    let pool = try pool(index, month)
    if let found = pool.terms.rows.first(where: { $0.name == term }) { return found.value }
    var savings: [Double] = []
    for centre in 0..<centreCount {
      savings.append(subtract(try alone(index, Moment(centre, month)), pool.charges[centre]))
    }
    let (saving, terms) = (sum(savings), pool.terms)
    switch term {
    case "saving": return saving
    case "gross_saving":
      return sum([saving, terms.localisation, terms.pairs, terms.secretariat])
    default: return nil
    }
  }

  /// The charge of a shared line.
  func shared(_ line: Int, _ at: Moment) throws(RunFailure) -> Double {
    try pool(line, at.month).charges[at.centre!]
  }

  /// A centre's adoption; 0 where the line is not shared or the centre is no member.
  func adoption(_ line: Int, _ at: Moment) throws(RunFailure) -> Double {
    guard let sharing = parts.lines[line].sharing, sharing.isMember[at.centre!] else { return 0 }
    guard let part = sharing.adoption else { return 1 }
    let adoption = try value(part, at)
    if isOpen(at) {
      try require(.fromZeroToOne, adoption, named("adoption", line), .part(part), at)
    }
    return adoption
  }

  func named(_ key: String, _ line: Int) -> String {
    "'\(key)' of '\(parts.lines[line].name)'"
  }

  /// pooled = max f + (1 + premium) * ((1 - overlap) * sum v + overlap * max v)
  ///          + localisation * sum v + pair_cost * n (n - 1) / 2 + secretariat
  ///
  /// charge = (1 - a) * s + split(pooled) for members of a pool of at least two, else s.
  func pool(_ line: Int, _ month: Int) throws(RunFailure) -> Pool {
    let key = PoolKey(line: line, month: month)
    if let pool = pools[key] { return pool }
    let sharing = parts.lines[line].sharing!
    var work = PoolWork(centreCount: centreCount)
    for centre in 0..<centreCount {
      try readMember(line, sharing, Moment(centre, month), &work)
    }
    var pool = Pool(charges: work.alone)
    if work.count > 1 {
      try share(line, sharing, work, Moment(0, month), &pool)
    }
    pools[key] = pool
    return pool
  }

  /// What one centre brings into the pool.
  private func readMember(
    _ line: Int, _ sharing: ModelParts.SharingParts, _ at: Moment, _ work: inout PoolWork
  ) throws(RunFailure) {
    let centre = at.centre!
    let alone = try self.alone(line, at)
    work.alone[centre] = alone
    guard isOpen(at) else { return }
    let adoption = try self.adoption(line, at)
    work.adoption[centre] = adoption
    guard adoption > 0 else { return }
    work.isMember[centre] = true
    let fixed = try rule(sharing.fixed, at)
    let varying = subtract(alone, fixed)
    if let part = sharing.fixed {
      try require(.notNegative, fixed, named("fixed", line), .part(part), at)
      try requireFixed(fixed, within: alone, line, part, at)
    }
    work.use[centre] = multiply(adoption, varying)
    work.fixedUse[centre] = multiply(adoption, fixed)
  }

  private func share(
    _ line: Int, _ sharing: ModelParts.SharingParts, _ work: PoolWork, _ at: Moment,
    _ pool: inout Pool
  ) throws(RunFailure) {
    let rates = try rates(line, sharing, at)
    let count = Double(work.count)
    let totalUse = sum(work.use)
    var terms = PoolValues(members: work.count)
    terms.fixed = largest(work.fixedUse)
    terms.ownParts = multiply(rates.premium, multiply(subtract(1, rates.overlap), totalUse))
    terms.largest = multiply(rates.premium, multiply(rates.overlap, largest(work.use)))
    terms.localisation = multiply(rates.localisation, totalUse)
    terms.pairs = multiply(
      rates.pairCost, divide(multiply(count, subtract(count, 1)), 2))
    terms.secretariat = rates.secretariat
    let pooled = sum(terms.rows.map(\.value))
    let split: PoolSplit
    if case .shapley = sharing.split {
      split = shapley(work, rates)
    } else {
      split = try self.split(pooled, line, sharing.split, work, totalUse, at.month)
    }
    for centre in 0..<centreCount where work.isMember[centre] {
      let rest = multiply(subtract(1, work.adoption[centre]), work.alone[centre])
      pool.charges[centre] = add(rest, split.parts[centre])
    }
    pool.split = split
    pool.pooled = pooled
    pool.terms = terms
  }

  private func rates(_ line: Int, _ sharing: ModelParts.SharingParts, _ at: Moment)
    throws(RunFailure) -> PoolRates
  {
    let overlap = try rule(sharing.overlap, at)
    if let part = sharing.overlap {
      // It belongs to the pool, and the pool to the network.
      let network = Moment(nil, at.month)
      try require(.fromZeroToOne, overlap, named("overlap", line), .part(part), network)
    }
    return PoolRates(
      premium: add(1, try rule(sharing.premium, at)), overlap: overlap,
      localisation: try rule(sharing.localisation, at), pairCost: try rule(sharing.pairCost, at),
      secretariat: try rule(sharing.secretariat, at))
  }

  /// The pool split equally, by use or by weights.
  private func split(
    _ pooled: Double, _ line: Int, _ split: ResolvedSplit, _ work: PoolWork, _ totalUse: Double,
    _ month: Int
  ) throws(RunFailure) -> PoolSplit {
    let equal = PoolSplit(
      kind: .equal,
      parts: [Double](repeating: divide(pooled, Double(work.count)), count: centreCount))
    if case .equal = split { return equal }
    func by(_ kind: ResolvedSplit.Kind, _ weights: [Double], _ total: Double) -> PoolSplit? {
      guard total > 0 else { return nil }
      let parts = weights.map { divide(multiply(pooled, $0), total) }
      return PoolSplit(kind: kind, parts: parts, basis: weights)
    }
    let byUse = by(.use, work.use, totalUse) ?? equal
    guard let weights = try weights(line, split, work.isMember, month) else { return byUse }
    return by(split.kind, weights, sum(weights)) ?? byUse
  }

  /// The Shapley value of the pool's cost: own parts, the airport rule for each maximum, half of each
  /// pair to each of the two, equal parts of the secretariat.
  private func shapley(_ work: PoolWork, _ rates: PoolRates) -> PoolSplit {
    let count = Double(work.count)
    let fixed = airport(work.fixedUse, work.isMember)
    let largest = airport(work.use, work.isMember)
    let terms = (0..<centreCount).map { centre in
      [
        fixed[centre],
        multiply(rates.premium, multiply(subtract(1, rates.overlap), work.use[centre])),
        multiply(rates.premium, multiply(rates.overlap, largest[centre])),
        multiply(rates.localisation, work.use[centre]),
        multiply(rates.pairCost, divide(subtract(count, 1), 2)),
        divide(rates.secretariat, count),
      ]
    }
    return PoolSplit(kind: .shapley, parts: terms.map(sum), terms: terms)
  }

  /// The step from each amount to the next higher one is shared by all at or above it.
  ///
  /// Who is no member counts as one of amount 0: the first step is then 0 and changes nobody's share.
  ///
  /// - Source: Littlechild and Owen (1973), Management Science 20, 370-372.
  private func airport(_ amounts: [Double], _ isMember: [Bool]) -> [Double] {
    let sorted = zip(amounts, isMember).map { $1 ? $0 : 0 }.sorted()
    var shares: [Double] = []
    var share = 0.0
    var before = 0.0
    for (rank, amount) in sorted.enumerated() {
      share += (amount - before) / Double(sorted.count - rank)
      before = amount
      shares.append(share)
    }
    return zip(amounts, isMember).map { amount, isMember in
      isMember ? shares[sorted.lastIndex { amount >= $0 } ?? 0] : 0
    }
  }

  private func largest(_ values: [Double]) -> Double {
    values.dropFirst().reduce(values[0]) { binary(.maximum, $0, $1) }
  }
}

/// What the centres bring into a pool, by centre; 0 for those outside it.
private struct PoolWork {
  var alone: [Double]
  var adoption: [Double]
  var isMember: [Bool]
  var use: [Double]
  var fixedUse: [Double]
  var count: Int { isMember.count { $0 } }

  init(centreCount: Int) {
    let zeros = [Double](repeating: 0, count: centreCount)
    (alone, adoption, use, fixedUse) = (zeros, zeros, zeros, zeros)
    isMember = [Bool](repeating: false, count: centreCount)
  }
}

private struct PoolRates {
  /// 1 + premium.
  var premium: Double
  var overlap: Double
  var localisation: Double
  var pairCost: Double
  var secretariat: Double
}
