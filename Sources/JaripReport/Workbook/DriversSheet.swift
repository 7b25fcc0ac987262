import JaripAnalysis
import JaripLanguage

/// Every drawn input: what 80 of 100 trials have of it, and how the result hangs on it.
struct DriversSheet {
  let edition: BookEdition
  let sensitivity: Sensitivity

  private var words: Words { edition.words }

  func write(to sheet: WorkbookSheet) {
    let table = table
    let count = table.columns.count
    sheet.text(
      words.driversCaption(
        edition.date, trials: sensitivity.trials, shown: sensitivity.drivers.count,
        of: sensitivity.drivers.count), 0, 0, .title, spills: true)
    let head = 2
    let end = table.write(to: sheet, at: head)
    sheet.filter(head...(end - 1), columns: count)
    sheet.freeze(above: head + 1, leftOf: 1)
    sheet.repeatHead(head...head)
    for (place, note) in words.driverSheetNotes.enumerated() {
      sheet.paragraph(note, end + 1 + place, 0...(count - 1), .faint)
    }
  }

  private var table: SheetTable {
    let texts = [words.inputHead, words.nameHead, words.unitHead, words.variesHead]
    var table = SheetTable(
      texts.map { .text($0) } + words.driverHeads.map { .number($0) }, words)
    for driver in sensitivity.drivers {
      let unit = edition.figures.model.quantities[driver.name]?.unit ?? driver.unit
      table.add(
        [
          .text(edition.figures.title(of: driver.name, words)), .text(driver.name),
          .text(words.unit(unit.text)), .text(average(driver)), end(unit.stated(driver.low)),
          end(unit.stated(driver.high)),
        ] + cells(driver.selfSufficiency, .percent(1)) + cells(driver.independence, .decimal(2)))
    }
    return table
  }

  private func end(_ value: Double) -> SheetTable.Cell { .number(value, .digits(of: value)) }

  /// - Parameter form: of the result's mean where the input is lowest and highest.
  private func cells(_ effect: Sensitivity.Effect?, _ form: CellStyle.Form) -> [SheetTable.Cell] {
    [
      .number(effect?.rankCorrelation, .change(3)), .number(effect?.standardError, .decimal(3)),
      .number(effect?.varianceShare, .percent(1)), .number(effect?.varianceShareError, .percent(1)),
      .number(effect?.atLow, form), .number(effect?.atHigh, form),
    ]
  }

  /// Over what the input's average stands for it.
  private func average(_ driver: Sensitivity.Driver) -> String {
    switch (driver.isAverageOverCentres, driver.isAverageOverMonths) {
    case (true, true): words.averageOfBoth
    case (true, false): words.averageOfCentres
    case (false, true): words.averageOfMonths
    case (false, false): ""
    }
  }
}
