import Foundation
import JaripKit
import JaripTesting
import Testing

/// The table of functions and the language say the same.
@Suite struct `Functions of the table` {
  /// What the examples speak of.
  private let names = """
    inputs:
      exam_fees: {value: 3, unit: KRW million/month}
      cost: {value: 9, unit: KRW million/month}
      revenue: {value: 5, unit: KRW million/month}
      seats_wanted: {value: 40, unit: seat}
      room_seats: {value: 30, unit: seat}
      demand: {value: 90, unit: person/month}
      class_size: {value: 20, unit: person/month}
      load: {value: 90, unit: seat}
      seats_per_staff: {value: 20, unit: seat/person}
      staff_wanted: {value: 4.5, unit: person}
      trainees: {value: 90, unit: person/month}
      occupancy: 0.7
      difference: -3
      activity: 0.1
      price_share: 0.5
      adopter_share: 0.3
      rent_index: 1.1
      first_step: 1
      fill: 0.6
      fit_loss: 0.2
    costs:
      textbooks: {programme: education, amount: cost, sharing: {}}
    share: all
    model:
      example: |

    """

  /// The example's quantity, resolved.
  private func quantity(_ formula: String, file: String = "test.yaml") throws -> (
    text: String, axes: String
  ) {
    let scenario = try ScenarioText.load(frame + names + "    " + formula + "\n", name: file)
    let model = try Resolver.resolve(scenario)[0]
    _ = try Planner(scenario).plan(lastAward: [nil])
    let quantity = try #require(model.quantities["example"])
    return (scenario.units.describe(quantity.dimension), quantity.axes.description)
  }

  @Test(arguments: FunctionEntry.all.map(\.name))
  func `every example resolves, makes a plan and calls its function`(name: String) throws {
    let entry = try #require(FunctionEntry.byName[name])
    let folder = FileManager.default.temporaryDirectory.appending(path: "jarip-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("year,fee\n1997,0.2\n1998,0.3\n".utf8).write(to: folder.appending(path: "fees.csv"))
    _ = try quantity(entry.example, file: folder.path + "/test.yaml")
    let file = SourceFile(name: "example", text: entry.example)
    let formula = try Formula(
      parsing: entry.example, at: SourcePlace(file: file, line: 1, column: 1))
    #expect(formula.expression.names.contains(name))
  }

  /// An argument of each kind, in seats where a unit is free.
  private func argument(_ parameter: FunctionEntry.Parameter, of entry: FunctionEntry) -> String {
    switch parameter.kind {
    case .value, .any: entry.unit == .root ? "4 [seat^2]" : "2 [seat]"
    case .pure: "0.5"
    case .condition: "1 > 0"
    case .month: parameter.name == "until" ? "1998-06" : "1998-01"
    case .wholeNumber: "3"
    case .line: "textbooks"
    case .group: "regional"
    case .centre: "kpc"
    case .word: entry.name == "reserve" ? "opening" : "earned"
    case .programme: "education"
    case .weighted: "0.5: 2 [seat]"
    case .file: "\"fees.csv\""
    case .column: "fee"
    }
  }

  /// Functions that take one argument for each parameter.
  private static let fixed = FunctionEntry.all.filter {
    $0.variadicMinimum == nil && $0.name != "to" && $0.name != "empirical"
  }

  @Test(arguments: fixed.map(\.name))
  func `the parameters of the table are those of the language, by place and by name`(name: String)
    throws
  {
    let entry = try #require(FunctionEntry.byName[name])
    let values = entry.parameters.map { argument($0, of: entry) }
    let required = entry.parameters.count { !$0.isOptional }
    for count in required...values.count {
      _ = try quantity("\(name)(\(values.prefix(count).joined(separator: ", ")))")
    }
    let named = zip(entry.parameters, values).map { "\($0.name): \($1)" }.reversed()
    let byPlace = try quantity("\(name)(\(values.joined(separator: ", ")))")
    #expect(try quantity("\(name)(\(named.joined(separator: ", ")))") == byPlace)
    let short = "\(name)(\(values.prefix(required - 1).joined(separator: ", ")))"
    let message = try #require(
      #expect(throws: DiagnosticList.self) { _ = try quantity(short) }
    ).diagnostics[0].message
    #expect(message == "'\(name)' lacks its argument '\(entry.parameters[required - 1].name)'")
  }

  @Test(arguments: FunctionEntry.all.map(\.name).filter { $0 != "to" && $0 != "empirical" })
  func `unit and axes of the table are those that come out`(name: String) throws {
    let entry = try #require(FunctionEntry.byName[name])
    var values = entry.parameters.filter { !$0.isOptional }.map { argument($0, of: entry) }
    while values.count < (entry.variadicMinimum ?? 0) { values.append(values[0]) }
    let result = try quantity("\(name)(\(values.joined(separator: ", ")))")
    let unit =
      switch entry.unit {
      case .same, .root, .rounded: "seat"
      case .pure: "a pure number"
      case .timesMonth: "seat*month"
      case .line: "KRW million/month"
      case .ofWord: "KRW million"
      }
    let axes =
      switch entry.axes {
      case .none: "constant"
      case .month, .dropsCentre: "month"
      case .centre: "centre"
      case .centreAndMonth: "centre, month"
      case .trial: "trial"
      case .process: "trial, month"
      }
    #expect(result == (unit, axes))
  }

  @Test(arguments: LineClass.allCases.map(\.rawValue))
  func `every kind of line can be summed`(kind: String) throws {
    #expect(try quantity("sum_of_lines(\(kind))") == ("KRW million/month", "centre, month"))
  }

  @Test func `every rule of the reserves can be read`() throws {
    #expect(ReserveRule.allCases.count == 3)
    #expect(try quantity("reserve(opening)") == ("KRW million", "centre, month"))
    #expect(try quantity("reserve(interest)") == ("1/month", "constant"))
    #expect(try quantity("reserve(overdraft_rate)") == ("1/month", "constant"))
  }
}

@Suite struct `The prelude` {
  @Test func `every standard measure of the specification is there, in its unit`() throws {
    let scenario = try scenario("")
    let model = try Resolver.resolve(scenario)[0]
    let found = model.quantities.values.map {
      "\($0.name) \($0.section) \(scenario.units.describe($0.dimension)) \($0.overYear)"
    }
    #expect(
      found == [
        "earned measure KRW million/month sum", "operating_cost measure KRW million/month sum",
        "grant measure KRW million/month sum", "other_funding measure KRW million/month sum",
        "interest measure KRW million/month sum",
        "operating_result measure KRW million/month sum", "surplus measure KRW million/month sum",
        "cash measure KRW million end", "oss measure a pure number end",
        "fss measure a pure number end", "sdi measure a pure number end",
        "earned_income_ratio measure a pure number end",
        "reserve_months measure a pure number end", "gap measure KRW million end",
        "saving measure KRW million/month sum",
      ])
  }

  @Test func `every measure has a title in both languages`() throws {
    for measure in try Prelude.measures(units: scenario("").units).values {
      #expect(measure.notes.title.texts["en"]?.isEmpty == false, "\(measure.name)")
      #expect(measure.notes.title.texts["ko"]?.isEmpty == false, "\(measure.name)")
    }
  }
}
