import Foundation
import JaripAnalysis
public import JaripLanguage

/// What a book can be written as.
public enum BookFormat: String, CaseIterable, Sendable {
  case html, pdf, xlsx
}

/// The files of a book, by name: those that take longest first, so that no core waits for another in the end.
private enum Piece: String, CaseIterable, Sendable {
  case pdf = "book.pdf"
  case json = "results.json"
  case xlsx = "budget.xlsx"
  case html = "book.html"
  case csv = "results.csv"

  /// Nothing for what is always written.
  var format: BookFormat? {
    switch self {
    case .html: .html
    case .pdf: .pdf
    case .xlsx: .xlsx
    case .csv, .json: nil
    }
  }

  func bytes(_ study: BookStudy, _ languages: [Language]) throws(Diagnostic) -> [UInt8] {
    let includesDifferences = study.alternative > 0
    switch self {
    case .html: return Array(Book(study, in: languages).html.utf8)
    case .pdf: return try PdfPrinter.pdf(of: Book(study, in: languages).printed)
    case .xlsx: return try Workbook(study, in: languages).bytes()
    case .csv:
      let table = ResultTable(study.projection, includesDifferences: includesDifferences)
      return Array(table.csv.utf8)
    case .json:
      let document = ResultDocument(study.projection, includesDifferences: includesDifferences)
      return Array(document.json.document.utf8)
    }
  }
}

/// The folder a book is written to.
public struct BookFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// What has been written, and why there is no PDF, if one was wanted and could not be made.
  public struct Written: Sendable {
    public var paths: [String] = []
    /// A warning for each file of an earlier book that was not written again.
    public var warnings: [Diagnostic] = []
    public var problem: Diagnostic?
  }

  /// Makes the folder, and finds out before a long run that its files can be written.
  ///
  /// - Parameter formats: nothing for all.
  public func prepare(_ formats: [BookFormat]? = nil) throws(Diagnostic) {
    guard !path.isEmpty else {
      throw Diagnostic(
        "wrong-call", "--out has no name", suggestion: "--out with the name of a folder")
    }
    var ancestor = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    while !FileManager.default.fileExists(atPath: ancestor.path, isDirectory: &isFolder) {
      ancestor.deleteLastPathComponent()
    }
    if !isFolder.boolValue {
      let name =
        ancestor.path == URL(fileURLWithPath: path).path ? path : ancestor.lastPathComponent
      throw Diagnostic(
        "unwritable-output", "'\(name)' is a file", why: "a book is several files in a folder.",
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
    for piece in pieces(formats) { try file(piece.rawValue).prepare() }
  }

  /// Writes a book in every format, and all results.
  ///
  /// - Parameter formats: nothing for all.
  public func write(
    _ study: BookStudy, _ languages: [Language], _ formats: [BookFormat]?
  ) throws(Diagnostic) -> Written {
    let pieces = pieces(formats)
    // All is made before anything is written: whoever stops in between keeps what stood there, all of one run.
    let made = pieces.mappedOnAllCores { piece in
      Result { () throws(Diagnostic) in try piece.bytes(study, languages) }
    }
    var files: [(name: String, bytes: [UInt8])] = []
    var problem: Diagnostic?
    for (piece, result) in zip(pieces, made) {
      do throws(Diagnostic) {
        files.append((piece.rawValue, try result.get()))
      } catch  where error.code == PdfPrinter.code {
        problem = error
      }
    }
    var written = Written(problem: problem)
    for (name, bytes) in files.sorted(by: { $0.name < $1.name }) {
      try file(name).write(bytes)
      written.paths.append(file(name).path)
    }
    written.warnings = Piece.allCases.map { file($0.rawValue).path }.sorted().filter {
      !written.paths.contains($0) && FileManager.default.fileExists(atPath: $0)
    }.map {
      Diagnostic(
        "old-file", "'\($0)' is of an earlier run", why: "this one did not write it.",
        suggestion: "delete it, or write all formats into a new folder", severity: .warning,
        attributes: ["path": $0])
    }
    return written
  }

  /// In the order in which they are made.
  private func pieces(_ formats: [BookFormat]?) -> [Piece] {
    Piece.allCases.filter { piece in
      piece.format.map { formats?.contains($0) ?? true } ?? true
    }
  }

  private func file(_ name: String) -> OutputFile {
    OutputFile(path.hasSuffix("/") ? path + name : "\(path)/\(name)")
  }

  private static func reason(_ error: any Error) -> String {
    let system = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return system.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
  }
}
