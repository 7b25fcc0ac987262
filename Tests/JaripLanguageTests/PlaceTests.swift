import JaripLanguage
import Testing

@Suite struct `Places in formulas` {
  /// Line, column and length of each part with a name, in order of reading.
  private func places(_ formula: Formula) -> [String] {
    var found: [String] = []
    func visit(_ expression: Expression) {
      switch expression {
      case .name(let name, let range):
        let place = formula.place(of: range)
        found.append("\(name) \(place.line):\(place.column)+\(place.length)")
      case .unary(_, let operand, _): visit(operand)
      case .binary(_, let left, let right, _):
        visit(left)
        visit(right)
      case .call(_, let arguments, _): arguments.forEach { visit($0.value) }
      default: break
      }
    }
    visit(formula.expression)
    return found
  }

  private func formula(_ text: String, atLine line: Int, column: Int) throws -> Formula {
    let file = SourceFile(name: "a.yaml", text: String(repeating: "\n", count: 100))
    return try Formula(
      parsing: text, at: SourcePlace(file: file, line: line, column: column))
  }

  @Test func `a part on the first line is counted from where the formula stands`() throws {
    let read = try formula("fee * min(seats, 2)", atLine: 14, column: 10)
    #expect(places(read) == ["fee 14:10+3", "seats 14:20+5"])
  }

  @Test func `a part on a later line is counted from that line's start`() throws {
    let read = try formula("fee +\n    rent +\nwage", atLine: 14, column: 10)
    #expect(places(read) == ["fee 14:10+3", "rent 15:5+4", "wage 16:1+4"])
    let windows = try formula("fee +\r\n  rent", atLine: 1, column: 1)
    #expect(places(windows) == ["fee 1:1+3", "rent 2:3+4"])
  }

  @Test func `columns count characters, whatever their bytes and width`() throws {
    let read = try formula("수강료 * 수강생 + e\u{301}x", atLine: 2, column: 3)
    #expect(places(read) == ["수강료 2:3+3", "수강생 2:9+3", "é\("x") 2:15+2"])
  }

  @Test func `the text of a part is its text`() throws {
    let read = try formula("fee * min(seats, 2 [seat])", atLine: 1, column: 1)
    guard case .binary(_, let left, let right, let whole) = read.expression,
      case .call(_, let arguments, _) = right
    else {
      Issue.record("Not a product with a call")
      return
    }
    #expect(read.text(of: left.range) == "fee")
    #expect(read.text(of: right.range) == "min(seats, 2 [seat])")
    #expect(read.text(of: arguments[1].range) == "2 [seat]")
    #expect(read.text(of: whole) == read.text)
  }

  @Test(arguments: [
    ("a +\n  * b", 6, 3), ("a + b)", 5, 10), ("a\n+ (b\n", 6, 3), ("min(1,\n\n 2 3)", 7, 4),
    ("a +\n", 6, 1), ("\n\n  a $ b", 7, 5),
  ])
  func `a mistake is found on its own line`(text: String, line: Int, column: Int) {
    do {
      _ = try formula(text, atLine: 5, column: 5)
      Issue.record("Not refused")
    } catch let problem as Diagnostic {
      #expect(problem.place?.line == line, "\(problem)")
      #expect(problem.place?.column == column, "\(problem)")
      #expect(problem.attributes.isEmpty)
    } catch {
      Issue.record("\(error)")
    }
  }
}
