/// A point of a chart in px, y downwards.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// What a text covers, or where marks may lie.
struct Box: Equatable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  func overlaps(_ other: Box) -> Bool {
    x.lowerBound < other.x.upperBound && other.x.lowerBound < x.upperBound
      && y.lowerBound < other.y.upperBound && other.y.lowerBound < y.upperBound
  }
}

/// A coordinate as a whole number of tenths of a px: finer is not seen, and the same on every machine.
struct Tenths: CustomStringConvertible {
  let count: Int

  init(_ value: Double) {
    precondition(value.isFinite && abs(value) < 1e7, "Internal error: a coordinate is off the page")
    count = Int((value * 10).rounded())
  }
  init(count: Int) { self.count = count }

  /// Without trailing and leading zeros: `12`, `12.3`, `-.4`.
  var description: String {
    let whole = count.magnitude / 10
    let rest = count.magnitude % 10
    let digits = rest == 0 ? "\(whole)" : (whole == 0 ? "" : "\(whole)") + ".\(rest)"
    return (count < 0 ? "-" : "") + digits
  }
}

extension [Point] {
  /// Without the points that lie on the line between the others, to a tenth of a px.
  ///
  /// From each point kept, the next is the last that sees it through all gates between: a gate is a tenth
  /// of a px above and below a point.
  ///
  /// - Precondition: x ascends.
  var simplified: [Point] {
    guard count > 2 else { return self }
    var kept = [self[0]]
    var gate = -Double.infinity...Double.infinity
    for (point, next) in zip(dropFirst(), dropFirst(2)) {
      func slopes(to point: Point) -> ClosedRange<Double> {
        let (from, width) = (kept[kept.count - 1], point.x - kept[kept.count - 1].x)
        return (point.y - from.y - 0.1) / width...(point.y - from.y + 0.1) / width
      }
      guard point.x > kept[kept.count - 1].x else { continue }
      let own = slopes(to: point)
      gate = gate.overlaps(own) ? gate.clamped(to: own) : own
      let slope = (next.y - kept[kept.count - 1].y) / (next.x - kept[kept.count - 1].x)
      if !gate.contains(slope) {
        kept.append(point)
        gate = -Double.infinity...Double.infinity
      }
    }
    return kept + [self[count - 1]]
  }
}

/// The text of a path: absolute moves, and relative lines of rounded ends, so that errors do not add up.
struct Path {
  private(set) var text = ""
  private(set) var points: [Point] = []
  private var last = (x: 0, y: 0)
  private var isLine = false

  init() {}
  init(_ points: [Point], isClosed: Bool = false) {
    guard let first = points.first else { return }
    move(first)
    for point in points.dropFirst() { line(point) }
    if isClosed { close() }
  }

  mutating func move(_ point: Point) {
    last = (Tenths(point.x).count, Tenths(point.y).count)
    append("M", last.x, last.y)
    isLine = false
    points.append(point)
  }

  mutating func line(_ point: Point) {
    let next = (x: Tenths(point.x).count, y: Tenths(point.y).count)
    append(isLine ? "" : "l", next.x - last.x, next.y - last.y)
    (last, isLine) = (next, true)
    points.append(point)
  }

  mutating func close() {
    text += "z"
    isLine = false
  }

  private mutating func append(_ command: String, _ x: Int, _ y: Int) {
    let (x, y) = (Tenths(count: x).description, Tenths(count: y).description)
    text += command
    if command.isEmpty && !x.hasPrefix("-") { text += " " }
    text += x + (y.hasPrefix("-") ? "" : " ") + y
  }
}
