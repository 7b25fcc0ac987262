import JaripLanguage

/// The functions of the language, from the one table that checks and help share.
public enum FunctionsText {
  public static var page: Page {
    var page = Page()
    for category in FunctionEntry.Category.allCases {
      page.heading(category.rawValue)
      for entry in FunctionEntry.all where entry.category == category {
        page.add([.init("  "), .init(entry.signature, .strong)])
        page.paragraph(entry.summary, indent: 6)
        page.paragraph(
          "unit: \(entry.unit.rawValue); axes: \(entry.axes.rawValue)", .faint, indent: 6)
        page.paragraph("example: \(entry.example)", .faint, indent: 6)
      }
    }
    return page
  }

  /// The same as tables in Markdown, for the manual.
  public static var markdown: String {
    var text = ""
    for category in FunctionEntry.Category.allCases {
      text += "\(text.isEmpty ? "" : "\n")## \(category.rawValue.prefix(1).uppercased())"
      text += "\(category.rawValue.dropFirst())\n\n"
      text += "| function | gives | unit | axes | example |\n|---|---|---|---|---|\n"
      for entry in FunctionEntry.all where entry.category == category {
        let cells = [
          "`\(entry.signature)`", entry.summary, entry.unit.rawValue, entry.axes.rawValue,
          "`\(entry.example)`",
        ]
        text += "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
      }
    }
    return text
  }

  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
