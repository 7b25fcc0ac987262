import Foundation
import JaripAnalysis
public import JaripLanguage

/// What a book can be written as.
public enum BookFormat: String, CaseIterable, Sendable {
  case html, pdf, xlsx
}

/// The files of a book, by name.
private enum Piece: String, CaseIterable, Sendable {
  case html = "book.html"
  case pdf = "book.pdf"
  case xlsx = "budget.xlsx"
  case csv = "results.csv"
  case json = "results.json"

  /// Nothing for what is always written.
  var format: BookFormat? {
    switch self {
    case .html: .html
    case .pdf: .pdf
    case .xlsx: .xlsx
    case .csv, .json: nil
    }
  }

  /// Those that take longest come first, so that no core waits for another in the end.
  static let longestFirst: [Piece] = [.pdf, .json, .xlsx, .html, .csv]

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
    let pieces = Piece.longestFirst.filter { piece in
      piece.format.map { formats?.contains($0) ?? true } ?? true
    }
    // All is made before anything is written: whoever stops in between keeps what stood there, all of one run.
    let results = pieces.mappedOnAllCores { piece in
      Result { () throws(Diagnostic) in try piece.bytes(study, languages) }
    }
    let made = Dictionary(uniqueKeysWithValues: zip(pieces, results))
    var files: [(name: String, bytes: [UInt8])] = []
    var problem: Diagnostic?
    for piece in Piece.allCases {
      guard let result = made[piece] else { continue }
      do throws(Diagnostic) {
        files.append((piece.rawValue, try result.get()))
      } catch  where error.code == PdfPrinter.code {
        problem = error
      }
    }
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
