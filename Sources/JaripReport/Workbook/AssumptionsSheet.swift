import JaripLanguage
import JaripScenario

/// Every input with its value, unit, range, source, evidence, and the file and line that set it.
struct AssumptionsSheet {
  let edition: BookEdition

  private var words: Words { edition.words }

  func write(to sheet: WorkbookSheet) {
    let inputs = edition.scenario.alternatives[edition.study.alternative].quantities.values
      .filter { $0.section == .inputs }
    sheet.text(words.registerCaption(inputs.count), 0, 0, .title, spills: true)
    var table = SheetTable(
      [
        .text(words.nameHead), .text(words.inputHead, width: 32), .text(words.valueHead, width: 36),
        .text(words.unitHead, width: 18), .number(words.rangeLow), .number(words.rangeHigh),
        .text(words.sourceHead, width: 54), .text(words.evidenceTitle), .text(words.fileHead),
        .number(words.fileLineHead),
      ], words)
    for input in inputs { table.add(cells(input)) }
    let head = 2
    let end = table.write(to: sheet, at: head)
    if !inputs.isEmpty { sheet.filter(head...(end - 1), columns: table.columns.count) }
    sheet.freeze(above: head + 1, leftOf: 1)
    sheet.repeatHead(head...head)
  }

  private func cells(_ input: Quantity) -> [SheetTable.Cell] {
    let text = edition.words.value(of: input)
    return [
      .text(input.name), .lines(words.title(input.notes.title, else: "")),
      Self.number(text).map { .value($0) } ?? .lines(text),
      .lines(words.unit(input.unit?.text ?? "")), .number(input.range?.lowerBound, .general),
      .number(input.range?.upperBound, .general),
      .lines(words.source(input.notes.source) ?? words.noSource),
      .text(input.notes.evidence.map(words.evidence) ?? ""), .text(input.place.file.name),
      .number(Double(input.place.line), .whole),
    ]
  }

  /// A value that is a number and nothing else.
  static func number(_ text: String) -> Double? {
    guard text.allSatisfy({ "0123456789+-.eE".contains($0) }) else { return nil }
    return Double(text)
  }
}
