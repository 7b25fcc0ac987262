/// A calendar month.
public struct Month: Hashable, Sendable, Comparable {
  /// Months since January of year 0: `12 · year + month − 1`.
  public let index: Int

  public init(index: Int) { self.index = index }

  public init(year: Int, month: Int) {
    precondition((1...12).contains(month), "Month of year out of range")
    index = 12 * year + month - 1
  }

  /// Reads `1997-09`; anything else, also a month above 12, is nothing.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 }),
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
    else { return nil }
    self.init(year: year, month: month)
  }

  public var year: Int { index / 12 }
  /// 1 to 12.
  public var monthOfYear: Int { index % 12 + 1 }

  public static func < (left: Month, right: Month) -> Bool { left.index < right.index }
  public static func - (left: Month, right: Month) -> Int { left.index - right.index }
  public static func + (month: Month, count: Int) -> Month { Month(index: month.index + count) }
}

extension Month: CustomStringConvertible {
  public var description: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (monthOfYear < 10 ? "-0" : "-") + String(monthOfYear)
  }
}

/// The months of a scenario, both ends inclusive, and where its fiscal years begin.
public struct Timeline: Hashable, Sendable {
  public let start: Month
  public let end: Month
  /// The fiscal year's first month, 1 to 12.
  public let fiscalYearStart: Int
  /// Months before this one are history in reports.
  public let now: Month?
  /// What `now` stands for in formulas: the start, where it is not given.
  public var origin: Month { now ?? start }

  public init(start: Month, end: Month, fiscalYearStart: Int = 1, now: Month? = nil) {
    precondition(start <= end, "Timeline ends before it starts")
    self.start = start
    self.end = end
    self.fiscalYearStart = fiscalYearStart
    self.now = now
  }

  public var monthCount: Int { end - start + 1 }

  public func month(at offset: Int) -> Month { start + offset }

  /// 0 in the fiscal year's first month, 11 in its last.
  public func monthOfFiscalYear(_ month: Month) -> Int {
    (month.monthOfYear - fiscalYearStart + 12) % 12
  }

  /// The fiscal years in order; the first and the last may be cut.
  public var fiscalYears: [FiscalYear] {
    var years: [FiscalYear] = []
    for offset in 0..<monthCount {
      let month = start + offset
      if offset == 0 || monthOfFiscalYear(month) == 0 {
        let first = month + -monthOfFiscalYear(month)
        years.append(
          FiscalYear(
            startYear: first.year, startsInJanuary: fiscalYearStart == 1, offsets: offset..<offset))
      }
      years[years.count - 1].offsets = years[years.count - 1].offsets.lowerBound..<(offset + 1)
    }
    return years
  }
}

/// One fiscal year of a timeline.
public struct FiscalYear: Hashable, Sendable {
  public let startYear: Int
  public let startsInJanuary: Bool
  /// The months of the timeline that fall into it, counted from the timeline's start.
  public var offsets: Range<Int>

  /// `1998/99`, or `1998` when it starts in January.
  public var name: String {
    if startsInJanuary { return String(startYear) }
    let end = (startYear + 1) % 100
    return "\(startYear)/\(end < 10 ? "0" : "")\(end)"
  }
}
