import JaripKit

/// Values of every family at 1,280 scores: with constant parameters, prepared once, and with parameters that vary by
/// trial.
func drawBenchmarks() -> [Benchmark] {
  let columns = Columns(count: 1280)
  return DistributionFamily.allCases.flatMap { family in
    let parameters = parameters(of: family)
    let prepared = PreparedDistribution(family, parameters)
    return [
      Benchmark(
        name: "draws/\(family)/prepared", elements: columns.count, unit: .nanoseconds
      ) {
        prepared.values(columns.first, into: columns.output, count: columns.count)
      },
      Benchmark(
        name: "draws/\(family)/varying", elements: columns.count, unit: .nanoseconds,
        body: varying(family, parameters, columns)),
    ]
  }
}

private func varying(
  _ family: DistributionFamily, _ parameters: [Double?], _ columns: Columns
) -> () -> Void {
  let given = parameters.map { parameter -> DistributionFamily.ParameterColumn? in
    guard let parameter else { return nil }
    let values = UnsafeMutablePointer<Double>.allocate(capacity: columns.count)
    values.initialize(repeating: parameter, count: columns.count)
    return .init(values, stride: 1)
  }
  return {
    family.values(
      columns.first, parameters: given, into: columns.output, count: columns.count)
  }
}

private func parameters(of family: DistributionFamily) -> [Double?] {
  switch family {
  case .normal, .lognormal: [10, 2]
  case .uniform: [0, 1]
  case .triangular, .pert: [0, 1, 3]
  case .beta: [2, 5]
  case .gamma, .weibull: [2, 3]
  case .exponential, .poisson: [4]
  case .student: [5, 0, 1]
  case .interval, .normalPercentiles, .lognormalPercentiles: [1, 3]
  case .metalog: [1, 2, 4, nil, nil]
  case .bernoulli: [0.3]
  case .binomial: [20, 0.3]
  case .negativeBinomial: [4, 0.5]
  case .choice: [0.7, 1, 0.3, 2]
  case .empirical: [1, 2, 3, 4, 5]
  }
}
