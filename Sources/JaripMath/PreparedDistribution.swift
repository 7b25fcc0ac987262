/// A distribution with constant parameters, ready to turn uniforms or scores into values.
///
///     let fee = PreparedDistribution(.pert, [0.05, 0.12, 0.25])
///     fee.value(uniform: 0.5)
///
/// - Edge cases: parameters that `problem` refuses give undefined values; an undefined argument, or an
///   infinite value, too. Low equal to high, or a spread of 0, is that constant.
/// - Accuracy: by a table, built in a few milliseconds and kept for each shape: beta and PERT within 1e-7 of the
///   range, gamma within 3e-9 of the value, Student within 1e-7 of its distance from the location (2e-9 from 1 degree of
///   freedom on). Counts 1e-12; shapes below 0.3, too; the others a few ulp. A block has the bits of single values.
public struct PreparedDistribution: Sendable {
  public let family: DistributionFamily
  private let form: DistributionForm

  public init(_ family: DistributionFamily, _ parameters: [Double?]) {
    self.family = family
    form = DistributionForm(family, parameters, isPrepared: true)
  }

  /// The value below which a share `uniform` of draws lies.
  public func value(uniform: Double) -> Double {
    single(family.usesScore ? normalQuantile(uniform) : uniform)
  }

  /// The value at a standard normal score.
  public func value(score: Double) -> Double {
    single(family.usesScore ? score : normalCdf(score))
  }

  /// The values at a block of scores if the family `usesScore`, else of uniforms; `out` may be `at`.
  public func values(
    _ at: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    form.values(at, into: out, count: count)
  }

  private func single(_ at: Double) -> Double {
    withUnsafePointer(to: at) { input in
      var result = 0.0
      form.values(input, into: &result, count: 1)
      return result
    }
  }
}
