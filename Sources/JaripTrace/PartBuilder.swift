import JaripLanguage
import JaripModel
import JaripScenario

/// Turns resolved terms into formula parts, one for one.
struct PartBuilder {
  private let model: ResolvedAlternative
  private let alternative: Alternative?
  private(set) var memoryCount = 0
  let quantityIndex: [String: Int]
  let lineIndex: [String: Int]
  let grantIndex: [String: Int]
  private var draws: [ModelParts.DrawParts?]

  init(_ model: ResolvedAlternative, scenario: Scenario) {
    self.model = model
    alternative = scenario.alternatives.first { $0.name == model.name }
    func numbered(_ names: some Sequence<String>) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
    quantityIndex = numbered(model.quantities.keys)
    lineIndex = numbered(model.lines.keys)
    grantIndex = numbered(model.grants.keys)
    draws = [ModelParts.DrawParts?](repeating: nil, count: model.draws.count)
  }

  mutating func quantity(_ quantity: ResolvedQuantity, isMeasure: Bool)
    -> ModelParts.QuantityParts
  {
    let name = quantity.name
    let value: ModelParts.QuantityParts.Value
    switch quantity.value {
    case .formula(let formula):
      let root = part(formula, owner: name)
      value = .formula(root)
      if case .draw(let index) = root.kind, !quantity.actual.isEmpty,
        case .process = model.draws[index].source
      {
        draws[index]?.actualOf = quantityIndex[name]
      }
    case .perCentre(let formulas):
      var parts: [FormulaPart] = []
      for formula in formulas { parts.append(part(formula, owner: name)) }
      value = .perCentre(parts)
    case .schedule(let values): value = .schedule(values)
    case .curve(let points): value = .curve(points)
    case .stock(let start, let flow):
      value = .stock(start: part(start, owner: name), flow: part(flow, owner: name))
    case .recurrence(let start, let next):
      value = .recurrence(start: part(start, owner: name), next: part(next, owner: name))
    }
    return ModelParts.QuantityParts(quantity, value: value, isMeasure: isMeasure)
  }

  mutating func line(_ line: ResolvedLine) -> ModelParts.LineParts {
    var weights: FormulaPart?
    if case .weights(let formula)? = line.networkSplit ?? line.sharing?.split {
      weights = part(formula, owner: "\(line.name).split")
    }
    var sharing: ModelParts.SharingParts?
    if let terms = line.sharing {
      let name = line.name
      sharing = ModelParts.SharingParts(
        fixed: optionalPart(terms.fixed, owner: "\(name).fixed"),
        overlap: optionalPart(terms.overlap, owner: "\(name).overlap"),
        premium: optionalPart(terms.premium, owner: "\(name).premium"),
        localisation: optionalPart(terms.localisation, owner: "\(name).localisation"),
        pairCost: optionalPart(terms.pairCost, owner: "\(name).pair_cost"),
        secretariat: optionalPart(terms.secretariat, owner: "\(name).secretariat"),
        adoption: optionalPart(terms.adoption, owner: "\(name).adoption"), isMember: terms.isMember,
        split: terms.split)
    }
    return ModelParts.LineParts(
      line, amount: part(line.amount, owner: line.name), sharing: sharing,
      weights: weights)
  }

  mutating func grant(_ grant: ResolvedGrant) -> ModelParts.GrantParts {
    ModelParts.GrantParts(
      grant, award: part(grant.award, owner: "\(grant.name).award"),
      share: optionalPart(grant.share, owner: "\(grant.name).share"),
      covers: grant.covers.map { lineIndex[$0]! })
  }

  /// All draws, with the numbers of those that each is correlated with.
  func correlatedDraws() -> [ModelParts.DrawParts?] {
    draws.map { draw in
      guard var draw, let row = draw.draw.correlation else { return draw }
      draw.correlated = zip(row.members, row.weights).map { name, weight in
        (model.draws.firstIndex { $0.owner == name }!, weight)
      }
      return draw
    }
  }

  mutating func optionalPart(_ formula: ResolvedFormula?, owner: String) -> FormulaPart? {
    guard let formula else { return nil }
    return part(formula, owner: owner)
  }

  mutating func part(_ formula: ResolvedFormula, owner: String) -> FormulaPart {
    part(formula.term, FormulaHome(formula.formula, owner: owner))
  }

  private mutating func part(_ term: Term, _ home: FormulaHome) -> FormulaPart {
    FormulaPart(kind(of: term, home), of: term, in: home)
  }

  private mutating func parts(_ terms: [Term], _ home: FormulaHome) -> [FormulaPart] {
    var parts: [FormulaPart] = []
    for term in terms { parts.append(part(term, home)) }
    return parts
  }

  private mutating func kind(of term: Term, _ home: FormulaHome) -> FormulaPart.Kind {
    switch term.kind {
    case .number(let value): return .number(value)
    case .undefined: return .undefined
    case .date: return .date
    case .monthsOpen: return .monthsOpen
    case .monthOfYear: return .monthOfYear
    case .quantity(let name):
      if let line = lineIndex[name] { return .line(line) }
      if let grant = grantIndex[name] { return .grant(grant) }
      guard let quantity = quantityIndex[name] else {
        preconditionFailure("Internal error: no quantity '\(name)'")
      }
      return .quantity(quantity)
    case .unary(let kernel, let x): return .unary(kernel, part(x, home))
    case .binary(let kernel, let a, let b):
      return .binary(kernel, part(a, home), part(b, home))
    case .conditional(let condition, let yes, let no):
      return .conditional(part(condition, home), yes: part(yes, home), no: part(no, home))
    case .ramp(let from, let until): return .ramp(from, until)
    case .pulse(let from, let until): return .pulse(from, until)
    case .season(let factors): return .season(parts(factors, home))
    case .delay(let x, let months, let first):
      return .delay(part(x, home), months: months, first: part(first, home))
    case .trailing(let x, let months, let isMean):
      return .trailing(part(x, home), months: months, isMean: isMean, memory: newMemory())
    case .cumulative(let x): return .running(part(x, home), isOfYear: false, memory: newMemory())
    case .yearToDate(let x): return .running(part(x, home), isOfYear: true, memory: newMemory())
    case .across(let kind, let x): return .across(kind, part(x, home))
    case .inGroup(let group): return .inGroup(group)
    case .isCentre(let id): return .isCentre(id)
    case .adoption(let line): return .adoption(lineIndex[line]!)
    case .alone(let line): return .alone(lineIndex[line]!)
    case .linesOf(let selection): return .linesOf(selection)
    case .reserve(let rule): return .reserve(rule)
    case .byCentre(let x): return .byCentre(part(x, home))
    case .curve(let name, let x): return .curve(quantityIndex[name]!, part(x, home))
    case .draw(let index):
      keep(index, home)
      return .draw(index)
    }
  }

  private mutating func newMemory() -> Int {
    memoryCount += 1
    return memoryCount - 1
  }

  private mutating func keep(_ index: Int, _ home: FormulaHome) {
    guard draws[index] == nil else { return }
    let draw = model.draws[index]
    let terms: [Term?] =
      switch draw.source {
      case .distribution(_, let terms): terms
      case .process(_, let terms): terms
      }
    var parameters: [FormulaPart?] = []
    for term in terms { parameters.append(term.map { part($0, home) }) }
    let common = draw.common.map { term in
      part(
        term,
        FormulaHome(alternative?.quantities[draw.owner]?.common ?? home.formula, owner: home.owner))
    }
    draws[index] = ModelParts.DrawParts(
      draw: draw, parameters: parameters, common: common, home: home, correlated: [],
      actualOf: nil)
  }
}
