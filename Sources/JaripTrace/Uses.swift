import JaripLanguage
import JaripModel

/// Something that a value was made of.
struct Use {
  var subject: Subject
  var moment: Moment

  init(_ subject: Subject, _ moment: Moment) {
    self.subject = subject
    self.moment = moment
  }
}

extension Evaluator {
  /// What a value was made of in this trial: of an `if` the branch taken, of a window its months.
  func uses(of subject: Subject, _ at: Moment) -> [Use] {
    switch subject {
    case .part(let part): uses(of: part, at)
    case .quantity(let index): uses(ofQuantity: index, at)
    case .line(let line): uses(ofLine: line, at)
    case .alone(let line): uses(ofAlone: line, at)
    case .grant(let grant): uses(ofGrant: grant, at)
    }
  }

  private func uses(of part: FormulaPart, _ at: Moment) -> [Use] {
    func own(_ parts: FormulaPart...) -> [Use] { parts.map { Use(.part($0), at) } }
    switch part.kind {
    case .number, .undefined, .date, .monthsOpen, .monthOfYear, .ramp, .pulse, .inGroup, .isCentre:
      return []
    case .quantity(let index): return [Use(.quantity(index), at)]
    case .line(let line): return [Use(.line(line), at)]
    case .grant(let grant): return [Use(.grant(grant), at)]
    case .alone(let line): return [Use(.alone(line), at)]
    case .unary(_, let x), .curve(_, let x): return own(x)
    case .binary(_, let a, let b): return own(a, b)
    case .conditional(let condition, let yes, let no):
      let test = known(.part(condition), at)
      return test.isNaN ? own(condition) : own(condition, test != 0 ? yes : no)
    case .season(let factors): return own(factors[timeline.monthOfFiscalYear(month(at))])
    case .delay(let x, let months, let first):
      return at.month >= months ? [Use(.part(x), at.back(months))] : own(first)
    case .trailing(let x, let months, _, _):
      return (max(0, at.month - months + 1)...at.month).map {
        Use(.part(x), Moment(at.centre, $0))
      }
    case .running(let x, let isOfYear, _):
      let first = isOfYear ? max(0, at.month - timeline.monthOfFiscalYear(month(at))) : 0
      return (first...at.month).map { Use(.part(x), Moment(at.centre, $0)) }
    case .across(_, let x):
      return (0..<centreCount).map(at.at).filter(isOpen).map { Use(.part(x), $0) }
    case .byCentre(let x):
      return rows(of: at).map { Use(.part(x), $0) }
    case .adoption(let line):
      return parts.lines[line].sharing?.adoption.map { own($0) } ?? []
    case .linesOf(let selection): return rows(of: at).flatMap { uses(ofLines: selection, $0) }
    case .reserve(let rule):
      let part =
        switch rule {
        case .opening: parts.opening
        case .interest: parts.interest
        case .overdraftRate: parts.overdraftRate
        }
      return part.map { [Use(.part($0), at.anyCentre)] } ?? []
    case .draw(let index):
      let draw = parts.draws[index]!
      return ((draw.parameters.compactMap { $0 }) + (draw.common.map { [$0] } ?? [])).map {
        Use(.part($0), at.anyCentre)
      }
    }
  }

  /// The centre itself, or all centres for the network.
  func rows(of at: Moment) -> [Moment] {
    at.centre == nil ? (0..<centreCount).map(at.at) : [at]
  }

  private func uses(ofQuantity index: Int, _ at: Moment) -> [Use] {
    let quantity = parts.quantities[index]
    if actual(quantity, at) != nil { return [] }
    if at.centre == nil, quantity.hasCentreAxis, !quantity.isMeasure {
      return rows(of: at).filter(isOpen).map { Use(.quantity(index), $0) }
    }
    switch quantity.value {
    case .formula(let part):
      return [Use(.part(part), quantity.isMeasure ? at : at.anyCentre)]
    case .perCentre(let each): return [Use(.part(each[at.centre ?? 0]), at.anyCentre)]
    case .schedule, .curve: return []
    case .stock(let start, let flow):
      guard at.month > 0 else { return [Use(.part(start), at.anyCentre)] }
      let before = at.anyCentre.back(1)
      return [Use(.quantity(index), before), Use(.part(flow), before)]
    case .recurrence(let start, let next):
      guard at.month > 0 else { return [Use(.part(start), at.anyCentre)] }
      return [Use(.part(next), at.anyCentre.back(1))]
    }
  }

  func uses(ofLines selection: LineSelection, _ at: Moment) -> [Use] {
    let kind = selection.kind
    if kind == .grants { return parts.grants.indices.map { Use(.grant($0), at) } }
    return parts.lines(of: selection).compactMap { line in
      guard kind == .collected else {
        return Use(kind == .sharedAlone ? .alone(line) : .line(line), at)
      }
      let months = parts.lines[line].collectedAfter
      return at.month < months ? nil : Use(.line(line), at.back(months))
    }
  }

  private func uses(ofAlone line: Int, _ at: Moment) -> [Use] {
    guard at.centre != nil else { return rows(of: at).map { Use(.alone(line), $0) } }
    return isOpen(at) ? [Use(.part(parts.lines[line].amount), at)] : []
  }

  private func uses(ofLine index: Int, _ at: Moment) -> [Use] {
    guard at.centre != nil else { return rows(of: at).map { Use(.line(index), $0) } }
    guard isOpen(at) else { return [] }
    let line = parts.lines[index]
    let open = (0..<centreCount).map(at.at).filter(isOpen)
    let weights = line.weights.map { part in open.map { Use(.part(part), $0) } } ?? []
    if line.networkSplit != nil { return [Use(.part(line.amount), at)] + weights }
    guard let sharing = line.sharing else { return [Use(.part(line.amount), at)] }
    var uses: [Use] = []
    for member in open {
      uses.append(Use(.alone(index), member))
      for part in [sharing.adoption, sharing.fixed].compactMap({ $0 }) {
        uses.append(Use(.part(part), member))
      }
    }
    let rates = [
      sharing.overlap, sharing.premium, sharing.localisation, sharing.pairCost,
      sharing.secretariat,
    ]
    return uses + rates.compactMap { $0 }.map { Use(.part($0), at) } + weights
  }

  private func uses(ofGrant index: Int, _ at: Moment) -> [Use] {
    guard at.centre != nil else { return rows(of: at).map { Use(.grant(index), $0) } }
    let grant = parts.grants[index]
    guard isOpen(at), !hasEnded(grant, at) else { return [] }
    var uses = [grant.award, grant.share].compactMap { $0 }.map { Use(.part($0), at) }
    uses += grant.covers.map { Use(.line($0), at) }
    if grant.resolved.grant.kind == .netCost {
      uses += self.uses(ofLines: LineSelection(.earned), at)
    }
    return uses
  }

  /// A value that has been computed already, or can be; undefined where a failure stops it.
  func known(_ subject: Subject, _ at: Moment) -> Double {
    do throws(RunFailure) {
      return try value(subject, at)
    } catch {
      return .nan
    }
  }
}
