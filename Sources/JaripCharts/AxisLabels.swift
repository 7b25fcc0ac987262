/// The labels of a horizontal axis: the reference first, then the ticks that leave it room.
struct AxisLabels {
  private var labels: [(text: String, x: Double, style: Style)] = []

  /// - Parameter style: of the reference, where it needs more digits than the ticks.
  init(
    _ ticks: Ticks, _ scale: Scale, reference: Double?, style: NumberStyle? = nil,
    _ words: ChartWords
  ) {
    if let reference, scale.domain.contains(reference) {
      labels.append((words.text(reference, style ?? ticks.style), scale(reference), .strong))
    }
    for value in ticks.values where value != reference {
      labels.append((words.text(value, ticks.style), scale(value), .axis))
    }
  }

  init(_ labels: [(text: String, x: Double)]) {
    self.labels = labels.map { ($0.text, $0.x, .axis) }
  }

  /// Draws those that overlap none before, moved to lie within `bounds`.
  func draw(_ y: Double, within bounds: ClosedRange<Double>, _ svg: inout Svg) {
    var taken: [ClosedRange<Double>] = []
    for label in labels {
      let half = TextMeasure.width(label.text, label.style) / 2
      let x = max(bounds.lowerBound + half, min(label.x, bounds.upperBound - half))
      let range = x - half - 3...x + half + 3
      guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
      taken.append(range)
      svg.text(label.text, x, y, label.style, .middle)
    }
  }
}
