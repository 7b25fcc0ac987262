import Foundation
public import JaripLanguage

/// One column of numbers of a table beside a scenario file.
public enum SampleColumn {
  /// The numbers in column `name` of the comma-separated file at `path`.
  ///
  /// - Parameter file: the scenario file that names the table; its folder is where `path` starts.
  /// - Throws: a `Diagnostic`, with a place in the table where a cell is no number.
  public static func read(_ name: String, path: String, from file: SourceFile)
    throws(Diagnostic) -> [Double]
  {
    let folder = (file.name as NSString).deletingLastPathComponent
    let full =
      path.hasPrefix("/") || folder.isEmpty
      ? path : (folder as NSString).appendingPathComponent(path)
    let table = try CommaSeparatedTable(try SourceReader.read(path: full))
    let column = try table.column(name)
    var values: [Double] = []
    for row in table.rows {
      guard let value = row[column].number else {
        throw Diagnostic(
          "bad-table", "'\(row[column].text)' is not a number", at: row[column].place)
      }
      values.append(value)
    }
    guard !values.isEmpty else {
      throw Diagnostic("bad-table", "The table '\(full)' has no rows", at: table.header[0].place)
    }
    return values
  }
}
