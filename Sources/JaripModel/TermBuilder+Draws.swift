import JaripLanguage
import JaripMath
import JaripScenario

extension TermBuilder {
  /// A call of a distribution or a process.
  mutating func draw(
    _ entry: FunctionEntry, _ arguments: [Argument], _ range: TextRange,
    expecting expected: Unit?
  ) throws(Diagnostic) -> Term {
    let number = callCount
    callCount += 1
    let (source, type) = try drawSource(entry, arguments, range, expecting: expected)
    var commonTerm: Term?
    if let common {
      var builder = self
      builder = TermBuilder(
        names: names, formula: common, owner: owner, stated: nil, drawAxes: [], common: nil,
        draws: [], firstDraw: firstDraw, callCount: 0)
      let term = try builder.build()
      guard builder.callCount == 0 else {
        throw common.problem(
          "wrong-arguments", "'common' of '\(owner)' is drawn itself", at: term.range,
          suggestion: "a number from 0 to 1, or a quantity")
      }
      guard rules.common([term.type, .pure]) != nil else {
        throw common.problem(
          "not-pure",
          "'common' of '\(owner)' must be a pure number, and this is \(rules.describe(term.type))",
          at: term.range)
      }
      commonTerm = term
    }
    var axes = drawAxes.union(.trial)
    if entry.category == .processes { axes.insert(.month) }
    draws.append(
      Draw(
        source: source, owner: owner, call: number, axes: axes, parameterAxes: [],
        common: commonTerm, correlation: nil, range: range))
    return Term(.draw(firstDraw + draws.count - 1), range: range, type: type)
  }

  private mutating func drawSource(
    _ entry: FunctionEntry, _ arguments: [Argument], _ range: TextRange,
    expecting expected: Unit?
  ) throws(Diagnostic) -> (Draw.Source, UnitType) {
    if let process = Draw.Process(rawValue: entry.name) {
      let (terms, type) = try parameters(of: entry, arguments, range, expecting: expected)
      return (.process(process, terms), type)
    }
    switch entry.name {
    case "choice": return try choice(arguments, range, expecting: expected)
    case "empirical":
      let sample = try names.sample(of: arguments, in: formula, range)
      let unit = expected ?? .pure
      let values = sample.map { value in
        Term(
          .number(unit.canonical(value)), range: range, type: .known(unit.dimension)) as Term?
      }
      return (.distribution(.empirical, values), .known(unit.dimension))
    case "normal", "lognormal":
      let labels = arguments.compactMap(\.label)
      guard labels.contains("p5") || labels.contains("p95") else { break }
      var percentiles = entry
      percentiles.parameters = FunctionEntry.percentileParameters
      let (terms, type) = try parameters(of: percentiles, arguments, range, expecting: expected)
      let family: DistributionFamily =
        entry.name == "normal" ? .normalPercentiles : .lognormalPercentiles
      return (.distribution(family, terms), type)
    default: break
    }
    let (terms, type) = try parameters(of: entry, arguments, range, expecting: expected)
    return (.distribution(DistributionFamily(language: entry.name), terms), type)
  }

  /// The bound parameters; those of kind `value` share the unit of the result.
  private mutating func parameters(
    of entry: FunctionEntry, _ arguments: [Argument], _ range: TextRange,
    expecting expected: Unit?
  ) throws(Diagnostic) -> ([Term?], UnitType) {
    let bound = try bind(arguments, to: entry, range)
    var terms = [Term?](repeating: nil, count: bound.count)
    var values: [(index: Int, expression: Expression)] = []
    for (index, parameter) in entry.parameters.enumerated() {
      guard let expression = bound[index] else { continue }
      if parameter.kind == .value {
        values.append((index, expression))
      } else if entry.name == "gbm" || entry.name == "ou" {
        terms[index] = try yearly(expression, "'\(parameter.name)' of '\(entry.name)'")
      } else {
        terms[index] = try pure(expression, "'\(parameter.name)' of '\(entry.name)'")
      }
    }
    guard !values.isEmpty else { return (terms, .pure) }
    let built = try alike(values.map(\.expression), of: entry.name, expecting: expected)
    for (value, term) in zip(values, built.terms) { terms[value.index] = term }
    return (terms, built.type)
  }

  /// A yearly rate: a pure number, or one with the unit 1/year.
  private mutating func yearly(_ expression: Expression, _ what: String) throws(Diagnostic) -> Term
  {
    let term = try value(expression)
    if term.type == .known(.perMonth) { return term.perYear }
    guard rules.common([term.type, .pure]) != nil else {
      throw formula.problem(
        "not-pure",
        "\(what) is a yearly rate, a pure number or 1/year, and this is "
          + rules.describe(term.type), at: term.range)
    }
    return term
  }

  private mutating func choice(
    _ arguments: [Argument], _ range: TextRange, expecting expected: Unit?
  ) throws(Diagnostic) -> (Draw.Source, UnitType) {
    guard !arguments.isEmpty, arguments.allSatisfy({ $0.weight != nil }) else {
      throw formula.problem(
        "wrong-arguments", "'choice' takes pairs of weight and value", at: range,
        suggestion: "choice(0.7: 1, 0.3: 2)")
    }
    let values = try alike(arguments.map(\.value), of: "choice", expecting: expected)
    var terms: [Term?] = []
    for (argument, value) in zip(arguments, values.terms) {
      terms.append(try pure(argument.weight!, "a weight of 'choice'"))
      terms.append(value)
    }
    return (.distribution(.choice, terms), values.type)
  }
}

extension Term {
  /// A rate per month as the pure number of the rate per year.
  var perYear: Term {
    let twelve = Term(.number(12), range: range, type: .pure)
    return Term(.binary(.multiply, self, twelve), range: range, type: .pure)
  }
}

extension FunctionEntry {
  static let percentileParameters: [Parameter] = {
    var parameters = FunctionEntry.byName["uniform"]!.parameters
    parameters[0].name = "p5"
    parameters[1].name = "p95"
    return parameters
  }()
}

extension DistributionFamily {
  /// The family that the language calls `name`.
  init(language name: String) {
    switch name {
    case "to": self = .interval
    case "negative_binomial": self = .negativeBinomial
    default: self = DistributionFamily(rawValue: name)!
    }
  }

  /// As the language writes it.
  public var languageName: String {
    switch self {
    case .interval: "to"
    case .negativeBinomial: "negative_binomial"
    case .normalPercentiles: "normal"
    case .lognormalPercentiles: "lognormal"
    default: rawValue
    }
  }
}
