/// A formula as a syntax tree.
public indirect enum Expression: Sendable {
  /// A number, with the text of its unit if it carries one: `0.08 [KRW million/hour]`.
  case number(Double, unit: String?, TextRange)
  case month(Month, TextRange)
  case text(String, TextRange)
  case name(String, TextRange)
  case undefined(TextRange)
  case unary(UnaryOperator, Expression, TextRange)
  case binary(BinaryOperator, Expression, Expression, TextRange)
  /// A function, a distribution, a process or a curve; `a to b` is the call `to`.
  case call(String, [Argument], TextRange)

  public var range: TextRange {
    switch self {
    case .number(_, _, let range), .month(_, let range), .text(_, let range),
      .name(_, let range), .undefined(let range), .unary(_, _, let range),
      .binary(_, _, _, let range), .call(_, _, let range):
      range
    }
  }
}

/// A range of characters in a formula, counted from 0.
public typealias TextRange = Range<Int>

public enum UnaryOperator: String, Sendable {
  case negate = "-"
  case not
}

public enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and
  case or

  public var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    default: false
    }
  }
}

/// One argument of a call: `x`, `low: x`, or in `choice` the pair `weight: x`.
public struct Argument: Sendable {
  public var label: String?
  public var weight: Expression?
  public var value: Expression
  public var range: TextRange

  public init(
    label: String? = nil, weight: Expression? = nil, value: Expression, range: TextRange
  ) {
    self.label = label
    self.weight = weight
    self.value = value
    self.range = range
  }
}

/// A formula with its text and the place where it was written.
public struct Formula: Sendable {
  public let text: String
  public let expression: Expression
  /// Where the formula's first character stands.
  public let place: SourcePlace

  public init(text: String, expression: Expression, place: SourcePlace) {
    self.text = text
    self.expression = expression
    self.place = place
  }

  /// The place of a part of the formula.
  public func place(of range: TextRange) -> SourcePlace {
    Formula.place(of: range, in: text, at: place)
  }

  static func place(of range: TextRange, in text: String, at place: SourcePlace) -> SourcePlace {
    let before = text.prefix(range.lowerBound)
    let breaks = before.count { $0.isNewline }
    guard breaks == 0 else {
      let column = before.reversed().prefix { !$0.isNewline }.count
      return SourcePlace(
        file: place.file, line: place.line + breaks, column: column + 1, length: range.count)
    }
    return SourcePlace(
      file: place.file, line: place.line, column: place.column + range.lowerBound,
      length: range.count)
  }

  public func text(of range: TextRange) -> String {
    String(text.dropFirst(range.lowerBound).prefix(range.count))
  }
}
