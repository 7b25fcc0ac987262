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
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
      throw Diagnostic(
        "unwritable-output", "'\(path)' is a file", why: "a book is several files in a folder.",
        suggestion: "--out with the name of a folder", attributes: ["path": path])
    }
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
    let book = Book(study, in: languages)
    let includesDifferences = study.alternative > 0
    // All is made before anything is written: whoever stops in between keeps what stood there, all of one run.
    var files: [(name: String, bytes: [UInt8])] = []
    var problem: Diagnostic?
    for format in BookFormat.allCases where formats?.contains(format) ?? true {
      switch format {
      case .html: files.append(("book.html", Array(book.html.utf8)))
      case .xlsx: files.append(("budget.xlsx", try Workbook(study, in: languages).bytes()))
      case .pdf:
        do throws(Diagnostic) {
          files.append(("book.pdf", try PdfPrinter.pdf(of: book.printed)))
        } catch  where error.code == PdfPrinter.code {
          problem = error
        }
      }
    }
    let table = ResultTable(study.projection, includesDifferences: includesDifferences)
    files.append(("results.csv", Array(table.csv.utf8)))
    let document = ResultDocument(study.projection, includesDifferences: includesDifferences)
    files.append(("results.json", Array(document.json.document.utf8)))
    var written = Written(problem: problem)
    for (name, bytes) in files {
      try file(name).write(bytes)
      written.paths.append(file(name).path)
    }
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
