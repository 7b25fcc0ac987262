import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

/// The formula that a part belongs to, and the quantity, line or rule whose formula it is.
final class FormulaHome: Sendable {
  let formula: Formula
  let owner: String

  init(_ formula: Formula, owner: String) {
    self.formula = formula
    self.owner = owner
  }
}

/// A `Term` with an identity, so that what it remembers from month to month has a place.
///
/// The tree has the shape of the term's; names are looked up once, and nothing is simplified.
final class FormulaPart: Sendable {
  indirect enum Kind: Sendable {
    case number(Double)
    case undefined
    case date
    case monthsOpen
    case monthOfYear
    case quantity(Int)
    case line(Int)
    case grant(Int)
    case unary(UnaryKernel, FormulaPart)
    case binary(BinaryKernel, FormulaPart, FormulaPart)
    case conditional(FormulaPart, yes: FormulaPart, no: FormulaPart)
    case ramp(Month, Month)
    case pulse(Month, Month)
    case season([FormulaPart])
    case delay(FormulaPart, months: Int, first: FormulaPart)
    /// `memory` numbers the table in which the values of the operand are kept.
    case trailing(FormulaPart, months: Int, isMean: Bool, memory: Int)
    /// The sum since the start, or since the fiscal year began; `memory` numbers its table.
    case running(FormulaPart, isOfYear: Bool, memory: Int)
    case across(Term.Across, FormulaPart)
    case inGroup(String)
    case isCentre(String)
    case adoption(Int)
    case alone(Int)
    case linesOf(LineSelection)
    case reserve(ReserveRule)
    case byCentre(FormulaPart)
    case curve(Int, FormulaPart)
    case draw(Int)
  }

  let kind: Kind
  let range: TextRange
  let type: UnitType
  let home: FormulaHome

  init(_ kind: Kind, of term: Term, in home: FormulaHome) {
    self.kind = kind
    range = term.range
    type = term.type
    self.home = home
  }

  var text: String { home.formula.text(of: balancedRange) }
  var place: SourcePlace { home.formula.place(of: balancedRange) }

  /// The range with the parentheses that a part such as `(a + b) * c` begins or ends with.
  private var balancedRange: TextRange {
    let text = Array(home.formula.text)
    var (lower, upper) = (range.lowerBound, min(range.upperBound, text.count))
    guard lower < upper else { return range }
    var depth = 0
    var missing = 0
    for character in text[lower..<upper] {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      missing = min(missing, depth)
    }
    let unclosed = depth - missing
    for _ in missing..<0 {
      while lower > 0 {
        lower -= 1
        if text[lower] == "(" { break }
      }
    }
    for _ in 0..<unclosed {
      while upper < text.count {
        upper += 1
        if text[upper - 1] == ")" { break }
      }
    }
    return lower..<upper
  }

  /// All operands, whether or not they are read in a month.
  var operands: [FormulaPart] {
    switch kind {
    case .number, .undefined, .date, .monthsOpen, .monthOfYear, .quantity, .line, .grant, .ramp,
      .pulse, .inGroup, .isCentre, .adoption, .alone, .linesOf, .reserve, .draw:
      []
    case .unary(_, let x), .across(_, let x), .byCentre(let x), .curve(_, let x): [x]
    case .trailing(let x, _, _, _), .running(let x, _, _): [x]
    case .binary(_, let a, let b): [a, b]
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .season(let factors): factors
    case .delay(let x, _, let first): [x, first]
    }
  }

  /// The operands of a chain of one precedence, such as `a * b / c`, without signs; else its operands.
  var chain: [FormulaPart] {
    func links(_ part: FormulaPart) -> [FormulaPart] {
      if case .unary(.negate, let x) = part.kind { return links(x) }
      guard case .binary(let kernel, let a, let b) = part.kind, isAlike(kernel) else {
        return [part]
      }
      return links(a) + links(b)
    }
    return operands.flatMap(links)
  }

  /// Whether an operation can stand in one chain with the part's own.
  private func isAlike(_ other: BinaryKernel) -> Bool {
    guard case .binary(let own, _, _) = kind else { return false }
    let chains: [Set<BinaryKernel>] = [
      [.add, .subtract], [.multiply, .divide], [.minimum], [.maximum], [.and], [.or],
    ]
    return chains.contains { $0.contains(own) && $0.contains(other) }
  }

  /// The summands of a sum or difference at the top of the formula; itself for anything else.
  var summands: [FormulaPart] {
    switch kind {
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
      a.summands + b.summands
    case .unary(.negate, let x): x.summands
    default: [self]
    }
  }
}
