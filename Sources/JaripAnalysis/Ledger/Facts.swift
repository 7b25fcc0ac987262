public import JaripLanguage
import JaripScenario

/// What came, from a table with the key columns of a table of results and a column `value`.
public struct Facts: Sendable {
  public struct Fact: Sendable {
    public var key: FrozenFigure.Key
    public var value: Double
    /// The row in the table.
    public var place: SourcePlace
    var valuePlace: SourcePlace
  }

  /// In the order of the table.
  public private(set) var facts: [Fact] = []

  /// - Throws: `DiagnosticList` with all rows that are no facts, or that say again what another said.
  public init(_ file: SourceFile) throws(DiagnosticList) {
    do throws(Diagnostic) {
      try self.init(CommaSeparatedTable(file))
    } catch {
      throw DiagnosticList([error])
    }
    try check()
  }

  /// Reads a file.
  public init(path: String) throws(DiagnosticList) {
    let file: SourceFile
    do throws(Diagnostic) {
      file = try SourceReader.read(path: path)
    } catch {
      throw DiagnosticList([error])
    }
    try self.init(file)
  }

  /// Other columns are passed over, and rows without a value: what they are of is not known yet.
  private init(_ table: CommaSeparatedTable) throws(Diagnostic) {
    let alternative = try table.column("alternative")
    let centre = try table.column("centre")
    let quantity = try table.column("quantity")
    let period = try table.column("period")
    let value = try table.column("value")
    for row in table.rows where !row[value].text.isEmpty {
      let key = FrozenFigure.Key(
        alternative: row[alternative].text, centre: row[centre].text, quantity: row[quantity].text,
        period: row[period].text)
      facts.append(
        Fact(
          key: key, value: row[value].number ?? .nan, place: row[0].place,
          valuePlace: row[value].place))
    }
  }

  private func check() throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    var first: [FrozenFigure.Key: SourcePlace] = [:]
    for fact in facts {
      if !fact.value.isFinite {
        problems.append(
          Diagnostic(
            "bad-cell", "The value is not a number", at: fact.valuePlace,
            suggestion: "a plain number such as 0.43 or 1376, or nothing where it is not known yet")
        )
      }
      if let other = first[fact.key] {
        problems.append(
          Diagnostic(
            "fact-twice", "\(fact.key) has a value already", at: fact.place,
            label: "first in line \(other.line)", suggestion: "one row for each fact"))
      } else {
        first[fact.key] = fact.place
      }
    }
    if !problems.isEmpty { throw DiagnosticList(problems) }
  }
}

extension FrozenFigure.Key: CustomStringConvertible {
  /// `'oss' of 'network' in 2003, alternative 'shared'`.
  public var description: String {
    "'\(quantity)' of '\(centre)' in \(period), alternative '\(alternative)'"
  }
}
