public import JaripAnalysis
public import JaripEngine
import JaripLanguage
import JaripModel
import JaripScenario

/// A run as one JSON document: the table's numbers, limits of every probability, the terms of shared
/// pools, figures by month for charts, and the manifest.
///
/// Nothing in it depends on the date, the machine or the number of threads.
public struct ResultDocument: Sendable {
  /// Names of measures to keep by month for charts; a run for a document has them in its settings.
  public static let monthlyMeasures: Set<String> = ["oss", "cash"]

  let projection: Projection
  let includesDifferences: Bool
  let conditioning: Conditioning?

  /// - Parameter conditioning: from which the weights of the projection's trials come.
  public init(
    _ projection: Projection, includesDifferences: Bool = false, conditioning: Conditioning? = nil
  ) {
    self.projection = projection
    self.includesDifferences = includesDifferences
    self.conditioning = conditioning
  }

  public var json: JsonValue {
    let indices = projection.plan.alternatives.indices
    return .object(
      [
        .init("jarip_results", .integer(ReportConstants.documentVersion)),
        .init("manifest", Manifest(projection: projection).json),
      ] + (conditioning.map { [.init("given", $0.json)] } ?? []) + [
        .init(
          "results",
          .array(
            ResultTable(
              projection, includesDifferences: includesDifferences, includesOverdrafts: true
            ).rows.map(Self.json))
        ),
        .init("pools", .array(indices.flatMap(pools))),
        .init("months", .array((0..<projection.plan.monthCount).map { .text(month($0)) })),
        .init("monthly", .array(indices.flatMap(monthly))),
      ])
  }

  private func month(_ offset: Int) -> String {
    String(describing: projection.plan.scenario.timeline.month(at: offset))
  }

  static func json(_ row: ResultTable.Row) -> JsonValue {
    var members: [JsonValue.Member] = [
      .init("alternative", .text(row.alternative)), .init("centre", .text(row.centre)),
      .init("quantity", .text(row.quantity)), .init("period", .text(row.period)),
      .init("mean", .optional(row.mean)), .init("sd", .optional(row.standardDeviation)),
    ]
    for (quantile, value) in zip(ReportConstants.quantiles, row.quantiles) {
      members.append(.init(quantile.name, .optional(value)))
    }
    members.append(.init("standard_error", .optional(row.standardError)))
    if let frequency = row.frequency {
      let limits = frequency.wilsonLimits
      // A sum of weights says nothing by itself.
      if frequency.effectiveTrials == nil {
        members.append(.init("count", .integer(frequency.count)))
      }
      members.append(.init("wilson95", .numbers([limits.lowerBound, limits.upperBound])))
    }
    if let shares = row.difference {
      if let better = shares.better, let worse = shares.worse {
        members.append(.init("better", .number(better)))
        members.append(.init("equal", .number(shares.equal)))
        members.append(.init("worse", .number(worse)))
      } else {
        members.append(.init("above", .number(shares.above)))
        members.append(.init("equal", .number(shares.equal)))
        members.append(.init("below", .number(shares.below)))
      }
    }
    return .object(members)
  }

  /// The terms of the shared pools of an alternative, by fiscal year.
  private func pools(_ alternative: Int) -> [JsonValue] {
    let plan = projection.plan
    var values: [JsonValue] = []
    for (index, output) in plan.outputs.enumerated()
    where output.alternative == alternative && output.role == .pool {
      let parts = output.name.split(separator: ".", maxSplits: 1).map(String.init)
      for (year, fiscalYear) in plan.scenario.timeline.fiscalYears.enumerated() {
        let found = Statistics(projection.yearly(index, row: 0, year: year), in: output.unit)
        values.append(
          .object(
            ("alternative", .text(Figures(projection, alternative: alternative).resultName)),
            ("line", .text(parts[0])),
            ("term", .text(parts.count > 1 ? parts[1] : "")), ("period", .text(fiscalYear.name)),
            ("mean", .optional(found.mean)), ("p10", .optional(found.p10)),
            ("p50", .optional(found.median)), ("p90", .optional(found.p90)),
            ("standard_error", .optional(found.standardError))))
      }
    }
    return values
  }

  /// Quantiles of the monthly measures, and the shares of trials independent and closed, by month.
  private func monthly(_ alternative: Int) -> [JsonValue] {
    let figures = Figures(projection, alternative: alternative)
    let months = 0..<figures.plan.monthCount
    return figures.rows.map { row in
      var members: [JsonValue.Member] = [
        .init("alternative", .text(figures.resultName)),
        .init("centre", .text(ResultTable.name(row, figures.scenario))),
        .init(
          "independent", .numbers(months.map { figures.independent(row, month: $0).probability })),
        .init("closed", .numbers(months.map { figures.closed(row, month: $0).probability })),
      ]
      for name in Self.monthlyMeasures.sorted() {
        guard let output = figures.output(name, row),
          figures.projection.monthly(output, row: row.index, month: 0) != nil
        else { continue }
        let found = months.map { figures.monthly(name, row, month: $0) }
        var measure: [JsonValue.Member] = [
          .init("mean", .numbers(found.map { $0?.mean }))
        ]
        for (index, quantile) in ReportConstants.quantiles.enumerated() {
          measure.append(.init(quantile.name, .numbers(found.map { $0?.quantiles[index] })))
        }
        members.append(.init(name, .object(measure)))
      }
      if row == .network {
        let mean = months.map { Statistics(counts: figures.independentCentres(month: $0)).mean }
        members.append(.init("independent_centres", .numbers(mean)))
      }
      return .object(members)
    }
  }
}
