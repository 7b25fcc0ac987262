import Foundation
import JaripLanguage
import Synchronization

/// Prints a page as a PDF with a browser or a typesetter that is on the machine.
enum PdfPrinter {
  /// Of what is thrown where there is none, or where it fails.
  static let code = "no-pdf"

  /// In order of preference.
  static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  static let typesetter = "weasyprint"
  /// A page that takes longer than this never ends: seconds.
  static let patience = 300.0

  static func pdf(of html: String) throws(Diagnostic) -> [UInt8] {
    guard let program = program() else {
      throw Diagnostic(
        code, "There is no book.pdf: neither Chromium nor WeasyPrint is installed",
        why: "a PDF is printed from the page by one of the two; all else has been written.",
        suggestion:
          "apt install chromium fonts-noto-cjk, or print the page of --format html from any browser"
      )
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jarip-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("book.html")
    let pdf = folder.appendingPathComponent("book.pdf")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(html.utf8).write(to: page)
      let words = try run(program, page: page, pdf: pdf, folder: folder)
      guard let data = try? Data(contentsOf: pdf), data.starts(with: Data("%PDF".utf8)) else {
        throw Diagnostic(
          code, "There is no book.pdf: '\(program.lastPathComponent)' did not print one",
          why: words.isEmpty ? nil : words,
          suggestion: "print the page of --format html from any browser")
      }
      return [UInt8](data)
    } catch let problem as Diagnostic {
      throw problem
    } catch {
      throw Diagnostic(
        code, "There is no book.pdf: '\(program.lastPathComponent)' could not be run",
        why: error.localizedDescription,
        suggestion: "print the page of --format html from any browser")
    }
  }

  /// The first of the programs on the search path.
  private static func program() -> URL? {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in browsers + [typesetter] {
      for path in paths {
        let file = "\(path)/\(name)"
        if FileManager.default.isExecutableFile(atPath: file) { return URL(fileURLWithPath: file) }
      }
    }
    return nil
  }

  /// Runs the program to its end and gives the last of what it said.
  private static func run(_ program: URL, page: URL, pdf: URL, folder: URL) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments =
      program.lastPathComponent == typesetter
      ? [page.path, pdf.path]
      : [
        "--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder.path)/profile",
        // Root has no sandbox of its own; the page asks for nothing from outside.
        getuid() == 0 ? "--no-sandbox" : "--no-default-browser-check", "--no-pdf-header-footer",
        "--print-to-pdf=\(pdf.path)", page.absoluteString,
      ]
    // What the printer leaves among temporary files goes with the folder; the path of a socket below it has at most 107 bytes.
    if folder.path.utf8.count <= 60 {
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["TMPDIR": folder.path], uniquingKeysWith: { $1 })
    }
    let log = folder.appendingPathComponent("log")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    // ^C ends this program, its printer with all that it has started, and leaves nothing behind.
    let isInterrupted = Flag()
    let interrupts = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        isInterrupted.value.store(true, ordering: .relaxed)
        if process.isRunning { kill(-process.processIdentifier, SIGKILL) }
        while process.isRunning { usleep(10_000) }
        // What the printer has started ends a moment after it.
        for _ in 0..<20 where FileManager.default.fileExists(atPath: folder.path) {
          try? FileManager.default.removeItem(at: folder)
          usleep(50_000)
        }
        _exit(128 + number)
      }
      source.resume()
      return (number, source)
    }
    defer {
      for (number, source) in interrupts {
        source.cancel()
        signal(number, SIG_DFL)
      }
    }
    try process.run()
    let watch = DispatchWorkItem { kill(-process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: watch)
    process.waitUntilExit()
    // The printer was ended by the handler, which ends this program too.
    while isInterrupted.value.load(ordering: .relaxed) { sleep(1) }
    watch.cancel()
    let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return said.split(separator: "\n").last.map(String.init) ?? ""
  }

  private final class Flag: Sendable {
    let value = Atomic(false)
  }
}
