import JaripLanguage
import JaripMath
import JaripModel
import JaripScenario

extension Evaluator {
  /// The value of a part of a formula; the branch of `if` that is not taken is not looked at.
  func value(_ part: FormulaPart, _ moment: Moment) throws(RunFailure) -> Double {
    switch part.kind {
    case .number(let value): return value
    case .undefined: return .nan
    case .date: return Double(month(moment).index)
    case .monthOfYear: return Double(month(moment).monthOfYear)
    case .monthsOpen:
      let opens = moment.centre.map { scenario.centres[$0].opens } ?? firstOpening
      return Double(month(moment) - opens)
    case .quantity(let index):
      return try value(ofQuantity: index, moment)
    case .line(let line): return try value(.line(line), moment)
    case .grant(let grant): return try value(.grant(grant), moment)
    case .unary(let kernel, let x): return unary(kernel, try value(x, moment))
    case .binary(let kernel, let a, let b):
      let left = try value(a, moment)
      return binary(kernel, left, try value(b, moment))
    case .conditional(let condition, let yes, let no):
      let test = try value(condition, moment)
      return test.isNaN ? .nan : try value(test != 0 ? yes : no, moment)
    case .ramp(let from, let until):
      return min(max(Double(month(moment) - from) / Double(until - from), 0), 1)
    case .pulse(let from, let until): return (from...until).contains(month(moment)) ? 1 : 0
    case .season(let factors):
      return try value(factors[timeline.monthOfFiscalYear(month(moment))], moment)
    case .delay(let x, let months, let first):
      guard moment.month >= months else { return try value(first, moment) }
      return try value(x, moment.back(months))
    case .trailing(let x, let months, let isMean, let memory):
      let sum = try trailing(x, months, memory, moment)
      return isMean ? divide(sum, Double(min(moment.month + 1, months))) : sum
    case .running(let x, let isOfYear, let memory):
      return try running(x, isOfYear, memory, moment)
    case .across(let kind, let x): return try across(kind, x, moment)
    case .inGroup(let group):
      return scenario.centres[centre(of: moment)].group == group ? 1 : 0
    case .isCentre(let id): return scenario.centres[centre(of: moment)].id == id ? 1 : 0
    case .adoption(let line): return try adoption(line, moment.at(centre(of: moment)))
    case .alone(let line): return try value(.alone(line), moment)
    case .linesOf(let selection):
      return try network(moment) { at throws(RunFailure) in try self.linesOf(selection, at) }
    case .reserve(let rule): return try reserve(rule, moment)
    case .byCentre(let x):
      return try network(moment) { at throws(RunFailure) in try self.value(x, at) }
    case .curve(let index, let x):
      guard case .curve(let points) = parts.quantities[index].value else {
        preconditionFailure("Internal error: a curve without points")
      }
      return interpolated(points, at: try value(x, moment))
    case .draw(let index): return try draw(index, moment)
    }
  }

  func month(_ moment: Moment) -> Month { timeline.month(at: moment.month) }

  /// When the first centre opened.
  private var firstOpening: Month { scenario.centres.map(\.opens).min() ?? timeline.start }

  /// The centre of a part that has no value for the network.
  private func centre(of moment: Moment) -> Int {
    guard let centre = moment.centre else {
      preconditionFailure("Internal error: a value of a centre in the network's row")
    }
    return centre
  }

  /// Linear between points, flat outside.
  private func interpolated(_ points: [Quantity.CurvePoint], at x: Double) -> Double {
    if x.isNaN { return .nan }
    guard let last = points.lastIndex(where: { $0.x <= x }) else { return points[0].y }
    guard last + 1 < points.count else { return points[last].y }
    let (left, right) = (points[last], points[last + 1])
    let slope = (right.y - left.y) / (right.x - left.x)
    let y = left.y + (x - left.x) * slope
    return y.isFinite ? y : .nan
  }

  /// A reduction over the centres that are open; the others are not looked at.
  private func across(_ kind: Term.Across, _ x: FormulaPart, _ moment: Moment)
    throws(RunFailure) -> Double
  {
    let network = Moment(nil, moment.month)
    func sum(_ value: (Moment) throws(RunFailure) -> Double) throws(RunFailure) -> Double {
      try self.network(network) { at throws(RunFailure) in self.isOpen(at) ? try value(at) : 0 }
    }
    func own(_ at: Moment) throws(RunFailure) -> Double { try self.value(x, at) }
    switch kind {
    case .total: return try sum(own)
    case .average: return divide(try sum(own), openCount(moment.month))
    case .share:
      let total = try sum(own)
      let at = moment.at(centre(of: moment))
      return divide(isOpen(at) ? try own(at) : 0, total)
    case .count:
      return try sum { at throws(RunFailure) in binary(.notEqual, try own(at), 0) }
    case .largest, .smallest:
      let kernel: BinaryKernel = kind == .largest ? .maximum : .minimum
      var extreme: Double?
      for centre in 0..<centreCount where isOpen(network.at(centre)) {
        let value = try own(network.at(centre))
        extreme = extreme.map { binary(kernel, $0, value) } ?? value
      }
      return extreme ?? .nan
    }
  }
}
