extension Formula {
  /// The longest formula, in UTF-8 bytes.
  public static let longestText = 64 * 1024
  /// The deepest nesting of parentheses and calls.
  public static let deepestNesting = 200
  /// The most operations on top of one another, as in a + b + c + …; all who read a formula recurse
  /// once an operation, and 2,000 of them took the stack of 8 MB (500 in an unoptimised build).
  public static let tallestTree = 250

  /// Reads a formula.
  ///
  /// - Throws: one `Diagnostic` with its place in the source.
  public init(parsing text: String, at place: SourcePlace) throws(Diagnostic) {
    do throws(Diagnostic) {
      guard text.utf8.count <= Self.longestText else {
        throw Diagnostic(
          "formula-too-long", "The formula has \(text.utf8.count) bytes; the limit is 65,536",
          suggestion: "split it into several quantities with names")
      }
      var parser = Parser(tokens: try Lexer.tokens(text))
      self.init(text: text, expression: try parser.formula(), place: place)
    } catch {
      throw error.placed(in: text, at: place)
    }
  }
}

extension Diagnostic {
  /// The diagnostic with the place that its `offset` and `length` attributes point to.
  func placed(in text: String, at place: SourcePlace) -> Diagnostic {
    var placed = self
    let offset = Int(attributes["offset"] ?? "") ?? 0
    let length = Int(attributes["length"] ?? "") ?? 1
    placed.place = Formula.place(of: offset..<(offset + max(1, length)), in: text, at: place)
    placed.attributes["offset"] = nil
    placed.attributes["length"] = nil
    return placed
  }
}

/// A recursive-descent parser; the lowest precedence first.
private struct Parser {
  let tokens: [Token]
  var position = 0
  var depth = 0
  /// Levels of the tree of the expression read last.
  var height = 1
  /// Whether the factor read last is a power without parentheses round it.
  var endsInPower = false

  init(tokens: [Token]) { self.tokens = tokens }

  var token: Token { tokens[position] }

  mutating func formula() throws(Diagnostic) -> Expression {
    if token.kind == .end {
      throw Lexer.problem("empty-formula", "The formula is empty", token.range)
    }
    let expression = try interval()
    guard token.kind == .end else {
      throw Lexer.problem(
        "unexpected-word", "Unexpected \(name(of: token)) after a complete formula", token.range,
        suggestion: hint(after: expression))
    }
    return expression
  }

  private func hint(after expression: Expression) -> String? {
    switch token.kind {
    case .unit: "a unit stands behind a literal number only"
    case .symbol(")"): "there is one ')' too many"
    case .symbol(":"): "a named parameter stands inside a call: normal(mean: 1, sd: 2)"
    default: "an operator is missing before it"
    }
  }

  /// `a to b`
  private mutating func interval() throws(Diagnostic) -> Expression {
    let low = try or()
    guard take("to") else { return low }
    let lowHeight = height
    let high = try or()
    try grow(over: lowHeight, height)
    let range = low.range.lowerBound..<high.range.upperBound
    return .call(
      "to",
      [Argument(value: low, range: low.range), Argument(value: high, range: high.range)], range)
  }

  private mutating func or() throws(Diagnostic) -> Expression {
    var left = try and()
    while take("or") {
      left = try binary(.or, left) { parser throws(Diagnostic) in try parser.and() }
    }
    return left
  }

  private mutating func and() throws(Diagnostic) -> Expression {
    var left = try not()
    while take("and") {
      left = try binary(.and, left) { parser throws(Diagnostic) in try parser.not() }
    }
    return left
  }

  private mutating func not() throws(Diagnostic) -> Expression {
    let start = token.range.lowerBound
    guard take("not") else { return try comparison() }
    let operand = try nested { parser throws(Diagnostic) in try parser.not() }
    try grow(over: height)
    return .unary(.not, operand, start..<operand.range.upperBound)
  }

  private mutating func comparison() throws(Diagnostic) -> Expression {
    let left = try sum()
    guard let comparison = takeOperator(where: \.isComparison) else { return left }
    let result = try binary(comparison, left) { parser throws(Diagnostic) in try parser.sum() }
    if case .symbol(let symbol) = token.kind, let next = BinaryOperator(rawValue: symbol),
      next.isComparison
    {
      throw Lexer.problem(
        "ambiguous-formula", "Two comparisons in a row are read differently by different readers",
        result.range.lowerBound..<token.range.upperBound,
        suggestion: "write a < b and b < c, or put parentheses")
    }
    return result
  }

  private mutating func sum() throws(Diagnostic) -> Expression {
    var left = try product()
    while let operation = takeOperator(where: { $0 == .add || $0 == .subtract }) {
      left = try binary(operation, left) { parser throws(Diagnostic) in try parser.product() }
    }
    return left
  }

  private mutating func product() throws(Diagnostic) -> Expression {
    var left = try signed()
    while let operation = takeOperator(where: { $0 == .multiply || $0 == .divide }) {
      left = try binary(operation, left) { parser throws(Diagnostic) in try parser.signed() }
    }
    return left
  }

  private mutating func signed() throws(Diagnostic) -> Expression {
    let start = token.range.lowerBound
    if take("-") {
      // With parentheses round the base the writer has shown where the power applies.
      let isBare = token.kind != .symbol("(")
      let operand = try nested { parser throws(Diagnostic) in try parser.signed() }
      if isBare, endsInPower {
        throw Lexer.problem(
          "ambiguous-formula", "A minus before a power is read differently by different readers",
          start..<tokens[position - 1].range.upperBound,
          why: "-2^2 is -4 in mathematics and 4 in spreadsheets.",
          suggestion: "-(a ^ b) or (-a) ^ b")
      }
      try grow(over: height)
      return .unary(.negate, operand, start..<operand.range.upperBound)
    }
    if take("+") { return try nested { parser throws(Diagnostic) in try parser.signed() } }
    return try power()
  }

