import JaripLanguage
import JaripMath
import JaripScenario

extension TermBuilder {
  mutating func call(
    _ name: String, _ arguments: [Argument], _ range: TextRange, expecting expected: Unit?
  ) throws(Diagnostic) -> Term {
    if let curve = names.curves[name] {
      guard arguments.count == 1, arguments[0].label == nil else {
        throw formula.problem(
          "wrong-arguments",
          "The curve '\(name)' takes one pure number without a name, and \(arguments.count) "
            + "\(arguments.count == 1 ? "stands here with a name" : "stand here")", at: range,
          suggestion: "\(name)(0.5)")
      }
      let x = try pure(arguments[0].value, "the curve '\(name)'")
      return Term(.curve(name, x), range: range, type: curve)
    }
    if names.scenario.unreadNames.contains(name) {
      return Term(.undefined, range: range, type: .any)
    }
    guard let entry = FunctionEntry.byName[name] else { throw unknownFunction(name, range) }
    if entry.category == .distributions || entry.category == .processes {
      return try draw(entry, arguments, range, expecting: expected)
    }
    let bound = try bind(arguments, to: entry, range)
    switch entry.category {
    case .arithmetic: return try arithmetic(name, bound, range, expecting: expected)
    case .time: return try time(name, bound, range)
    default: return try place(name, bound, range)
    }
  }

  private func unknownFunction(_ name: String, _ range: TextRange) -> Diagnostic {
    let word = range.lowerBound..<(range.lowerBound + name.count)
    if names.type(of: name) != nil {
      return formula.problem(
        "unknown-function", "'\(name)' is a quantity, not a function", at: word,
        suggestion: "\(name) * (…), if a product is meant")
    }
    let candidates = Array(FunctionEntry.byName.keys) + Array(names.curves.keys)
    return formula.problem(
      "unknown-function", "There is no function '\(name)'", at: word,
      suggestion: nearestName(to: name, among: candidates).map { "'\($0)'" }
        ?? "'jarip functions' lists them", attributes: ["name": name])
  }

  /// The arguments in the order of the entry's parameters; a variadic parameter fills the end.
  func bind(_ arguments: [Argument], to entry: FunctionEntry, _ range: TextRange)
    throws(Diagnostic) -> [Expression?]
  {
    func wrong(_ message: String, at place: TextRange? = nil, _ suggestion: String? = nil)
      -> Diagnostic
    {
      formula.problem(
        "wrong-arguments", message, at: place ?? range,
        suggestion: suggestion ?? "\(entry.signature), as in \(entry.example)")
    }
    if let minimum = entry.variadicMinimum {
      let exact = entry.name == "season"
      guard exact ? arguments.count == minimum : arguments.count >= minimum else {
        throw wrong(
          "'\(entry.name)' takes \(exact ? "" : "at least ")\(minimum) arguments, "
            + "and \(arguments.count) \(arguments.count == 1 ? "stands" : "stand") here")
      }
      for argument in arguments where argument.label != nil || argument.weight != nil {
        throw wrong("The arguments of '\(entry.name)' have no names", at: argument.range)
      }
      return arguments.map(\.value)
    }
    var bound = [Expression?](repeating: nil, count: entry.parameters.count)
    for (index, argument) in arguments.enumerated() {
      if argument.weight != nil {
        throw wrong("A weight stands in 'choice' only", at: argument.range)
      }
      var slot = index
      if let label = argument.label {
        guard let found = entry.parameters.firstIndex(where: { $0.name == label }) else {
          let nearest = nearestName(to: label, among: entry.parameters.map(\.name))
          throw wrong(
            "'\(entry.name)' has no parameter '\(label)'", at: argument.range,
            nearest.map { "'\($0)'; \(entry.signature)" })
        }
        slot = found
      } else if arguments[..<index].contains(where: { $0.label != nil }) {
        throw wrong("An argument without a name stands behind one with a name", at: argument.range)
      }
      guard slot < bound.count else {
        throw wrong(
          "'\(entry.name)' takes \(bound.count) argument\(bound.count == 1 ? "" : "s"), "
            + "and \(arguments.count) \(arguments.count == 1 ? "stands" : "stand") here")
      }
      if bound[slot] != nil {
        throw wrong("'\(entry.parameters[slot].name)' is given twice", at: argument.range)
      }
      bound[slot] = argument.value
    }
    for (parameter, value) in zip(entry.parameters, bound) where value == nil {
      if !parameter.isOptional {
        throw wrong("'\(entry.name)' lacks its argument '\(parameter.name)'")
      }
    }
    return bound
  }

