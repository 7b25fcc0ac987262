/// An interval on an axis: thin for 80 of 100 trials, thick for 50, a ring for the middle or the mean.
///
/// What reaches beyond the axis ends in an arrow; the caller writes its number.
struct IntervalMark {
  var thin: ClosedRange<Double>
  var thick: ClosedRange<Double>?
  var ring: Double?
  var line = Style.interval
  var band = Style.band50
  var ringStyle = Style.ring

  init(_ quantiles: Quantiles) {
    thin = quantiles.p10...quantiles.p90
    thick = quantiles.p25...quantiles.p75
    ring = quantiles.p50
  }

  init(_ interval: MeanInterval, isLoss: Bool = false) {
    thin = interval.p10...interval.p90
    ring = interval.mean
    if isLoss { (line, ringStyle) = (.lossInterval, .lossRing) }
  }

  /// - Parameters:
  ///   - across: the middle of the mark, at right angles to the axis.
  ///   - isUpright: whether the axis runs upwards.
  func draw(_ scale: Scale, across: Double, isUpright: Bool = false, _ svg: inout Svg) {
    func point(_ value: Double, _ offset: Double = 0) -> Point {
      isUpright
        ? Point(x: across + offset, y: scale(value)) : Point(x: scale(value), y: across + offset)
    }
    // A range of no width is certain: the ring alone says so.
    if thin.lowerBound < thin.upperBound, scale(thin.lowerBound) != scale(thin.upperBound) {
      svg.path(Path([point(thin.lowerBound), point(thin.upperBound)]), line, isMark: true)
    }
    if let thick, thick.lowerBound < thick.upperBound,
      scale(thick.lowerBound) != scale(thick.upperBound)
    {
      let corners = [
        point(thick.lowerBound, -4), point(thick.upperBound, -4), point(thick.upperBound, 4),
        point(thick.lowerBound, 4),
      ]
      svg.path(Path(corners, isClosed: true), band, isMark: true)
    }
    if let end = lowEnd(scale) { svg.arrow(point(end), isUpright ? .down : .left, .arrow) }
    if let end = highEnd(scale) { svg.arrow(point(end), isUpright ? .up : .right, .arrow) }
    if let ring, scale.domain.contains(ring) { svg.circle(point(ring), ringStyle) }
  }

  /// The end of the axis that the interval or its ring goes beyond.
  func lowEnd(_ scale: Scale) -> Double? {
    min(thin.lowerBound, ring ?? thin.lowerBound) < scale.domain.lowerBound
      ? scale.domain.lowerBound : nil
  }
  func highEnd(_ scale: Scale) -> Double? {
    max(thin.upperBound, ring ?? thin.upperBound) > scale.domain.upperBound
      ? scale.domain.upperBound : nil
  }
}

enum Heading { case left, right, up, down }

extension Svg {
  /// A triangle with its tip at `point`.
  mutating func arrow(
    _ point: Point, _ heading: Heading, _ style: Style, isMark: Bool = true
  ) {
    let (along, across) = (6.0, 4.0)
    let (x, y) = (point.x, point.y)
    let base: [Point] =
      switch heading {
      case .left: [Point(x: x + along, y: y - across), Point(x: x + along, y: y + across)]
      case .right: [Point(x: x - along, y: y - across), Point(x: x - along, y: y + across)]
      case .up: [Point(x: x - across, y: y + along), Point(x: x + across, y: y + along)]
      case .down: [Point(x: x - across, y: y - along), Point(x: x + across, y: y - along)]
      }
    path(Path([point] + base, isClosed: true), style, isMark: isMark)
  }

  /// A fact among forecasts.
  mutating func diamond(_ point: Point) {
    let corners = [(0.0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)]
    path(
      Path(corners.map { Point(x: point.x + $0.0, y: point.y + $0.1) }, isClosed: true), .fact)
    marks.append(point)
  }
}
