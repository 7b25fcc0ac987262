extension DistributionFamily {
  /// Why these parameters are refused, with the numbers; nil when they are valid.
  public func problem(_ parameters: [Double?]) -> String? {
    if let problem = listProblem(parameters) { return problem }
    let values = parameters.map { $0 ?? .nan }
    func name(_ index: Int) -> String { self.parameters[index].name }
    func negative(_ index: Int) -> String? {
      values[index] < 0 ? "\(name(index)) is \(text(values[index])); it must not be negative" : nil
    }
    func nonPositive(_ index: Int) -> String? {
      values[index] <= 0 ? "\(name(index)) is \(text(values[index])); it must be positive" : nil
    }
    func probability(_ index: Int) -> String? {
      values[index] < 0 || values[index] > 1
        ? "\(name(index)) is \(text(values[index])); it must be between 0 and 1" : nil
    }
    func ordered(_ low: Int, _ high: Int, strictly: Bool) -> String? {
      if strictly ? values[low] < values[high] : values[low] <= values[high] { return nil }
      return "\(name(low)) is \(text(values[low])) and \(name(high)) is \(text(values[high])); "
        + "\(name(high)) must \(strictly ? "be above" : "not be below") \(name(low))"
    }
    switch self {
    case .normal: return negative(1)
    case .lognormal: return nonPositive(0) ?? negative(1)
    case .uniform: return ordered(0, 1, strictly: false)
    case .triangular, .pert:
      return ordered(0, 1, strictly: false) ?? ordered(1, 2, strictly: false)
    case .beta, .gamma, .weibull: return nonPositive(0) ?? nonPositive(1)
    case .exponential: return nonPositive(0)
    case .student: return nonPositive(0) ?? negative(2)
    case .interval, .normalPercentiles: return ordered(0, 1, strictly: true)
    case .lognormalPercentiles: return nonPositive(0) ?? ordered(0, 1, strictly: true)
    case .metalog:
      return Metalog.problem(
        p10: values[0], p50: values[1], p90: values[2], low: optional(parameters, 3),
        high: optional(parameters, 4))
    case .bernoulli: return probability(0)
    case .binomial: return wholeNumber(values[0]) ?? probability(1)
    case .poisson: return negative(0) ?? large(values[0], name(0))
    case .negativeBinomial: return negative(0) ?? negative(1) ?? large(values[0], name(0))
    case .choice: return weightsProblem(values)
    case .empirical: return nil
    }
  }

  /// Missing, surplus or undefined parameters.
  private func listProblem(_ parameters: [Double?]) -> String? {
    let specs = self.parameters
    if repeatsParameters {
      if parameters.isEmpty { return "\(rawValue) needs at least one value" }
      if parameters.count % specs.count != 0 { return "a weight has no value" }
    } else if parameters.count > specs.count {
      return "\(rawValue) takes \(specs.count) parameters, not \(parameters.count)"
    }
    for (index, spec) in specs.enumerated() where !spec.isOptional && !repeatsParameters {
      if index >= parameters.count || parameters[index] == nil { return "\(spec.name) is missing" }
    }
    for (index, value) in parameters.enumerated() {
      guard let value else {
        if repeatsParameters { return "\(specs[index % specs.count].name) is missing" }
        continue
      }
      if !value.isFinite { return "\(specs[index % specs.count].name) is undefined" }
    }
    return nil
  }

  private func wholeNumber(_ n: Double) -> String? {
    if n < 0 { return "n is \(text(n)); it must not be negative" }
    if n != n.rounded(.down) { return "n is \(text(n)); it must be a whole number" }
    return large(n, "n")
  }

  private func large(_ count: Double, _ name: String) -> String? {
    count > largestCount
      ? "\(name) is \(text(count)); it must be at most \(text(largestCount))" : nil
  }

  private func weightsProblem(_ values: [Double]) -> String? {
    var sum = 0.0
    for index in stride(from: 0, to: values.count, by: 2) {
      let weight = values[index]
      if weight < 0 { return "weight is \(text(weight)); it must not be negative" }
      sum += weight
    }
    return abs(sum - 1) > weightTolerance ? "weights sum to \(text(sum)); they must sum to 1" : nil
  }
}

/// A number as a reader would write it: whole numbers without ".0".
func text(_ value: Double) -> String {
  let written = "\(value)"
  return written.hasSuffix(".0") ? String(written.dropLast(2)) : written
}

/// The parameter at `index`, nil where it is absent or not given.
func optional(_ parameters: [Double?], _ index: Int) -> Double? {
  index < parameters.count ? parameters[index] : nil
}
