import JaripLanguage
import JaripMath
import JaripScenario

extension Lowering {
  /// What the centre is charged or earns on a line; 0 while it is not open.
  mutating func line(_ name: String) throws(Diagnostic) -> NodeID {
    try node(Reference(kind: .line, name: name)) { work throws(Diagnostic) in
      guard let line = work.model.lines[name] else {
        preconditionFailure("Internal error: no line '\(name)'")
      }
      let value: NodeID
      if let split = line.networkSplit {
        value = try work.chargedOnce(line, split)
      } else if let sharing = line.sharing {
        value = try work.shared(line, sharing)
      } else {
        value = try work.alone(name)
      }
      work.check(.notNegative, value)
      return value
    }
  }

  /// The line's amount before sharing; 0 while the centre is not open.
  mutating func alone(_ name: String) throws(Diagnostic) -> NodeID {
    try node(Reference(kind: .alone, name: name)) { work throws(Diagnostic) in
      guard let line = work.model.lines[name] else {
        preconditionFailure("Internal error: no line '\(name)'")
      }
      if let split = line.networkSplit { return try work.chargedOnce(line, split) }
      let isOpen = try work.open()
      let amount = try work.guarded(by: isOpen) { work throws(Diagnostic) in
        try work.term(line.amount.term, .centre, line.amount.formula)
      }
      let value = work.select(isOpen, amount, work.constant(0))
      if line.sharing != nil { work.check(.notNegative, value) }
      return value
    }
  }

  /// A cost that arises once for the network, split over the open centres.
  private mutating func chargedOnce(_ line: ResolvedLine, _ split: ResolvedSplit)
    throws(Diagnostic) -> NodeID
  {
    let isOpen = try open()
    let zero = constant(0)
    let amount = try term(line.amount.term, .centre, line.amount.formula)
    let equal = divide(amount, sumOverCentres(isOpen))
    guard let weight = try weights(split, among: isOpen) else {
      return select(isOpen, equal, zero)
    }
    let total = sumOverCentres(weight)
    let weighted = divide(multiply(amount, weight), total)
    let hasWeight = binary(.greater, total, zero)
    return select(isOpen, select(hasWeight, weighted, equal), zero)
  }

  /// The weights of a split by ability or by formula; nothing for the others.
  private mutating func weights(_ split: ResolvedSplit, among members: NodeID)
    throws(Diagnostic) -> NodeID?
  {
    switch split {
    case .equal, .use, .shapley: return nil
    case .ability:
      let earned = try linesOf(LineSelection(.earned), .centre)
      return select(members, graph.add(.trailing(12), earned), constant(0))
    case .weights(let formula):
      let weight = try term(formula.term, .centre, formula.formula)
      let value = select(members, weight, constant(0))
      check(.notNegative, value)
      return value
    }
  }

  /// A centre's adoption of a shared line; 0 where it is not shared or the centre is no member.
  mutating func adoption(_ name: String) throws(Diagnostic) -> NodeID {
    guard let sharing = model.lines[name]?.sharing else { return constant(0) }
    return try node(Reference(kind: .rule, name: "\(name).adoption")) { work throws(Diagnostic) in
      let members = work.graph.add(.perCentre(sharing.isMember.map { $0 ? 1 : 0 }))
      let adoption =
        if let formula = sharing.adoption { try work.rule(formula) } else { work.constant(1) }
      let zero = work.constant(0)
      let value = work.select(members, adoption, zero)
      work.check(.unitInterval, work.select(try work.open(), value, zero))
      return value
    }
  }

