import JaripLanguage
import JaripModel

/// What must hold of a value.
enum Requirement {
  /// Defined and not below 0 by more than rounding.
  case notNegative
  /// Defined and from 0 to 1.
  case fromZeroToOne
}

/// Rounding that a value that may not be negative is forgiven: a part of its largest term.
private let negativeTolerance = 1e-9

/// What may not be undefined.
enum UndefinedKind: String {
  case line = "undefined-line"
  case stock = "undefined-stock"
  case grant = "undefined-grant"
  case parameter = "bad-parameter"
}

extension Evaluator {
  /// The failure of a value that may not be undefined; it names where that arose.
  func undefined(
    _ kind: UndefinedKind, _ name: String, _ subject: Subject, _ at: Moment, _ hasCentre: Bool
  ) -> RunFailure {
    failure(
      kind.rawValue, "'\(name)' is undefined", at: Moment(hasCentre ? at.centre : nil, at.month),
      arisen: origin(of: subject, at), in: name)
  }

  /// The parameters of a draw are refused.
  func badParameter(
    _ problem: String, _ draw: ModelParts.DrawParts, _ values: [Double?], _ at: Moment
  ) -> RunFailure {
    let names: [String]
    let call: String
    switch draw.draw.source {
    case .distribution(let family, _):
      names = family.parameters.map(\.name)
      call = family.languageName
    case .process(let process, _):
      names = process.parameterNames
      call = process.rawValue
    }
    let owner = draw.draw.owner
    let axes = draw.draw.axes
    let message = "'\(owner)' cannot be drawn"
    let here = Moment(axes.contains(.centre) ? at.centre : nil, at.month)
    for (part, value) in zip(draw.parameters, values) {
      guard let part, value?.isNaN == true else { continue }
      return failure(
        UndefinedKind.parameter.rawValue, message, then: ": \(problem)", at: here,
        arisen: origin(of: .part(part), at), in: owner)
    }
    var failure = failure(
      UndefinedKind.parameter.rawValue, message, then: ": \(problem)", at: here,
      arisen: Use(.part(draw.parameters.compactMap { $0 }.first ?? parts.test), at), in: owner)
    failure.quantity = owner
    failure.diagnostic.attributes["quantity"] = owner
    failure.centre = centreName(here)
    failure.month = month(here)
    failure.diagnostic.place = draw.home.formula.place(of: draw.draw.range)
    failure.values = []
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      failure.values.append((names[index % names.count], value))
    }
    let listed = failure.values.prefix(12).map { "\($0.name) \(shown($0.value))" }
    failure.diagnostic.why =
      "the parameters of '\(call)' are \(listed.joined(separator: ", "))"
      + (failure.values.count > listed.count ? ", …" : ".")
    return failure
  }

  func require(
    _ requirement: Requirement, _ value: Double, _ what: @autoclosure () -> String,
    _ subject: Subject, _ at: Moment
  ) throws(RunFailure) {
    switch requirement {
    case .notNegative where value >= -negativeTolerance: return
    case .fromZeroToOne where value >= 0 && value <= 1: return
    default: break
    }
    let what = what()
    if value.isNaN {
      throw failure(
        "out-of-range", "\(what) is undefined", at: at, arisen: origin(of: subject, at),
        in: owner(of: subject))
    }
    let rule =
      requirement == .notNegative ? "must not be negative" : "must be between 0 and 1"
    throw failure(
      "out-of-range", "\(what) is \(shown(value, in: unit(of: subject)))", then: "; it \(rule)",
      at: at,
      arisen: Use(subject, at), in: owner(of: subject), isWithValues: true)
  }

  /// A line is defined and not negative beyond rounding, in months in which the centre is open.
  func requireLine(_ index: Int, _ value: Double, _ at: Moment) throws(RunFailure) {
    guard !(value >= 0), isOpen(at) else { return }
    let line = parts.lines[index]
    let name = line.name
    if value.isNaN { throw undefined(.line, name, .line(index), at, true) }
    let terms = line.amount.summands.map { abs(known(.part($0), at)) }
    let largest = terms.reduce(1) { max($0, $1) }
    guard value < -negativeTolerance * largest else { return }
    throw failure(
      "negative-line", "'\(name)' is \(shown(value, in: unit(of: .line(index))))", at: at,
      arisen: Use(.part(line.amount), at), in: name, isWithValues: true,
      suggestion: "max(0, …), if it may not fall below 0")
  }

  /// The part that is paid once is not above the whole.
  func requireFixed(
    _ fixed: Double, within alone: Double, _ line: Int, _ part: FormulaPart, _ at: Moment
  ) throws(RunFailure) {
    guard alone - fixed < -negativeTolerance * max(1, abs(alone), abs(fixed)) else { return }
    let unit = unit(of: .line(line))
    throw failure(
      "out-of-range", "\(named("fixed", line)) is \(shown(fixed, in: unit))",
      then: "; the line is only \(shown(alone, in: unit))", at: at, arisen: Use(.part(part), at),
      in: part.home.owner, isWithValues: true)
  }

  // MARK: Origins

  /// Where an undefined value arose: the last one on the way back all of whose own inputs are defined.
  func origin(of subject: Subject, _ at: Moment) -> Use {
    var use = Use(subject, at)
    while let before = uses(of: use.subject, use.moment).first(where: {
      known($0.subject, $0.moment).isNaN
    }) {
      use = before
    }
    return use
  }

  /// The centre of a value; nothing when it has no centre axis.
  private func centre(of use: Use) -> String? {
    var index: Int?
    switch use.subject {
    case .quantity(let quantity): index = quantity
    case .part(let part): index = parts.quantityIndex[part.home.owner]
    default: break
    }
    if let index, !parts.quantities[index].hasCentreAxis { return nil }
    return centreName(use.moment)
  }

  private func owner(of subject: Subject) -> String {
    if case .part(let part) = subject { part.home.owner } else { name(of: subject) }
  }

  /// A failure of `subject` at a moment, with the values at the place where it arose.
  private func failure(
    _ code: String, _ what: String, then rest: String = "", at moment: Moment, arisen use: Use,
    in subject: String,
    isWithValues: Bool = false, suggestion: String? = nil
  ) -> RunFailure {
    let month = month(moment)
    var message = what
    if let centre = centreName(moment) { message += " for \(centre)" }
    message += " in \(month), trial \(trial + 1)"
    if scenario.alternatives.count > 1 { message += ", alternative \(model.name)" }
    message += rest
    let owner = owner(of: use.subject)
    var values: [(name: String, value: Double)] = []
    var listed: [String] = []
    if case .part(let part) = use.subject {
      for mention in mentions(in: part, use.moment) {
        let value = known(mention.subject, mention.moment)
        let unit = unit(of: mention.subject)
        values.append((name(of: mention.subject), unit.stated(value)))
        listed.append("\(name(of: mention.subject)) is \(shown(value, in: unit))")
      }
    }
    var why: String?
    if !isWithValues {
      why = "it arose in '\(name(of: use.subject))'"
      if owner != subject { why! += " of '\(owner)'" }
      if use.moment.centre != moment.centre, let centre = centre(of: use) {
        why! += ", for \(centre)"
      }
      if use.moment.month != moment.month { why! += ", in \(self.month(use.moment))" }
    }
    if !listed.isEmpty {
      let values = listed.prefix(8).joined(separator: ", ")
      why = why.map { "\($0): \(values)" } ?? values
    }
    return RunFailure(
      diagnostic: Diagnostic(
        code, message, at: place(of: use.subject, use.moment), why: why.map { $0 + "." },
        suggestion: suggestion,
        attributes: ["quantity": owner, "trial": "\(trial + 1)", "alternative": model.name]),
      alternative: model.name, quantity: owner, centre: centre(of: use),
      month: self.month(use.moment),
      trial: trial + 1, values: values)
  }
}
