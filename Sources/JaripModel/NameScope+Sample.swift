import JaripLanguage
import JaripScenario

extension NameScope {
  /// The column of numbers that `empirical("file.csv", column)` names, in ascending order.
  func sample(of arguments: [Argument], in formula: Formula, _ range: TextRange)
    throws(Diagnostic) -> [Double]
  {
    guard arguments.count == 2, case .text(let path, let pathRange) = arguments[0].value,
      case .name(let column, _) = arguments[1].value
    else {
      throw formula.problem(
        "wrong-arguments", "'empirical' takes a file in quotes and the name of a column", at: range,
        suggestion: FunctionEntry.byName["empirical"]!.example)
    }
    do throws(Diagnostic) {
      return try SampleColumn.read(column, path: path, from: formula.place.file).sorted()
    } catch {
      var problem = error
      if problem.place == nil { problem.place = formula.place(of: pathRange) }
      throw problem
    }
  }
}
