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

  /// All sources of a file that say more than a mark does.
  private func sources(_ file: String) throws -> [(name: String, source: LocalText)] {
    let scenario = try ScenarioLoader().load(path: file)
    var all: [(String, Notes)] = scenario.observations.map { ($0.name, $0.notes) }
    all += scenario.events.map { ($0.name, $0.notes) }
    all += scenario.references.map { ($0.name, $0.notes) }
    for alternative in scenario.alternatives {
      all += alternative.quantities.values.map { ($0.name, $0.notes) }
      all += alternative.lines.values.map { ($0.name, $0.notes) }
      all += alternative.grants.values.map { ($0.name, $0.notes) }
    }
    return all.map { ($0.0, $0.1.source) }.filter { _, source in
      !source.isEmpty && Notes.Evidence(rawValue: source.texts[""] ?? "") == nil
    }
  }

  @Test(arguments: files)
  func `every source is in both languages, and a guess in one is a guess in the other`(
    file: String
  ) throws {
    for check in try ScenarioLoader().load(path: file).checks {
      #expect(Set(check.because.texts.keys) == ["en", "ko"], "\(check.text)")
    }
    let marks = [
      ("assum", "가정"), ("hindsight", "사후 자료"), ("later figure", "사후 수치"), ("from memory", "기억"),
      ("illustrative", "예시"), ("a guess", "추측"), ("chance itself", "우연 자체"),
      ("Lee and Gong 1999", "이상수·공희경 1999"),
    ]
    for (name, source) in try sources(file) {
      guard let english = source.texts["en"], let korean = source.texts["ko"] else {
        Issue.record("\(name) has a source in one language only: \(source.texts)")
        continue
      }
      for (first, second) in marks {
        let isAlike = english.contains(first) == korean.contains(second)
        #expect(isAlike, "\(name): \(first) in \(english), \(second) in \(korean)")
      }
      // Years and decimals are written as they are in both.
      func numbers(_ text: String) -> [Substring] {
        text.matches(of: /\d+\.\d+|(?:19|20)\d\d(?![\d-])/).map(\.output).sorted()
      }
      #expect(Set(numbers(english)) == Set(numbers(korean)), "\(name): \(english), \(korean)")
    }
  }

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
