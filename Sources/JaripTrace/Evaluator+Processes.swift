import JaripMath
import JaripModel

extension Evaluator {
  /// A process in its month; every month is one exact step from the one before.
  func process(_ index: Int, _ draw: ModelParts.DrawParts, _ moment: Moment)
    throws(RunFailure) -> Double
  {
    let row = self.row(moment)
    if let value = drawTables[index]!.value(row, moment.month) { return value }
    let first = drawTables[index]!.firstUnknown(row, before: moment.month)
    var before = first > 0 ? drawTables[index]!.value(row, first - 1)! : .nan
    for month in first...moment.month {
      let at = Moment(moment.centre, month)
      // Where the planner says what was the case, the process goes on from that.
      if let given = draw.actualOf.flatMap({ actual(parts.quantities[$0], at) }) {
        before = given
      } else {
        before = try step(draw, before, at)
      }
      drawTables[index]!.set(row, month, before)
    }
    return before
  }

  private func step(_ draw: ModelParts.DrawParts, _ before: Double, _ at: Moment)
    throws(RunFailure) -> Double
  {
    guard case .process(let process, _) = draw.draw.source else {
      preconditionFailure("Internal error: a distribution is no process")
    }
    let parameters = try self.parameters(draw, at)
    if let problem = process.problem(parameters) {
      throw badParameter(problem, draw, parameters, at)
    }
    let p = parameters.map { $0 ?? .nan }
    let isFirst = at.month == 0
    let value: Double
    switch process {
    case .gbm:
      value = isFirst ? p[0] : multiply(before, try growth(p, draw, at))
    case .ou:
      value = isFirst ? parameters[3] ?? p[0] : try pulled(before, p, draw, at)
    case .ar1:
      if isFirst {
        value = add(p[0], multiply(p[2], try score(draw, at)))
      } else {
        // X' = m + r (X - m) + sd * sqrt(1 - r^2) * Z
        let rest = squareRoot(subtract(1, multiply(p[1], p[1])))
        let noise = multiply(multiply(p[2], rest), try score(draw, at))
        value = add(add(p[0], multiply(p[1], subtract(before, p[0]))), noise)
      }
    case .regime:
      value = isFirst ? 0 : try uniform(draw, at) < (before != 0 ? p[1] : p[0]) ? 1 : 0
    }
    if value.isNaN { throw badParameter("its value is undefined", draw, parameters, at) }
    return value
  }

  /// exp(growth / 12 + volatility * sqrt(1 / 12) * Z)
  private func growth(_ p: [Double], _ draw: ModelParts.DrawParts, _ at: Moment)
    throws(RunFailure) -> Double
  {
    let noise = multiply(multiply(p[2], squareRoot(1.0 / 12)), try score(draw, at))
    return exponential(add(divide(p[1], 12), noise))
  }

  /// L + (X - L) * e^(-k/12) + s * sqrt((1 - e^(-2k/12)) / 2k) * Z, and sqrt(1/12) where k is 0.
  private func pulled(
    _ before: Double, _ p: [Double], _ draw: ModelParts.DrawParts, _ at: Moment
  ) throws(RunFailure) -> Double {
    let decay = exponential(unary(.negate, divide(p[1], 12)))
    let variance =
      p[1] == 0
      ? 1.0 / 12 : divide(subtract(1, multiply(decay, decay)), multiply(2, p[1]))
    let noise = multiply(multiply(p[2], squareRoot(variance)), try score(draw, at))
    return add(add(p[0], multiply(subtract(before, p[0]), decay)), noise)
  }
}

extension Draw.Process {
  /// What the parameters are called, in their order.
  var parameterNames: [String] {
    switch self {
    case .gbm: ["start", "growth", "volatility"]
    case .ou: ["level", "reversion", "volatility", "start"]
    case .ar1: ["mean", "persistence", "sd"]
    case .regime: ["enter", "stay"]
    }
  }

  /// Why these parameters are refused, with the numbers; nothing when they are valid.
  func problem(_ parameters: [Double?]) -> String? {
    for (name, value) in zip(parameterNames, parameters) {
      guard let value else { continue }
      if value.isNaN { return "\(name) is undefined" }
      let rule: String?
      switch name {
      case "volatility", "reversion", "sd": rule = value < 0 ? "must not be negative" : nil
      case "enter", "stay": rule = value < 0 || value > 1 ? "must be between 0 and 1" : nil
      case "persistence":
        rule = value <= -1 || value >= 1 ? "must be between -1 and 1" : nil
      default: rule = nil
      }
      if let rule { return "\(name) is \(shown(value)); it \(rule)" }
    }
    return nil
  }
}
