import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

/// An alternative's formulas as trees of parts: what does not change from trial to trial.
final class ModelParts: Sendable {
  // Classes where they are read in every month: a struct of this size would be copied each time.

  final class QuantityParts: Sendable {
    enum Value: Sendable {
      case formula(FormulaPart)
      case perCentre([FormulaPart])
      case schedule([[Double]])
      case curve([Quantity.CurvePoint])
      case stock(start: FormulaPart, flow: FormulaPart)
      case recurrence(start: FormulaPart, next: FormulaPart)
    }
    let resolved: ResolvedQuantity
    let value: Value
    let isMeasure: Bool
    let hasCentreAxis: Bool
    let hasActual: Bool
    let isStock: Bool

    init(_ resolved: ResolvedQuantity, value: Value, isMeasure: Bool) {
      self.resolved = resolved
      self.value = value
      self.isMeasure = isMeasure
      hasCentreAxis = resolved.axes.contains(.centre)
      hasActual = !resolved.actual.isEmpty
      isStock = resolved.isStock
    }
  }

  final class LineParts: Sendable {
    let resolved: ResolvedLine
    let amount: FormulaPart
    let sharing: SharingParts?
    /// The weights of a split by formula, of a shared line or of one charged to the network.
    let weights: FormulaPart?
    let name: String
    /// How a cost that arises once for the network is split.
    let networkSplit: ResolvedSplit?
    let isShared: Bool
    /// Months until revenue comes into cash.
    let collectedAfter: Int

    init(
      _ resolved: ResolvedLine, amount: FormulaPart, sharing: SharingParts?, weights: FormulaPart?
    ) {
      self.resolved = resolved
      self.amount = amount
      self.sharing = sharing
      self.weights = weights
      name = resolved.name
      networkSplit = resolved.networkSplit
      isShared = sharing != nil
      if case .revenue(_, let months) = resolved.line.kind {
        collectedAfter = months
      } else {
        collectedAfter = 0
      }
    }
  }

  struct SharingParts: Sendable {
    var fixed: FormulaPart?
    var overlap: FormulaPart?
    var premium: FormulaPart?
    var localisation: FormulaPart?
    var pairCost: FormulaPart?
    var secretariat: FormulaPart?
    var adoption: FormulaPart?
    var isMember: [Bool]
    var split: ResolvedSplit
  }

  final class GrantParts: Sendable {
    let resolved: ResolvedGrant
    let award: FormulaPart
    let share: FormulaPart?
    /// Indices of the lines it covers.
    let covers: [Int]
    let name: String
    let ends: Month?

    init(_ resolved: ResolvedGrant, award: FormulaPart, share: FormulaPart?, covers: [Int]) {
      self.resolved = resolved
      self.award = award
      self.share = share
      self.covers = covers
      name = resolved.name
      ends = resolved.grant.ends
    }
  }

  struct DrawParts: Sendable {
    var draw: Draw
    var parameters: [FormulaPart?]
    var common: FormulaPart?
    var home: FormulaHome
    /// Indices of the draws whose scores it mixes, with their weights.
    var correlated: [(draw: Int, weight: Double)]
    /// The quantity whose whole formula is this process and whose `actual` it goes on from.
    var actualOf: Int?
  }

  let model: ResolvedAlternative
  let scenario: Scenario
  let quantities: [QuantityParts]
  let lines: [LineParts]
  let grants: [GrantParts]
  /// Indices of the lines of each kind, of all programmes and of each.
  private let linesOf: [LineSelection: [Int]]
  /// Nothing for a draw that no formula holds.
  let draws: [DrawParts?]
  let opening: FormulaPart?
  let interest: FormulaPart?
  let overdraftRate: FormulaPart?
  let creditLimit: FormulaPart?
  let test: FormulaPart
  let memoryCount: Int
  let quantityIndex: [String: Int]
  let lineIndex: [String: Int]
  let grantIndex: [String: Int]
  /// Quantities that have no value for the network as a whole.
  let withoutNetwork: Set<Int>
  let testHasNetwork: Bool
  /// Quantities that lines, grants, measures, rules or the report need, in the model's order.
  let used: [Int]

