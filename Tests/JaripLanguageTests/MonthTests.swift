import JaripLanguage
import Testing

@Suite struct `Months` {
  @Test(arguments: [
    ("1997-09", 1997, 9), ("2000-01", 2000, 1), ("1999-12", 1999, 12), ("0001-01", 1, 1),
    ("9999-12", 9999, 12),
  ])
  func `a year of four digits and a month of two are read`(text: String, year: Int, month: Int)
    throws
  {
    let read = try #require(Month(text))
    #expect(read.year == year)
    #expect(read.monthOfYear == month)
    #expect(read == Month(year: year, month: month))
  }

  @Test(arguments: [
    "", "-", "1997", "1997-9", "1997-13", "1997-00", "97-09", "19970-09", "1997-09-01", "1997/09",
    "1997-09 ", " 1997-09", "+997-09", "199a-09", "1997--9", "-997-09", "１９９７-０９", "1997−09",
  ])
  func `anything else is no month`(text: String) {
    #expect(Month(text) == nil)
  }

  @Test func `a month prints as it is written`() throws {
    for text in ["1997-09", "2000-01", "1999-12", "0001-02"] {
      #expect(try #require(Month(text)).description == text)
    }
  }

  @Test func `every month of a thousand years is read back from its text`() {
    let wrong = ((12 * 1500)..<(12 * 2500)).filter { index in
      let month = Month(index: index)
      return Month(month.description) != month || 12 * month.year + month.monthOfYear - 1 != index
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test func `adding months and taking them away cross the years`() throws {
    let september = try #require(Month("1997-09"))
    #expect(september + 4 == Month("1998-01"))
    #expect(september + -9 == Month("1996-12"))
    #expect(september + 120 == Month("2007-09"))
    #expect(try #require(Month("2007-08")) - september == 119)
    #expect(try #require(Month("1997-08")) - september == -1)
  }

  @Test func `months are in the order of time, also where their numbers are not`() throws {
    let december = try #require(Month("1999-12"))
    let january = try #require(Month("2000-01"))
    #expect(december < january)
    #expect(!(january < december))
    #expect([january, december].min() == december)
  }
}

@Suite struct `Traps of months` {
  @Test func `a thirteenth month cannot be made`() async {
    await #expect(processExitsWith: .failure) { _ = Month(year: 1997, month: 13) }
  }

  @Test func `a timeline cannot end before it starts`() async {
    await #expect(processExitsWith: .failure) {
      _ = Timeline(start: Month(year: 1998, month: 1), end: Month(year: 1997, month: 12))
    }
  }
}
