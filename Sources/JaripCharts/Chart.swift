/// A chart: plain values that can be drawn at any width and read as a table.
public protocol Chart: Sendable {
  /// What is drawn, of what, with its date: read out first by screen readers.
  var title: String { get }
  /// Nothing when there is nothing to draw: the page then says so in a sentence.
  func svg(in frame: ChartFrame) -> Svg?
  /// Every number of the chart, and those it was drawn from, as text.
  func figures(in language: ChartLanguage) -> FigureTable
}

/// A chart of rows that may be too high for a page.
public protocol RowChart: Chart {
  var rowCount: Int { get }
  /// Some of the rows, on the axis of all.
  func part(_ rows: Range<Int>) -> Self
  /// How many rows, or panels, stand beside each other.
  func rowsAbreast(width: Int) -> Int
}

extension RowChart {
  public func rowsAbreast(width: Int) -> Int { 1 }

  /// The chart in as few parts as fit on pages of `height`, the first under what stands above it.
  ///
  /// - Parameter first: what the first page has left.
  public func parts(in frame: ChartFrame, first: Double, height: Double) -> [Self] {
    // The whole, where a page of its own takes it.
    if (svg(in: frame)?.height ?? 0) <= height { return [self] }
    var parts: [Self] = []
    var rest = 0..<rowCount
    let step = rowsAbreast(width: frame.width)
    while !rest.isEmpty {
      let limit = parts.isEmpty ? first : height
      func fits(_ count: Int) -> Bool {
        (part(rest.prefix(count)).svg(in: frame)?.height ?? 0) <= limit
      }
      var count = step
      while count < rest.count, fits(count + step) { count += step }
      // Pages that follow are equally full.
      let pages = (rest.count + count - 1) / count
      if !parts.isEmpty { count = (rest.count + pages * step - 1) / (pages * step) * step }
      parts.append(part(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return parts
  }
}

/// The language of a chart's own texts; names and sentences come from the caller in the same language.
public enum ChartLanguage: String, CaseIterable, Sendable {
  case en, ko
}

/// Where a chart is drawn.
public struct ChartFrame: Sendable {
  /// Begins the ids of the SVG; each SVG of a page needs its own.
  public var prefix: String
  /// In px; the height follows from the chart.
  public var width: Int
  public var language: ChartLanguage

  /// - Precondition: `prefix` is made of letters, digits and hyphens, a letter first.
  public init(prefix: String, width: Int = 720, language: ChartLanguage) {
    let isName = prefix.utf8.allSatisfy {
      (97...122).contains($0 | 32) || (48...57).contains($0) || $0 == 45
    }
    precondition(isName && prefix.first?.isLetter == true, "Prefix is no id")
    self.prefix = prefix
    self.width = width
    self.language = language
  }

  var words: ChartWords { ChartWords(language) }
}

/// The figures behind a chart, as text: one row of cells for each of its rows, the first cell its head.
public struct FigureTable: Sendable, Equatable {
  public var caption: String
  public var header: [String]
  public var rows: [[String]]
}

/// Seven quantiles of a value over the trials.
public struct Quantiles: Sendable, Hashable {
  public let p05, p10, p25, p50, p75, p90, p95: Double

  /// The quantiles 5, 10, 25, 50, 75, 90, 95; nothing when one of them is undefined.
  ///
  /// - Precondition: there are seven, none below the one before.
  public init?(_ values: [Double?]) {
    precondition(values.count == 7, "There are seven quantiles")
    let values = values.compactMap { $0 }.filter(\.isFinite)
    guard values.count == 7 else { return nil }
    precondition(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "Quantiles descend")
    (p05, p10, p25, p50) = (values[0], values[1], values[2], values[3])
    (p75, p90, p95) = (values[4], values[5], values[6])
  }

  var all: [Double] { [p05, p10, p25, p50, p75, p90, p95] }
}

/// The mean of a value over the trials, and the two ends between which 80 of 100 trials lie.
///
/// The mean of a skewed value can lie outside.
public struct MeanInterval: Sendable, Hashable {
  public let mean, p10, p90: Double

  /// Nothing when one of them is undefined.
  ///
  /// - Precondition: `p10` is not above `p90`.
  public init?(mean: Double?, p10: Double?, p90: Double?) {
    guard let mean, let p10, let p90, mean.isFinite, p10.isFinite, p90.isFinite else { return nil }
    precondition(p10 <= p90, "Quantiles descend")
    (self.mean, self.p10, self.p90) = (mean, p10, p90)
  }

  /// Quantiles may be kept to 0.1% of their value.
  var isCertain: Bool { p10 == p90 && abs(mean - p10) <= 0.002 * abs(p10) }
  var all: [Double] { [mean, p10, p90] }
}
