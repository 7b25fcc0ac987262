public import JaripAnalysis
import JaripScenario

/// Forecasts and facts as a tidy table: a row for each fact and forecast, that of the model and those of the references.
public struct ValidateTable: Sendable {
  let validations: [Validation]

  public init(_ validations: [Validation]) { self.validations = validations }

  static let header =
    [
      "origin", "alternative", "observation", "centre", "from", "to", "unit", "use", "use_in_file",
      "fact", "error", "forecast", "mean", "sd",
    ] + ReportConstants.quantiles.map(\.name)
    + [
      "undefined_trials", "pit", "crps", "inside_50", "inside_80", "inside_90", "brier",
      "log_score",
    ]

  /// Comma-separated values, as `ResultTable.csv` writes them; what is undefined or does not apply is empty.
  public var csv: String {
    var text = Self.header.joined(separator: ",") + "\n"
    for validation in validations {
      for row in validation.forecasts {
        let observation = row.observation
        let head = [
          validation.origin.map { "\($0)" } ?? "", validation.alternative, observation.name,
          observation.centre ?? "network", "\(observation.over.lowerBound)",
          "\(observation.over.upperBound)", observation.unit.text, row.use.rawValue,
          observation.use.rawValue, NumberText.shortest(row.fact), Self.text(observation.error),
        ]
        text += Self.line(head + ["model"] + Self.cells(row) + ["", ""])
        for reference in row.references {
          let empty = Self.header.count - head.count - 3
          var cells = [
            NumberText.shortest(reference.value), NumberText.shortest(reference.standardDeviation),
          ]
          cells += [String](repeating: "", count: empty)
          cells[cells.count - 6] = NumberText.shortest(reference.crps(of: row.fact))
          text += Self.line(head + [Self.name(reference.kind)] + cells)
        }
      }
      for row in validation.events { text += Self.lines(row, in: validation) }
    }
    return text
  }

  /// The fact of an event is 1 where it happened and 0 where not, and the mean of its forecast the probability.
  private static func lines(_ row: EventForecast, in validation: Validation) -> String {
    let event = row.event
    let head = [
      validation.origin.map { "\($0)" } ?? "", validation.alternative, event.name,
      event.centre ?? "network", "", "\(event.by)", event.outcome.rawValue, row.use.rawValue,
      event.use.rawValue, event.happened ? "1" : "0", "",
    ]
    let empty = [String](repeating: "", count: header.count - head.count - 4)
    func line(_ forecast: String, _ probability: Double) -> String {
      self.line(
        head + [forecast, NumberText.shortest(probability)] + empty
          + [
            NumberText.shortest(Scores.brier(probability, happened: event.happened)),
            NumberText.shortest(Scores.logarithmic(probability, happened: event.happened)),
          ])
    }
    return line("model", row.probability) + (event.expected.map { line("expected", $0) } ?? "")
  }

  private static func cells(_ row: ObservedForecast) -> [String] {
    let forecast = row.forecast
    return [text(forecast?.mean), text(forecast?.standardDeviation)]
      + ReportConstants.quantiles.map { text(forecast?.quantile($0.probability)) }
      + [forecast.map { String($0.undefined) } ?? "", text(row.pit), text(row.crps)]
      + ValidationSummary.shares.map { row.isInside($0).map { $0 ? "1" : "0" } ?? "" }
  }

  /// A reference's name where programs read: `no_change`, or `references.peers`.
  static func name(_ kind: ReferenceForecast.Kind) -> String {
    switch kind {
    case .noChange: "no_change"
    case .noChangePerCentre: "no_change_per_centre"
    case .growthRepeated: "growth_repeated"
    case .stated(let name): "references.\(name)"
    }
  }

  private static func text(_ number: Double?) -> String { number.map(NumberText.shortest) ?? "" }

  private static func line(_ cells: [String]) -> String {
    cells.map(ResultTable.quoted).joined(separator: ",") + "\n"
  }
}
