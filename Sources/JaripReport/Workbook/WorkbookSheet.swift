internal import CXLSXWriter
import JaripLanguage

/// A sheet of a workbook: cells with styles, columns as wide as what is in them, and how it prints.
///
/// Rows and columns count from 0. Text is never taken for a formula, a number or a link, whatever it begins with.
///
/// - Source: libxlsxwriter, worksheet.h.
final class WorkbookSheet {
  let name: String
  private let file: WorkbookFile
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  /// What columns need, and what they are told to have, in characters.
  private var needed: [Int: Double] = [:]
  private var fixed: [Int: Double] = [:]
  private var levels: [Int: UInt8] = [:]
  /// Text whose lines are counted when the widths of columns are known.
  private var wrapped: [Wrapped] = []

  private struct Wrapped {
    var text: String
    var row: Int
    var columns: ClosedRange<Int>
    var style: CellStyle
  }

  init(_ file: WorkbookFile, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ name: String) {
    self.file = file
    self.sheet = sheet
    self.name = name
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, Self.a4)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
    check(worksheet_set_footer(sheet, "&L&8&A&R&8&P / &N"), "the footer")
  }

  private static let a4: UInt8 = 9
  /// Narrower columns look broken, wider ones push all else off the page.
  private static let widths = 7.0...60.0
  /// Points, of the font that workbooks have by default.
  private static let lineHeight = 15.0

  // MARK: Cells

  /// - Parameter spills: whether it may run over the next columns, so that its own need not be as wide.
  func text(
    _ text: String, _ row: Int, _ column: Int, _ style: CellStyle = .plain, spills: Bool = false
  ) {
    let clean = CellText.clean(text)
    if !spills, !style.wraps { need(column, CellText.width(of: clean) + Double(style.indent)) }
    if style.isHead { need(column, CellText.widestWord(of: clean) * 1.1) }
    if style.wraps || style.weight == .title {
      wrapped.append(Wrapped(text: clean, row: row, columns: column...column, style: style))
    }
    if clean.isEmpty { return blank(row, column, style) }
    check(
      worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), clean, file.format(style)),
      CellAddress.name(row, column))
  }

  /// An empty cell for what is undefined.
  func number(_ value: Double?, _ row: Int, _ column: Int, _ style: CellStyle = .plain) {
    guard let value, value.isFinite else { return blank(row, column, style) }
    need(column, Double(style.width(of: value)))
    check(
      worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), value, file.format(style)),
      CellAddress.name(row, column))
  }

  /// - Parameters:
  ///   - formula: with its `=`; never made from what a scenario says.
  ///   - value: what it comes to, for programs that do not calculate.
  func formula(
    _ formula: String, is value: Double, _ row: Int, _ column: Int, _ style: CellStyle = .plain
  ) {
    need(column, Double(style.width(of: value)))
    check(
      worksheet_write_formula_num(
        sheet, lxw_row_t(row), lxw_col_t(column), formula, file.format(style), value),
      CellAddress.name(row, column))
  }

  func blank(_ row: Int, _ column: Int, _ style: CellStyle) {
    check(
      worksheet_write_blank(sheet, lxw_row_t(row), lxw_col_t(column), file.format(style)),
      CellAddress.name(row, column))
  }

  /// Text over several columns, in as many lines as it needs.
  func paragraph(
    _ text: String, _ row: Int, _ columns: ClosedRange<Int>, _ style: CellStyle = .plain
  ) {
    var style = style
    (style.wraps, style.isTop) = (true, true)
    wrapped.append(Wrapped(text: CellText.clean(text), row: row, columns: columns, style: style))
  }

  // MARK: Columns and pages

  func width(_ column: Int, _ characters: Double) { fixed[column] = characters }
  /// Columns that fold away together.
  func fold(_ columns: Range<Int>) { for column in columns { levels[column] = 1 } }
  /// Rows above and columns to the left stay in sight.
  func freeze(above row: Int, leftOf column: Int = 0) {
    worksheet_freeze_panes(sheet, lxw_row_t(row), lxw_col_t(column))
  }
  func repeatHead(_ rows: ClosedRange<Int>) {
    check(
      worksheet_repeat_rows(sheet, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)),
      "repeated rows")
  }
  /// Prints only what is before this row and column.
  func printArea(before row: Int, _ column: Int) {
    check(
      worksheet_print_area(sheet, 0, 0, lxw_row_t(row - 1), lxw_col_t(column - 1)), "print area")
  }
  func filter(_ rows: ClosedRange<Int>, columns: Int) {
    check(
      worksheet_autofilter(
        sheet, lxw_row_t(rows.lowerBound), 0, lxw_row_t(rows.upperBound), lxw_col_t(columns - 1)),
      "filter")
  }

  /// Sets widths and writes what depends on them; the last call.
  func finish() {
    for column in Set(needed.keys).union(fixed.keys).union(levels.keys).sorted() {
      var options = lxw_row_col_options()
      options.level = levels[column] ?? 0
      check(
        worksheet_set_column_opt(
          sheet, lxw_col_t(column), lxw_col_t(column), width(of: column), nil, &options),
        "a column's width")
    }
    for text in wrapped where text.columns.count > 1 { merge(text) }
    setHeights()
  }

  private func merge(_ text: Wrapped) {
    let row = lxw_row_t(text.row)
    let (first, last) = (lxw_col_t(text.columns.lowerBound), lxw_col_t(text.columns.upperBound))
    check(
      worksheet_merge_range(
        sheet, row, first, row, last, text.text, file.format(text.style)),
      CellAddress.name(text.row, text.columns.lowerBound))
  }

  /// Not every program finds heights by itself, and none does for cells over several columns.
  private func setHeights() {
    var heights: [Int: Double] = [:]
    for text in wrapped {
      let room = text.columns.reduce(0) { $0 + width(of: $1) } - 1
      // Bold letters are wider, and those of titles larger.
      let isBold = text.style.weight == .strong || text.style.weight == .title
      let size = text.style.weight == .title ? 1.3 : 1
      let lines =
        text.style.wraps
        ? CellText.lines(of: text.text, in: room / (size * (isBold ? 1.1 : 1))) : 1
      heights[text.row] = max(heights[text.row] ?? 0, Double(lines) * size * Self.lineHeight)
    }
    for (row, height) in heights.sorted(by: { $0.key < $1.key }) where height > Self.lineHeight {
      check(worksheet_set_row(sheet, lxw_row_t(row), height, nil), "a row's height")
    }
  }

  private func need(_ column: Int, _ characters: Double) {
    needed[column] = max(needed[column] ?? 0, characters)
  }

  private func width(of column: Int) -> Double {
    if let fixed = fixed[column] { return fixed }
    // Columns that nobody writes to are as wide as spreadsheets make them.
    guard let needed = needed[column] else { return 8.43 }
    return min(Self.widths.upperBound, max(Self.widths.lowerBound, needed + 1.5))
  }

  private func check(_ error: lxw_error, _ what: @autoclosure () -> String) {
    file.check(error, "'\(name)', \(what())")
  }
}
