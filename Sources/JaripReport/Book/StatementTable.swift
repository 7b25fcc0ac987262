import JaripLanguage

/// A statement of activities as a table: the median above, P10 and P90 below; facts shaded, a rule where the grant
/// ends; groups that fold.
struct StatementTable {
  let statement: Statement
  let edition: BookEdition
  /// Whether lines are shown, or totals alone.
  var hasLines = true

  private var figures: Figures { statement.figures }
  private var words: Words { statement.words }
  private var years: [FiscalYear] { statement.years }

  func html(caption: String) -> Html {
    edition.scrolling(
      caption,
      Html(
        "table", class: "stm",
        [edition.caption(caption), Html("thead", [eras, heads])] + statement.groups.map(group)))
  }

  // MARK: Heads

  private enum Era { case fact, granted, after }

  private func era(_ year: FiscalYear) -> Era {
    if let last = figures.lastFact, year.offsets.upperBound - 1 <= last { return .fact }
    if let end = figures.grantEnd, year.offsets.lowerBound > end { return .after }
    return .granted
  }

  private var eras: Html {
    var cells = [Html("td", "")]
    var index = 0
    while index < years.count {
      let era = era(years[index])
      let end = years[index...].firstIndex { self.era($0) != era } ?? years.count
      let label =
        switch era {
        case .fact: words.pastYears
        case .granted: figures.grantEnd == nil ? words.forecastYears : words.grantedYears
        case .after: words.yearsAfterGrant
        }
      cells.append(
        Html(
          "th", class: "span" + mark(index),
          with: ["colspan": "\(end - index)", "scope": "colgroup"], label))
      index = end
    }
    return Html("tr", cells)
  }

  private var heads: Html {
    Html(
      "tr",
      [Html("th", with: ["scope": "col"], words.statementHead(isRandom: edition.isRandom))]
        + years.indices.map { year in
          Html("th", class: cellClass(year), with: ["scope": "col"], years[year].name)
        })
  }

  /// ` fact`, and ` after` for the first year behind the grant.
  private func mark(_ year: Int) -> String {
    let isFirstAfter =
      era(years[year]) == .after && (year == 0 || era(years[year - 1]) != .after)
    return (era(years[year]) == .fact ? " fact" : "") + (isFirstAfter ? " after" : "")
  }

  private func cellClass(_ year: Int) -> String? {
    let mark = mark(year)
    return mark.isEmpty ? nil : String(mark.dropFirst())
  }

  // MARK: Rows

  private func group(_ group: Statement.Group) -> Html {
    var lines = group.items.filter { $0.kind == .line || $0.kind == .programme }
    if !hasLines { lines = [] }
    var rows: [Html] = []
    if let total = group.total {
      rows.append(row(total, kind: "sum", folds: lines.isEmpty ? nil : total.label))
    } else if !lines.isEmpty {
      rows.append(
        Html(
          "tr", class: "sum",
          [
            Html("th", with: ["scope": "rowgroup"], [fold(group.title)]), blank,
          ]))
    }
    rows += lines.map { $0.kind == .programme ? programme($0) : row($0, kind: "ln", folds: nil) }
    if group.kind == .cash, !lines.isEmpty, let total = group.total {
      let means = total.values.map { $0?.mean.map { Statistics(mean: $0) } }
      rows.append(
        row(
          Statement.Item(
            kind: .line, name: "", label: words.closingMean, values: means, unit: total.unit),
          kind: "ln", folds: nil))
    }
    for item in group.items {
      switch item.kind {
      case .key: rows.append(row(item, kind: "key", folds: nil))
      case .total: rows.append(row(item, kind: "tot", folds: nil))
      case .ratio: rows.append(row(item, kind: "ratio", folds: nil))
      case .line, .programme: break
      }
    }
    return Html("tbody", class: "grp", rows)
  }

  private func programme(_ item: Statement.Item) -> Html {
    Html(
      "tr", class: "ln pg", [Html("th", with: ["scope": "rowgroup"], item.label), blank])
  }

  /// Beside a name without amounts, which stays in sight as others do.
  private var blank: Html { Html("td", with: ["colspan": "\(years.count)"], "") }

  /// A label that opens and closes the lines of its group.
  private func fold(_ label: String) -> Html {
    Html(
      "label",
      [
        Html(
          "input", with: ["type": "checkbox", "checked": "", "aria-label": words.showLines(label)]),
        Html("span", class: "tri", with: ["aria-hidden": "true"], ""), .text(label),
      ])
  }

  private func row(_ item: Statement.Item, kind: String, folds: String?) -> Html {
    let head = folds.map(fold) ?? .text(item.label)
    return Html(
      "tr", class: kind,
      [Html("th", with: ["scope": "row"], [head])]
        + years.indices.map { year in Html("td", class: cellClass(year), cell(item, year)) })
  }

  private func cell(_ item: Statement.Item, _ year: Int) -> [Html] {
    let texts = texts(item.values[year], of: item.name, in: item.unit)
    guard let interval = texts.interval else { return [.text(texts.middle)] }
    return [.text(texts.middle), Html("small", interval)]
  }

  /// The median, else the mean where only that is known; and what 80 of 100 trials lie between.
  func texts(
    _ found: Statistics?, of name: String, in unit: Unit?
  ) -> (middle: String, interval: String?) {
    guard let found, let middle = found.median ?? found.mean else {
      return (NumberText.missing, nil)
    }
    let isMoney = statement.isMoney(unit)
    let isShare = !isMoney && name != "reserve_months"
    let digits = isMoney ? statement.moneyDigits : isShare ? 0 : 1
    func text(_ value: Double) -> String {
      isShare
        ? words.statementNumber(value * 100, digits: digits) + "%"
        : words.statementNumber(value, digits: digits)
    }
    guard let low = found.p10, let high = found.p90, text(low) != text(high) else {
      return (text(middle), nil)
    }
    return (text(middle), "\(text(low)) ~ \(text(high))")
  }
}
