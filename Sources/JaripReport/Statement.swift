import JaripLanguage
import JaripModel
import JaripScenario
import OrderedCollections

/// The statement of activities of a centre or of the network, by fiscal year.
///
/// - Source: the layout of nonprofit statements, with the result before subsidy as the line of self-sufficiency;
///   then how cash moved.
struct Statement {
  let figures: Figures
  let row: FigureRow
  let words: Words
  let groups: [Group]
  /// Decimals of money: none; one or two where the largest amount is below 100 or 10.
  let moneyDigits: Int

  /// Items that belong together, under a title.
  struct Group {
    enum Kind { case revenue, funding, cost, otherCost, result, cash, ratio }
    var kind: Kind
    var title: String
    var items: [Item]
    /// The sum of all the group's lines.
    var total: Item?
  }

  struct Item {
    enum Kind { case programme, line, total, key, ratio }
    var kind: Kind
    /// As results name it; empty for what is only in the statement.
    var name: String
    var label: String
    /// By fiscal year.
    var values: [Statistics?] = []
    var unit: Unit?
  }

  init(_ figures: Figures, _ row: FigureRow, _ words: Words) {
    self.figures = figures
    self.row = row
    self.words = words
    groups = StatementBuilder(figures: figures, row: row, words: words).groups
    let money = figures.scenario.money.dimension
    let largest =
      groups.flatMap { $0.items + [$0.total].compactMap { $0 } }
      .filter { $0.unit?.dimension == money }.flatMap(\.values)
      .compactMap { $0?.mean.map { abs($0) } }.max() ?? 0
    moneyDigits = largest >= 100 ? 0 : largest >= 10 ? 1 : 2
  }

  var years: [FiscalYear] { figures.timeline.fiscalYears }

  func isMoney(_ unit: Unit?) -> Bool { unit?.dimension == figures.scenario.money.dimension }
}

/// Finds the items of a statement.
private struct StatementBuilder {
  let figures: Figures
  let row: FigureRow
  let words: Words

  private var years: [FiscalYear] { figures.timeline.fiscalYears }

  var groups: [Statement.Group] {
    var groups: [Statement.Group] = []
    func add(
      _ kind: Statement.Group.Kind, _ title: String, _ items: [Statement.Item],
      total: Statement.Item? = nil
    ) {
      guard !items.isEmpty || total != nil else { return }
      groups.append(Statement.Group(kind: kind, title: title, items: items, total: total))
    }
    let revenue = lines { $0.belongs(to: .earned) }
    if !revenue.isEmpty {
      add(.revenue, words.revenueHeading, byProgramme(revenue), total: measure("earned", .total))
    }
    add(.funding, words.fundingHeading, funding)
    let operating = lines { $0.belongs(to: .operating) || $0.belongs(to: .noncash) }
    if !operating.isEmpty {
      add(
        .cost, words.costHeading, byProgramme(operating), total: measure("operating_cost", .total))
    }
    let others = lines { $0.belongs(to: .capital) || $0.belongs(to: .inKind) }
    add(.otherCost, words.otherCostHeading, others.map(item))
    add(
      .result, words.resultHeading,
      [measure("operating_result", .key), measure("surplus", .total)].compactMap { $0 })
    add(.cash, words.cashHeading, cash, total: measure("cash", .total))
    let ratios = ["reserve_months", "oss", "fss", "sdi", "earned_income_ratio"]
    add(.ratio, words.ratioHeading, ratios.compactMap { measure($0, .ratio) })
    return groups
  }

  private var funding: [Statement.Item] {
    var funding = lines { $0.belongs(to: .otherFunding) }.map(item)
    funding += figures.model.grants.values.map {
      item($0.name, words.title($0.grant.notes.title, else: $0.name))
    }
    if let interest = measure("interest", .line), interest.hasValues { funding.append(interest) }
    return funding
  }

  /// How cash at a year's end comes from that of the year before, as means, which add up.
  ///
  /// What is left over is cash that comes in another month than what it is for: opening reserves, revenue that is
  /// collected later, and interest on what closed centres leave.
  private var cash: [Statement.Item] {
    guard let closing = means("cash"), let surplus = means("surplus") else { return [] }
    func sum(_ kind: LineClass) -> [Double] {
      lines { $0.belongs(to: kind) }.compactMap { means($0.name) }
        .reduce(Array(repeating: 0, count: years.count)) { zip($0, $1).map { $0 + $1 } }
    }
    let (noncash, capital) = (sum(.noncash), sum(.capital))
    let opening = [0] + closing.dropLast()
    let timing = years.indices.map {
      closing[$0] - opening[$0] - surplus[$0] - noncash[$0] + capital[$0]
    }
    let largest = (closing + surplus).map(abs).max() ?? 0
    var items = [derived(words.openingCash, opening), derived(words.surplusOfYear, surplus)]
    for (label, values) in [
      (words.noncashBack, noncash), (words.capitalSpent, capital.map { -$0 }),
      (words.cashTiming, timing),
    ] where values.contains(where: { abs($0) > 1e-6 * largest }) {
      items.append(derived(label, values))
    }
    return items
  }

  private func derived(_ label: String, _ values: [Double]) -> Statement.Item {
    Statement.Item(
      kind: .line, name: "", label: label, values: values.map { Statistics(mean: $0) },
      unit: figures.scenario.money)
  }

  /// The means of a result by year; nothing where it is undefined in some.
  private func means(_ name: String) -> [Double]? {
    let found = years.indices.compactMap { figures.yearly(name, row, year: $0)?.mean }
    return found.count == years.count ? found : nil
  }

  private func byProgramme(_ lines: [ResolvedLine]) -> [Statement.Item] {
    var programmes: OrderedDictionary<String, [ResolvedLine]> = [:]
    for line in lines {
      programmes[line.line.programme ?? words.noProgramme, default: []].append(line)
    }
    return programmes.flatMap { programme, lines in
      [
        Statement.Item(
          kind: .programme, name: "",
          label: words.title(figures.scenario.programmes[programme] ?? LocalText(), else: programme)
        )
      ] + lines.map(item)
    }
  }

  private func lines(_ isWanted: (ResolvedLine) -> Bool) -> [ResolvedLine] {
    figures.model.lines.values.filter(isWanted)
  }

  private func item(_ line: ResolvedLine) -> Statement.Item {
    item(line.name, words.title(line.line.notes.title, else: line.name))
  }

  private func item(
    _ name: String, _ label: String, _ kind: Statement.Item.Kind = .line
  ) -> Statement.Item {
    Statement.Item(
      kind: kind, name: name, label: label,
      values: years.indices.map { figures.yearly(name, row, year: $0) },
      unit: figures.unit(name, row))
  }

  private func measure(_ name: String, _ kind: Statement.Item.Kind) -> Statement.Item? {
    guard figures.output(name, row) != nil else { return nil }
    return item(name, figures.title(of: name, words), kind)
  }
}

extension Statement.Item {
  /// Whether it is anything but 0 in some trial of some year.
  var hasValues: Bool {
    values.contains { ($0?.quantiles.first ?? 0) != 0 || ($0?.quantiles.last ?? 0) != 0 }
  }
}

extension Figures {
  /// The title of a quantity or measure, else its name.
  func title(of name: String, _ words: Words) -> String {
    words.title(model.quantities[name]?.notes.title ?? LocalText(), else: name)
  }
}
