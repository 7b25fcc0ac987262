import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

extension Tracer {
  /// What stands below a part; literals are left out.
  mutating func children(of part: FormulaPart, _ at: Moment, _ depth: Int) -> [TraceNode] {
    switch part.kind {
    case .trailing(let x, _, _, _), .running(let x, _, _):
      return [node(Use(.part(x), at), depth: depth, role: .newestMonth)]
    case .across(_, let x): return centres(.part(x), at, depth, isOpenOnly: true)
    case .byCentre(let x):
      guard at.centre == nil else { return [node(Use(.part(x), at), depth: depth)] }
      return centres(.part(x), at, depth, isOpenOnly: false)
    case .linesOf(let selection): return visible(evaluator.uses(ofLines: selection, at), depth)
    case .curve(let index, let x):
      var curve = leaf(Use(.part(part), at))
      let quantity = parts.quantities[index].resolved
      curve.text = quantity.name
      curve.name = quantity.name
      curve.place = quantity.place
      curve.source = quantity.notes.source
      curve.remarks = [.curve]
      curve.isInput = quantity.section == .inputs
      return visible([Use(.part(x), at)], depth) + [curve]
    case .adoption(let line):
      guard let adoption = parts.lines[line].sharing?.adoption else { return [] }
      return [node(Use(.part(adoption), at), depth: depth, role: .adoption)]
    case .conditional(let condition, let yes, _):
      let uses = evaluator.uses(of: .part(part), at)
      var nodes = visible([Use(.part(condition), at)], depth)
      if let taken = uses.dropFirst().first {
        var branch = node(taken, depth: depth)
        if case .part(let part) = taken.subject { branch.role = part === yes ? .yes : .no }
        nodes.append(branch)
      }
      return nodes
    case .binary, .unary: return visible(part.chain.map { Use(.part($0), at) }, depth)
    default: return visible(evaluator.uses(of: .part(part), at), depth)
    }
  }

  private mutating func visible(_ uses: [Use], _ depth: Int) -> [TraceNode] {
    var nodes: [TraceNode] = []
    for use in uses {
      if case .part(let part) = use.subject, part.isLiteral { continue }
      nodes.append(node(use, depth: depth))
    }
    return nodes
  }

  /// How to read a part beyond its text.
  func remarks(_ part: FormulaPart, _ at: Moment) -> [TraceRemark] {
    func month(_ offset: Int) -> Month { evaluator.timeline.month(at: offset) }
    switch part.kind {
    case .trailing(_, let months, _, _):
      return [.months(month(max(0, at.month - months + 1)), month(at.month))]
    case .running(_, let isOfYear, _):
      let position = evaluator.timeline.monthOfFiscalYear(evaluator.month(at))
      return [.months(month(isOfYear ? max(0, at.month - position) : 0), month(at.month))]
    case .delay(_, let months, _): return at.month >= months ? [] : [.firstValue]
    case .across(let kind, _):
      let open = Int(evaluator.openCount(at.month))
      return [kind == .share ? .partOfSum(open: open) : .over(open: open)]
    case .draw(let index): return [remark(draw: index, at)]
    default: return []
    }
  }

  private func remark(draw index: Int, _ at: Moment) -> TraceRemark {
    let draw = parts.draws[index]!
    let axes = draw.draw.axes
    func drawn(_ quantile: Double?) -> TraceRemark {
      .drawn(
        eachCentre: axes.contains(.centre), eachMonth: axes.contains(.month), quantile: quantile)
    }
    guard case .distribution(let family, _) = draw.draw.source else { return drawn(nil) }
    do throws(RunFailure) {
      return drawn(
        family.usesScore
          ? normalCdf(try evaluator.score(draw, at.anyCentre))
          : try evaluator.uniform(draw, at.anyCentre))
    } catch {
      return drawn(nil)
    }
  }
}
