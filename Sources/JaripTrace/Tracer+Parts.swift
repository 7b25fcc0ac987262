import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

extension Tracer {
  /// What stands below a part; literals are left out.
  mutating func children(of part: FormulaPart, _ at: Moment, _ depth: Int) -> [TraceNode] {
    switch part.kind {
    case .trailing(let x, _, _, _), .running(let x, _, _):
      return [node(Use(.part(x), at), depth: depth, label: "newest month")]
    case .across(_, let x): return centres(.part(x), at, depth, isOpenOnly: true)
    case .byCentre(let x):
      guard at.centre == nil else { return [node(Use(.part(x), at), depth: depth)] }
      return centres(.part(x), at, depth, isOpenOnly: false)
    case .linesOf(let kind): return visible(evaluator.uses(ofLines: kind, at), depth)
    case .curve(let index, let x):
      var curve = leaf(Use(.part(part), at))
      let quantity = parts.quantities[index].resolved
      curve.text = quantity.name
      curve.name = quantity.name
      curve.place = quantity.place
      curve.source = quantity.notes.source
      curve.note = "curve"
      curve.isInput = quantity.section == .inputs
      return visible([Use(.part(x), at)], depth) + [curve]
    case .adoption(let line):
      guard let adoption = parts.lines[line].sharing?.adoption else { return [] }
      return [node(Use(.part(adoption), at), depth: depth, label: "adoption")]
    case .conditional(let condition, let yes, _):
      let uses = evaluator.uses(of: .part(part), at)
      var nodes = visible([Use(.part(condition), at)], depth)
      if let taken = uses.dropFirst().first {
        var branch = node(taken, depth: depth)
        if case .part(let part) = taken.subject { branch.label = part === yes ? "yes" : "no" }
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
  func note(_ part: FormulaPart, _ at: Moment) -> String? {
    func month(_ offset: Int) -> String { "\(evaluator.timeline.month(at: offset))" }
    switch part.kind {
    case .trailing(_, let months, _, _):
      return "\(month(max(0, at.month - months + 1))) to \(month(at.month))"
    case .running(_, let isOfYear, _):
      let position = evaluator.timeline.monthOfFiscalYear(evaluator.month(at))
      return "\(month(isOfYear ? max(0, at.month - position) : 0)) to \(month(at.month))"
    case .delay(_, let months, _):
      return at.month >= months ? nil : "no month so far back: the first value"
    case .across(let kind, _):
      let open = shown(evaluator.openCount(at.month))
      return kind == .share
        ? "part of the sum over \(open) open centres" : "over \(open) open centres"
    case .draw(let index): return note(draw: index, at)
    default: return nil
    }
  }

  private func note(draw index: Int, _ at: Moment) -> String {
    let draw = parts.draws[index]!
    let axes = draw.draw.axes
    var words = "drawn once for each trial"
    if axes.contains(.centre) { words += ", centre" }
    if axes.contains(.month) { words += ", month" }
    guard case .distribution(let family, _) = draw.draw.source else { return words }
    do throws(RunFailure) {
      let point =
        family.usesScore
        ? normalCdf(try evaluator.score(draw, at.anyCentre))
        : try evaluator.uniform(draw, at.anyCentre)
      return words + "; quantile \(shown((point * 1000).rounded() / 1000))"
    } catch {
      return words
    }
  }
}
