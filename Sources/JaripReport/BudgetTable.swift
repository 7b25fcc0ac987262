import JaripLanguage

/// The network's budget by fiscal year: lines by programme as means, totals with p10 and p90 below.
///
/// The two quantiles have lines of their own, so that a year takes no more columns than a number.
struct BudgetTable {
  let figures: Figures
  let words: Words
  private let statement: Statement

  init(figures: Figures, words: Words) {
    self.figures = figures
    self.words = words
    statement = Statement(figures, .network, words)
  }

  private struct Entry {
    var label: String
    var indent = 0
    /// Nothing for a heading.
    var item: Statement.Item?
    var isTotal = false
  }

  func write(to page: inout Page) {
    let heading = words.budgetHeading(figures.scenario.money.text)
    page.heading(figures.alternativeName(words).map { "\(heading): \($0)" } ?? heading)
    let entries = entries
    let digits = statement.moneyDigits
    let labels = min(32, entries.map { $0.indent + $0.label.displayWidth }.max() ?? 0)
    let cells = entries.map { entry in years.indices.map { texts(entry, $0, digits) } }
    let cellWidth =
      (cells.joined().joined().map(\.displayWidth) + years.map(\.name.count)).max() ?? 0
    let perPart = max(1, (ReportConstants.width - 2 - labels) / (cellWidth + 2))
    for start in stride(from: 0, to: years.count, by: perPart) {
      if start > 0 { page.blank() }
      let part = start..<min(start + perPart, years.count)
      write(entries, cells, part, labels: labels, cellWidth: cellWidth, to: &page)
    }
    let notes = [
      isRandom ? words.budgetNote : nil,
      figures.timeline.fiscalYearStart == 1 ? nil : words.fiscalYearNote,
    ].compactMap { $0 }
    if !notes.isEmpty {
      page.paragraph(notes.joined(separator: " "), .faint, indent: 2)
    }
    for year in [years.first, years.count > 1 ? years.last : nil].compactMap({ $0 })
    where year.offsets.count < 12 {
      page.paragraph(words.months(year.offsets.count, of: year.name), .faint, indent: 2)
    }
  }

  private func write(
    _ entries: [Entry], _ cells: [[[String]]], _ part: Range<Int>, labels: Int,
    cellWidth: Int, to page: inout Page
  ) {
    func line(_ label: String, _ texts: [String], _ weight: Page.Weight) {
      let row = "  " + label.withoutControls.cut(to: labels).padded(to: labels)
      page.add(
        row + texts.map { "  " + $0.padded(to: cellWidth, right: true) }.joined(), weight)
    }
    line("", part.map { years[$0].name }, .faint)
    for (entry, cells) in zip(entries, cells) {
      let label = String(repeating: " ", count: entry.indent) + entry.label
      let weight: Page.Weight = entry.isTotal ? .strong : entry.item == nil ? .faint : .plain
      line(label, part.map { cells[$0].first ?? "" }, weight)
      for (index, quantile) in ["p10", "p90"].enumerated()
      where part.contains(where: { cells[$0].count > 1 }) {
        line(
          "    " + quantile, part.map { cells[$0].count > 1 ? cells[$0][index + 1] : "" }, .faint)
      }
    }
  }

  private var years: [FiscalYear] { statement.years }
  private var isRandom: Bool { figures.plan.hasTrialAxis }

  /// Of the statement's last groups no more than a printed answer needs.
  private var entries: [Entry] {
    var entries: [Entry] = []
    for group in statement.groups {
      switch group.kind {
      case .revenue, .funding, .cost, .otherCost:
        entries.append(Entry(label: group.title))
        for item in group.items {
          entries.append(
            item.kind == .programme
              ? Entry(label: item.label, indent: 2)
              : Entry(label: item.label, indent: 4, item: item))
        }
      case .result, .ratio:
        let shown = ["operating_result", "surplus", "reserve_months", "oss"]
        for item in group.items where shown.contains(item.name) {
          entries.append(Entry(label: item.label, item: item, isTotal: true))
        }
      case .cash: break
      }
      if let total = group.total {
        entries.append(Entry(label: total.label, item: total, isTotal: true))
      }
    }
    return entries
  }

  /// The mean, with p10 and p90 for totals; what is no money shows the median.
  private func texts(_ entry: Entry, _ year: Int, _ moneyDigits: Int) -> [String] {
    guard let item = entry.item else { return [] }
    guard let found = item.values[year], let mean = found.mean else { return [NumberText.missing] }
    let isMoney = statement.isMoney(item.unit)
    let isRatio = item.name == "oss"
    let digits = isRatio ? 0 : isMoney ? moneyDigits : 1
    func text(_ value: Double) -> String {
      isRatio
        ? NumberText.decimal(value * 100, digits: digits) + "%"
        : NumberText.decimal(value, digits: digits)
    }
    let value = text(isMoney ? mean : found.median ?? mean)
    guard entry.isTotal, let low = found.p10, let high = found.p90, text(low) != text(high) else {
      return [value]
    }
    return [value, text(low), text(high)]
  }
}
