import Foundation
public import JaripLanguage

/// The board's book as a workbook for spreadsheets: the answer, the budgets, what sharing changes, what drives the
/// result, the assumptions and the method, as numbers with formats.
///
///     let bytes = try Workbook(study, in: [.en, .ko]).bytes()
///
/// Sums of means are formulas, with the engine's numbers beside them for programs that do not calculate. The same study
/// gives the same bytes.
public struct Workbook {
  let study: BookStudy
  let languages: [Language]

  /// - Parameter languages: all sheets are there in each; those of the first come first.
  public init(_ study: BookStudy, in languages: [Language]) {
    precondition(!languages.isEmpty, "A workbook has a language")
    self.study = study
    self.languages = languages
  }

  /// The workbook in the format of Office Open XML.
  ///
  /// It is written to a folder of its own among temporary files, which is gone afterwards.
  ///
  /// - Throws: `no-workbook` where temporary files cannot be written, or a limit of the format is met.
  public func bytes() throws(Diagnostic) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jarip-\(UUID().uuidString)")
    let path = folder.appendingPathComponent("budget.xlsx")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw WorkbookFile.problem(error.localizedDescription)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try WorkbookFile(
      path: path.path, temporary: folder.path, title: BookEdition(study, languages[0]).pageTitle)
    var names = SheetNames()
    for language in languages { write(BookEdition(study, language), to: file, &names) }
    try file.close()
    do {
      return [UInt8](try Data(contentsOf: path))
    } catch {
      throw WorkbookFile.problem(error.localizedDescription)
    }
  }

  private func write(_ edition: BookEdition, to file: WorkbookFile, _ names: inout SheetNames) {
    let words = edition.words
    func add(_ name: String, _ write: (WorkbookSheet) -> Void) {
      guard let sheet = file.addSheet(names.next(name)) else { return }
      write(sheet)
      sheet.finish()
    }
    add(words.answerSheet) { AnswerSheet(edition: edition).write(to: $0) }
    for row in [.network] + (edition.scenario.centres.count > 1 ? edition.centreRows : []) {
      let name = words.budgetSheet(edition.name(row))
      add(name) { BudgetSheet(edition: edition, row: row).write(to: $0) }
    }
    let sharing = SharingSheet(edition: edition)
    if !sharing.isEmpty { add(words.sharingSheet) { sharing.write(to: $0) } }
    if let sensitivity = study.sensitivity, !sensitivity.drivers.isEmpty {
      let sheet = DriversSheet(edition: edition, sensitivity: sensitivity)
      add(words.driversSheet) { sheet.write(to: $0) }
    }
    add(words.assumptionsSheet) { AssumptionsSheet(edition: edition).write(to: $0) }
    add(words.methodSheet) { MethodSheet(edition: edition).write(to: $0) }
  }
}

extension BookEdition {
  var centreRows: [FigureRow] { scenario.centres.indices.map { .centre($0) } }
}
