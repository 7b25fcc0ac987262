import JaripMath
import Testing

@Suite struct DistributionLaws {
  /// One valid set of parameters or more for each family, awkward shapes included.
  static let samples: [(DistributionFamily, [Double?])] = [
    (.normal, [3, 2]), (.lognormal, [3, 30]), (.uniform, [-1, 4]), (.triangular, [0, 0, 1]),
    (.triangular, [0, 1, 1]), (.pert, [0, 0, 1]), (.pert, [-3, 5, 5]), (.pert, [1, 2, 9]),
    (.beta, [0.2, 0.3]), (.beta, [0.3, 0.3]), (.beta, [0.5, 0.5]), (.beta, [0.05, 4]),
    (.beta, [1, 1]), (.beta, [300, 2000]),
    (.gamma, [0.1, 1]), (.gamma, [1, 3]), (.gamma, [4000, 0.1]), (.weibull, [2, 0.7]),
    (.exponential, [3]), (.student, [1.5, 0, 1]), (.student, [30, 2, 3]), (.student, [1e6, 0, 1]),
    (.interval, [1, 9]), (.interval, [-1, 9]), (.normalPercentiles, [1, 9]),
    (.lognormalPercentiles, [1, 9]), (.metalog, [1, 2, 4, nil, nil]), (.metalog, [1, 2, 4, 0, 9]),
    (.bernoulli, [0.3]), (.binomial, [50, 0.9]), (.binomial, [1e8, 0.5]), (.poisson, [0.01]),
    (.poisson, [40]), (.poisson, [1e9]), (.negativeBinomial, [5, 0.4]),
    (.negativeBinomial, [5000, 3]), (.negativeBinomial, [5, 0]), (.choice, [0.5, 3, 0.5, 1]),
    (.empirical, [1, 2, 7]),
  ]

  static let probabilities: [Double] = {
    let tails = [1e-15, 1e-9, 1e-5, 0.001]
    return [0x1p-53] + tails + (1...99).map { Double($0) / 100 } + tails.reversed().map { 1 - $0 }
      + [1 - 0x1p-53]
  }()

  private func arguments(_ family: DistributionFamily) -> [Double] {
    family.usesScore ? Self.probabilities.map { normalQuantile($0) } : Self.probabilities
  }

  @Test func `every family has a sample here`() {
    #expect(Set(Self.samples.map(\.0)) == Set(DistributionFamily.allCases))
  }

  @Test(arguments: samples.indices)
  func `quantiles never fall and are finite`(index: Int) {
    let (family, parameters) = Self.samples[index]
    #expect(family.problem(parameters) == nil)
    let prepared = PreparedDistribution(family, parameters)
    let values = Self.probabilities.map { prepared.value(uniform: $0) }
    #expect(values.allSatisfy { $0.isFinite }, "\(family) \(parameters)")
    for (left, right) in zip(values, values.dropFirst()) {
      #expect(left <= right, "\(family) \(parameters): \(left) before \(right)")
    }
  }

  @Test(arguments: samples.indices)
  func `a block has the bits of single values, in place too`(index: Int) {
    let (family, parameters) = Self.samples[index]
    let prepared = PreparedDistribution(family, parameters)
    for at in [arguments(family), arguments(family).reversed() + [.nan]] {
      let block = copied(at)
      defer { block.deallocate() }
      prepared.values(block, into: block, count: at.count)
      for (place, argument) in at.enumerated() {
        let single =
          family.usesScore
          ? prepared.value(score: argument) : prepared.value(uniform: argument)
        #expect(isSame(block[place], single), "\(family) at \(argument)")
      }
    }
  }

