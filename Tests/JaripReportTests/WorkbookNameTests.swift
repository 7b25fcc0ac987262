import Testing

@testable import JaripReport

@Suite struct WorkbookNameTests {
  @Test(arguments: [
    ("Budget Seoul", "Budget Seoul"), ("a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h"), ("", "Sheet"),
    (" '' ", "Sheet"), ("'quoted'", "quoted"), ("it's", "it's"), ("History", "History (2)"),
    ("tab\tand bell\u{7}", "tab and bell"),
    ("Budget Kyungpook National University", "Budget Kyungpook National Unive"),
    // The 31st character is a blank.
    ("thirty letters are in this name and more", "thirty letters are in this name"),
    ("예산 경북대학교 전자상거래지원센터 그리고 그 밖의 모든 센터", "예산 경북대학교 전자상거래지원센터 그리고 그 밖의 모든"),
    ("=cmd|' /C calc'!A0", "=cmd|' -C calc'!A0"),
  ])
  func `a sheet has a name that spreadsheets allow`(_ wanted: String, _ name: String) {
    var names = SheetNames()
    #expect(names.next(wanted) == name)
    #expect(name.utf16.count <= SheetNames.limit)
  }

  @Test func `no two sheets have the same name, whatever the case`() {
    var names = SheetNames()
    let long = String(repeating: "é", count: 40)
    let found = ["Same", "same", "SAME", long, long].map { names.next($0) }
    #expect(found.prefix(3) == ["Same", "same (2)", "SAME (3)"])
    #expect(found[3].count == 31)
    #expect(found[4] == String(repeating: "é", count: 27) + " (2)")
  }

  @Test func `a character of two code units is not cut in two`() {
    var names = SheetNames()
    #expect(names.next("x" + String(repeating: "😀", count: 20)).utf16.count == 31)
    #expect(names.next("xy" + String(repeating: "😀", count: 20)).utf16.count == 30)
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func `columns are named as in spreadsheets`(_ column: Int, _ name: String) {
    #expect(CellAddress.column(column) == name)
  }

  /// What looks like an escape of ECMA-376 is escaped, so that readers give it back.
  @Test(arguments: [
    ("_x0041_", "_x005F_x0041_"), ("_x00e9_", "_x005F_x00e9_"), ("_x41_", "_x41_"),
    ("_x004g_", "_x004g_"), ("_x0041", "_x0041"), ("a\u{0}b\u{FFFF}c", "abc"),
    ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
  ])
  func `cells hold text as it is`(_ text: String, _ clean: String) {
    #expect(CellText.clean(text) == clean)
  }

  @Test func `text longer than a cell is cut`() {
    #expect(CellText.clean(String(repeating: "a", count: 40_000)).utf16.count <= 32_767)
    #expect(CellText.clean(String(repeating: "가", count: 32_767)).utf16.count == 32_767)
  }

  @Test func `formats of numbers have the decimals and signs of the book`() {
    #expect(CellStyle(form: .decimal(0)).numberFormat == "#,##0")
    #expect(
      CellStyle(form: .decimal(2), hasTriangle: true).numberFormat == "#,##0.00;\"△\"#,##0.00")
    #expect(CellStyle(form: .percent(1)).numberFormat == "0.0%")
    #expect(CellStyle(form: .change(1)).numberFormat == "+#,##0.0;-#,##0.0;#,##0.0")
    #expect(CellStyle(form: .points(1)).numberFormat == "+0.0%;-0.0%;0.0%")
    // Differences have a sign in Korean too, and so have inputs.
    #expect(
      CellStyle(form: .change(0), hasTriangle: true).numberFormat == "+#,##0;-#,##0;#,##0")
    #expect(CellStyle(form: .points(1), hasTriangle: true).numberFormat == "+0.0%;-0.0%;0.0%")
    #expect(CellStyle(form: .input(1), hasTriangle: true).numberFormat == "#,##0.0")
    #expect(CellStyle.plain.numberFormat == nil)
  }

  @Test(arguments: [
    ("0.09", 0.09), ("-1e3", -1000), ("12", 12), ("normal(1, 2)", nil), ("0x10", nil), ("inf", nil),
    ("nan", nil), ("", nil), ("1 + 1", nil), ("1e", nil),
  ])
  func `a value is a number if it is nothing else`(_ text: String, _ number: Double?) {
    #expect(AssumptionsSheet.number(text) == number)
  }

  /// Letters count nine tenths of a digit, Hangul a little over two letters.
  @Test(arguments: [
    ("", 10.0, 1), ("one two", 10.0, 1), ("one two three", 10.0, 2), ("one two", 3.0, 2),
    ("one two three", 3.0, 4),
    (String(repeating: "x", count: 100), 10.0, 9), ("가나다 라마바", 10.0, 2),
  ])
  func `lines are counted as words break`(_ text: String, _ room: Double, _ lines: Int) {
    #expect(CellText.lines(of: text, in: room) == lines)
  }

  @Test(arguments: [(0.25, 2), (0.08199193, 5), (1234.5, 0), (0.0, 0), (-3.14159, 3)])
  func `ends of inputs have four digits`(_ value: Double, _ digits: Int) {
    #expect(CellStyle.Form.digits(of: value) == .input(digits))
  }
}
