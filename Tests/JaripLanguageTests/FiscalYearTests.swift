import JaripLanguage
import Testing

@Suite struct `Fiscal years` {
  private func years(_ start: String, _ end: String, _ firstMonth: Int) throws -> [FiscalYear] {
    Timeline(
      start: try #require(Month(start)), end: try #require(Month(end)),
      fiscalYearStart: firstMonth
    ).fiscalYears
  }

  /// `1998/99 [12..<24]`
  private func text(_ years: [FiscalYear]) -> [String] {
    years.map { "\($0.name) \($0.offsets.lowerBound)..<\($0.offsets.upperBound)" }
  }

  @Test func `whole years follow one another`() throws {
    #expect(
      try text(years("1997-09", "1999-08", 9)) == ["1997/98 0..<12", "1998/99 12..<24"])
  }

  @Test func `a cut first and a cut last year keep the months they have`() throws {
    #expect(
      try text(years("1997-12", "1999-10", 9))
        == ["1997/98 0..<9", "1998/99 9..<21", "1999/00 21..<23"])
  }

  @Test func `a first year of one month and a last year of one month are years`() throws {
    #expect(
      try text(years("1998-08", "1999-09", 9))
        == ["1997/98 0..<1", "1998/99 1..<13", "1999/00 13..<14"])
  }

  @Test func `a year that starts in January has one number`() throws {
    #expect(
      try text(years("1998-01", "1999-12", 1)) == ["1998 0..<12", "1999 12..<24"])
    #expect(try text(years("1998-03", "1999-02", 1)) == ["1998 0..<10", "1999 10..<12"])
  }

  @Test func `a timeline inside one year has that year`() throws {
    #expect(try text(years("1998-10", "1998-11", 9)) == ["1998/99 0..<2"])
    #expect(try text(years("1998-02", "1998-02", 12)) == ["1997/98 0..<1"])
    #expect(try text(years("1998-12", "1998-12", 12)) == ["1998/99 0..<1"])
  }

  @Test func `the second year of a name has two digits, also at the turn of the century`() throws {
    #expect(try years("1999-09", "2000-08", 9).map(\.name) == ["1999/00"])
    #expect(try years("2008-09", "2009-08", 9).map(\.name) == ["2008/09"])
  }

  @Test func `the fiscal year's own month counts from 0 to 11`() throws {
    let timeline = Timeline(
      start: try #require(Month("1997-09")), end: try #require(Month("2007-08")),
      fiscalYearStart: 9)
    #expect(timeline.monthOfFiscalYear(try #require(Month("1997-09"))) == 0)
    #expect(timeline.monthOfFiscalYear(try #require(Month("1997-12"))) == 3)
    #expect(timeline.monthOfFiscalYear(try #require(Month("1998-01"))) == 4)
    #expect(timeline.monthOfFiscalYear(try #require(Month("1998-08"))) == 11)
    #expect(timeline.monthCount == 120)
    #expect(timeline.month(at: 119) == Month("2007-08"))
  }

  @Test(arguments: 1...12)
  func `the years cover every month once, whatever the first month and the cut`(firstMonth: Int) {
    for startOffset in 0..<12 {
      for length in [1, 2, 11, 12, 13, 25] {
        let start = Month(year: 1997, month: 1) + startOffset
        let timeline = Timeline(
          start: start, end: start + (length - 1), fiscalYearStart: firstMonth)
        let years = timeline.fiscalYears
        #expect(years.flatMap { Array($0.offsets) } == Array(0..<length))
        for year in years {
          let first = timeline.month(at: year.offsets.lowerBound)
          let last = timeline.month(at: year.offsets.upperBound - 1)
          #expect(year.offsets.count <= 12)
          // Only the first year may be cut at its start, and only the last at its end.
          #expect(first == start || first.monthOfYear == firstMonth)
          #expect(last == timeline.end || timeline.monthOfFiscalYear(last) == 11)
          let yearStart = Month(year: year.startYear, month: firstMonth)
          #expect((0..<12).contains(first - yearStart))
        }
      }
    }
  }
}
