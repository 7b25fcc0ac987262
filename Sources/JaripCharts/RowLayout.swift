/// Rows of a name, a mark and columns of text: where each lies at a given width.
///
/// In a narrow column the mark takes a line of its own under the name; the texts stay the same.
struct RowLayout {
  /// A text of a row, with a second line under it.
  struct Cell {
    var text: String
    var style = Style.plain
    var note = ""
  }

  struct Column {
    var head: String
    var cells: [Cell]
    /// Between the name and the mark, where there is room beside the mark.
    var isBeforePlot = false
  }

  var nameHead = ""
  var names: [Cell]
  var columns: [Column]
  var plotHead: String
  /// Left of the plot, on the mark's line, for marks that share no axis.
  var inset = 0.0
  var rowHeight = 26.0
  /// The height of a mark with a line of its own.
  var markHeight = 20.0
  var hasAxis = true
  /// Names that are too long go on in further lines.
  var breaksNames = false
  /// What names may take of the width beside the plot.
  var nameShare = ChartConstants.nameShare
  var leastPlot = ChartConstants.leastPlot

  /// The plan for one width.
  struct Placed {
    let rows: RowLayout
    let width: Double
    let isStacked: Bool
    let nameWidth: Double
    /// By row.
    let names: [[String]]
    let columnWidths: [Double]
    /// The left edge of a column before the plot, the right edge of others.
    let columnEdges: [Double]
    let inset: ClosedRange<Double>
    let plot: ClosedRange<Double>
    let nameHead: [String]
    let plotHead: [String]
    let heads: [[String]]
    /// The lines of the name's and the columns' heads.
    let headCount: Int
    /// Whether what stands under a name takes a line of its own, under the notes of the columns.
    let hasLowerNotes: Bool
    /// By row: of the name's line where the mark has a line of its own.
    let nameHeights: [Double]
    /// By row: where it begins; then where the last one ends.
    let tops: [Double]
    let hasAxisAbove: Bool

    var top: Double { tops[0] }
    var bottom: Double { tops[tops.count - 1] }
    var height: Double { bottom + (rows.hasAxis ? 18 : 4) }

    /// The middle of the mark's line.
    func middle(_ row: Int) -> Double {
      isStacked
        ? (tops[row] + nameHeights[row] + tops[row + 1]) / 2 - 2 : (tops[row] + tops[row + 1]) / 2
    }
    /// The middle of the name's line.
    func textMiddle(_ row: Int) -> Double {
      isStacked
        ? tops[row] + (nameHeights[row] - (hasLowerNotes ? Self.noteHeight : 0)) / 2 + 1
        : middle(row)
    }
    static let noteHeight = 16.0
    /// The height that marks of a row may take.
    func band(_ row: Int) -> ClosedRange<Double> {
      tops[row] + (isStacked ? nameHeights[row] : 1)...tops[row + 1] - 1
    }
  }

  func placed(in width: Double) -> Placed {
    let gap = ChartConstants.gap
    var widths = columns.map { column in
      column.cells.map(Self.width).max() ?? 0
    }
    // What columns may take at most, so that a name always keeps its least.
    let most = (width - ChartConstants.leastName) / Double(max(1, columns.count)) - gap
    let all = widths.reduce(0) { $0 + $1 + gap }
    if all > width - ChartConstants.leastName { widths = widths.map { min($0, most) } }
    let heads = zip(columns, widths).map { column, width in
      TextMeasure.lines(column.head, min(most, max(width, 84)), .axis, limit: 3)
    }
    widths = zip(widths, heads).map { width, lines in
      lines.reduce(width) { max($0, TextMeasure.width($1, .axis)) }
    }
    let columnsWidth = widths.reduce(0) { $0 + $1 + gap }
    // A short head is not broken over short names.
    let head = min(TextMeasure.width(self.nameHead.printable, .axis), 40)
    let longest = max(head, names.map(Self.width).max() ?? 0)
    let beside = min(longest, nameShare * width).rounded(.up)
    let isStacked = width - beside - columnsWidth - inset - gap < leastPlot
    let nameWidth = isStacked ? width - columnsWidth : beside
    let hasLowerNotes =
      isStacked && names.contains { TextMeasure.width($0.note, .label) > nameWidth }
    let nameLines = names.map {
      TextMeasure.lines(
        $0.text.printable, nameWidth, $0.style,
        limit: hasLowerNotes || $0.note.isEmpty && (breaksNames || isStacked)
          ? 6 : 1)
    }

    var edges: [Double] = []
    var left = nameWidth + gap
    var right = width
    for (index, column) in columns.enumerated().reversed()
    where isStacked || !column.isBeforePlot {
      edges.insert(right, at: 0)
      right -= widths[index] + gap
    }
    if !isStacked {
      for (index, column) in columns.enumerated() where column.isBeforePlot {
        edges.insert(left, at: index)
        left += widths[index] + gap
      }
    } else {
      (left, right) = (0, width)
    }
    let edge = ChartConstants.edge
    let plot = left + inset + edge...max(left + inset + edge + 1, right - edge)

    let plotHead = TextMeasure.lines(
      self.plotHead, isStacked ? width : right - left, .axis, limit: 3)
    let nameHead = TextMeasure.lines(self.nameHead.printable, nameWidth, .axis, limit: 3)
    let headCount = (heads + [nameHead]).map(\.count).max()!
    let lineCount = isStacked ? plotHead.count + headCount : max(plotHead.count, headCount)
    let hasAxisAbove = hasAxis && names.count > ChartConstants.rowsOfOneScreen
    let nameHeights = names.indices.map { row -> Double in
      let cells = [names[row]] + columns.map { $0.cells[row] }
      let lines = max(nameLines[row].count, cells.contains { !$0.note.isEmpty } ? 2 : 1)
      return 19 + Double(lines - 1) * 15 + (hasLowerNotes ? Placed.noteHeight : 0)
    }
    var tops = [
      Double(lineCount) * ChartConstants.lineHeight + (lineCount > 0 ? 6 : 0)
        + (isStacked ? Self.headGap : 0) + (hasAxisAbove ? 16 : 0)
    ]
    for (height, lines) in zip(nameHeights, nameLines) {
      let beside = max(rowHeight, Double(lines.count) * ChartConstants.lineHeight + 5)
      tops.append(tops[tops.count - 1] + (isStacked ? height + markHeight + 4 : beside))
    }
    return Placed(
      rows: self, width: width, isStacked: isStacked, nameWidth: nameWidth, names: nameLines,
      columnWidths: widths,
      columnEdges: edges, inset: left...left + inset, plot: plot, nameHead: nameHead,
      plotHead: plotHead, heads: heads, headCount: headCount,
      hasLowerNotes: hasLowerNotes,
      nameHeights: nameHeights, tops: tops, hasAxisAbove: hasAxisAbove)
  }

  /// Between the plot's head and those of the columns under it.
  static let headGap = 4.0

  private static func width(_ cell: Cell) -> Double {
    max(TextMeasure.width(cell.text.printable, cell.style), TextMeasure.width(cell.note, .label))
      .rounded(.up)
  }
}