  /// The charge of a shared line.
  ///
  ///     pooled = max f + (1 + premium) · ((1 − overlap) · Σv + overlap · max v)
  ///              + localisation · Σv + pair_cost · n (n − 1) / 2 + secretariat
  ///     charge = (1 − a) · s + split(pooled) for members of a pool of at least two, else s
  private mutating func shared(_ line: ResolvedLine, _ sharing: ResolvedSharing)
    throws(Diagnostic) -> NodeID
  {
    let zero = constant(0)
    let one = constant(1)
    let alone = try self.alone(line.name)
    let adoption = try self.adoption(line.name)
    let isMember = binary(.and, try open(), binary(.greater, adoption, zero))
    let fixed = try rule(sharing.fixed)
    check(.notNegative, select(isMember, fixed, zero))
    let varying = subtract(alone, fixed)
    check(.notNegative, select(isMember, varying, zero))
    let use = select(isMember, multiply(adoption, varying), zero)
    let fixedUse = select(isMember, multiply(adoption, fixed), zero)
    let terms = PoolTerms.Inputs(
      count: sumOverCentres(isMember), premium: add(one, try rule(sharing.premium)),
      overlap: try rule(sharing.overlap), localisation: try rule(sharing.localisation),
      pairCost: try rule(sharing.pairCost), secretariat: try rule(sharing.secretariat))
    pooledLines.append(
      PoolTerms.Line(
        line: line.name, use: use, fixedUse: fixedUse, isMember: isMember, terms: terms))
    let isPooled = binary(.greater, terms.count, one)
    check(.unitInterval, select(isPooled, terms.overlap, zero))
    let totalUse = sumOverCentres(use)
    let pool = PoolTerms(
      fixed: graph.add(.largestOverCentres, fixedUse),
      ownParts: multiply(terms.premium, multiply(subtract(one, terms.overlap), totalUse)),
      largest: multiply(
        terms.premium, multiply(terms.overlap, graph.add(.largestOverCentres, use))),
      localisation: multiply(terms.localisation, totalUse),
      pairs: multiply(
        terms.pairCost,
        divide(multiply(terms.count, subtract(terms.count, one)), constant(2))),
      secretariat: terms.secretariat)
    let pooled = sum(pool.nodes.map(\.node))
    let part: NodeID
    if case .shapley = sharing.split {
      part = shapley(use, fixedUse, isMember, terms)
    } else {
      part = try self.part(
        of: pooled, sharing.split, use: use, totalUse: totalUse, isMember: isMember,
        count: terms.count)
    }
    let charge = select(
      binary(.and, isMember, isPooled), add(multiply(subtract(one, adoption), alone), part), alone)
    var rows = pool.nodes.map { ($0.name, select(isPooled, $0.node, zero)) }
    let saving = sumOverCentres(subtract(alone, charge))
    rows.append(("saving", saving))
    // What sharing itself costs is the last three of the terms.
    rows.append(("gross_saving", sum([saving] + rows[3...5].map(\.1))))
    pools += rows.map { PoolTerms.Row(line: line.name, term: $0.0, node: $0.1) }
    return charge
  }

  /// The terms of every pool, and of all of them together.
  mutating func poolRows() -> [PoolTerms.Row] {
    guard !pools.isEmpty else { return [] }
    return pools
      + PoolTerms.totalled.map { term in
        PoolTerms.Row(
          line: "total", term: term, node: sum(pools.filter { $0.term == term }.map(\.node)))
      }
  }

  private mutating func part(
    of pooled: NodeID, _ split: ResolvedSplit, use: NodeID, totalUse: NodeID, isMember: NodeID,
    count: NodeID
  ) throws(Diagnostic) -> NodeID {
    let zero = constant(0)
    let equal = divide(pooled, count)
    if case .equal = split { return equal }
    let byUse = select(
      binary(.greater, totalUse, zero), divide(multiply(pooled, use), totalUse), equal)
    guard let weight = try weights(split, among: isMember) else { return byUse }
    let total = sumOverCentres(weight)
    return select(
      binary(.greater, total, zero), divide(multiply(pooled, weight), total), byUse)
  }

