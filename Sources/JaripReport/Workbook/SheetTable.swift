/// A table of a sheet: a head, and rows of cells below it.
struct SheetTable {
  /// What stands in a cell.
  enum Cell {
    case text(String)
    /// Text in as many lines as it needs.
    case lines(String)
    case number(Double?, CellStyle.Form)
    /// A formula with its `=`, and what it comes to.
    case formula(String, Double, CellStyle.Form)
    /// A number beside text, on the left.
    case value(Double)
    /// Text through this column, in as many lines as it needs.
    case wide(String, through: Int)
    case blank

    static func probability(_ frequency: Frequency?) -> Cell {
      .number(frequency?.probability, .percent(1))
    }
  }

  struct Column {
    var title: String
    /// Whether numbers stand in it, so that its head is on the right.
    var isNumber: Bool
    /// Nothing for what its cells need.
    var width: Double?

    static func text(_ title: String, width: Double? = nil) -> Column {
      Column(title: title, isNumber: false, width: width)
    }
    static func number(_ title: String) -> Column {
      Column(title: title, isNumber: true)
    }
  }

  var columns: [Column]
  var rows: [[Cell]] = []
  /// Rows that sum up others.
  var totals: Set<Int> = []
  var words: Words

  init(_ columns: [Column], _ words: Words) {
    self.columns = columns
    self.words = words
  }

  mutating func add(_ cells: [Cell], isTotal: Bool = false) {
    if isTotal { totals.insert(rows.count) }
    rows.append(cells)
  }

  /// - Parameter row: of the head; the first row of the body is the next.
  /// - Returns: the first row below.
  @discardableResult
  func write(to sheet: WorkbookSheet, at row: Int) -> Int {
    for (index, column) in columns.enumerated() {
      if let width = column.width { sheet.width(index, width) }
      var style = column.isNumber ? CellStyle.numberHead : .head
      style.indent = indent(index)
      sheet.text(column.title, row, index, style)
    }
    for (place, cells) in rows.enumerated() {
      var style = CellStyle.plain
      style.hasTriangle = words.language == .ko
      style.isTop = cells.contains(where: \.hasLines)
      if totals.contains(place) { (style.weight, style.isTotal) = (.strong, true) }
      for (column, cell) in cells.enumerated() {
        write(cell, to: sheet, row + 1 + place, column, style)
      }
    }
    return row + 1 + rows.count
  }

  /// Text stands off from a number on its left.
  private func indent(_ column: Int) -> Int {
    column > 0 && columns[column - 1].isNumber && !columns[column].isNumber ? 1 : 0
  }

  private func write(
    _ cell: Cell, to sheet: WorkbookSheet, _ row: Int, _ column: Int, _ style: CellStyle
  ) {
    switch cell {
    case .text(let text):
      var style = style
      style.indent = indent(column)
      sheet.text(text, row, column, style)
    case .lines(let text):
      var style = style
      style.wraps = true
      style.indent = indent(column)
      sheet.text(text, row, column, style)
    case .value(let value):
      var style = style
      style.isLeft = true
      sheet.number(value, row, column, style)
    case .wide(let text, let last):
      var style = style
      style.indent = indent(column)
      sheet.paragraph(text, row, column...max(column + 1, last), style)
    case .number(let value, let form): sheet.number(value, row, column, style.with(form))
    case .formula(let formula, let value, let form):
      sheet.formula(formula, is: value, row, column, style.with(form))
    case .blank: sheet.blank(row, column, style)
    }
  }
}

extension SheetTable.Cell {
  /// Whether it may have several lines.
  fileprivate var hasLines: Bool {
    switch self {
    case .lines, .wide: true
    case .text, .number, .formula, .value, .blank: false
    }
  }

  var number: Double? {
    switch self {
    case .number(let value, _): value
    case .formula(_, let value, _): value
    case .value(let value): value
    case .text, .lines, .wide, .blank: nil
    }
  }
}
