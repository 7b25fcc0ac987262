import CKernels
import JaripMath
import Testing

@Suite struct DrawTests {
  /// Random123 1.14, tests/kat_vectors, lines "philox4x32 10".
  static let vectors: [([UInt32], [UInt32], [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [.max, .max, .max, .max], [.max, .max],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test(arguments: vectors)
  func `Philox4x32-10 gives the reference's words`(
    counter: [UInt32], key: [UInt32], expected: [UInt32]
  ) {
    var words = [UInt32](repeating: 0, count: 4)
    jk_philox(&words, counter, key)
    #expect(words == expected)
  }

  @Test(arguments: vectors)
  func `a uniform is the first 52 bits of Philox's words on every width`(
    counter: [UInt32], key: [UInt32], expected: [UInt32]
  ) {
    for kernels in Kernels.available {
      var out = [Double](repeating: 0, count: 19)
      kernels.uniforms(
        key: UInt64(key[1]) << 32 | UInt64(key[0]), firstTrial: Int(counter[0]),
        month: counter[1], centre: UInt64(counter[3]) << 32 | UInt64(counter[2]), into: &out,
        count: 19)
      for (index, value) in out.enumerated() {
        var words = [UInt32](repeating: 0, count: 4)
        jk_philox(&words, [counter[0] &+ UInt32(index)] + counter[1...], key)
        let bits = (UInt64(words[0]) << 32 | UInt64(words[1])) >> 12
        #expect(value == (Double(bits) + 0.5) * 0x1p-52)
      }
      let first = (UInt64(expected[0]) << 32 | UInt64(expected[1])) >> 12
      #expect(out[0] == (Double(first) + 0.5) * 0x1p-52)
    }
  }

  @Test func `draws do not depend on how trials are grouped into blocks`() {
    let key = DrawKey(seed: 5, quantity: "demand", call: 1)
    var whole = [Double](repeating: 0, count: 1000)
    uniforms(
      key: key, firstTrial: 0, month: 3, centre: centreHash("kpc"), into: &whole, count: 1000)
    for size in [1, 2, 7, 64] {
      var parts: [Double] = []
      for start in stride(from: 0, to: 1000, by: size) {
        var part = [Double](repeating: 0, count: Swift.min(size, 1000 - start))
        uniforms(
          key: key, firstTrial: start, month: 3, centre: centreHash("kpc"), into: &part,
          count: part.count)
        parts += part
      }
      #expect(parts == whole)
    }
    #expect(uniform(key: key, trial: 421, month: 3, centre: centreHash("kpc")) == whole[421])
  }

  /// Python: FNV-1a and splitmix64 written from their definitions; these numbers are a promise.
  @Test func `keys are stable and differ in seed, name and call`() {
    #expect(DrawKey(seed: 1, quantity: "fee", call: 0).bits == 0x9e3f9ab11dd0fbb3)
    #expect(centreHash("kpc") == 0x6f80cf30df660f64)
    var keys: Set<DrawKey> = []
    for seed in 0..<20 as Range<UInt64> {
      for name in ["fee", "eef", "fee2", "", "요금"] {
        for call in 0..<20 { keys.insert(DrawKey(seed: seed, quantity: name, call: call)) }
      }
    }
    #expect(keys.count == 20 * 5 * 20)
    #expect(centreHash("") != 0)
  }

  @Test func `a million uniforms have the moments of a uniform, and neighbours do not correlate`() {
    let count = 1_000_000
    var values = [Double](repeating: 0, count: count)
    uniforms(
      key: DrawKey(seed: 42, quantity: "test", call: 0), firstTrial: 0, month: noMonth, centre: 0,
      into: &values, count: count)
    let n = Double(count)
    let mean = values.reduce(0, +) / n
    #expect((mean - 0.5).magnitude < 4 * (1 / 12.0 / n).squareRoot(), "mean \(mean), 4 errors")
    let variance = values.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / n
    #expect((variance - 1 / 12.0).magnitude < 4 * (1 / 180.0 / n).squareRoot())
    for lag in [1, 2, 64] {
      let products = (0..<count - lag).reduce(0) {
        $0 + (values[$1] - 0.5) * (values[$1 + lag] - 0.5)
      }
      #expect((products / n * 12).magnitude < 4 / n.squareRoot(), "lag \(lag)")
    }
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func `streams of different months, centres and calls do not correlate`() {
    let count = 100_000
    func stream(_ call: Int, _ month: UInt32, _ centre: UInt64) -> [Double] {
      var values = [Double](repeating: 0, count: count)
      uniforms(
        key: DrawKey(seed: 1, quantity: "x", call: call), firstTrial: 0, month: month,
        centre: centre, into: &values, count: count)
      return values
    }
    let streams = [
      stream(0, 1, 0), stream(1, 1, 0), stream(0, 2, 0), stream(0, 1, centreHash("a")),
      stream(0, 1, centreHash("b")), stream(0, noMonth, 0),
    ]
    for (i, left) in streams.enumerated() {
      for right in streams[(i + 1)...] {
        let sum = zip(left, right).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) }
        #expect((12 * sum / Double(count)).magnitude < 4.5 / Double(count).squareRoot())
      }
    }
  }
}
