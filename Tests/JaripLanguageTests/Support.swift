import JaripLanguage

/// A formula read as if it were the whole of a file.
func formula(_ text: String) throws(Diagnostic) -> Formula {
  let file = SourceFile(name: "test.yaml", text: text)
  return try Formula(parsing: text, at: SourcePlace(file: file, line: 1, column: 1))
}

/// The syntax tree of a formula as nested lists, operator first: `(+ 1 (* 2 x))`.
func tree(_ text: String) throws -> String { try formula(text).expression.list }

/// The message for a formula that is refused, or its tree if it is not.
func refusal(_ text: String) -> String {
  do throws(Diagnostic) {
    return "not refused: " + (try formula(text).expression.list)
  } catch {
    return error.description
  }
}

extension Expression {
  var list: String {
    switch self {
    case .number(let value, let unit, _): Self.short(value) + (unit.map { "[\($0)]" } ?? "")
    case .month(let month, _): "\(month)"
    case .text(let text, _): "\"\(text)\""
    case .name(let name, _): name
    case .undefined: "#undefined"
    case .unary(let operation, let operand, _): "(\(operation.rawValue) \(operand.list))"
    case .binary(let operation, let left, let right, _):
      "(\(operation.rawValue) \(left.list) \(right.list))"
    case .call(let name, let arguments, _):
      "(" + ([name] + arguments.map(\.list)).joined(separator: " ") + ")"
    }
  }

  fileprivate static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
  }
}

extension Argument {
  var list: String {
    if let label { return "\(label):\(value.list)" }
    if let weight { return "\(weight.list):\(value.list)" }
    return value.list
  }
}

/// Pseudo-random numbers that are the same on every machine.
struct Seeded {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func callAsFunction(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
