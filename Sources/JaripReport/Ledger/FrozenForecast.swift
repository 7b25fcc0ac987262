import JaripAnalysis
public import JaripEngine
public import JaripLanguage
import JaripModel
public import JaripScenario

/// What a run says of everything that can be observed later, as a ledger keeps it: two texts.
///
/// - Edge cases: fiscal years that the timeline cuts are left out, since what is observed is a whole one; so is
///   `independence_month`, which `independent_by` says date by date, and independence so near the end of the timeline that no
///   trial could have it.
public struct FrozenForecast: Sendable, Equatable {
  /// The run's manifest: version, hashes, seed, trials, inputs with their sources.
  public let manifest: String
  /// A tidy table: the key columns of a table of results, then what the forecast says.
  public let figures: String

  public init(manifest: String, figures: String) {
    self.manifest = manifest
    self.figures = figures
  }

  public init(_ projection: Projection) {
    manifest = Manifest(projection: projection).json.document
    figures = Self.table(projection)
  }

  private static let header =
    [
      "alternative", "centre", "quantity", "period", "ends", "unit", "trials", "probability",
      "mean", "sd",
    ] + ReportConstants.quantiles.map(\.name)

  private static func table(_ projection: Projection) -> String {
    let plan = projection.plan
    var units: [[String]: String] = [:]
    for output in plan.outputs where output.isReported {
      units[[plan.alternatives[output.alternative].name, output.name]] = output.unit.text
    }
    let ends = plan.scenario.timeline.endsOfWholeYears
    var text = header.joined(separator: ",") + "\n"
    let lasts = Dictionary(
      uniqueKeysWithValues: plan.scenario.alternatives.map {
        ($0.name, plan.scenario.lastMonthOfIndependence($0))
      })
    for row in ResultTable(projection).rows {
      guard let end = ends[row.period] ?? Month(row.period) else { continue }
      let isOfIndependence = ["independent_by", "independent_centres"].contains(row.quantity)
      if isOfIndependence, let last = lasts[row.alternative], end > last { continue }
      let isEvent = row.frequency != nil
      let numbers =
        [isEvent ? row.mean : nil, isEvent ? nil : row.mean, row.standardDeviation] + row.quantiles
      let cells =
        [
          row.alternative, row.centre, row.quantity, row.period, "\(end)",
          units[[row.alternative, row.quantity]] ?? "",
          String(row.definedTrials ?? projection.trials),
        ] + numbers.map(ResultTable.text)
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  /// The figures as they are scored.
  ///
  /// - Throws: a diagnostic for a table that this program has not written.
  func readFigures(name: String) throws(Diagnostic) -> [FrozenFigure] {
    // Names have no commas in them, so nothing is quoted; the general reader takes ten times as long.
    let lines = figures.utf8.split(separator: UInt8(ascii: "\n"))
    func cells(_ line: Substring.UTF8View) -> [Substring] {
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Substring.init)
    }
    func problem(_ line: Int) -> Diagnostic {
      Diagnostic(
        "bad-table", "Line \(line) of the figures of \(name) is none that jarip has written")
    }
    guard let header = lines.first, let columns = FigureColumns(cells(header)) else {
      throw problem(1)
    }
    var read: [FrozenFigure] = []
    for (index, line) in lines.enumerated().dropFirst() {
      guard let figure = columns.figure(cells(line)) else { throw problem(index + 1) }
      read.append(figure)
    }
    return read
  }
}

/// Where the cells of a figure stand. Quantiles are found by their names, so that another version may keep others.
private struct FigureColumns {
  private let alternative, centre, quantity, period, ends, unit, probability, count: Int
  private let quantiles: [(column: Int, probability: Double)]

  init?(_ header: [Substring]) {
    guard let alternative = header.firstIndex(of: "alternative"),
      let centre = header.firstIndex(of: "centre"),
      let quantity = header.firstIndex(of: "quantity"),
      let period = header.firstIndex(of: "period"), let ends = header.firstIndex(of: "ends"),
      let unit = header.firstIndex(of: "unit"),
      let probability = header.firstIndex(of: "probability")
    else { return nil }
    (self.alternative, self.centre, self.quantity) = (alternative, centre, quantity)
    (self.period, self.ends, self.unit) = (period, ends, unit)
    (self.probability, count) = (probability, header.count)
    quantiles = header.enumerated().compactMap { column, name in
      guard name.first == "p", let percent = Double(name.dropFirst()) else { return nil }
      return (column, percent / 100)
    }
  }

  func figure(_ row: [Substring]) -> FrozenFigure? {
    guard row.count == count, let end = Month(row[ends]) else { return nil }
    let values = quantiles.compactMap { Double(row[$0.column]) }
    guard values.isEmpty || values.count == quantiles.count,
      zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    let statement: FrozenFigure.Statement =
      if let chance = Double(row[probability]) {
        .probability(chance)
      } else if values.isEmpty {
        .none
      } else {
        .quantiles(
          QuantileForecast(probabilities: quantiles.map(\.probability), values: values))
      }
    return FrozenFigure(
      key: FrozenFigure.Key(
        alternative: String(row[alternative]), centre: String(row[centre]),
        quantity: String(row[quantity]), period: String(row[period])),
      ends: end, unit: String(row[unit]), statement: statement)
  }
}

extension Timeline {
  /// The last month of each fiscal year that lies wholly in the timeline, by the year's name.
  fileprivate var endsOfWholeYears: [String: Month] {
    let whole = fiscalYears.filter { $0.offsets.count == 12 }
    return Dictionary(
      uniqueKeysWithValues: whole.map { ($0.name, month(at: $0.offsets.upperBound - 1)) })
  }
}

extension Scenario {
  /// The scenario as its forecast is made: as of an earlier month, or of the present one, with all that it knows.
  ///
  /// - Parameters:
  ///   - origin: for a rehearsal.
  ///   - today: the present month.
  /// - Throws: a diagnostic where no period is still to come.
  public func readyToForecast(asOf origin: Month?, on today: Month) throws(DiagnosticList)
    -> Scenario
  {
    if let origin {
      try checkOrigin(origin)
      guard origin > today else { return asOf(origin) }
      throw DiagnosticList([
        Diagnostic(
          "wrong-call", "--as-of \(origin) is still to come", why: "it is \(today).",
          suggestion: "no --as-of, for a forecast as of now")
      ])
    }
    guard today > timeline.end else { return self }
    throw DiagnosticList([
      Diagnostic(
        "nothing-to-come", "The timeline ended in \(timeline.end), and it is \(today)",
        why: "a forecast is of what is still to come.",
        suggestion: "--as-of \(timeline.now ?? timeline.start), for a rehearsal")
    ])
  }
}
