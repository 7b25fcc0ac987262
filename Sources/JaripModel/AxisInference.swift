import JaripLanguage
import JaripScenario
import OrderedCollections

/// Finds on which axes every quantity, line and draw varies, by repetition until nothing changes.
struct AxisInference {
  private var model: ResolvedAlternative
  private let scenario: Scenario
  private var quantities: [String: Axes] = [:]
  private var lines: [String: Axes] = [:]
  private var adoptions: [String: Axes] = [:]

  init(_ model: ResolvedAlternative, scenario: Scenario) {
    self.model = model
    self.scenario = scenario
    // The first guess holds what is known before any formula is read.
    for quantity in model.quantities.values { quantities[quantity.name] = own(quantity) }
    for name in model.lines.keys { lines[name] = [.centre, .month] }
    for name in model.grants.keys { lines[name] = [.centre, .month] }
  }

  /// Of a model whose axes are known.
  init(inferred model: ResolvedAlternative, scenario: Scenario) {
    self.model = model
    self.scenario = scenario
    quantities = model.quantities.values.reduce(into: [:]) { $0[$1.name] = $1.axes }
    lines = model.lines.values.reduce(into: [:]) { $0[$1.name] = $1.axes }
    for name in model.grants.keys { lines[name] = [.trial, .centre, .month] }
  }

  mutating func infer() throws(DiagnosticList) -> ResolvedAlternative {
    // Files are written from causes to effects or the other way round: one of the orders is quick.
    var order = model.quantities.values.map {
      (name: $0.name, own: own($0), terms: terms(of: $0))
    }
    var changed = true
    while changed {
      changed = false
      order.reverse()
      for index in model.draws.indices {
        let parameters = parameterAxes(model.draws[index])
        if model.draws[index].parameterAxes != parameters { changed = true }
        model.draws[index].parameterAxes = parameters
        model.draws[index].axes.formUnion(parameters.subtracting(.trial))
      }
      for quantity in order {
        let axes = quantity.terms.reduce(quantity.own) { $0.union(self.axes($1)) }
        if quantities[quantity.name] != axes { changed = true }
        quantities[quantity.name] = axes
      }
      for line in model.lines.values {
        let axes = self.axes(of: line)
        if lines[line.name] != axes { changed = true }
        lines[line.name] = axes
      }
      for grant in model.grants.values {
        let axes = self.axes(of: grant)
        if lines[grant.name] != axes { changed = true }
        lines[grant.name] = axes
      }
    }
    for index in model.quantities.values.indices {
      model.quantities.values[index].axes = quantities[model.quantities.keys[index]]!
    }
    for index in model.lines.values.indices {
      model.lines.values[index].axes = lines[model.lines.keys[index]]!
    }
    try refuseCentreAxes()
    return model
  }

  /// Axes that a quantity has whatever its formulas say.
  private func own(_ quantity: ResolvedQuantity) -> Axes {
    var axes: Axes = []
    switch quantity.value {
    case .perCentre: axes.insert(.centre)
    case .stock, .recurrence: axes.insert(.month)
    case .schedule(let values):
      axes.insert(.month)
      if values.contains(where: { $0.count > 1 }) { axes.insert(.centre) }
    case .formula, .curve: break
    }
    if !quantity.actual.isEmpty {
      axes.insert(.month)
      if quantity.actual.values.contains(where: { $0.count > 1 }) { axes.insert(.centre) }
    }
    return axes
  }

  /// The formulas that give a quantity its axes.
  private func terms(of quantity: ResolvedQuantity) -> [Term] {
    switch quantity.value {
    case .formula(let formula): [formula.term]
    case .perCentre(let formulas): formulas.map(\.term)
    case .stock(let start, let flow): [start.term, flow.term]
    case .recurrence(let start, let next): [start.term, next.term]
    case .schedule, .curve: []
    }
  }

  private func axes(_ formula: ResolvedFormula?) -> Axes { formula.map { axes($0.term) } ?? [] }

  /// The axes of the mask of open centres.
  private var open: Axes {
    let closing =
      model.reserves.closesAfter == nil
      ? [] : (quantities["cash"] ?? []).union(axes(model.reserves.creditLimit))
    return closing.union([.centre, .month])
  }

  private func axes(of line: ResolvedLine) -> Axes {
    var axes = self.axes(line.amount).union(open)
    if case .weights(let formula)? = line.networkSplit { axes.formUnion(self.axes(formula)) }
    if case .ability? = line.networkSplit { axes.formUnion(earned) }
    if let sharing = line.sharing {
      for formula in sharing.formulas { axes.formUnion(self.axes(formula)) }
      if case .ability = sharing.split { axes.formUnion(earned) }
    }
    return axes
  }

