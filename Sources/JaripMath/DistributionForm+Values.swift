extension DistributionForm {
  /// The quantiles of a block of scores or uniforms; `out` may be `at`.
  func values(
    _ at: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    let kernels = Kernels.active
    switch self {
    case .constant(let value): out.update(repeating: value, count: count)
    case .linear(let location, let scale):
      each(at, out, count) { location + scale * $0 }
    case .lognormal(let mu, let sigma):
      each(at, out, count) { mu + sigma * $0 }
      kernels.unary(.exponential, out, into: out, count: count)
    case .table(let table, let low, let range):
      table.values(at, into: out, count: count)
      each(out, out, count) { low + range * $0 }
    case .gamma(let shape, let scale, let table?):
      let beyond = scoresBeyondTable(at, count)
      table.values(at, into: out, count: count)
      kernels.unary(.exponential, out, into: out, count: count)
      for (index, score) in beyond { out[index] = gammaQuantile(score: score, shape: shape) }
      each(out, out, count) { scale * $0 }
    case .student(let df, let location, let scale, let table?):
      let beyond = scoresBeyondTable(at, count)
      table.values(at, into: out, count: count)
      kernels.unary(.exponential, out, into: out, count: count)
      // sqrt(df) times the hyperbolic sine.
      let half = df.squareRoot() / 2
      each(out, out, count) { half * ($0 - 1 / $0) }
      for (index, score) in beyond { out[index] = studentQuantile(score: score, df: df) }
      each(out, out, count) { location + scale * $0 }
    case .exponential(let mean):
      each(at, out, count) { 1 - $0 }
      kernels.unary(.logarithm, out, into: out, count: count)
      each(out, out, count) { -mean * $0 }
    case .weibull(let scale, let exponent):
      each(at, out, count) { 1 - $0 }
      kernels.unary(.logarithm, out, into: out, count: count)
      each(out, out, count) { -$0 }
      withUnsafePointer(to: exponent) {
        kernels.binary(.power, out, $0, mode: .columnAndScalar, into: out, count: count)
      }
      each(out, out, count) { scale * $0 }
    default:
      for index in 0..<count { out[index] = single(at[index]) }
    }
  }

  /// The families whose quantile functions branch or iterate.
  private func single(_ at: Double) -> Double {
    if at.isNaN { return .nan }
    switch self {
    case .triangular(let low, let mode, let high):
      let range = high - low
      if at * range < mode - low { return low + (at * range * (mode - low)).squareRoot() }
      return high - ((1 - at) * range * (high - mode)).squareRoot()
    case .beta(let a, let b, let low, let range):
      return low + range * betaQuantile(score: at, a: a, b: b)
    case .gamma(let shape, let scale, _):
      return defined(scale * gammaQuantile(score: at, shape: shape))
    case .student(let df, let location, let scale, _):
      return defined(location + scale * studentQuantile(score: at, df: df))
    case .metalog(let metalog): return metalog.value(uniform: at)
    case .count(let family): return family.quantile(uniform: at)
    case .countTable(let table): return table.quantile(uniform: at)
    case .choice(let cumulative, let values):
      return values[firstIndex(0..<cumulative.count - 1) { cumulative[$0] >= at }]
    case .empirical(let sample):
      let rank = (at * Double(sample.count)).rounded(.up)
      return sample[Swift.max(0, Swift.min(sample.count, Int(rank)) - 1)]
    default: return .nan
    }
  }
}

/// An infinite value is undefined, as everywhere in the kernels.
func defined(_ value: Double) -> Double { value.isFinite ? value : .nan }

/// The scores outside of what a table holds, which are inverted one by one. A correlated score may be one; a uniform's
/// own never is.
private func scoresBeyondTable(
  _ scores: UnsafePointer<Double>, _ count: Int
) -> [(index: Int, score: Double)] {
  (0..<count).compactMap { abs(scores[$0]) > quantileTableEnd ? ($0, scores[$0]) : nil }
}

/// The first index at which an ascending condition holds, or the range's end.
func firstIndex(_ range: Range<Int>, where holds: (Int) -> Bool) -> Int {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}

@inline(always)
private func each(
  _ input: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ count: Int,
  _ transform: (Double) -> Double
) {
  for index in 0..<count {
    let value = transform(input[index])
    out[index] = value - (value - value)  // infinite becomes undefined
  }
}
