import Foundation
public import JaripLanguage

/// What a book can be written as.
public enum BookFormat: String, CaseIterable, Sendable {
  case html, pdf, xlsx
}

/// The folder a book is written to.
public struct BookFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// What has been written, and why there is no PDF, if one was wanted and could not be made.
  public struct Written: Sendable {
    public var paths: [String] = []
    public var problem: Diagnostic?
  }

  /// Makes the folder, and finds out before a long run that files can be written in it.
  public func prepare() throws(Diagnostic) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        "unwritable-output", "Cannot make the folder '\(path)': \(Self.reason(error))",
        attributes: ["path": path])
    }
    try file("book.html").prepare()
  }

  /// Writes a book in every format, and all results.
  ///
  /// - Parameter formats: nothing for all.
  public func write(
    _ study: BookStudy, _ languages: [Language], _ formats: [BookFormat]?
  ) throws(Diagnostic) -> Written {
    var written = Written()
    func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
      try file(name).write(bytes)
      written.paths.append(file(name).path)
    }
    let book = Book(study, in: languages)
    let includesDifferences = study.alternative > 0
    for format in formats ?? BookFormat.allCases {
      switch format {
      case .html: try write("book.html", Array(book.html.utf8))
      case .xlsx: try write("budget.xlsx", Workbook(study, in: languages).bytes())
      case .pdf:
        do throws(Diagnostic) {
          try write("book.pdf", PdfPrinter.pdf(of: book.printed))
        } catch  where error.code == PdfPrinter.code {
          written.problem = error
        }
      }
    }
    try write(
      "results.csv",
      Array(ResultTable(study.projection, includesDifferences: includesDifferences).csv.utf8))
    try write(
      "results.json",
      Array(
        ResultDocument(study.projection, includesDifferences: includesDifferences).json.document
          .utf8))
    return written
  }

  private func file(_ name: String) -> OutputFile {
    OutputFile(path.hasSuffix("/") ? path + name : "\(path)/\(name)")
  }

  private static func reason(_ error: any Error) -> String {
    let system = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return system.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
  }
}
