import Foundation
import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

@Suite struct WorkbookTests {
  private static func study(_ text: String = Fixture.text) throws -> BookStudy {
    try BookStudy(
      Simulator(ScenarioText.load(text)), RunSettings(trials: 120, seed: 5, threads: 2))
  }

  @Test func `the same study gives the same bytes`() throws {
    let study = try Self.study()
    let bytes = try Workbook(study, in: [.en, .ko]).bytes()
    let again = try Workbook(study, in: [.en, .ko]).bytes()
    #expect(bytes.starts(with: Array("PK".utf8)))
    let isSame = bytes == again
    #expect(isSame)
  }

  @Test(.enabled(if: Archive.isReadable))
  func `sheets stand in the order of languages`() throws {
    let archive = try Archive(Workbook(Self.study(), in: [.en, .ko]).bytes())
    let names = try archive.part("xl/workbook.xml").values(of: "<sheet name=\"", until: "\"")
    #expect(
      names == [
        "Answer", "Budget Network", "Budget Harbour centre", "Budget Valley centre", "Sharing",
        "Drivers", "Assumptions", "Method", "결론", "예산 네트워크", "예산 항구 센터", "예산 골짜기 센터",
        "공동사업", "결과를 좌우하는 것", "가정 목록", "방법과 재현",
      ])
  }

  @Test(.enabled(if: Archive.isReadable))
  func `a scenario without chance and with one centre has the sheets it can`() throws {
    let simulator = try Simulator(Fixture.lesson("1-one-centre.yaml"))
    let study = try BookStudy(simulator, RunSettings(trials: 1))
    let archive = try Archive(Workbook(study, in: [.en]).bytes())
    let names = try archive.part("xl/workbook.xml").values(of: "<sheet name=\"", until: "\"")
    #expect(names == ["Answer", "Budget Harbour centre", "Assumptions", "Method"])
  }

  /// Titles that a spreadsheet would run, count or follow if they were typed into it.
  @Test(.enabled(if: Archive.isReadable))
  func `whatever a title begins with, it is text`() throws {
    let inert = ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "http://example.com", "42"]
    var text = Fixture.text.replacing(#"en: "Two \e[31mcentres""#, with: "en: \"\(inert[0])\"")
    for (title, hostile) in zip(
      ["Harbour centre", "Valley centre", "Learners", "Course fees", "Staff", "Textbooks"], inert)
    { text = text.replacing("en: \(title)", with: "en: \"\(hostile)\"") }
    let archive = try Archive(Workbook(Self.study(text), in: [.en]).bytes())
    let strings = try archive.part("xl/sharedStrings.xml")
    for title in inert { #expect(strings.contains("<t>\(title)</t>")) }
    for sheet in 1...8 {
      let part = try archive.part("xl/worksheets/sheet\(sheet).xml")
      #expect(!part.contains("hyperlink"))
      let formulas = part.values(of: "<f>", until: "</f>")
      // Sums, signs and cells; nothing that a scenario says.
      #expect(
        formulas.allSatisfy { formula in
          formula.allSatisfy { "SUM()+-/:".contains($0) || ("A"..."Z").contains($0) || $0.isNumber }
        })
    }
  }

  @Test func `a file that cannot be written is a diagnostic`() throws {
    let path = "/nowhere/at/all/budget.xlsx"
    let file = try WorkbookFile(path: path, temporary: "/tmp", title: "")
    #expect(file.addSheet("one") != nil)
    let error = #expect(throws: Diagnostic.self) { try file.close() }
    #expect(error?.code == "no-workbook")
  }

  @Test func `what the library refuses is a diagnostic, and the first is kept`() throws {
    let file = try WorkbookFile(path: "/tmp/never.xlsx", temporary: "/tmp", title: "")
    #expect(file.addSheet("a/b") == nil)
    #expect(file.addSheet("fine") == nil)
    let error = #expect(throws: Diagnostic.self) { try file.close() }
    #expect(error?.why?.contains("a/b") == true)
  }
}

/// Parts of a zip archive, read by a program that most machines have.
private struct Archive {
  static let program = "/usr/bin/unzip"
  static let isReadable = FileManager.default.isExecutableFile(atPath: program)
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func part(_ name: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["-p", file.path, name]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

extension String {
  /// What stands between two marks, wherever they are.
  fileprivate func values(of start: String, until end: String) -> [String] {
    split(separator: start).dropFirst().compactMap {
      $0.split(separator: end).first.map(String.init)
    }
  }
}