  /// The axes of the earned lines, whatever measure is called so.
  private var earned: Axes {
    model.lines(of: .earned).reduce(open) { $0.union(lines[$1.name] ?? []) }
  }

  private func axes(of grant: ResolvedGrant) -> Axes {
    var axes = self.axes(grant.award).union(self.axes(grant.share)).union(open)
    for name in grant.covers { axes.formUnion(lines[name] ?? []) }
    if grant.grant.kind == .netCost { axes.formUnion(earned) }
    return axes
  }

  private func parameterAxes(_ draw: Draw) -> Axes {
    let parameters: [Term?] =
      switch draw.source {
      case .distribution(_, let terms): terms
      case .process(_, let terms): terms
      }
    return parameters.reduce([]) { union, term in
      term.map { union.union(axes($0)) } ?? union
    }
  }

  func axes(_ term: Term) -> Axes {
    // A sum is as deep as it is long, and the frame of the large switch took the stack at 300.
    if case .binary(_, let a, let b) = term.kind { return axes(a).union(axes(b)) }
    return axes(ofOther: term)
  }

  private func axes(ofOther term: Term) -> Axes {
    switch term.kind {
    case .number, .undefined: []
    case .date, .monthOfYear, .ramp, .pulse: .month
    case .monthsOpen: [.centre, .month]
    case .quantity(let name): quantities[name] ?? lines[name] ?? []
    case .unary(_, let x): axes(x)
    case .curve(_, let x): axes(x)
    case .binary(_, let a, let b): axes(a).union(axes(b))
    case .conditional(let condition, let yes, let no):
      axes(condition).union(axes(yes)).union(axes(no))
    case .season(let factors): factors.reduce(.month) { $0.union(axes($1)) }
    case .delay(let x, _, let first): axes(x).union(axes(first)).union(.month)
    case .trailing(let x, _, _), .cumulative(let x), .yearToDate(let x): axes(x).union(.month)
    case .across(let kind, let x):
      kind == .share
        ? axes(x).union(open) : axes(x).union(open).subtracting(.centre)
    case .inGroup, .isCentre: .centre
    case .adoption(let line):
      axes(model.lines[line]?.sharing?.adoption).union([.centre, .month])
    case .alone(let line):
      model.lines[line]?.networkSplit == nil
        ? axes(model.lines[line]?.amount).union(open) : lines[line] ?? []
    case .linesOf(let selection):
      selection.kind == .grants
        ? model.grants.keys.reduce(open) { $0.union(lines[$1] ?? []) }
        : model.lines(of: selection).reduce(open) { $0.union(lines[$1.name] ?? []) }
    case .reserve(let rule):
      switch rule {
      case .opening: axes(model.reserves.opening).union([.centre, .month])
      case .interest: axes(model.reserves.interest)
      case .overdraftRate: axes(model.reserves.overdraftRate)
      }
    case .byCentre(let x): axes(x).union(.centre)
    case .draw(let index): model.draws[index].axes
    }
  }

  /// The terms of a pool belong to the network.
  private func refuseCentreAxes() throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    for line in model.lines.values {
      guard let sharing = line.sharing else { continue }
      for (key, formula) in sharing.networkFormulas {
        guard let formula, axes(formula).contains(.centre) else { continue }
        problems.append(
          formula.formula.problem(
            "has-centre-axis", "'\(key)' of '\(line.name)' varies by centre",
            at: formula.term.range,
            why: "it belongs to the pool, and the pool is one for the network.",
            suggestion: "average(\(formula.formula.text)) or a quantity without centre axis"))
      }
    }
    for line in model.lines.values where line.networkSplit != nil {
      guard axes(line.amount).contains(.centre) else { continue }
      problems.append(
        line.amount.formula.problem(
          "has-centre-axis", "'\(line.name)' is charged to the network and varies by centre",
          at: line.amount.term.range, why: "such a cost arises once for the network.",
          suggestion: "total(\(line.amount.formula.text))"))
    }
    if !problems.isEmpty { throw DiagnosticList(problems) }
  }
}

extension ResolvedSharing {
  /// Parameters without a centre axis, by key.
  var networkFormulas: [(String, ResolvedFormula?)] {
    [
      ("overlap", overlap), ("premium", premium), ("localisation", localisation),
      ("pair_cost", pairCost), ("secretariat", secretariat),
    ]
  }

  var formulas: [ResolvedFormula] {
    var all = networkFormulas.compactMap(\.1) + [fixed, adoption].compactMap { $0 }
    if case .weights(let formula) = split { all.append(formula) }
    return all
  }
}
