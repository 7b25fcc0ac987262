/// A hundred dots, the filled ones the trials in which something holds.
///
/// Ten strokes of dots for each of the two kinds: a tenth of the text of a hundred circles.
struct DotGrid {
  /// From one dot's centre to the next.
  static let pitch = 5.6

  let columns: Int
  var rows: Int { 100 / columns }
  var width: Double { Double(columns) * Self.pitch }
  var height: Double { Double(rows) * Self.pitch }

  /// Of a hundred: 100 only for all, and at least one for what is not under one in a hundred.
  static func filled(_ share: Double) -> Int {
    if share >= 1 { return 100 }
    if isRing(share) || share <= 0 { return 0 }
    return min(99, max(1, Int((share * 100).rounded())))
  }

  /// Fewer than one in a hundred, and not none.
  static func isRing(_ share: Double) -> Bool { share > 0 && share < 0.0095 }

  /// - Parameter corner: the upper left one.
  func draw(_ share: Double, _ corner: Point, _ svg: inout Svg) {
    let filled = Self.filled(share)
    svg.path(strokes(filled..<100, corner), .dots, isMark: true)
    svg.path(strokes(0..<filled, corner), .filledDots, isMark: true)
    if Self.isRing(share) { svg.circle(centre(0, corner), .openDot, radius: 2) }
  }

  private func centre(_ index: Int, _ corner: Point) -> Point {
    Point(
      x: corner.x + (Double(index % columns) + 0.5) * Self.pitch,
      y: corner.y + (Double(index / columns) + 0.5) * Self.pitch)
  }

  private func strokes(_ dots: Range<Int>, _ corner: Point) -> Path {
    var path = Path()
    var index = dots.lowerBound
    while index < dots.upperBound {
      let last = min(dots.upperBound, (index / columns + 1) * columns) - 1
      path.move(centre(index, corner))
      // A little further than the last dot, which rounding would lose.
      let end = centre(last, corner)
      path.line(Point(x: end.x + 0.3, y: end.y))
      index = last + 1
    }
    return path
  }
}
