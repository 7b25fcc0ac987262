import JaripLanguage
import JaripModel
import JaripScenario
import OrderedCollections

/// The network's budget by fiscal year: lines by programme as means, totals with p10 and p90 below.
///
/// The two quantiles have lines of their own, so that a year takes no more columns than a number.
struct BudgetTable {
  let figures: Figures
  let words: Words

  private struct Entry {
    var label: String
    var indent = 0
    /// By fiscal year.
    var values: [Statistics?] = []
    var unit: Unit?
    var isTotal = false
    var isHeading = false
    var isRatio = false
  }

  func write(to page: inout Page) {
    let heading = words.budgetHeading(figures.scenario.money.text)
    page.heading(figures.alternativeName(words).map { "\(heading): \($0)" } ?? heading)
    let entries = entries
    let digits = moneyDigits(entries)
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
      let weight: Page.Weight = entry.isTotal ? .strong : entry.isHeading ? .faint : .plain
      line(label, part.map { cells[$0].first ?? "" }, weight)
      for (index, quantile) in ["p10", "p90"].enumerated()
      where part.contains(where: { cells[$0].count > 1 }) {
        line(
          "    " + quantile, part.map { cells[$0].count > 1 ? cells[$0][index + 1] : "" }, .faint)
      }
    }
  }

  private var years: [FiscalYear] { figures.timeline.fiscalYears }
  private var isRandom: Bool { figures.plan.hasTrialAxis }

  // MARK: The entries

  private var entries: [Entry] {
    var entries: [Entry] = []
    section(words.revenueHeading, lines { $0.belongs(to: .earned) }, "earned", &entries)
    var funding = lines { $0.belongs(to: .otherFunding) }.map { entry($0, indent: 4) }
    funding += figures.model.grants.values.map {
      entry($0.name, label: words.title($0.grant.notes.title, else: $0.name), indent: 4)
    }
    if let interest = measure("interest", indent: 4), hasValues(interest) {
      funding.append(interest)
    }
    if !funding.isEmpty { entries += [heading(words.fundingHeading)] + funding }
    let operating = lines { $0.belongs(to: .operating) || $0.belongs(to: .noncash) }
    section(words.costHeading, operating, "operating_cost", &entries)
    let others = lines { $0.belongs(to: .capital) || $0.belongs(to: .inKind) }
    if !others.isEmpty {
      entries += [heading(words.otherCostHeading)] + others.map { entry($0, indent: 4) }
    }
    for name in ["operating_result", "surplus", "cash"] {
      if var total = measure(name, indent: 0) {
        total.isTotal = true
        entries.append(total)
      }
    }
    for name in ["reserve_months", "oss"] {
      if var ratio = measure(name, indent: 0) {
        ratio.isTotal = true
        ratio.isRatio = name == "oss"
        entries.append(ratio)
      }
    }
    return entries
  }

  private func section(
    _ title: String, _ lines: [ResolvedLine], _ total: String, _ entries: inout [Entry]
  ) {
    guard !lines.isEmpty else { return }
    entries.append(heading(title))
    var programmes: OrderedDictionary<String, [ResolvedLine]> = [:]
    for line in lines {
      programmes[line.line.programme ?? words.noProgramme, default: []].append(line)
    }
    for (programme, lines) in programmes {
      var group = heading(programme)
      group.indent = 2
      entries.append(group)
      entries += lines.map { entry($0, indent: 4) }
    }
    if var sum = measure(total, indent: 0) {
      sum.isTotal = true
      entries.append(sum)
    }
  }

  private func heading(_ text: String) -> Entry { Entry(label: text, isHeading: true) }

  private func lines(_ isWanted: (ResolvedLine) -> Bool) -> [ResolvedLine] {
    figures.model.lines.values.filter(isWanted)
  }

  private func entry(_ line: ResolvedLine, indent: Int) -> Entry {
    entry(line.name, label: words.title(line.line.notes.title, else: line.name), indent: indent)
  }

  private func entry(_ name: String, label: String, indent: Int) -> Entry {
    Entry(
      label: label, indent: indent,
      values: years.indices.map { figures.yearly(name, .network, year: $0) },
      unit: figures.unit(name, .network))
  }

  private func measure(_ name: String, indent: Int) -> Entry? {
    guard figures.output(name, .network) != nil else { return nil }
    let title = figures.model.quantities[name]?.notes.title ?? LocalText()
    return entry(name, label: words.title(title, else: name), indent: indent)
  }

  private func hasValues(_ entry: Entry) -> Bool {
    entry.values.contains { ($0?.quantiles.first ?? 0) != 0 || ($0?.quantiles.last ?? 0) != 0 }
  }

  // MARK: The cells

  /// Money without decimals; with one or two where the largest amount is below 100 or 10.
  private func moneyDigits(_ entries: [Entry]) -> Int {
    let largest =
      entries.filter { !$0.isRatio }.flatMap(\.values)
      .compactMap { $0?.mean.map { abs($0) } }.max() ?? 0
    return largest >= 100 ? 0 : largest >= 10 ? 1 : 2
  }

  /// The mean, with p10 and p90 for totals; what is no money shows the median.
  private func texts(_ entry: Entry, _ year: Int, _ moneyDigits: Int) -> [String] {
    if entry.isHeading { return [] }
    guard let found = entry.values[year], let mean = found.mean else { return [NumberText.missing] }
    let isMoney = entry.unit?.dimension == figures.scenario.money.dimension
    let digits = entry.isRatio ? 0 : isMoney ? moneyDigits : 1
    func text(_ value: Double) -> String {
      entry.isRatio
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
