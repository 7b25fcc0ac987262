import JaripLanguage
import JaripMath
import JaripScenario

extension Lowering {
  mutating func draw(_ index: Int, _ formula: Formula) throws(Diagnostic) -> NodeID {
    let draw = model.draws[index]
    switch draw.source {
    case .distribution(let family, let parameters):
      var inputs = [
        family.usesScore ? try score(draw, formula) : try uniform(draw, formula)
      ]
      for case let parameter? in parameters {
        inputs.append(try term(parameter, .centre, formula))
      }
      let value = graph.add(
        .distribution(
          family, given: parameters.map { $0 != nil }, isPrepared: !draw.parametersVaryByTrial),
        inputs)
      check(.defined, value)
      return value
    case .process: return try process(draw, formula, actual: nil)
    }
  }

  /// The independent uniform of a draw.
  private mutating func ownUniform(_ owner: String, _ call: Int, _ axes: Axes) -> NodeID {
    graph.add(.uniform(owner: owner, call: call, axes: axes))
  }

  /// The normal score of a draw before correlations with other inputs.
  private mutating func baseScore(_ draw: Draw, _ formula: Formula) throws(Diagnostic) -> NodeID {
    let own = unary(.normalQuantile, ownUniform(draw.owner, draw.call, draw.axes))
    guard let common = draw.common, draw.axes.contains(.centre) else { return own }
    let factor = unary(
      .normalQuantile, ownUniform(draw.owner, draw.call, draw.axes.subtracting(.centre)))
    let share = try term(common, .centre, formula)
    check(.unitInterval, share)
    let shared = multiply(unary(.squareRoot, share), factor)
    return add(shared, multiply(unary(.squareRoot, subtract(constant(1), share)), own))
  }

  private mutating func score(_ draw: Draw, _ formula: Formula) throws(Diagnostic) -> NodeID {
    guard let row = draw.correlation else { return try baseScore(draw, formula) }
    var terms: [NodeID] = []
    for (name, weight) in zip(row.members, row.weights) {
      let member = model.draws.first { $0.owner == name }!
      let score = try baseScore(member, formula)
      terms.append(multiply(constant(weight), score))
    }
    return sum(terms)
  }

  private mutating func uniform(_ draw: Draw, _ formula: Formula) throws(Diagnostic) -> NodeID {
    if draw.correlation == nil, draw.common == nil || !draw.axes.contains(.centre) {
      return ownUniform(draw.owner, draw.call, draw.axes)
    }
    return unary(.normalCdf, try score(draw, formula))
  }

  /// A process by its exact monthly steps; it goes on from `actual` where that replaces its value.
  mutating func process(
    _ draw: Draw, _ formula: Formula, actual: ((inout Lowering, NodeID) -> NodeID)?
  ) throws(Diagnostic) -> NodeID {
    guard case .process(let process, let parameters) = draw.source else {
      preconditionFailure("Internal error: a distribution is no process")
    }
    var given: [NodeID?] = []
    for parameter in parameters {
      guard let parameter else {
        given.append(nil)
        continue
      }
      given.append(try term(parameter, .centre, formula))
    }
    for (index, kind) in process.parameterChecks {
      if let node = given[index] { check(kind, node) }
    }
    let step = ProcessStep(process: process, parameters: given)
    if process == .ar1, let persistence = given[1] {
      // Defined only where the persistence is inside −1 to 1.
      check(.defined, unary(.logarithm, step.stationaryShare(persistence, in: &self)))
    }
    let isFirst = series { $0 == 0 ? 1 : 0 }
    let shock =
      process == .regime ? try uniform(draw, formula) : try score(draw, formula)
    let start = step.start(shock: shock, in: &self)
    let before = state(first: start)
    let later = step.next(after: before, shock: shock, in: &self)
    var value = select(isFirst, start, later)
    if let actual { value = actual(&self, value) }
    graph.setNext(of: before, to: value)
    check(.defined, value)
    return value
  }
}

extension Draw.Process {
  /// What must hold of the parameters, by their number.
  fileprivate var parameterChecks: [(Int, CheckKernel)] {
    switch self {
    case .gbm: [(0, .defined), (1, .defined), (2, .notNegative)]
    case .ou: [(0, .defined), (1, .notNegative), (2, .notNegative), (3, .defined)]
    case .ar1: [(0, .defined), (1, .defined), (2, .notNegative)]
    case .regime: [(0, .unitInterval), (1, .unitInterval)]
    }
  }
}

/// The start and the monthly step of a process, in nodes.
///
/// - Source: exact discretisations; D is 1/12 of a year and Z a standard normal score.
private struct ProcessStep {
  let process: Draw.Process
  let parameters: [NodeID?]

  /// 1 − ρ², the part of the stationary variance that is new each month.
  func stationaryShare(_ persistence: NodeID, in work: inout Lowering) -> NodeID {
    work.subtract(work.constant(1), work.multiply(persistence, persistence))
  }

  func start(shock: NodeID, in work: inout Lowering) -> NodeID {
    switch process {
    case .gbm: return parameters[0]!
    case .ou: return parameters[3] ?? parameters[0]!
    case .ar1: return work.add(parameters[0]!, work.multiply(parameters[2]!, shock))
    case .regime: return work.constant(0)
    }
  }

  func next(after before: NodeID, shock: NodeID, in work: inout Lowering) -> NodeID {
    switch process {
    case .gbm:
      // X' = X · exp(growth · D + volatility · √D · Z)
      let drift = work.divide(parameters[1]!, work.constant(12))
      let root = work.constant(JaripMath.unary(.squareRoot, 1.0 / 12))
      let noise = work.multiply(work.multiply(parameters[2]!, root), shock)
      return work.multiply(before, work.unary(.exponential, work.add(drift, noise)))
    case .ou:
      // X' = L + (X − L) · e^(−κD) + s · √((1 − e^(−2κD)) / 2κ) · Z; √D where κ is 0
      let level = parameters[0]!
      let reversion = parameters[1]!
      let decay = work.unary(
        .exponential, work.unary(.negate, work.divide(reversion, work.constant(12))))
      let spread = work.divide(
        work.subtract(work.constant(1), work.multiply(decay, decay)),
        work.multiply(work.constant(2), reversion))
      let hasReversion = work.binary(.notEqual, reversion, work.constant(0))
      let variance = work.select(hasReversion, spread, work.constant(1.0 / 12))
      let noise = work.multiply(
        work.multiply(parameters[2]!, work.unary(.squareRoot, variance)), shock)
      let pulled = work.multiply(work.subtract(before, level), decay)
      return work.add(work.add(level, pulled), noise)
    case .ar1:
      // X' = m + ρ (X − m) + sd · √(1 − ρ²) · Z
      let mean = parameters[0]!
      let persistence = parameters[1]!
      let rest = stationaryShare(persistence, in: &work)
      let noise = work.multiply(work.multiply(parameters[2]!, work.unary(.squareRoot, rest)), shock)
      let kept = work.multiply(persistence, work.subtract(before, mean))
      return work.add(work.add(mean, kept), noise)
    case .regime:
      // the uniform falls below the probability of the state
      let probability = work.select(before, parameters[1]!, parameters[0]!)
      return work.binary(.less, shock, probability)
    }
  }
}
