import JaripLanguage
import JaripMath
import JaripModel

/// A distribution with its table, for the parameters with which it was last drawn.
struct PreparedDraw {
  var parameters: [Double?]
  var distribution: PreparedDistribution
}

extension Evaluator {
  /// The value of a draw: one for each row of its axes.
  func draw(_ index: Int, _ moment: Moment) throws(RunFailure) -> Double {
    guard let draw = parts.draws[index] else {
      preconditionFailure("Internal error: a draw outside all formulas")
    }
    let at = moment.anyCentre
    let row = draw.draw.axes.contains(.centre) ? at.centre! : 0
    if drawTables[index] == nil { drawTables[index] = newTable() }
    guard case .distribution(let family, _) = draw.draw.source else {
      return try process(index, draw, Moment(row, at.month))
    }
    let month = draw.draw.axes.contains(.month) ? at.month : 0
    if let value = drawTables[index]!.value(row, month) { return value }
    let value = try distributed(family, index, draw, at)
    drawTables[index]!.set(row, month, value)
    return value
  }

  private func distributed(
    _ family: DistributionFamily, _ index: Int, _ draw: ModelParts.DrawParts, _ at: Moment
  ) throws(RunFailure) -> Double {
    let point = family.usesScore ? try score(draw, at) : try uniform(draw, at)
    let values = try parameters(draw, at)
    if let problem = family.problem(values) {
      throw badParameter(problem, draw, values, at)
    }
    let value: Double
    if draw.draw.parametersVaryByTrial {
      value = family.value(at: point, parameters: values)
    } else {
      if prepared[index]?.parameters != values {
        prepared[index] = PreparedDraw(
          parameters: values, distribution: PreparedDistribution(family, values))
      }
      let distribution = prepared[index]!.distribution
      value =
        family.usesScore ? distribution.value(score: point) : distribution.value(uniform: point)
    }
    if value.isNaN { throw badParameter("the value drawn is undefined", draw, values, at) }
    return value
  }

  func parameters(_ draw: ModelParts.DrawParts, _ at: Moment) throws(RunFailure) -> [Double?] {
    var values: [Double?] = []
    for part in draw.parameters {
      if let part { values.append(try value(part, at)) } else { values.append(nil) }
    }
    return values
  }

  // MARK: Uniforms and scores

  /// The independent uniform of a draw.
  private func ownUniform(_ draw: Draw, _ axes: Axes, _ at: Moment) -> Double {
    let name = DrawName(
      owner: draw.owner, call: draw.call,
      centre: axes.contains(.centre) ? scenario.centres[at.centre!].id : nil)
    return sampling.stream(name).uniform(
      trial: trial, month: axes.contains(.month) ? UInt32(month(at).index) : noMonth)
  }

  /// The normal score of a draw before correlations with other inputs.
  ///
  /// With `common` r the scores of the centres share a factor: sqrt(r) * factor + sqrt(1 - r) * own.
  private func baseScore(_ draw: ModelParts.DrawParts, _ at: Moment) throws(RunFailure) -> Double {
    let axes = draw.draw.axes
    let own = normalQuantile(ownUniform(draw.draw, axes, at))
    guard let common = draw.common, axes.contains(.centre) else { return own }
    let factor = normalQuantile(ownUniform(draw.draw, axes.subtracting(.centre), at))
    let share = try value(common, at)
    try require(.fromZeroToOne, share, "'common' of '\(draw.draw.owner)'", .part(common), at)
    return add(
      multiply(squareRoot(share), factor), multiply(squareRoot(subtract(1, share)), own))
  }

  func score(_ draw: ModelParts.DrawParts, _ at: Moment) throws(RunFailure) -> Double {
    guard !draw.correlated.isEmpty else { return try baseScore(draw, at) }
    var sum: Double?
    for member in draw.correlated {
      let term = multiply(member.weight, try baseScore(parts.draws[member.draw]!, at))
      sum = sum.map { add($0, term) } ?? term
    }
    return sum!
  }

  func uniform(_ draw: ModelParts.DrawParts, _ at: Moment) throws(RunFailure) -> Double {
    let isMixed = draw.common != nil && draw.draw.axes.contains(.centre)
    guard isMixed || !draw.correlated.isEmpty else {
      return ownUniform(draw.draw, draw.draw.axes, at)
    }
    return normalCdf(try score(draw, at))
  }
}
