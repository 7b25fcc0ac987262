import JaripLanguage
import JaripScenario

extension AlternativeResolver {
  private var moneyPerMonth: String { names.rules.describe(.known(names.moneyPerMonth)) }

  mutating func line(_ line: Line) -> ResolvedLine? {
    let rules = names.rules
    let expected = moneyPerMonth
    let lumpSum = rules.describe(.known(names.money))
    guard
      let amount = term(
        line.amount, owner: line.name, needs: names.moneyPerMonth,
        describedBy: { found in
          (
            "The line '\(line.name)' comes out as \(found), and a line must be \(expected)",
            found == lumpSum
              ? "a payment made in one month is money per month in that month."
              : "lines are added up to the statement of a centre, month by month.", nil
          )
        })
    else { return nil }
    var resolved = ResolvedLine(line: line, amount: amount, axes: [])
    if case .cost(_, let arises, let sharing) = line.kind {
      if case .once(let split) = arises {
        guard let split = self.split(split, owner: line.name) else { return nil }
        resolved.networkSplit = split
      }
      if let sharing {
        guard let terms = self.sharing(sharing, of: line) else { return nil }
        if alternative.share.includes(line.name) { resolved.sharing = terms }
      }
    }
    return resolved
  }

  private mutating func split(_ split: Split, owner: String) -> ResolvedSplit? {
    switch split {
    case .equal: return .equal
    case .use: return .use
    case .ability: return .ability
    case .shapley: return .shapley
    case .weights(let formula):
      var calls = 0
      return term(formula, owner: "\(owner).split", callCount: &calls).map { .weights($0) }
    }
  }

  private mutating func sharing(_ sharing: Sharing, of line: Line) -> ResolvedSharing? {
    let before = problems.count
    let money = names.moneyPerMonth
    func parameter(_ formula: Formula?, _ key: String, _ dimension: Dimension)
      -> ResolvedFormula?
    {
      let expected = names.rules.describe(.known(dimension))
      return term(
        formula, owner: "\(line.name).\(key)", needs: dimension,
        describedBy: {
          ("'\(key)' of '\(line.name)' must be \(expected), and this is \($0)", nil, nil)
        })
    }
    let resolved = ResolvedSharing(
      fixed: parameter(sharing.fixed, "fixed", money),
      overlap: parameter(sharing.overlap, "overlap", .pure),
      premium: parameter(sharing.premium, "premium", .pure),
      localisation: parameter(sharing.localisation, "localisation", .pure),
      pairCost: parameter(sharing.pairCost, "pair_cost", money),
      secretariat: parameter(sharing.secretariat, "secretariat", money),
      adoption: parameter(sharing.adoption, "adoption", .pure),
      isMember: scenario.centres.map { centre in
        guard let members = sharing.members else { return true }
        return members.contains(centre.id) || centre.group.map(members.contains) == true
      },
      split: self.split(sharing.split, owner: line.name) ?? .use)
    return problems.count == before ? resolved : nil
  }

  mutating func grant(_ grant: Grant) -> ResolvedGrant? {
    let expected = moneyPerMonth
    let award = term(
      grant.award, owner: "\(grant.name).award", needs: names.moneyPerMonth,
      describedBy: {
        ("The award of '\(grant.name)' must be \(expected), and this is \($0)", nil, nil)
      })
    let share = term(
      grant.share, owner: "\(grant.name).share", needs: .pure,
      describedBy: {
        ("The share of '\(grant.name)' must be a pure number, and this is \($0)", nil, nil)
      })
    guard let award, grant.share == nil || share != nil else { return nil }
    let eligible = alternative.lines.values.filter {
      $0.basis == .operating || $0.basis == .capital
    }
    return ResolvedGrant(
      grant: grant, award: award, share: share,
      covers: eligible.map(\.name).filter { grant.covers?.contains($0) ?? true })
  }

  mutating func reserves() -> ResolvedReserves {
    let rules = alternative.reserves
    let money = names.rules.describe(.known(names.money))
    func amount(_ formula: Formula?, _ key: String) -> ResolvedFormula? {
      term(
        formula, owner: "reserves.\(key)", needs: names.money,
        describedBy: {
          ("'\(key)' of the reserves must be \(money), and this is \($0)", nil, nil)
        })
    }
    func rate(_ formula: Formula?, _ key: String) -> ResolvedFormula? {
      guard let formula else { return nil }
      var calls = 0
      guard var resolved = term(formula, owner: "reserves.\(key)", callCount: &calls) else {
        return nil
      }
      let type = resolved.term.type
      if type == .known(.perMonth) { return resolved }
      if names.rules.common([type, .pure]) == nil {
        problems.append(
          formula.problem(
            "unit-mismatch",
            "'\(key)' of the reserves must be a yearly rate, a pure number or 1/year, "
              + "and this is \(names.rules.describe(type))", at: resolved.term.range,
            suggestion: "0.04 for four per cent a year"))
        return nil
      }
      let twelve = Term(.number(12), range: resolved.term.range, type: .pure)
      resolved.term = Term(
        .binary(.divide, resolved.term, twelve), range: resolved.term.range,
        type: .known(.perMonth))
      return resolved
    }
    return ResolvedReserves(
      opening: amount(rules.opening, "opening"), interest: rate(rules.interest, "interest"),
      overdraftRate: rate(rules.overdraftRate, "overdraft_rate"),
      creditLimit: amount(rules.creditLimit, "credit_limit"), closesAfter: rules.closesAfter)
  }

  mutating func independence() -> ResolvedIndependence? {
    let rule = alternative.independence
    let test = term(
      rule.test, owner: "independence.test", needs: .pure,
      describedBy: {
        (
          "The test of independence must be a condition, and this is \($0)", nil,
          "\(rule.test.text.shortened) >= …"
        )
      })
    return test.map {
      ResolvedIndependence(test: $0, sustained: rule.sustained, from: rule.from)
    }
  }
}

extension Share {
  func includes(_ line: String) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .lines(let names): names.contains(line)
    }
  }
}
