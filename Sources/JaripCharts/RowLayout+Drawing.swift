extension RowLayout.Placed {
  /// Heads, names, texts and the hairlines between rows.
  func drawTexts(_ svg: inout Svg) {
    svg.height = height
    let bottom = top - (hasAxisAbove ? 16 : 0) - 8
    func head(_ lines: [String], _ x: Double, _ anchor: Svg.Anchor, above rest: Double = 0) {
      for (index, line) in lines.enumerated() {
        let y = bottom - rest - Double(lines.count - 1 - index) * ChartConstants.lineHeight
        svg.text(line, x, y, .axis, anchor)
      }
    }
    if isStacked {
      let rest = Double(headCount) * ChartConstants.lineHeight + RowLayout.headGap
      head(plotHead, 0, .start, above: rest)
    } else {
      head(plotHead, inset.lowerBound, .start)
    }
    head(nameHead, 0, .start)
    for (index, lines) in heads.enumerated() {
      head(lines, columnEdges[index], isLeft(index) ? .start : .end)
    }
    for row in rows.names.indices {
      if row > 0 {
        let y = tops[row]
        svg.line(Point(x: 0, y: y), Point(x: width, y: y), .grid)
      }
      var name = rows.names[row]
      if names[row].count > 1 {
        for (index, line) in names[row].enumerated() {
          let place = Double(index) - Double(names[row].count - 1) / 2
          let y = textMiddle(row) + 4 + ChartConstants.lineHeight * place
          svg.text(line, 0, y, name.style, limit: nameWidth)
        }
        name.text = ""
      }
      write(name, 0, .start, nameWidth, row, isLower: hasLowerNotes, &svg)
      for (index, column) in rows.columns.enumerated() {
        write(
          column.cells[row], columnEdges[index], isLeft(index) ? .start : .end,
          columnWidths[index], row, &svg)
      }
    }
  }

  private func isLeft(_ column: Int) -> Bool { !isStacked && rows.columns[column].isBeforePlot }

  private func write(
    _ cell: RowLayout.Cell, _ x: Double, _ anchor: Svg.Anchor, _ limit: Double, _ row: Int,
    isLower: Bool = false, _ svg: inout Svg
  ) {
    let first = textMiddle(row) + 4 - (cell.note.isEmpty ? 0 : 8)
    svg.text(cell.text, x, first, cell.style, anchor, limit: limit)
    svg.text(
      cell.note, x, first + Self.noteHeight * (isLower ? 2 : 1), .label, anchor,
      limit: isLower ? width : limit)
  }

  /// The grid of an axis that all rows share, and its labels under the rows.
  ///
  /// - Parameter reference: the value that matters: its line is in ink, its label in bold.
  func drawAxis(
    _ ticks: Ticks, _ scale: Scale, reference: Double?, style: NumberStyle? = nil,
    _ words: ChartWords, _ svg: inout Svg
  ) {
    // In stacked rows a line through all would cross the names.
    let bands = isStacked ? rows.names.indices.map(band) : [top...bottom]
    func lines(_ values: [Double]) -> Path {
      var path = Path()
      for value in values where scale.domain.contains(value) {
        for band in bands {
          path.move(Point(x: scale(value), y: band.lowerBound))
          path.line(Point(x: scale(value), y: band.upperBound))
        }
      }
      return path
    }
    svg.path(lines(ticks.values.filter { $0 != reference }), .grid)
    svg.path(lines([reference].compactMap { $0 }), .reference)
    for y in hasAxisAbove ? [bottom + 14, top - 6] : [bottom + 14] {
      AxisLabels(ticks, scale, reference: reference, style: style, words)
        .draw(y, within: 0...width, &svg)
    }
  }
}
