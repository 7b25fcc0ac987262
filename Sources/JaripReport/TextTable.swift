import JaripLanguage

/// Rows of cells under heads, set in columns as a terminal shows them.
struct TextTable {
  enum Alignment { case left, right }

  struct Column {
    /// Lines of the head, the last one next to the rows.
    var head: [String]
    var alignment: Alignment
    /// Gives way when the table is too wide.
    var isFlexible: Bool
    /// Cells wider than this, or than the column came to be, go on in the next line; else they are cut.
    var wrapWidth: Int?

    init(_ head: String..., alignment: Alignment = .right, isFlexible: Bool = false) {
      self.init(head, alignment: alignment, isFlexible: isFlexible)
    }

    init(_ head: [String], alignment: Alignment = .right, isFlexible: Bool = false) {
      self.head = head
      self.alignment = alignment
      self.isFlexible = isFlexible
    }
  }

  struct Row {
    var cells: [String]
    var weight: Page.Weight
    /// Text under the row, across all columns.
    var notes: [String]
  }

  var columns: [Column]
  private(set) var rows: [Row] = []
  var indent = 2
  var width = ReportConstants.width

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: [String], _ weight: Page.Weight = .plain, notes: [String] = []) {
    precondition(cells.count == columns.count, "Cell and column counts differ")
    rows.append(Row(cells: cells.map(\.withoutControls), weight: weight, notes: notes))
  }

  func write(to page: inout Page) {
    let widths = columnWidths
    let headCount = columns.map(\.head.count).max() ?? 0
    for level in 0..<headCount {
      let cells = columns.map { column in
        let index = level - (headCount - column.head.count)
        return index < 0 ? "" : column.head[index]
      }
      if cells.contains(where: { !$0.isEmpty }) { page.add(set(cells, widths), .faint) }
    }
    for row in rows {
      let cells = row.cells.indices.map { index in
        columns[index].wrapWidth == nil
          ? [row.cells[index]] : Page.wrapped(row.cells[index], width: widths[index])
      }
      for level in 0..<max(1, cells.map(\.count).max() ?? 1) {
        page.add(set(cells.map { level < $0.count ? $0[level] : "" }, widths), row.weight)
      }
      for note in row.notes { page.paragraph(note, .faint, indent: indent + 4) }
    }
  }

  private func set(_ cells: [String], _ widths: [Int]) -> String {
    var line = String(repeating: " ", count: indent)
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += "  " }
      line += cell.cut(to: widths[index])
        .padded(to: widths[index], right: columns[index].alignment == .right)
    }
    return line
  }

  /// As wide as the widest cell; flexible columns share what has to go, the widest first.
  private var columnWidths: [Int] {
    var widths = columns.indices.map { index in
      let widest = (columns[index].head + rows.map { $0.cells[index] }).map(\.displayWidth).max()
      return min(widest ?? 0, columns[index].wrapWidth ?? .max)
    }
    var excess = indent + widths.reduce(0, +) + 2 * (columns.count - 1) - width
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].isFlexible && widths[$0] > 8 }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
