import JaripLanguage

/// The board's book as one page of HTML that needs nothing else: it works offline and asks for nothing.
public struct Book: Sendable {
  /// Which sections are in it.
  public enum Extent: Sendable {
    case whole
    /// The answer, what an alternative changes, and the method.
    case onePage
  }

  let study: BookStudy
  let languages: [Language]
  let extent: Extent

  /// - Parameter languages: the first is shown where the reader's is not among them.
  public init(_ study: BookStudy, in languages: [Language], extent: Extent = .whole) {
    precondition(!languages.isEmpty, "A book has a language")
    self.study = study
    self.languages = languages
    self.extent = extent
  }

  public var html: String { page(isPrinted: false) }

  /// All languages one after the other, without what serves a screen alone.
  var printed: String { page(isPrinted: true) }

  private func page(isPrinted: Bool) -> String {
    let editions = languages.map { BookEdition(study, $0, isPrinted: isPrinted) }
    let isOne = languages.count == 1 || isPrinted
    let titles = editions.map {
      "data-\($0.words.language.rawValue)=\"\($0.pageTitle.printable.escaped)\""
    }
    .joined(separator: " ")
    let first = languages[0].rawValue
    let head = Html(
      "head",
      [
        Html("meta", with: ["charset": "utf-8"]),
        Html(
          "meta",
          with: [
            "http-equiv": "Content-Security-Policy",
            "content":
              "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
          ]),
        Html("meta", with: ["name": "viewport", "content": "width=device-width,initial-scale=1"]),
        Html("title", editions[0].pageTitle),
        .trusted("style", String(decoding: PackageResources.book_css, as: UTF8.self)),
      ])
    let body = Html(
      "body",
      editions.map { $0.html(extent, offers: isOne ? [] : editions.map(\.words)) }
        + (isOne
          ? [] : [.trusted("script", String(decoding: PackageResources.book_js, as: UTF8.self))]))
    return
      "<!doctype html>\n<html lang=\"\(first)\" data-lang=\"\(isPrinted ? "all" : first)\" \(titles)>\n"
      + head.source + "\n" + body.source + "\n</html>\n"
  }
}

extension BookEdition {
  var pageTitle: String { "\(words.heading(of: scenario)) · \(words.board)" }

  /// - Parameter offers: the languages to choose from.
  func html(_ extent: Book.Extent, offers: [Words]) -> Html {
    let sections: [Html?]
    switch extent {
    case .whole:
      sections = [
        answer, path, fans, sharing, budget, drivers, outside, forecastsAndFacts, register, method,
      ]
    case .onePage: sections = [answer, differencesAlone, method]
    }
    var run = pageTitle
    if let now = timeline.now { run += " · " + words.asOf(now) }
    let choice = Html(
      "div", class: "lang", with: ["role": "group", "aria-label": words.languageGroup],
      offers.map {
        Html(
          "button",
          with: [
            "type": "button", "value": $0.language.rawValue, "lang": $0.language.rawValue,
            "aria-pressed": "false",
          ], $0.languageName)
      })
    return Html(
      "div", class: "edition", with: ["lang": words.language.rawValue],
      [
        Html(
          "header", class: "mast",
          [
            Html("div", [Html("span", class: "logo", "Jarip"), Html("span", run)])
          ] + (offers.isEmpty ? [] : [choice])),
        Html("main", sections.compactMap { $0 }),
        Html(
          "footer",
          words.version(
            ReportConstants.engineVersion,
            hash: String(Manifest.hash(of: scenario.files).prefix(12)))),
      ])
  }
}
