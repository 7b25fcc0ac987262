internal import CXLSXWriter
import Foundation
import JaripLanguage

/// A workbook in the making: owns what the library allocates, and keeps the first thing that goes wrong until the end.
///
/// - Source: libxlsxwriter, workbook.h.
final class WorkbookFile {
  /// Of what is thrown where there is no workbook.
  static let code = "no-workbook"

  /// The start of 1980, the earliest time in a zip archive, where the library puts its parts too: so that the same
  /// study gives the same bytes.
  private static let created = 315_532_800

  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var problem: Diagnostic?

  /// - Parameters:
  ///   - path: the file; it is written by `close`.
  ///   - temporary: a folder for the library's own files.
  ///   - title: of the document's properties.
  init(path: String, temporary: String, title: String) throws(Diagnostic) {
    let folder = strdup(temporary)
    defer { free(folder) }
    var options = lxw_workbook_options()
    options.tmpdir = folder
    workbook = workbook_new_opt(path, &options)
    guard let workbook else { throw Self.problem("there is not enough memory") }
    let text = strdup(String(title.printable.prefix(200)))
    defer { free(text) }
    var properties = lxw_doc_properties()
    properties.title = text
    properties.created = time_t(Self.created)
    check(workbook_set_properties(workbook, &properties), "the title")
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
  }

  /// Nothing, and a problem at the end, if the library refuses the name.
  func addSheet(_ name: String) -> WorkbookSheet? {
    check(workbook_validate_sheet_name(workbook, name), "a sheet '\(name)'")
    guard problem == nil, let sheet = workbook_add_worksheet(workbook, name) else {
      problem = problem ?? Self.problem("the sheet '\(name)' could not be added")
      return nil
    }
    return WorkbookSheet(self, sheet, name)
  }

  /// The library's format for a style; each is made once.
  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(workbook) else {
      problem = problem ?? Self.problem("there is not enough memory")
      return nil
    }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  /// Keeps what the library says unless all is well, or something went wrong before.
  func check(_ error: lxw_error, _ what: @autoclosure () -> String) {
    guard error != LXW_NO_ERROR, problem == nil else { return }
    let words = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
    problem = Self.problem("\(what()): \(words)")
  }

  /// Writes the file; the library frees all it has, whether that succeeds or not.
  ///
  /// - Throws: the first problem since the workbook was begun.
  func close() throws(Diagnostic) {
    precondition(workbook != nil, "The workbook has been closed")
    if let problem { throw problem }
    check(workbook_close(workbook), "writing")
    workbook = nil
    formats = [:]
    if let problem { throw problem }
  }

  static func problem(_ why: String) -> Diagnostic {
    Diagnostic(code, "There is no budget.xlsx: it could not be written", why: why)
  }
}
