import Foundation
import Testing

@Suite struct ReportTests {
  private let folder: TestFolder
  init() throws { folder = try TestFolder() }

  private func report(_ arguments: String..., printers: String = "/nowhere") throws -> Command {
    try Command(
      ["report", "pair.yaml", "--trials", "40"] + arguments, in: folder, searchPath: printers)
  }

  private func files(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/" + name).sorted()
  }

  @Test func `report makes its folder and writes the book and all results`() throws {
    let run = try report("--out", "a/book")
    #expect(run.code == 0)
    #expect(try files(in: "a/book") == ["book.html", "budget.xlsx", "results.csv", "results.json"])
    #expect(
      run.output.hasPrefix("Written: a/book/book.html, a/book/budget.xlsx, a/book/results.csv"))
    // A PDF that nobody asked for by name may be missing, and it is said.
    #expect(run.error.contains("[no-pdf]"))
    #expect(run.error.contains("neither Chromium nor WeasyPrint is installed"))
  }

  @Test func `a PDF that was asked for and cannot be made is an error after all the rest`() throws {
    let run = try report("--out", "book", "--format", "html,pdf")
    #expect(run.code == 2)
    #expect(try files(in: "book") == ["book.html", "results.csv", "results.json"])
  }

  @Test func `files of an earlier book are told of`() throws {
    _ = try report("--out", "book")
    let run = try report("--out", "book", "--format", "html")
    #expect(run.code == 0)
    #expect(run.error.contains("warning[old-file]: 'book/budget.xlsx' is of an earlier run"))
    #expect(!run.error.contains("book/results.csv"))
  }

  @Test func `nothing is made or replaced where a file is wrong or cannot be written`() throws {
    let none = try Command("report", "none.yaml", "--out", "book", in: folder)
    #expect(none.code == 2)
    #expect(!folder.names.contains("book"))
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("book/results.json"), withIntermediateDirectories: true)
    let run = try report("--out", "book")
    #expect(run.code == 2)
    #expect(try files(in: "book") == ["results.json"])
    try folder.write("a file", "file")
    let below = try report("--out", "file/book")
    #expect(below.error.contains("'file' is a file"))
  }

  @Test func `a printer on the path prints the page`() throws {
    // A stand-in for Chromium: writes what it was asked to print behind the head of a PDF.
    let tool = """
      #!/bin/bash
      PATH=/usr/bin:/bin
      for word in "$@"; do
        case "$word" in --print-to-pdf=*) out="${word#*=}";; file://*) page="${word#file://}";; esac
      done
      (printf '%%PDF-1.4 '; cat "$page") > "$out"
      """
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("tools"), withIntermediateDirectories: true)
    try folder.write(tool, "tools/chromium")
    let path = folder.url.path + "/tools"
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path + "/chromium")
    let run = try report(
      "--out", "book", "--lang", "both", "--format", "pdf", printers: path)
    #expect(run.code == 0)
    let printed = try #require(folder.read("book/book.pdf"))
    #expect(printed.hasPrefix("%PDF-1.4 <!doctype html>"))
    // Both languages stand one after the other, and nothing chooses between them.
    #expect(printed.contains("data-lang=\"all\"") && !printed.contains("<script"))
    #expect(printed.contains("결론") || printed.contains("자립"))
  }

  @Test func `a printer that fails is told of`() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("tools"), withIntermediateDirectories: true)
    try folder.write("#!/bin/bash\necho no display >&2; exit 3\n", "tools/weasyprint")
    let path = folder.url.path + "/tools"
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path + "/weasyprint")
    let run = try report("--out", "book", "--format", "pdf", printers: path)
    #expect(run.code == 2)
    #expect(run.error.contains("'weasyprint' did not print one"))
    #expect(run.error.contains("no display"))
    #expect(try files(in: "book") == ["results.csv", "results.json"])
  }

  @Test func `what is misspelt is told with the nearest word`() throws {
    let format = try report("--out", "book", "--format", "html,xslx")
    #expect(format.code == 2)
    #expect(format.error.contains("Did you mean xlsx?"))
    let language = try report("--out", "book", "--lang", "kr")
    #expect(language.code == 2)
    #expect(language.error.contains("--lang is en, ko or both, not 'kr'."))
    let missing = try report()
    #expect(missing.code == 2)
    #expect(missing.error.contains("--out"))
    #expect(!folder.names.contains("book"))
  }

  @Test func `a folder that cannot be written is one error before the run`() throws {
    let run = try report("--out", "pair.yaml")
    #expect(run.code == 2)
    #expect(run.error.contains("[unwritable-output]"))
    #expect(run.output == "")
    let inside = try report("--out", "pair.yaml/book")
    #expect(inside.code == 2)
  }

  @Test func `run and compare write the answer as a page`() throws {
    let run = try Command("run", "centre.yaml", "--quiet", "--html", "one.html", in: folder)
    #expect(run.code == 0)
    let page = try #require(folder.read("one.html"))
    #expect(page.contains("<h1") && page.contains("stand alone by December 2001"))
    let compare = try Command(
      "compare", "pair.yaml", "--trials", "50", "--lang", "ko", "--html", "-", in: folder)
    #expect(compare.output.hasPrefix("<!doctype html>\n<html lang=\"ko\""))
    let files = try Command("compare", "pair.yaml", "centre.yaml", "--html", "x.html", in: folder)
    #expect(files.code == 2)
    #expect(!folder.names.contains("x.html"))
    let both = try Command("run", "centre.yaml", "--html", "x", "--csv", "x", in: folder)
    #expect(both.error.contains("--csv and --html name the same file"))
  }
}
