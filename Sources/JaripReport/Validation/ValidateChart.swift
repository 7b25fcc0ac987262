public import JaripAnalysis
public import JaripCharts
import JaripScenario

/// The calibration strip of a validation: each forecast's interval and its fact.
public struct ValidateChart: Sendable {
  let validation: Validation
  let words: Words

  public init(_ validation: Validation, in language: Language) {
    self.validation = validation
    words = Words(language)
  }

  public var chart: CalibrationChart {
    CalibrationChart(
      title: words.calibrationTitle(validation.origin),
      rows: validation.forecasts.map { row in
        CalibrationChart.Row(
          observation: words.title(row.observation.notes.title, else: row.observation.name),
          forecast: row.forecast.flatMap { forecast in
            Quantiles(ReportConstants.quantiles.map { forecast.quantile($0.probability) })
          },
          fact: row.fact, style: .plain(digits(of: row.fact)), isFit: !row.isTest,
          source: words.source(row.observation.notes.source) ?? "")
      },
      coverage: validation.summary.scored == 0
        ? "" : validation.summary.coverage.map(words.coverage).joined(separator: " "))
  }

  /// The strip as a document of its own; nothing without observations.
  public var svg: String? {
    chart.svg(
      in: ChartFrame(prefix: "calibration", language: words.language == .en ? .en : .ko)
    ).map(\.description)
  }

  /// As many decimals as the fact has, of four digits in all.
  private func digits(of value: Double) -> Int {
    var (limit, rest) = (3, abs(value))
    while rest >= 10, limit > 0 { (limit, rest) = (limit - 1, rest / 10) }
    return (0...limit).first { digits in
      let scaled = value * NumberText.power(of: 10, digits)
      return abs(scaled - scaled.rounded()) <= 1e-9 * abs(scaled)
    } ?? limit
  }
}