  private mutating func arithmetic(
    _ name: String, _ arguments: [Expression?], _ range: TextRange, expecting expected: Unit?
  ) throws(Diagnostic) -> Term {
    let given = arguments.compactMap { $0 }
    switch name {
    case "if":
      let condition = try pure(given[0], "a condition")
      let branches = try alike([given[1], given[2]], of: name, expecting: expected)
      return Term(
        .conditional(condition, yes: branches.terms[0], no: branches.terms[1]), range: range,
        type: branches.type)
    case "min", "max":
      let values = try alike(given, of: name, expecting: expected)
      let kernel: BinaryKernel = name == "min" ? .minimum : .maximum
      return values.terms.dropFirst().reduce(values.terms[0]) {
        Term(.binary(kernel, $0, $1), range: range, type: values.type)
      }
    case "clamp":
      let values = try alike(given, of: name, expecting: expected)
      let capped = Term(
        .binary(.minimum, values.terms[0], values.terms[2]), range: range, type: values.type)
      return Term(.binary(.maximum, capped, values.terms[1]), range: range, type: values.type)
    case "exp", "log", "logistic":
      let kernel: UnaryKernel =
        name == "exp" ? .exponential : name == "log" ? .logarithm : .logistic
      return Term(.unary(kernel, try pure(given[0], "'\(name)'")), range: range, type: .pure)
    case "sqrt":
      let term = try value(given[0])
      guard case .known(let dimension) = term.type else {
        return Term(.unary(.squareRoot, term), range: range, type: .any)
      }
      guard let root = dimension.root(2) else {
        throw formula.problem(
          "not-pure", "'sqrt' needs even powers, and this is \(rules.describe(term.type))",
          at: term.range,
          suggestion: "divide by a usual value first: sqrt(\(factorText(term)) / usual)")
      }
      return Term(.unary(.squareRoot, term), range: range, type: .known(root))
    default:
      let term = try value(given[0])
      if name != "abs", case .known(let dimension) = term.type, !dimension.currencies.isEmpty {
        throw formula.problem(
          "currency-rounded",
          "'\(name)' refuses currencies, and this is "
            + rules.describe(term.type), at: term.range,
          why: "the result would hang on the scale in which money is counted.",
          suggestion: "count in amounts of your own: \(name)(\(factorText(term)) / step) * step")
      }
      let kernel: UnaryKernel =
        switch name {
        case "abs": .absolute
        case "floor": .floor
        case "ceil": .ceiling
        default: .round
        }
      return Term(.unary(kernel, term), range: range, type: term.type)
    }
  }

  mutating func value(_ expression: Expression) throws(Diagnostic) -> Term {
    let term = try build(expression)
    try refuseMonth(term)
    return term
  }

  private mutating func time(_ name: String, _ arguments: [Expression?], _ range: TextRange)
    throws(Diagnostic) -> Term
  {
    let given = arguments.compactMap { $0 }
    switch name {
    case "months_since":
      let origin = Term(
        .number(Double(try month(given[0], name).index)), range: given[0].range, type: .pure)
      let now = Term(.date, range: range, type: .pure)
      return Term(.binary(.subtract, now, origin), range: range, type: .pure)
    case "ramp", "pulse":
      let from = try month(given[0], name)
      let until = try month(given[1], name)
      guard name == "ramp" ? from < until : from <= until else {
        throw formula.problem(
          "wrong-arguments",
          name == "ramp"
            ? "'ramp' reaches 1 in \(until), which is not after \(from), where it leaves 0"
            : "'pulse' ends in \(until), before it starts in \(from)", at: range,
          suggestion: from == until ? "if(date >= \(from), 1, 0)" : "\(name)(\(until), \(from))")
      }
      return Term(
        name == "ramp" ? .ramp(from, until) : .pulse(from, until), range: range, type: .pure)
    case "season":
      let factors = try alike(given, of: name, expecting: nil)
      return Term(.season(factors.terms), range: range, type: factors.type)
    case "previous", "delay":
      let first = arguments[name == "previous" ? 1 : 2]
      let zero = Expression.number(0, unit: nil, range)
      let values = try alike([given[0], first ?? zero], of: name, expecting: nil)
      let delayed = { (months: Int) in
        Term(
          .delay(values.terms[0], months: months, first: values.terms[1]), range: range,
          type: values.type)
      }
      return name == "previous" ? delayed(1) : try window(given[1], name, delayed)
    case "cumulative", "year_to_date":
      let x = try value(given[0])
      return Term(
        name == "cumulative" ? .cumulative(x) : .yearToDate(x), range: range,
        type: rules.timesMonth(x.type))
    default:
      let x = try value(given[0])
      let isMean = name == "trailing_mean"
      let type = isMean ? x.type : rules.timesMonth(x.type)
      return try window(given[1], name) {
        Term(.trailing(x, months: $0, isMean: isMean), range: range, type: type)
      }
    }
  }

  /// The term for a window of `months`; where that is one of a few numbers, the term for each.
  private mutating func window(
    _ months: Expression, _ function: String, _ term: (Int) -> Term
  ) throws(Diagnostic) -> Term {
    let sizes = try wholeNumbers(months, function)
    var result = term(sizes.last!)
    for size in sizes.dropLast().reversed() {
      let isSize = Term(
        .binary(
          .equal, try value(months), Term(.number(Double(size)), range: months.range, type: .any)),
        range: months.range, type: .pure)
      let sized = term(size)
      result = Term(
        .conditional(isSize, yes: sized, no: result), range: sized.range, type: sized.type)
    }
    return result
  }

