/// One dimension of Sobol's sequence, scrambled for each part of a run by itself.
///
/// Each part takes the sequence from its beginning, the point of index 0 included: without it the first 2^m points
/// were no net (Owen, 2022, On dropping the first Sobol' point). A random lower triangular matrix over the bits and
/// a random shift leave every net a net, and spread each point evenly. All 52 bits of a uniform are scrambled, also
/// those behind the sequence's own.
///
/// - Source: Matoušek (1998), On the L2-discrepancy for anchored boxes, Journal of Complexity 14, 527-556. Its
///   variance is that of Owen's nested scrambling: Owen (2003), Variance with alternative scramblings of digital
///   nets, ACM TOMACS 13, 363-378.
struct ScrambledSobol: Sendable {
  /// By row, then part: the shift, then the scrambled direction numbers.
  private let columns: [UInt64]

  /// - Parameters:
  ///   - directions: as `SobolSequence` gives them; 2^n trials a part need n.
  ///   - key: of the draw; with `centre` it makes the scramble.
  init(directions: [UInt64], key: UInt64, centre: UInt64) {
    var columns = [UInt64](
      repeating: 0, count: (1 + directions.count) * TrialParts.count)
    // Words of the draw's own stream that no trial uses: no month has this number.
    var words = [Double](repeating: 0, count: (1 + SobolSequence.digitCount) * TrialParts.count)
    Kernels.active.uniforms(
      key: key, firstTrial: 0, month: noMonth ^ 0x8000_0000, centre: centre, into: &words,
      count: words.count)
    func word(_ row: Int, _ part: Int) -> UInt64 {
      UInt64(words[row * TrialParts.count + part] * 0x1p52)
    }
    for part in 0..<TrialParts.count {
      columns[part] = word(0, part)
      // Column d of the matrix: 1 at digit d, random below.
      let matrix = (0..<SobolSequence.digitCount).map { digit -> UInt64 in
        let one: UInt64 = 1 << (51 - digit)
        return one | word(1 + digit, part) & (one - 1)
      }
      for (row, direction) in directions.enumerated() {
        columns[(1 + row) * TrialParts.count + part] =
          matrix.indices.reduce(0) { sum, digit in
            direction >> (29 - digit) & 1 == 1 ? sum ^ matrix[digit] : sum
          }
      }
    }
    self.columns = columns
  }

  func uniforms(
    _ kernels: Kernels, firstTrial: Int, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    precondition(
      (firstTrial + count - 1) / TrialParts.count < 1 << (columns.count / TrialParts.count - 1),
      "A scrambled sequence has no more points")
    columns.withUnsafeBufferPointer {
      kernels.sobol($0.baseAddress!, firstTrial: firstTrial, into: out, count: count)
    }
  }
}
