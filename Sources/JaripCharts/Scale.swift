/// A linear axis: values to px.
struct Scale {
  let domain: ClosedRange<Double>
  /// Where the domain's lower end lies, and its upper end.
  let from, to: Double

  /// The place of a value; of one beyond the axis, the axis' end.
  func callAsFunction(_ value: Double) -> Double {
    // Halved, so that no difference overflows.
    let half = domain.upperBound / 2 - domain.lowerBound / 2
    guard half > 0 else { return (from + to) / 2 }
    let share = (value / 2 - domain.lowerBound / 2) / half
    return from + (to - from) * min(1, max(0, share))
  }
}

/// Round values along an axis and how they are written.
struct Ticks {
  let values: [Double]
  let style: NumberStyle
  /// From the first to the last step that holds the domain.
  let hull: ClosedRange<Double>

  /// At most `count` steps of 1, 2, 2.5 or 5 times a power of ten, counted in the unit shown.
  ///
  /// - Parameter isWhole: whether values between whole numbers mean nothing.
  init(
    _ domain: ClosedRange<Double>, atMost count: Int, _ style: NumberStyle, isWhole: Bool = false
  ) {
    let (low, high) = (domain.lowerBound * style.scale, domain.upperBound * style.scale)
    let wanted = (high - low) / Double(max(1, count))
    guard wanted > 1e-300, wanted.isFinite, wanted > max(abs(low), abs(high)) * 1e-9 else {
      values = [domain.lowerBound]
      self.style = style
      hull = domain
      return
    }
    var exponent = 0
    while Self.power(exponent + 1) <= wanted { exponent += 1 }
    while Self.power(exponent) > wanted { exponent -= 1 }
    let power = Self.power(exponent)
    let steps = [(1.0, 0), (2, 0), (2.5, 1), (5, 0), (10, -1)]
    let (step, digits) =
      steps.lazy
      .map { ($0.0 * power, $0.1 - exponent) }
      .first { $0.0 >= wanted && (!isWhole || $0.1 <= 0) } ?? (10 * power, -1 - exponent)
    let width = isWhole ? max(1, step) : step
    let first = (low / width).rounded(.down)
    let last = (high / width).rounded(.up)
    let scale = style.scale
    hull = first * width / scale...last * width / scale
    // A tick on the end of the domain is not lost to rounding.
    values = stride(from: first, through: last, by: 1).map { $0 * width }
      .filter { low - 1e-9 * width <= $0 && $0 <= high + 1e-9 * width }
      .map { min(max($0 / scale, domain.lowerBound), domain.upperBound) }
    self.style = style.with(digits: max(0, isWhole ? 0 : digits))
  }

  /// Exact for what a double holds exactly, so that ticks are the same everywhere.
  private static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }
}

extension Sequence where Element == Double {
  /// The smallest range that holds zero and all values; 0 to 1 when all are zero.
  var withZero: ClosedRange<Double> {
    let range = reduce((0.0, 0.0)) { (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
    return range.0 == range.1 ? 0...1 : range.0...range.1
  }
}
