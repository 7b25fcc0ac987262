import JaripKit
import JaripTesting
import Testing

/// Every number says where it comes from, and no assumption passes for a fact.
@Suite struct EvidenceOfInputs {
  /// What may be called data: a figure of Lee and Gong (1999), or a public rule that the source names.
  static let facts: [String: Set<String>] = [
    "virtual_y2": ["108"],
    "grant_runs": ["1997-09: 1, 2002-09: 0"],
    "grant_ahead": ["1997-09: 1, 2001-08: 1, 2002-08: 0"],
  ]
  /// Public rules of the other programmes: shares and their documents.
  static let rules: [String: Set<String>] = [
    "grant_share": ["0.5"], "share_years_1_to_3": ["0.5"], "share_year_5": ["0.3333", "0.3"],
    "share_year_6": ["0.3333", "0.2"], "match_in_kind": ["0.5"],
  ]

  private static let files = ScenarioText.shippedFiles

  private func inputs(_ file: String) throws -> [Quantity] {
    try ScenarioLoader().load(path: file).alternatives.flatMap { alternative in
      alternative.quantities.values.filter { $0.section == .inputs }
    }
  }

  @Test func `the network has sixteen scenarios, and two other programmes have theirs`() {
    func count(_ folder: String) -> Int {
      Self.files.count { $0.contains("/scenarios/\(folder)/") && !$0.hasSuffix("/network.yaml") }
    }
    #expect(count("ecrc") == 16)
    #expect(count("edih") >= 1)
    #expect(count("mep") >= 1)
  }

  @Test(arguments: files)
  func `every input has a source, evidence and titles in both languages`(file: String) throws {
    for input in try inputs(file) {
      #expect(!english(input.notes.source).isEmpty, "\(input.name) has no source")
      #expect(input.notes.evidence != nil, "\(input.name) has no evidence")
      guard !file.contains("/tutorial/") else { continue }
      for language in ["en", "ko"] {
        #expect(
          input.notes.title.texts[language] != nil, "\(input.name) has no title in \(language)")
      }
    }
  }

  @Test(arguments: files.filter { $0.contains("/ecrc/") })
  func `what is called data stands in the paper`(file: String) throws {
    for input in try inputs(file) where input.notes.evidence == .data {
      #expect(Self.facts[input.name]?.contains(text(input)) == true, "\(input.name)")
      #expect(english(input.notes.source).contains("Lee and Gong 1999"), "\(input.name)")
    }
  }

  @Test(arguments: files.filter { $0.contains("/edih/") || $0.contains("/mep/") })
  func `what is called data of another programme stands in its rule`(file: String) throws {
    for input in try inputs(file) where input.notes.evidence == .data {
      #expect(Self.rules[input.name]?.contains(text(input)) == true, "\(input.name)")
      let source = english(input.notes.source)
      #expect(
        source.contains("Federal Register") || source.contains("funding pages on EDIH"),
        "\(input.name)")
    }
  }

  private func english(_ source: LocalText) -> String { source.text(in: "en") ?? "" }

  /// What a file says of a value: the formula, or the months and numbers of a schedule.
  private func text(_ input: Quantity) -> String {
    switch input.value {
    case .formula(let formula): return formula.text
    case .schedule(let months, _):
      return months.sorted { $0.key < $1.key }.map { month, value in
        guard case .all(let number) = value else { return "\(month): by centre" }
        return "\(month): \(number == number.rounded() ? "\(Int(number))" : "\(number)")"
      }.joined(separator: ", ")
    default: return "another form"
    }
  }

  @Test(arguments: files.filter { !$0.contains("/tutorial/") })
  func `an assumption says that it is one`(file: String) throws {
    for input in try inputs(file) where input.notes.evidence == .assumption {
      let source = english(input.notes.source)
      let isSaid =
        source.contains("assum") || source.hasPrefix("chance itself") || source.hasPrefix("from ")
      #expect(isSaid, "\(input.name): \(source)")
    }
  }
}