  init(_ model: ResolvedAlternative, scenario: Scenario, measureNames: Set<String>) {
    var builder = PartBuilder(model, scenario: scenario)
    self.model = model
    self.scenario = scenario
    quantities = model.quantities.values.map {
      builder.quantity($0, isMeasure: measureNames.contains($0.name))
    }
    let lines = model.lines.values.map { builder.line($0) }
    self.lines = lines
    grants = model.grants.values.map { builder.grant($0) }
    let programmes: Set<String?> = Set(model.lines.values.map(\.line.programme)).union([nil])
    var linesOf: [LineSelection: [Int]] = [:]
    for kind in LineClass.allCases {
      for programme in programmes {
        let selection = LineSelection(kind, programme: programme)
        linesOf[selection] = lines.indices.filter { lines[$0].resolved.belongs(to: selection) }
      }
    }
    self.linesOf = linesOf
    opening = builder.optionalPart(model.reserves.opening, owner: "reserves.opening")
    interest = builder.optionalPart(model.reserves.interest, owner: "reserves.interest")
    overdraftRate = builder.optionalPart(
      model.reserves.overdraftRate, owner: "reserves.overdraft_rate")
    creditLimit = builder.optionalPart(model.reserves.creditLimit, owner: "reserves.credit_limit")
    test = builder.part(model.independence.test, owner: "independence.test")
    draws = builder.correlatedDraws()
    memoryCount = builder.memoryCount
    quantityIndex = builder.quantityIndex
    lineIndex = builder.lineIndex
    grantIndex = builder.grantIndex
    var reach = NetworkReach(quantities: quantities, draws: draws)
    withoutNetwork = reach.quantitiesWithout()
    testHasNetwork = reach.hasNetworkValue(test)
    var usage = Usage(quantities: quantities, lines: lines, draws: draws)
    for (index, quantity) in quantities.enumerated() where quantity.isMeasure { usage.add(index) }
    for reported in scenario.report.yearly + scenario.report.monthly {
      if let index = quantityIndex[reported.name] { usage.add(index) }
    }
    for line in lines { usage.add(line) }
    for grant in grants {
      usage.add(grant.award)
      usage.add(grant.share)
    }
    for part in [opening, interest, overdraftRate, creditLimit, test] { usage.add(part) }
    used = usage.found.sorted()
  }

  func lines(of selection: LineSelection) -> [Int] { linesOf[selection] ?? [] }

  /// The quantity and all that it needs, in the model's order.
  func needed(by quantity: Int) -> [Int] {
    var usage = Usage(quantities: quantities, lines: lines, draws: draws)
    usage.add(quantity)
    return usage.found.sorted()
  }
}

/// Collects the quantities that formulas need.
private struct Usage {
  let quantities: [ModelParts.QuantityParts]
  let lines: [ModelParts.LineParts]
  let draws: [ModelParts.DrawParts?]
  private(set) var found: Set<Int> = []

  init(
    quantities: [ModelParts.QuantityParts], lines: [ModelParts.LineParts],
    draws: [ModelParts.DrawParts?]
  ) {
    self.quantities = quantities
    self.lines = lines
    self.draws = draws
  }

  mutating func add(_ quantity: Int) {
    guard found.insert(quantity).inserted else { return }
    for part in quantities[quantity].value.parts { add(part) }
  }

  mutating func add(_ line: ModelParts.LineParts) {
    add(line.amount)
    add(line.weights)
    guard let sharing = line.sharing else { return }
    for part in sharing.parts { add(part) }
  }

  mutating func add(_ part: FormulaPart?) {
    guard let part else { return }
    for operand in part.operands { add(operand) }
    switch part.kind {
    case .quantity(let index): add(index)
    case .draw(let index):
      guard let draw = draws[index] else { return }
      for parameter in draw.parameters { add(parameter) }
      add(draw.common)
      for member in draw.correlated where member.draw != index {
        add(draws[member.draw]?.common)
      }
    default: break
    }
  }
}

extension ModelParts.QuantityParts.Value {
  var parts: [FormulaPart] {
    switch self {
    case .formula(let part): [part]
    case .perCentre(let parts): parts
    case .schedule, .curve: []
    case .stock(let start, let flow): [start, flow]
    case .recurrence(let start, let next): [start, next]
    }
  }
}

extension ModelParts.SharingParts {
  var parts: [FormulaPart] {
    [fixed, overlap, premium, localisation, pairCost, secretariat, adoption].compactMap { $0 }
  }
}
