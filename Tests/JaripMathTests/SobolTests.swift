import CGSL
import Testing

@testable import JaripMath

@Suite struct SobolTests {
  private static let names = (0..<50).map { DrawName(owner: "input\($0)", call: 0) }

  private func plan(_ trials: Int, seed: UInt64 = 1) -> SamplingPlan {
    .sobol(draws: Self.names, trials: trials, seed: seed)
  }

  @Test(arguments: Kernels.available.map(\.name))
  func `without a scramble the points are GSL's, on every width:`(name: String) {
    let count = 3000
    let directions = SobolSequence.directions(dimensions: 40, count: 12)
    // No shift, the sequence's digits in front; the same for all parts.
    let found = directions.map { numbers -> [UInt64] in
      let columns = ([0] + numbers.map { $0 << 22 }).flatMap { Array(repeating: $0, count: 16) }
      var values = [Double](repeating: 0, count: count * 16)
      Kernels.named(name)!.sobol(columns, firstTrial: 0, into: &values, count: values.count)
      #expect(byPart(values).allSatisfy { $0 == byPart(values)[0] })
      return byPart(values)[0].map { UInt64($0 * 0x1p30) }
    }
    let generator = cgsl_sobol(40)!
    defer { gsl_qrng_free(generator) }
    var point = [Double](repeating: 0, count: 40)
    for index in 0..<count {
      // GSL begins behind the point of index 0.
      if index > 0 { gsl_qrng_get(generator, &point) }
      #expect(found.map { $0[index] } == point.map { UInt64($0 * 0x1p30) }, "\(index)")
    }
  }

  @Test func `in each dimension each part hits every dyadic interval once`() {
    let values = Self.names.prefix(40).map { uniforms(plan(16_384), $0, trials: 16_384) }
    for dimension in values {
      for part in byPart(dimension) {
        for level in 0...10 {
          let places = part.prefix(1 << level).map { Int($0 * Double(1 << level)) }
          #expect(places.sorted() == Array(places.indices))
          let later = part.suffix(1 << level).map { Int($0 * Double(1 << level)) }
          #expect(later.sorted() == Array(later.indices), "an aligned stretch is a net too")
        }
      }
    }
  }

  /// GSL's first two dimensions are a (0, 2)-sequence: 2^8 points hit every box of 2^a by 2^(8 - a).
  @Test func `the first two dimensions of each part hit every box once`() {
    let (xs, ys) = (
      uniforms(plan(4096), Self.names[0], trials: 4096),
      uniforms(plan(4096), Self.names[1], trials: 4096)
    )
    for (x, y) in zip(byPart(xs), byPart(ys)) {
      for level in 0...8 {
        let boxes = zip(x, y).map {
          Int($0 * Double(1 << level)) << (8 - level) | Int($1 * Double(1 << (8 - level)))
        }
        #expect(boxes.sorted() == Array(0..<256), "\(level)")
      }
    }
  }

  @Test func `fewer trials are the first of more, in blocks of any size`() {
    for (index, name) in Self.names.enumerated() {
      let whole = uniforms(plan(1000), name, trials: 1000)
      for trials in [1, 16, 17, 500] {
        #expect(uniforms(plan(trials), name, trials: trials) == Array(whole.prefix(trials)))
      }
      let stream = plan(1000).stream(name)
      var pieces: [Double] = []
      for start in stride(from: 0, to: 1000, by: 7) {
        var piece = [Double](repeating: 0, count: min(7, 1000 - start))
        stream.uniforms(firstTrial: start, month: noMonth, into: &piece, count: piece.count)
        pieces += piece
      }
      #expect(pieces == whole, "\(index)")
      #expect(stream.uniform(trial: 421, month: noMonth) == whole[421])
    }
  }

  @Test func `draws beyond the fortieth, and those of a month, are random ones`() {
    let random = SamplingPlan(seed: 1)
    let sobol = plan(200)
    #expect(sobol.sequence == Array(Self.names.prefix(40)))
    for (index, name) in Self.names.enumerated() {
      let isSame = uniforms(sobol, name, trials: 200) == uniforms(random, name, trials: 200)
      #expect(isSame == (index >= 40))
      #expect(
        uniforms(sobol, name, trials: 200, month: 24_000)
          == uniforms(random, name, trials: 200, month: 24_000))
    }
  }

  /// A scramble spreads each point evenly and by itself: its mean over many draws, and its product with that of
  /// another part, stay within 4.5 standard errors in all of 64 places.
  @Test func `a point is even over scrambles, and parts are independent`() {
    let draws = (0..<4000).map { DrawName(owner: "x", call: $0) }
    let trials = 64
    let values = stride(from: 0, to: draws.count, by: 40).flatMap { start in
      let names = Array(draws[start..<start + 40])
      let plan = SamplingPlan.sobol(draws: names, trials: trials, seed: 3)
      return names.map { uniforms(plan, $0, trials: trials) }
    }
    let error = 1 / (12.0 * Double(draws.count)).squareRoot()
    for trial in 0..<trials {
      let mean = values.reduce(0) { $0 + $1[trial] } / Double(draws.count)
      #expect((mean - 0.5).magnitude < 4.5 * error, "\(trial)")
      let product = values.reduce(0) { $0 + ($1[trial] - 0.5) * ($1[trial ^ 1] - 0.5) }
      #expect(
        (12 * product / Double(draws.count)).magnitude < 4.5 / Double(draws.count).squareRoot())
    }
  }

  @Test func `what centres share comes first, then names, whatever the order of the file`() {
    let names = [
      DrawName(owner: "b", call: 0, centre: "y"), DrawName(owner: "b", call: 1),
      DrawName(owner: "a", call: 0, centre: "z"), DrawName(owner: "b", call: 0),
      DrawName(owner: "c", call: 0), DrawName(owner: "b", call: 0, centre: "x"),
    ]
    let texts = ["b", "b 2", "c", "a of z", "b of x", "b of y"]
    #expect(names.sorted().map(\.description) == texts)
    #expect(names.reversed().sorted() == names.sorted())
  }
}