  /// The Shapley value of the pool's cost, term by term.
  ///
  /// - Source: the airport rule of Littlechild and Owen (1973) for each maximum; half of each pair to
  ///   each of the two; equal parts of what any coalition of two or more needs once.
  private mutating func shapley(
    _ use: NodeID, _ fixedUse: NodeID, _ isMember: NodeID, _ terms: PoolTerms.Inputs
  ) -> NodeID {
    let one = constant(1)
    let own = multiply(terms.premium, multiply(subtract(one, terms.overlap), use))
    let largest = multiply(
      terms.premium, multiply(terms.overlap, graph.add(.airport, use, isMember)))
    let localised = multiply(terms.localisation, use)
    let pairs = multiply(
      terms.pairCost, divide(subtract(terms.count, one), constant(2)))
    let secretariat = divide(terms.secretariat, terms.count)
    return sum([
      graph.add(.airport, fixedUse, isMember), own, largest, localised, pairs, secretariat,
    ])
  }

  /// The sum of the selected lines.
  mutating func linesOf(_ selection: LineSelection, _ scope: Scope) throws(Diagnostic) -> NodeID {
    let kind = selection.kind
    let words = [kind.rawValue, selection.programme].compactMap { $0 }.joined(separator: ", ")
    let reference = Reference(kind: .rule, name: "sum_of_lines(\(words))", scope: scope)
    return try node(reference) { work throws(Diagnostic) in
      if scope == .network { return work.sumOverCentres(try work.linesOf(selection, .centre)) }
      var nodes: [NodeID] = []
      if kind == .grants {
        for name in work.model.grants.keys { nodes.append(try work.grant(name)) }
      }
      for line in work.model.lines(of: selection) {
        var node =
          kind == .sharedAlone ? try work.alone(line.name) : try work.line(line.name)
        if kind == .collected, case .revenue(_, let months) = line.line.kind, months > 0 {
          let zero = work.constant(0)
          let memory = work.graph.addMemory(.delay(months), first: zero)
          work.graph.setNext(of: memory, to: node)
          node = memory
        }
        nodes.append(node)
      }
      return work.spread(work.sum(nodes))
    }
  }

  /// What a grant pays the centre in the month.
  mutating func grant(_ name: String) throws(Diagnostic) -> NodeID {
    try node(Reference(kind: .grant, name: name)) { work throws(Diagnostic) in
      guard let grant = work.model.grants[name] else {
        preconditionFailure("Internal error: no grant '\(name)'")
      }
      let zero = work.constant(0)
      let isOpen = try work.open()
      let award = work.select(isOpen, try work.award(grant), zero)
      var eligible: [NodeID] = []
      for line in grant.covers { eligible.append(try work.line(line)) }
      let cost = work.sum(eligible)
      let share =
        if let formula = grant.share { try work.rule(formula) } else { work.constant(1) }
      var limit = work.multiply(share, cost)
      if grant.grant.kind == .netCost {
        let net = work.subtract(cost, try work.linesOf(LineSelection(.earned), .centre))
        limit = work.binary(.maximum, work.multiply(share, net), zero)
      }
      var paid = work.binary(.minimum, award, limit)
      if grant.grant.carriesOver {
        let carried = work.state(first: zero)
        let available = work.add(award, carried)
        paid = work.binary(.minimum, available, limit)
        let timeline = work.timeline
        let isYearEnd = work.monthSeries { timeline.monthOfFiscalYear($0) == 11 ? 1 : 0 }
        let rest = work.subtract(available, paid)
        work.graph.setNext(of: carried, to: work.select(isYearEnd, zero, rest))
      }
      // `ends` is the last month paid, of award carried over too.
      var isPaid = isOpen
      if let end = grant.grant.ends {
        isPaid = work.multiply(isOpen, work.monthSeries { $0 <= end ? 1 : 0 })
      }
      let value = work.select(isPaid, paid, zero)
      work.check(.notNegative, value)
      return value
    }
  }

  /// The award of a grant before it is held against costs; 0 after its end.
  mutating func award(_ grant: ResolvedGrant) throws(Diagnostic) -> NodeID {
    let award = try term(grant.award.term, .centre, grant.award.formula)
    guard let end = grant.grant.ends else { return award }
    let runs = monthSeries { $0 <= end ? 1 : 0 }
    return select(runs, award, constant(0))
  }
}
