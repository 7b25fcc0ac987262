import JaripLanguage
import JaripModel

/// The rows of a statement on a sheet, and which of their means are sums of others.
struct BudgetLayout {
  struct Row {
    enum Kind { case heading, programme, line, total, key, ratio }
    var kind: Kind
    var label: String
    var indent = 0
    /// Nothing for headings and programmes.
    var item: Statement.Item?
    /// How its means are found from other rows, if they are in every year.
    var sum: BudgetSum?
    /// The row of the year before that it begins with.
    var carries: Int?
  }

  let statement: Statement
  /// The sheet's row of the first.
  let first: Int
  private(set) var rows: [Row] = []
  /// By name in results: the row of the sheet.
  private var places: [String: Int] = [:]
  private var words: Words { statement.words }

  init(_ statement: Statement, first: Int) {
    self.statement = statement
    self.first = first
    for group in statement.groups { add(group) }
    addSums()
    for place in rows.indices where !holds(rows[place]) { rows[place].sum = nil }
  }

  func mean(_ row: Int, _ year: Int) -> Double? {
    rows.indices.contains(row - first) ? rows[row - first].item?.values[year]?.mean : nil
  }

  // MARK: Rows

  private mutating func add(_ group: Statement.Group) {
    if !group.items.isEmpty {
      rows.append(Row(kind: .heading, label: group.title))
    }
    let start = first + rows.count
    for item in group.items {
      switch item.kind {
      case .programme: rows.append(Row(kind: .programme, label: item.label, indent: 1))
      case .line:
        let isInProgramme = group.kind == .revenue || group.kind == .cost
        add(item, .line, indent: isInProgramme ? 2 : 1)
      case .total: add(item, .total)
      case .key: add(item, .key)
      case .ratio: add(item, .ratio, indent: 1)
      }
    }
    guard let total = group.total else { return }
    let end = first + rows.count - 1
    add(total, .total)
    guard end >= start, group.kind != .cash else { return }
    var sum = BudgetSum([])
    sum.add(from: start, through: end)
    rows[rows.count - 1].sum = sum
  }

  private mutating func add(_ item: Statement.Item, _ kind: Row.Kind, indent: Int = 0) {
    if !item.name.isEmpty { places[item.name] = first + rows.count }
    rows.append(Row(kind: kind, label: item.label, indent: indent, item: item))
  }

  // MARK: Sums

  private mutating func addSums() {
    let lines = statement.figures.model.lines.values
    func rows(of kind: LineClass) -> [Int] {
      lines.filter { $0.belongs(to: kind) }.compactMap { places[$0.name] }
    }
    let funding =
      rows(of: .otherFunding)
      + statement.figures.model.grants.keys.compactMap { places[$0] }
      + [places["interest"]].compactMap { $0 }
    if let earned = places["earned"], let cost = places["operating_cost"] {
      var result = BudgetSum([earned])
      result.add([cost], sign: -1)
      set(result, "operating_result")
      var surplus = BudgetSum([earned])
      surplus.add(funding)
      surplus.add([cost], sign: -1)
      set(surplus, "surplus")
    }
    if let closing = places["cash"] {
      addCash(closing, noncash: rows(of: .noncash), capital: rows(of: .capital))
    }
  }

  /// What is between the opening and the closing cash are rows of the statement itself, known by their labels.
  private mutating func addCash(_ closing: Int, noncash: [Int], capital: [Int]) {
    let opening = rows.indices.last { rows[$0].label == words.openingCash }
    guard let opening, first + opening < closing else { return }
    rows[opening].carries = closing
    for place in opening..<(closing - first) {
      switch rows[place].label {
      case words.surplusOfYear: rows[place].sum = places["surplus"].map { BudgetSum([$0]) }
      case words.noncashBack: rows[place].sum = BudgetSum(noncash)
      case words.capitalSpent: rows[place].sum = BudgetSum(capital, sign: -1)
      default: break
      }
    }
    var sum = BudgetSum([])
    sum.add(from: first + opening, through: closing - 1)
    rows[closing - first].sum = sum
  }

  private mutating func set(_ sum: BudgetSum, _ name: String) {
    if let place = places[name] { rows[place - first].sum = sum }
  }

  /// Whether a row's means are the sum in all years; not so where a scenario has a measure of its own.
  private func holds(_ row: Row) -> Bool {
    guard let sum = row.sum, let values = row.item?.values else { return false }
    return values.indices.allSatisfy { year in
      guard let mean = values[year]?.mean else { return false }
      return sum.gives(mean) { self.mean($0, year) }
    }
  }
}