  @Test(arguments: samples.indices)
  func `varying parameters give the bits of single values`(index: Int) {
    let (family, parameters) = Self.samples[index]
    let at = Array(arguments(family).prefix(20))
    // The first parameter varies, now valid, now not; the others are one number each.
    let first = (0..<at.count).map { parameters[0]! * ($0 % 3 == 0 ? 1 : $0 % 3 == 1 ? 1.01 : -1) }
    let others = parameters.dropFirst().map { [$0 ?? .nan] }
    first.withUnsafeBufferPointer { first in
      let pointers = others.map { copied($0) }
      defer { for pointer in pointers { pointer.deallocate() } }
      let columns: [DistributionFamily.ParameterColumn?] =
        [.init(first.baseAddress!, stride: 1)]
        + zip(pointers, parameters.dropFirst()).map { pointer, value in
          value == nil ? nil : .init(pointer, stride: 0)
        }
      var out = [Double](repeating: 0, count: at.count)
      family.values(at, parameters: columns, into: &out, count: at.count)
      for place in at.indices {
        let row = [first[place]] + parameters.dropFirst()
        #expect(isSame(out[place], family.value(at: at[place], parameters: row)), "\(family)")
        if family.problem(row) != nil { #expect(out[place].isNaN) }
      }
    }
  }

  @Test(arguments: samples.indices)
  func `a prepared distribution and direct inversion agree`(index: Int) {
    let (family, parameters) = Self.samples[index]
    let prepared = PreparedDistribution(family, parameters)
    let shape = parameters[0]!
    for (u, at) in zip(Self.probabilities, arguments(family)) {
      let direct = family.value(at: at, parameters: parameters)
      let value = prepared.value(uniform: u)
      let tolerance: Double? =
        switch family {
        case .beta: 1e-7
        case .pert: 1e-7 * (parameters[2]! - parameters[0]!)
        case .gamma where shape >= 0.3: 3e-9 * direct
        case .student where shape <= 1e5: 2e-9 * (direct - parameters[1]!).magnitude
        default: nil
        }
      if let tolerance {
        #expect((value - direct).magnitude <= tolerance, "\(family) \(parameters) at \(u)")
      } else {
        #expect(isSame(value, direct), "\(family) \(parameters) at \(u)")
      }
    }
  }

  @Test func `a distribution without spread is that constant`() {
    let constants: [(DistributionFamily, [Double?], Double)] = [
      (.normal, [7, 0], 7), (.lognormal, [7, 0], 7), (.uniform, [7, 7], 7),
      (.triangular, [7, 7, 7], 7), (.pert, [7, 7, 7], 7), (.student, [3, 7, 0], 7),
      (.metalog, [7, 7, 7], 7), (.binomial, [7, 1], 7), (.binomial, [0, 0.5], 0),
      (.poisson, [0], 0), (.negativeBinomial, [0, 2], 0), (.choice, [1, 7], 7),
      (.empirical, [7], 7),
    ]
    for (family, parameters, value) in constants {
      let prepared = PreparedDistribution(family, parameters)
      for u in Self.probabilities {
        #expect(prepared.value(uniform: u) == value, "\(family)")
      }
    }
  }

  /// 20,000 draws (2,000 of counts, whose search is slow without optimisation): the mean within 4.5 standard errors of the distribution's own.
  @Test(arguments: samples.indices)
  func `draws have the distribution's mean`(index: Int) {
    let (family, parameters) = Self.samples[index]
    guard let mean = family.mean(parameters),
      let deviation = family.standardDeviation(parameters)
    else { return }
    let count = family.isDiscrete ? 2000 : 20_000
    var at = [Double](repeating: 0, count: count)
    uniforms(
      key: DrawKey(seed: 3, quantity: "\(family)", call: index), firstTrial: 0, month: noMonth,
      centre: 0, into: &at, count: count)
    if family.usesScore {
      let uniforms = at
      Kernels.active.unary(.normalQuantile, uniforms, into: &at, count: count)
    }
    var values = at
    PreparedDistribution(family, parameters).values(at, into: &values, count: count)
    let moments = Kernels.active.moments(values, count: count)
    #expect(moments.count == count)
    let error = deviation / Double(count).squareRoot()
    #expect(
      (moments.mean - mean).magnitude <= 4.5 * error,
      "\(family) \(parameters): \(moments.mean), expected \(mean) ± \(error)")
  }
}
