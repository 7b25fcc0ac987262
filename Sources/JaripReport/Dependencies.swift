import JaripLanguage
import JaripModel
import JaripScenario
import OrderedCollections

/// Which named things each named thing of an alternative is computed from.
struct Dependencies {
  /// By name, in the order of the alternative: quantities, lines, grants; names in order of appearance
  /// there.
  private(set) var uses: OrderedDictionary<String, [String]> = [:]

  private let model: ResolvedAlternative
  private let order: [String: Int]

  init(_ model: ResolvedAlternative) {
    self.model = model
    let names =
      Array(model.quantities.keys) + Array(model.lines.keys) + Array(model.grants.keys)
    order = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for quantity in model.quantities.values {
      switch quantity.value {
      case .formula(let formula): add(quantity.name, [formula])
      case .perCentre(let each): add(quantity.name, each)
      case .schedule, .curve: add(quantity.name, [])
      case .stock(let start, let flow): add(quantity.name, [start, flow])
      case .recurrence(let start, let next): add(quantity.name, [start, next])
      }
    }
    for line in model.lines.values {
      var formulas: [ResolvedFormula?] = [line.amount]
      if let sharing = line.sharing {
        formulas += [
          sharing.fixed, sharing.overlap, sharing.premium, sharing.localisation,
          sharing.pairCost, sharing.secretariat, sharing.adoption,
        ]
        if case .weights(let weights) = sharing.split { formulas.append(weights) }
      }
      if case .weights(let weights) = line.networkSplit { formulas.append(weights) }
      add(line.name, formulas)
    }
    for grant in model.grants.values { add(grant.name, [grant.award, grant.share], grant.covers) }
  }

  private mutating func add(
    _ name: String, _ formulas: [ResolvedFormula?], _ more: [String] = []
  ) {
    var found = Set(more)
    for formula in formulas.compactMap({ $0 }) { collect(formula.term, into: &found) }
    uses[name] = found.filter { order[$0] != nil }.sorted { order[$0]! < order[$1]! }
  }

  private func collect(_ term: Term, into found: inout Set<String>) {
    func collectAll(_ terms: [Term]) { for term in terms { collect(term, into: &found) } }
    switch term.kind {
    case .number, .undefined, .date, .monthsOpen, .monthOfYear, .ramp, .pulse, .inGroup, .isCentre:
      break
    case .quantity(let name), .adoption(let name), .alone(let name): found.insert(name)
    case .curve(let name, let x):
      found.insert(name)
      collectAll([x])
    case .unary(_, let x), .trailing(let x, _, _), .cumulative(let x), .yearToDate(let x),
      .across(_, let x), .byCentre(let x):
      collectAll([x])
    case .binary(_, let left, let right): collectAll([left, right])
    case .conditional(let condition, let yes, let no): collectAll([condition, yes, no])
    case .season(let factors): collectAll(factors)
    case .delay(let x, _, let first): collectAll([x, first])
    case .linesOf(let selection):
      if selection.kind == .grants {
        found.formUnion(model.grants.keys)
      } else {
        found.formUnion(model.lines(of: selection).map(\.name))
      }
    case .reserve(let rule):
      switch rule {
      case .opening: collectAll([model.reserves.opening?.term].compactMap { $0 })
      case .interest: collectAll([model.reserves.interest?.term].compactMap { $0 })
      case .overdraftRate: collectAll([model.reserves.overdraftRate?.term].compactMap { $0 })
      }
    case .draw(let index):
      switch model.draws[index].source {
      case .distribution(_, let terms), .process(_, let terms): collectAll(terms.compactMap { $0 })
      }
    }
  }
}

/// The graph of what is computed from what, as a text list or for Graphviz.
public struct GraphText: Sendable {
  let model: ResolvedAlternative

  public init(_ model: ResolvedAlternative) { self.model = model }

  /// `oss: earned, operating_cost`, one line each.
  func write(to page: inout Page) {
    for (name, uses) in Dependencies(model).uses where !uses.isEmpty {
      page.paragraph("\(name): \(uses.joined(separator: ", "))", indent: 2)
    }
  }

  /// A directed graph in the DOT language; arrows lead from what is used to what uses it.
  public var dot: String {
    var text = "digraph jarip {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n"
    let uses = Dependencies(model).uses
    for name in uses.keys {
      let shape =
        model.lines[name] != nil || model.grants[name] != nil
        ? "folder" : model.quantities[name]?.section == .inputs ? "ellipse" : "box"
      text += "  \(Self.quoted(name)) [shape=\(shape)];\n"
    }
    for (name, used) in uses {
      for other in used { text += "  \(Self.quoted(other)) -> \(Self.quoted(name));\n" }
    }
    return text + "}\n"
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
