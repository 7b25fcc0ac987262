/// A draw: the call of a distribution in a quantity, of all centres together or of one.
public struct DrawName: Hashable, Sendable {
  public var owner: String
  public var call: Int
  /// An id; nothing for a draw without centre axis and for the factor that centres have in common.
  public var centre: String?

  public init(owner: String, call: Int, centre: String? = nil) {
    self.owner = owner
    self.call = call
    self.centre = centre
  }
}

extension DrawName: Comparable {
  /// What all centres share comes first, since more hangs on it; then by name, number of the call, and centre.
  public static func < (left: DrawName, right: DrawName) -> Bool {
    if (left.centre == nil) != (right.centre == nil) { return left.centre == nil }
    return (left.owner, left.call, left.centre ?? "") < (
      right.owner, right.call, right.centre ?? ""
    )
  }
}

extension DrawName: CustomStringConvertible {
  /// `fee`, `fee of kpc`, or, for the second call in a formula, `fee 2`.
  public var description: String {
    owner + (call > 0 ? " \(call + 1)" : "") + (centre.map { " of \($0)" } ?? "")
  }
}

/// The uniforms of one draw.
public struct DrawStream: Sendable {
  enum Source: Sendable {
    case random
    case latinHypercube(trials: Int)
    case sobol(ScrambledSobol)
    case middle
  }

  let key: UInt64
  let centre: UInt64
  private let source: Source

  init(_ name: DrawName, seed: UInt64, source: Source) {
    key = DrawKey(seed: seed, quantity: name.owner, call: name.call).bits
    centre = name.centre.map(centreHash) ?? 0
    self.source = source
  }

  /// One uniform in (0, 1) for each of `count` trials from `firstTrial` on.
  ///
  /// - Parameter month: counted from year 0, or `noMonth`; Sobol's sequence holds for the latter only.
  public func uniforms(
    _ kernels: Kernels = .active, firstTrial: Int, month: UInt32,
    into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch source {
    case .latinHypercube(let trials):
      kernels.latin(
        key: key, firstTrial: firstTrial, month: month, centre: centre, trials: trials, into: out,
        count: count)
    case .sobol(let sequence) where month == noMonth:
      sequence.uniforms(kernels, firstTrial: firstTrial, into: out, count: count)
    case .middle: out.update(repeating: 0.5, count: count)
    case .random, .sobol:
      kernels.uniforms(
        key: key, firstTrial: firstTrial, month: month, centre: centre, into: out, count: count)
    }
  }

  /// The uniform of one trial; the same bits as in a block.
  public func uniform(trial: Int, month: UInt32) -> Double {
    var result = 0.0
    uniforms(firstTrial: trial, month: month, into: &result, count: 1)
    return result
  }
}
