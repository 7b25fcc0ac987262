/// The stream of one draw: a pure function of seed, quantity and the number of the call within it.
///
/// A draw's uniform is word 0 and 1 of Philox4x32-10 with this key and the counter (trial, month,
/// centre hash). So it depends on no other quantity, and not on the order, number or grouping of
/// trials.
///
///     let key = DrawKey(seed: 7, quantity: "conversion", call: 0)
///     uniform(key: key, trial: 12, month: noMonth, centre: centreHash("kpc"))
///
/// - Source: Salmon, J. K. et al. (2011), Parallel random numbers: as easy as 1, 2, 3, SC '11.
public struct DrawKey: Hashable, Sendable {
  /// The 64 bits of the Philox key. Stable: golden results depend on them.
  public var bits: UInt64

  /// mix(mix(mix(seed) ^ fnv1a(quantity)) ^ call), where mix is splitmix64's finaliser.
  public init(seed: UInt64, quantity: String, call: Int) {
    let named = mixed(mixed(seed) ^ fnv1a(quantity))
    bits = mixed(named ^ UInt64(truncatingIfNeeded: call))
  }
}

/// The month of draws without a month axis. Months are numbered from year 0 (year * 12 + month - 1),
/// so that moving the start of the timeline moves no draw.
public let noMonth: UInt32 = .max

/// The counter words of a centre: never 0, which stands for "no centre axis" and for the common
/// factor of centres.
public func centreHash(_ id: String) -> UInt64 {
  let hash = mixed(fnv1a(id))
  return hash == 0 ? 1 : hash
}

/// One uniform in (0, 1) for each of `count` trials from `firstTrial` on.
///
/// - Accuracy: odd multiples of 2^-53, so `1 - u` is exact; never 0 or 1.
public func uniforms(
  key: DrawKey, firstTrial: Int, month: UInt32, centre: UInt64,
  into out: UnsafeMutablePointer<Double>, count: Int
) {
  Kernels.active.uniforms(
    key: key.bits, firstTrial: firstTrial, month: month, centre: centre, into: out, count: count)
}

/// The uniform of one trial; the same bits as in a block.
public func uniform(key: DrawKey, trial: Int, month: UInt32, centre: UInt64) -> Double {
  var result = 0.0
  uniforms(key: key, firstTrial: trial, month: month, centre: centre, into: &result, count: 1)
  return result
}

/// Fowler, Noll and Vo's 64-bit hash, variant 1a, of the UTF-8 bytes.
func fnv1a(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
}

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014): a bijection in which each input bit
/// changes about half of the output bits.
func mixed(_ value: UInt64) -> UInt64 {
  var z = value &+ 0x9e37_79b9_7f4a_7c15
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}