  private func month(_ expression: Expression, _ function: String) throws(Diagnostic) -> Month {
    if case .month(let month, _) = expression { return month }
    if case .name("now", _) = expression { return names.scenario.timeline.origin }
    throw formula.problem(
      "wrong-arguments", "'\(function)' takes a month", at: expression.range,
      suggestion: "\(function)(\(function == "months_since" ? "2002-09" : "2000-09, 2001-09"))")
  }

  private func wholeNumbers(_ expression: Expression, _ function: String) throws(Diagnostic)
    -> [Int]
  {
    if let whole = expression.wholeMonths { return [whole] }
    if case .name(let name, _) = expression, let few = names.wholeNumbers[name] { return few }
    throw formula.problem(
      "wrong-arguments", "'\(function)' takes a whole number of months from 1 to 1200",
      at: expression.range, why: "a window that varies has no fixed size.",
      suggestion: "a number, as in \(FunctionEntry.byName[function]!.example), or an input "
        + "whose value is one, or a choice between a few: choice(0.4: 36, 0.6: 48)")
  }

  private mutating func place(_ name: String, _ arguments: [Expression?], _ range: TextRange)
    throws(Diagnostic) -> Term
  {
    let argument = arguments[0]!
    switch name {
    case "total", "average", "largest", "smallest":
      let x = try value(argument)
      return Term(.across(Term.Across(rawValue: name)!, x), range: range, type: x.type)
    case "share":
      return Term(.across(.share, try value(argument)), range: range, type: .pure)
    case "count":
      return Term(.across(.count, try pure(argument, "'count'")), range: range, type: .pure)
    case "by_centre":
      let x = try value(argument)
      return Term(.byCentre(x), range: range, type: x.type)
    case "in_group":
      let group = try word(argument, name, "a group", names.scenario.groups)
      return Term(.inGroup(group), range: range, type: .pure)
    case "is":
      let centre = try word(argument, name, "a centre", names.scenario.centres.map(\.id))
      return Term(.isCentre(centre), range: range, type: .pure)
    case "adoption":
      let line = try word(argument, name, "a cost line", names.costLines)
      return Term(.adoption(line), range: range, type: .pure)
    case "alone":
      let line = try word(argument, name, "a cost line", names.costLines)
      return Term(.alone(line), range: range, type: .known(names.moneyPerMonth))
    case "sum_of_lines":
      let kind = try word(argument, name, "a kind of line", LineClass.allCases.map(\.rawValue))
      var selection = LineSelection(LineClass(rawValue: kind)!)
      if let programme = arguments[1] {
        selection.programme = try word(
          programme, name, "a programme with such lines",
          selection.kind == .grants ? [] : names.programmes)
      }
      return Term(.linesOf(selection), range: range, type: .known(names.moneyPerMonth))
    default:
      let rule = try word(
        argument, name, "a rule of the reserves", ReserveRule.allCases.map(\.rawValue))
      return Term(
        .reserve(ReserveRule(rawValue: rule)!), range: range,
        type: .known(rule == "opening" ? names.money : .perMonth))
    }
  }

  private func word(
    _ expression: Expression, _ function: String, _ what: String, _ known: [String]
  ) throws(Diagnostic) -> String {
    guard case .name(let name, let range) = expression else {
      throw formula.problem(
        "wrong-arguments", "'\(function)' takes the name of \(what)", at: expression.range,
        suggestion: oneOf(known))
    }
    guard known.contains(name) else {
      let nearest = nearestName(to: name, among: known)
      throw formula.problem(
        "unknown-name", "'\(name)' is not \(what)", at: range,
        suggestion: nearest.map { "'\($0)'" } ?? oneOf(known), attributes: ["name": name])
    }
    return name
  }

  private func oneOf(_ known: [String]) -> String {
    known.isEmpty
      ? "there is none in this scenario"
      : "one of " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
  }
}

extension Expression {
  /// A literal number of months that can be the size of a window.
  var wholeMonths: Int? {
    guard case .number(let value, let unit, _) = self, unit == nil || unit == "month",
      let whole = Int(exactly: value), (1...1200).contains(whole)
    else { return nil }
    return whole
  }

  /// The whole numbers of months that it can be, in a choice between at most 12 literals.
  var fewWholeMonths: [Int]? {
    if let whole = wholeMonths { return [whole] }
    guard case .call("choice", let arguments, _) = self, arguments.count <= 12 else { return nil }
    let sizes = arguments.compactMap { $0.label == nil ? $0.value.wholeMonths : nil }
    return sizes.count == arguments.count ? Array(Set(sizes)).sorted() : nil
  }
}
