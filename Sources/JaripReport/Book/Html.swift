import JaripCharts

/// A piece of HTML. Text is escaped where it is made, so that no title or source becomes markup.
///
/// Every element is closed, so that the whole is XML too and other programs read it with ease.
struct Html: Sendable {
  private(set) var source: String

  private init(source: String) { self.source = source }

  /// An element.
  ///
  /// - Parameter attributes: names are the caller's own; values may be anything.
  init(
    _ name: String, class classes: String? = nil,
    with attributes: KeyValuePairs<String, String> = [:], _ content: [Html] = []
  ) {
    var source = "<" + name
    if let classes { source += " class=\"\(classes)\"" }
    for (attribute, value) in attributes {
      source += " \(attribute)=\"\(value.printable.escaped)\""
    }
    if Self.voidElements.contains(name) {
      source += "/>"
    } else {
      source += ">"
      for part in content { source += part.source }
      source += "</\(name)>"
    }
    self.source = source
  }

  init(
    _ name: String, class classes: String? = nil,
    with attributes: KeyValuePairs<String, String> = [:], _ text: String
  ) {
    self.init(name, class: classes, with: attributes, [.text(text)])
  }

  private static let voidElements: Set<String> = ["input", "meta", "wbr"]

  static func text(_ text: String) -> Html { Html(source: Self.escaped(text)) }

  /// Text as markup. Between what ends a number or a quotation and a Korean particle no line may break.
  private static func escaped(_ text: String) -> String {
    var joined = String.UnicodeScalarView()
    for scalar in text.printable.unicodeScalars {
      if let last = joined.last, "%’”)".unicodeScalars.contains(last),
        (0xAC00...0xD7A3).contains(scalar.value)
      {
        joined.append("\u{2060}")
      }
      // Nor before the dot between names.
      if scalar == "·", let last = joined.last, last != " " { joined.append("\u{2060}") }
      joined.append(scalar)
    }
    return String(joined).escaped
  }

  /// Text whose lines may break behind a slash, as a browser breaks none in `km/hour` or breaks it anywhere.
  static func path(_ text: String) -> Html {
    joined(
      text.split(separator: "/", omittingEmptySubsequences: false).map(String.init).enumerated()
        .map { $0.offset == 0 ? .text($0.element) : Html(source: "/<wbr/>" + escaped($0.element)) },
      separator: "")
  }

  /// A sentence in which `**` stands around what is printed bold.
  static func prose(_ text: String) -> Html {
    let parts = escaped(text).split(
      separator: "**" as Substring, omittingEmptySubsequences: false)
    // With an odd number of marks one of them belongs to a name.
    guard parts.count % 2 == 1 else { return .text(text) }
    return Html(
      source: parts.enumerated().map { $0.offset % 2 == 1 ? "<b>\($0.element)</b>" : $0.element }
        .joined())
  }

  static func joined(_ parts: [Html], separator: String = "\n") -> Html {
    Html(source: parts.map(\.source).joined(separator: separator))
  }

  static func svg(_ svg: Svg) -> Html { Html(source: svg.description) }

  /// Style rules or a script of the program's own.
  static func trusted(_ name: String, _ text: String) -> Html {
    Html(source: "<\(name)>\n\(text)</\(name)>")
  }
}