  private mutating func power() throws(Diagnostic) -> Expression {
    let base = try primary()
    guard take("^") else {
      endsInPower = false
      return base
    }
    let result = try binary(.power, base) { parser throws(Diagnostic) in
      let start = parser.token.range.lowerBound
      guard parser.take("-") else { return try parser.primary() }
      let operand = try parser.primary()
      try parser.grow(over: parser.height)
      return .unary(.negate, operand, start..<operand.range.upperBound)
    }
    if token.kind == .symbol("^") {
      throw Lexer.problem(
        "ambiguous-formula", "Two powers in a row are read differently by different readers",
        base.range.lowerBound..<token.range.upperBound,
        why: "2^3^2 is 512 in mathematics and 64 in spreadsheets.",
        suggestion: "(a ^ b) ^ c or a ^ (b ^ c)")
    }
    endsInPower = true
    return result
  }

  private mutating func primary() throws(Diagnostic) -> Expression {
    let first = token
    height = 1
    switch first.kind {
    case .number(let value):
      position += 1
      if case .unit(let unit) = token.kind {
        let range = first.range.lowerBound..<token.range.upperBound
        position += 1
        return .number(value, unit: unit, range)
      }
      return .number(value, unit: nil, first.range)
    case .month(let month):
      position += 1
      return .month(month, first.range)
    case .text(let text):
      position += 1
      return .text(text, first.range)
    case .symbol("("):
      position += 1
      let inside = try nested { parser throws(Diagnostic) in try parser.interval() }
      try expect(")", opening: first)
      return inside
    case .name(let name):
      position += 1
      if token.kind == .symbol("(") { return try call(name, first) }
      if Self.reserved.contains(name) {
        throw Lexer.problem(
          "unexpected-word", "'\(name)' cannot stand here", first.range)
      }
      return name == "undefined" ? .undefined(first.range) : .name(name, first.range)
    case .end:
      throw Lexer.problem("unfinished-formula", "The formula ends too early", first.range)
    default:
      throw Lexer.problem(
        "unexpected-word",
        "Unexpected \(self.name(of: first)); a number, a name or '(' is expected",
        first.range)
    }
  }

  private static let reserved: Set = ["and", "or", "not", "to", "if"]

  private mutating func call(_ name: String, _ first: Token) throws(Diagnostic) -> Expression {
    let opening = token
    position += 1
    var arguments: [Argument] = []
    var highest = 0
    if token.kind != .symbol(")") {
      repeat {
        arguments.append(
          try nested { parser throws(Diagnostic) in try parser.argument(of: name) })
        highest = max(highest, height)
      } while take(",")
    }
    try expect(")", opening: opening)
    // The values of these are compared pair by pair.
    let isChain = name == "min" || name == "max"
    try grow(over: isChain ? highest + max(0, arguments.count - 2) : highest)
    return .call(name, arguments, first.range.lowerBound..<tokens[position - 1].range.upperBound)
  }

  private mutating func argument(of function: String) throws(Diagnostic) -> Argument {
    let first = try interval()
    guard take(":") else { return Argument(value: first, range: first.range) }
    let firstHeight = height
    let value = try interval()
    height = max(firstHeight, height)
    let range = first.range.lowerBound..<value.range.upperBound
    if function != "choice", case .name(let label, _) = first {
      return Argument(label: label, value: value, range: range)
    }
    return Argument(weight: first, value: value, range: range)
  }

  /// The expression read last, and the operand that comes now.
  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression,
    _ operand: (inout Parser) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Expression {
    let leftHeight = height
    let right = try operand(&self)
    try grow(over: leftHeight, height)
    return .binary(operation, left, right, left.range.lowerBound..<right.range.upperBound)
  }

  private mutating func grow(over heights: Int...) throws(Diagnostic) {
    height = (heights.max() ?? 0) + 1
    guard height <= Formula.tallestTree else {
      throw Lexer.problem(
        "formula-too-deep",
        "The formula chains more than \(Formula.tallestTree) operations", token.range,
        suggestion: "give a part of it a name of its own")
    }
  }

  private mutating func nested<Result>(
    _ body: (inout Parser) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Formula.deepestNesting else {
      throw Lexer.problem(
        "formula-too-deep", "The formula is nested deeper than \(Formula.deepestNesting) levels",
        token.range, suggestion: "give a part of it a name of its own")
    }
    return try body(&self)
  }

  private mutating func take(_ word: String) -> Bool {
    guard token.kind == .symbol(word) || token.kind == .name(word) else { return false }
    position += 1
    return true
  }

  private mutating func takeOperator(where matches: (BinaryOperator) -> Bool) -> BinaryOperator? {
    guard case .symbol(let symbol) = token.kind, let found = BinaryOperator(rawValue: symbol),
      matches(found)
    else { return nil }
    position += 1
    return found
  }

  private mutating func expect(_ symbol: String, opening: Token) throws(Diagnostic) {
    guard token.kind == .symbol(symbol) else {
      let isEnd = token.kind == .end
      throw Lexer.problem(
        isEnd ? "unfinished-formula" : "unexpected-word",
        isEnd
          ? "The ')' that closes this '(' is missing"
          : "Unexpected \(name(of: token)); ',' or ')' is expected",
        isEnd ? opening.range : token.range)
    }
    position += 1
  }

  private func name(of token: Token) -> String {
    switch token.kind {
    case .number(let value): "the number \(value)"
    case .month(let month): "the month \(month)"
    case .name(let name): "'\(name)'"
    case .text(let text): "the text \"\(text)\""
    case .unit(let unit): "the unit [\(unit)]"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "end"
    }
  }
}
