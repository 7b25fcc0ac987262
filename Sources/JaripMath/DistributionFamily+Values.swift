extension DistributionFamily {
  /// A column of parameters: `count` values, or one for all of a block when `stride` is 0.
  public struct ParameterColumn {
    public var values: UnsafePointer<Double>
    public var stride: Int

    public init(_ values: UnsafePointer<Double>, stride: Int) {
      precondition(stride == 0 || stride == 1, "A parameter column's stride is 0 or 1")
      self.values = values
      self.stride = stride
    }
  }

  /// The value at a score if the family `usesScore`, else at a uniform, for these parameters.
  ///
  /// - Edge cases: parameters that `problem` refuses give an undefined value.
  /// - Accuracy: inverted directly, without `PreparedDistribution`'s tables: 1e-12 for beta, PERT, gamma and Student.
  public func value(at: Double, parameters: [Double?]) -> Double {
    let form = DistributionForm(self, parameters, isPrepared: false)
    return withUnsafePointer(to: at) { input in
      var result = 0.0
      form.values(input, into: &result, count: 1)
      return result
    }
  }

  /// The values of a block whose parameters vary by trial; the same bits as `value(at:parameters:)`.
  ///
  /// - Shape: one column for each parameter in order, nil for an optional one not given. `out` may be
  ///   `at` or a parameter's column.
  public func values(
    _ at: UnsafePointer<Double>, parameters: [ParameterColumn?],
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    if parameters.allSatisfy({ $0 == nil || $0?.stride == 0 }) {
      let form = DistributionForm(
        self, parameters.map { $0?.values.pointee }, isPrepared: false)
      form.values(at, into: out, count: count)
      return
    }
    if self == .normal, parameters.count == 2, let mean = parameters[0], let sd = parameters[1] {
      normals(at, mean: mean, standardDeviation: sd, into: out, count: count)
      return
    }
    if self == .poisson || self == .negativeBinomial, let mean = parameters[0] {
      counts(
        at, mean: mean, dispersion: parameters.count > 1 ? parameters[1] : nil, into: out,
        count: count)
      return
    }
    var row = [Double?](repeating: nil, count: parameters.count)
    for index in 0..<count {
      for (place, column) in parameters.enumerated() {
        row[place] = column.map { $0.values[index * $0.stride] }
      }
      out[index] = value(at: at[index], parameters: row)
    }
  }

  /// Counts by month: small ones by adding up probabilities, for the whole block at once, the others one by one.
  private func counts(
    _ at: UnsafePointer<Double>, mean: ParameterColumn, dispersion: ParameterColumn?,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    let kernels = Kernels.active
    func means(_ index: Int) -> Double { mean.values[index * mean.stride] }
    func dispersions(_ index: Int) -> Double? {
      dispersion.map { $0.values[index * $0.stride] }
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * count) { buffer in
      let (none, base) = (buffer.baseAddress!, buffer.baseAddress! + count)
      let (step, small) = (base + count, base + 2 * count)
      for index in 0..<count {
        let mean = means(index)
        if let dispersion = dispersions(index) {
          none[index] = 1 + dispersion * mean
          base[index] = mean / none[index]
          step[index] = base[index] * dispersion
        } else {
          none[index] = -mean
          base[index] = mean
          step[index] = 0
        }
      }
      if dispersion != nil {
        kernels.unary(.logarithm, none, into: none, count: count)
        for index in 0..<count { none[index] = -none[index] * (1 / dispersions(index)!) }
      }
      kernels.unary(.exponential, none, into: none, count: count)
      kernels.countUp(to: at, none: none, base: base, step: step, into: small, count: count)
      for index in 0..<count {
        let (mean, dispersion) = (means(index), dispersions(index))
        let isInvalid =
          !(mean >= 0 && mean <= largestCount && dispersion ?? 0 >= 0 && !at[index].isNaN)
        if isInvalid {
          out[index] = .nan
        } else if small[index] >= 0, CountFamily.addsUp(mean, dispersion, to: at[index]) {
          out[index] = small[index]
        } else {
          let family: CountFamily =
            if let dispersion {
              .negativeBinomial(mean: mean, dispersion: dispersion)
            } else {
              .poisson(mean: mean)
            }
          out[index] = family.onlyValue ?? family.quantile(uniform: at[index])
        }
      }
    }
  }

  /// The family drawn most often, without a form for each trial.
  private func normals(
    _ at: UnsafePointer<Double>, mean: ParameterColumn, standardDeviation: ParameterColumn,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    for index in 0..<count {
      let location = mean.values[index * mean.stride]
      let scale = standardDeviation.values[index * standardDeviation.stride]
      // A spread of 0 is the constant even at an undefined score, as in DistributionForm.
      let value = scale == 0 ? location : location + scale * at[index]
      out[index] = scale >= 0 && location.isFinite ? defined(value) : .nan
    }
  }
}
