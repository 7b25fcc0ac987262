import JaripCharts
import JaripLanguage
import JaripModel
import JaripScenario

/// The book in one language: what its sections are made of.
struct BookEdition {
  let study: BookStudy
  let words: Words
  /// On paper charts are drawn once, in parts that fit on a page.
  let isPrinted: Bool
  /// Of the alternative that the book is about.
  let figures: Figures
  /// Of the alternative that it is compared with.
  let first: Figures?
  /// Of the network.
  let statement: Statement

  init(_ study: BookStudy, _ language: Language, isPrinted: Bool = false) {
    self.study = study
    self.isPrinted = isPrinted
    figures = Figures(study.projection, alternative: study.alternative)
    var words = Words(language)
    words.isRandom = figures.plan.hasTrialAxis
    self.words = words
    first =
      study.alternative > 0 && !study.projection.comparedOutputs.isEmpty
      ? Figures(study.projection, alternative: 0) : nil
    statement = Statement(figures, .network, words)
  }

  var scenario: Scenario { figures.scenario }
  var timeline: Timeline { figures.timeline }
  var isRandom: Bool { figures.plan.hasTrialAxis }
  /// The month the answer is about.
  var date: Month { timeline.month(at: figures.answerDate) }
  var moneyDigits: Int { statement.moneyDigits }
  var money: MoneyText { MoneyText(scenario.money, words) }
  /// In tables and charts: `KRW million`, `백만원`.
  var moneyUnit: String { words.money(scenario.money.text) }
  /// After a number.
  var moneySuffix: String { words.pick(" \(moneyUnit)", moneyUnit) }
  var alternativeName: String? { figures.alternativeName(words) }

  func name(_ row: FigureRow) -> String {
    if case .centre(let number) = row { return words.name(of: scenario.centres[number]) }
    return onlyCentre ?? words.network
  }

  /// Whose figures stand side by side: centres in order, then the network if there is one.
  var rows: [FigureRow] { onlyCentre == nil ? figures.rows : [.centre(0)] }

  /// Where there is no network.
  var onlyCentre: String? { scenario.centres.count == 1 ? name(.centre(0)) : nil }

  /// `Joint programmes less Each on its own`.
  var order: String {
    words.less(
      words.name(of: scenario.alternatives[study.alternative]),
      words.name(of: scenario.alternatives[0]))
  }

  var chartLanguage: ChartLanguage { words.language == .en ? .en : .ko }
  /// Ids of one edition differ from those of the other.
  func id(_ name: String) -> String { "\(words.language.rawValue)-\(name)" }
}

// MARK: Parts of pages

extension BookEdition {
  /// A section: a kicker, a heading that says what was found, and what shows it, with a column beside it.
  func section(
    _ name: String, class classes: String? = nil, kicker: String, heading: String,
    _ content: [Html], aside: [String] = []
  ) -> Html {
    let id = self.id(name)
    let main = Html(
      "div", class: "col",
      [
        Html("p", class: "kick", kicker),
        Html("h2", with: ["id": "\(id)-heading"], heading),
      ] + content)
    let beside =
      aside.isEmpty
      ? []
      : [
        Html(
          "div", class: "aside",
          [Html("h3", words.howToRead)] + aside.map { Html("p", [.prose($0)]) })
      ]
    return Html(
      "section", class: classes, with: ["id": id, "aria-labelledby": "\(id)-heading"],
      [main] + beside)
  }

  /// A chart at the widths of screens, paper and phones, with its figures as a table.
  ///
  /// - Parameters:
  ///   - wide: the width on a wide screen, where it is not that of the column.
  ///   - subtitle: how it is drawn and in what unit.
  func figure(
    _ name: String, _ chart: some Chart, wide: Int? = nil, subtitle: String? = nil,
    note: String? = nil
  ) -> Html {
    var widths = [("column", BookConstants.column), ("phone", BookConstants.phone)]
    if let wide { widths.insert(("screen", wide), at: 0) }
    let drawn =
      isPrinted
      ? printed(name, chart)
      : widths.compactMap { kind, width in
        chart.svg(in: frame("\(name)-\(kind)", width))
          .map {
            Html("div", class: "chart \(kind)\(wide == nil ? "" : " has-screen")", [.svg($0)])
          }
      }
    guard !drawn.isEmpty else { return Html("p", class: "note", words.nothingToDraw(chart.title)) }
    var caption = [Html("b", chart.title)]
    if let subtitle { caption.append(Html("span", class: "sub", subtitle)) }
    let figures = chart.figures(in: chartLanguage)
    return Html(
      "figure", class: drawn.count > 1 && isPrinted ? "parts" : nil,
      [Html("figcaption", caption)] + drawn
        + (note.map { [Html("p", class: "fn", $0)] } ?? [])
        + [
          Html(
            "details",
            [
              Html("summary", words.figuresBehind),
              table(figures.caption, figures.header, figures.rows),
            ])
        ])
  }

  private func frame(_ name: String, _ width: Int) -> ChartFrame {
    ChartFrame(prefix: id(name), width: width, language: chartLanguage)
  }

  private func printed(_ name: String, _ chart: some Chart) -> [Html] {
    func parts(_ chart: some RowChart) -> [any Chart] {
      chart.parts(
        in: frame(name, BookConstants.column), first: BookConstants.firstOnPaper,
        height: BookConstants.paper)
    }
    let parts = (chart as? any RowChart).map { parts($0) } ?? [chart]
    return parts.enumerated().compactMap { index, part in
      part.svg(
        in: frame(index == 0 ? "\(name)-column" : "\(name)-column-\(index)", BookConstants.column)
      )
      .map { Html("div", class: "chart column", [.svg($0)]) }
    }
  }

  /// A table of text; the first column names the rows, and what stands behind a line feed is small.
  func table(
    _ caption: String, _ header: [String], _ rows: [[String]], class classes: String? = nil,
    textColumns: Set<Int> = [], strongRows: Set<Int> = [], formulas: Set<String> = []
  ) -> Html {
    func isText(_ column: Int) -> String? { textColumns.contains(column) ? "t" : nil }
    let head = header.enumerated().map { column, text in
      Html("th", class: isText(column), with: ["scope": "col"], text)
    }
    let body = rows.enumerated().map { index, row in
      Html(
        "tr", class: strongRows.contains(index) ? "tot" : nil,
        row.enumerated().map { column, text in
          let parts = text.split(separator: "\n", maxSplits: 1).map(String.init)
          let content =
            [formulas.contains(text) ? Html("code", text) : .text(parts.first ?? "")]
            + parts.dropFirst().map { Html("small", $0) }
          return column == 0
            ? Html("th", with: ["scope": "row"], content)
            : Html("td", class: isText(column), content)
        })
    }
    return scrolling(
      caption,
      Html(
        "table", class: classes,
        [
          self.caption(caption), Html("thead", [Html("tr", head)]), Html("tbody", body),
        ]))
  }

  /// A caption that stays in sight where its table is wider than the page.
  func caption(_ text: String) -> Html { Html("caption", [Html("span", text)]) }

  /// A table that scrolls by itself where it is wider than the page; with the keyboard too.
  func scrolling(_ label: String, _ table: Html) -> Html {
    Html(
      "div", class: "scroll", with: ["role": "region", "aria-label": label, "tabindex": "0"],
      [table])
  }
}
