public import JaripEngine
import JaripLanguage
import JaripScenario

/// What `compare` prints for several files: each run by itself, side by side.
///
/// Pairing trial by trial needs one plan, so these figures are not paired, and the page says so.
public struct SideBySideText: Sendable {
  public struct Run: Sendable {
    public var file: String
    public var projection: Projection
    public init(file: String, projection: Projection) {
      self.file = file
      self.projection = projection
    }
  }

  let runs: [Run]
  let words: Words

  public init(_ runs: [Run], in language: Language) {
    self.runs = runs
    words = Words(language)
  }

  /// Why scenarios cannot stand side by side, or nothing.
  public static func obstacle(_ scenarios: [(file: String, scenario: Scenario)]) -> Diagnostic? {
    guard let first = scenarios.first else { return nil }
    for other in scenarios.dropFirst() {
      let reason: String
      if other.scenario.centres.map(\.id) != first.scenario.centres.map(\.id) {
        reason = "its centres are others than those of '\(first.file)'"
      } else if other.scenario.timeline != first.scenario.timeline {
        reason = "its timeline is another than that of '\(first.file)'"
      } else if other.scenario.money.text != first.scenario.money.text {
        reason = "its money is \(other.scenario.money.text), not \(first.scenario.money.text)"
      } else {
        continue
      }
      return Diagnostic("not-comparable", "Cannot compare '\(other.file)': \(reason)")
    }
    return nil
  }

  public var page: Page {
    var page = Page()
    page.heading(words.unpairedHeading)
    let all = runs.flatMap { run in
      run.projection.plan.alternatives.indices.map {
        (run.file, Figures(run.projection, alternative: $0))
      }
    }
    for (index, item) in all.enumerated() {
      page.add("  [\(index + 1)] \(item.0):\(item.1.model.name)")
    }
    page.blank()
    let figures = all.map(\.1)
    var measures = TextTable.Column(words.measure, alignment: .left, isFlexible: true)
    measures.wrapWidth = .max
    var table = TextTable(
      [measures]
        + figures.indices.map { TextTable.Column("[\($0 + 1)]") })
    let first = figures[0]
    let date = first.timeline.month(at: first.answerDate)
    let year = first.timeline.fiscalYears[first.answerYear].name
    for (number, centre) in first.scenario.centres.enumerated() {
      table.add(
        ["\(words.name(of: centre)), \(words.standsAloneBy(date))"]
          + figures.map {
            words.percentage($0.independent(.centre(number), month: first.answerDate))
          })
    }
    table.add(
      ["\(words.network), \(words.standsAloneBy(date))"]
        + figures.map { words.percentage($0.independent(.network, month: first.answerDate)) })
    for name in ["oss", "cash", "saving", "operating_cost"] {
      let title = words.title(first.model.quantities[name]?.notes.title ?? .init(), else: name)
      table.add(
        ["\(words.network), \(words.inYear(title, year))"]
          + figures.map { value($0.yearly(name, .network, year: first.answerYear), name == "oss") })
    }
    table.write(to: &page)
    let run = runs[0].projection
    page.paragraph(
      words.unpairedNote(
        trials: run.trials, seed: run.seed, sampling: run.sampling.layout), .faint, indent: 2)
    return page
  }

  /// The tables of all runs, alternatives named `file:alternative`.
  public var table: ResultTable {
    var table = ResultTable(runs[0].projection, prefix: "\(runs[0].file):")
    for run in runs.dropFirst() {
      table.append(ResultTable(run.projection, prefix: "\(run.file):"))
    }
    return table
  }

  /// The documents of all runs.
  public var document: JsonValue {
    .object(
      (
        "runs",
        .array(
          runs.map {
            .object(("file", .text($0.file)), ("document", ResultDocument($0.projection).json))
          })
      ))
  }

  private func value(_ found: Statistics?, _ isRatio: Bool) -> String {
    guard let found, let mean = found.mean else { return NumberText.missing }
    let factor = isRatio ? 100.0 : 1
    let error = (found.standardError ?? 0) * factor
    let digits = error > 0 ? max(0, NumberText.errorDigits(error)) : 1
    let text = NumberText.decimal(mean * factor, digits: digits) + (isRatio ? "%" : "")
    return error > 0 ? "\(text) ±\(NumberText.errorText(error))" : text
  }
}
